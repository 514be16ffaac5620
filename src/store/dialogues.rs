//! Dialogue states, as text that `bot` writes and reads.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::codec::find_by_id;
use super::together::Batch;
use super::{Error, Store};
use crate::domain::UserId;

/// Dialogues, by the ids of who has them.
pub(super) struct Dialogues;

impl Batch for Dialogues {
    type Key = i64;
    type Found = Option<AnyRow>;

    async fn read(connection: &mut AnyConnection, people: &[i64]) -> Result<Vec<Option<AnyRow>>, Error> {
        let statement = "SELECT wanted.key AS place, dialogues.state FROM jsonb_each(jsonb($1)) AS wanted
             JOIN dialogues ON dialogues.user_id = CAST(wanted.value ->> 'id' AS BIGINT)";
        find_by_id(connection, statement, people).await
    }
}

impl Store {
    /// The stored state of the person's dialogue.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_dialogue(&self, user: UserId) -> Result<Option<String>, Error> {
        let row = self.inner.reads.dialogues.ask(self.reader(), user.0).await?;
        row.map(|row| row.try_get("state").map_err(Error::from)).transpose()
    }

    /// Stores the state, or forgets it (`None`).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_dialogue(&self, user: UserId, state: Option<&str>) -> Result<(), Error> {
        match state {
            Some(state) => {
                sqlx::query(
                    "INSERT INTO dialogues (user_id, state) VALUES ($1, $2)
                     ON CONFLICT (user_id) DO UPDATE SET state = excluded.state",
                )
                .bind(user.0)
                .bind(state)
                .execute(self.writer())
                .await?
            }
            None => {
                sqlx::query("DELETE FROM dialogues WHERE user_id = $1")
                    .bind(user.0)
                    .execute(self.writer())
                    .await?
            }
        };
        Ok(())
    }
}
