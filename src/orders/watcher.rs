//! Checks what users are waiting for against the shared catalog.
//!
//! Invariant: a listing is read at most once a minute for each currency, however many users watch it, and
//! with the token of only one of them. Deliberately absent: what is told (`views::watch`).

use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::catalog::{Listing, Product};
use crate::domain::watch::Watch;
use crate::domain::{Currency, UserId};
use crate::worker::Work;

/// How often watches are checked.
const EVERY: TimeDelta = TimeDelta::seconds(60);
/// How many failed calls there may be for one listing, each with the token of another user.
const TOKENS: usize = 3;

/// The users who watch one listing and see the same currency.
pub struct Watchers {
    currency: Currency,
    listing: Listing,
    watches: Vec<(UserId, Watch)>,
}

/// Checks watches.
pub struct Watcher {
    orders: Orders,
    next: Mutex<DateTime<Utc>>,
}

impl Work for Watcher {
    type Job = Watchers;
    type Error = Infallible;
    const NAME: &'static str = "watches";
    const AT_ONCE: usize = 16;

    async fn take(&self, _: usize) -> Result<Vec<Watchers>, Infallible> {
        *self.next() = self.orders.clock.now() + EVERY;
        Ok(self.orders.store.running_watches().await.map(by_listing).unwrap_or_else(|error| {
            tracing::warn!(%error, "failed to read the watches; they are read again in a minute");
            Vec::new()
        }))
    }

    async fn run(&self, watchers: Watchers) {
        let offers = self.offers(&watchers).await;
        let now = self.orders.clock.now();
        for (user, watch) in &watchers.watches {
            let Some(end) = watch.decide(offers.as_deref(), now) else { continue };
            if let Err(error) = self.orders.store.end_watch(*user, watch, end).await {
                tracing::warn!(user.id = %user, %error, "failed to end a watch; it is checked again in a minute");
            }
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
        // After the clock was put back, the next check is a minute away at most.
        let latest = self.orders.clock.now() + EVERY;
        let mut next = self.next();
        *next = latest.min(*next);
        Ok(Some(*next))
    }
}

impl Watcher {
    /// Creates a watcher that calls like these orders do.
    pub fn new(orders: Orders) -> Self {
        Self { next: Mutex::new(orders.clock.now() + EVERY), orders }
    }

    fn next(&self) -> MutexGuard<'_, DateTime<Utc>> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is on sale; `None` if it can't be read.
    async fn offers(&self, watchers: &Watchers) -> Option<Vec<Product>> {
        let mut failures = 0;
        for (user, _) in &watchers.watches {
            match self.offers_as(*user, watchers).await {
                Ok(offers) => return Some(offers),
                // No call was made.
                Err(Error::Account(accounts::Error::NotLinked | accounts::Error::Revoked)) => {}
                Err(error) => {
                    tracing::debug!(user.id = %user, %error, "failed to check a watched listing");
                    failures += 1;
                    if failures == TOKENS {
                        break;
                    }
                }
            }
        }
        None
    }

    async fn offers_as(&self, user: UserId, watchers: &Watchers) -> Result<Vec<Product>, Error> {
        let user = self.orders.store.find_current(user).await?;
        let client = self.orders.accounts.client(user, watchers.currency, Tell::ByNotification).await?;
        let (catalog, listing) = (&self.orders.catalog, watchers.listing);
        let (offers, _) =
            client.even_without_rate(|client| async move { catalog.offers(&client, listing).await }).await?;
        Ok(offers.to_vec())
    }
}

fn by_listing(watches: Vec<(UserId, Currency, Watch)>) -> Vec<Watchers> {
    let mut groups: Vec<Watchers> = Vec::new();
    for (user, currency, watch) in watches {
        let listing = watch.listing;
        match groups.last_mut().filter(|last| (last.listing, last.currency) == (listing, currency)) {
            Some(group) => group.watches.push((user, watch)),
            None => groups.push(Watchers { currency, listing, watches: vec![(user, watch)] }),
        }
    }
    groups
}
