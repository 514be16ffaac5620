//! What is known of an order, and how a new observation changes it.

use chrono::{DateTime, Utc};

use super::catalog::Title;
use super::order::{Abilities, OrderStatus};
use super::push::CardId;
use super::{IntentId, Money, OrderId, Private, ProductId, UserId};

/// One SMS of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// Which SMS of the order, from 1, in the order in which they became known.
    pub seq: u32,
    /// The code, when the provider found one in the text.
    pub code: Option<Private>,
    /// The full text, when a source carried it.
    pub text: Option<Private>,
    /// The provider's count of the order's SMS (live surface only).
    pub revision: Option<i64>,
    /// When it came, by the provider's clock.
    pub received_at: Option<DateTime<Utc>>,
    /// When the provider sent the event that told of it.
    pub event_at: Option<DateTime<Utc>>,
    /// How many resends had been accepted when it became known.
    pub round: u32,
}

/// An order as it is known here: the newest state, every SMS, and the card that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Whose order it is.
    pub user: UserId,
    /// The provider's id.
    pub id: OrderId,
    /// The card that shows it.
    pub card: CardId,
    /// The purchase that made it; `None` for an order that was bought elsewhere.
    pub intent: Option<IntentId>,
    /// The newest status.
    pub status: OrderStatus,
    /// What was bought.
    pub product: Option<ProductId>,
    /// What it is for, in words.
    pub title: Title,
    /// The rented number.
    pub phone: Option<Private>,
    /// What was charged, once the provider said it.
    pub price: Option<Money>,
    /// When it was bought, by the provider's clock.
    pub created_at: Option<DateTime<Utc>>,
    /// Until when the number is rented.
    pub expires_at: Option<DateTime<Utc>>,
    /// When its end became known.
    pub ended_at: Option<DateTime<Utc>>,
    /// What came back, as the answer to a cancel stated it.
    pub refund: Option<Money>,
    /// The balance after the refund, as the answer to a cancel stated it.
    pub balance_after: Option<Money>,
    /// What the provider says is allowed now.
    pub abilities: Abilities,
    /// How many resends were accepted.
    pub round: u32,
    /// When the newest resend was accepted, by the provider's clock where it is known.
    pub round_started_at: Option<DateTime<Utc>>,
    /// Whether the provider itself confirmed that this order is the person's. An event alone does not.
    pub verified: bool,
    /// When the person asked for "cancel as soon as possible"; `None` once called off or done.
    pub cancel_promised_at: Option<DateTime<Utc>>,
    /// Every SMS, oldest first.
    pub sms: Vec<Sms>,
}
