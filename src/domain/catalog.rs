//! What can be bought: countries, services and the products that join them.

use serde::{Deserialize, Serialize};

use super::{CountryId, Money, ProductId, ServiceId};

/// A country whose numbers are sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// The provider's id.
    pub id: CountryId,
    /// ISO 3166 code in upper case, when the provider has one.
    pub code: Option<String>,
    /// English name.
    pub name: String,
    /// International prefix with a leading `+`, when the provider has one.
    pub dial_code: Option<String>,
    /// Flag, when the provider has one.
    pub emoji: Option<String>,
    /// Whether numbers of this country are on sale at all.
    pub active: bool,
}

/// A service ("platform") that sends the SMS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The provider's id.
    pub id: ServiceId,
    /// Short code, for example `wa`.
    pub code: String,
    /// Name, for example `WhatsApp`.
    pub name: String,
    /// Whether numbers for this service are on sale at all.
    pub active: bool,
}

/// One offer: a service in a country at a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The provider's id.
    pub id: ProductId,
    /// The provider's title; often missing.
    pub name: Option<String>,
    /// The country of the number.
    pub country: CountryId,
    /// The service whose SMS it takes.
    pub service: ServiceId,
    /// How many numbers are in stock.
    pub available: i64,
    /// Price of one number.
    pub price: Money,
    /// Whether it is on sale at all.
    pub active: bool,
    /// The mobile operator, when the offer is bound to one (live surface only).
    pub operator: Option<String>,
}

/// How a list of products is ordered. The names are the provider's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ProductSort {
    /// Cheapest first.
    #[default]
    PriceAscending,
    /// Largest stock first.
    AvailableDescending,
}

/// What a number is for, in words: kept with a purchase and its orders, so that they read well without the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// Name of the service, for example `WhatsApp`.
    pub service: Option<String>,
    /// English name of the country.
    pub country: Option<String>,
    /// Flag of the country.
    pub flag: Option<String>,
}

/// Where a product stands in the catalog: enough to find it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The country of the number.
    pub country: CountryId,
    /// The service whose SMS it takes.
    pub service: ServiceId,
}
