//! Tokens that were checked and wait for their sender to say what they are for.
//!
//! They are kept in memory only, for a limited time: after a restart, or when they are too old, the token has
//! to be sent again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;
use crate::domain::{Private, UserId};
use crate::{store, vault};

/// How long an answer is waited for.
const WAIT: TimeDelta = TimeDelta::minutes(15);

/// A token that arrived, with what follows once it is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The token.
    pub token: Private,
    /// The target of a deep link: continues there.
    pub wanted: Option<String>,
    /// Whether the terms are still to be stated.
    pub terms: bool,
}

/// What became of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// It is taken now.
    Taken(Arrived),
    /// It was taken before.
    Answered,
    /// It is too old, from before a restart, or replaced by a newer one.
    Gone,
}

/// The open offers, at most one per person. Clones share them.
#[derive(Clone)]
pub(super) struct Offers {
    clock: Clock,
    open: Arc<Mutex<HashMap<UserId, Entry>>>,
}

struct Entry {
    number: u64,
    at: DateTime<Utc>,
    /// `None` once it was answered.
    arrived: Option<Arrived>,
}

impl Offers {
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, open: Arc::default() }
    }

    /// Keeps a token in place of an earlier one, and returns the number of the offer.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub(super) fn add(&self, person: UserId, arrived: Arrived) -> Result<u64, store::Error> {
        let number = u64::from_le_bytes(vault::random::<8>()?);
        let entry = Entry { number, at: self.clock.now(), arrived: Some(arrived) };
        self.open().insert(person, entry);
        Ok(number)
    }

    /// Takes the token of an offer. There is only one chance.
    pub(super) fn take(&self, person: UserId, number: u64) -> Offer {
        match self.open().get_mut(&person).filter(|entry| entry.number == number) {
            Some(entry) => entry.arrived.take().map_or(Offer::Answered, Offer::Taken),
            None => Offer::Gone,
        }
    }

    /// Drops whatever waits for this person.
    pub(super) fn drop_of(&self, person: UserId) {
        self.open().remove(&person);
    }

    /// The offers that are not too old; the others are dropped.
    fn open(&self) -> MutexGuard<'_, HashMap<UserId, Entry>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        open.retain(|_, entry| (now - entry.at).abs() < WAIT);
        open
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    fn arrived(token: &str) -> Arrived {
        Arrived { token: Private::new(token), wanted: None, terms: false }
    }

    #[test]
    fn o27_a_checked_token_is_taken_once_by_its_own_question_and_not_for_ever() {
        let minutes = Arc::new(AtomicI64::new(0));
        let clock = {
            let minutes = Arc::clone(&minutes);
            Clock::new(move || DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes.load(Ordering::Relaxed)))
        };
        let (offers, alice, bob) = (Offers::new(clock), UserId(1), UserId(2));
        let first = offers.add(alice, arrived("first")).unwrap();
        let second = offers.add(alice, arrived("second")).unwrap();
        let other = offers.add(bob, arrived("other")).unwrap();
        assert_eq!(offers.take(alice, first), Offer::Gone);
        assert_eq!(offers.take(alice, other), Offer::Gone);
        assert_eq!(offers.take(alice, second), Offer::Taken(arrived("second")));
        assert_eq!(offers.take(alice, second), Offer::Answered);
        minutes.store(15, Ordering::Relaxed);
        assert_eq!(offers.take(bob, other), Offer::Gone);
        let late = offers.add(bob, arrived("late")).unwrap();
        offers.drop_of(bob);
        assert_eq!(offers.take(bob, late), Offer::Gone);
    }

    #[test]
    fn o27_what_waits_shows_no_token() {
        assert!(!format!("{:?}", Offer::Taken(arrived("secret"))).contains("secret"));
    }
}
