//! What is so now, in numbers: for metrics and for whoever runs the service. Nothing here names anybody.

use chrono::{DateTime, Utc};
use sqlx::Row;

use super::codec::find_time;
use super::{Error, PushState, Store};

/// The state of the work, in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Pushes that wait to be delivered.
    pub waiting: u64,
    /// When the oldest of them was caused.
    pub oldest: Option<DateTime<Utc>>,
    /// Pushes to people who can't be reached.
    pub parked: u64,
    /// Orders that are open.
    pub open_orders: u64,
    /// When the next look at open orders is due; in the past, when looks are late.
    pub next_poll: Option<DateTime<Utc>>,
    /// Linked accounts whose token is valid: not pushed, asked for, pushed.
    pub accounts: [(PushState, u64); 3],
}

impl Store {
    /// Takes stock.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn survey(&self) -> Result<Survey, Error> {
        // What is to happen at a time of its own does not wait before that time.
        let row = sqlx::query(
            "SELECT COUNT(*) AS waiting, MIN(caused_at) AS oldest FROM outbox
             WHERE not_before < $1 AND caused_at <= $2",
        )
        .bind(i64::MAX)
        .bind(self.now_ms())
        .fetch_one(self.reader())
        .await?;
        let (waiting, oldest) = (number(&row, "waiting")?, find_time(&row, "oldest")?);
        let row = sqlx::query("SELECT COUNT(*) AS parked FROM outbox WHERE not_before = $1")
            .bind(i64::MAX)
            .fetch_one(self.reader())
            .await?;
        let parked = number(&row, "parked")?;
        let row = sqlx::query("SELECT COUNT(*) AS open FROM orders WHERE ended_at IS NULL")
            .fetch_one(self.reader())
            .await?;
        let open_orders = number(&row, "open")?;
        let next_poll = self.find_next_poll().await?;
        Ok(Survey { waiting, oldest, parked, open_orders, next_poll, accounts: self.count_accounts().await? })
    }

    async fn count_accounts(&self) -> Result<[(PushState, u64); 3], Error> {
        let mut accounts = [PushState::Off, PushState::Pending, PushState::On].map(|state| (state, 0));
        for (state, count) in &mut accounts {
            let row = sqlx::query(
                "SELECT COUNT(*) AS linked FROM accounts WHERE push_state = $1 AND revoked_at IS NULL",
            )
            .bind(state.as_str())
            .fetch_one(self.reader())
            .await?;
            *count = number(&row, "linked")?;
        }
        Ok(accounts)
    }
}

pub(super) fn number(row: &sqlx::any::AnyRow, column: &str) -> Result<u64, Error> {
    u64::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Error::Corrupt("a count"))
}
