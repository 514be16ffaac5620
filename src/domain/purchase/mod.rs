//! A purchase, from the confirm screen to its outcome.
//!
//! Invariant: an intent is the exact call to be made. Its idempotency key, API version and body are fixed
//! before the confirm button exists, so every repetition (a second tap, a retry, the next process) makes the
//! same call.

mod doubt;
mod matching;
#[cfg(test)]
mod tests;
mod wanted;

use chrono::{DateTime, Utc};

pub use doubt::{Plan, Verdict};
pub use wanted::Wanted;

use super::catalog::{Listing, ProductLabel};
use super::failure::FailureKind;
use super::guard::AutoReplace;
use super::{Currency, IntentId, Money, OrderId, ProductId, UserId};

/// Lifecycle of a purchase. It only moves down this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum PurchaseState {
    /// The confirm screen is shown; nothing was sent.
    Draft,
    /// The user confirmed; the call is due, running, or to be repeated.
    Confirmed,
    /// The token was refused while an earlier attempt had no answer: it is investigated after the next login.
    InDoubt,
    /// The provider created the orders.
    Bought,
    /// The provider never stated the outcome, and its list of orders does not show it. Orders that appear
    /// there later are still found.
    Unclear,
    /// Nothing was charged.
    Refused,
    /// It was never sent and is now too old to send; nothing was charged.
    Lapsed,
}

impl PurchaseState {
    /// A stable name for the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`PurchaseState::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// A purchase intent and its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Its id, carried by the confirm button; also the idempotency key of the call.
    pub id: IntentId,
    /// The buyer.
    pub user: UserId,
    /// Decides the API version, even if the user later picks another display currency.
    pub currency: Currency,
    /// The exact JSON body of the call.
    pub body: String,
    /// What the call asks for.
    pub wanted: Wanted,
    /// The product that was chosen.
    pub product: ProductId,
    /// Its place in the catalog, used to read the price again.
    pub listing: Listing,
    /// Number of numbers to buy.
    pub quantity: u32,
    /// What it is for, as text.
    pub title: ProductLabel,
    /// The international prefix of the chosen country, if the provider has one.
    pub dial: Option<String>,
    /// The price of one number: as shown on the confirm screen, and after confirmation as read at that moment.
    pub price: Money,
    /// The highest price of one number that the call allows, in the form in which the body states it; `None` if it
    /// states none.
    pub limit: Option<Money>,
    /// The lowest price of one number that the call allows, in the same form: the person chose an offer although there
    /// were cheaper ones.
    pub floor: Option<Money>,
    /// Its lifecycle state.
    pub state: PurchaseState,
    /// When the confirm screen was shown.
    pub created_at: DateTime<Utc>,
    /// The provider's clock when the price was re-read at confirmation; older orders are not of this purchase.
    pub provider_time: Option<DateTime<Utc>>,
    /// When the user confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Calls started. Counted before each call, so 0 means that nothing was ever sent.
    pub attempts: u32,
    /// Whether any call ended without a clear answer.
    pub doubtful: bool,
    /// What is known while the outcome is unknown.
    pub doubt: Doubt,
    /// Why nothing was bought, if so. For an uncertain purchase: the refusal of its last call.
    pub failure: Option<FailureKind>,
    /// Until when that refusal applies, if stated by the provider.
    pub failure_until: Option<DateTime<Utc>>,
    /// The provider's request id of the failed call.
    pub request_id: Option<String>,
    /// How many of the numbers could not be rented.
    pub failed_count: u32,
    /// The draft at the next price, if the provider had no number within the limit.
    pub next: Option<IntentId>,
    /// The order that its number takes the place of.
    pub replaces: Option<OrderId>,
    /// When and how often its numbers are replaced without a press, as stated on the confirm screen.
    pub auto_replace: Option<AutoReplace>,
}

/// What is known about a purchase while its outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubt {
    /// Number of calls answered with "in progress".
    pub in_progress: u32,
    /// When the provider answered that, if it is the latest answer.
    pub in_progress_at: Option<DateTime<Utc>>,
    /// What the list of orders shows.
    pub look: Option<Look>,
    /// When the user was told that the outcome is unclear.
    pub told_at: Option<DateTime<Utc>>,
    /// Numbers that appeared after the user was told that there are no more.
    pub late: u32,
}

/// What the list of orders shows of a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Since when it has shown this, by our clock.
    pub at: DateTime<Utc>,
    /// Number of orders.
    pub seen: u32,
}

/// Whether a number in international form belongs to a different country than this prefix. Countries sharing
/// a prefix count as the same.
pub fn is_of_other_country(dial: &str, phone: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let phone = phone.trim();
    let (Some(phone), dial) = (phone.strip_prefix('+').or_else(|| phone.strip_prefix("00")), digits(dial))
    else {
        return false;
    };
    // In the North American plan and that of Russia and Kazakhstan, a catalog prefix may include the area code.
    let shared = dial.starts_with(['1', '7']);
    let prefix = if shared { dial.get(..1).unwrap_or_default() } else { dial.as_str() };
    !digits(phone).starts_with(prefix)
}
