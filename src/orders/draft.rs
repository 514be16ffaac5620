//! Drafts: the exact call behind a confirm button, stored before the button is shown.

use super::{Error, Orders};
use crate::accounts::Tell;
use crate::catalog::Reading;
use crate::domain::catalog::{Listing, Policy, Product, ProductLabel};
use crate::domain::purchase::{Purchase, PurchaseState, Wanted};
use crate::domain::{Currency, IntentId, Money, ProductId, UserId};
use crate::smscode::{Client, CreateBody, RoutedBody};
use crate::vault;

/// A draft and the offer it is based on, as on sale at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The stored purchase.
    pub purchase: Purchase,
    /// The offer.
    pub offer: Product,
}

/// How an offer is to be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many numbers.
    pub quantity: u32,
    /// Which offer the provider picks where it has a choice.
    pub policy: Policy,
    /// The most that the user pays for one number, in rupiah, if that is more than the price that is shown.
    pub ceiling: Option<i64>,
}

/// What is sent to the provider.
pub(super) struct Call {
    /// What it asks for.
    pub(super) wanted: Wanted,
    /// The highest price of one number that it allows.
    pub(super) limit: Option<Money>,
    /// The lowest price of one number that it allows.
    pub(super) floor: Option<Money>,
    /// Its JSON.
    pub(super) body: String,
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
        wish: Wish,
    ) -> Result<Option<Draft>, Error> {
        let client = self.accounts.client(user, currency, Tell::ByReply).await?;
        let read = self.catalog.read_for(&client, product, listing).await?;
        let Some(offer) = read.find(product).cloned() else { return Ok(None) };
        let mut purchase = self.new_draft((user, currency), &offer, wish, &read)?;
        let country = self.catalog.find_country(&client, listing.country).await?;
        purchase.title = self.title_of(&client, &offer, listing).await?;
        purchase.dial = country.and_then(|country| country.dial_code);
        purchase.auto_replace = self.store.get_guard(user).await?.auto_replace;
        self.store.insert_purchase(&purchase).await?;
        Ok(Some(Draft { purchase, offer }))
    }

    pub(super) async fn title_of(
        &self,
        client: &Client,
        offer: &Product,
        listing: Listing,
    ) -> Result<ProductLabel, Error> {
        let title = self.catalog.title(client, listing).await?;
        Ok(ProductLabel { operator: offer.operator.clone(), ..title })
    }

    /// After the provider had no number within the limit of a purchase: the cheapest offer that it has now, as a
    /// draft. `None` if there is none, or none within the user's limit for a favourite.
    ///
    /// # Errors
    /// As [`Orders::draft`].
    pub(super) async fn next_draft(
        &self,
        client: &Client,
        purchase: &Purchase,
    ) -> Result<Option<Purchase>, Error> {
        if purchase.wanted.continued().is_some() {
            return self.next_quote(client, purchase).await;
        }
        let read = self.catalog.read_all(client, purchase.listing).await?;
        let operator = match purchase.wanted {
            Wanted::Offer { operator, .. } => operator,
            Wanted::Product | Wanted::Number { .. } => None,
        };
        let mut offers = read.offers.iter();
        let Some(offer) = offers.find(|offer| operator.is_none() || offer.operator_id == operator) else {
            return Ok(None);
        };
        let kept = self.store.find_favourite(purchase.user, offer.id).await?;
        if kept.is_some_and(|kept| kept.passed_by(&offer.price).is_some()) {
            return Ok(None);
        }
        let wish = Wish {
            quantity: purchase.quantity,
            policy: purchase.wanted.policy().unwrap_or_default(),
            ceiling: None,
        };
        let mut next = self.new_draft((purchase.user, purchase.currency), offer, wish, &read)?;
        next.title = ProductLabel { operator: offer.operator.clone(), ..purchase.title.clone() };
        next.dial.clone_from(&purchase.dial);
        self.store.insert_purchase(&next).await?;
        Ok(Some(next))
    }

    /// A draft that is not stored yet and has no title, for one of the offers that were read.
    pub(super) fn new_draft(
        &self,
        (user, currency): (UserId, Currency),
        product: &Product,
        wish: Wish,
        read: &Reading,
    ) -> Result<Purchase, Error> {
        let price = product.price.ledger_idr();
        let limit = Money::limit(wish.ceiling.map_or(price, |most| most.max(price)), currency, read.rate);
        let floor = floor(product, wish.policy, &read.offers);
        let floor = floor.and_then(|floor| Money::floor(floor, currency, read.rate));
        let call = match routed(product, wish, limit, floor) {
            Some((wanted, body)) => Call { wanted, limit, floor, body: body.to_json()? },
            None => {
                let body = CreateBody { product_id: product.id, quantity: wish.quantity };
                Call { wanted: Wanted::Product, limit: None, floor: None, body: body.to_json() }
            }
        };
        let listing = Listing { country: product.country, service: product.service };
        self.draft_of((user, currency), (product.id, listing), (wish.quantity, product.price), call)
    }

    /// The same for this call.
    pub(super) fn draft_of(
        &self,
        (user, currency): (UserId, Currency),
        (product, listing): (ProductId, Listing),
        (quantity, price): (u32, Money),
        Call { wanted, limit, floor, body }: Call,
    ) -> Result<Purchase, Error> {
        Ok(Purchase {
            id: IntentId(vault::random()?),
            user,
            currency,
            body,
            wanted,
            product,
            listing,
            quantity,
            title: Default::default(),
            dial: None,
            price,
            limit,
            floor,
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
            next: None,
            replaces: None,
            auto_replace: None,
        })
    }
}

/// How an offer is bought within these prices; `None` where the provider does not support that, or does not state
/// the operator that it would have to be limited to.
fn routed(
    product: &Product,
    wish: Wish,
    limit: Option<Money>,
    floor: Option<Money>,
) -> Option<(Wanted, RoutedBody)> {
    let (shared, operator) = (product.catalog_product?, product.operator_id);
    if product.operator.is_some() && operator.is_none() {
        return None;
    }
    let body = RoutedBody {
        catalog_product_id: shared.0,
        quantity: wish.quantity,
        max_price: Some(limit?),
        min_price: floor,
        policy: Some(wish.policy),
        operator_id: operator.map(|operator| operator.0),
    };
    Some((Wanted::Offer { shared, operator, policy: wish.policy }, body))
}

/// The lowest price, in rupiah, that keeps the provider from picking one of the cheaper offers that were not chosen.
/// `None` if there are none, or if any offer within the limit will do.
fn floor(chosen: &Product, policy: Policy, offers: &[Product]) -> Option<i64> {
    let price = chosen.price.ledger_idr();
    let rivals =
        offers.iter().filter(|offer| chosen.operator_id.is_none() || offer.operator_id == chosen.operator_id);
    let below = rivals.map(|offer| offer.price.ledger_idr()).filter(|other| *other < price).max();
    below.filter(|_| policy == Policy::Cheapest).map(|below| below + 1)
}
