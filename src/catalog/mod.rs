//! What can be bought, shared by everybody: read once, kept for a while, searched in memory.
//!
//! Invariant: a price from here is for looking; what is charged is decided on a price read afresh
//! ([`Catalog::get_product_now`]). Deliberately absent: anything of one person but the client that asks.

mod names;
pub mod ranking;
pub mod search;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use moka::future::Cache;

use crate::domain::catalog::{Country, Place, Product, Service, Title};
use crate::domain::{CountryId, Currency, Money, ProductId, ServiceId};
use crate::smscode::{Client, Error, ProductQuery};

const LISTS_KEPT: Duration = Duration::from_secs(600);
const OFFERS_KEPT: Duration = Duration::from_secs(20);
const STOCK_KEPT: Duration = Duration::from_secs(120);
const PLACES_KEPT: Duration = Duration::from_secs(3600);
/// How long a product that the whole list does without is not looked for again.
const ABSENCE_KEPT: Duration = Duration::from_secs(60);

/// How many products one page of the provider's list may hold.
const PAGE: u32 = 10_000;
/// Where a search for one product through all of them ends.
const MOST_PAGES: u32 = 10;

/// A country in which a service is in stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stocked {
    /// The country.
    pub country: Country,
    /// The lowest price of a number there.
    pub from: Money,
    /// How many numbers there are in all offers together.
    pub stock: i64,
}

/// The shared catalog. Clones share what is kept.
#[derive(Clone)]
pub struct Catalog {
    countries: Cache<(), Arc<Vec<Country>>>,
    services: Cache<Option<CountryId>, Arc<Vec<Service>>>,
    offers: Cache<(Currency, Place), Arc<Vec<Product>>>,
    stocked: Cache<(Currency, ServiceId), Arc<Vec<Product>>>,
    places: Cache<ProductId, Place>,
    /// Kept while all products were read a short while ago: made-up numbers must not have them read again and again.
    read_through: Cache<(), ()>,
}

impl Default for Catalog {
    fn default() -> Self {
        Self {
            countries: Cache::builder().time_to_live(LISTS_KEPT).max_capacity(1).build(),
            services: Cache::builder().time_to_live(LISTS_KEPT).max_capacity(512).build(),
            offers: Cache::builder().time_to_live(OFFERS_KEPT).max_capacity(4_096).build(),
            stocked: Cache::builder().time_to_live(STOCK_KEPT).max_capacity(512).build(),
            places: Cache::builder().time_to_live(PLACES_KEPT).max_capacity(100_000).build(),
            read_through: Cache::builder().time_to_live(ABSENCE_KEPT).max_capacity(1).build(),
        }
    }
}

impl Catalog {
    /// The countries on sale, by name.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn countries(&self, client: &Client) -> Result<Arc<Vec<Country>>, Error> {
        let read = || async {
            let mut countries = client.countries().await?;
            countries.retain(|country| country.active);
            countries.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(Arc::new(countries))
        };
        together(&self.countries, (), client, read).await
    }

    /// The services on sale, all or those of a country, by name.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn services(
        &self,
        client: &Client,
        country: Option<CountryId>,
    ) -> Result<Arc<Vec<Service>>, Error> {
        let read = || async {
            let mut services = client.services(country).await?;
            services.retain(|service| service.active);
            services.sort_by_key(|service| service.name.to_lowercase());
            Ok(Arc::new(services))
        };
        together(&self.services, country, client, read).await
    }

    /// All services and all countries, when somebody has read them a short while ago. Asks nobody.
    pub async fn kept(&self) -> Option<(Arc<Vec<Service>>, Arc<Vec<Country>>)> {
        self.services.get(&None).await.zip(self.countries.get(&()).await)
    }

    /// The countries in which a service is in stock, cheapest first.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn countries_of(&self, client: &Client, service: ServiceId) -> Result<Vec<Stocked>, Error> {
        let read = || async {
            let query = ProductQuery { service: Some(service), limit: Some(PAGE), ..ProductQuery::default() };
            let mut products = client.products(&query).await?.data;
            products.retain(|product| product.active && product.available > 0);
            Ok(Arc::new(products))
        };
        let stocked = together(&self.stocked, (client.currency(), service), client, read).await?;
        let mut sums: HashMap<CountryId, (Money, i64)> = HashMap::new();
        for product in stocked.iter() {
            let (from, stock) = sums.entry(product.country).or_insert((product.price, 0));
            if product.price.ledger_idr() < from.ledger_idr() {
                *from = product.price;
            }
            *stock = stock.saturating_add(product.available);
        }
        let countries = self.countries(client).await?;
        let sold = countries.iter().filter_map(|country| {
            let (from, stock) = *sums.get(&country.id)?;
            Some(Stocked { country: country.clone(), from, stock })
        });
        let mut sold: Vec<Stocked> = sold.collect();
        sold.sort_by_key(|sold| sold.from.ledger_idr());
        Ok(sold)
    }

    /// The offers of a service in a country, cheapest first; sold-out ones are left out.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn offers(&self, client: &Client, place: Place) -> Result<Arc<Vec<Product>>, Error> {
        let read = || async { Ok(Arc::new(self.read_offers(client, place).await?.0)) };
        together(&self.offers, (client.currency(), place), client, read).await
    }

    async fn read_offers(
        &self,
        client: &Client,
        place: Place,
    ) -> Result<(Vec<Product>, Option<DateTime<Utc>>), Error> {
        let query = ProductQuery {
            country: Some(place.country),
            service: Some(place.service),
            ..ProductQuery::default()
        };
        let reply = client.products(&query).await?;
        let mut products = reply.data;
        products.retain(|product| product.active && product.available > 0);
        products.sort_by_key(|product| product.price.ledger_idr());
        for product in &products {
            self.places.insert(product.id, place).await;
        }
        Ok((products, reply.provider_time))
    }

    /// One product as it is on sale this moment, and the provider's clock. `None` when it can't be had.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn get_product_now(
        &self,
        client: &Client,
        product: ProductId,
        place: Place,
    ) -> Result<(Option<Product>, Option<DateTime<Utc>>), Error> {
        let (offers, provider_time) = self.read_offers(client, place).await?;
        self.offers.insert((client.currency(), place), Arc::new(offers.clone())).await;
        Ok((offers.into_iter().find(|offer| offer.id == product), provider_time))
    }

    /// Where a product stands, when it was seen before or the provider lists it.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn find_place(&self, client: &Client, product: ProductId) -> Result<Option<Place>, Error> {
        if let Some(place) = self.places.get(&product).await {
            return Ok(Some(place));
        }
        if self.read_through.get(&()).await.is_some() {
            return Ok(None);
        }
        for page in 1..=MOST_PAGES {
            let query = ProductQuery { limit: Some(PAGE), page: Some(page), ..ProductQuery::default() };
            let listed = client.products(&query).await?.data;
            if listed.is_empty() {
                break;
            }
            for product in listed {
                let place = Place { country: product.country, service: product.service };
                self.places.insert(product.id, place).await;
            }
            if let Some(place) = self.places.get(&product).await {
                return Ok(Some(place));
            }
        }
        self.read_through.insert((), ()).await;
        Ok(None)
    }

    /// What a place is called.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn title(&self, client: &Client, place: Place) -> Result<Title, Error> {
        let country = self.find_country(client, place.country).await?;
        let service = self.find_service(client, place.service).await?;
        Ok(Title {
            service: service.map(|service| service.name),
            flag: country.as_ref().and_then(Country::flag),
            country: country.map(|country| country.name),
        })
    }

    /// The country with this id.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn find_country(&self, client: &Client, id: CountryId) -> Result<Option<Country>, Error> {
        Ok(self.countries(client).await?.iter().find(|country| country.id == id).cloned())
    }

    /// The service with this id.
    ///
    /// # Errors
    /// What the provider answered.
    pub async fn find_service(&self, client: &Client, id: ServiceId) -> Result<Option<Service>, Error> {
        Ok(self.services(client, None).await?.iter().find(|service| service.id == id).cloned())
    }
}

/// What several people wait for is read once, with the token of one of them. What that token is refused is nobody else's:
/// they ask with their own.
async fn together<K, V, Reading>(
    cache: &Cache<K, V>,
    key: K,
    client: &Client,
    read: impl Fn() -> Reading,
) -> Result<V, Error>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
    Reading: Future<Output = Result<V, Error>>,
{
    let shared = cache.try_get_with(key, read()).await;
    match shared {
        Err(error) if is_of_another(&error, client) => read().await,
        shared => shared.map_err(|error: Arc<Error>| (*error).clone()),
    }
}

fn is_of_another(error: &Error, client: &Client) -> bool {
    matches!(error, Error::Rejected(rejection) if rejection.caller.is_some_and(|caller| caller != client.number()))
}
