//! What many people buy: read from the store once in a while, for everybody together.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use moka::future::Cache;

use crate::domain::catalog::Place;
use crate::store::Store;

const KEPT: Duration = Duration::from_secs(600);
const LATELY: TimeDelta = TimeDelta::days(30);

/// The places where many people bought lately. Clones share what is kept.
#[derive(Clone)]
pub struct Popular {
    store: Store,
    kept: Cache<(), Arc<Vec<Place>>>,
}

impl Popular {
    /// Read from this store.
    pub fn new(store: Store) -> Self {
        Self { store, kept: Cache::builder().time_to_live(KEPT).max_capacity(1).build() }
    }

    /// The places, most people first. None when they can't be read: lists then begin with what is usual.
    pub async fn places(&self) -> Vec<Place> {
        let read =
            self.kept.try_get_with((), async { self.store.find_popular_places(LATELY).await.map(Arc::new) });
        match read.await {
            Ok(places) => places.to_vec(),
            Err(error) => {
                tracing::warn!(%error, "what many people buy could not be read");
                Vec::new()
            }
        }
    }
}
