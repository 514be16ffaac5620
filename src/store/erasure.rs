//! Erasure: users who want to be forgotten, and private data that is no longer needed.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sqlx::Row;

use super::batch::Batch;
use super::chat::OutboxEntry;
use super::codec::{AT_ONCE, count};
use super::messages::{DELETABLE_MS, note_private};
use super::{Error, Store};
use super::{outbox, outcomes};
use crate::domain::UserId;
use crate::domain::notification::Notification;

/// Maximum number of messages looked up for deletion.
const MESSAGES: i64 = 10_000;

/// The result of starting to forget a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// Nothing was erased: a purchase is in progress, and its answer would find no user.
    Running,
    /// Nothing was erased: this many purchases have an unknown outcome, and the user has not been told that
    /// yet.
    InDoubt(u32),
    /// Everything is erased except the list of messages still being deleted.
    Begun,
}

impl Store {
    /// The number of purchases in progress with any of the person's accounts, and of those with unknown
    /// outcome.
    pub async fn count_unsettled(&self, user: UserId) -> Result<(u32, u32), Error> {
        unsettled(&mut *self.reader().acquire().await?, user).await
    }

    /// Erases everything stored about a person with all their accounts, except which updates were handled and
    /// which messages in the chat are still to be deleted; [`Notification::Farewell`] does that. Purchases in
    /// doubt are erased only with `doubt_known`.
    ///
    /// # Errors
    /// When the database fails; nothing is erased then.
    pub async fn forget_person(
        &self,
        user: UserId,
        doubt_known: bool,
        farewell: Notification,
    ) -> Result<Erasure, Error> {
        let person = user.person();
        let mut tx = self.begin_for_person(person).await?;
        for user in person.accounts() {
            self.touch_sharers(&mut tx, user).await?;
        }
        match unsettled(&mut tx, person).await? {
            (1.., _) => return Ok(Erasure::Running),
            (0, doubtful @ 1..) if !doubt_known => return Ok(Erasure::InDoubt(doubtful)),
            _ => {}
        }
        let messages = sqlx::query(
            "SELECT DISTINCT message_id FROM private_messages
             WHERE user_id IN (SELECT user_id FROM users WHERE person = $1) AND shown_at > $3
             ORDER BY message_id DESC LIMIT $2",
        )
        .bind(person.0)
        .bind(MESSAGES)
        .bind(self.now_ms() - DELETABLE_MS)
        .fetch_all(&mut **tx)
        .await?;
        let requester =
            sqlx::query("SELECT language, telegram_language, flood_until FROM users WHERE user_id = $1")
                .bind(person.0)
                .fetch_optional(&mut **tx)
                .await?;
        sqlx::query("DELETE FROM dialogues WHERE user_id = $1").bind(person.0).execute(&mut **tx).await?;
        // An announcement that is being sent ends with its author.
        sqlx::query("DELETE FROM announcements WHERE author = $1").bind(person.0).execute(&mut **tx).await?;
        outcomes::make_nameless(&mut tx, person).await?;
        // The accounts, favourites, purchases, orders, SMS, cards and notifications are deleted along with the
        // users.
        sqlx::query("DELETE FROM users WHERE person = $1").bind(person.0).execute(&mut **tx).await?;
        if let Some(requester) = requester {
            // Kept until the farewell is sent, in the user's language.
            sqlx::query(
                "INSERT INTO users (user_id, language, telegram_language, currency, notifications, flood_until,
                     created_at)
                 VALUES ($1, $2, $3, 'IDR', 'all', $4, $5)",
            )
            .bind(person.0)
            .bind(requester.try_get::<Option<String>, _>("language")?)
            .bind(requester.try_get::<Option<String>, _>("telegram_language")?)
            .bind(requester.try_get::<i64, _>("flood_until")?)
            .bind(self.now_ms())
            .execute(&mut **tx)
            .await?;
            let messages = messages
                .iter()
                .map(|row| {
                    Ok((person, i32::try_from(row.try_get::<i64, _>("message_id")?).unwrap_or_default()))
                })
                .collect::<Result<Vec<_>, Error>>()?;
            let mut batch = Batch::default();
            note_private(&mut batch, messages, self.now_ms())?;
            batch.run(&mut tx).await?;
            tx.tell(person, &farewell, AT_ONCE).await?;
        }
        tx.commit().await?;
        Ok(Erasure::Begun)
    }

    /// The farewell has been sent: deletes what was kept for it. A user who has started again meanwhile
    /// stays.
    ///
    /// # Errors
    /// When the database fails; the farewell is then retried.
    pub async fn complete_farewell(&self, entry: &OutboxEntry) -> Result<(), Error> {
        let mut tx = self.begin_for(entry.user).await?;
        if outbox::delete_one(&mut tx, entry).await? {
            sqlx::query(
                "DELETE FROM users WHERE user_id = $1
                     AND NOT EXISTS (SELECT 1 FROM users AS other WHERE other.person = $1 AND other.user_id <> $1)
                     AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = $1)
                     AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.user_id = $1)
                     AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.user_id = $1)",
            )
            .bind(entry.user.0)
            .execute(&mut **tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The number of purchases in progress, and of those in doubt.
async fn unsettled(connection: &mut sqlx::AnyConnection, user: UserId) -> Result<(u32, u32), Error> {
    let row = sqlx::query(
        "SELECT COUNT(CASE WHEN state = 'confirmed' THEN 1 END) AS running,
             COUNT(CASE WHEN state = 'in_doubt' THEN 1 END) AS doubtful
         FROM purchases WHERE user_id IN (SELECT user_id FROM users WHERE person = $1)
             AND state IN ('confirmed', 'in_doubt')",
    )
    .bind(user.person().0)
    .fetch_one(connection)
    .await?;
    Ok((count(&row, "running")?, count(&row, "doubtful")?))
}

/// Orders looked up at a time.
const BATCH: i64 = 100;

impl Store {
    /// Wipes the codes, SMS texts and numbers of orders that ended at least `kept` ago, and returns how many
    /// orders. An order whose end was never learned, because its account was unlinked, counts as ended at its
    /// deadline, or a day after its last update when the deadline is unknown. For a linked account every end
    /// is learned, however long the bot was away.
    /// Anything a user has not been told yet is kept until they have, so that an absent user finds it on
    /// return; this does not apply to users whose Telegram account is deleted.
    ///
    /// # Errors
    /// When the database fails; what was wiped before stays wiped.
    pub async fn purge_orders(&self, kept: TimeDelta) -> Result<u64, Error> {
        let before = self.now_ms() - kept.num_milliseconds();
        let mut wiped = 0;
        loop {
            let due = sqlx::query(
                "SELECT user_id, order_id FROM orders
                 WHERE purged_at IS NULL AND COALESCE(ended_at, expires_at, status_at + 86400000) < $1
                     AND (ended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM accounts
                         WHERE accounts.user_id = orders.user_id AND accounts.revoked_at IS NULL))
                     AND NOT EXISTS (SELECT 1 FROM outbox JOIN users ON users.user_id = outbox.user_id
                         WHERE outbox.user_id = orders.user_id AND users.deactivated_at IS NULL)
                 ORDER BY COALESCE(ended_at, expires_at, status_at + 86400000) LIMIT $2",
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

    /// Wipes those of a user's orders that are still due. Locks the user first, like every writer of an
    /// order: a writer that had read the order before the wipe would write its codes back afterwards.
    async fn purge_of(&self, user: UserId, orders: &[i64], before: i64) -> Result<u64, Error> {
        let mut tx = self.begin_for(user).await?;
        let mut wiped = 0;
        for order in orders {
            let purged = sqlx::query(
                "UPDATE orders SET purged_at = $1, phone = NULL, ended_at = COALESCE(ended_at, $1),
                     cancel_promised_at = NULL, finish_promised_at = NULL
                 WHERE user_id = $2 AND order_id = $3 AND purged_at IS NULL
                     AND COALESCE(ended_at, expires_at, status_at + 86400000) < $4
                     AND (ended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM accounts
                         WHERE accounts.user_id = $2 AND accounts.revoked_at IS NULL))
                     AND NOT EXISTS (SELECT 1 FROM outbox JOIN users ON users.user_id = outbox.user_id
                         WHERE outbox.user_id = $2 AND users.deactivated_at IS NULL)",
            )
            .bind(self.now_ms())
            .bind(user.0)
            .bind(*order)
            .bind(before)
            .execute(&mut **tx)
            .await?
            .rows_affected();
            if purged == 1 {
                sqlx::query("UPDATE sms SET code = NULL, text = NULL WHERE user_id = $1 AND order_id = $2")
                    .bind(user.0)
                    .bind(*order)
                    .execute(&mut **tx)
                    .await?;
            }
            wiped += purged;
        }
        if wiped > 0 {
            // Rows remain only if the Telegram account is deleted, and then there is nobody left to notify.
            sqlx::query("DELETE FROM outbox WHERE user_id = $1").bind(user.0).execute(&mut **tx).await?;
        }
        tx.commit().await?;
        Ok(wiped)
    }
}
