//! What many users buy: read from the store occasionally, shared by everybody.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use moka::future::Cache;

use crate::domain::catalog::Listing;
use crate::store::Store;

const KEPT: Duration = Duration::from_secs(600);
const LATELY: TimeDelta = TimeDelta::days(30);

/// The places where many users bought recently. Clones share the cache.
#[derive(Clone)]
pub struct Popular {
    store: Store,
    kept: Cache<(), Arc<Vec<Listing>>>,
}

impl Popular {
    /// Read from this store.
    pub fn new(store: Store) -> Self {
        Self { store, kept: Cache::builder().time_to_live(KEPT).max_capacity(1).build() }
    }

    /// The places, most users first. Empty if they can't be read: lists then begin with the defaults.
    pub async fn listings(&self) -> Vec<Listing> {
        let read =
            self.kept.try_get_with((), async { self.store.find_popular_places(LATELY).await.map(Arc::new) });
        match read.await {
            Ok(listings) => listings.to_vec(),
            Err(error) => {
                tracing::warn!(%error, "failed to read the most popular offers");
                Vec::new()
            }
        }
    }
}
