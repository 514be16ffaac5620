//! The heart: buying, acting on orders, and learning what becomes of them.
//!
//! Invariant: everything that learns of an order states it as an observation and hands it to one door,
//! [`Orders::learn`]; a purchase is sent only with the key, version and body that were durable before its button
//! was shown. Deliberately absent: any text, any message: what is to be told lies in the outbox.

mod actions;
mod poller;
mod purchase;
mod settle;
mod tracker;

pub use actions::{Canceled, Finished, Resent};
pub use poller::Poller;
pub use purchase::{Confirmation, DRAFT_TTL};
pub use settle::Settler;
pub use tracker::EventOutcome;

use crate::accounts::{self, Accounts};
use crate::catalog::Catalog;
use crate::clock::Clock;
use crate::domain::trouble::Trouble;
use crate::store::{self, Store};

/// Why something about an order could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The account could not be used, or the provider said no.
    #[error(transparent)]
    Account(#[from] accounts::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A random number could not be had.
    #[error(transparent)]
    Random(#[from] crate::vault::Error),
}

impl From<crate::smscode::Error> for Error {
    fn from(error: crate::smscode::Error) -> Self {
        Self::Account(error.into())
    }
}

impl Error {
    /// The same in the terms of the chat, when it is about the provider or the token.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Account(error) => error.trouble(),
            Self::Store(_) | Self::Random(_) => None,
        }
    }
}

/// The orders of all people. Clones share everything.
#[derive(Clone)]
pub struct Orders {
    store: Store,
    accounts: Accounts,
    catalog: Catalog,
    clock: Clock,
}

impl Orders {
    /// Joins the rooms that orders need.
    pub fn new(store: Store, accounts: Accounts, catalog: Catalog, clock: Clock) -> Self {
        Self { store, accounts, catalog, clock }
    }
}
