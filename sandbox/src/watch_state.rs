//! State behind a mutex, with waits for a condition on it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

/// A condition did not become true in time.
#[derive(Debug, thiserror::Error)]
#[error("nothing matched within {waited:?}; seen: {seen}")]
pub struct WaitError {
    /// How long the wait lasted.
    pub waited: Duration,
    /// The actual state, for whoever reads the failed test.
    pub seen: String,
}

/// Locks a mutex even if it is poisoned: a panicking test must not hide its own report.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A value whose changes wake the tasks that wait for a condition on it.
pub(crate) struct WatchState<T> {
    state: Mutex<T>,
    version: watch::Sender<u64>,
}

impl<T> WatchState<T> {
    pub(crate) fn new(state: T) -> Self {
        Self { state: Mutex::new(state), version: watch::Sender::new(0) }
    }

    pub(crate) fn read<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&lock(&self.state))
    }

    pub(crate) fn change<R>(&self, act: impl FnOnce(&mut T) -> R) -> R {
        let result = act(&mut lock(&self.state));
        self.version.send_modify(|version| *version += 1);
        result
    }

    /// Changes the state without waking any waiter.
    pub(crate) fn change_quietly<R>(&self, act: impl FnOnce(&mut T) -> R) -> R {
        act(&mut lock(&self.state))
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Waits until `find` returns something.
    pub(crate) async fn wait<R>(
        &self,
        timeout: Duration,
        mut find: impl FnMut(&T) -> Option<R>,
        describe: impl FnOnce(&T) -> String,
    ) -> Result<R, WaitError> {
        let mut changes = self.changes();
        let search = async {
            loop {
                if let Some(found) = self.read(&mut find) {
                    return Some(found);
                }
                if changes.changed().await.is_err() {
                    return None;
                }
            }
        };
        match tokio::time::timeout(timeout, search).await {
            Ok(Some(found)) => Ok(found),
            _ => Err(WaitError { waited: timeout, seen: self.read(describe) }),
        }
    }
}
