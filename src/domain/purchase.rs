//! A purchase, from the confirm screen to its end.
//!
//! An intent is the exact call that would be made: its idempotency key, its API version and its body are fixed
//! before the confirm button exists, so that whoever repeats it (a second tap, a retry, the next process) repeats
//! the same call.

use chrono::{DateTime, Utc};

use super::catalog::{Place, Title};
use super::trouble::TroubleKind;
use super::{Currency, IntentId, Money, ProductId, UserId};

/// Where a purchase is in its life. It only moves down this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PurchaseState {
    /// The confirm screen is drawn; nothing was sent.
    Draft,
    /// The person confirmed; the call is due, running, or to be repeated.
    Confirmed,
    /// The token was refused while an earlier try had no answer: it is looked into after the next login.
    InDoubt,
    /// The provider made the orders.
    Bought,
    /// Nothing was charged.
    Refused,
    /// It was never sent and is too old to be sent now; nothing was charged.
    Lapsed,
}

impl PurchaseState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Confirmed, Self::InDoubt, Self::Bought, Self::Refused, Self::Lapsed];

    /// A stable word for the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::InDoubt => "in_doubt",
            Self::Bought => "bought",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads the word that [`PurchaseState::as_str`] writes.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A purchase intent and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Carried by the confirm button; also the idempotency key of the call.
    pub id: IntentId,
    /// Whose purchase it is.
    pub user: UserId,
    /// Decides the API version, whatever the person chooses to see later.
    pub currency: Currency,
    /// The exact JSON body of the call.
    pub body: String,
    /// What is bought.
    pub product: ProductId,
    /// Where it stands in the catalog, to read its price again.
    pub place: Place,
    /// How many numbers.
    pub quantity: u32,
    /// What it is for, in words.
    pub title: Title,
    /// The price of one number as it was shown on the confirm screen.
    pub price: Money,
    /// Where it is in its life.
    pub state: PurchaseState,
    /// When the confirm screen was drawn.
    pub created_at: DateTime<Utc>,
    /// The provider's clock when the price was re-read at confirmation; orders older than this are not of this purchase.
    pub provider_time: Option<DateTime<Utc>>,
    /// When the person confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// How many calls were begun. Counted before the call, so 0 means that nothing was ever sent.
    pub attempts: u32,
    /// Whether any call ended without a clear answer.
    pub doubtful: bool,
    /// Why nothing was bought, when that is so.
    pub failure: Option<TroubleKind>,
    /// Until when that holds, when the provider said it.
    pub failure_until: Option<DateTime<Utc>>,
    /// The provider's request id of the failure.
    pub request_id: Option<String>,
    /// How many of the numbers the provider could not rent.
    pub failed_count: u32,
}
