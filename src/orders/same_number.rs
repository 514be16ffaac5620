//! The number of a completed order once more (live surface only): the provider's quote, and the draft behind its
//! confirm button. From the confirmation on it is a purchase like any other.

use rust_decimal::Decimal;

use super::draft::Call;
use super::{Error, Orders};
use crate::accounts::Tell;
use crate::domain::catalog::{Listing, ProductLabel};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::purchase::{Purchase, Wanted};
use crate::domain::{Currency, Money, OrderId, OrderReport, ProductId, UserId};
use crate::smscode::{Client, ReactivateBody};

/// The answer to the wish for a number once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SameNumber {
    /// The draft at the price that the provider quotes.
    Draft(Box<Purchase>),
    /// Not possible, for this reason.
    No {
        /// What the number was for.
        title: ProductLabel,
        /// What it was bought as, if known.
        product: Option<ProductId>,
        /// The reason.
        why: ProviderFailure,
    },
    /// The user has no such order.
    NotTheirs,
}

/// What is known of the order whose number is wanted.
struct Before {
    product: Option<ProductId>,
    listing: Option<Listing>,
    title: ProductLabel,
}

impl Orders {
    /// Asks what the number of a completed order would cost once more, and stores that as a draft.
    ///
    /// # Errors
    /// If the account can't be used, the provider can't be reached, or the draft can't be stored; no button may be
    /// shown then.
    pub async fn same_number(
        &self,
        user: UserId,
        currency: Currency,
        of: OrderId,
    ) -> Result<SameNumber, Error> {
        let client = self.accounts.client(user, currency, Tell::ByReply).await?;
        let stated = match client.order(of).await {
            Ok(reply) => reply.data,
            Err(error) if error.failure().kind == FailureKind::NotFound => return Ok(SameNumber::NotTheirs),
            Err(error) => return Err(error.into()),
        };
        let Before { product, listing, title } = self.before(user, &client, &stated).await?;
        let quote = match client.reactivate_options(of).await {
            Ok(reply) => reply,
            Err(error) => {
                let error = Error::from(error);
                let Some(why) = self.number_refusal(&client, of, &error).await else { return Err(error) };
                return Ok(SameNumber::No { title, product, why });
            }
        };
        let Some((product, listing)) = product.zip(listing) else {
            return Ok(SameNumber::No { title, product, why: FailureKind::NotFound.into() });
        };
        let (price, rate) = (quote.data, quote.fx.map(|fx| fx.rate));
        let call = call(of, currency, price, rate)?;
        let mut draft = self.draft_of((user, currency), (product, listing), (1, price), call)?;
        let country = self.catalog.find_country(&client, listing.country).await?;
        draft.title = title;
        draft.dial = country.and_then(|country| country.dial_code);
        self.store.insert_purchase(&draft).await?;
        Ok(SameNumber::Draft(Box::new(draft)))
    }

    async fn before(&self, user: UserId, client: &Client, stated: &OrderReport) -> Result<Before, Error> {
        let known = self.store.find_order(user, stated.id).await?;
        let bought = match known.as_ref().and_then(|known| known.intent) {
            Some(intent) => self.store.find_purchase(user, intent).await?,
            None => None,
        };
        let listing = match &bought {
            Some(bought) => Some(bought.listing),
            None => self.catalog.find_listing_of(client, stated).await?,
        };
        let product = stated.product.or_else(|| known.as_ref().and_then(|known| known.product));
        let title = match (known, listing) {
            (Some(known), _) if known.title.service.is_some() => known.title,
            (_, Some(listing)) => {
                let operator = stated.operator_name.clone();
                ProductLabel { operator, ..self.catalog.title(client, listing).await? }
            }
            (known, None) => known.map(|known| known.title).unwrap_or_default(),
        };
        Ok(Before { product, listing, title })
    }

    /// The same number again at another price. It is not stored yet and has no title.
    pub(super) fn number_draft(
        &self,
        of: OrderId,
        old: &Purchase,
        price: Money,
        rate: Option<Decimal>,
    ) -> Result<Purchase, Error> {
        let call = call(of, old.currency, price, rate)?;
        self.draft_of((old.user, old.currency), (old.product, old.listing), (1, price), call)
    }

    /// After the provider refused its price: the number at the price that it quotes now. `None` if that is not more
    /// than before.
    pub(super) async fn next_quote(
        &self,
        client: &Client,
        purchase: &Purchase,
    ) -> Result<Option<Purchase>, Error> {
        let Some(of) = purchase.wanted.continued() else { return Ok(None) };
        let quote = client.reactivate_options(of).await?;
        let rate = quote.fx.map(|fx| fx.rate);
        if purchase.allows(&quote.data, rate) {
            return Ok(None);
        }
        let mut next = self.number_draft(of, purchase, quote.data, rate)?;
        next.title.clone_from(&purchase.title);
        next.dial.clone_from(&purchase.dial);
        self.store.insert_purchase(&next).await?;
        Ok(Some(next))
    }

    /// Why the provider does not rent out this number again, if the number is the reason.
    pub(super) async fn number_refusal(
        &self,
        client: &Client,
        of: OrderId,
        error: &Error,
    ) -> Option<ProviderFailure> {
        let why = error.failure().filter(|why| {
            matches!(
                why.kind,
                FailureKind::Conflict
                    | FailureKind::NotFound
                    | FailureKind::Invalid
                    | FailureKind::UpstreamRefused
            )
        })?;
        Some(self.tell_conflict_apart(client, of, why).await)
    }

    /// Tells a number that is busy from one that is gone, by what the provider says of its order.
    pub(super) async fn tell_conflict_apart(
        &self,
        client: &Client,
        of: OrderId,
        why: ProviderFailure,
    ) -> ProviderFailure {
        if why.kind != FailureKind::Conflict || why.until.is_some() {
            return why;
        }
        let is_gone = match client.order(of).await {
            Ok(reply) => reply.data.abilities.can_reactivate == Some(false),
            Err(error) => error.failure().kind == FailureKind::NotFound,
        };
        let kind = if is_gone { FailureKind::NotFound } else { why.kind };
        ProviderFailure { kind, ..why }
    }
}

/// The call for a number once more. Without a rate, the displayed dollars are the limit: too little rather than too
/// much.
fn call(of: OrderId, currency: Currency, price: Money, rate: Option<Decimal>) -> Result<Call, Error> {
    let limit = Money::limit(price.ledger_idr(), currency, rate).unwrap_or(price);
    let body = ReactivateBody { id: of, max_price: Some(limit) }.to_json()?;
    Ok(Call { wanted: Wanted::Number { of }, limit: Some(limit), floor: None, body })
}
