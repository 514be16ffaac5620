//! Announcements: durable before they are sent, and taken to each person at most once.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::{AT_ONCE, find_time, word};
use super::survey::number;
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::announcement::{Announcement, AnnouncementState, Receipt};

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
        let id = self.now_ms();
        sqlx::query(
            "INSERT INTO announcements (id, author, body, state, created_at) VALUES ($1, $2, $3, 'draft', $1)",
        )
        .bind(id)
        .bind(author.0)
        .bind(body)
        .execute(self.writer())
        .await?;
        Ok(id)
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

    /// Has a draft sent from now on; `message` shows its author how far it is. Tells whether it was a draft.
    ///
    /// # Errors
    /// When the database fails; nothing is sent then.
    pub async fn begin_announcement(&self, id: i64, message: Option<i32>) -> Result<bool, Error> {
        let begun = sqlx::query(
            "UPDATE announcements SET state = 'sending', due_at = $1, message_id = $2
             WHERE id = $3 AND state = 'draft'",
        )
        .bind(AT_ONCE)
        .bind(message.map(i64::from))
        .bind(id)
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
            "UPDATE announcements SET state = $1, due_at = NULL WHERE id = $2 AND state IN ('draft', 'sending')",
        )
        .bind(state.as_str())
        .bind(id)
        .execute(self.writer())
        .await?;
        Ok(ended.rows_affected() == 1)
    }

    /// Takes an announcement that is to be sent on, for `lease`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_announcement(&self, lease: Duration) -> Result<Option<Announcement>, Error> {
        let now = self.now_ms();
        let row = sqlx::query(
            "UPDATE announcements SET lease_until = $1
             WHERE lease_until <= $2 AND id IN (
                 SELECT id FROM announcements WHERE due_at <= $2 AND lease_until <= $2 ORDER BY due_at LIMIT 1)
             RETURNING *",
        )
        .bind(now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(now)
        .fetch_optional(self.writer())
        .await?;
        row.as_ref().map(read).transpose()
    }

    /// When the next announcement is to be sent on that nobody has taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_next_announcement(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row = sqlx::query(
            "SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due
             FROM announcements WHERE due_at IS NOT NULL",
        )
        .fetch_one(self.reader())
        .await?;
        find_time(&row, "due")
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
