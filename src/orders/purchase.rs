//! Buying, up to the point of no return: the draft behind a confirm button, and the confirmation.

use chrono::TimeDelta;

use super::{Error, Orders};
use crate::accounts::Tell;
use crate::domain::catalog::{Place, Product};
use crate::domain::guard::Hold;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::{Currency, IntentId, Money, ProductId, UserId};
use crate::smscode::CreateBody;
use crate::{store, vault};

/// How long a confirm button may be pressed. The price is read again anyway; this keeps yesterday's buttons from
/// buying.
pub const DRAFT_TTL: TimeDelta = TimeDelta::minutes(30);

/// What became of a pressed confirm button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// The purchase runs; this press started it.
    Started(Box<Purchase>),
    /// It had been pressed before; this is the purchase as it stands.
    Already(Box<Purchase>),
    /// The price rose; a new draft asks again.
    PriceRose {
        /// The draft at the new price.
        draft: Box<Purchase>,
        /// The price that was shown before.
        before: Money,
    },
    /// It costs more now than the person wants to pay for this favourite.
    OverCeiling {
        /// The draft at the price that was shown.
        purchase: Box<Purchase>,
        /// The price of one number now.
        now: Money,
        /// Their limit for one number, in rupiah.
        ceiling: i64,
    },
    /// The product can't be had any more.
    SoldOut(Box<Purchase>),
    /// The person's own spending guard holds it.
    Held(Box<Purchase>, Hold),
    /// The button is too old.
    Stale(Box<Purchase>),
    /// There is no such purchase of this person.
    NotTheirs,
}

impl Orders {
    /// Makes a purchase durable as a draft, at the price of this moment. `None` when the product can't be had.
    ///
    /// # Errors
    /// When the account can't be used, the provider can't be asked, or the draft can't be stored: no button may be
    /// shown then.
    pub async fn draft(
        &self,
        user: UserId,
        currency: Currency,
        product: ProductId,
        place: Place,
        quantity: u32,
    ) -> Result<Option<Purchase>, Error> {
        let client = self.accounts.client(user, currency).await?;
        let read = self.catalog.get_product_now(&client, product, place).await;
        let (found, _) = self.accounts.heed(user, read, Tell::InTheAnswer).await?;
        let Some(product) = found else { return Ok(None) };
        let title = self.catalog.title(&client, place).await?;
        let mut draft = self.new_draft(user, &product, currency, quantity)?;
        draft.title = title;
        self.store.insert_purchase(&draft).await?;
        Ok(Some(draft))
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
            place: Place { country: product.country, service: product.service },
            quantity,
            title: Default::default(),
            price: product.price,
            state: PurchaseState::Draft,
            created_at: self.clock.now(),
            provider_time: None,
            confirmed_at: None,
            attempts: 0,
            doubtful: false,
            failure: None,
            request_id: None,
            failure_until: None,
            failed_count: 0,
        })
    }

    /// Takes a press of the confirm button on `message`. The price is read again; of any number of presses exactly
    /// one starts the purchase. `announce` tells the person that it is being bought, and has done so before the
    /// purchase can end, so that it never covers the end.
    ///
    /// # Errors
    /// When the account can't be used, the provider can't be asked or the database fails; nothing was started then.
    pub async fn confirm(
        &self,
        user: UserId,
        intent: IntentId,
        message: Option<i32>,
        announce: impl AsyncFnOnce(&Purchase),
    ) -> Result<Confirmation, Error> {
        let Some(purchase) = self.store.find_purchase(user, intent).await? else {
            return Ok(Confirmation::NotTheirs);
        };
        if purchase.state != PurchaseState::Draft {
            return Ok(Confirmation::Already(Box::new(purchase)));
        }
        if self.clock.now() - purchase.created_at > DRAFT_TTL {
            self.store.abandon_purchase(user, intent).await?;
            return Ok(Confirmation::Stale(Box::new(purchase)));
        }
        let client = self.accounts.client(user, purchase.currency).await?;
        let read = self.catalog.get_product_now(&client, purchase.product, purchase.place);
        let (read, ()) = tokio::join!(read, announce(&purchase));
        let (product, provider_time) = self.accounts.heed(user, read, Tell::InTheAnswer).await?;
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
        self.store.abandon_purchase(old.user, old.id).await?;
        self.store.insert_purchase(&draft).await?;
        Ok(Confirmation::PriceRose { draft: Box::new(draft), before: old.price })
    }

    /// Takes a press of the button that turns a draft down. Tells whether it still was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn abandon(&self, user: UserId, intent: IntentId) -> Result<bool, Error> {
        Ok(self.store.abandon_purchase(user, intent).await?)
    }
}
