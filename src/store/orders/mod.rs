//! Orders, their SMS and the cards that show them; [`Store::apply`] is the one door by which they change.

mod learn;
mod rows;
mod vanished;

pub(super) use learn::Learned;
pub(super) use rows::read_all;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::{Any, Row, Transaction};

use super::codec::{AT_ONCE, Sealer, many};
use super::hold::hold_person;
use super::outbox;
use super::writer::Job;
use super::{Error, Store};
use crate::domain::push::{CardId, Push};
use crate::domain::tracking::{Observation, Source, Step, Tracked, observe};
use crate::domain::{IntentId, OrderId, UserId};

/// How long the card of an unexpected order waits while a purchase of the person has no answer yet: the order is
/// most likely of that purchase, whose own card will show it.
const CARD_WAITS_FOR_PURCHASE_MS: i64 = 15_000;

#[derive(Serialize)]
struct OrderIdRow {
    order_id: i64,
}

impl Store {
    /// Applies an observation: the order moves, new SMS are kept, and what is to be told of it is put into the
    /// outbox, all in one transaction.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed.
    pub async fn apply(&self, user: UserId, seen: &Observation) -> Result<Step, Error> {
        // An event is news.
        if seen.source == Source::Event {
            return self.learn(user, seen).await;
        }
        let known = self.find_order(user, seen.order.id).await?;
        self.apply_to(user, known.as_ref(), seen).await
    }

    /// The same for a line of a list or a read, about an order that was `known` a moment ago. Mostly it says nothing new,
    /// and then there is nothing to write.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed.
    pub async fn apply_to(
        &self,
        user: UserId,
        known: Option<&Tracked>,
        seen: &Observation,
    ) -> Result<Step, Error> {
        let step = observe(user, known, seen);
        if step.order.purged || (step.pushes.is_empty() && known == Some(&step.order)) {
            return Ok(step);
        }
        self.learn(user, seen).await
    }

    async fn learn(&self, user: UserId, seen: &Observation) -> Result<Step, Error> {
        // What brings codes is not accepted faster than it is told.
        let room = if seen.source == Source::Event { self.inner.handover.room().await } else { None };
        self.ask(|done| Job::Learn { user, seen: Box::new(seen.clone()), room, done }).await
    }

    /// An order that turns out to belong to a purchase moves to its card; a card of its own that is already in the
    /// chat goes away.
    async fn retire_card(
        &self,
        tx: &mut Transaction<'_, Any>,
        known: Option<&Tracked>,
        step: &mut Step,
    ) -> Result<(), Error> {
        let Some(old) = known.map(|known| known.card).filter(|card| *card != step.order.card) else {
            return Ok(());
        };
        let row = sqlx::query("DELETE FROM cards WHERE user_id = $1 AND card = $2 RETURNING message_id")
            .bind(step.order.user.0)
            .bind(old.to_string())
            .fetch_optional(&mut **tx)
            .await?;
        if let Some(row) = row {
            let message = i32::try_from(row.try_get::<i64, _>("message_id")?).unwrap_or_default();
            step.pushes.push(Push::DeleteMessage { message });
        }
        Ok(())
    }

    /// The order as it is known, when it is this person's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_order(&self, user: UserId, order: OrderId) -> Result<Option<Tracked>, Error> {
        let mut connection = self.reader().acquire().await?;
        rows::find(&mut connection, &Sealer { keyring: self.keyring(), user }, order).await
    }

    /// The orders of a person that are not ended, oldest first. Those that the provider has not confirmed are with
    /// them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_orders(&self, user: UserId) -> Result<Vec<Tracked>, Error> {
        let mut connection = self.reader().acquire().await?;
        let orders =
            sqlx::query("SELECT * FROM orders WHERE user_id = $1 AND ended_at IS NULL ORDER BY order_id")
                .bind(user.0)
                .fetch_all(&mut *connection)
                .await?;
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        let ids = orders.iter().map(|row| Ok(OrderIdRow { order_id: row.try_get("order_id")? }));
        let ids: Vec<_> = ids.collect::<Result<_, Error>>()?;
        let sms = sqlx::query(
            "SELECT sms.* FROM jsonb_each(jsonb($1)) AS wanted
             JOIN sms ON sms.user_id = $2 AND sms.order_id = CAST(wanted.value ->> 'order_id' AS BIGINT)
             ORDER BY sms.seq",
        )
        .bind(many(ids)?)
        .bind(user.0)
        .fetch_all(&mut *connection)
        .await?;
        rows::read_all(&orders, &sms, &Sealer { keyring: self.keyring(), user })
    }

    /// Which of these orders are already known to be of a purchase.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_intent_of(&self, user: UserId, order: OrderId) -> Result<Option<IntentId>, Error> {
        let row = sqlx::query(
            "SELECT intent FROM orders WHERE user_id = $1 AND order_id = $2 AND intent IS NOT NULL",
        )
        .bind(user.0)
        .bind(order.0)
        .fetch_optional(self.reader())
        .await?;
        row.map(|row| super::codec::word(&row, "intent", IntentId::parse)).transpose()
    }

    /// Remembers that the person asked to cancel, before the provider is called: the end that follows is their own
    /// doing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_cancel_asked(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        sqlx::query("UPDATE orders SET cancel_asked_at = $1 WHERE user_id = $2 AND order_id = $3")
            .bind(self.now_ms())
            .bind(user.0)
            .bind(order.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Promises to cancel the order as soon as the provider allows it, or calls that promise off (`None`). Redraws
    /// the card. Tells whether anything changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn promise_cancel(
        &self,
        user: UserId,
        order: OrderId,
        at: Option<DateTime<Utc>>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let row = sqlx::query(
            "UPDATE orders SET cancel_promised_at = $1
             WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE' RETURNING card",
        )
        .bind(at.map(|at| at.timestamp_millis()))
        .bind(user.0)
        .bind(order.0)
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(false) };
        let card = super::codec::word(&row, "card", CardId::parse)?;
        let now = self.now_ms();
        outbox::insert(&mut tx, user, &Push::Card { card }, now, AT_ONCE).await?;
        if let Some(at) = at {
            poll_not_later_than(&mut tx, user, at.timestamp_millis()).await?;
        }
        tx.commit().await?;
        self.signals().outbox.notify_one();
        self.signals().polls.notify_one();
        Ok(true)
    }

    /// Takes a promise that is due, so that exactly one cancel follows from it: should that cancel not come to an end,
    /// the promise is due again at `again`. `false` when it was called off or taken meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_promise(
        &self,
        user: UserId,
        order: OrderId,
        due: DateTime<Utc>,
        again: DateTime<Utc>,
    ) -> Result<bool, Error> {
        self.move_promise(user, order, again, Some(due)).await
    }

    /// Puts a promise off, unless it was called off meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_promise_off(
        &self,
        user: UserId,
        order: OrderId,
        to: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.move_promise(user, order, to, None).await?;
        Ok(())
    }

    async fn move_promise(
        &self,
        user: UserId,
        order: OrderId,
        to: DateTime<Utc>,
        from: Option<DateTime<Utc>>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let moved = sqlx::query(
            "UPDATE orders SET cancel_promised_at = $1
             WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE'
                 AND cancel_promised_at IS NOT NULL AND ($4 < 0 OR cancel_promised_at = $4)",
        )
        .bind(to.timestamp_millis())
        .bind(user.0)
        .bind(order.0)
        .bind(from.map_or(-1, |from| from.timestamp_millis()))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(moved.rows_affected() == 1)
    }

    /// Says the end of an order in a new message.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_end(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        self.add_push(user, &Push::Ended { order }).await
    }

    /// Forgets an order that only an event told of and the provider does not know as this person's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_unverified(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "DELETE FROM sms WHERE user_id = $1 AND order_id = $2 AND EXISTS (SELECT 1 FROM orders
             WHERE orders.user_id = sms.user_id AND orders.order_id = sms.order_id AND orders.verified = 0)",
        )
        .bind(user.0)
        .bind(order.0)
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM orders WHERE user_id = $1 AND order_id = $2 AND verified = 0")
            .bind(user.0)
            .bind(order.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// How soon after it became known an open order is looked at.
const FIRST_POLL_MS: i64 = 2_000;

pub(super) async fn poll_not_later_than(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    due: i64,
) -> Result<(), Error> {
    sqlx::query("UPDATE accounts SET poll_at = $1 WHERE user_id = $2 AND (poll_at IS NULL OR poll_at > $1)")
        .bind(due)
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
