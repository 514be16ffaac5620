//! Dialogue states, as text that `bot` writes and reads.

use sqlx::Row;

use super::{Error, Store};
use crate::domain::UserId;

impl Store {
    /// The stored state of the person's dialogue.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_dialogue(&self, user: UserId) -> Result<Option<String>, Error> {
        let row = sqlx::query("SELECT state FROM dialogues WHERE user_id = $1")
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?;
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
