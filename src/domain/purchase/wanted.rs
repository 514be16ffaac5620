//! What a purchase asks the provider for.

use crate::domain::catalog::Policy;
use crate::domain::{CatalogProductId, OperatorId, OrderId};

/// What a purchase asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// Exactly its product.
    #[default]
    Product,
    /// Any offer within the price limit (live surface only); the provider picks one, so the order may have another
    /// product than the purchase.
    Offer {
        /// The service and country.
        shared: CatalogProductId,
        /// Only numbers of this operator.
        operator: Option<OperatorId>,
        /// Which offer is preferred.
        policy: Policy,
    },
    /// The number of a completed order once more (live surface only).
    Number {
        /// That order.
        of: OrderId,
    },
}

impl Wanted {
    /// Which offer the provider is to pick; `None` if it has no choice.
    pub fn policy(&self) -> Option<Policy> {
        match self {
            Self::Product | Self::Number { .. } => None,
            Self::Offer { policy, .. } => Some(*policy),
        }
    }

    /// The order whose number is rented again, if that is what is wanted.
    pub fn continued(&self) -> Option<OrderId> {
        match self {
            Self::Number { of } => Some(*of),
            Self::Product | Self::Offer { .. } => None,
        }
    }
}
