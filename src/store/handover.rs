//! Pushes for the deliverer of this very process: taken under a lease by the statement that adds them and handed over
//! after the commit, so that nobody has to look for them.
//!
//! There are only so many places. Without a free one, or while older pushes still lie in the outbox, a push is left
//! there and the bell is rung, as it is when nobody delivers here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, mpsc};

use super::outbox::Parcel;

/// A place of a push that is in hand. It is free again once the push is out of the outbox, or given back.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    _permit: Option<Arc<OwnedSemaphorePermit>>,
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
        Place { _permit: permit.map(Arc::new) }
    }
}

/// The way from the writer to the deliverer.
pub(super) struct Handover {
    places: Arc<Semaphore>,
    behind: AtomicBool,
    sender: mpsc::UnboundedSender<Parcel>,
    receiver: Mutex<mpsc::UnboundedReceiver<Parcel>>,
}

impl Default for Handover {
    fn default() -> Self {
        // Bounded by the places.
        let (sender, receiver) = mpsc::unbounded_channel();
        let receiver = Mutex::new(receiver);
        Self { places: Arc::new(Semaphore::new(0)), behind: AtomicBool::new(false), sender, receiver }
    }
}

impl Handover {
    /// Somebody delivers here, and has so many places.
    pub(super) fn open(&self, places: usize) {
        self.places.add_permits(places);
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
