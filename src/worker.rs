//! The loop shared by the durable workers: take due jobs, run them concurrently, sleep until there are more.
//!
//! Invariant: a slow job never keeps another from being taken, the database is rarely queried while nothing
//! is due, and a stop takes no new jobs but finishes those running. Jobs keep running while new ones are
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

/// Longest sleep. Bells and due times usually wake the loop earlier; this bounds the cost of a lost bell.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
/// Pause after a database failure.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// Pause when due jobs could not be taken.
const NOTHING_TAKEN: Duration = Duration::from_millis(50);

/// A durable queue to work off.
pub trait Work {
    /// One unit of work.
    type Job;
    /// Why taking jobs failed.
    type Error: Display;
    /// Name used in the log.
    const NAME: &'static str;
    /// Maximum number of concurrent jobs.
    const AT_ONCE: usize;

    /// Takes up to `limit` due jobs. Nobody else can take them until they are given back.
    fn take(&self, limit: usize) -> impl Future<Output = Result<Vec<Self::Job>, Self::Error>> + Send;

    /// Runs one job and gives it back. Handles every failure itself.
    fn run(&self, job: Self::Job) -> impl Future<Output = ()> + Send;

    /// When the next job is due that nobody has taken.
    fn next_due(&self) -> impl Future<Output = Result<Option<DateTime<Utc>>, Self::Error>> + Send;
}

/// Runs until `stop`, then finishes the running jobs.
pub async fn work<W: Work>(work: &W, bell: &Notify, clock: &Clock, stop: &CancellationToken) {
    let mut running = FuturesUnordered::new();
    let mut look = Instant::now();
    while !stop.is_cancelled() {
        let room = W::AT_ONCE.saturating_sub(running.len());
        if room > 0 && look <= Instant::now() {
            // Jobs keep running meanwhile, since one may hold the connection that taking new ones needs. A
            // job given back during this may be due before the time just read, so that time is read again.
            let (taken, ended) = beside(take(work, room, clock), &mut running).await;
            look = match taken {
                Ok((jobs, sleep)) => {
                    running.extend(jobs.into_iter().map(|job| run(work, job)));
                    Instant::now() + if ended { Duration::ZERO } else { sleep }
                }
                Err(error) => {
                    tracing::error!(worker = W::NAME, %error, "failed to take work; it is tried again");
                    Instant::now() + AFTER_FAILURE
                }
            };
        }
        let room = W::AT_ONCE.saturating_sub(running.len());
        tokio::select! {
            () = stop.cancelled() => {}
            Some(()) = running.next() => look = Instant::now(),
            () = bell.notified() => look = Instant::now(),
            () = tokio::time::sleep_until(look), if room > 0 => {}
        }
    }
    while running.next().await.is_some() {}
}

/// Takes jobs while others run. Also returns whether one of them ended.
async fn beside<T>(
    taking: impl Future<Output = T>,
    running: &mut FuturesUnordered<impl Future<Output = ()>>,
) -> (T, bool) {
    let mut some = false;
    let mut taking = std::pin::pin!(taking);
    loop {
        tokio::select! {
            biased;
            taken = &mut taking => return (taken, some),
            Some(()) = running.next() => some = true,
        }
    }
}

/// A panic costs only the job that panicked: it is given back, and the others continue.
async fn run<W: Work>(work: &W, job: W::Job) {
    if AssertUnwindSafe(work.run(job)).catch_unwind().await.is_err() {
        tracing::error!(worker = W::NAME, "a job panicked; it is taken again some seconds later");
    }
}

async fn take<W: Work>(work: &W, room: usize, clock: &Clock) -> Result<(Vec<W::Job>, Duration), W::Error> {
    let due = work.next_due().await?;
    let wait = due.map_or(LONGEST_SLEEP, |due| (due - clock.now()).to_std().unwrap_or_default());
    if !wait.is_zero() {
        return Ok((Vec::new(), wait.min(LONGEST_SLEEP)));
    }
    let jobs = work.take(room).await?;
    let sleep = if jobs.is_empty() { NOTHING_TAKEN } else { Duration::ZERO };
    Ok((jobs, sleep))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU32, Ordering};

    use tokio::sync::Semaphore;

    use super::*;

    /// Running jobs and taking jobs share one connection, as on SQLite.
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

        async fn take(&self, _: usize) -> Result<Vec<u32>, Infallible> {
            let _connection = self.connection.acquire().await;
            let job = self.taken.fetch_add(1, Ordering::Relaxed);
            Ok(if job < 2 { vec![job] } else { Vec::new() })
        }

        async fn run(&self, _: u32) {
            let _connection = self.connection.acquire().await;
            self.bell.notify_one();
            tokio::time::sleep(Duration::from_millis(5)).await;
            if self.done.fetch_add(1, Ordering::Relaxed) == 1 {
                self.stop.cancel();
            }
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

    /// A job that is postponed while the next due time is being read.
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

        async fn take(&self, _: usize) -> Result<Vec<u32>, Infallible> {
            Ok(vec![self.taken.fetch_add(1, Ordering::Relaxed)])
        }

        async fn run(&self, job: u32) {
            if job == 0 {
                self.put_off.notified().await;
                self.is_put_off.notify_one();
            } else {
                self.stop.cancel();
            }
        }

        async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
            if self.asked.fetch_add(1, Ordering::Relaxed) != 1 {
                return Ok(DateTime::from_timestamp(0, 0));
            }
            // This answer predates the postponement, when nothing else was due.
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
