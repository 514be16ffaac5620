//! The clock of both servers: real time plus an offset that a test changes. It is monotonic, so adjusting the
//! machine's clock in the middle of a test does not affect it.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// A settable clock. Clones share one offset; it starts at real time and never goes backwards by itself.
#[derive(Clone, Debug)]
pub struct Clock {
    offset: Arc<watch::Sender<TimeDelta>>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { offset: Arc::new(watch::Sender::new(TimeDelta::zero())) }
    }
}

impl Clock {
    /// The current time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        real_now() + *self.offset.borrow()
    }

    /// Moves the time forward; whatever became due in between, such as an expiry, happens at once.
    pub fn advance(&self, by: Duration) {
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        self.offset.send_modify(|offset| *offset = offset.checked_add(&by).unwrap_or(*offset));
    }

    /// Sets the clock to a time, from which it keeps running.
    pub fn set(&self, at: DateTime<Utc>) {
        self.offset.send_replace(at - real_now());
    }

    /// Returns when the clock has been moved, or when `at` has come on its own.
    pub(crate) async fn reached_or_moved(&self, at: Option<DateTime<Utc>>) {
        let mut moved = self.offset.subscribe();
        let left = at.map_or(TimeDelta::hours(1), |at| at - self.now());
        let left = left.to_std().unwrap_or_default();
        tokio::select! {
            _ = moved.changed() => {}
            () = tokio::time::sleep(left) => {}
        }
    }
}

/// The machine's time at the first call plus the time elapsed since.
fn real_now() -> DateTime<Utc> {
    #[expect(clippy::disallowed_methods, reason = "the one place where the sandbox asks for the real time")]
    static START: LazyLock<(DateTime<Utc>, Instant)> = LazyLock::new(|| (Utc::now(), Instant::now()));
    let passed = TimeDelta::from_std(START.1.elapsed()).unwrap_or_default();
    START.0 + passed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advance_moves_every_clone() {
        let clock = Clock::default();
        let other = clock.clone();
        let before = other.now();
        clock.advance(Duration::from_secs(120));
        assert!(other.now() - before >= TimeDelta::seconds(120));
    }
}
