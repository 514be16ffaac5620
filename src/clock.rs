//! Time, passed as an argument: this is the only file that reads the system clock.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};

/// Returns the current time. Clones return the same time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The system clock made monotonic: it never goes back during the life of the process.
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
        let wall = Utc::now;
        let steady = Mutex::new(Steady { anchor: wall(), taken: Instant::now() });
        Self::new(move || {
            let mut steady = steady.lock().unwrap_or_else(PoisonError::into_inner);
            steady.read(wall(), Instant::now())
        })
    }

    /// A manually driven clock, for tests.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The current time, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

/// A wall clock that never goes back. If the system clock is set back, waits must not grow by that much, so
/// time continues from where it was. If it is set forward, or the machine slept, the new time applies at
/// once: at worst something is checked too early.
struct Steady {
    anchor: DateTime<Utc>,
    taken: Instant,
}

impl Steady {
    fn read(&mut self, wall: DateTime<Utc>, now: Instant) -> DateTime<Utc> {
        let passed = TimeDelta::from_std(now.saturating_duration_since(self.taken)).unwrap_or_default();
        let due = self.anchor.checked_add_signed(passed).unwrap_or(self.anchor);
        *self = Self { anchor: due.max(wall), taken: now };
        self.anchor
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn b11_a_clock_that_is_put_back_lengthens_no_wait_and_one_put_forward_is_followed() {
        let (start, taken) = (DateTime::from_timestamp(1_800_000_000, 0).unwrap(), Instant::now());
        let mut steady = Steady { anchor: start, taken };
        let mut at = |wall: i64, passed: u64| {
            let read =
                steady.read(start + TimeDelta::seconds(wall), taken + Duration::from_secs(passed)) - start;
            read.num_seconds()
        };
        assert_eq!(at(1, 1), 1);
        // Set back by an hour: two real seconds are still two seconds.
        assert_eq!(at(-3_599, 2), 2);
        assert_eq!(at(-3_597, 4), 4);
        // Corrected, then forward by an hour: set, or asleep for that long.
        assert_eq!(at(5, 5), 5);
        assert_eq!(at(3_606, 6), 3_606);
        assert_eq!(at(3_607, 7), 3_607);
    }
}
