//! An order as the provider states it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Money, OrderId, Private, ProductId};

/// Where an order is in its life: `ACTIVE → OTP_RECEIVED → COMPLETED`, or `CANCELED`, or `EXPIRED`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderStatus {
    /// The number is rented and waits for an SMS.
    Active,
    /// An SMS has come; more may follow until the end.
    OtpReceived,
    /// Ended with an SMS; the price is spent.
    Completed,
    /// Ended by the person; the price is refunded.
    Canceled,
    /// Ended by time without an SMS; the price is refunded.
    Expired,
}

impl OrderStatus {
    /// Every status, in the order of an order's life.
    pub const ALL: [Self; 5] =
        [Self::Active, Self::OtpReceived, Self::Completed, Self::Canceled, Self::Expired];

    /// The provider's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::OtpReceived => "OTP_RECEIVED",
            Self::Completed => "COMPLETED",
            Self::Canceled => "CANCELED",
            Self::Expired => "EXPIRED",
        }
    }

    /// Reads the provider's word, in any case. A word that is not known yet gives `None`, never an error.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str().eq_ignore_ascii_case(word))
    }

    /// Whether the number is still rented.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Active | Self::OtpReceived)
    }
}

/// What the provider says is allowed now. Absent on the seed surface, where the documented rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Abilities {
    /// Whether `finish` would be accepted.
    pub can_finish: Option<bool>,
    /// Whether `resend` would be accepted.
    pub can_resend: Option<bool>,
    /// Whether `cancel` would be accepted.
    pub can_cancel: Option<bool>,
    /// From when `resend` is accepted.
    pub resend_available_at: Option<DateTime<Utc>>,
    /// From when `cancel` is accepted.
    pub cancel_available_at: Option<DateTime<Utc>>,
}

/// One statement of the provider about one order. Every field but the id may be missing, because each endpoint and
/// each event tells another part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The provider's id.
    pub id: OrderId,
    /// Missing when the provider sent a word that is not known yet.
    pub status: Option<OrderStatus>,
    /// When it was bought.
    pub created_at: Option<DateTime<Utc>>,
    /// What was bought.
    pub product: Option<ProductId>,
    /// The rented number in international form.
    pub phone: Option<Private>,
    /// What was charged.
    pub amount: Option<Money>,
    /// The code of the newest SMS.
    pub code: Option<Private>,
    /// The full text of the newest SMS.
    pub text: Option<Private>,
    /// When the newest SMS came.
    pub received_at: Option<DateTime<Utc>>,
    /// Counts the SMS of this order (live surface only).
    pub sms_revision: Option<i64>,
    /// Until when the number is rented.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was canceled.
    pub canceled_at: Option<DateTime<Utc>>,
    /// The provider's reason for a failure.
    pub failed_reason: Option<String>,
    /// What is allowed now.
    pub abilities: Abilities,
    /// Name of the country, when the statement carries it (webhook events do).
    pub country: Option<String>,
    /// Name of the service, when the statement carries it (webhook events do).
    pub service: Option<String>,
}

impl Order {
    /// Whether it carries a code or the text of an SMS.
    pub fn tells_of_sms(&self) -> bool {
        self.code.is_some() || self.text.is_some()
    }

    /// A statement that says nothing but which order it is about.
    pub fn bare(id: OrderId) -> Self {
        Self {
            id,
            status: None,
            created_at: None,
            product: None,
            phone: None,
            amount: None,
            code: None,
            text: None,
            received_at: None,
            sms_revision: None,
            expires_at: None,
            canceled_at: None,
            failed_reason: None,
            abilities: Abilities::default(),
            country: None,
            service: None,
        }
    }
}
