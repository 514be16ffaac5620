//! Per-key rate limiter: a burst, then a steady rate.
//!
//! Invariant: no key is slowed down by another, and a refused attempt costs nothing. Deliberately absent:
//! waits requested by the provider or Telegram, which `smscode` and `telegram` handle.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::Quota;
use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;

use crate::clock::Clock;

/// Above this many keys, those with a full allowance are dropped.
const REMEMBERED: usize = 10_000;

/// A rate: `burst` steps at once, then one more per `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Steps allowed at once.
    pub burst: NonZeroU32,
    /// Time until one more step is allowed.
    pub every: Duration,
}

impl Rate {
    /// A rate known at compile time; a burst of zero counts as one.
    pub const fn new(burst: u32, every: Duration) -> Self {
        let burst = match NonZeroU32::new(burst) {
            Some(burst) => burst,
            None => NonZeroU32::MIN,
        };
        Self { burst, every }
    }
}

/// Recent usage of a [`Rate`] per key.
#[derive(Debug)]
pub struct RateLimiter<Who: Hash + Eq + Clone> {
    burst: NonZeroU32,
    limiter: governor::RateLimiter<Who, HashMapStateStore<Who>, SinceEpoch, NoOpMiddleware<Duration>>,
}

impl<Who: Hash + Eq + Clone> RateLimiter<Who> {
    /// Creates a limiter with no usage.
    pub fn new(rate: Rate, clock: Clock) -> Self {
        // A zero period means no limit: everything is allowed.
        let quota = Quota::with_period(rate.every).unwrap_or(Quota::per_second(NonZeroU32::MAX));
        let quota = quota.allow_burst(rate.burst);
        let limiter = governor::RateLimiter::new(quota, HashMapStateStore::default(), SinceEpoch(clock));
        Self { burst: rate.burst, limiter }
    }

    /// Takes `steps`, at most a whole burst. If that exceeds the current allowance, nothing is taken.
    pub fn take(&self, who: Who, steps: u32) -> bool {
        if self.limiter.len() >= REMEMBERED {
            self.limiter.retain_recent();
        }
        let steps = NonZeroU32::new(steps).unwrap_or(NonZeroU32::MIN).min(self.burst);
        matches!(self.limiter.check_key_n(&who, steps), Ok(Ok(())))
    }
}

/// The service's clock as a governor clock.
#[derive(Debug, Clone)]
struct SinceEpoch(Clock);

impl GovernorClock for SinceEpoch {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().timestamp_millis()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use chrono::DateTime;

    use super::*;

    /// A limiter with a burst of three and then one per two seconds, and its clock in seconds.
    fn limiter<Who: Hash + Eq + Clone>() -> (RateLimiter<Who>, Arc<AtomicI64>) {
        let seconds = Arc::new(AtomicI64::new(1_000));
        let read = Arc::clone(&seconds);
        let clock = Clock::new(move || DateTime::from_timestamp(read.load(Ordering::Relaxed), 0).unwrap());
        (RateLimiter::new(Rate::new(3, Duration::from_secs(2)), clock), seconds)
    }

    #[test]
    fn some_at_once_then_one_after_another_and_everybody_for_themselves() {
        let (limits, seconds) = limiter();
        let take = |at: i64, who, steps| {
            seconds.store(1_000 + at, Ordering::Relaxed);
            limits.take(who, steps)
        };
        assert!((0..3).all(|_| take(0, "a", 1)));
        assert!(!take(0, "a", 1));
        assert!(take(0, "b", 1));
        assert!(!take(1, "a", 1));
        assert!(take(2, "a", 1), "a refusal costs nothing");
        assert!(!take(7, "a", 3));
        assert!(take(8, "a", 3));
        assert!(take(14, "a", 99), "nothing costs more than there is");
    }

    #[test]
    fn who_owes_nothing_is_forgotten() {
        let (limits, seconds) = limiter();
        assert!((0..REMEMBERED).all(|who| limits.take(who, 1)));
        seconds.fetch_add(10, Ordering::Relaxed);
        assert!(limits.take(REMEMBERED, 1));
        assert_eq!(limits.limiter.len(), 1);
    }
}
