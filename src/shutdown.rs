//! Graceful shutdown: a cancellation token and the tasks to wait for.

use std::future::Future;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Starts tasks and stops them together. Clones share the tasks.
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    token: CancellationToken,
    tasks: TaskTracker,
    ledger: Arc<Mutex<Ledger>>,
}

/// The tasks by name.
#[derive(Debug, Default)]
struct Ledger {
    running: Vec<&'static str>,
    failed: Vec<&'static str>,
}

/// Why the shutdown was not clean.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// These tasks panicked or returned before the shutdown.
    #[error("ended unexpectedly: {}", .0.join(", "))]
    Failed(Vec<&'static str>),
    /// These tasks were still running at the deadline.
    #[error("still running at the deadline: {}", .0.join(", "))]
    Late(Vec<&'static str>),
}

impl Shutdown {
    /// Running, with no tasks yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The token that is cancelled when the shutdown begins: tasks then stop accepting work and finish what is in progress.
    pub fn token(&self) -> CancellationToken {
        self.token.clone()
    }

    /// Tracks short work that has to finish before the process exits, such as a webhook whose caller disconnected.
    /// [`Shutdown::finish`] waits for it.
    pub fn tracker(&self) -> TaskTracker {
        self.tasks.clone()
    }

    /// Begins the shutdown at the first SIGTERM or ^C. Once this returns, neither signal kills the process. Must be called within a
    /// tokio runtime; fails if the signal handlers can't be installed.
    pub fn watch_signals(&self) -> io::Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let token = self.token();
        // Not tracked: it waits for a signal that may never come.
        tokio::spawn(async move {
            let name = tokio::select! {
                _ = terminate.recv() => "SIGTERM",
                _ = interrupt.recv() => "SIGINT",
            };
            tracing::info!(signal = name, "shutting down");
            token.cancel();
        });
        Ok(())
    }

    /// Starts a task that runs until the token is cancelled. If it panics or returns earlier, the shutdown begins: a bot without its
    /// poller or deliverer would look healthy but do nothing.
    pub fn spawn(&self, name: &'static str, future: impl Future<Output = ()> + Send + 'static) {
        self.ledger().running.push(name);
        let this = self.clone();
        self.tasks.spawn(async move {
            let panicked = AssertUnwindSafe(future).catch_unwind().await.is_err();
            let early = !this.token.is_cancelled();
            let mut ledger = this.ledger();
            if let Some(index) = ledger.running.iter().position(|running| *running == name) {
                ledger.running.swap_remove(index);
            }
            if panicked || early {
                tracing::error!(task = name, panicked, "a task ended unexpectedly");
                ledger.failed.push(name);
                this.token.cancel();
            }
        });
    }

    /// Begins the shutdown and waits for every task, at most for `deadline`.
    ///
    /// Fails with the names of the tasks that failed or did not finish in time.
    pub async fn finish(&self, deadline: Duration) -> Result<(), Error> {
        self.token.cancel();
        self.tasks.close();
        let in_time = tokio::time::timeout(deadline, self.tasks.wait()).await.is_ok();
        let ledger = self.ledger();
        match (ledger.failed.as_slice(), in_time) {
            ([], true) => Ok(()),
            ([], false) if ledger.running.is_empty() => Err(Error::Late(vec!["tracked work"])),
            ([], false) => Err(Error::Late(ledger.running.clone())),
            (failed, _) => Err(Error::Failed(failed.to_vec())),
        }
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    const DEADLINE: Duration = Duration::from_secs(5);

    #[tokio::test]
    async fn finish_waits_for_tasks_that_watch_the_token_and_for_tracked_work() {
        let shutdown = Shutdown::new();
        shutdown.spawn("worker", shutdown.token().cancelled_owned());
        let (done, finished) = tokio::sync::oneshot::channel();
        shutdown.tracker().spawn(async {
            tokio::task::yield_now().await;
            done.send(()).unwrap();
        });
        shutdown.finish(DEADLINE).await.unwrap();
        finished.await.unwrap();
    }

    #[tokio::test]
    async fn a_task_that_panics_or_returns_early_begins_the_shutdown() {
        for panics in [true, false] {
            let shutdown = Shutdown::new();
            shutdown.spawn("steady", shutdown.token().cancelled_owned());
            shutdown.spawn("poller", async move { assert!(!panics, "a made-up panic") });
            shutdown.token().cancelled().await;
            let error = shutdown.finish(DEADLINE).await.unwrap_err();
            assert_eq!(error.to_string(), "ended unexpectedly: poller");
        }
    }

    #[tokio::test]
    async fn a_task_that_does_not_end_is_named() {
        let shutdown = Shutdown::new();
        shutdown.spawn("stuck", pending());
        let error = shutdown.finish(Duration::from_millis(10)).await.unwrap_err();
        assert_eq!(error.to_string(), "still running at the deadline: stuck");
    }
}
