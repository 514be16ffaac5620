//! How purchases end, including those whose outcome takes a while: what was learned between two steps, and
//! orders that appear after the end.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{Any, Row, Transaction};

use super::codec::{AT_ONCE, ms};
use super::writing::Writing;
use super::{Error, Store};
use super::{guard, purchases, replacements};
use crate::domain::failure::ProviderFailure;
use crate::domain::notification::{CardId, Notification};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::tracking::Observation;
use crate::domain::{IntentId, Money, OrderId, UserId};

/// How long unconfirmed drafts are kept, so that an old button can still say what it was for.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(1);

/// The outcome of a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// The provider made these orders, and could not rent that many more numbers.
    Bought(Vec<Observation>, u32),
    /// Nothing was charged, for this reason.
    Refused(ProviderFailure),
    /// The outcome of all or part of it can no longer be determined.
    Unclear,
    /// It was never sent and is too old now.
    Lapsed,
    /// It can't be settled until the user links a valid token again.
    InDoubt(ProviderFailure),
}

impl Store {
    /// Ends a purchase together with everything that follows from it: its orders, its card, the message to
    /// the user. At `look_again` the order list is checked for late orders. `balance` is what the purchase
    /// left, in rupiah.
    ///
    /// # Errors
    /// When the database fails; the purchase is then continued with the same key.
    pub async fn settle_purchase(
        &self,
        purchase: &Purchase,
        settled: &Settled,
        look_again: Option<DateTime<Utc>>,
        balance: Option<i64>,
    ) -> Result<(), Error> {
        let mut tx = self.begin_for(purchase.user).await?;
        let now = self.now_ms();
        if !is_confirmed(&mut tx, purchase).await? {
            tracing::warn!(purchase.id = %purchase.id, "a purchase was settled before");
            return Ok(());
        }
        match settled {
            Settled::Bought(orders, failed) => {
                set_state(&mut tx, purchase, PurchaseState::Bought, None, *failed).await?;
                // A user who was told that the outcome is unclear, or whose codes can't be sent, gets a
                // message with sound.
                if purchase.doubt.told_at.is_some() || !is_linked(&mut tx, purchase.user).await? {
                    tell_end(&mut tx, purchase).await?;
                }
                // Before the orders' own notifications, which then renew this one instead of repeating it.
                let card = Notification::Card { card: CardId::Purchase(purchase.id) };
                tx.tell(purchase.user, &card, AT_ONCE).await?;
                self.record_with(&mut tx, purchase.user, orders).await?;
                replacements::arm(&mut tx, purchase, orders).await?;
                if let Some(balance) = balance {
                    guard::note_balance_after(&mut tx, purchase.user, balance).await?;
                }
            }
            Settled::Refused(failure) => {
                set_state(&mut tx, purchase, PurchaseState::Refused, Some(failure), 0).await?;
                tell_end(&mut tx, purchase).await?;
            }
            Settled::Unclear => {
                set_state(&mut tx, purchase, PurchaseState::Unclear, None, 0).await?;
                tell_end(&mut tx, purchase).await?;
            }
            Settled::Lapsed => {
                set_state(&mut tx, purchase, PurchaseState::Lapsed, None, 0).await?;
                tell_end(&mut tx, purchase).await?;
            }
            Settled::InDoubt(failure) => {
                set_state(&mut tx, purchase, PurchaseState::InDoubt, Some(failure), 0).await?;
                tell_end(&mut tx, purchase).await?;
            }
        }
        plan_end(&mut tx, purchase, settled, look_again, now).await?;
        Ok(tx.commit().await?)
    }

    /// Stores what is known of a purchase that continues after `wait`. With `tell`, the user is told that its
    /// outcome is not clear yet.
    pub async fn put_purchase_off(
        &self,
        purchase: &Purchase,
        wait: Duration,
        tell: bool,
    ) -> Result<(), Error> {
        let now = self.now_ms();
        let mut tx = self.begin_for(purchase.user).await?;
        let told_at = if tell { Some(now) } else { ms(purchase.doubt.told_at) };
        let look = purchase.doubt.look;
        sqlx::query(
            "UPDATE purchases SET due_at = $1, doubtful = $2, in_progress = $3, in_progress_at = $4,
                 looked_at = $5, looked_seen = $6, unclear_at = $7, failure = $8, failure_until = $9, request_id = $10
             WHERE intent = $11 AND state = 'confirmed'",
        )
        .bind(now + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(i64::from(purchase.doubtful))
        .bind(i64::from(purchase.doubt.in_progress))
        .bind(ms(purchase.doubt.in_progress_at))
        .bind(ms(look.map(|look| look.at)))
        .bind(look.map_or(0, |look| i64::from(look.seen)))
        .bind(told_at)
        .bind(purchase.failure.map(|kind| kind.as_str()))
        .bind(ms(purchase.failure_until))
        .bind(purchase.request_id.clone())
        .bind(purchase.id.to_string())
        .execute(&mut **tx)
        .await?;
        if tell {
            let notification = Notification::PurchaseEnded { intent: purchase.id };
            tx.tell(purchase.user, &notification, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Schedules when the order list is checked again for a purchase that has ended, if ever.
    pub async fn plan_late_look(
        &self,
        purchase: &Purchase,
        next: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        sqlx::query("UPDATE purchases SET due_at = $1 WHERE intent = $2 AND state <> 'confirmed'")
            .bind(ms(next))
            .bind(purchase.id.to_string())
            .execute(self.writer_for(purchase.user))
            .await?;
        Ok(())
    }

    /// The purchases of the same service and country from the same account, in any chat, that have no outcome yet.
    pub async fn find_rivals(&self, intent: IntentId) -> Result<Vec<Purchase>, Error> {
        let rows = sqlx::query(
            "SELECT other.* FROM purchases AS this JOIN purchases AS other
                 ON other.account_tag = this.account_tag AND other.country_id = this.country_id
                 AND other.service_id = this.service_id
             WHERE this.intent = $1 AND other.intent <> $1 AND other.state = 'confirmed'
                 AND other.due_at IS NOT NULL",
        )
        .bind(intent.to_string())
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(purchases::read).collect()
    }

    /// The purchase, in any chat, that made an order.
    pub async fn find_intent_of(&self, order: OrderId) -> Result<Option<IntentId>, Error> {
        let row = sqlx::query("SELECT intent FROM orders WHERE order_id = $1 AND intent IS NOT NULL")
            .bind(order.0)
            .fetch_optional(self.reader())
            .await?;
        row.map(|row| super::codec::word(&row, "intent", IntentId::parse)).transpose()
    }

    /// The number of orders known to belong to a purchase.
    pub async fn count_orders_of(&self, user: UserId, intent: IntentId) -> Result<u32, Error> {
        let row = sqlx::query(ORDERS_OF)
            .bind(user.0)
            .bind(CardId::Purchase(intent).to_string())
            .fetch_one(self.reader())
            .await?;
        super::codec::count(&row, "made")
    }

    /// Adds orders to a purchase that has ended: they appear on its card, and the user is told that they came
    /// late.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn add_late_orders(
        &self,
        purchase: &Purchase,
        late: &[Observation],
        next: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let user = purchase.user;
        let mut tx = self.begin_for(user).await?;
        // Before the orders' own notifications, which then renew the card instead of drawing the old one
        // first.
        let card = CardId::Purchase(purchase.id);
        for notification in [Notification::PurchaseEnded { intent: purchase.id }, Notification::Card { card }]
        {
            tx.tell(user, &notification, AT_ONCE).await?;
        }
        self.record_with(&mut tx, user, late).await?;
        let made = sqlx::query(ORDERS_OF).bind(user.0).bind(card.to_string()).fetch_one(&mut **tx).await?;
        let missing = i64::from(purchase.quantity) - made.try_get::<i64, _>("made")?;
        sqlx::query(
            "UPDATE purchases SET state = 'bought', failure = NULL, failed_count = $1, late_count = late_count + $2,
                 due_at = $3
             WHERE intent = $4",
        )
        .bind(missing.max(0))
        .bind(i64::try_from(late.len()).unwrap_or(i64::MAX))
        .bind(ms(next.filter(|_| missing > 0)))
        .bind(purchase.id.to_string())
        .execute(&mut **tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Stores the price that was read on confirmation: it is what the user pays and what their guard counts.
    pub async fn reprice_draft(&self, purchase: &Purchase, price: Money) -> Result<(), Error> {
        let (price_idr, price_usd) = super::codec::money_columns(Some(price));
        sqlx::query(
            "UPDATE purchases SET price_idr = $1, price_usd = $2
             WHERE intent = $3 AND user_id = $4 AND state = 'draft'",
        )
        .bind(price_idr)
        .bind(price_usd)
        .bind(purchase.id.to_string())
        .bind(purchase.user.0)
        .execute(self.writer_for(purchase.user))
        .await?;
        Ok(())
    }

    /// The user's purchases that have no outcome yet.
    pub async fn find_running_purchases(&self, user: UserId) -> Result<Vec<Purchase>, Error> {
        let rows = sqlx::query(
            "SELECT * FROM purchases WHERE user_id = $1 AND state IN ('confirmed', 'in_doubt')
             ORDER BY confirmed_at",
        )
        .bind(user.0)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(purchases::read).collect()
    }

    /// Deletes drafts older than a day that were never confirmed. Returns how many.
    pub async fn sweep_drafts(&self) -> Result<u64, Error> {
        let swept = sqlx::query("DELETE FROM purchases WHERE confirmed_at IS NULL AND created_at < $1")
            .bind(self.now_ms() - DRAFTS_KEPT.num_milliseconds())
            .execute(self.writer())
            .await?;
        Ok(swept.rows_affected())
    }
}

const ORDERS_OF: &str =
    "SELECT COUNT(*) AS made FROM orders WHERE user_id = $1 AND card = $2 AND intent IS NOT NULL";

/// Schedules what remains to be done after a purchase has ended: the search for late orders, and a new
/// message with the result for a user who was told that the outcome was not clear yet.
pub(super) async fn plan_end(
    tx: &mut Transaction<'_, Any>,
    purchase: &Purchase,
    settled: &Settled,
    look_again: Option<DateTime<Utc>>,
    now: i64,
) -> Result<(), Error> {
    let unclear = matches!(settled, Settled::InDoubt(_) | Settled::Unclear);
    sqlx::query(
        "UPDATE purchases SET due_at = $1, unclear_at = CASE WHEN $2 = 1 THEN $3 ELSE unclear_at END
         WHERE intent = $4",
    )
    .bind(ms(look_again))
    .bind(i64::from(unclear))
    .bind(now)
    .bind(purchase.id.to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// An order with no known purchase may be a late order of one that has ended: schedules a check of the order
/// list now. Returns such purchases.
pub(super) async fn look_for_buyer(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
) -> Result<Vec<IntentId>, Error> {
    let nudged = sqlx::query(
        "UPDATE purchases SET due_at = $1
         WHERE user_id = $2 AND due_at IS NOT NULL AND state IN ('bought', 'refused', 'unclear')
         RETURNING intent",
    )
    .bind(AT_ONCE)
    .bind(user.0)
    .fetch_all(&mut **tx)
    .await?;
    nudged.iter().map(|row| super::codec::word(row, "intent", IntentId::parse)).collect()
}

/// Redraws the cards of open orders, because it has changed whether codes can arrive here.
pub(super) async fn redraw_open_cards(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    let cards = sqlx::query(
        "SELECT DISTINCT card FROM orders WHERE user_id = $1 AND ended_at IS NULL AND verified = 1",
    )
    .bind(user.0)
    .fetch_all(&mut ***tx)
    .await?;
    for row in &cards {
        let card = super::codec::word(row, "card", CardId::parse)?;
        tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
    }
    Ok(())
}

/// Claims the purchase for this transaction. Returns whether it is still to be settled.
async fn is_confirmed(tx: &mut Transaction<'_, Any>, purchase: &Purchase) -> Result<bool, Error> {
    let held = sqlx::query("UPDATE purchases SET state = state WHERE intent = $1 AND state = 'confirmed'")
        .bind(purchase.id.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(held.rows_affected() == 1)
}

async fn set_state(
    tx: &mut Transaction<'_, Any>,
    purchase: &Purchase,
    state: PurchaseState,
    failure: Option<&ProviderFailure>,
    failed_count: u32,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE purchases SET state = $1, failure = $2, request_id = $3, failed_count = $4, failure_until = $5,
             next_intent = $6, due_at = NULL
         WHERE intent = $7",
    )
    .bind(state.as_str())
    .bind(failure.map(|failure| failure.kind.as_str()))
    .bind(failure.and_then(|failure| failure.request_id.clone()))
    .bind(i64::from(failed_count))
    .bind(ms(failure.and_then(|failure| failure.until)))
    .bind(purchase.next.map(|next| next.to_string()))
    .bind(purchase.id.to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn is_linked(tx: &mut Transaction<'_, Any>, user: UserId) -> Result<bool, Error> {
    let linked = sqlx::query("SELECT 1 AS one FROM accounts WHERE user_id = $1").bind(user.0);
    Ok(linked.fetch_optional(&mut **tx).await?.is_some())
}

async fn tell_end(tx: &mut Writing, purchase: &Purchase) -> Result<(), Error> {
    tx.tell(purchase.user, &Notification::PurchaseEnded { intent: purchase.id }, AT_ONCE).await
}
