//! The offers of a service in a country, including operator tiers.

use std::sync::Arc;

use futures_util::future::join_all;

use super::reading::Reading;
use super::{Catalog, together};
use crate::domain::catalog::{Listing, Product};
use crate::domain::failure::FailureKind;
use crate::domain::{OperatorId, ProductId};
use crate::smscode::{Client, Error, ProductQuery};

impl Catalog {
    /// The offers of a service in a country, including operator tiers, cheapest first, without sold-out ones.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn offers(&self, client: &Client, listing: Listing) -> Result<Arc<Vec<Product>>, Error> {
        let read = || async {
            let (open, tiers) = tokio::try_join!(self.open_offers(client, listing), async {
                Ok(self.tiers(client, listing).await)
            })?;
            let mut offers = open.to_vec();
            merge(&mut offers, tiers);
            Ok(Arc::new(offers))
        };
        together(&self.offers, (client.currency(), listing), client, read).await
    }

    /// One offer from the cache, for display; `None` if it was not on sale. Operator tiers are read only if it is not one of the
    /// offers without operator.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn glance(
        &self,
        client: &Client,
        product: ProductId,
        listing: Listing,
    ) -> Result<Option<Product>, Error> {
        let key = (client.currency(), listing);
        let wanted = |offers: &[Product]| offers.iter().find(|offer| offer.id == product).cloned();
        if let Some(kept) = self.offers.get(&key).await {
            return Ok(wanted(&kept));
        }
        match wanted(&self.open_offers(client, listing).await?) {
            Some(offer) => Ok(Some(offer)),
            None => Ok(wanted(&self.offers(client, listing).await?)),
        }
    }

    /// The offers without operator, cached.
    async fn open_offers(&self, client: &Client, listing: Listing) -> Result<Arc<Vec<Product>>, Error> {
        let read = || async { Ok(Arc::new(self.read_offers(client, listing).await?.offers)) };
        together(&self.open_offers, (client.currency(), listing), client, read).await
    }

    /// The offers without operator.
    async fn read_offers(&self, client: &Client, listing: Listing) -> Result<Reading, Error> {
        let reply = client.products(&query_of(listing)).await?;
        let offers =
            reply.data.into_iter().filter(|product| product.active && product.available > 0).collect();
        Ok(Reading {
            offers: self.at_listing(offers, listing).await,
            rate: reply.fx.map(|fx| fx.rate),
            provider_time: reply.provider_time,
        })
    }

    /// The tiers of all operators, which are listed only per operator. They are optional: those that can't be read are left out.
    async fn tiers(&self, client: &Client, listing: Listing) -> Vec<Product> {
        let operators = self.operators(client, listing).await;
        let read = operators.iter().map(async |operator| {
            let query = ProductQuery { operator: Some(*operator), ..query_of(listing) };
            client.products(&query).await.map(|reply| reply.data).unwrap_or_else(|error| {
                tracing::debug!(operator.id = %operator, %error, "failed to read the tiers of an operator");
                Vec::new()
            })
        });
        let mut tiers: Vec<Product> = join_all(read).await.into_iter().flatten().collect();
        tiers.retain(|product| product.active && product.available > 0);
        self.at_listing(tiers, listing).await
    }

    /// The operators of a listing; empty if the provider has no such list.
    async fn operators(&self, client: &Client, listing: Listing) -> Arc<Vec<OperatorId>> {
        let read = || async {
            match client.operators(listing.country, listing.service).await {
                Ok(operators) => {
                    Ok(Arc::new(operators.into_iter().filter_map(|operator| operator.id).collect()))
                }
                Err(error) if error.failure().kind == FailureKind::NotFound => Ok(Arc::default()),
                Err(error) => Err(error),
            }
        };
        together(&self.operators, listing, client, read).await.unwrap_or_else(|error| {
            tracing::debug!(%error, "failed to read the operators of a listing");
            Arc::default()
        })
    }

    /// The offers of a listing, read now. Operator tiers may be some seconds old if the product is one of the offers
    /// without operator.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn read_for(
        &self,
        client: &Client,
        product: ProductId,
        listing: Listing,
    ) -> Result<Reading, Error> {
        let mut read = self.read_offers(client, listing).await?;
        let key = (client.currency(), listing);
        self.open_offers.insert(key, Arc::new(read.offers.clone())).await;
        let tiers = match (read.find(product), self.offers.get(&key).await) {
            // Only the operator tiers may come from the cache.
            (Some(_), kept) => {
                kept.map(|kept| kept.iter().filter(|o| o.operator.is_some()).cloned().collect())
            }
            (None, _) => Some(self.tiers(client, listing).await),
        };
        if let Some(tiers) = tiers {
            merge(&mut read.offers, tiers);
            self.offers.insert(key, Arc::new(read.offers.clone())).await;
        }
        Ok(read)
    }

    /// The same with the operator tiers read now, too.
    ///
    /// # Errors
    /// The provider's error.
    pub async fn read_all(&self, client: &Client, listing: Listing) -> Result<Reading, Error> {
        let (mut read, tiers) = tokio::try_join!(self.read_offers(client, listing), async {
            Ok(self.tiers(client, listing).await)
        })?;
        let key = (client.currency(), listing);
        self.open_offers.insert(key, Arc::new(read.offers.clone())).await;
        merge(&mut read.offers, tiers);
        self.offers.insert(key, Arc::new(read.offers.clone())).await;
        Ok(read)
    }
}

fn query_of(listing: Listing) -> ProductQuery {
    ProductQuery { country: Some(listing.country), service: Some(listing.service), ..ProductQuery::default() }
}

/// Merges operator tiers, cheapest first, without duplicates if the provider lists them with the others as well.
fn merge(offers: &mut Vec<Product>, tiers: Vec<Product>) {
    let is_new = |tier: &Product| offers.iter().all(|offer| offer.id != tier.id);
    let tiers: Vec<_> = tiers.into_iter().filter(is_new).collect();
    offers.extend(tiers);
    offers.sort_by_key(|product| product.price.ledger_idr());
}
