//! Announcements: durable before they are sent, and taken to each person at most once.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::{AT_ONCE, find_time, word};
use super::survey::number;
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::announcement::{Announcement, AnnouncementState, Receipt};

/// What was shown to its author and not decided for so long is not sent any more.
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
    /// Keeps a draft, and gives its number.
    ///
    /// # Errors
    /// When the database fails.
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

    /// The announcement with this number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_announcement(&self, id: i64) -> Result<Option<Announcement>, Error> {
        let row = sqlx::query("SELECT * FROM announcements WHERE id = $1")
            .bind(id)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Has a draft sent from now on; `message` shows its author how far it is. One that is too old ends instead.
    /// Tells whether it was a draft.
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
        self.signals().announcements.notify_one();
        Ok(begun.rows_affected() == 1)
    }

    /// Sends it to nobody (else). Tells whether there was something to stop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stop_announcement(&self, id: i64) -> Result<bool, Error> {
        self.end_announcement(id, AnnouncementState::Stopped).await
    }

    /// Everybody was looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish_announcement(&self, id: i64) -> Result<bool, Error> {
        self.end_announcement(id, AnnouncementState::Done).await
    }

    async fn end_announcement(&self, id: i64, state: AnnouncementState) -> Result<bool, Error> {
        let ended = sqlx::query(
            "UPDATE announcements SET state = $1, due_at = NULL, lease_until = 0
             WHERE id = $2 AND state IN ('draft', 'sending')",
        )
        .bind(state.as_str())
        .bind(id)
        .execute(self.writer())
        .await?;
        // The next one has its turn.
        self.signals().announcements.notify_one();
        Ok(ended.rows_affected() == 1)
    }

    /// Takes an announcement that is to be sent on, for `lease`. One at a time is sent, whatever the number of
    /// processes: two would have twice the pace.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_announcement(&self, lease: Duration) -> Result<Option<Announcement>, Error> {
        let now = self.now_ms();
        let row = sqlx::query(
            "UPDATE announcements SET lease_until = $1
             WHERE lease_until <= $2 AND id IN (
                 SELECT id FROM announcements WHERE due_at <= $2 AND NOT EXISTS (
                     SELECT 1 FROM announcements AS held WHERE held.due_at IS NOT NULL AND held.lease_until > $2)
                 ORDER BY due_at, id LIMIT 1)
             RETURNING *",
        )
        .bind(now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(now)
        .fetch_optional(self.writer())
        .await?;
        row.as_ref().map(read).transpose()
    }

    /// When the next announcement can be sent on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_next_announcement(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row = sqlx::query(
            "SELECT MIN(due_at) AS due, MAX(lease_until) AS held FROM announcements WHERE due_at IS NOT NULL",
        )
        .fetch_one(self.reader())
        .await?;
        Ok(find_time(&row, "due")?.max(find_time(&row, "held")?))
    }

    /// Gives it back, for whoever goes on with it.
    ///
    /// # Errors
    /// When the database fails; it is then free when its lease ends.
    pub async fn release_announcement(&self, id: i64) -> Result<(), Error> {
        sqlx::query("UPDATE announcements SET lease_until = 0 WHERE id = $1")
            .bind(id)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Puts it off until Telegram lets it go on. `at` is the last person that was taken, `back` the last one of whom
    /// something is known: whoever was taken since had no message, and is taken again.
    ///
    /// # Errors
    /// When the database fails; it goes on behind the person then, when its lease ends.
    pub async fn put_announcement_off(
        &self,
        id: i64,
        (at, back): (UserId, UserId),
        until: DateTime<Utc>,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE announcements SET cursor = $1, due_at = $2, lease_until = 0
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

    /// Whether pushes are due or on their way. They go before announcements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_push_due(&self) -> Result<bool, Error> {
        let found = sqlx::query("SELECT 1 AS one FROM outbox WHERE not_before <= $1 LIMIT 1")
            .bind(self.now_ms())
            .fetch_optional(self.reader())
            .await?;
        Ok(found.is_some())
    }

    /// People behind `after` who can be reached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_recipients(&self, after: UserId, limit: u32) -> Result<Vec<UserId>, Error> {
        let rows = sqlx::query(
            "SELECT user_id FROM users WHERE user_id > $1 AND blocked_at IS NULL ORDER BY user_id LIMIT $2",
        )
        .bind(after.0)
        .bind(i64::from(limit))
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(|row| Ok(UserId(row.try_get("user_id")?))).collect()
    }

    /// How many people can be reached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_recipients(&self) -> Result<u64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS people FROM users WHERE blocked_at IS NULL")
            .fetch_one(self.reader())
            .await?;
        number(&row, "people")
    }

    /// Moves the announcement on to a person, before it is sent to them: whatever happens then, nobody takes it to
    /// them again. `false` when it was stopped, or another process went on with it.
    ///
    /// # Errors
    /// When the database fails; it must not be sent to them then.
    pub async fn take_recipient(&self, id: i64, user: UserId, lease: Duration) -> Result<bool, Error> {
        let taken = sqlx::query(
            "UPDATE announcements SET cursor = $1, lease_until = $2
             WHERE id = $3 AND state = 'sending' AND cursor < $1",
        )
        .bind(user.0)
        .bind(self.now_ms() + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(id)
        .execute(self.writer())
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Counts what became of it with one person.
    ///
    /// # Errors
    /// When the database fails.
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
