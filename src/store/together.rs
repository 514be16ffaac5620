//! Reads that are asked for side by side travel together: one statement answers all who wait.
//!
//! While one read runs, those who come wait, and the next of them reads for all. Whoever comes alone reads at once.
//! Nobody has to run for it, and a reader who is dropped in the middle leaves the others to the next one.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Semaphore, oneshot};

use super::Error;

type Ask<K, V> = (K, oneshot::Sender<Result<V, Error>>);

/// Those who wait for a value of their key.
pub(super) struct Together<K, V> {
    waiting: Mutex<Vec<Ask<K, V>>>,
    turn: Semaphore,
}

impl<K, V> Default for Together<K, V> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: Semaphore::new(1) }
    }
}

impl<K: Clone, V> Together<K, V> {
    /// The value of a key. `read` gives one for each of its keys, in their order; it may be called for others' keys too,
    /// or not at all.
    pub(super) async fn ask<F>(&self, key: K, read: impl Fn(Vec<K>) -> F) -> Result<V, Error>
    where
        F: Future<Output = Result<Vec<V>, Error>>,
    {
        loop {
            let (done, mut answer) = oneshot::channel();
            self.lock().push((key.clone(), done));
            let answered = tokio::select! {
                biased;
                answered = &mut answer => answered,
                turn = self.turn.acquire() => {
                    let _turn = turn.map_err(|_| Error::Closed)?;
                    self.answer_all(&read).await;
                    answer.await
                }
            };
            // Without an answer, whoever read for us was dropped meanwhile.
            if let Ok(answered) = answered {
                return answered;
            }
        }
    }

    async fn answer_all<F>(&self, read: impl Fn(Vec<K>) -> F)
    where
        F: Future<Output = Result<Vec<V>, Error>>,
    {
        let waiting = std::mem::take(&mut *self.lock());
        let (keys, askers): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
        match read(keys).await {
            Ok(values) => {
                askers.into_iter().zip(values).for_each(|(asker, value)| drop(asker.send(Ok(value))))
            }
            Err(error) => {
                let error = Arc::new(error);
                askers.into_iter().for_each(|asker| drop(asker.send(Err(Error::Group(Arc::clone(&error))))));
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Ask<K, V>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn who_waits_during_a_read_is_answered_by_the_next_one_together_with_all_others() {
        let together = Together::default();
        let (reads, gate) = (AtomicUsize::new(0), Notify::new());
        let read = async |keys: Vec<usize>| {
            if reads.fetch_add(1, Ordering::Relaxed) == 0 {
                gate.notified().await;
            }
            Ok(keys.into_iter().map(|key| key * 10).collect())
        };
        let first = together.ask(1, &read);
        let others = async {
            let others = futures_util::future::join_all((2..50).map(|key| together.ask(key, &read)));
            let (others, ()) = tokio::join!(others, async { gate.notify_one() });
            others
        };
        let (first, others) = tokio::join!(first, others);
        assert_eq!(first.unwrap(), 10);
        let others: Vec<_> = others.into_iter().map(Result::unwrap).collect();
        assert_eq!(others, (2..50).map(|key| key * 10).collect::<Vec<_>>());
        assert_eq!(reads.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn a_reader_that_is_dropped_in_the_middle_leaves_nobody_without_an_answer() {
        let together = Together::default();
        let reads = AtomicUsize::new(0);
        let read = async |keys: Vec<usize>| {
            if reads.fetch_add(1, Ordering::Relaxed) == 0 {
                std::future::pending::<()>().await;
            }
            Ok(keys)
        };
        let mut first = Box::pin(together.ask(1, &read));
        assert!(futures_util::poll!(&mut first).is_pending());
        let mut second = Box::pin(together.ask(2, &read));
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(first);
        assert_eq!(second.await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_read_that_fails_is_told_to_all_and_the_next_one_is_a_new_try() {
        let together = Together::default();
        let reads = AtomicUsize::new(0);
        let read = async |keys: Vec<usize>| match reads.fetch_add(1, Ordering::Relaxed) {
            0 => Err(Error::BrokeDown),
            _ => Ok(keys),
        };
        assert!(matches!(together.ask(1, &read).await, Err(Error::Group(_))));
        assert_eq!(together.ask(1, &read).await.unwrap(), 1);
    }
}
