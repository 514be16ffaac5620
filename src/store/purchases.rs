//! Purchases: intents stored durably before their button is shown, and their outcomes.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, Row};
use tokio::sync::Notify;

use super::codec::{
    AT_ONCE, auto_columns, count, find_money, find_time, flag, get_time, get_title, money_columns, ms,
    read_auto, word,
};
use super::guard;
use super::messages::set_card_message;
use super::queue::{Due, Taken};
use super::{Error, Store};
use crate::domain::catalog::{Listing, Policy, ProductLabel};
use crate::domain::failure::FailureKind;
use crate::domain::notification::CardId;
use crate::domain::purchase::{Doubt, Look, Purchase, PurchaseState, Wanted};
use crate::domain::{
    CatalogProductId, CountryId, Currency, IntentId, OperatorId, OrderId, ProductId, ServiceId, UserId,
};

pub(super) fn read(row: &AnyRow) -> Result<Purchase, Error> {
    let failure: Option<String> = row.try_get("failure")?;
    Ok(Purchase {
        id: word(row, "intent", IntentId::parse)?,
        user: UserId(row.try_get("user_id")?),
        currency: word(row, "currency", Currency::from_code)?,
        body: row.try_get("body")?,
        wanted: read_wanted(row)?,
        product: ProductId(row.try_get("product_id")?),
        listing: Listing {
            country: CountryId(row.try_get("country_id")?),
            service: ServiceId(row.try_get("service_id")?),
        },
        quantity: count(row, "quantity")?,
        title: ProductLabel { operator: row.try_get("operator")?, ..get_title(row)? },
        dial: row.try_get("dial")?,
        price: find_money(row, "price_idr", "price_usd")?.ok_or(Error::Corrupt("a price"))?,
        limit: find_money(row, "limit_idr", "limit_usd")?,
        floor: find_money(row, "floor_idr", "floor_usd")?,
        state: word(row, "state", PurchaseState::parse)?,
        created_at: get_time(row, "created_at")?,
        provider_time: find_time(row, "provider_time")?,
        confirmed_at: find_time(row, "confirmed_at")?,
        attempts: count(row, "attempts")?,
        doubtful: flag(row, "doubtful")?,
        doubt: Doubt {
            in_progress: count(row, "in_progress")?,
            in_progress_at: find_time(row, "in_progress_at")?,
            look: match find_time(row, "looked_at")? {
                Some(at) => Some(Look { at, seen: count(row, "looked_seen")? }),
                None => None,
            },
            told_at: find_time(row, "unclear_at")?,
            late: count(row, "late_count")?,
        },
        failure: failure.as_deref().and_then(FailureKind::parse),
        failure_until: find_time(row, "failure_until")?,
        request_id: row.try_get("request_id")?,
        failed_count: count(row, "failed_count")?,
        next: match row.try_get::<Option<String>, _>("next_intent")? {
            Some(text) => Some(IntentId::parse(&text).ok_or(Error::Corrupt("next_intent"))?),
            None => None,
        },
        replaces: row.try_get::<Option<i64>, _>("replaces")?.map(OrderId),
        auto_replace: read_auto(row, "replace_after", "replace_times")?,
    })
}

fn read_wanted(row: &AnyRow) -> Result<Wanted, Error> {
    if let Some(of) = row.try_get("continues")? {
        return Ok(Wanted::Number { of: OrderId(of) });
    }
    let Some(shared) = row.try_get("catalog_product_id")? else { return Ok(Wanted::Product) };
    let operator: Option<i64> = row.try_get("operator_id")?;
    let policy = word(row, "policy", Policy::parse)?;
    Ok(Wanted::Offer { shared: CatalogProductId(shared), operator: operator.map(OperatorId), policy })
}

/// The statement that stores a draft.
pub(super) fn insert(purchase: &Purchase) -> Query<'_, Any, AnyArguments> {
    let (price_idr, price_usd) = money_columns(Some(purchase.price));
    let (limit_idr, limit_usd) = money_columns(purchase.limit);
    let (floor_idr, floor_usd) = money_columns(purchase.floor);
    let (shared, operator) = match purchase.wanted {
        Wanted::Product | Wanted::Number { .. } => (None, None),
        Wanted::Offer { shared, operator, .. } => (Some(shared.0), operator),
    };
    let (after, times) = auto_columns(purchase.auto_replace);
    sqlx::query(
        "INSERT INTO purchases (intent, user_id, currency, body, product_id, country_id, service_id, quantity, service,
             country, flag, price_idr, price_usd, state, created_at, dial, operator, catalog_product_id, operator_id,
             policy, limit_idr, limit_usd, continues, floor_idr, floor_usd, replaces, replace_after, replace_times)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
             $24, $25, $26, $27, $28)",
    )
    .bind(purchase.id.to_string())
    .bind(purchase.user.0)
    .bind(purchase.currency.code())
    .bind(purchase.body.clone())
    .bind(purchase.product.0)
    .bind(purchase.listing.country.0)
    .bind(purchase.listing.service.0)
    .bind(i64::from(purchase.quantity))
    .bind(purchase.title.service.clone())
    .bind(purchase.title.country.clone())
    .bind(purchase.title.flag.clone())
    .bind(price_idr)
    .bind(price_usd)
    .bind(purchase.state.as_str())
    .bind(purchase.created_at.timestamp_millis())
    .bind(purchase.dial.clone())
    .bind(purchase.title.operator.clone())
    .bind(shared)
    .bind(operator.map(|operator| operator.0))
    .bind(purchase.wanted.policy().map(Policy::as_str))
    .bind(limit_idr)
    .bind(limit_usd)
    .bind(purchase.wanted.continued().map(|of| of.0))
    .bind(floor_idr)
    .bind(floor_usd)
    .bind(purchase.replaces.map(|order| order.0))
    .bind(after)
    .bind(times)
}

impl Store {
    /// Stores a draft durably, so that its button may be shown.
    ///
    /// # Errors
    /// When the database fails; the button must not be shown then.
    pub async fn insert_purchase(&self, purchase: &Purchase) -> Result<(), Error> {
        insert(purchase).execute(self.writer_for(purchase.user)).await?;
        Ok(())
    }

    /// Finds a purchase, provided that it belongs to this user.
    pub async fn find_purchase(&self, user: UserId, intent: IntentId) -> Result<Option<Purchase>, Error> {
        sqlx::query("SELECT * FROM purchases WHERE intent = $1 AND user_id = $2")
            .bind(intent.to_string())
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?
            .as_ref()
            .map(read)
            .transpose()
    }

    /// Moves a draft to confirmed: the call is due from now on, and `message` becomes the purchase's card.
    /// Returns whether this call did it; exactly one of any number of calls for the same draft does.
    ///
    /// # Errors
    /// When the database fails, or with [`Error::Held`] when the user's own spending guard holds it; nothing
    /// may be sent then.
    pub async fn confirm_purchase(
        &self,
        user: UserId,
        intent: IntentId,
        provider_time: Option<DateTime<Utc>>,
        message: Option<i32>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        if let Some(hold) = guard::hold(&mut tx, user, intent, now).await? {
            return Err(Error::Held(hold));
        }
        let done = sqlx::query(
            "UPDATE purchases SET state = 'confirmed', confirmed_at = $1, due_at = $5, provider_time = $2,
                 account_tag = (SELECT token_tag FROM accounts WHERE accounts.user_id = $4)
             WHERE intent = $3 AND user_id = $4 AND state = 'draft'",
        )
        .bind(now)
        .bind(ms(provider_time))
        .bind(intent.to_string())
        .bind(user.0)
        .bind(AT_ONCE)
        .execute(&mut **tx)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        if let Some(message) = message {
            set_card_message(&mut tx, (user, CardId::Purchase(intent)), message, now).await?;
        }
        tx.carry_on(intent);
        tx.commit().await?;
        Ok(true)
    }

    /// Ends a draft that the user turned down. Returns whether there was a draft to end.
    pub async fn abandon_purchase(&self, user: UserId, intent: IntentId) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE purchases SET state = 'lapsed' WHERE intent = $1 AND user_id = $2 AND state = 'draft'",
        )
        .bind(intent.to_string())
        .bind(user.0)
        .execute(self.writer_for(user))
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Loads which purchases are still in progress, and when each is due.
    pub(super) async fn load_due_purchases(&self) -> Result<(), Error> {
        let rows = sqlx::query("SELECT intent, due_at FROM purchases WHERE due_at IS NOT NULL")
            .fetch_all(self.reader())
            .await?;
        for row in &rows {
            self.inner.purchases.add(word(row, "intent", IntentId::parse)?, Due::at(row.try_get("due_at")?));
        }
        Ok(())
    }

    /// Takes up to `limit` purchases that are due. Each is exclusive to the caller until it is left.
    pub fn take_purchases(&self, limit: usize) -> Vec<Taken<IntentId>> {
        self.inner.purchases.take(limit, self.now_ms())
    }

    /// When the next purchase that nobody has taken is due.
    pub fn next_purchase(&self) -> Option<DateTime<Utc>> {
        self.inner.purchases.next_due().and_then(DateTime::from_timestamp_millis)
    }

    /// Notified when a purchase may be due sooner than before.
    pub fn purchase_bell(&self) -> &Notify {
        self.inner.purchases.bell()
    }

    /// Loads a taken purchase, if it is still to be continued.
    pub async fn find_taken_purchase(&self, taken: &Taken<IntentId>) -> Result<Option<Purchase>, Error> {
        let row = sqlx::query("SELECT * FROM purchases WHERE intent = $1 AND due_at <= $2")
            .bind(taken.key().to_string())
            .bind(self.now_ms())
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Releases a taken purchase; it can be taken again when it is next due, if ever.
    pub async fn leave_purchase(&self, taken: Taken<IntentId>) -> Result<(), Error> {
        let row = sqlx::query("SELECT user_id, due_at FROM purchases WHERE intent = $1")
            .bind(taken.key().to_string())
            .fetch_optional(self.reader())
            .await?;
        let Some(row) = row else {
            taken.give_back(None);
            return Ok(());
        };
        let due = row.try_get::<Option<i64>, _>("due_at")?;
        // A transaction whose outcome is still unknown may have confirmed it.
        let unsure = self.memory().uncertain_for(UserId(row.try_get("user_id")?));
        let unsure = unsure.map(|wait| self.now_ms() + wait);
        taken.give_back(due.into_iter().chain(unsure).min().map(Due::at));
        Ok(())
    }

    /// Whether the currently linked account is the one from which the purchase was confirmed.
    pub async fn is_from_linked_account(&self, intent: IntentId) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM purchases JOIN accounts ON accounts.user_id = purchases.user_id
                 AND accounts.token_tag = purchases.account_tag
             WHERE purchases.intent = $1",
        )
        .bind(intent.to_string())
        .fetch_optional(self.reader())
        .await?;
        Ok(row.is_some())
    }

    /// Counts a call before it is made. From then on it may have taken effect, until an answer settles it.
    ///
    /// # Errors
    /// When the database fails; the call must not be made then.
    pub async fn count_attempt(&self, purchase: &Purchase) -> Result<(), Error> {
        sqlx::query("UPDATE purchases SET attempts = attempts + 1, doubtful = 1 WHERE intent = $1")
            .bind(purchase.id.to_string())
            .execute(self.writer_for(purchase.user))
            .await?;
        Ok(())
    }

    /// Schedules a purchase to continue after `wait`. `doubtful` says whether any of its calls may have taken
    /// effect; `None` leaves that unchanged.
    pub async fn postpone_purchase(
        &self,
        user: UserId,
        intent: IntentId,
        wait: Duration,
        doubtful: Option<bool>,
    ) -> Result<(), Error> {
        let due = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        sqlx::query(
            "UPDATE purchases SET due_at = $1,
                 doubtful = CASE WHEN $2 < 0 THEN doubtful ELSE $2 END
             WHERE intent = $3",
        )
        .bind(due)
        .bind(doubtful.map_or(-1, i64::from))
        .bind(intent.to_string())
        .execute(self.writer_for(user))
        .await?;
        Ok(())
    }

    /// Resumes the purchases that were waiting for a valid token.
    pub async fn resume_doubtful_purchases(&self, user: UserId) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let resumed = sqlx::query(
            "UPDATE purchases SET state = 'confirmed', due_at = $1, failure = NULL,
                 failure_until = NULL, request_id = NULL, looked_at = NULL
             WHERE user_id = $2 AND state = 'in_doubt' RETURNING intent",
        )
        .bind(AT_ONCE)
        .bind(user.0)
        .fetch_all(&mut **tx)
        .await?;
        for row in &resumed {
            tx.carry_on(word(row, "intent", IntentId::parse)?);
        }
        Ok(tx.commit().await?)
    }
}
