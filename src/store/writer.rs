//! The one writer of what comes in numbers: what is learned of orders, what was told, which updates were
//! handled, when accounts are looked at next.
//!
//! Invariant: nobody who asked gets an answer before what they asked for is durable. Whatever is asked for while a
//! commit runs travels together in the next one, each kind of row in one statement, so that a commit costs the same
//! for one as for a hundred. The queue is bounded: who asks too much waits. Deliberately absent: what is rare
//! (purchases, links, settings) keeps transactions of its own, on the same connection.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use sqlx::Any;
use sqlx::pool::PoolConnection;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::accounts::Plan;
use super::handover::Room;
use super::orders::Learned;
use super::outbox::{Delivered, Parcel};
use super::updates;
use super::{Error, Store, accounts};
use crate::domain::UserId;
use crate::domain::tracking::{Observation, Step};

/// As many travel in one transaction at most. It is held for some milliseconds then.
const GROUP: usize = 256;
/// As many wait at most.
const QUEUE: usize = 1_024;
/// How long a store that is closed waits for what is still to be written. What is not written by then is as after a
/// kill.
const CLOSING: Duration = Duration::from_secs(1);

/// So many groups are written on one connection before others have their turn with it: giving it back and taking it again
/// costs as much as a statement.
const IN_A_ROW: usize = 8;

type Done<T> = oneshot::Sender<Result<T, Error>>;

/// What is asked for, and whom to answer.
pub(super) enum Job {
    /// Apply an observation.
    Learn { user: UserId, seen: Box<Observation>, room: Room, done: Done<Step> },
    /// Remove a delivered push and remember what it left.
    Tell { parcel: Parcel, left: Delivered, done: Done<()> },
    /// Plan the next look at an account.
    Plan { plan: Plan, done: Done<()> },
    /// Remember that an update was handled.
    Handle { update: i64, done: Done<()> },
}

/// What became of a group.
struct Written {
    learned: Learned,
    /// Whether a delivery left something to deliver.
    renewed: bool,
}

/// Why a group was not written.
enum Failure {
    /// It could not begin or commit, whatever was in it.
    Group(Error),
    /// One of its jobs perhaps.
    Job(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Job(error)
    }
}

/// The connection on which groups are written.
type Kept = Option<PoolConnection<Any>>;

/// The way to the writer.
pub(super) struct Inbox {
    jobs: mpsc::Sender<Job>,
    closing: CancellationToken,
    ended: CancellationToken,
}

impl Inbox {
    pub(super) fn new() -> (Self, mpsc::Receiver<Job>) {
        let (jobs, queue) = mpsc::channel(QUEUE);
        (Self { jobs, closing: CancellationToken::new(), ended: CancellationToken::new() }, queue)
    }

    /// Takes nothing more, and waits until what waits is written.
    pub(super) async fn close(&self) {
        self.closing.cancel();
        if tokio::time::timeout(CLOSING, self.ended.cancelled()).await.is_err() {
            tracing::warn!("the database does not take what is still to be written");
        }
    }
}

/// Writes for a [`Store`]. Has to run as long as the store is used.
pub struct Writer {
    store: Store,
    queue: mpsc::Receiver<Job>,
    /// Tells that it has ended, however it did.
    _end: DropGuard,
}

impl Store {
    /// Asks the writer and waits until it is durable.
    pub(super) async fn ask<T>(&self, job: impl FnOnce(Done<T>) -> Job) -> Result<T, Error> {
        let (done, answer) = oneshot::channel();
        self.inner.inbox.jobs.send(job(done)).await.map_err(|_| Error::Closed)?;
        answer.await.map_err(|_| Error::Closed)?
    }
}

impl Writer {
    pub(super) fn new(store: Store, queue: mpsc::Receiver<Job>) -> Self {
        let end = store.inner.inbox.ended.clone().drop_guard();
        Self { store, queue, _end: end }
    }

    /// Writes until the store is closed.
    pub async fn run(mut self) {
        let closing = self.store.inner.inbox.closing.clone();
        let mut group = Vec::with_capacity(GROUP);
        let (mut kept, mut in_a_row) = (None, 0);
        loop {
            tokio::select! {
                biased;
                taken = self.queue.recv_many(&mut group, GROUP) => {
                    if taken == 0 {
                        return;
                    }
                }
                () = closing.cancelled(), if !self.queue.is_closed() => self.queue.close(),
            }
            self.write(&mut kept, group.split_off(0)).await;
            in_a_row += 1;
            if self.queue.is_empty() || in_a_row == IN_A_ROW {
                (kept, in_a_row) = (None, 0);
            }
        }
    }

    async fn write(&self, kept: &mut Kept, mut group: Vec<Job>) {
        let attempt = AssertUnwindSafe(self.try_write(kept, &group)).catch_unwind().await;
        let attempt = attempt.unwrap_or_else(|_| {
            tracing::error!(jobs = group.len(), "writing panicked; nothing of it is kept");
            Err(Failure::Job(Error::BrokeDown))
        });
        if attempt.is_err() {
            // Whatever state it is in, the pool sees to it.
            *kept = None;
        }
        match attempt {
            Ok(written) => self.answer(group, written),
            Err(Failure::Job(error) | Failure::Group(error)) if group.len() == 1 => {
                if let Some(job) = group.pop() {
                    job.fail(error);
                }
            }
            Err(Failure::Group(error)) => {
                let error = Arc::new(error);
                group.drain(..).for_each(|job| job.fail(Error::Group(Arc::clone(&error))));
            }
            // One that can't be written is not to keep the others from it: by halves, in their order, it is left alone.
            Err(Failure::Job(_)) => {
                let second = group.split_off(group.len() / 2);
                Box::pin(self.write(kept, group)).await;
                Box::pin(self.write(kept, second)).await;
            }
        }
    }

    async fn try_write(&self, kept: &mut Kept, group: &[Job]) -> Result<Written, Failure> {
        let (mut seen, mut told, mut handled) = (Vec::new(), Vec::new(), BTreeSet::new());
        let (mut plans, mut rooms) = (BTreeMap::new(), HashMap::new());
        for job in group {
            match job {
                Job::Learn { user, seen: one, room, .. } => {
                    seen.push((*user, &**one));
                    if room.is_some() {
                        rooms.insert((*user, one.order.id), room);
                    }
                }
                Job::Tell { parcel, left, .. } => told.push((parcel, *left)),
                Job::Plan { plan, .. } => drop(plans.insert(plan.user(), *plan)),
                Job::Handle { update, .. } => drop(handled.insert(*update)),
            }
        }
        let mut tx = self.store.begin_on(kept).await.map_err(Failure::Group)?;
        let people = seen.iter().map(|(user, _)| *user).chain(told.iter().map(|(parcel, _)| parcel.user));
        self.store.hold_people(&mut tx, people.chain(plans.keys().copied())).await?;
        // First what takes pushes out: one that is caused anew in the same moment is a new one then.
        let renewed = self.store.tell_in(&mut tx, &told).await?;
        // Before what is learned: an order that becomes known in the same moment is looked at soon.
        accounts::plan_polls(&mut tx, &plans.into_values().collect::<Vec<_>>()).await?;
        let mut learned = self.store.learn_in(&mut tx, &seen).await?;
        updates::mark_all(&mut tx, &handled, self.store.now_ms()).await?;
        tx.commit().await.map_err(|error| Failure::Group(error.into()))?;
        for parcel in &mut learned.taken {
            let order = parcel.push.order();
            order
                .and_then(|order| rooms.get(&(parcel.user, order)))
                .inspect(|room| parcel.place.within(room));
        }
        Ok(Written { learned, renewed })
    }

    /// Wakes those who have work now, and tells everybody that it is durable. Who asked may be gone.
    fn answer(&self, group: Vec<Job>, written: Written) {
        let Written { learned, renewed } = written;
        self.store.hand_over(learned.taken);
        if renewed || learned.outbox {
            self.store.signals().outbox.notify_one();
        }
        if learned.polls {
            self.store.signals().polls.notify_one();
        }
        let mut steps = learned.steps.into_iter();
        for job in group {
            match job {
                Job::Learn { done, .. } => drop(done.send(steps.next().ok_or(Error::Corrupt("a step")))),
                Job::Tell { done, .. } | Job::Plan { done, .. } | Job::Handle { done, .. } => {
                    drop(done.send(Ok(())));
                }
            }
        }
    }
}

impl Job {
    fn fail(self, error: Error) {
        match self {
            Self::Learn { done, .. } => drop(done.send(Err(error))),
            Self::Tell { done, .. } | Self::Plan { done, .. } | Self::Handle { done, .. } => {
                drop(done.send(Err(error)));
            }
        }
    }
}
