//! Orders that are to be replaced by another number: what is wanted, how far it is, and the drafts that follow from it.
//!
//! An order has one row, whichever chat of its account asked, so that it is replaced once.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;
use tokio::sync::Notify;

use super::codec::{AT_ONCE, auto_columns, flag, read_auto, word};
use super::purchases::insert;
use super::queue::{Due, Taken};
use super::writing::Writing;
use super::{Error, Store};
use crate::domain::catalog::{Listing, Policy};
use crate::domain::failure::NotReplaced;
use crate::domain::notification::{CardId, Notification};
use crate::domain::purchase::Purchase;
use crate::domain::replacement::{Replacement, Stage};
use crate::domain::tracking::{Observation, Order};
use crate::domain::{CountryId, Currency, IntentId, OperatorId, OrderId, ProductId, ServiceId, UserId};

/// How long what became of a replacement is kept, for messages that wait for their chat.
const KEPT_MS: i64 = 7 * 86_400_000;

fn read(row: &AnyRow) -> Result<Replacement, Error> {
    let intent: Option<String> = row.try_get("intent")?;
    Ok(Replacement {
        user: UserId(row.try_get("user_id")?),
        order: OrderId(row.try_get("order_id")?),
        product: ProductId(row.try_get("product_id")?),
        listing: Listing {
            country: CountryId(row.try_get("country_id")?),
            service: ServiceId(row.try_get("service_id")?),
        },
        operator: row.try_get::<Option<i64>, _>("operator_id")?.map(OperatorId),
        policy: word(row, "policy", Policy::parse)?,
        currency: word(row, "currency", Currency::from_code)?,
        at_most: row.try_get("at_most")?,
        stage: word(row, "stage", Stage::parse)?,
        auto: read_auto(row, "after", "times")?,
        by_itself: flag(row, "by_itself")?,
        doubtful: flag(row, "doubtful")?,
        intent: match intent {
            Some(text) => Some(IntentId::parse(&text).ok_or(Error::Corrupt("intent"))?),
            None => None,
        },
    })
}

impl Store {
    /// Promises to cancel an order that still waits for its first SMS, and to replace it then. Redraws the card. Returns
    /// `false`, having changed nothing, if the order has changed meanwhile, or another chat is replacing it.
    pub async fn begin_replacement(&self, wish: &Replacement, at: DateTime<Utc>) -> Result<bool, Error> {
        let mut tx = self.begin_for(wish.user).await?;
        let promised = sqlx::query(
            "UPDATE orders SET cancel_promised_at = COALESCE(cancel_promised_at, $1), bulk_id = NULL
             WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE' AND ended_at IS NULL AND cancel_asked_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM sms WHERE sms.user_id = orders.user_id AND sms.order_id = orders.order_id)
             RETURNING card",
        )
        .bind(at.timestamp_millis())
        .bind(wish.user.0)
        .bind(wish.order.0)
        .fetch_optional(&mut **tx)
        .await?;
        let Some(promised) = promised else { return Ok(false) };
        if !save(&mut tx, &Replacement { stage: Stage::Canceling, ..wish.clone() }).await? {
            return Ok(false);
        }
        let card = word(&promised, "card", CardId::parse)?;
        tx.tell(wish.user, &Notification::Card { card }, AT_ONCE).await?;
        tx.poll(wish.user, at.timestamp_millis());
        tx.replace(wish.order);
        tx.commit().await?;
        Ok(true)
    }

    /// A running replacement of an order.
    pub async fn find_running_replacement(&self, order: OrderId) -> Result<Option<Replacement>, Error> {
        let row = sqlx::query("SELECT * FROM replacements WHERE order_id = $1 AND over_at IS NULL")
            .bind(order.0)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// The replacement of an order in this chat, running or over.
    pub async fn find_replacement(&self, user: UserId, order: OrderId) -> Result<Option<Replacement>, Error> {
        let row = sqlx::query("SELECT * FROM replacements WHERE order_id = $1 AND user_id = $2")
            .bind(order.0)
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Whether another number follows the only one of these orders. Only one that is to be canceled is looked up.
    pub async fn is_replacing(&self, orders: &[Order]) -> Result<bool, Error> {
        let [order] = orders else { return Ok(false) };
        if order.cancel_promised_at.is_none() {
            return Ok(false);
        }
        let wish = self.find_replacement(order.user, order.id).await?;
        Ok(wish.is_some_and(|wish| wish.stage == Stage::Canceling))
    }

    /// Stores the draft of the next number, so that it can be confirmed. The wish to replace counts as the second consent
    /// that the user's limits may ask for. Returns `false`, having stored nothing, if the replacement was withdrawn or
    /// has another draft.
    pub async fn insert_replacement_draft(
        &self,
        wish: &Replacement,
        draft: &Purchase,
    ) -> Result<bool, Error> {
        let mut tx = self.begin_for(wish.user).await?;
        let taken = sqlx::query(
            "UPDATE replacements SET intent = $1
             WHERE order_id = $2 AND user_id = $3 AND over_at IS NULL AND COALESCE(intent, '') = $4",
        )
        .bind(draft.id.to_string())
        .bind(wish.order.0)
        .bind(wish.user.0)
        .bind(wish.intent.map(|intent| intent.to_string()).unwrap_or_default())
        .execute(&mut **tx)
        .await?;
        if taken.rows_affected() == 0 {
            return Ok(false);
        }
        insert(draft).execute(&mut **tx).await?;
        sqlx::query("UPDATE purchases SET assured = 1 WHERE intent = $1")
            .bind(draft.id.to_string())
            .execute(&mut **tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Ends a replacement: with the purchase of another number, or without a word.
    pub async fn end_replacement(&self, wish: &Replacement, stage: Stage) -> Result<(), Error> {
        let mut tx = self.begin_for(wish.user).await?;
        end(&mut tx, wish, stage, wish.intent, self.now_ms()).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a replacement up and tells the user; `next` is the draft of a number at another price.
    pub async fn give_replacement_up(
        &self,
        wish: &Replacement,
        why: NotReplaced,
        next: Option<IntentId>,
    ) -> Result<(), Error> {
        let mut tx = self.begin_for(wish.user).await?;
        if end(&mut tx, wish, Stage::GivenUp, next, self.now_ms()).await? {
            tx.tell(wish.user, &Notification::NotReplaced { order: wish.order, why }, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Notes that a call to cancel an order had no clear answer.
    pub async fn doubt_replacement(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        sqlx::query("UPDATE replacements SET doubtful = 1 WHERE order_id = $1 AND user_id = $2")
            .bind(order.0)
            .bind(user.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Looks at the replacement of an order now, because the order may have ended.
    pub fn look_at_replacement(&self, order: OrderId) {
        if self.inner.replacements.contains(order) {
            self.inner.replacements.add(order, Due::at(AT_ONCE));
        }
    }

    /// Loads which replacements are running.
    pub(super) async fn load_replacements(&self) -> Result<(), Error> {
        let rows = sqlx::query("SELECT order_id FROM replacements WHERE over_at IS NULL")
            .fetch_all(self.reader())
            .await?;
        for row in &rows {
            self.inner.replacements.add(OrderId(row.try_get("order_id")?), Due::at(AT_ONCE));
        }
        Ok(())
    }

    /// Takes up to `limit` replacements that are due.
    pub fn take_replacements(&self, limit: usize) -> Vec<Taken<OrderId>> {
        self.inner.replacements.take(limit, self.now_ms())
    }

    /// Gives one back; it is looked at again at `next`, if at all.
    pub fn leave_replacement(&self, taken: Taken<OrderId>, next: Option<DateTime<Utc>>) {
        taken.give_back(next.map(|next| Due::at(next.timestamp_millis())));
    }

    /// When the next replacement is due that nobody has taken.
    pub fn next_replacement(&self) -> Option<DateTime<Utc>> {
        self.inner.replacements.next_due().and_then(DateTime::from_timestamp_millis)
    }

    /// Notified when a replacement may be due sooner than before.
    pub fn replacement_bell(&self) -> &Notify {
        self.inner.replacements.bell()
    }

    /// Deletes replacements that were over long ago.
    pub async fn sweep_replacements(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM replacements WHERE over_at < $1")
            .bind(self.now_ms() - KEPT_MS)
            .execute(self.writer())
            .await?;
        Ok(())
    }
}

/// Stores a wish, instead of an earlier one of the same chat. Returns `false` if it is another chat's.
async fn save(tx: &mut Writing, wish: &Replacement) -> Result<bool, Error> {
    let (after, times) = auto_columns(wish.auto);
    let saved = sqlx::query(
        "INSERT INTO replacements (order_id, user_id, product_id, country_id, service_id, operator_id, policy, currency,
             at_most, stage, after, times, by_itself)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (order_id) DO UPDATE SET stage = excluded.stage, at_most = excluded.at_most,
             by_itself = excluded.by_itself, after = excluded.after, times = excluded.times, doubtful = 0,
             intent = NULL, over_at = NULL
         WHERE replacements.user_id = excluded.user_id AND replacements.intent IS NULL",
    )
    .bind(wish.order.0)
    .bind(wish.user.0)
    .bind(wish.product.0)
    .bind(wish.listing.country.0)
    .bind(wish.listing.service.0)
    .bind(wish.operator.map(|operator| operator.0))
    .bind(wish.policy.as_str())
    .bind(wish.currency.code())
    .bind(wish.at_most)
    .bind(wish.stage.as_str())
    .bind(after)
    .bind(times)
    .bind(i64::from(wish.by_itself))
    .execute(&mut ***tx)
    .await?;
    Ok(saved.rows_affected() == 1)
}

async fn end(
    tx: &mut Writing,
    wish: &Replacement,
    stage: Stage,
    intent: Option<IntentId>,
    now: i64,
) -> Result<bool, Error> {
    let ended = sqlx::query(
        "UPDATE replacements SET stage = $1, intent = $2, over_at = $3
         WHERE order_id = $4 AND user_id = $5 AND over_at IS NULL",
    )
    .bind(stage.as_str())
    .bind(intent.map(|intent| intent.to_string()))
    .bind(now)
    .bind(wish.order.0)
    .bind(wish.user.0)
    .execute(&mut ***tx)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Withdraws the replacement of an order, because the user decided otherwise. One that is being bought stays.
pub(super) async fn withdraw(tx: &mut Writing, user: UserId, order: OrderId) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM replacements WHERE order_id = $1 AND user_id = $2 AND over_at IS NULL AND intent IS NULL",
    )
    .bind(order.0)
    .bind(user.0)
    .execute(&mut ***tx)
    .await?;
    // A purchase of one number says on its card that it is to be replaced.
    sqlx::query(
        "UPDATE purchases SET replace_after = NULL, replace_times = NULL
         WHERE quantity = 1 AND replace_times IS NOT NULL
             AND intent = (SELECT intent FROM orders WHERE order_id = $1 AND user_id = $2)",
    )
    .bind(order.0)
    .bind(user.0)
    .execute(&mut ***tx)
    .await?;
    Ok(())
}

/// Withdraws all of a user's replacements.
pub(super) async fn withdraw_all(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    sqlx::query("DELETE FROM replacements WHERE user_id = $1 AND over_at IS NULL")
        .bind(user.0)
        .execute(&mut ***tx)
        .await?;
    Ok(())
}

/// Has the numbers of a purchase replaced when their time comes, if that was agreed. After an unclear answer it is
/// given up at once.
pub(super) async fn arm(tx: &mut Writing, purchase: &Purchase, made: &[Observation]) -> Result<(), Error> {
    if purchase.auto_replace.is_none() {
        return Ok(());
    }
    if purchase.doubtful {
        let Some(first) = made.first() else { return Ok(()) };
        let told = Notification::NotReplaced { order: first.order.id, why: NotReplaced::Unclear };
        return tx.tell(purchase.user, &told, AT_ONCE).await;
    }
    for seen in made {
        let wish = Replacement::of(purchase, seen.order.id, purchase.price.ledger_idr());
        let wish = Replacement { stage: Stage::Armed, by_itself: true, ..wish };
        save(tx, &wish).await?;
        tx.replace(wish.order);
    }
    Ok(())
}
