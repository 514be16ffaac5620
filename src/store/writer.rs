//! The single writer for high-volume changes: order observations, delivered notifications, handled updates.
//!
//! Invariant: no caller gets an answer before its request is durable. Requests that arrive during a commit
//! are batched into the next one, with one statement per kind of row, so that a commit costs the same for one
//! request as for a hundred. The queue is bounded, so callers wait when it is full. Deliberately absent:
//! infrequent writes (purchases, links, settings), which use their own transactions on the same connection.

use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use sqlx::Any;
use sqlx::pool::PoolConnection;
use tokio::sync::mpsc;
use tokio_util::sync::DropGuard;

use super::batch::Batch;
use super::chat::Update;
use super::codec::AT_ONCE;
use super::handle::Job;
use super::memory::Change;
use super::orders::RecordedGroup;
use super::postgres::silent;
use super::queue::Due;
use super::{Database, Error, Store};
use super::{outbox, updates};
use crate::clock::Clock;
use crate::vault::Keyring;

/// Maximum number of requests in one transaction, which then takes some milliseconds.
const GROUP: usize = 256;
/// How long a group may take before the database counts as unresponsive.
const WRITTEN_WITHIN: Duration = Duration::from_secs(15);

/// After this many groups on one connection, others get their turn with it; returning and reacquiring it
/// costs as much as a statement.
const IN_A_ROW: usize = 8;

/// Why a group was not written.
enum Failure {
    /// The transaction could not begin or commit, regardless of its content.
    Group(Error),
    /// Possibly caused by one of the group's jobs.
    Job(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Job(error)
    }
}

/// The connection on which groups are written, if one is held.
type Kept = Option<PoolConnection<Any>>;

/// Writes for a [`Store`]. It must run as long as the store is used.
pub struct Writer {
    store: Store,
    queue: mpsc::Receiver<Job>,
    /// Signals that the writer has ended, for whatever reason.
    _end: DropGuard,
}

impl Store {
    /// Creates a store on an open database, and its writer, which must run as long as the store is used for
    /// work.
    pub fn new(database: Database, keyring: Keyring, clock: Clock) -> (Self, Writer) {
        let (store, queue) = Self::assemble(database, keyring, clock);
        (store.clone(), Writer::new(store, queue))
    }
}

impl Writer {
    fn new(store: Store, queue: mpsc::Receiver<Job>) -> Self {
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
        let attempt = AssertUnwindSafe(self.try_write(kept, &group)).catch_unwind();
        let Ok(attempt) = tokio::time::timeout(WRITTEN_WITHIN, attempt).await else {
            kept.take().into_iter().for_each(|mut connection| connection.close_on_drop());
            return group.into_iter().for_each(|job| job.fail(silent().into()));
        };
        let attempt = attempt.unwrap_or_else(|_| {
            tracing::error!(jobs = group.len(), "a write to the database panicked; nothing of it is kept");
            Err(Failure::Job(Error::BrokeDown))
        });
        if attempt.is_err() {
            // The pool deals with whatever state the connection is in.
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
            // One bad job must not block the others: the group is split in half, in order, until that job is
            // on its own.
            Err(Failure::Job(_)) => {
                let second = group.split_off(group.len() / 2);
                Box::pin(self.write(kept, group)).await;
                Box::pin(self.write(kept, second)).await;
            }
        }
    }

    async fn try_write(&self, kept: &mut Kept, group: &[Job]) -> Result<RecordedGroup, Failure> {
        let (mut seen, mut told, mut handled) = (Vec::new(), Vec::new(), BTreeSet::new());
        for job in group {
            match job {
                Job::Record { user, seen: one, .. } => seen.push((*user, &**one)),
                Job::Tell { entry, left, .. } => told.push((entry, *left)),
                Job::Handle { update, .. } => drop(handled.insert(*update)),
            }
        }
        let mut tx = self.store.begin_on(kept).await.map_err(Failure::Group)?;
        let people: BTreeSet<_> = seen.iter().map(|(user, _)| *user).collect();
        let mut chats = self.store.chats_in(&mut tx, &people).await?;
        let touched =
            self.store.add_known_chats(&mut chats, told.iter().map(|(entry, _)| entry.user).collect());
        // Deletions first, so that a notification caused again at the same moment counts as new.
        let mut batch = Batch::default();
        let told = self.store.tell_in(&mut batch, &told)?;
        let mut recorded = self.store.record_in(&mut tx, &mut batch, &seen, &chats).await?;
        updates::mark_all(&mut batch, &handled, self.store.now_ms())?;
        let waiting = outbox::read_all(&batch.run(&mut tx).await?);
        let mut changes: Vec<_> = touched.iter().map(|user| self.store.memory().change(*user)).collect();
        changes.iter_mut().for_each(Change::commits);
        tx.commit().await.map_err(|error| Failure::Group(error.into()))?;
        // From here on nobody else holds these chats, so they are changed in place instead of copied.
        let waiting = waiting.into_iter().map(|entry| (entry.user, Update::Waits(entry)));
        for (user, update) in told.into_iter().chain(std::mem::take(&mut recorded.updates)).chain(waiting) {
            if let Some(chat) = chats.get_mut(&user) {
                Arc::make_mut(chat).apply(update);
            }
        }
        let now = self.store.now_ms();
        for change in changes {
            let (user, chat) = (change.user(), chats.remove(&change.user()));
            let due = chat.as_ref().and_then(|chat| chat.next_delivery(now));
            change.keep(chat.filter(|chat| !chat.runs_out()));
            due.into_iter().for_each(|due| self.store.inner.outbox.add(user.person(), due));
        }
        self.store.note_handled(&handled);
        Ok(recorded)
    }

    /// Schedules the follow-up work and tells all callers that their requests are durable. Callers may be
    /// gone.
    fn answer(&self, group: Vec<Job>, recorded: RecordedGroup) {
        let RecordedGroup { steps, polls, purchases, .. } = recorded;
        let store = &self.store.inner;
        polls.into_iter().for_each(|(user, at)| store.polls.add(user, Due::at(at)));
        purchases.into_iter().for_each(|intent| store.purchases.add(intent, Due::at(AT_ONCE)));
        let mut steps = steps.into_iter();
        for job in group {
            match job {
                Job::Record { done, .. } => drop(done.send(steps.next().ok_or(Error::Corrupt("a step")))),
                Job::Tell { done, .. } | Job::Handle { done, .. } => drop(done.send(Ok(()))),
            }
        }
    }
}
