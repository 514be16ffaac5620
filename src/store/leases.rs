//! Named leases: of several processes, one does a thing.

use std::time::Duration;

use super::{Error, Store};

impl Store {
    /// Takes or keeps the lease `name` for `owner`. Tells whether it is theirs now.
    ///
    /// # Errors
    /// When the database fails; the lease must then be taken for lost.
    pub async fn hold_lease(&self, name: &str, owner: &str, ttl: Duration) -> Result<bool, Error> {
        if self.is_alone() {
            // There is no other.
            return Ok(true);
        }
        let now = self.now_ms();
        let held = sqlx::query(
            "INSERT INTO leases (name, owner, until) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
             WHERE leases.owner = excluded.owner OR leases.until <= $4",
        )
        .bind(name)
        .bind(owner)
        .bind(now + i64::try_from(ttl.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(now)
        .execute(self.writer())
        .await?;
        Ok(held.rows_affected() == 1)
    }

    /// Gives the lease up, so that another may take it at once.
    ///
    /// # Errors
    /// When the database fails; the lease then runs out by itself.
    pub async fn release_lease(&self, name: &str, owner: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM leases WHERE name = $1 AND owner = $2")
            .bind(name)
            .bind(owner)
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
