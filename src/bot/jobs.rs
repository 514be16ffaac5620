//! Work for a user that takes longer than a handler may: it runs alongside the updates, one job per user at a
//! time.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::domain::UserId;

/// The files being generated. Clones share them.
#[derive(Debug, Clone)]
pub struct Exports {
    tasks: TaskTracker,
    stop: CancellationToken,
    busy: Arc<Mutex<HashSet<UserId>>>,
}

/// A user's only job of this kind; the next may start once this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    user: UserId,
    busy: Arc<Mutex<HashSet<UserId>>>,
}

impl Exports {
    /// Jobs that `tasks` waits for at shutdown, and that end when `stop` is cancelled.
    pub fn new(tasks: TaskTracker, stop: CancellationToken) -> Self {
        Self { tasks, stop, busy: Arc::default() }
    }

    /// A slot for this user; `None` while they hold one.
    pub(super) fn begin(&self, user: UserId) -> Option<Turn> {
        let begun = self.busy.lock().unwrap_or_else(PoisonError::into_inner).insert(user);
        begun.then(|| Turn { user, busy: Arc::clone(&self.busy) })
    }

    /// Runs a job. If the service shuts down first, `cut_off` runs instead of the rest.
    pub(super) fn run(
        &self,
        job: impl Future<Output = ()> + Send + 'static,
        cut_off: impl Future<Output = ()> + Send + 'static,
    ) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            if stop.run_until_cancelled(job).await.is_none() {
                cut_off.await;
            }
        });
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.user);
    }
}
