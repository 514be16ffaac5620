//! Who holds a connection, and who has to go when all are taken.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

/// The open connections, ordered by when each last got on: when it was accepted, or ended a request. When a newcomer
/// finds all seats taken, the one that has not got on for the longest is cut: whoever asks slowly, or not at all, keeps
/// nobody out.
#[derive(Clone)]
pub(super) struct Seats {
    most: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    next: u64,
    seats: BTreeMap<u64, CancellationToken>,
}

/// A connection's place among the others; free again when this is dropped.
pub(super) struct Seat {
    taken: Arc<Mutex<Taken>>,
    place: Mutex<u64>,
    cut: CancellationToken,
}

impl Seats {
    /// Room for this many.
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// A seat for a newcomer.
    pub(super) fn take(&self) -> Seat {
        let cut = CancellationToken::new();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.seats.len() >= self.most
            && let Some((_, slowest)) = taken.seats.pop_first()
        {
            slowest.cancel();
        }
        let place = taken.sit(cut.clone());
        Seat { taken: Arc::clone(&self.taken), place: Mutex::new(place), cut }
    }
}

impl Taken {
    fn sit(&mut self, cut: CancellationToken) -> u64 {
        self.next += 1;
        self.seats.insert(self.next, cut);
        self.next
    }
}

impl Seat {
    /// The connection ended a request: others are slower now.
    pub(super) fn got_on(&self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        // One that was cut meanwhile has no seat to change.
        if let Some(cut) = taken.seats.remove(&*place) {
            *place = taken.sit(cut);
        }
    }

    /// Done when the connection has to go.
    pub(super) async fn cut(&self) {
        self.cut.cancelled().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        taken.seats.remove(&*place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_all_seats_are_taken_the_slowest_goes() {
        let seats = Seats::new(3);
        let (a, b, c) = (seats.take(), seats.take(), seats.take());
        a.got_on();
        let d = seats.take();
        assert_eq!([&a, &b, &c, &d].map(|seat| seat.cut.is_cancelled()), [false, true, false, false]);
        b.got_on();
        drop(c);
        let e = seats.take();
        assert_eq!([&a, &d, &e].map(|seat| seat.cut.is_cancelled()), [false; 3], "a seat was free");
        drop((a, b, d, e));
        assert!(seats.taken.lock().unwrap().seats.is_empty());
    }
}
