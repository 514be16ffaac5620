//! What is private goes when it has served: the codes, texts and numbers of ended orders.

use chrono::TimeDelta;
use sqlx::Row;

use super::{Error, Store};

/// Orders that are wiped in one transaction.
const BATCH: i64 = 100;

impl Store {
    /// Wipes the codes, SMS texts and numbers of orders that ended at least `kept` ago, and tells of how many orders.
    /// What a person has not been told yet is kept until they have: who is away finds it when they return.
    ///
    /// # Errors
    /// When the database fails; what was wiped before stays wiped.
    pub async fn purge_orders(&self, kept: TimeDelta) -> Result<u64, Error> {
        let (now, mut wiped) = (self.now_ms(), 0);
        let before = now - kept.num_milliseconds();
        loop {
            let mut tx = self.begin().await?;
            let due = sqlx::query(
                "UPDATE orders SET purged_at = $1, phone = NULL WHERE purged_at IS NULL AND (user_id, order_id) IN (
                     SELECT user_id, order_id FROM orders WHERE purged_at IS NULL AND ended_at < $2
                         AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.user_id = orders.user_id)
                     ORDER BY ended_at LIMIT $3)
                 RETURNING user_id, order_id",
            )
            .bind(now)
            .bind(before)
            .bind(BATCH)
            .fetch_all(&mut *tx)
            .await?;
            for row in &due {
                sqlx::query("UPDATE sms SET code = NULL, text = NULL WHERE user_id = $1 AND order_id = $2")
                    .bind(row.try_get::<i64, _>("user_id")?)
                    .bind(row.try_get::<i64, _>("order_id")?)
                    .execute(&mut *tx)
                    .await?;
            }
            tx.commit().await?;
            if due.is_empty() {
                return Ok(wiped);
            }
            wiped += u64::try_from(due.len()).unwrap_or_default();
        }
    }
}
