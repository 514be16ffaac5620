//! How often somebody may do something: some at once, then one after another.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// More who are remembered than this: those who owe nothing are forgotten.
const REMEMBERED: usize = 10_000;

/// A rule: `burst` steps at once, and one more after each `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Steps that may be taken at once.
    pub burst: u32,
    /// How long until one more may be.
    pub every: TimeDelta,
}

/// Who has taken how much of a [`Pace`] lately.
#[derive(Debug)]
pub struct Paces<Who> {
    pace: Pace,
    /// When each owes nothing any more.
    free_at: Mutex<HashMap<Who, DateTime<Utc>>>,
}

impl<Who: Eq + Hash> Paces<Who> {
    /// Nobody has taken anything.
    pub fn new(pace: Pace) -> Self {
        Self { pace, free_at: Mutex::default() }
    }

    /// Takes `steps`. When that is too much now, nothing is taken, and the time to wait is told.
    ///
    /// # Errors
    /// How long until the same may be taken.
    pub fn take(&self, who: Who, steps: u32, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        if free_at.len() >= REMEMBERED {
            free_at.retain(|_, at| *at > now);
        }
        let steps = i32::try_from(steps.min(self.pace.burst)).unwrap_or(i32::MAX);
        let burst = i32::try_from(self.pace.burst).unwrap_or(i32::MAX);
        let begin = free_at.get(&who).copied().unwrap_or(now).max(now);
        let end = begin + self.pace.every * steps;
        let limit = now + self.pace.every * burst;
        if end > limit {
            return Err(end - limit);
        }
        free_at.insert(who, end);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace { burst: 3, every: TimeDelta::seconds(2) };

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_000 + seconds, 0).unwrap()
    }

    #[test]
    fn some_at_once_then_one_after_another_and_everybody_for_themselves() {
        let paces = Paces::new(PACE);
        for _ in 0..3 {
            assert_eq!(paces.take("a", 1, at(0)), Ok(()));
        }
        assert_eq!(paces.take("a", 1, at(0)), Err(TimeDelta::seconds(2)));
        assert_eq!(paces.take("b", 1, at(0)), Ok(()));
        assert_eq!(paces.take("a", 1, at(1)), Err(TimeDelta::seconds(1)));
        assert_eq!(paces.take("a", 1, at(2)), Ok(()), "a refusal costs nothing");
        assert_eq!(paces.take("a", 3, at(7)), Err(TimeDelta::seconds(1)));
        assert_eq!(paces.take("a", 3, at(8)), Ok(()));
        assert_eq!(paces.take("a", 99, at(14)), Ok(()), "nothing costs more than there is");
    }

    #[test]
    fn who_owes_nothing_is_forgotten() {
        let paces = Paces::new(PACE);
        for who in 0..REMEMBERED {
            paces.take(who, 1, at(0)).unwrap();
        }
        paces.take(REMEMBERED, 1, at(10)).unwrap();
        assert_eq!(paces.free_at.lock().unwrap().len(), 1);
    }
}
