//! The database: the only room with SQL, one text for SQLite and PostgreSQL.
//!
//! Invariant: what is private (tokens, hook keys and secrets, phone numbers, codes, SMS texts) is sealed before it
//! reaches a statement and opened after it was read, here and nowhere else. Whatever follows from a change is
//! written in the transaction of the change. Deliberately absent: network calls, and any rule of the product; the
//! rules are `domain`'s, this room makes them durable.

mod accounts;
mod announcements;
mod bells;
mod choices;
mod codec;
mod database;
mod dialogues;
mod duty;
mod forget;
mod guard;
mod holders;
mod inspect;
mod leases;
mod orders;
mod outbox;
mod presence;
mod purchases;
mod retention;
mod rotation;
mod signals;
mod survey;
mod terms;
mod updates;
mod users;
mod watch;

pub use accounts::{Account, DuePoll, Hook, PushState};
pub use database::{Database, Error};
pub use holders::KEYS_SAID_EVERY;
pub use inspect::{Inspection, inspect_postgres, inspect_sqlite};
pub use outbox::{Delivered, Parcel};
pub use presence::Beat;
pub use purchases::Settled;
pub use rotation::{SEALED_COLUMNS, Sealed};
pub use signals::Signals;
pub use survey::Survey;
pub use updates::Turn;
pub use users::Reach;

use std::sync::Arc;

use self::presence::Presence;
use crate::clock::Clock;
use crate::domain::UserId;
use crate::vault::{Keyring, Purpose};

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
    presence: Presence,
    /// A sealed value that is nobody's.
    nobodys: Vec<u8>,
}

impl Store {
    /// A store on an open database.
    ///
    /// # Errors
    /// When the keys are not those with which the database was sealed: nothing is changed then.
    pub async fn new(database: Database, keyring: Keyring, clock: Clock) -> Result<Self, Error> {
        let store = Self::beside(database, keyring, clock);
        store.check_keys().await?;
        store.take_over().await?;
        Ok(store)
    }

    /// A store on the database of a service that may be running: takes nothing from it, and holds no keys for it.
    pub fn beside(database: Database, keyring: Keyring, clock: Clock) -> Self {
        let nobodys = keyring.seal(Purpose::Token, UserId(0), &[0; 64]).unwrap_or_default();
        let (signals, presence) = (Signals::default(), Presence::default());
        Self { inner: Arc::new(Inner { database, keyring, clock, signals, presence, nobodys }) }
    }

    /// The wake-up calls of the workers.
    pub fn signals(&self) -> &Signals {
        &self.inner.signals
    }

    fn keyring(&self) -> &Keyring {
        &self.inner.keyring
    }

    /// Does the work of opening an account's token, hook and secret where there is no account.
    fn open_in_vain(&self) {
        for _ in 0..3 {
            std::hint::black_box(self.keyring().open(Purpose::Token, UserId(0), &self.inner.nobodys).is_ok());
        }
    }

    fn now_ms(&self) -> i64 {
        self.inner.clock.now().timestamp_millis()
    }
}
