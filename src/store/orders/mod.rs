//! Orders, their SMS and the cards that show them. [`Store::apply`] is the only way to change an order.
//!
//! Only the last 64 SMS of an order are read, so that the cost of an order is bounded however many it gets.
//! Events add fewer than that to one order, so that a replay of any of them is recognized.

mod promises;
mod record;
mod rows;

use chrono::{DateTime, Utc};
use sqlx::{Any, Row, Transaction};

use super::accounts::load_siblings;
use super::batch::Batch;
use super::codec::{AT_ONCE, Sealer, word};
use super::handle::Job;
use super::replacements;
use super::{Error, Store};
use crate::domain::notification::{CardId, Notification};
use crate::domain::tracking::{Observation, Order, Recorded, Source, observe};
use crate::domain::{OrderId, UserId};

pub use promises::Promise;
pub(super) use promises::insert_result;
pub(super) use record::RecordedGroup;
pub(super) use rows::{load_followed, load_of_card};

/// How long the card of an unexpected order waits while one of the user's purchases has no answer yet: the
/// order most likely belongs to that purchase, whose own card will show it.
pub(super) const CARD_WAITS_FOR_PURCHASE_MS: i64 = 35_000;
/// The same while a purchase that has ended may still have late orders: the list is checked for them at once.
pub(super) const CARD_WAITS_FOR_LATE_LOOK_MS: i64 = 5_000;

/// How long the first message about an order found in the list waits for its number and service.
const NAME_HEAD_START_MS: i64 = 1_000;

const SET_CANCEL_ASKED: &str = "UPDATE orders SET cancel_asked_at = $1, cancel_unclear_at = NULL
     WHERE user_id = $2 AND order_id = $3";
/// Orders that have ended meanwhile are not unclear.
const SET_CANCEL_UNCLEAR: &str = "UPDATE orders SET cancel_unclear_at = $1
     WHERE user_id = $2 AND order_id = $3 AND ended_at IS NULL";

/// A promise for this order alone: its outcome is reported on its own.
const PROMISE_CANCEL: &str = "UPDATE orders SET cancel_promised_at = $1, bulk_id = NULL
     WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE' RETURNING card, bulk_id";
const KEEP: &str = "UPDATE orders SET cancel_promised_at = $1
     WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE' RETURNING card, bulk_id";

/// Progress of a cancel that the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelStage {
    /// The provider is about to be called.
    Asked,
    /// There was no clear answer, and the user was told so.
    Unclear,
    /// The cancel did not take place.
    Refused,
}

impl Store {
    /// Applies an observation: updates the order, keeps new SMS and adds the resulting notifications to the
    /// outbox, all in one transaction.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then.
    pub async fn apply(&self, user: UserId, seen: &Observation) -> Result<Recorded, Error> {
        // An event always carries news.
        if seen.source == Source::Event {
            return self.record(user, seen).await;
        }
        let known = self.find_order(user, seen.order.id).await?;
        self.apply_to(user, known.as_ref(), seen).await
    }

    /// The same for a list entry or a read of an order that was `known` a moment ago. It usually says nothing
    /// new, and then nothing is written.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then.
    pub async fn apply_to(
        &self,
        user: UserId,
        known: Option<&Order>,
        seen: &Observation,
    ) -> Result<Recorded, Error> {
        let step = observe(user, known, seen);
        if step.order.purged || (step.notifications.is_empty() && known == Some(&step.order)) {
            return Ok(step);
        }
        self.record(user, seen).await
    }

    async fn record(&self, user: UserId, seen: &Observation) -> Result<Recorded, Error> {
        self.ask(|done| Job::Record { user, seen: Box::new(seen.clone()), done }).await
    }

    /// Moves an order that turns out to belong to a purchase to that purchase's card, and removes the order's
    /// own card if it is already in the chat.
    async fn retire_card(
        &self,
        tx: &mut Transaction<'_, Any>,
        batch: &mut Batch,
        known: Option<&Order>,
        step: &mut Recorded,
    ) -> Result<(), Error> {
        let Some(old) = known.map(|known| known.card).filter(|card| *card != step.order.card) else {
            return Ok(());
        };
        // The card may have been sent a moment ago.
        batch.flush(tx).await?;
        let row = sqlx::query("DELETE FROM cards WHERE user_id = $1 AND card = $2 RETURNING message_id")
            .bind(step.order.user.0)
            .bind(old.to_string())
            .fetch_optional(&mut **tx)
            .await?;
        if let Some(row) = row {
            let message = i32::try_from(row.try_get::<i64, _>("message_id")?).unwrap_or_default();
            step.notifications.push(Notification::DeleteMessage { message });
        }
        Ok(())
    }

    /// Finds an order in its current state, provided that it belongs to this user.
    pub async fn find_order(&self, user: UserId, order: OrderId) -> Result<Option<Order>, Error> {
        if let Some(known) = self.chat(user).await?.orders.get(&order) {
            return Ok(Some((**known).clone()));
        }
        let mut connection = self.reader().acquire().await?;
        rows::find(&mut connection, &Sealer { keyring: self.keyring(), user }, order).await
    }

    /// The user's orders that have not ended, oldest first, including those that the provider has not
    /// confirmed.
    pub async fn open_orders(&self, user: UserId) -> Result<Vec<Order>, Error> {
        Ok(self.chat(user).await?.open_orders().iter().map(|order| (**order).clone()).collect())
    }

    /// Stores the progress of a cancel that the user asked for.
    ///
    /// # Errors
    /// When the database fails; the cancel must not be sent then.
    pub async fn note_cancel(&self, user: UserId, order: OrderId, stage: CancelStage) -> Result<(), Error> {
        let now = self.now_ms();
        let (statement, at) = match stage {
            CancelStage::Asked => (SET_CANCEL_ASKED, Some(now)),
            CancelStage::Refused => (SET_CANCEL_ASKED, None),
            CancelStage::Unclear => (SET_CANCEL_UNCLEAR, Some(now)),
        };
        let mut tx = self.begin_for(user).await?;
        sqlx::query(statement).bind(at).bind(user.0).bind(order.0).execute(&mut **tx).await?;
        if stage == CancelStage::Asked {
            replacements::withdraw(&mut tx, user, order).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Drops the notification that the order is canceled, because the user has already been shown it.
    ///
    /// # Errors
    /// When the database fails; the message is then sent.
    pub async fn drop_end(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        sqlx::query("DELETE FROM outbox WHERE user_id = $1 AND notification_key = $2 AND not_before > $3")
            .bind(user.0)
            .bind(Notification::Ended { order }.key())
            .bind(self.now_ms())
            .execute(self.writer_for(user))
            .await?;
        Ok(())
    }

    /// Promises to cancel the order as soon as the provider allows it, or withdraws that promise (`None`).
    /// Redraws the card. Returns whether anything changed.
    pub async fn promise_cancel(
        &self,
        user: UserId,
        order: OrderId,
        at: Option<DateTime<Utc>>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin_for(user).await?;
        let statement = if at.is_some() { PROMISE_CANCEL } else { KEEP };
        let row = sqlx::query(statement)
            .bind(at.map(|at| at.timestamp_millis()))
            .bind(user.0)
            .bind(order.0)
            .fetch_optional(&mut **tx)
            .await?;
        let Some(row) = row else { return Ok(false) };
        replacements::withdraw(&mut tx, user, order).await?;
        let card = super::codec::word(&row, "card", CardId::parse)?;
        tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
        insert_result(&mut tx, user, &row).await?;
        at.into_iter().for_each(|at| tx.poll(user, at.timestamp_millis()));
        tx.commit().await?;
        Ok(true)
    }

    /// Forgets an order that is known only from an event and that the provider does not list for this
    /// account.
    pub async fn forget_unverified(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        self.touch_sharers(&mut tx, user).await?;
        let people = load_siblings(&mut tx, user).await?.into_iter().chain([user]);
        for user in people {
            sqlx::query(
                "DELETE FROM sms WHERE user_id = $1 AND order_id = $2 AND EXISTS (SELECT 1 FROM orders
                 WHERE orders.user_id = sms.user_id AND orders.order_id = sms.order_id AND orders.verified = 0)",
            )
            .bind(user.0)
            .bind(order.0)
            .execute(&mut **tx)
            .await?;
            sqlx::query("DELETE FROM orders WHERE user_id = $1 AND order_id = $2 AND verified = 0")
                .bind(user.0)
                .bind(order.0)
                .execute(&mut **tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// How soon after becoming known an open order is first polled.
pub(super) const FIRST_POLL_MS: i64 = 2_000;

/// How long an order has to be missing before the user is told; the provider itself may cause shorter gaps.
const TOLD_AFTER_MS: i64 = 60_000;

impl Store {
    /// Notes that the provider does not show an order that should be open. After a minute of that, or with
    /// `give_up`, the user is told once and the promised cancel is withdrawn; with `give_up` the order is no
    /// longer followed either. Its stored data stays, and when the provider shows it again it is followed as
    /// before.
    pub async fn miss_order(&self, user: UserId, order: OrderId, give_up: bool) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        sqlx::query(
            "UPDATE orders SET missing_since = COALESCE(missing_since, $1),
                 ended_at = CASE WHEN $2 = 1 THEN $1 ELSE ended_at END
             WHERE user_id = $3 AND order_id = $4 AND ended_at IS NULL",
        )
        .bind(now)
        .bind(i64::from(give_up))
        .bind(user.0)
        .bind(order.0)
        .execute(&mut **tx)
        .await?;
        let told = sqlx::query(
            "UPDATE orders SET vanished_at = $1, cancel_promised_at = NULL, finish_promised_at = NULL
             WHERE user_id = $3 AND order_id = $4 AND vanished_at IS NULL AND verified = 1
                 AND (ended_at = $1 OR (ended_at IS NULL AND missing_since <= $2)) RETURNING card, bulk_id",
        )
        .bind(now)
        .bind(now - TOLD_AFTER_MS)
        .bind(user.0)
        .bind(order.0)
        .fetch_optional(&mut **tx)
        .await?;
        if let Some(row) = &told {
            let card = word(row, "card", CardId::parse)?;
            tx.tell(user, &Notification::Vanished { card }, AT_ONCE).await?;
            tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
            insert_result(&mut tx, user, row).await?;
        }
        Ok(tx.commit().await?)
    }
}
