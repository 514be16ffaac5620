//! What is private goes when it has served: the codes, texts and numbers of ended orders.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sqlx::Row;

use super::hold::hold_person;
use super::{Error, Store};
use crate::domain::UserId;

/// Orders that are looked up at a time.
const BATCH: i64 = 100;

impl Store {
    /// Wipes the codes, SMS texts and numbers of orders that ended at least `kept` ago, and tells of how many orders.
    /// What a person has not been told yet is kept until they have: who is away finds it when they return.
    ///
    /// # Errors
    /// When the database fails; what was wiped before stays wiped.
    pub async fn purge_orders(&self, kept: TimeDelta) -> Result<u64, Error> {
        let before = self.now_ms() - kept.num_milliseconds();
        let mut wiped = 0;
        loop {
            let due = sqlx::query(
                "SELECT user_id, order_id FROM orders WHERE purged_at IS NULL AND ended_at < $1
                     AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.user_id = orders.user_id)
                 ORDER BY ended_at LIMIT $2",
            )
            .bind(before)
            .bind(BATCH)
            .fetch_all(self.reader())
            .await?;
            let mut due_of: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
            for row in &due {
                due_of.entry(row.try_get("user_id")?).or_default().push(row.try_get("order_id")?);
            }
            let mut wiped_now = 0;
            for (user, orders) in due_of {
                wiped_now += self.purge_of(UserId(user), &orders, before).await?;
            }
            wiped += wiped_now;
            if wiped_now == 0 {
                return Ok(wiped);
            }
        }
    }

    /// Wipes those of a person's orders that are still due. The person is held first, as by everybody who writes an
    /// order: who had read it before the wipe would write its codes back after it.
    async fn purge_of(&self, user: UserId, orders: &[i64], before: i64) -> Result<u64, Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let mut wiped = 0;
        for order in orders {
            let purged = sqlx::query(
                "UPDATE orders SET purged_at = $1, phone = NULL
                 WHERE user_id = $2 AND order_id = $3 AND purged_at IS NULL AND ended_at < $4
                     AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.user_id = $2)",
            )
            .bind(self.now_ms())
            .bind(user.0)
            .bind(*order)
            .bind(before)
            .execute(&mut *tx)
            .await?
            .rows_affected();
            if purged == 1 {
                sqlx::query("UPDATE sms SET code = NULL, text = NULL WHERE user_id = $1 AND order_id = $2")
                    .bind(user.0)
                    .bind(*order)
                    .execute(&mut *tx)
                    .await?;
            }
            wiped += purged;
        }
        tx.commit().await?;
        Ok(wiped)
    }
}
