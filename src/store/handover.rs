//! Pushes for the deliverer of this very process: taken under a lease by the statement that adds them and handed over
//! after the commit, so that nobody has to look for them.
//!
//! There are only so many places. Without a free one, or while older pushes still lie in the outbox, a push is left
//! there and the bell is rung, as it is when nobody delivers here. Accepting faster than delivering would only build a
//! queue: an event waits a while for room before it is written, when that many are accepted and not told yet, unless
//! waiting has brought nothing lately.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, mpsc};

use super::outbox::Parcel;

/// Events that are accepted and not told yet, at most, of so many places: an SMS and a card each, and some to spare.
const EVENTS_PER_PLACES: (usize, usize) = (3, 8);
/// How long an event waits for room. Its sender waits for three seconds.
const PATIENCE: Duration = Duration::from_millis(300);

/// When waiting brought nothing, nobody waits for so long: it is Telegram that is slow, and the outbox is there for that.
const IN_VAIN: Duration = Duration::from_secs(3);

/// Room for what follows from one event.
pub(super) type Room = Option<Arc<OwnedSemaphorePermit>>;

/// A place of a push that is in hand. It is free again once the push is out of the outbox, or given back.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    _permit: Option<Arc<OwnedSemaphorePermit>>,
    _room: Room,
}

impl Place {
    /// Takes the room of the event with it.
    pub(super) fn within(&mut self, room: &Room) {
        self._room.clone_from(room);
    }
}

/// Two pushes are the same wherever they are held.
impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

/// Places for some pushes of one transaction.
pub(super) struct Places(Option<OwnedSemaphorePermit>);

impl Places {
    /// How many are left.
    pub(super) fn left(&self) -> usize {
        self.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits)
    }

    /// Takes one.
    pub(super) fn take(&mut self) -> Place {
        let permit = self.0.as_mut().and_then(|permits| permits.split(1));
        Place { _permit: permit.map(Arc::new), _room: None }
    }
}

/// The way from the writer to the deliverer.
pub(super) struct Handover {
    places: Arc<Semaphore>,
    room: Arc<Semaphore>,
    is_open: AtomicBool,
    /// When an event last waited for room and got none.
    in_vain: std::sync::Mutex<Option<Instant>>,
    behind: AtomicBool,
    sender: mpsc::UnboundedSender<Parcel>,
    receiver: Mutex<mpsc::UnboundedReceiver<Parcel>>,
}

impl Default for Handover {
    fn default() -> Self {
        // Bounded by the places.
        let (sender, receiver) = mpsc::unbounded_channel();
        let receiver = Mutex::new(receiver);
        let none = || Arc::new(Semaphore::new(0));
        let (is_open, behind) = (AtomicBool::new(false), AtomicBool::new(false));
        let in_vain = std::sync::Mutex::default();
        Self { places: none(), room: none(), is_open, in_vain, behind, sender, receiver }
    }
}

impl Handover {
    /// Somebody delivers here, and has so many places.
    pub(super) fn open(&self, places: usize) {
        let (events, of_places) = EVENTS_PER_PLACES;
        self.places.add_permits(places);
        self.room.add_permits(places * events / of_places);
        self.is_open.store(true, Ordering::Relaxed);
    }

    /// Waits a while for room for an event. It is accepted without, too.
    pub(super) async fn room(&self) -> Room {
        if !self.is_open.load(Ordering::Relaxed) {
            return None;
        }
        let room = match Arc::clone(&self.room).try_acquire_owned() {
            Ok(room) => return Some(Arc::new(room)),
            Err(_) if self.behind.load(Ordering::Relaxed) || self.waited_in_vain() => return None,
            Err(_) => tokio::time::timeout(PATIENCE, Arc::clone(&self.room).acquire_owned()).await,
        };
        if room.is_err() {
            *self.in_vain() = Some(Instant::now());
        }
        room.ok()?.ok().map(Arc::new)
    }

    fn in_vain(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.in_vain.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waited_in_vain(&self) -> bool {
        self.in_vain().is_some_and(|at| at.elapsed() < IN_VAIN)
    }

    /// Places for so many pushes, as far as there are any.
    pub(super) fn places(&self, wanted: usize) -> Places {
        if self.behind.load(Ordering::Relaxed) {
            return Places(None);
        }
        let granted = wanted.min(self.places.available_permits());
        let granted = u32::try_from(granted).unwrap_or(u32::MAX);
        Places(Arc::clone(&self.places).try_acquire_many_owned(granted).ok())
    }

    /// Whether due pushes lie in the outbox that nobody has taken, as far as is known here.
    pub(super) fn set_behind(&self, behind: bool) {
        self.behind.store(behind, Ordering::Relaxed);
    }

    /// Hands over what is durable now.
    pub(super) fn give(&self, parcels: Vec<Parcel>) {
        for parcel in parcels {
            // The receiver lives as long as this.
            drop(self.sender.send(parcel));
        }
    }

    /// Waits for what is handed over, at most so many.
    pub(super) async fn receive(&self, limit: usize) -> Vec<Parcel> {
        let mut parcels = Vec::new();
        self.receiver.lock().await.recv_many(&mut parcels, limit).await;
        parcels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_event_waits_until_another_was_told_and_is_accepted_without_room_after_a_while() {
        let handover = Handover::default();
        assert!(handover.room().await.is_none(), "nobody delivers here, so nobody waits");
        handover.open(8);
        let mut held = [handover.room().await, handover.room().await, handover.room().await];
        let mut next = Box::pin(handover.room());
        assert!(futures_util::poll!(&mut next).is_pending());
        // Its card is still to be drawn.
        let mut card = Place::default();
        card.within(&held[0]);
        held[0] = None;
        assert!(futures_util::poll!(&mut next).is_pending());
        drop(card);
        assert!(next.await.is_some());
        let [_, _second, _third] = held;
        let _last = handover.room().await;
        assert!(handover.room().await.is_none(), "it was patient");
        let again = handover.room();
        assert!(
            matches!(futures_util::poll!(std::pin::pin!(again)), std::task::Poll::Ready(None)),
            "in vain just now"
        );
    }
}
