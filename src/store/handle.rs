//! The shared store handle: connections, keys, clock, in-memory state, and the channel to the writer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::AnyPool;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::chat::{Delivered, OutboxEntry};
use super::memory::Memory;
use super::queue::Queue;
use super::{Database, Error};
use crate::clock::Clock;
use crate::domain::tracking::{Observation, Recorded};
use crate::domain::{IntentId, OrderId, UserId};
use crate::vault::Keyring;

/// Maximum number of requests waiting for the writer.
const QUEUE: usize = 1_024;
/// How long closing waits for pending writes. Whatever is not written by then is lost, as after a kill.
const CLOSING: Duration = Duration::from_secs(1);

/// The store. Clones share the connections.
#[derive(Clone)]
pub struct Store {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) database: Database,
    pub(super) keyring: Keyring,
    pub(super) clock: Clock,
    pub(super) wakeups: Wakeups,
    pub(super) owner: Owner,
    pub(super) inbox: Inbox,
    pub(super) memory: Arc<Memory>,
    /// People in whose chat there is something to deliver.
    pub(super) outbox: Arc<Queue<UserId>>,
    pub(super) outbox_ids: AtomicI64,
    /// Users whose open orders are to be polled.
    pub(super) polls: Arc<Queue<UserId>>,
    /// Purchases to continue.
    pub(super) purchases: Arc<Queue<IntentId>>,
    /// Orders whose replacement is to be looked at.
    pub(super) replacements: Arc<Queue<OrderId>>,
    pub(super) handled: Handled,
}

impl Store {
    pub(super) fn assemble(
        database: Database,
        keyring: Keyring,
        clock: Clock,
    ) -> (Self, mpsc::Receiver<Job>) {
        let (inbox, queue) = Inbox::new();
        let inner = Inner {
            database,
            keyring,
            clock,
            wakeups: Wakeups::default(),
            owner: Owner::default(),
            inbox,
            memory: Arc::default(),
            outbox: Arc::default(),
            outbox_ids: AtomicI64::new(1),
            polls: Arc::default(),
            purchases: Arc::default(),
            replacements: Arc::default(),
            handled: Handled::default(),
        };
        (Self { inner: Arc::new(inner) }, queue)
    }

    /// A store for reading from the database of a service that may be running.
    pub fn beside(database: Database, keyring: Keyring, clock: Clock) -> Self {
        Self::assemble(database, keyring, clock).0
    }

    /// The signals that wake the workers.
    pub fn wakeups(&self) -> &Wakeups {
        &self.inner.wakeups
    }

    pub(super) fn database(&self) -> &Database {
        &self.inner.database
    }

    /// Connections for standalone read-only statements.
    pub(super) fn reader(&self) -> &AnyPool {
        &self.inner.database.read
    }

    pub(super) fn keyring(&self) -> &Keyring {
        &self.inner.keyring
    }

    pub(super) fn memory(&self) -> &Arc<Memory> {
        &self.inner.memory
    }

    pub(super) fn now_ms(&self) -> i64 {
        self.inner.clock.now().timestamp_millis()
    }

    /// Sends a request to the writer and waits until it is durable.
    pub(super) async fn ask<T>(&self, job: impl FnOnce(Done<T>) -> Job) -> Result<T, Error> {
        let (done, answer) = oneshot::channel();
        self.inner.inbox.jobs.send(job(done)).await.map_err(|_| Error::Closed)?;
        answer.await.map_err(|_| Error::Closed)?
    }
}

type Done<T> = oneshot::Sender<Result<T, Error>>;

/// A write request and the channel that reports its result.
pub(super) enum Job {
    /// Apply an observation.
    Record { user: UserId, seen: Box<Observation>, done: Done<Recorded> },
    /// Remove a delivered notification and remember what it left.
    Tell { entry: OutboxEntry, left: Delivered, done: Done<()> },
    /// Record that an update was handled.
    Handle { update: i64, done: Done<()> },
}

impl Job {
    pub(super) fn fail(self, error: Error) {
        match self {
            Self::Record { done, .. } => drop(done.send(Err(error))),
            Self::Tell { done, .. } | Self::Handle { done, .. } => drop(done.send(Err(error))),
        }
    }
}

/// The channel to the writer.
pub(super) struct Inbox {
    pub(super) jobs: mpsc::Sender<Job>,
    pub(super) closing: CancellationToken,
    pub(super) ended: CancellationToken,
}

impl Inbox {
    pub(super) fn new() -> (Self, mpsc::Receiver<Job>) {
        let (jobs, queue) = mpsc::channel(QUEUE);
        (Self { jobs, closing: CancellationToken::new(), ended: CancellationToken::new() }, queue)
    }

    /// Rejects new requests, and waits until the pending ones are written.
    pub(super) async fn close(&self) {
        self.closing.cancel();
        if tokio::time::timeout(CLOSING, self.ended.cancelled()).await.is_err() {
            tracing::warn!("failed to write what was waiting before the end");
        }
    }
}

/// Whether, and with which epoch, this process is the owner.
#[derive(Debug, Default)]
pub(super) struct Owner {
    /// 0 until this process is the owner.
    pub(super) epoch: AtomicI64,
    renewed: Mutex<Option<Instant>>,
    lost: AtomicBool,
    pub(super) ended: CancellationToken,
}

impl Owner {
    pub(super) fn renewed(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.renewed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The epoch with which this process writes.
    pub(super) fn get_epoch(&self) -> Result<i64, Error> {
        if self.lost.load(Ordering::Acquire) {
            return Err(Error::NotOwner);
        }
        Ok(self.epoch.load(Ordering::Acquire))
    }

    pub(super) fn lose(&self) -> Error {
        if !self.lost.swap(true, Ordering::AcqRel) {
            tracing::error!(
                "another process owns the database now; this one stops without changing anything"
            );
        }
        self.ended.cancel();
        Error::NotOwner
    }
}

/// The ids of recently handled updates, and when they were handled.
#[derive(Default)]
pub(super) struct Handled(Mutex<HashMap<i64, i64>>);

impl Handled {
    pub(super) fn all(&self) -> MutexGuard<'_, HashMap<i64, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One signal per worker. A signal that is sent while nobody waits wakes the next one to wait.
#[derive(Debug, Default)]
pub struct Wakeups {
    /// An announcement is ready to send.
    pub announcements: Notify,
    /// There is a job other than polling.
    pub jobs: Notify,
    /// A webhook has to be restored at the provider.
    pub returns: Notify,
    /// A watch was started.
    pub watches: Notify,
    /// The figures behind the alarms are worth a look before the next regular one.
    pub alarms: Notify,
    /// The same for Telegram's webhook.
    pub telegram_webhook: Notify,
}
