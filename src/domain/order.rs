//! An order as stated by the provider.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CatalogProductId, Money, OperatorId, OrderId, Private, ProductId};

/// Lifecycle of an order: `ACTIVE → OTP_RECEIVED → COMPLETED`, or `CANCELED`, or `EXPIRED`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE", ascii_case_insensitive)]
pub enum OrderStatus {
    /// The number is rented and waiting for an SMS.
    Active,
    /// An SMS has arrived; more may follow until the end.
    OtpReceived,
    /// Ended with an SMS; the price is charged.
    Completed,
    /// Canceled by the user; the price is refunded.
    Canceled,
    /// Expired without an SMS; the price is refunded.
    Expired,
}

impl OrderStatus {
    /// Every status, in lifecycle order.
    pub const ALL: [Self; 5] =
        [Self::Active, Self::OtpReceived, Self::Completed, Self::Canceled, Self::Expired];

    /// The provider's name for it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the provider's name, case-insensitively. An unknown name gives `None`, never an error.
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }

    /// Whether the number is still rented.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Active | Self::OtpReceived)
    }
}

/// Actions currently allowed by the provider. Absent on the seed surface, where the documented rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Abilities {
    /// Whether `finish` would be accepted.
    pub can_finish: Option<bool>,
    /// Whether `resend` would be accepted.
    pub can_resend: Option<bool>,
    /// Whether `cancel` would be accepted.
    pub can_cancel: Option<bool>,
    /// Whether `reactivate` would be accepted: the number of the completed order can be rented again.
    pub can_reactivate: Option<bool>,
    /// When `resend` becomes possible.
    pub resend_available_at: Option<DateTime<Utc>>,
    /// When `cancel` becomes possible.
    pub cancel_available_at: Option<DateTime<Utc>>,
}

/// One statement of the provider about one order. Every field but the id may be missing, because each
/// endpoint and each event states a different subset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderReport {
    /// The provider's id.
    pub id: OrderId,
    /// Missing if the provider sent an unknown status.
    pub status: Option<OrderStatus>,
    /// When it was bought.
    pub created_at: Option<DateTime<Utc>>,
    /// The product.
    pub product: Option<ProductId>,
    /// The service and country of the product (live surface only).
    pub catalog_product: Option<CatalogProductId>,
    /// The operator that the product is tied to (live surface only).
    pub operator: Option<OperatorId>,
    /// The rented number in international form.
    pub phone: Option<Private>,
    /// The amount charged.
    pub amount: Option<Money>,
    /// The code of the newest SMS; on the live surface the last one recognized, kept across SMS without a code.
    pub code: Option<Private>,
    /// The full text of the newest SMS.
    pub text: Option<Private>,
    /// When the newest SMS arrived; on the live surface, the first one.
    pub received_at: Option<DateTime<Utc>>,
    /// The number of SMS of this order, from 1 (live surface only).
    pub sms_revision: Option<i64>,
    /// When the rental ends.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was canceled.
    pub canceled_at: Option<DateTime<Utc>>,
    /// The provider's reason for a failure.
    pub failed_reason: Option<String>,
    /// The allowed actions.
    pub abilities: Abilities,
    /// Name of the country, if included (in webhook events it is).
    pub country: Option<String>,
    /// Name of the service, if included (in webhook events it is).
    pub service: Option<String>,
    /// Name of the operator, if included (live surface only).
    pub operator_name: Option<String>,
}

impl OrderReport {
    /// Whether it contains a code or the text of an SMS.
    pub fn tells_of_sms(&self) -> bool {
        self.code.is_some() || self.text.is_some()
    }

    /// A statement with nothing but the order id.
    pub fn bare(id: OrderId) -> Self {
        Self {
            id,
            status: None,
            created_at: None,
            product: None,
            catalog_product: None,
            operator: None,
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
            operator_name: None,
        }
    }
}
