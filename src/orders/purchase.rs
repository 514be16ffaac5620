//! Buying up to the point of no return: the draft behind a confirm button, and its confirmation.

use chrono::TimeDelta;

use super::{Error, Orders};
use crate::accounts::Tell;
use crate::domain::catalog::{Listing, Product, ProductLabel};
use crate::domain::guard::Hold;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::{Currency, IntentId, Money, ProductId, UserId};
use crate::smscode::CreateBody;
use crate::{store, vault};

/// How long a confirm button stays valid. The price is read again anyway; this keeps yesterday's buttons from
/// buying.
pub const DRAFT_TTL: TimeDelta = TimeDelta::minutes(30);

/// A draft and the offer it is based on, as on sale at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The stored purchase.
    pub purchase: Purchase,
    /// The offer.
    pub offer: Product,
}

/// Outcome of pressing a confirm button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// This press started the purchase.
    Started(Box<Purchase>),
    /// The button had already been pressed; this is the purchase's current state.
    Already(Box<Purchase>),
    /// The price rose; a new draft asks for confirmation again.
    PriceRose {
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
    /// The user's own spending guard blocks it.
    Held(Box<Purchase>, Hold),
    /// The button has expired.
    Stale(Box<Purchase>),
    /// The user has no such purchase.
    NotTheirs,
}

impl Orders {
    /// Stores a purchase as a draft at the current price. `None` if the product is unavailable.
    ///
    /// # Errors
    /// If the account can't be used, the provider can't be reached, or the draft can't be stored; no button
    /// may be shown then.
    pub async fn draft(
        &self,
        user: UserId,
        currency: Currency,
        product: ProductId,
        listing: Listing,
        quantity: u32,
    ) -> Result<Option<Draft>, Error> {
        let client = self.accounts.client(user, currency, Tell::ByReply).await?;
        let (found, _) = self.catalog.get_product_now(&client, product, listing).await?;
        let Some(product) = found else { return Ok(None) };
        let title = self.catalog.title(&client, listing).await?;
        let country = self.catalog.find_country(&client, listing.country).await?;
        let mut draft = self.new_draft(user, &product, currency, quantity)?;
        draft.title = ProductLabel { operator: product.operator.clone(), ..title };
        draft.dial = country.and_then(|country| country.dial_code);
        self.store.insert_purchase(&draft).await?;
        Ok(Some(Draft { purchase: draft, offer: product }))
    }

    fn new_draft(
        &self,
        user: UserId,
        product: &Product,
        currency: Currency,
        quantity: u32,
    ) -> Result<Purchase, Error> {
        Ok(Purchase {
            id: IntentId(vault::random()?),
            user,
            currency,
            body: CreateBody { product_id: product.id, quantity }.to_json(),
            product: product.id,
            listing: Listing { country: product.country, service: product.service },
            quantity,
            title: Default::default(),
            dial: None,
            price: product.price,
            state: PurchaseState::Draft,
            created_at: self.clock.now(),
            provider_time: None,
            confirmed_at: None,
            attempts: 0,
            doubtful: false,
            doubt: Default::default(),
            failure: None,
            request_id: None,
            failure_until: None,
            failed_count: 0,
        })
    }

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
        let read = self.catalog.get_product_now(&client, purchase.product, purchase.listing);
        let (read, ()) = tokio::join!(read, announce(&purchase));
        let (product, provider_time) = read?;
        let Some(product) = product else { return Ok(Confirmation::SoldOut(Box::new(purchase))) };
        let favourite = self.store.find_favourite(user, purchase.product).await?;
        if let Some(ceiling) = favourite.and_then(|favourite| favourite.passed_by(&product.price)) {
            return Ok(Confirmation::OverCeiling {
                purchase: Box::new(purchase),
                now: product.price,
                ceiling,
            });
        }
        if product.price.ledger_idr() > purchase.price.ledger_idr() {
            return self.ask_again(purchase, &product).await;
        }
        if product.price != purchase.price {
            self.store.reprice_draft(&purchase, product.price).await?;
            purchase.price = product.price;
        }
        let started = match self.store.confirm_purchase(user, intent, provider_time, message).await {
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

    async fn ask_again(&self, old: Purchase, product: &Product) -> Result<Confirmation, Error> {
        let mut draft = self.new_draft(old.user, product, old.currency, old.quantity)?;
        draft.title = old.title;
        draft.dial = old.dial;
        self.store.abandon_purchase(old.user, old.id).await?;
        self.store.insert_purchase(&draft).await?;
        Ok(Confirmation::PriceRose { draft: Box::new(draft), before: old.price })
    }

    /// Handles a press of the decline button. Returns whether the purchase was still a draft.
    pub async fn abandon(&self, user: UserId, intent: IntentId) -> Result<bool, Error> {
        Ok(self.store.abandon_purchase(user, intent).await?)
    }
}
