//! When each account's open orders are polled next. Kept in memory only: after a start all of them are due.

use chrono::{DateTime, Utc};
use sqlx::Row;
use tokio::sync::Notify;

use super::codec::{AT_ONCE, ms};
use super::orders::FIRST_POLL_MS;
use super::queue::{Due, Taken};
use super::{Error, Store};
use crate::domain::UserId;

/// The first polls after a start are this far apart, and all of them happen within this time.
const APART_MS: i64 = 5;
const SPREAD_MS: i64 = 8_000;

impl Store {
    /// Loads whose open orders are to be polled, and whose token is suspect.
    pub(super) async fn load_polls(&self) -> Result<(), Error> {
        let rows = sqlx::query(
            "SELECT user_id FROM accounts WHERE revoked_at IS NULL AND (suspected_at IS NOT NULL
                 OR user_id IN (SELECT user_id FROM orders WHERE ended_at IS NULL))",
        )
        .fetch_all(self.reader())
        .await?;
        for (index, row) in rows.iter().enumerate() {
            let later = i64::try_from(index).unwrap_or(i64::MAX).saturating_mul(APART_MS).min(SPREAD_MS);
            self.inner.polls.add(UserId(row.try_get("user_id")?), Due::at(self.now_ms() + later));
        }
        Ok(())
    }

    /// Takes up to `limit` users whose open orders are due for polling.
    pub fn take_polls(&self, limit: usize) -> Vec<Taken<UserId>> {
        self.inner.polls.take(limit, self.now_ms())
    }

    /// Releases a taken user, to be polled again at `next`; `None` when nothing is open. An order that became
    /// known meanwhile keeps them due.
    pub fn finish_poll(&self, taken: Taken<UserId>, next: Option<DateTime<Utc>>) {
        // Checked again because any other task may have learned of an order in between.
        let open = self.memory().find(taken.key()).is_some_and(|chat| chat.has_orders_to_follow());
        let next = ms(next).or_else(|| open.then(|| self.now_ms() + FIRST_POLL_MS));
        taken.give_back(next.map(Due::at));
    }

    /// Requests a poll of the user's open orders now.
    pub fn poll_soon(&self, user: UserId) {
        self.inner.polls.add(user, Due::at(AT_ONCE));
    }

    /// When the next poll that nobody has taken is due.
    pub fn next_poll(&self) -> Option<DateTime<Utc>> {
        self.inner.polls.next_due().and_then(DateTime::from_timestamp_millis)
    }

    /// Notified when a poll may be due sooner than before.
    pub fn poll_bell(&self) -> &Notify {
        self.inner.polls.bell()
    }
}
