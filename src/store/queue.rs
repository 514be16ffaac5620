//! In-memory schedule: which keys are due when, and which are taken.
//!
//! Invariant: a key is taken by at most one worker at a time, and a request that arrives meanwhile is not
//! lost. The rows say what is to be done; the queue only says when to look at them. Deliberately absent:
//! durability, which the rows provide.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// The pause after a taken key was dropped without being given back.
const AFTER_PANIC_MS: i64 = 5_000;

/// When a key is due, and its rank: among due keys, the smallest rank goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Due {
    pub(super) at: i64,
    pub(super) rank: i64,
}

impl Due {
    /// Due at this time, in milliseconds since 1970.
    pub(super) fn at(at: i64) -> Self {
        Self { at, rank: 0 }
    }

    fn earlier(self, other: Self) -> Self {
        Self { at: self.at.min(other.at), rank: self.rank.min(other.rank) }
    }
}

enum Slot {
    Waits(Due),
    /// Taken; holds when it is due again if that was requested meanwhile.
    InHand(Option<Due>),
}

/// Keys and when they are due.
pub(super) struct Queue<K> {
    slots: Mutex<Slots<K>>,
    bell: Notify,
}

struct Slots<K> {
    of: HashMap<K, Slot>,
    /// Not yet due at the last check, by time.
    later: BTreeSet<(i64, i64, K)>,
    /// Due, by rank.
    ready: BTreeSet<(i64, i64, K)>,
}

impl<K> Default for Queue<K> {
    fn default() -> Self {
        let slots = Slots { of: HashMap::new(), later: BTreeSet::new(), ready: BTreeSet::new() };
        Self { slots: Mutex::new(slots), bell: Notify::new() }
    }
}

impl<K: Copy + Ord + Hash> Slots<K> {
    fn wait(&mut self, key: K, due: Due) {
        self.drop_wait(key);
        self.of.insert(key, Slot::Waits(due));
        self.later.insert((due.at, due.rank, key));
    }

    fn drop_wait(&mut self, key: K) {
        if let Some(Slot::Waits(due)) = self.of.get(&key) {
            self.later.remove(&(due.at, due.rank, key));
            self.ready.remove(&(due.rank, due.at, key));
            self.of.remove(&key);
        }
    }

    fn sort(&mut self, now: i64) {
        while let Some((at, rank, key)) = self.later.first().copied().filter(|(at, ..)| *at <= now) {
            self.later.pop_first();
            self.ready.insert((rank, at, key));
        }
    }
}

impl<K: Copy + Ord + Hash> Queue<K> {
    fn slots(&self) -> MutexGuard<'_, Slots<K>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notified when something may be due sooner than before.
    pub(super) fn bell(&self) -> &Notify {
        &self.bell
    }

    /// Makes the key due at `due` or earlier.
    pub(super) fn add(&self, key: K, due: Due) {
        let mut slots = self.slots();
        match slots.of.get_mut(&key) {
            Some(Slot::InHand(again)) => {
                *again = Some(again.map_or(due, |again| again.earlier(due)));
                return;
            }
            Some(Slot::Waits(known)) => {
                let sooner = known.earlier(due);
                if sooner == *known {
                    return;
                }
                slots.wait(key, sooner);
            }
            None => slots.wait(key, due),
        }
        drop(slots);
        self.bell.notify_one();
    }

    /// Whether the key is waiting or taken.
    pub(super) fn contains(&self, key: K) -> bool {
        self.slots().of.contains_key(&key)
    }

    /// Takes up to `limit` due keys.
    pub(super) fn take(self: &Arc<Self>, limit: usize, now: i64) -> Vec<Taken<K>> {
        let mut slots = self.slots();
        slots.sort(now);
        let mut taken = Vec::new();
        while taken.len() < limit
            && let Some((_, _, key)) = slots.ready.pop_first()
        {
            slots.of.insert(key, Slot::InHand(None));
            let next = Some(Due::at(now + AFTER_PANIC_MS));
            taken.push(Taken { key, queue: Arc::clone(self), next });
        }
        taken
    }

    fn give_back(&self, key: K, next: Option<Due>) {
        let mut slots = self.slots();
        let Some(Slot::InHand(again)) = slots.of.remove(&key) else { return };
        let next = next.into_iter().chain(again).reduce(Due::earlier);
        if let Some(due) = next {
            slots.wait(key, due);
            drop(slots);
            self.bell.notify_one();
        }
    }

    /// When the next key that is not taken is due.
    pub(super) fn next_due(&self) -> Option<i64> {
        let slots = self.slots();
        let ready = slots.ready.iter().map(|(_, at, _)| *at).min();
        ready.into_iter().chain(slots.later.first().map(|(at, ..)| *at)).min()
    }

    /// Whether any key is due or taken.
    pub(super) fn is_busy(&self, now: i64) -> bool {
        let slots = self.slots();
        let waiting = slots.ready.len() + slots.later.len();
        !slots.ready.is_empty()
            || slots.later.first().is_some_and(|(at, ..)| *at <= now)
            || slots.of.len() > waiting
    }
}

/// A taken key. If it is dropped without being given back, as by a panic, it is due again some seconds later.
pub struct Taken<K: Copy + Ord + Hash> {
    key: K,
    queue: Arc<Queue<K>>,
    next: Option<Due>,
}

impl<K: Copy + Ord + Hash> Taken<K> {
    /// The taken key.
    pub fn key(&self) -> K {
        self.key
    }

    /// Gives the key back. It is due again at `next`, if any, or earlier if that was requested meanwhile.
    pub(super) fn give_back(mut self, next: Option<Due>) {
        self.next = next;
    }
}

impl<K: Copy + Ord + Hash> Drop for Taken<K> {
    fn drop(&mut self) {
        self.queue.give_back(self.key, self.next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(taken: &[Taken<i32>]) -> Vec<i32> {
        taken.iter().map(Taken::key).collect()
    }

    #[test]
    fn what_is_due_goes_by_rank_and_what_is_not_waits() {
        let queue = Arc::new(Queue::default());
        for (key, at, rank) in [(1, 5, 3), (2, 7, 1), (3, 9, 0)] {
            queue.add(key, Due { at, rank });
        }
        assert_eq!((queue.take(9, 4).len(), queue.next_due()), (0, Some(5)));
        let first = queue.take(1, 8);
        let second = queue.take(9, 8);
        assert_eq!((keys(&first), keys(&second)), (vec![2], vec![1]));
        assert_eq!((queue.take(9, 8).len(), queue.next_due()), (0, Some(9)));
    }

    #[test]
    fn a_key_is_in_hand_once_and_what_was_asked_for_meanwhile_is_not_forgotten() {
        let queue = Arc::new(Queue::default());
        queue.add(1, Due::at(0));
        let taken = queue.take(9, 0).remove(0);
        queue.add(1, Due::at(3));
        assert_eq!((queue.take(9, 9).len(), queue.next_due(), queue.is_busy(9)), (0, None, true));
        taken.give_back(Some(Due::at(8)));
        assert_eq!((queue.take(9, 2).len(), queue.next_due(), queue.is_busy(2)), (0, Some(3), false));
        queue.take(9, 3).remove(0).give_back(None);
        assert!(!queue.contains(1));
    }

    #[test]
    fn it_is_due_as_soon_as_anybody_wants_it() {
        let queue = Arc::new(Queue::default());
        queue.add(1, Due::at(9));
        queue.add(1, Due::at(12));
        assert_eq!(queue.next_due(), Some(9));
        queue.add(1, Due { at: 4, rank: -1 });
        assert_eq!((queue.next_due(), keys(&queue.take(9, 4))), (Some(4), vec![1]));
    }

    #[test]
    fn what_was_dropped_in_hand_is_due_again() {
        let queue = Arc::new(Queue::default());
        queue.add(1, Due::at(0));
        drop(queue.take(1, 10));
        assert_eq!(queue.next_due(), Some(10 + AFTER_PANIC_MS));
    }
}
