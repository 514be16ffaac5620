//! Purchases: intents that are durable before their button exists, and what became of them.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::codec::{
    AT_ONCE, count, find_money, find_time, flag, get_time, get_title, money_columns, ms, word,
};
use super::hold::hold_person;
use super::orders::poll_not_later_than;
use super::{Error, Store};
use super::{guard, outbox};
use crate::domain::catalog::Place;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::push::{CardId, Push};
use crate::domain::tracking::Observation;
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::{CountryId, Currency, IntentId, ProductId, ServiceId, UserId};

/// When to look for an order that the provider made after it was given up.
const LATE_ORDER_MS: i64 = 120_000;

/// How a purchase ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// The provider made these orders, and could not rent that many further numbers.
    Bought(Vec<Observation>, u32),
    /// Nothing was charged, for this reason.
    Refused(Trouble),
    /// It was never sent and is too old now.
    Lapsed,
    /// It can't be settled before the person links a valid token again.
    InDoubt(Trouble),
}

pub(super) fn read(row: &AnyRow) -> Result<Purchase, Error> {
    let failure: Option<String> = row.try_get("failure")?;
    Ok(Purchase {
        id: word(row, "intent", IntentId::parse)?,
        user: UserId(row.try_get("user_id")?),
        currency: word(row, "currency", Currency::from_code)?,
        body: row.try_get("body")?,
        product: ProductId(row.try_get("product_id")?),
        place: Place {
            country: CountryId(row.try_get("country_id")?),
            service: ServiceId(row.try_get("service_id")?),
        },
        quantity: count(row, "quantity")?,
        title: get_title(row)?,
        price: find_money(row, "price_idr", "price_usd")?.ok_or(Error::Corrupt("a price"))?,
        state: word(row, "state", PurchaseState::parse)?,
        created_at: get_time(row, "created_at")?,
        provider_time: find_time(row, "provider_time")?,
        confirmed_at: find_time(row, "confirmed_at")?,
        attempts: count(row, "attempts")?,
        doubtful: flag(row, "doubtful")?,
        failure: failure.as_deref().and_then(TroubleKind::parse),
        failure_until: find_time(row, "failure_until")?,
        request_id: row.try_get("request_id")?,
        failed_count: count(row, "failed_count")?,
    })
}

impl Store {
    /// Makes a draft durable, so that its button may be shown.
    ///
    /// # Errors
    /// When the database fails; the button must not be shown then.
    pub async fn insert_purchase(&self, purchase: &Purchase) -> Result<(), Error> {
        let (price_idr, price_usd) = money_columns(Some(purchase.price));
        sqlx::query(
            "INSERT INTO purchases (intent, user_id, currency, body, product_id, country_id, service_id, quantity, service,
                 country, flag, price_idr, price_usd, state, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .bind(purchase.id.to_string())
        .bind(purchase.user.0)
        .bind(purchase.currency.code())
        .bind(purchase.body.clone())
        .bind(purchase.product.0)
        .bind(purchase.place.country.0)
        .bind(purchase.place.service.0)
        .bind(i64::from(purchase.quantity))
        .bind(purchase.title.service.clone())
        .bind(purchase.title.country.clone())
        .bind(purchase.title.flag.clone())
        .bind(price_idr)
        .bind(price_usd)
        .bind(purchase.state.as_str())
        .bind(purchase.created_at.timestamp_millis())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// The purchase, when it is this person's.
    ///
    /// # Errors
    /// When the database fails.
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

    /// Moves a draft to confirmed: the call is due from now on, and `message` becomes the card of the purchase.
    /// Tells whether this call did it; of any number of calls for one draft exactly one does.
    ///
    /// # Errors
    /// When the database fails, or with [`Error::Held`] when the person's own spending guard holds it; nothing may be
    /// sent then.
    pub async fn confirm_purchase(
        &self,
        user: UserId,
        intent: IntentId,
        provider_time: Option<DateTime<Utc>>,
        message: Option<i32>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
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
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        if let Some(message) = message {
            outbox::set_card_message(&mut tx, user, CardId::Purchase(intent), message).await?;
        }
        tx.commit().await?;
        self.signals().purchases.notify_one();
        Ok(true)
    }

    /// Ends a draft that the person turned down. Tells whether it was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn abandon_purchase(&self, user: UserId, intent: IntentId) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE purchases SET state = 'lapsed' WHERE intent = $1 AND user_id = $2 AND state = 'draft'",
        )
        .bind(intent.to_string())
        .bind(user.0)
        .execute(self.writer())
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes up to `limit` due purchases for `lease`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_purchases(&self, limit: u32, lease: Duration) -> Result<Vec<Purchase>, Error> {
        if !self.is_present() {
            return Ok(Vec::new());
        }
        let now = self.now_ms();
        let rows = sqlx::query(
            "UPDATE purchases SET lease_until = $1, owner = $4
             WHERE lease_until <= $2 AND intent IN (
                 SELECT intent FROM purchases WHERE due_at <= $2 AND lease_until <= $2 ORDER BY due_at LIMIT $3)
             RETURNING *",
        )
        .bind(now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(now)
        .bind(i64::from(limit))
        .bind(self.claimant())
        .fetch_all(self.writer())
        .await?;
        rows.iter().map(read).collect()
    }

    /// When the next purchase is due that nobody has taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_next_purchase(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row = sqlx::query(
            "SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due
             FROM purchases WHERE due_at IS NOT NULL",
        )
        .fetch_one(self.reader())
        .await?;
        find_time(&row, "due")
    }

    /// Whether the account that is linked now is the one from which the purchase was confirmed.
    ///
    /// # Errors
    /// When the database fails.
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

    /// Counts a call before it is made. From then on, until an answer settles it, it may have taken effect.
    ///
    /// # Errors
    /// When the database fails; the call must not be made then.
    pub async fn count_attempt(&self, intent: IntentId) -> Result<(), Error> {
        sqlx::query("UPDATE purchases SET attempts = attempts + 1, doubtful = 1 WHERE intent = $1")
            .bind(intent.to_string())
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Gives a purchase back, to be carried on after `wait`. `doubtful` says whether any of its calls may have taken
    /// effect; `None` leaves that as it is.
    ///
    /// # Errors
    /// When the database fails; the purchase is then free when its lease ends.
    pub async fn postpone_purchase(
        &self,
        intent: IntentId,
        wait: Duration,
        doubtful: Option<bool>,
    ) -> Result<(), Error> {
        let due = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        sqlx::query(
            "UPDATE purchases SET due_at = $1, lease_until = 0,
                 doubtful = CASE WHEN $2 < 0 THEN doubtful ELSE $2 END
             WHERE intent = $3",
        )
        .bind(due)
        .bind(doubtful.map_or(-1, i64::from))
        .bind(intent.to_string())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Ends a purchase together with everything that follows from it: its orders, its card, the word to the person.
    ///
    /// # Errors
    /// When the database fails; the purchase is then carried on with the same key.
    pub async fn settle_purchase(&self, purchase: &Purchase, settled: &Settled) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let (now, mut taken) = (self.now_ms(), Vec::new());
        hold_person(&mut tx, purchase.user).await?;
        if !is_confirmed(&mut tx, purchase).await? {
            tracing::warn!(purchase.id = %purchase.id, "a purchase was settled before");
            return Ok(());
        }
        match settled {
            Settled::Bought(orders, failed) => {
                set_state(&mut tx, purchase, PurchaseState::Bought, None, *failed).await?;
                // Before what the orders have to tell, which renews it then instead of telling it twice.
                let push = Push::Card { card: CardId::Purchase(purchase.id) };
                outbox::insert(&mut tx, purchase.user, &push, now, AT_ONCE).await?;
                let seen: Vec<_> = orders.iter().map(|seen| (purchase.user, seen)).collect();
                taken = self.learn_in(&mut tx, &seen).await?.taken;
            }
            Settled::Refused(trouble) => {
                set_state(&mut tx, purchase, PurchaseState::Refused, Some(trouble), 0).await?;
                tell_end(&mut tx, purchase, now).await?;
                if purchase.doubtful {
                    // Should the provider make the order after all, it is found and shown.
                    poll_not_later_than(&mut tx, purchase.user, now + LATE_ORDER_MS).await?;
                }
            }
            Settled::Lapsed => {
                set_state(&mut tx, purchase, PurchaseState::Lapsed, None, 0).await?;
                tell_end(&mut tx, purchase, now).await?;
            }
            Settled::InDoubt(trouble) => {
                set_state(&mut tx, purchase, PurchaseState::InDoubt, Some(trouble), 0).await?;
                tell_end(&mut tx, purchase, now).await?;
            }
        }
        tx.commit().await?;
        self.hand_over(taken);
        self.signals().outbox.notify_one();
        self.signals().polls.notify_one();
        Ok(())
    }

    /// Takes up the purchases that waited for a valid token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn resume_doubtful_purchases(&self, user: UserId) -> Result<(), Error> {
        sqlx::query(
            "UPDATE purchases SET state = 'confirmed', due_at = $1, lease_until = 0
             WHERE user_id = $2 AND state = 'in_doubt'",
        )
        .bind(AT_ONCE)
        .bind(user.0)
        .execute(self.writer())
        .await?;
        self.signals().purchases.notify_one();
        Ok(())
    }
}

/// Takes the purchase for this transaction, if it is still to be settled.
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
    trouble: Option<&Trouble>,
    failed_count: u32,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE purchases SET state = $1, failure = $2, request_id = $3, failed_count = $4, failure_until = $5,
             due_at = NULL, lease_until = 0
         WHERE intent = $6",
    )
    .bind(state.as_str())
    .bind(trouble.map(|trouble| trouble.kind.as_str()))
    .bind(trouble.and_then(|trouble| trouble.request_id.clone()))
    .bind(i64::from(failed_count))
    .bind(ms(trouble.and_then(|trouble| trouble.until)))
    .bind(purchase.id.to_string())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn tell_end(tx: &mut Transaction<'_, Any>, purchase: &Purchase, now: i64) -> Result<(), Error> {
    outbox::insert(tx, purchase.user, &Push::PurchaseEnded { intent: purchase.id }, now, AT_ONCE).await
}
