//! The connection limit, and which connection is closed when it is reached.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

/// The open connections, ordered by their last progress: being accepted, or completing a request. At the limit, a new
/// connection replaces the one without progress for the longest time, so slow or idle peers cannot lock others out.
#[derive(Clone)]
pub(super) struct ConnectionLimit {
    most: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    next: u64,
    connections: BTreeMap<u64, CancellationToken>,
}

/// A slot for one connection; released on drop.
pub(super) struct ConnectionSlot {
    taken: Arc<Mutex<Taken>>,
    place: Mutex<u64>,
    cut: CancellationToken,
}

impl ConnectionLimit {
    /// A limit of this many.
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// A slot for a new connection.
    pub(super) fn take(&self) -> ConnectionSlot {
        let cut = CancellationToken::new();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.connections.len() >= self.most
            && let Some((_, slowest)) = taken.connections.pop_first()
        {
            slowest.cancel();
        }
        let place = taken.sit(cut.clone());
        ConnectionSlot { taken: Arc::clone(&self.taken), place: Mutex::new(place), cut }
    }
}

impl Taken {
    fn sit(&mut self, cut: CancellationToken) -> u64 {
        self.next += 1;
        self.connections.insert(self.next, cut);
        self.next
    }
}

impl ConnectionSlot {
    /// The connection completed a request, which counts as progress.
    pub(super) fn got_on(&self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have been evicted meanwhile.
        if let Some(cut) = taken.connections.remove(&*place) {
            *place = taken.sit(cut);
        }
    }

    /// Completes when the connection has to be closed.
    pub(super) async fn cut(&self) {
        self.cut.cancelled().await;
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        taken.connections.remove(&*place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_all_seats_are_taken_the_slowest_goes() {
        let connections = ConnectionLimit::new(3);
        let (a, b, c) = (connections.take(), connections.take(), connections.take());
        a.got_on();
        let d = connections.take();
        assert_eq!([&a, &b, &c, &d].map(|slot| slot.cut.is_cancelled()), [false, true, false, false]);
        b.got_on();
        drop(c);
        let e = connections.take();
        assert_eq!([&a, &d, &e].map(|slot| slot.cut.is_cancelled()), [false; 3], "a seat was free");
        drop((a, b, d, e));
        assert!(connections.taken.lock().unwrap().connections.is_empty());
    }
}
