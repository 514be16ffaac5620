//! The outbox: rows for notifications still to be sent, written together with their cause and deleted once
//! delivered.
//!
//! The rows of an active chat are in memory (`chat`); a queue holds which chats have something due.

use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Row, Transaction};
use tokio::sync::Notify;

use super::batch::Batch;
use super::chat::{Delivered, OutboxEntry};
use super::codec::{AT_ONCE, count, get_time};
use super::handle::Job;
use super::queue::{Due, Taken};
use super::{Error, Store};
use crate::domain::notification::Notification;
use crate::domain::{OrderId, UserId};

/// Maximum number of a chat's notifications in memory, earliest due first.
const IN_MEMORY: usize = 256;
/// How long a chat pauses after a database failure.
const AFTER_FAILURE_MS: i64 = 1_000;

fn read(row: &AnyRow) -> Result<OutboxEntry, Error> {
    let notification: String = row.try_get("notification")?;
    Ok(OutboxEntry {
        id: row.try_get("id")?,
        generation: row.try_get("generation")?,
        not_before: row.try_get("not_before")?,
        user: UserId(row.try_get("user_id")?),
        notification: serde_json::from_str(&notification).map_err(|_| Error::Corrupt("a notification"))?,
        caused_at: get_time(row, "caused_at")?,
        attempts: count(row, "attempts")?,
        parts_sent: count(row, "parts_sent")?,
    })
}

/// The rows that can be parsed. A row written by another version must not block the others.
pub(super) fn read_all(rows: &[AnyRow]) -> Vec<OutboxEntry> {
    let entries = rows.iter().map(read).filter_map(|entry| {
        entry.inspect_err(|error| tracing::error!(%error, "failed to read a notification; it waits")).ok()
    });
    entries.collect()
}

/// Loads a chat's pending notifications; also returns whether these are all of them.
pub(super) async fn load_waiting(
    connection: &mut AnyConnection,
    user: UserId,
) -> Result<(Vec<OutboxEntry>, bool), Error> {
    let rows =
        sqlx::query("SELECT * FROM outbox WHERE user_id = $1 ORDER BY not_before, priority, id LIMIT $2")
            .bind(user.0)
            .bind(i64::try_from(IN_MEMORY).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
    Ok((read_all(&rows), rows.len() < IN_MEMORY))
}

/// A notification in the form in which it is written.
#[derive(Serialize)]
pub(super) struct OutboxRow {
    id: i64,
    user_id: i64,
    notification_key: String,
    notification: String,
    priority: i64,
    caused_at: i64,
    not_before: i64,
}

impl OutboxRow {
    /// Adds the row to the others of a statement. A duplicate is merged and is due at the earlier of both
    /// times.
    pub(super) fn add_to(self, rows: &mut Vec<Self>) {
        let same =
            |row: &&mut Self| row.user_id == self.user_id && row.notification_key == self.notification_key;
        match rows.iter_mut().find(same) {
            Some(row) => row.not_before = row.not_before.min(self.not_before),
            None => rows.push(self),
        }
    }
}

/// Inserts notifications, no two of them with the same key, or renews those not yet delivered; users
/// forgotten meanwhile are skipped. The batch returns the notifications as they are stored then.
pub(super) fn insert_all(batch: &mut Batch, rows: Vec<OutboxRow>) -> Result<(), Error> {
    batch.add(
        "INSERT INTO outbox (id, user_id, notification_key, notification, priority, caused_at, not_before)
         SELECT CAST(value ->> 'id' AS BIGINT), CAST(value ->> 'user_id' AS BIGINT), value ->> 'notification_key',
             value ->> 'notification', CAST(value ->> 'priority' AS BIGINT), CAST(value ->> 'caused_at' AS BIGINT),
             CAST(value ->> 'not_before' AS BIGINT)
         FROM jsonb_each(jsonb($1))
         WHERE EXISTS (SELECT 1 FROM users WHERE users.user_id = CAST(value ->> 'user_id' AS BIGINT))
         ON CONFLICT (user_id, notification_key) DO UPDATE SET
             generation = outbox.generation + 1,
             attempts = 0,
             not_before = CASE WHEN outbox.not_before > excluded.not_before AND outbox.attempts = 0
                               THEN excluded.not_before ELSE outbox.not_before END
         RETURNING id, generation, user_id, notification, caused_at, not_before, attempts, parts_sent",
        rows,
    )
}

#[derive(Serialize)]
struct KeyRow {
    user_id: i64,
    notification_key: String,
    id: i64,
    generation: i64,
}

/// Deletes the notifications that are unchanged since they were taken; one renewed meanwhile has to be
/// delivered again.
pub(super) fn delete_told<'a>(
    batch: &mut Batch,
    told: impl Iterator<Item = &'a OutboxEntry>,
) -> Result<(), Error> {
    let rows = told.map(|entry| KeyRow {
        user_id: entry.user.0,
        notification_key: entry.notification.key(),
        id: entry.id,
        generation: entry.generation,
    });
    batch.add(
        "DELETE FROM outbox WHERE (user_id, notification_key, id, generation) IN (
             SELECT CAST(value ->> 'user_id' AS BIGINT), value ->> 'notification_key',
                 CAST(value ->> 'id' AS BIGINT), CAST(value ->> 'generation' AS BIGINT)
             FROM jsonb_each(jsonb($1)))",
        rows,
    )
}

/// The same for a single notification. Returns whether it was still there.
pub(super) async fn delete_one(tx: &mut Transaction<'_, Any>, entry: &OutboxEntry) -> Result<bool, Error> {
    let gone = sqlx::query(
        "DELETE FROM outbox WHERE user_id = $1 AND notification_key = $2 AND id = $3 AND generation = $4",
    )
    .bind(entry.user.0)
    .bind(entry.notification.key())
    .bind(entry.id)
    .bind(entry.generation)
    .execute(&mut **tx)
    .await?;
    Ok(gone.rows_affected() == 1)
}

#[derive(Serialize)]
struct NamedRow {
    user_id: i64,
    notification_key: String,
    not_before: i64,
}

/// Makes notifications due that were waiting for their order's number and service.
pub(super) fn release_named(batch: &mut Batch, named: &[(UserId, OrderId)]) -> Result<(), Error> {
    let rows = named.iter().map(|(user, order)| NamedRow {
        user_id: user.0,
        notification_key: Notification::Sms { order: *order, seq: 1 }.key(),
        not_before: AT_ONCE,
    });
    batch.add(
        "UPDATE outbox SET not_before = CAST(named.value ->> 'not_before' AS BIGINT)
         FROM jsonb_each(jsonb($1)) AS named
         WHERE outbox.user_id = CAST(named.value ->> 'user_id' AS BIGINT)
             AND outbox.notification_key = named.value ->> 'notification_key' AND outbox.attempts = 0",
        rows,
    )
}

/// Has a notification delivered later, unless it was renewed meanwhile.
async fn put_off(
    tx: &mut Transaction<'_, Any>,
    entry: &OutboxEntry,
    until: i64,
    failed: bool,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE outbox SET not_before = $1, attempts = attempts + $2
         WHERE user_id = $3 AND notification_key = $4 AND generation = $5",
    )
    .bind(until)
    .bind(i64::from(failed))
    .bind(entry.user.0)
    .bind(entry.notification.key())
    .bind(entry.generation)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    /// Builds the row for a notification. Ids increase, also across restarts.
    pub(super) fn outbox_row(
        &self,
        user: UserId,
        notification: &Notification,
        (caused_at, not_before): (i64, i64),
    ) -> Result<OutboxRow, Error> {
        let json = serde_json::to_string(notification).map_err(|_| Error::Corrupt("a notification"))?;
        Ok(OutboxRow {
            id: self.inner.outbox_ids.fetch_add(1, Ordering::Relaxed),
            user_id: user.0,
            notification_key: notification.key(),
            notification: json,
            priority: notification.priority(),
            caused_at,
            not_before,
        })
    }

    /// Loads which chats have something to deliver.
    pub(super) async fn load_outbox(&self) -> Result<(), Error> {
        let newest = sqlx::query("SELECT MAX(id) AS newest FROM outbox").fetch_one(self.reader()).await?;
        let next = newest.try_get::<Option<i64>, _>("newest")?.unwrap_or_default() + 1;
        self.inner.outbox_ids.store(next, Ordering::Relaxed);
        let rows = sqlx::query(
            "SELECT user_id, MIN(not_before) AS due, MIN(priority) AS priority FROM outbox GROUP BY user_id",
        )
        .fetch_all(self.reader())
        .await?;
        for row in &rows {
            let due = Due { at: row.try_get("due")?, rank: row.try_get("priority")? };
            self.inner.outbox.add(UserId(row.try_get("user_id")?).person(), due);
        }
        Ok(())
    }

    /// Adds a notification in a transaction of its own.
    pub async fn add_notification(&self, user: UserId, notification: &Notification) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        tx.tell(user, notification, AT_ONCE).await?;
        Ok(tx.commit().await?)
    }

    /// Takes up to `limit` chats with something due, most urgent first. Nobody else delivers to them until
    /// they are left.
    pub fn take_chats(&self, limit: usize) -> Vec<Taken<UserId>> {
        self.inner.outbox.take(limit, self.now_ms())
    }

    /// Notified when something may be due for delivery sooner than before.
    pub fn delivery_bell(&self) -> &Notify {
        self.inner.outbox.bell()
    }

    /// When the next delivery is due in a chat that nobody has taken.
    pub fn next_delivery(&self) -> Option<DateTime<Utc>> {
        self.inner.outbox.next_due().and_then(DateTime::from_timestamp_millis)
    }

    /// Whether notifications are due or being delivered.
    pub fn is_delivering(&self) -> bool {
        self.inner.outbox.is_busy(self.now_ms())
    }

    /// The notification to deliver next in a person's chat, if one is due now: the most urgent one of all their
    /// accounts.
    pub async fn next_notification(&self, person: UserId) -> Result<Option<OutboxEntry>, Error> {
        let (now, chat) = (self.now_ms(), self.chat(person).await?);
        let mut next = chat.next_notification(now);
        for user in chat.other_accounts() {
            let due = self.chat(user).await?.next_notification(now);
            next = next.into_iter().chain(due).min_by_key(OutboxEntry::rank);
        }
        Ok(next)
    }

    /// When the next notification of any of the person's accounts is due, and how urgent it is.
    async fn next_due(&self, person: UserId) -> Result<Option<Due>, Error> {
        let (now, chat) = (self.now_ms(), self.chat(person).await?);
        let mut next = chat.next_delivery(now);
        for user in chat.other_accounts() {
            next = next.into_iter().chain(self.chat(user).await?.next_delivery(now)).min();
        }
        Ok(next)
    }

    /// All other pending notifications in a chat about the ends of these orders, due or not.
    pub async fn waiting_ends(&self, user: UserId, orders: &[OrderId]) -> Result<Vec<OutboxEntry>, Error> {
        let chat = self.chat(user).await?;
        let is_end = |entry: &&OutboxEntry| match entry.notification {
            Notification::Ended { order } => orders.contains(&order),
            _ => false,
        };
        Ok(chat.waiting.iter().filter(is_end).copied().collect())
    }

    /// Whether an SMS of an order is waiting to be delivered to a user or is being delivered.
    pub async fn is_sms_on_its_way(&self, user: UserId, order: OrderId) -> Result<bool, Error> {
        let chat = self.chat(user).await?;
        let is_sms = |entry: &OutboxEntry| matches!(entry.notification, Notification::Sms { order: of, .. } if of == order);
        Ok(chat.waiting.iter().any(is_sms))
    }

    /// Releases a chat; it can be taken again once `pause` has passed.
    pub async fn leave_chat(&self, taken: Taken<UserId>, pause: Option<Duration>) {
        let (now, chat) = (self.now_ms(), self.chat(taken.key()).await);
        let others = chat.iter().flat_map(|chat| chat.other_accounts());
        // A transaction whose outcome is still unknown may have added something.
        let unsure = std::iter::once(taken.key()).chain(others);
        let unsure = unsure.filter_map(|user| self.memory().uncertain_for(user)).min();
        let unsure = unsure.map(|wait| Due::at(now + wait));
        let next = self.next_due(taken.key()).await;
        let next = next.unwrap_or_else(|_| Some(Due::at(now + AFTER_FAILURE_MS)));
        let pause = pause.map_or(0, |pause| i64::try_from(pause.as_millis()).unwrap_or(i64::MAX / 4));
        let next = next.map(|due| Due { at: due.at.max(now + pause), ..due });
        taken.give_back(next.into_iter().chain(unsure).min());
    }

    /// Removes a delivered notification and remembers the message it left in the chat. A notification that
    /// was renewed meanwhile stays, to be delivered again from the newer state.
    ///
    /// # Errors
    /// When the database fails; the notification is then delivered again.
    pub async fn complete_notification(&self, entry: &OutboxEntry, left: Delivered) -> Result<(), Error> {
        self.ask(|done| Job::Tell { entry: *entry, left, done }).await
    }

    /// Records that one message of a notification was sent, and what it left in the chat, so that delivery
    /// resumes with the next message after a crash.
    ///
    /// # Errors
    /// When the database fails; the message is then sent again.
    pub async fn note_part(&self, entry: &OutboxEntry, left: Delivered) -> Result<(), Error> {
        let mut tx = self.begin_for(entry.user).await?;
        let mut batch = Batch::default();
        self.leave_in(&mut batch, &[(entry, left)])?;
        batch.run(&mut tx).await?;
        sqlx::query(
            "UPDATE outbox SET parts_sent = parts_sent + 1 WHERE user_id = $1 AND notification_key = $2",
        )
        .bind(entry.user.0)
        .bind(entry.notification.key())
        .execute(&mut **tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Schedules a retry after `wait` for a delivery that failed.
    pub async fn postpone_notification(&self, entry: &OutboxEntry, wait: Duration) -> Result<(), Error> {
        self.delay([entry], wait, true).await
    }

    /// Postpones notifications that were not tried by `wait`.
    pub async fn put_off<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a OutboxEntry>,
        wait: Duration,
    ) -> Result<(), Error> {
        self.delay(entries, wait, false).await
    }

    async fn delay<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a OutboxEntry>,
        wait: Duration,
        failed: bool,
    ) -> Result<(), Error> {
        let until = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        let mut tx = self.begin().await?;
        for entry in entries {
            tx.also(self.memory().change(entry.user));
            put_off(&mut tx, entry, until, failed).await?;
        }
        Ok(tx.commit().await?)
    }

    /// How many notifications are pending.
    pub async fn count_notifications(&self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS waiting FROM outbox").fetch_one(self.reader()).await?;
        Ok(row.try_get("waiting")?)
    }
}
