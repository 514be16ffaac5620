//! Buying up to the point of no return: the draft behind a confirm button, and its confirmation.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::draft::Wish;
use super::{Error, Orders};
use crate::accounts::Tell;
use crate::catalog::Reading;
use crate::domain::catalog::Product;
use crate::domain::failure::ProviderFailure;
use crate::domain::guard::Hold;
use crate::domain::purchase::{Purchase, PurchaseState, Wanted};
use crate::domain::{IntentId, Money, UserId};
use crate::smscode::Client;
use crate::store;

/// How long a confirm button stays valid. The price is read again anyway; this keeps yesterday's buttons from
/// buying.
pub const DRAFT_TTL: TimeDelta = TimeDelta::minutes(30);

/// Outcome of pressing a confirm button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// This press started the purchase.
    Started(Box<Purchase>),
    /// The button had already been pressed; this is the purchase's current state.
    Already(Box<Purchase>),
    /// The price rose, the dollars that were shown no longer pay for it, or it fell below offers that were not chosen;
    /// a new draft asks for confirmation again.
    PriceMoved {
        /// The draft at the new price.
        draft: Box<Purchase>,
        /// The price shown before.
        before: Money,
    },
    /// The price now exceeds the user's limit for this favourite.
    OverCeiling {
        /// The draft at the price that was shown.
        purchase: Box<Purchase>,
        /// The current price of one number.
        now: Money,
        /// The user's limit for one number, in rupiah.
        ceiling: i64,
    },
    /// The product is no longer available.
    SoldOut(Box<Purchase>),
    /// The number can't be rented again, for this reason.
    NotRented(Box<Purchase>, ProviderFailure),
    /// The user's own spending guard blocks it.
    Held(Box<Purchase>, Hold),
    /// The button has expired.
    Stale(Box<Purchase>),
    /// The user has no such purchase.
    NotTheirs,
}

/// What a draft costs at the moment of its confirmation.
struct PriceNow {
    /// The price of one number.
    price: Money,
    /// The exchange rate behind it; `None` without dollar amounts.
    rate: Option<Decimal>,
    /// The provider's clock.
    provider_time: Option<DateTime<Utc>>,
    /// The offer and those beside it, unless a number is rented again.
    offer: Option<(Product, Reading)>,
}

impl Orders {
    /// Handles a press of the confirm button on `message`. The price is read again; however often the button
    /// is pressed, exactly one press starts the purchase. `announce` tells the user that the purchase is
    /// running and completes before the purchase can end, so it never overwrites the result.
    ///
    /// # Errors If the account can't be used, the provider can't be reached or the database fails; nothing was
    /// started then.
    pub async fn confirm(
        &self,
        user: UserId,
        intent: IntentId,
        message: Option<i32>,
        announce: impl AsyncFnOnce(&Purchase),
    ) -> Result<Confirmation, Error> {
        let Some(mut purchase) = self.store.find_purchase(user, intent).await? else {
            return Ok(Confirmation::NotTheirs);
        };
        if purchase.state != PurchaseState::Draft {
            return Ok(Confirmation::Already(Box::new(purchase)));
        }
        if self.clock.now() - purchase.created_at > DRAFT_TTL {
            self.store.abandon_purchase(user, intent).await?;
            return Ok(Confirmation::Stale(Box::new(purchase)));
        }
        let client = self.accounts.client(user, purchase.currency, Tell::ByReply).await?;
        let (now, ()) = tokio::join!(self.price_now(&client, &purchase), announce(&purchase));
        let now = match (now, purchase.wanted) {
            (Err(error), Wanted::Number { of }) => match self.number_refusal(&client, of, &error).await {
                Some(why) => return Ok(Confirmation::NotRented(Box::new(purchase), why)),
                None => return Err(error),
            },
            (now, _) => now?,
        };
        let Some(now) = now else { return Ok(Confirmation::SoldOut(Box::new(purchase))) };
        if let Some(ceiling) = self.passed_ceiling(&purchase, &now).await? {
            return Ok(Confirmation::OverCeiling { purchase: Box::new(purchase), now: now.price, ceiling });
        }
        let rose = now.price.ledger_idr() > purchase.price.ledger_idr();
        if rose || !purchase.allows(&now.price, now.rate) {
            return self.ask_again(purchase, &now).await;
        }
        if now.price != purchase.price {
            self.store.reprice_draft(&purchase, now.price).await?;
            purchase.price = now.price;
        }
        let started = match self.store.confirm_purchase(user, intent, now.provider_time, message).await {
            Err(store::Error::Held(hold)) => return Ok(Confirmation::Held(Box::new(purchase), hold)),
            started => started?,
        };
        if started {
            tracing::info!(user.id = %user, purchase.id = %intent, product.id = %purchase.product, "a purchase was confirmed");
            return Ok(Confirmation::Started(Box::new(purchase)));
        }
        let purchase = self.store.find_purchase(user, intent).await?;
        Ok(purchase.map_or(Confirmation::NotTheirs, |purchase| Confirmation::Already(Box::new(purchase))))
    }

    /// What a draft costs now; `None` if its product is no longer on sale.
    async fn price_now(&self, client: &Client, purchase: &Purchase) -> Result<Option<PriceNow>, Error> {
        if let Some(of) = purchase.wanted.continued() {
            let reply = client.reactivate_options(of).await?;
            let (rate, provider_time) = (reply.fx.map(|fx| fx.rate), reply.provider_time);
            return Ok(Some(PriceNow { price: reply.data, rate, provider_time, offer: None }));
        }
        let read = self.catalog.read_for(client, purchase.product, purchase.listing).await?;
        let Some(offer) = read.find(purchase.product).cloned() else { return Ok(None) };
        let (price, rate, provider_time) = (offer.price, read.rate, read.provider_time);
        Ok(Some(PriceNow { price, rate, provider_time, offer: Some((offer, read)) }))
    }

    /// The user's limit for this offer as a favourite, if the price is above it. A number that is rented again is no
    /// offer.
    async fn passed_ceiling(&self, purchase: &Purchase, now: &PriceNow) -> Result<Option<i64>, Error> {
        if now.offer.is_none() {
            return Ok(None);
        }
        let favourite = self.store.find_favourite(purchase.user, purchase.product).await?;
        Ok(favourite.and_then(|favourite| favourite.passed_by(&now.price)))
    }

    async fn ask_again(&self, old: Purchase, now: &PriceNow) -> Result<Confirmation, Error> {
        let mut draft = match (old.wanted, &now.offer) {
            (Wanted::Number { of }, _) => self.number_draft(of, &old, now.price, now.rate)?,
            (_, None) => return Ok(Confirmation::SoldOut(Box::new(old))),
            (_, Some((offer, read))) => {
                let policy = old.wanted.policy().unwrap_or_default();
                let wish = Wish { quantity: old.quantity, policy, ceiling: None };
                self.new_draft((old.user, old.currency), offer, wish, read)?
            }
        };
        draft.title = old.title;
        draft.dial = old.dial;
        draft.replaces = old.replaces;
        draft.auto_replace = old.auto_replace;
        self.store.abandon_purchase(old.user, old.id).await?;
        self.store.insert_purchase(&draft).await?;
        Ok(Confirmation::PriceMoved { draft: Box::new(draft), before: old.price })
    }

    /// Handles a press of the decline button. Returns whether the purchase was still a draft.
    pub async fn abandon(&self, user: UserId, intent: IntentId) -> Result<bool, Error> {
        Ok(self.store.abandon_purchase(user, intent).await?)
    }
}
