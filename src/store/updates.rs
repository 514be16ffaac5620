//! Which updates were handled. A set, because Telegram's ids may jump backwards.

use chrono::TimeDelta;

use super::{Error, Store};

/// Telegram keeps an update for a day; two are enough to recognise one that comes again.
const KEPT: TimeDelta = TimeDelta::days(2);

impl Store {
    /// Whether the update was handled before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_handled(&self, update: i64) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM updates WHERE update_id = $1")
            .bind(update)
            .fetch_optional(self.reader())
            .await?;
        Ok(row.is_some())
    }

    /// Remembers that the update was handled.
    ///
    /// # Errors
    /// When the database fails; the update may then be handled again.
    pub async fn mark_handled(&self, update: i64) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO updates (update_id, handled_at) VALUES ($1, $2) ON CONFLICT (update_id) DO NOTHING",
        )
        .bind(update)
        .bind(self.now_ms())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Forgets updates that Telegram can't send any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old_updates(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM updates WHERE handled_at < $1")
            .bind(self.now_ms() - KEPT.num_milliseconds())
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
