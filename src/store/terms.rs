//! What people accepted, and when.

use chrono::{DateTime, Utc};

use super::codec::{count, find_time};
use super::{Error, Store};
use crate::domain::UserId;

impl Store {
    /// Remembers that the person accepted this version of the terms of use now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accept_terms(&self, user: UserId, version: u32) -> Result<(), Error> {
        sqlx::query("UPDATE users SET terms_version = $1, terms_at = $2 WHERE user_id = $3")
            .bind(i64::from(version))
            .bind(self.now_ms())
            .bind(user.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// The version that the person accepted last, and when they did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_accepted_terms(&self, user: UserId) -> Result<Option<(u32, DateTime<Utc>)>, Error> {
        let row = sqlx::query(
            "SELECT terms_version, terms_at FROM users WHERE user_id = $1 AND terms_version IS NOT NULL",
        )
        .bind(user.0)
        .fetch_optional(self.reader())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let version = count(&row, "terms_version")?;
        Ok(find_time(&row, "terms_at")?.map(|at| (version, at)))
    }
}
