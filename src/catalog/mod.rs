//! The product catalog, cached for a while and shared by all users; searched in memory.
//!
//! Invariant: cached prices are only for display; a purchase uses a freshly read price ([`Catalog::read_for`]). Deliberately
//! absent: per-user data, except the client that makes the request.

mod names;
mod offers;
pub mod ranking;
mod reading;
pub mod search;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

use crate::domain::catalog::{Country, Listing, Product, ProductLabel, Service};
use crate::domain::{
    CatalogProductId, CountryId, Currency, Money, OperatorId, OrderReport, ProductId, ServiceId,
};
use crate::smscode::{Client, Error, ProductQuery};

pub use reading::Reading;

const LISTS_KEPT: Duration = Duration::from_secs(600);
const OFFERS_KEPT: Duration = Duration::from_secs(20);
const STOCK_KEPT: Duration = Duration::from_secs(120);
const PLACES_KEPT: Duration = Duration::from_secs(3600);
/// How long a product that is in no list is not searched for again.
const ABSENCE_KEPT: Duration = Duration::from_secs(60);

/// How many products one page of the provider's list may hold.
const PAGE: u32 = 10_000;
/// The maximum number of products read while searching for one.
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

/// The shared catalog. Clones share the cache.
#[derive(Clone)]
pub struct Catalog {
    countries: Cache<(), Arc<Vec<Country>>>,
    services: Cache<Option<CountryId>, Arc<Vec<Service>>>,
    offers: Cache<(Currency, Listing), Arc<Vec<Product>>>,
    /// The same without operator tiers, which are listed only per operator.
    open_offers: Cache<(Currency, Listing), Arc<Vec<Product>>>,
    stocked: Cache<(Currency, ServiceId), Arc<Vec<Product>>>,
    listings: Cache<ProductId, Listing>,
    /// The same by the id that all offers of a listing share, which orders contain, too.
    shared_listings: Cache<CatalogProductId, Listing>,
    operators: Cache<Listing, Arc<Vec<OperatorId>>>,
    /// Present if all products, or all tiers of an operator, were read recently, so that made-up ids don't cause repeated reads.
    read_through: Cache<Option<OperatorId>, ()>,
}

impl Default for Catalog {
    fn default() -> Self {
        Self {
            countries: Cache::builder().time_to_live(LISTS_KEPT).max_capacity(1).build(),
            services: Cache::builder().time_to_live(LISTS_KEPT).max_capacity(512).build(),
            offers: Cache::builder().time_to_live(OFFERS_KEPT).max_capacity(4_096).build(),
            open_offers: Cache::builder().time_to_live(OFFERS_KEPT).max_capacity(4_096).build(),
            stocked: Cache::builder().time_to_live(STOCK_KEPT).max_capacity(512).build(),
            listings: Cache::builder().time_to_live(PLACES_KEPT).max_capacity(100_000).build(),
            shared_listings: Cache::builder().time_to_live(PLACES_KEPT).max_capacity(100_000).build(),
            operators: Cache::builder().time_to_live(LISTS_KEPT).max_capacity(4_096).build(),
            read_through: Cache::builder().time_to_live(ABSENCE_KEPT).max_capacity(1_024).build(),
        }
    }
}

impl Catalog {
    /// The countries on sale, by name.
    ///
    /// # Errors
    /// The provider's error.
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
    /// The provider's error.
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

    /// All services and countries, if cached. Makes no calls.
    pub async fn kept(&self) -> Option<(Arc<Vec<Service>>, Arc<Vec<Country>>)> {
        self.services.get(&None).await.zip(self.countries.get(&()).await)
    }

    /// The countries in which a service is in stock, cheapest first.
    ///
    /// # Errors
    /// The provider's error.
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

    /// Remembers the listings of these products.
    async fn at_listing(&self, products: Vec<Product>, listing: Listing) -> Vec<Product> {
        for product in &products {
            self.remember(product, listing).await;
        }
        products
    }

    async fn remember(&self, product: &Product, listing: Listing) {
        self.listings.insert(product.id, listing).await;
        if let Some(shared) = product.catalog_product {
            self.shared_listings.insert(shared, listing).await;
        }
    }

    /// The listing of a product, if cached or listed by the provider.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn find_listing(&self, client: &Client, product: ProductId) -> Result<Option<Listing>, Error> {
        self.look_up(client, Some(product), None, None).await
    }

    /// The label of an order: by its product, or by the id that all offers of its listing share, because a product is listed only while
    /// in stock. `None` if the provider lists neither.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn find_title(
        &self,
        client: &Client,
        order: &OrderReport,
    ) -> Result<Option<ProductLabel>, Error> {
        let listing = self.find_listing_of(client, order).await?;
        let Some(listing) = listing else { return Ok(None) };
        let title = self.title(client, listing).await?;
        Ok(Some(ProductLabel { operator: order.operator_name.clone(), ..title }))
    }

    /// The listing of an order, found in the same way.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn find_listing_of(
        &self,
        client: &Client,
        order: &OrderReport,
    ) -> Result<Option<Listing>, Error> {
        self.look_up(client, order.product, order.catalog_product, order.operator).await
    }

    async fn look_up(
        &self,
        client: &Client,
        product: Option<ProductId>,
        shared: Option<CatalogProductId>,
        operator: Option<OperatorId>,
    ) -> Result<Option<Listing>, Error> {
        let kept = async || {
            let by_product = async |id| self.listings.get(&id).await;
            let by_shared = async |id| self.shared_listings.get(&id).await;
            let found = match product {
                Some(id) => by_product(id).await,
                None => None,
            };
            match (found, shared) {
                (None, Some(id)) => by_shared(id).await,
                (found, _) => found,
            }
        };
        if product.is_none() && shared.is_none() {
            return Ok(None);
        }
        if let Some(listing) = kept().await {
            return Ok(Some(listing));
        }
        // Operator tiers are listed only per operator.
        let lists = std::iter::once(None).chain(operator.map(Some));
        for list in lists {
            if self.read_through.get(&list).await.is_some() {
                continue;
            }
            for page in 1..=MOST_PAGES {
                let query = ProductQuery {
                    operator: list,
                    limit: Some(PAGE),
                    page: Some(page),
                    ..ProductQuery::default()
                };
                let listed = client.products(&query).await?.data;
                if listed.is_empty() {
                    break;
                }
                for product in &listed {
                    let listing = Listing { country: product.country, service: product.service };
                    self.remember(product, listing).await;
                }
                if let Some(listing) = kept().await {
                    return Ok(Some(listing));
                }
            }
            self.read_through.insert(list, ()).await;
        }
        Ok(None)
    }

    /// The name of a listing.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn title(&self, client: &Client, listing: Listing) -> Result<ProductLabel, Error> {
        let country = self.find_country(client, listing.country).await?;
        let service = self.find_service(client, listing.service).await?;
        Ok(ProductLabel {
            service: service.map(|service| service.name),
            flag: country.as_ref().and_then(Country::flag),
            country: country.map(|country| country.name),
            operator: None,
        })
    }

    /// The country with this id.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn find_country(&self, client: &Client, id: CountryId) -> Result<Option<Country>, Error> {
        Ok(self.countries(client).await?.iter().find(|country| country.id == id).cloned())
    }

    /// The service with this id.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn find_service(&self, client: &Client, id: ServiceId) -> Result<Option<Service>, Error> {
        Ok(self.services(client, None).await?.iter().find(|service| service.id == id).cloned())
    }
}

/// Concurrent reads of the same entry share one call, made with one user's token. If that token is rejected, the others retry with
/// their own.
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
