//! Reads that are asked for side by side travel together: one read answers all who wait.
//!
//! While one read runs, those who come wait, and the next of them reads for all. Whoever comes alone reads at once.
//! Nobody has to run for it, and a reader who is dropped in the middle leaves the others to the next one. The connection
//! is kept from read to read: giving one back to its pool costs as much as a read.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool};
use tokio::sync::oneshot;

use super::Error;

/// A connection that was not used for so long is given back.
const IDLE: Duration = Duration::from_secs(30);
/// One that was kept for so long, too.
const LIFETIME: Duration = Duration::from_secs(20 * 60);
/// How long a read on a kept connection may take before it is taken for dead.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is read together.
pub(super) trait Batch {
    /// What is asked for.
    type Key: Clone + Send + Sync;
    /// What is found.
    type Found: Send;

    /// Finds something for each key, in their order.
    fn read(
        connection: &mut AnyConnection,
        keys: &[Self::Key],
    ) -> impl Future<Output = Result<Vec<Self::Found>, Error>> + Send;
}

type Ask<B> = (<B as Batch>::Key, oneshot::Sender<Result<<B as Batch>::Found, Error>>);

/// Whoever holds it reads, on the connection that was kept.
pub(super) type Line = Arc<tokio::sync::Mutex<Option<Kept>>>;

/// A connection between two reads.
pub(super) struct Kept {
    connection: PoolConnection<Any>,
    taken: Instant,
    used: Instant,
}

impl Kept {
    fn new(connection: PoolConnection<Any>) -> Self {
        Self { connection, taken: Instant::now(), used: Instant::now() }
    }

    /// One that lay about for long may be dead without anybody's knowing: the pool looks at it again.
    fn is_fresh(&self) -> bool {
        self.used.elapsed() < IDLE && self.taken.elapsed() < LIFETIME
    }
}

/// Those who wait for what is found.
pub(super) struct Together<B: Batch> {
    waiting: Mutex<Vec<Ask<B>>>,
    line: Line,
}

impl<B: Batch> Together<B> {
    /// Reads in one line with others.
    pub(super) fn new(line: &Line) -> Self {
        Self { waiting: Mutex::default(), line: Arc::clone(line) }
    }
}

impl<B: Batch> Together<B> {
    /// What is found for a key.
    pub(super) async fn ask(&self, pool: &AnyPool, key: B::Key) -> Result<B::Found, Error> {
        loop {
            let (done, mut answer) = oneshot::channel();
            self.lock().push((key.clone(), done));
            let answered = tokio::select! {
                biased;
                answered = &mut answer => answered,
                mut kept = self.line.lock() => {
                    self.answer_all(pool, &mut kept).await;
                    drop(kept);
                    answer.await
                }
            };
            // Without an answer, whoever read for us was dropped meanwhile.
            if let Ok(answered) = answered {
                return answered;
            }
        }
    }

    async fn answer_all(&self, pool: &AnyPool, kept: &mut Option<Kept>) {
        let (keys, askers): (Vec<_>, Vec<_>) = std::mem::take(&mut *self.lock()).into_iter().unzip();
        if keys.is_empty() {
            // Answered in this very moment.
            return;
        }
        match read::<B>(pool, kept, &keys).await {
            Ok(found) => askers.into_iter().zip(found).for_each(|(asker, found)| drop(asker.send(Ok(found)))),
            Err(error) => {
                let error = Arc::new(error);
                askers.into_iter().for_each(|asker| drop(asker.send(Err(Error::Group(Arc::clone(&error))))));
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Ask<B>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads, and keeps the connection when it is still good. One that was kept may have been cut since: then another reads.
async fn read<B: Batch>(
    pool: &AnyPool,
    kept: &mut Option<Kept>,
    keys: &[B::Key],
) -> Result<Vec<B::Found>, Error> {
    if let Some(mut known) = kept.take().filter(Kept::is_fresh) {
        match tokio::time::timeout(PATIENCE, B::read(&mut known.connection, keys)).await {
            Ok(Ok(found)) => {
                *kept = Some(Kept { used: Instant::now(), ..known });
                return Ok(found);
            }
            Ok(Err(error)) => tracing::debug!(%error, "a kept connection is not good any more"),
            Err(_) => tracing::warn!("a kept connection of the database does not answer"),
        }
        // Giving it back would ask it whether it is alive, and wait.
        known.connection.close_on_drop();
    }
    let mut new = Kept::new(pool.acquire().await?);
    let found = B::read(&mut new.connection, keys).await?;
    *kept = Some(new);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;
    use sqlx::any::AnyPoolOptions;
    use tokio::sync::Notify;

    use super::*;

    /// What happens to the first read.
    #[derive(Clone, Copy, PartialEq)]
    enum First {
        Waits,
        Fails,
    }

    struct Desk {
        first: First,
        reads: AtomicUsize,
        gate: Notify,
    }

    struct Tens;

    impl Batch for Tens {
        type Key = (usize, Arc<Desk>);
        type Found = usize;

        async fn read(_: &mut AnyConnection, keys: &[Self::Key]) -> Result<Vec<usize>, Error> {
            let (_, desk) = &keys[0];
            match (desk.reads.fetch_add(1, Ordering::Relaxed), desk.first) {
                (0, First::Waits) => desk.gate.notified().await,
                (0, First::Fails) => return Err(Error::BrokeDown),
                _ => {}
            }
            Ok(keys.iter().map(|(key, _)| key * 10).collect())
        }
    }

    async fn tens(first: First) -> (Together<Tens>, AnyPool, Arc<Desk>) {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(1).connect("sqlite::memory:").await.unwrap();
        let desk = Desk { first, reads: AtomicUsize::new(0), gate: Notify::new() };
        (Together::new(&Line::default()), pool, Arc::new(desk))
    }

    #[tokio::test]
    async fn who_waits_during_a_read_is_answered_by_the_next_one_together_with_all_others() {
        let (together, pool, desk) = tens(First::Waits).await;
        let ask = |key| together.ask(&pool, (key, Arc::clone(&desk)));
        let others = async {
            let others = join_all((2..50).map(ask));
            tokio::join!(others, async { desk.gate.notify_one() }).0
        };
        let (first, others) = tokio::join!(ask(1), others);
        assert_eq!(first.unwrap(), 10);
        let others: Vec<_> = others.into_iter().map(Result::unwrap).collect();
        assert_eq!(others, (2..50).map(|key| key * 10).collect::<Vec<_>>());
        assert_eq!(desk.reads.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn a_reader_that_is_dropped_in_the_middle_leaves_nobody_without_an_answer() {
        let (together, pool, desk) = tens(First::Waits).await;
        let ask = |key| together.ask(&pool, (key, Arc::clone(&desk)));
        let mut first = Box::pin(ask(1));
        while desk.reads.load(Ordering::Relaxed) == 0 {
            assert!(futures_util::poll!(&mut first).is_pending());
            tokio::task::yield_now().await;
        }
        let mut second = Box::pin(ask(2));
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(first);
        assert_eq!(second.await.unwrap(), 20);
    }

    #[tokio::test]
    async fn a_read_that_fails_is_told_and_the_next_one_is_a_new_try() {
        let (together, pool, desk) = tens(First::Fails).await;
        let ask = |key| together.ask(&pool, (key, Arc::clone(&desk)));
        assert!(matches!(ask(1).await, Err(Error::Group(_))));
        assert_eq!(ask(1).await.unwrap(), 10);
    }

    #[tokio::test]
    async fn a_kept_connection_that_fails_is_replaced_and_is_given_back_in_the_end() {
        let (together, pool, desk) = tens(First::Fails).await;
        *together.line.lock().await = Some(Kept::new(pool.acquire().await.unwrap()));
        assert_eq!(together.ask(&pool, (1, desk)).await.unwrap(), 10);
        assert_eq!(pool.num_idle(), 0, "it is kept");
        *together.line.lock().await = None;
        drop(pool.acquire().await.unwrap());
    }
}
