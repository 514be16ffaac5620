//! The catalog: countries, services and the products that combine them.

use serde::{Deserialize, Serialize};

use super::{CatalogProductId, CountryId, Money, OperatorId, ProductId, ServiceId};

/// A country with numbers for sale.
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
    /// Whether any numbers of this country are on sale.
    pub active: bool,
}

impl Country {
    /// Its ISO 3166 code in upper case, as stated by the provider or derived from its flag.
    pub fn iso(&self) -> Option<String> {
        let stated = self.code.as_deref().filter(|code| flag_of_code(code).is_some());
        stated.map(str::to_ascii_uppercase).or_else(|| self.emoji.as_deref().and_then(code_of_flag))
    }

    /// Its flag, as stated by the provider or derived from its code.
    pub fn flag(&self) -> Option<String> {
        self.emoji.clone().or_else(|| self.code.as_deref().and_then(flag_of_code))
    }
}

/// The regional indicator for the letter A in flags.
const INDICATOR_A: u32 = 0x1F1E6;

/// A country's flag: its two-letter ISO 3166 code as regional indicators. `None` if the code is invalid.
pub fn flag_of_code(code: &str) -> Option<String> {
    let letter = |c: char| {
        let listing =
            u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|listing| *listing < 26)?;
        char::from_u32(INDICATOR_A + listing)
    };
    let flag: String = code.chars().map(letter).collect::<Option<_>>()?;
    (flag.chars().count() == 2).then_some(flag)
}

/// The upper-case ISO 3166 code that a flag stands for. `None` if it is not a country flag.
pub fn code_of_flag(flag: &str) -> Option<String> {
    let letter = |c: char| {
        let listing = u32::from(c).checked_sub(INDICATOR_A).filter(|listing| *listing < 26)?;
        char::from_u32(u32::from('A') + listing)
    };
    let code: String = flag.chars().map(letter).collect::<Option<_>>()?;
    (code.len() == 2).then_some(code)
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
    /// Whether any numbers for this service are on sale.
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
    /// The service whose SMS it receives.
    pub service: ServiceId,
    /// Numbers in stock.
    pub available: i64,
    /// Price of one number.
    pub price: Money,
    /// Whether it is on sale.
    pub active: bool,
    /// The mobile operator, if the offer is tied to one (live surface only).
    pub operator: Option<String>,
    /// The id of that operator (live surface only).
    pub operator_id: Option<OperatorId>,
    /// Id shared by all offers of this service in this country (live surface only).
    pub catalog_product: Option<CatalogProductId>,
}

/// Sort order of a product list. The names are the provider's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ProductSort {
    /// Cheapest first.
    #[default]
    PriceAscending,
    /// Largest stock first.
    AvailableDescending,
}

/// Which of several offers within a price limit the provider picks. The names are the provider's. Encoded in
/// buttons: append new variants only.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[strum(serialize_all = "snake_case")]
pub enum Policy {
    /// The lowest price.
    #[default]
    Cheapest,
    /// The highest share of numbers that got their SMS.
    BestSuccess,
}

impl Policy {
    /// The provider's name for it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`Policy::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// What a number is for, as text: stored with a purchase and its orders to show them without the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductLabel {
    /// Name of the service, for example `WhatsApp`.
    pub service: Option<String>,
    /// English name of the country.
    pub country: Option<String>,
    /// Flag of the country.
    pub flag: Option<String>,
    /// Name of the mobile operator, if the number is tied to one.
    pub operator: Option<String>,
}

/// A previously chosen offer: enough to display it and find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The product.
    pub product: ProductId,
    /// Its place in the catalog.
    pub listing: Listing,
    /// What it is for, as text.
    pub title: ProductLabel,
}

/// A user's favourite offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// The offer.
    pub choice: Choice,
    /// The user's maximum price per number, in rupiah (the provider's currency); `None` means no limit.
    pub ceiling: Option<i64>,
    /// Whether its button buys one number at once. Requires a maximum price.
    pub one_tap: bool,
}

impl Favourite {
    /// The maximum price if `price` exceeds it. Both in rupiah.
    pub fn passed_by(&self, price: &Money) -> Option<i64> {
        self.ceiling.filter(|ceiling| price.ledger_idr() > *ceiling)
    }
}

/// An action on a favourite. Encoded in buttons: append new variants only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FavouriteChange {
    /// View it.
    Show,
    /// Save the offer as a favourite.
    Keep,
    /// Remove it.
    Drop,
    /// Set the maximum price per number, in rupiah.
    Ceiling(i64),
    /// Remove the maximum price.
    NoCeiling,
    /// Toggle between buying one number with one press and asking first. Requires a maximum price.
    OneTap(bool),
}

/// A product's place in the catalog: enough to find it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Listing {
    /// The country of the number.
    pub country: CountryId,
    /// The service whose SMS it receives.
    pub service: ServiceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_made_of_the_two_letters_of_a_code_and_tells_them() {
        assert_eq!(flag_of_code("id").as_deref(), Some("🇮🇩"));
        assert_eq!(code_of_flag("🇮🇩").as_deref(), Some("ID"));
        for no in ["", "I", "IDN", "1D", "é!"] {
            assert_eq!(flag_of_code(no), None, "{no}");
        }
        for no in ["", "ID", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇮", "🇮🇩🇮🇩"] {
            assert_eq!(code_of_flag(no), None, "{no}");
        }
    }
}
