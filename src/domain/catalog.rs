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

impl Country {
    /// Its ISO 3166 code in upper case, as the provider states it or as its flag tells.
    pub fn iso(&self) -> Option<String> {
        let stated = self.code.as_deref().filter(|code| flag_of_code(code).is_some());
        stated.map(str::to_ascii_uppercase).or_else(|| self.emoji.as_deref().and_then(code_of_flag))
    }

    /// Its flag, as the provider states it or as its code tells.
    pub fn flag(&self) -> Option<String> {
        self.emoji.clone().or_else(|| self.code.as_deref().and_then(flag_of_code))
    }
}

/// The regional indicator that stands for the letter A in flags.
const INDICATOR_A: u32 = 0x1F1E6;

/// The flag of a country: the two letters of its ISO 3166 code as regional indicators. `None` when it is no such code.
pub fn flag_of_code(code: &str) -> Option<String> {
    let letter = |c: char| {
        let place =
            u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|place| *place < 26)?;
        char::from_u32(INDICATOR_A + place)
    };
    let flag: String = code.chars().map(letter).collect::<Option<_>>()?;
    (flag.chars().count() == 2).then_some(flag)
}

/// The ISO 3166 code in upper case of which a flag is made. `None` when it is no flag of a country.
pub fn code_of_flag(flag: &str) -> Option<String> {
    let letter = |c: char| {
        let place = u32::from(c).checked_sub(INDICATOR_A).filter(|place| *place < 26)?;
        char::from_u32(u32::from('A') + place)
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

/// An offer that a person chose before: enough to show it and to find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it was.
    pub product: ProductId,
    /// Where it stands in the catalog.
    pub place: Place,
    /// What it is for, in words.
    pub title: Title,
}

/// An offer that a person keeps at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// The offer.
    pub choice: Choice,
    /// The most that they pay for one number there, in rupiah, in which the provider charges; `None` is no limit.
    pub ceiling: Option<i64>,
}

impl Favourite {
    /// The ceiling that a price passes, when it does. Both in rupiah.
    pub fn passed_by(&self, price: &Money) -> Option<i64> {
        self.ceiling.filter(|ceiling| price.ledger_idr() > *ceiling)
    }
}

/// What a person does with a favourite. It travels in buttons: add at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FavouriteChange {
    /// Only look at it.
    Show,
    /// Keep the offer as a favourite.
    Keep,
    /// Let it go.
    Drop,
    /// Set the most that one number may cost, in rupiah.
    Ceiling(i64),
    /// Lift that limit.
    NoCeiling,
}

/// Where a product stands in the catalog: enough to find it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The country of the number.
    pub country: CountryId,
    /// The service whose SMS it takes.
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
