//! Data for operators: anonymous statistics; announcements, stored before they are sent and delivered to each
//! user at most once; alarms; and which parts of the profile were registered with Telegram.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::{AT_ONCE, find_time, get_time, word};
use super::{Error, Store, WebhookStatus};
use crate::domain::UserId;
use crate::domain::alarm::Alarm;
use crate::domain::announcement::{Announcement, AnnouncementState, Receipt};

/// Current workload figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageStats {
    /// Notifications waiting to be delivered.
    pub waiting: u64,
    /// When the oldest of them was caused.
    pub oldest: Option<DateTime<Utc>>,
    /// Notifications to users who can't be reached.
    pub parked: u64,
    /// Number of open orders.
    pub open_orders: u64,
    /// When the next poll of open orders is due; in the past when polling is late.
    pub next_poll: Option<DateTime<Utc>>,
    /// Linked accounts with a valid token, by webhook status.
    pub accounts: [(WebhookStatus, u64); 3],
}

impl Store {
    /// Gathers the current figures.
    pub async fn usage_stats(&self) -> Result<UsageStats, Error> {
        // Work scheduled for a certain time does not count as waiting before that time.
        let row = sqlx::query(
            "SELECT COUNT(*) AS waiting, MIN(caused_at) AS oldest
             FROM outbox JOIN users ON users.user_id = outbox.user_id
             WHERE users.blocked_at IS NULL AND outbox.caused_at <= $1",
        )
        .bind(self.now_ms())
        .fetch_one(self.reader())
        .await?;
        let (waiting, oldest) = (number(&row, "waiting")?, find_time(&row, "oldest")?);
        let row = sqlx::query(
            "SELECT COUNT(*) AS parked FROM outbox JOIN users ON users.user_id = outbox.user_id
             WHERE users.blocked_at IS NOT NULL",
        )
        .fetch_one(self.reader())
        .await?;
        let parked = number(&row, "parked")?;
        let row = sqlx::query("SELECT COUNT(*) AS open FROM orders WHERE ended_at IS NULL")
            .fetch_one(self.reader())
            .await?;
        let open_orders = number(&row, "open")?;
        Ok(UsageStats {
            waiting,
            oldest,
            parked,
            open_orders,
            next_poll: self.next_poll(),
            accounts: self.count_accounts().await?,
        })
    }

    async fn count_accounts(&self) -> Result<[(WebhookStatus, u64); 3], Error> {
        let mut accounts =
            [WebhookStatus::Off, WebhookStatus::Pending, WebhookStatus::On].map(|state| (state, 0));
        for (state, count) in &mut accounts {
            let row = sqlx::query(
                "SELECT COUNT(*) AS linked FROM accounts WHERE webhook_status = $1 AND revoked_at IS NULL",
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

/// How many days of statistics are kept.
const DAYS: i64 = 90;

impl Store {
    /// Adds to the statistics of today (UTC).
    ///
    /// # Errors
    /// When the database fails; none of the figures was added then.
    pub async fn add_counters(&self, stats: &[(&'static str, i64)]) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        for (name, figure) in stats {
            sqlx::query(
                "INSERT INTO counters (day, name, total) VALUES ($1, $2, $3)
                 ON CONFLICT (day, name) DO UPDATE SET total = counters.total + excluded.total",
            )
            .bind(self.today())
            .bind(*name)
            .bind(*figure)
            .execute(&mut **tx)
            .await?;
        }
        sqlx::query("DELETE FROM counters WHERE day < $1")
            .bind(self.today() - DAYS)
            .execute(&mut **tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The statistics of today (UTC) from all processes, as far as they have reported.
    pub async fn counters(&self) -> Result<BTreeMap<String, i64>, Error> {
        let rows = sqlx::query("SELECT name, total FROM counters WHERE day = $1")
            .bind(self.today())
            .fetch_all(self.reader())
            .await?;
        rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("total")?))).collect()
    }

    fn today(&self) -> i64 {
        self.now_ms().div_euclid(86_400_000)
    }

    /// The alarms that administrators were told of and that have not been reported as over.
    pub async fn told_alarms(&self) -> Result<Vec<(Alarm, DateTime<Utc>)>, Error> {
        let rows = sqlx::query("SELECT name, since FROM alarms").fetch_all(self.reader()).await?;
        let mut alarms = Vec::new();
        for row in &rows {
            // An alarm that only another version knows is left for that version to end.
            if let Some(alarm) = Alarm::parse(row.try_get("name")?) {
                alarms.push((alarm, get_time(row, "since")?));
            }
        }
        Ok(alarms)
    }

    /// Records that administrators were told of an alarm.
    pub async fn keep_alarm(&self, alarm: Alarm, since: DateTime<Utc>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO alarms (name, since, told_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        )
        .bind(alarm.as_str())
        .bind(since.timestamp_millis())
        .bind(self.now_ms())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Records that they were told that it is over.
    pub async fn end_alarm(&self, alarm: Alarm) -> Result<(), Error> {
        sqlx::query("DELETE FROM alarms WHERE name = $1").bind(alarm.as_str()).execute(self.writer()).await?;
        Ok(())
    }
}

/// A draft that its author has neither sent nor discarded expires after this time.
const DRAFT_LASTS: TimeDelta = TimeDelta::days(1);

fn read(row: &AnyRow) -> Result<Announcement, Error> {
    let message: Option<i64> = row.try_get("message_id")?;
    Ok(Announcement {
        id: row.try_get("id")?,
        author: UserId(row.try_get("author")?),
        body: row.try_get("body")?,
        state: word(row, "state", AnnouncementState::parse)?,
        cursor: UserId(row.try_get("cursor")?),
        sent: number(row, "sent")?,
        unreached: number(row, "unreached")?,
        unclear: number(row, "in_doubt")?,
        message: message.and_then(|id| i32::try_from(id).ok()),
    })
}

impl Store {
    /// Stores a draft and returns its number.
    pub async fn draft_announcement(&self, author: UserId, body: &str) -> Result<i64, Error> {
        let row = sqlx::query(
            "INSERT INTO announcements (id, author, body, state, created_at)
             VALUES (COALESCE((SELECT MAX(id) + 1 FROM announcements WHERE id >= $1), $1), $2, $3, 'draft', $1)
             RETURNING id",
        )
        .bind(self.now_ms())
        .bind(author.0)
        .bind(body)
        .fetch_one(self.writer())
        .await?;
        Ok(row.try_get("id")?)
    }

    /// Finds the announcement with this number.
    pub async fn find_announcement(&self, id: i64) -> Result<Option<Announcement>, Error> {
        let row = sqlx::query("SELECT * FROM announcements WHERE id = $1")
            .bind(id)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Starts sending a draft; `message` shows its author the progress. A draft that is too old ends instead.
    /// Returns whether it was a draft.
    ///
    /// # Errors
    /// When the database fails; nothing is sent then.
    pub async fn begin_announcement(&self, id: i64, message: Option<i32>) -> Result<bool, Error> {
        let begun = sqlx::query(
            "UPDATE announcements SET message_id = $2,
                 state = CASE WHEN created_at > $4 THEN 'sending' ELSE 'stopped' END,
                 due_at = CASE WHEN created_at > $4 THEN $1 ELSE NULL END
             WHERE id = $3 AND state = 'draft'",
        )
        .bind(AT_ONCE)
        .bind(message.map(i64::from))
        .bind(id)
        .bind(self.now_ms() - DRAFT_LASTS.num_milliseconds())
        .execute(self.writer())
        .await?;
        self.wakeups().announcements.notify_one();
        Ok(begun.rows_affected() == 1)
    }

    /// Stops an announcement; it goes to nobody else. Returns whether there was something to stop.
    pub async fn stop_announcement(&self, id: i64) -> Result<bool, Error> {
        self.end_announcement(id, AnnouncementState::Stopped).await
    }

    /// Marks an announcement as finished: all users have been processed.
    pub async fn finish_announcement(&self, id: i64) -> Result<bool, Error> {
        self.end_announcement(id, AnnouncementState::Done).await
    }

    async fn end_announcement(&self, id: i64, state: AnnouncementState) -> Result<bool, Error> {
        let ended = sqlx::query(
            "UPDATE announcements SET state = $1, due_at = NULL
             WHERE id = $2 AND state IN ('draft', 'sending')",
        )
        .bind(state.as_str())
        .bind(id)
        .execute(self.writer())
        .await?;
        // The next announcement can start now.
        self.wakeups().announcements.notify_one();
        Ok(ended.rows_affected() == 1)
    }

    /// The announcement to continue sending now, if any.
    pub async fn find_due_announcement(&self) -> Result<Option<Announcement>, Error> {
        let row = sqlx::query("SELECT * FROM announcements WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1")
            .bind(self.now_ms())
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// When the next announcement can continue.
    pub async fn find_next_announcement(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row =
            sqlx::query("SELECT MIN(due_at) AS due FROM announcements").fetch_one(self.reader()).await?;
        find_time(&row, "due")
    }

    /// Postpones an announcement until Telegram allows more. `at` is the last user that was taken, `back` the
    /// last one with a known result: users taken after that got no message and are taken again.
    ///
    /// # Errors
    /// When the database fails; it then continues after the last user taken.
    pub async fn put_announcement_off(
        &self,
        id: i64,
        (at, back): (UserId, UserId),
        until: DateTime<Utc>,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE announcements SET cursor = $1, due_at = $2
             WHERE id = $3 AND cursor = $4 AND state = 'sending'",
        )
        .bind(back.0)
        .bind(until.timestamp_millis())
        .bind(id)
        .bind(at.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// The next people after `after` who can be reached, each once.
    pub async fn next_recipients(&self, after: UserId, limit: u32) -> Result<Vec<UserId>, Error> {
        let rows = sqlx::query(
            "SELECT user_id FROM users WHERE user_id > $1 AND blocked_at IS NULL AND user_id = person
             ORDER BY user_id LIMIT $2",
        )
        .bind(after.0)
        .bind(i64::from(limit))
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(|row| Ok(UserId(row.try_get("user_id")?))).collect()
    }

    /// The number of people who can be reached.
    pub async fn count_recipients(&self) -> Result<u64, Error> {
        let row =
            sqlx::query("SELECT COUNT(*) AS people FROM users WHERE blocked_at IS NULL AND user_id = person")
                .fetch_one(self.reader())
                .await?;
        number(&row, "people")
    }

    /// Advances the announcement to a user before it is sent to them, so that whatever happens then it is not
    /// sent to them again. Returns `false` when it was stopped.
    ///
    /// # Errors
    /// When the database fails; it must not be sent to them then.
    pub async fn take_recipient(&self, id: i64, user: UserId) -> Result<bool, Error> {
        let taken = sqlx::query(
            "UPDATE announcements SET cursor = $1 WHERE id = $2 AND state = 'sending' AND cursor < $1",
        )
        .bind(user.0)
        .bind(id)
        .execute(self.writer())
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Counts the delivery result for one user.
    pub async fn count_receipt(&self, id: i64, receipt: Receipt) -> Result<(), Error> {
        sqlx::query(
            "UPDATE announcements SET sent = sent + $1, unreached = unreached + $2, in_doubt = in_doubt + $3
             WHERE id = $4",
        )
        .bind(i64::from(receipt == Receipt::Sent))
        .bind(i64::from(receipt == Receipt::Unreached))
        .bind(i64::from(receipt == Receipt::Unclear))
        .bind(id)
        .execute(self.writer())
        .await?;
        Ok(())
    }
}

impl Store {
    /// The digest of each registered part of the profile.
    pub async fn registered_parts(&self) -> Result<BTreeMap<String, String>, Error> {
        let rows = sqlx::query("SELECT part, digest FROM profile_parts").fetch_all(self.reader()).await?;
        rows.iter().map(|row| Ok((row.try_get("part")?, row.try_get("digest")?))).collect()
    }

    /// Records that a part was registered.
    ///
    /// # Errors
    /// When the database fails; the part is then registered again at the next start.
    pub async fn keep_registered(&self, part: &str, digest: &str) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO profile_parts (part, digest) VALUES ($1, $2)
             ON CONFLICT (part) DO UPDATE SET digest = excluded.digest",
        )
        .bind(part)
        .bind(digest)
        .execute(self.writer())
        .await?;
        Ok(())
    }
}
