//! What the provider sells: countries, services and offers, made in code from one seed.
//!
//! Invariant: the same seed gives the same catalog, and product 142 is WhatsApp Indonesia for IDR 15000 with
//! 42 numbers left, as in the API document. Deliberately absent: upstream providers and price history.

mod countries;
mod services;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::rng::roll;

/// How many services are sold in nearly every country.
const POPULAR: usize = 24;
/// The countries with the widest range of offers; the small catalog has only these.
const MARKETS: [&str; 10] = ["RU", "PH", "ID", "MY", "VN", "GB", "IN", "BR", "US", "DE"];
/// The product of the API document's examples.
pub(crate) const SAMPLE_PRODUCT: u64 = 142;

/// A country as the catalog lists it.
#[derive(Clone, Debug, Serialize)]
pub struct Country {
    /// The provider's id.
    pub id: u64,
    /// ISO 3166 code in capitals.
    pub code: String,
    /// English name.
    pub name: String,
    /// Calling code, digits only.
    pub dial_code: String,
    /// The flag.
    pub emoji: String,
    /// Whether it is sold at all.
    pub active: bool,
}

/// A service (platform) as the catalog lists it.
#[derive(Clone, Debug, Serialize)]
pub struct Service {
    /// The provider's id.
    pub id: u64,
    /// The short code, such as `wa`.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it is sold at all.
    pub active: bool,
    /// Whether an order of this service can ask for another SMS.
    pub resend: bool,
}

/// An offer: one service in one country at one price.
#[derive(Clone, Debug, Serialize)]
pub struct Product {
    /// The id that an order names.
    pub id: u64,
    /// The pair of service and country that several offers share.
    pub catalog_product_id: u64,
    /// The name, such as `WhatsApp Indonesia`; some have none.
    pub name: Option<String>,
    /// Country id.
    pub country_id: u64,
    /// Service id.
    pub platform_id: u64,
    /// Numbers left.
    pub available: u32,
    /// Price in IDR.
    pub price: i64,
    /// Whether it can be bought.
    pub active: bool,
    /// The mobile operator, if the offer is bound to one.
    pub operator_id: Option<u64>,
}

/// A mobile operator of a country.
#[derive(Clone, Debug, Serialize)]
pub struct Operator {
    /// The provider's id.
    pub id: u64,
    /// Country id.
    pub country_id: u64,
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Everything that is for sale.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    pub(crate) countries: Vec<Country>,
    pub(crate) services: Vec<Service>,
    pub(crate) operators: Vec<Operator>,
    pub(crate) products: BTreeMap<u64, Product>,
}

/// How much of the world the catalog holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CatalogSize {
    /// Ten countries and twelve services: quick to read in a test.
    #[default]
    Small,
    /// About 200 countries, more than 400 services and several thousand offers.
    Full,
}

const OPERATORS: [(&str, &[&str]); 6] = [
    ("ID", &["Telkomsel", "Indosat", "XL Axiata", "Tri", "Smartfren"]),
    ("US", &["T-Mobile", "Verizon", "AT&T"]),
    ("GB", &["EE", "O2", "Three", "Vodafone"]),
    ("IN", &["Jio", "Airtel", "Vi"]),
    ("BR", &["Vivo", "Claro", "TIM"]),
    ("PH", &["Globe", "Smart", "DITO"]),
];

impl Catalog {
    /// A catalog of the given size. `offers` says whether several offers per pair exist.
    #[must_use]
    pub fn generate(size: CatalogSize, seed: u64, offers: bool) -> Self {
        let mut catalog =
            Self { countries: countries(size), services: services(size, seed), ..Self::default() };
        catalog.operators = operators(&catalog.countries);
        catalog.fill(size, seed, offers);
        catalog
    }

    /// The countries.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The services.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// The offers.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }

    /// A country by id.
    #[must_use]
    pub fn country(&self, id: u64) -> Option<&Country> {
        self.countries.iter().find(|country| country.id == id)
    }

    /// A service by id.
    #[must_use]
    pub fn service(&self, id: u64) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The name of an operator.
    #[must_use]
    pub fn operator_name(&self, id: Option<u64>) -> Option<&str> {
        let id = id?;
        self.operators.iter().find(|operator| operator.id == id).map(|operator| operator.name.as_str())
    }

    fn fill(&mut self, size: CatalogSize, seed: u64, offers: bool) {
        let mut id = 0;
        let mut next_id = || {
            id += 1;
            if id == SAMPLE_PRODUCT {
                id += 1;
            }
            id
        };
        let mut made = Vec::new();
        for country in &self.countries {
            for (rank, service) in self.services.iter().enumerate() {
                let chance = roll(seed, &[country.id, service.id]);
                if !sold(size, rank, chance, MARKETS.contains(&country.code.as_str())) {
                    continue;
                }
                let pair = 50_000 + country.id * 1_000 + service.id;
                let mut first = offer(next_id(), pair, country, service, rank, chance);
                if country.code == "ID" && service.code == "wa" {
                    first =
                        Product { id: SAMPLE_PRODUCT, available: 42, price: 15_000, active: true, ..first };
                }
                let several = offers && (rank < 3 || chance.is_multiple_of(17));
                made.push(first.clone());
                if several {
                    let local = self.operators.iter().filter(|operator| operator.country_id == country.id);
                    for operator in local.take(3) {
                        let chance = roll(seed, &[country.id, service.id, operator.id]);
                        let mut other = offer(next_id(), pair, country, service, rank, chance);
                        other.price = first.price + 500 * small(chance % 8) + 500;
                        other.active = true;
                        other.operator_id = Some(operator.id);
                        made.push(other);
                    }
                }
            }
        }
        self.products = made.into_iter().map(|product| (product.id, product)).collect();
    }
}

fn sold(size: CatalogSize, rank: usize, chance: u64, market: bool) -> bool {
    match size {
        CatalogSize::Small => rank < 4 || chance % 100 < 80,
        CatalogSize::Full if rank < 3 => true,
        CatalogSize::Full if rank < POPULAR => chance % 100 < 85,
        CatalogSize::Full => chance % 100 < if market { 70 } else { 4 },
    }
}

fn offer(id: u64, pair: u64, country: &Country, service: &Service, rank: usize, chance: u64) -> Product {
    let spread = if rank < 3 { 12_000 } else { 40_000 };
    let dear = if chance.is_multiple_of(97) { 100_000 } else { 0 };
    let price = 800 + small(chance >> 8) % spread / 50 * 50 + dear;
    let available = if chance % 11 == 3 { 0 } else { u32::try_from((chance >> 20) % 2_000).unwrap_or(0) + 1 };
    Product {
        id,
        catalog_product_id: pair,
        name: (chance % 61 != 5).then(|| format!("{} {}", service.name, country.name)),
        country_id: country.id,
        platform_id: service.id,
        available,
        price: price.clamp(800, 150_000),
        active: chance % 41 != 7,
        operator_id: None,
    }
}

/// A number that surely fits.
fn small(value: u64) -> i64 {
    i64::try_from(value % 1_000_000).unwrap_or(0)
}

fn countries(size: CatalogSize) -> Vec<Country> {
    let keep = |code: &str| size == CatalogSize::Full || MARKETS.contains(&code);
    let mut all = Vec::new();
    for (id, line) in (1..).zip(countries::COUNTRIES.lines()) {
        let mut parts = line.split('|');
        let (Some(code), Some(name), Some(dial)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        if keep(code) {
            all.push(Country {
                id,
                code: code.to_owned(),
                name: name.to_owned(),
                dial_code: dial.to_owned(),
                emoji: flag(code),
                active: code != "CU",
            });
        }
    }
    all
}

fn services(size: CatalogSize, seed: u64) -> Vec<Service> {
    let entries = services::SERVICES.split([';', '\n']).filter_map(|entry| entry.split_once('='));
    let limit = if size == CatalogSize::Full { usize::MAX } else { 12 };
    (1..)
        .zip(entries.take(limit))
        .map(|(id, (code, name))| Service {
            id,
            code: code.to_owned(),
            name: name.to_owned(),
            active: id < 100 || roll(seed, &[id]) % 50 != 1,
            resend: !matches!(code, "go" | "mm") && (id < 20 || roll(seed, &[id]) % 4 != 1),
        })
        .collect()
}

fn operators(countries: &[Country]) -> Vec<Operator> {
    let known = OPERATORS.iter().flat_map(|(code, names)| names.iter().map(move |name| (*code, *name)));
    (1..)
        .zip(known)
        .filter_map(|(id, (code, name))| {
            let country = countries.iter().find(|country| country.code == code)?;
            let code = name.to_lowercase().replace([' ', '&', '-'], "");
            Some(Operator { id, country_id: country.id, code, name: name.to_owned() })
        })
        .collect()
}

/// The flag emoji of a two-letter code.
fn flag(code: &str) -> String {
    let letter = |c: char| char::from_u32(0x1F1E6 + u32::from(c) - u32::from('A'));
    code.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_sample_of_the_document_is_there() {
        for size in [CatalogSize::Small, CatalogSize::Full] {
            for offers in [true, false] {
                let catalog = Catalog::generate(size, 7, offers);
                let product = &catalog.products[&SAMPLE_PRODUCT];
                assert_eq!((product.country_id, product.platform_id), (6, 3));
                assert_eq!((product.price, product.available, product.active), (15_000, 42, true));
                assert_eq!(product.name.as_deref(), Some("WhatsApp Indonesia"));
                let indonesia = catalog.country(6).unwrap();
                assert_eq!((indonesia.code.as_str(), indonesia.emoji.as_str()), ("ID", "🇮🇩"));
            }
        }
    }

    #[test]
    fn the_full_catalog_is_large_varied_and_repeatable() {
        let catalog = Catalog::generate(CatalogSize::Full, 7, true);
        assert!(catalog.countries.len() >= 190);
        assert!(catalog.services.len() >= 300);
        assert!(catalog.products.len() >= 5_000, "{}", catalog.products.len());
        assert!(catalog.products().any(|product| product.available == 0));
        assert!(catalog.products().any(|product| !product.active));
        assert!(catalog.products().any(|product| product.operator_id.is_some()));
        assert!(catalog.products().all(|product| (800..=150_000).contains(&product.price)));
        let codes: HashSet<_> = catalog.services.iter().map(|service| &service.code).collect();
        assert_eq!(codes.len(), catalog.services.len());
        let again = Catalog::generate(CatalogSize::Full, 7, true);
        assert!(catalog.products().zip(again.products()).all(|(a, b)| a.price == b.price));
    }
}
