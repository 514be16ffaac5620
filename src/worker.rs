//! The loop that the durable workers share: take what is due, work on it side by side, sleep until there is more.
//!
//! Invariant: one slow job never keeps another from being taken, the database is hardly asked while nothing is due,
//! and a stop takes no new job but ends those that run. Jobs go on while new ones are
//! taken. Deliberately absent: what a job is.

use std::fmt::Display;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// The longest sleep. Bells and due times make it rarely matter; it is what a lost bell costs.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
/// The pause after the database failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// The pause after another process was quicker.
const TAKEN_BY_ANOTHER: Duration = Duration::from_millis(50);

/// Something durable that is worked off.
pub trait Work {
    /// One piece of it.
    type Job;
    /// Why it could not be taken.
    type Error: Display;
    /// The name in the log.
    const NAME: &'static str;
    /// How many jobs may run at the same time.
    const AT_ONCE: usize;

    /// Takes up to `limit` jobs that are due, under a lease.
    fn claim(&self, limit: usize) -> impl Future<Output = Result<Vec<Self::Job>, Self::Error>> + Send;

    /// Waits for jobs that are taken already when they become durable, at most `limit`. Most work has none.
    fn handed(&self, limit: usize) -> impl Future<Output = Vec<Self::Job>> + Send {
        let _ = limit;
        std::future::pending()
    }

    /// Does one job. Whatever goes wrong is dealt with inside; the lease is the last resort. Tells whether another job
    /// may have become due by it, without a bell.
    fn run(&self, job: Self::Job) -> impl Future<Output = bool> + Send;

    /// When the next job is due that nobody has taken. Where a lease has to end first, that is found out at the next look,
    /// at most five seconds late.
    fn next_due(&self) -> impl Future<Output = Result<Option<DateTime<Utc>>, Self::Error>> + Send;
}

/// Works until `stop`, then ends the jobs that run.
pub async fn work<W: Work>(work: &W, bell: &Notify, clock: &Clock, stop: &CancellationToken) {
    let mut running = FuturesUnordered::new();
    let mut look = Instant::now();
    while !stop.is_cancelled() {
        let room = W::AT_ONCE.saturating_sub(running.len());
        if room > 0 && look <= Instant::now() {
            // The jobs go on meanwhile: one of them may hold the very connection that taking new ones waits for. What
            // one of them leaves meanwhile may be due again since that was asked for, so it is asked for once more.
            let (taken, left) = beside(take(work, room, clock), &mut running).await;
            look = match taken {
                Ok((jobs, sleep)) => {
                    running.extend(jobs.into_iter().map(|job| run(work, job)));
                    Instant::now() + if left { Duration::ZERO } else { sleep }
                }
                Err(error) => {
                    tracing::error!(worker = W::NAME, %error, "no work can be taken now");
                    Instant::now() + AFTER_FAILURE
                }
            };
        }
        let room = W::AT_ONCE.saturating_sub(running.len());
        tokio::select! {
            () = stop.cancelled() => {}
            Some(left) = running.next() => {
                if left {
                    look = Instant::now();
                }
            }
            jobs = work.handed(room), if room > 0 => {
                running.extend(jobs.into_iter().map(|job| run(work, job)));
            }
            () = bell.notified() => look = Instant::now(),
            () = tokio::time::sleep_until(look), if room > 0 => {}
        }
    }
    while running.next().await.is_some() {}
}

/// Takes while the jobs go on. Also tells whether one of them left something to be taken.
async fn beside<T>(
    taking: impl Future<Output = T>,
    running: &mut FuturesUnordered<impl Future<Output = bool>>,
) -> (T, bool) {
    let mut some = false;
    let mut taking = std::pin::pin!(taking);
    loop {
        tokio::select! {
            biased;
            taken = &mut taking => return (taken, some),
            Some(left) = running.next() => some |= left,
        }
    }
}

/// A job that panics costs that job: its lease runs out, and the others go on.
async fn run<W: Work>(work: &W, job: W::Job) -> bool {
    AssertUnwindSafe(work.run(job)).catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!(worker = W::NAME, "a job panicked; it is taken again when its lease ends");
        true
    })
}

async fn take<W: Work>(work: &W, room: usize, clock: &Clock) -> Result<(Vec<W::Job>, Duration), W::Error> {
    let due = work.next_due().await?;
    let wait = due.map_or(LONGEST_SLEEP, |due| (due - clock.now()).to_std().unwrap_or_default());
    if !wait.is_zero() {
        return Ok((Vec::new(), wait.min(LONGEST_SLEEP)));
    }
    let jobs = work.claim(room).await?;
    let sleep = if jobs.is_empty() { TAKEN_BY_ANOTHER } else { Duration::ZERO };
    Ok((jobs, sleep))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU32, Ordering};

    use tokio::sync::Semaphore;

    use super::*;

    /// Jobs and the taking of jobs share one connection, as they do on SQLite.
    struct OneConnection {
        connection: Semaphore,
        taken: AtomicU32,
        done: AtomicU32,
        bell: Notify,
        stop: CancellationToken,
    }

    impl Work for OneConnection {
        type Job = u32;
        type Error = Infallible;
        const NAME: &'static str = "test";
        const AT_ONCE: usize = 4;

        async fn claim(&self, _: usize) -> Result<Vec<u32>, Infallible> {
            let _connection = self.connection.acquire().await;
            let job = self.taken.fetch_add(1, Ordering::Relaxed);
            Ok(if job < 2 { vec![job] } else { Vec::new() })
        }

        async fn run(&self, _: u32) -> bool {
            let _connection = self.connection.acquire().await;
            self.bell.notify_one();
            tokio::time::sleep(Duration::from_millis(5)).await;
            if self.done.fetch_add(1, Ordering::Relaxed) == 1 {
                self.stop.cancel();
            }
            true
        }

        async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
            let _connection = self.connection.acquire().await;
            Ok(DateTime::from_timestamp(0, 0))
        }
    }

    #[tokio::test]
    async fn a_job_that_holds_the_connection_goes_on_while_the_next_is_waited_for() {
        let one = OneConnection {
            connection: Semaphore::new(1),
            taken: AtomicU32::new(0),
            done: AtomicU32::new(0),
            bell: Notify::new(),
            stop: CancellationToken::new(),
        };
        let clock = Clock::system();
        let working = work(&one, &one.bell, &clock, &one.stop);
        tokio::time::timeout(Duration::from_secs(5), working).await.unwrap();
        assert_eq!(one.done.load(Ordering::Relaxed), 2);
    }

    /// One job that is put off while it is being asked when the next one is due.
    struct PutOff {
        asked: AtomicU32,
        taken: AtomicU32,
        put_off: Notify,
        is_put_off: Notify,
        stop: CancellationToken,
    }

    impl Work for PutOff {
        type Job = u32;
        type Error = Infallible;
        const NAME: &'static str = "test";
        const AT_ONCE: usize = 4;

        async fn claim(&self, _: usize) -> Result<Vec<u32>, Infallible> {
            Ok(vec![self.taken.fetch_add(1, Ordering::Relaxed)])
        }

        async fn run(&self, job: u32) -> bool {
            if job == 0 {
                self.put_off.notified().await;
                self.is_put_off.notify_one();
            } else {
                self.stop.cancel();
            }
            true
        }

        async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
            if self.asked.fetch_add(1, Ordering::Relaxed) != 1 {
                return Ok(DateTime::from_timestamp(0, 0));
            }
            // The answer is of the time before the job was put off, when its lease was all there was.
            self.put_off.notify_one();
            self.is_put_off.notified().await;
            Ok(Some(Clock::system().now() + chrono::TimeDelta::seconds(60)))
        }
    }

    #[tokio::test]
    async fn a_job_that_is_put_off_while_the_next_is_asked_for_is_not_slept_through() {
        let one = PutOff {
            asked: AtomicU32::new(0),
            taken: AtomicU32::new(0),
            put_off: Notify::new(),
            is_put_off: Notify::new(),
            stop: CancellationToken::new(),
        };
        let (bell, clock) = (Notify::new(), Clock::system());
        let working = work(&one, &bell, &clock, &one.stop);
        tokio::time::timeout(Duration::from_secs(5), working).await.unwrap();
        assert_eq!(one.taken.load(Ordering::Relaxed), 2);
    }
}
