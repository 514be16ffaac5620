//! The time, as an argument: the only file that reads it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};

/// Tells the time. Clones tell the same time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The machine's clock, made steady: it never goes back while the process lives.
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
        let wall = Utc::now;
        let steady = Mutex::new(Steady { anchor: wall(), taken: Instant::now() });
        Self::new(move || {
            let mut steady = steady.lock().unwrap_or_else(PoisonError::into_inner);
            steady.read(wall(), Instant::now())
        })
    }

    /// A clock driven by its maker, for tests.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time now, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

/// A time of day that never goes back. When the machine's clock is put back, a wait must not become longer by that
/// much, so time goes on from where it was; when it is put forward, or the machine has slept, it is followed at once:
/// the worst of that is to look at something too early.
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
        // Put back by an hour: two real seconds are two seconds.
        assert_eq!(at(-3_599, 2), 2);
        assert_eq!(at(-3_597, 4), 4);
        // Put right again, and forward by an hour, or asleep for one.
        assert_eq!(at(5, 5), 5);
        assert_eq!(at(3_606, 6), 3_606);
        assert_eq!(at(3_607, 7), 3_607);
    }
}
