//! The database: the only room with SQL, one text for SQLite and PostgreSQL.
//!
//! Invariant: what is private (tokens, hook keys and secrets, phone numbers, codes, SMS texts) is sealed before it
//! reaches a statement and opened after it was read, here and nowhere else. Whatever follows from a change is
//! written in the transaction of the change. Deliberately absent: network calls, and any rule of the product; the
//! rules are `domain`'s, this room makes them durable.

mod accounts;
mod choices;
mod codec;
mod database;
mod dialogues;
mod forget;
mod guard;
mod leases;
mod orders;
mod outbox;
mod purchases;
mod retention;
mod signals;
mod updates;
mod users;
mod watch;

pub use accounts::{Account, DuePoll, Hook, PushState};
pub use database::{Database, Error};
pub use outbox::{Delivered, Parcel};
pub use purchases::Settled;
pub use signals::Signals;
pub use users::Reach;

use std::sync::Arc;

use crate::clock::Clock;
use crate::vault::Keyring;

/// The store. Clones share the connections.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    keyring: Keyring,
    clock: Clock,
    signals: Signals,
}

impl Store {
    /// A store on an open database.
    ///
    /// # Errors
    /// When the keys are not those with which the database was sealed: nothing is changed then.
    pub async fn new(database: Database, keyring: Keyring, clock: Clock) -> Result<Self, Error> {
        let inner = Inner { database, keyring, clock, signals: Signals::default() };
        let store = Self { inner: Arc::new(inner) };
        store.check_keys().await?;
        store.take_over().await?;
        Ok(store)
    }

    /// The wake-up calls of the workers.
    pub fn signals(&self) -> &Signals {
        &self.inner.signals
    }

    fn keyring(&self) -> &Keyring {
        &self.inner.keyring
    }

    fn now_ms(&self) -> i64 {
        self.inner.clock.now().timestamp_millis()
    }
}
