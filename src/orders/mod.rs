//! The core: buying, acting on orders, and tracking what happens to them.
//!
//! Invariant: everything learned about an order becomes an observation and goes through a single entry point,
//! [`Orders::record`]; a purchase is sent only with the key, version and body that were stored before its
//! button was shown. Deliberately absent: text and messages; notifications are left in the outbox.

mod actions;
mod draft;
mod jobs;
mod poller;
mod promises;
mod purchase;
mod replace;
mod same_number;
mod schedule;
mod settle;
mod tracker;
mod watcher;

pub use actions::{Canceled, Finished, Resent};
pub use draft::{Draft, Wish};
pub use jobs::JobRunner;
pub use poller::Poller;
pub use purchase::{Confirmation, DRAFT_TTL};
pub use replace::{Replacer, Replacing};
pub use same_number::SameNumber;
pub use settle::Settler;
pub use tracker::EventOutcome;
pub use watcher::Watcher;

use std::sync::Arc;

use self::schedule::Jobs;
use crate::accounts::{self, Accounts};
use crate::catalog::Catalog;
use crate::clock::Clock;
use crate::domain::failure::ProviderFailure;
use crate::store::{self, Store};

/// Why an operation on an order failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The account could not be used, or the provider refused.
    #[error(transparent)]
    Account(#[from] accounts::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// No random number was available.
    #[error(transparent)]
    Random(#[from] crate::vault::Error),
}

impl From<crate::smscode::Error> for Error {
    fn from(error: crate::smscode::Error) -> Self {
        Self::Account(error.into())
    }
}

impl Error {
    /// The equivalent chat failure, if it concerns the provider or the token.
    pub fn failure(&self) -> Option<ProviderFailure> {
        match self {
            Self::Account(error) => error.failure(),
            Self::Store(_) | Self::Random(_) => None,
        }
    }
}

/// All users' orders. Clones share everything.
#[derive(Clone)]
pub struct Orders {
    store: Store,
    accounts: Accounts,
    catalog: Catalog,
    clock: Clock,
    jobs: Arc<Jobs>,
}

impl Orders {
    /// Connects the modules that orders depend on.
    pub fn new(store: Store, accounts: Accounts, catalog: Catalog, clock: Clock) -> Self {
        Self { store, accounts, catalog, clock, jobs: Arc::default() }
    }
}
