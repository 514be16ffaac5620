//! Erasing a person.

use sqlx::Row;

use super::hold::hold_person;
use super::{Error, Store};
use crate::domain::UserId;

/// The most messages that are looked up; Telegram lets go only of those of the last two days anyway.
const MESSAGES: i64 = 200;
const RUNNING: &str =
    "SELECT 1 AS one FROM purchases WHERE user_id = $1 AND state IN ('confirmed', 'in_doubt')";

impl Store {
    /// The newest messages in the person's chat that show numbers or codes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_private_messages(&self, user: UserId) -> Result<Vec<i32>, Error> {
        let rows = sqlx::query(
            "SELECT message_id FROM sms WHERE user_id = $1 AND message_id IS NOT NULL
             UNION SELECT message_id FROM cards WHERE user_id = $1
             ORDER BY message_id DESC LIMIT $2",
        )
        .bind(user.0)
        .bind(MESSAGES)
        .fetch_all(self.reader())
        .await?;
        rows.iter()
            .map(|row| Ok(i32::try_from(row.try_get::<i64, _>("message_id")?).unwrap_or_default()))
            .collect()
    }

    /// Whether a purchase of the person is not settled yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_purchase_running(&self, user: UserId) -> Result<bool, Error> {
        Ok(sqlx::query(RUNNING).bind(user.0).fetch_optional(self.reader()).await?.is_some())
    }

    /// Erases everything that is kept of a person, except which updates were handled. `false`, and nothing is erased,
    /// while a purchase of theirs runs: its answer would find nobody.
    ///
    /// # Errors
    /// When the database fails; nothing is erased then.
    pub async fn forget_person(&self, user: UserId) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let running = sqlx::query(RUNNING).bind(user.0).fetch_optional(&mut *tx).await?;
        if running.is_some() {
            return Ok(false);
        }
        sqlx::query("DELETE FROM dialogues WHERE user_id = $1").bind(user.0).execute(&mut *tx).await?;
        // One that is being sent ends with it.
        sqlx::query("DELETE FROM announcements WHERE author = $1").bind(user.0).execute(&mut *tx).await?;
        // Account, favourites, purchases, orders, SMS, cards and pushes go with the person.
        sqlx::query("DELETE FROM users WHERE user_id = $1").bind(user.0).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }
}
