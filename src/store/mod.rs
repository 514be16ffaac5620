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
mod handover;
mod hold;
mod holders;
mod hooks;
mod inspect;
mod lasting;
mod leases;
mod orders;
mod outbox;
mod presence;
mod purchases;
mod retention;
mod rotation;
mod scenes;
mod signals;
mod survey;
mod terms;
mod together;
mod told;
mod updates;
mod users;
mod watch;
mod writer;

pub use accounts::{Account, DuePoll, Hook, PushState};
pub use database::{Database, Error};
pub use holders::KEYS_SAID_EVERY;
pub use inspect::{Inspection, inspect_postgres, inspect_sqlite};
pub use outbox::{Delivered, LEASE, Parcel};
pub use presence::Beat;
pub use purchases::Settled;
pub use rotation::{SEALED_COLUMNS, Sealed};
pub use scenes::Scene;
pub use signals::Signals;
pub use survey::Survey;
pub use updates::Turn;
pub use users::Reach;
pub use writer::Writer;

use std::sync::Arc;

use self::dialogues::Dialogues;
use self::handover::Handover;
use self::hooks::Hooks;
use self::lasting::Lasting;
use self::presence::Presence;
use self::scenes::Scenes;
use self::together::{Line, Together};
use self::updates::Updates;
use self::users::People;
use self::writer::Inbox;
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
    inbox: Inbox,
    handover: Handover,
    reads: Reads,
}

/// What is asked for in numbers, and read together.
struct Reads {
    lines: [Line; 3],
    hooks: Together<Hooks>,
    scenes: Together<Scenes>,
    updates: Together<Updates>,
    people: Together<People>,
    dialogues: Together<Dialogues>,
    lasting: Together<Lasting>,
}

impl Default for Reads {
    fn default() -> Self {
        let [events, pushes, updates] = [Line::default(), Line::default(), Line::default()];
        Self {
            hooks: Together::new(&events),
            scenes: Together::new(&pushes),
            updates: Together::new(&updates),
            people: Together::new(&updates),
            dialogues: Together::new(&updates),
            lasting: Together::new(&updates),
            lines: [events, pushes, updates],
        }
    }
}

impl Reads {
    /// Gives the connections back.
    async fn let_go(&self) {
        for line in &self.lines {
            *line.lock().await = None;
        }
    }
}

impl Store {
    /// A store on an open database, and its writer, which has to run as long as the store is used.
    ///
    /// # Errors
    /// When the keys are not those with which the database was sealed: nothing is changed then.
    pub async fn new(database: Database, keyring: Keyring, clock: Clock) -> Result<(Self, Writer), Error> {
        let (store, writer) = Self::assemble(database, keyring, clock);
        store.check_keys().await?;
        store.take_over().await?;
        Ok((store, writer))
    }

    /// A store on the database of a service that may be running: takes nothing from it, and holds no keys for it.
    pub fn beside(database: Database, keyring: Keyring, clock: Clock) -> Self {
        Self::assemble(database, keyring, clock).0
    }

    fn assemble(database: Database, keyring: Keyring, clock: Clock) -> (Self, Writer) {
        let nobodys = keyring.seal(Purpose::Token, UserId(0), &[0; 64]).unwrap_or_default();
        let (signals, presence, handover) = (Signals::default(), Presence::default(), Handover::default());
        let (inbox, queue) = Inbox::new();
        let reads = Reads::default();
        let inner = Inner { database, keyring, clock, signals, presence, nobodys, inbox, handover, reads };
        let store = Self { inner: Arc::new(inner) };
        (store.clone(), Writer::new(store, queue))
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
