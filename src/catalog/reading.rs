//! What the provider has on sale at one moment.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::domain::ProductId;
use crate::domain::catalog::Product;

/// The offers of a service in a country, read just now.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Those on sale, including operator tiers, cheapest first.
    pub offers: Vec<Product>,
    /// The exchange rate behind their prices; `None` without dollar amounts.
    pub rate: Option<Decimal>,
    /// The provider's clock.
    pub provider_time: Option<DateTime<Utc>>,
}

impl Reading {
    /// One of them.
    pub fn find(&self, product: ProductId) -> Option<&Product> {
        self.offers.iter().find(|offer| offer.id == product)
    }
}
