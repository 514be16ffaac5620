//! Leaving the provider alone for as long as it asked: until then its last answer is given again, and nothing is sent.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::error::{Error, ErrorCode, NotSent};
use crate::domain::Currency;

/// A wish to be left alone longer than this is not taken at its word: it may be a slip, and the person is waiting.
const LONGEST: Duration = Duration::from_secs(600);
/// Above this many wishes those that have passed are forgotten.
const SWEEP_ABOVE: usize = 1_024;

/// Whose call it is and to which endpoint: limits are counted by both.
type Door = (u64, Currency, String);

/// The path without the ids in it: few, whatever is called.
pub(super) fn endpoint(path: &str) -> String {
    let is_id = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    path.split('/').map(|part| if is_id(&part) { "*" } else { part }).collect::<Vec<_>>().join("/")
}

/// When so many tokens are asked to wait at one endpoint, the limit is not theirs but ours: everybody waits.
const SHARED_BY: usize = 3;

/// What one token was asked.
struct Wait {
    token: u64,
    until: Instant,
    noted: Instant,
}

/// The wishes that have not passed.
#[derive(Default)]
pub(super) struct Courtesy {
    doors: Mutex<HashMap<Door, (Instant, Error)>>,
    shared: Mutex<HashMap<String, Vec<Wait>>>,
    hasher: RandomState,
}

impl Courtesy {
    /// Tells one token from another within this process, without telling what it is.
    pub(super) fn number_of(&self, token: &str) -> u64 {
        self.hasher.hash_one(token)
    }

    /// The door of a call. Ids in the path don't make it another one; the token is not kept.
    pub(super) fn door(&self, token: &str, currency: Currency, path: &str) -> Door {
        (self.number_of(token), currency, endpoint(path))
    }

    /// The answer to a call that would come too early.
    pub(super) fn refuse(&self, door: &Door) -> Option<Error> {
        if let Some(wait) = self.shared_wait(door) {
            return Some(Error::NotSent(NotSent::Limited(wait)));
        }
        let mut doors = self.doors.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, error) = doors.get(door)?;
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            doors.remove(door);
            return None;
        }
        let mut error = error.clone();
        if let Error::Rejected(rejection) | Error::Temporary(rejection) = &mut error {
            rejection.retry_after = Some(left);
        }
        Some(error)
    }

    /// How long nobody calls this endpoint, because too many were asked to wait there: until so few are left of them that
    /// the next call can tell.
    fn shared_wait(&self, door: &Door) -> Option<Duration> {
        let now = Instant::now();
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = shared.get_mut(&door.2)?;
        waits.retain(|wait| wait.until > now);
        let nth = waits.len().checked_sub(SHARED_BY)?;
        let mut ends: Vec<Instant> = waits.iter().map(|wait| wait.until).collect();
        ends.sort();
        ends.get(nth).map(|end| end.saturating_duration_since(now))
    }

    /// Takes note that a call was answered which began at this time. Wishes from before it were not meant for everybody:
    /// nobody holds up others by using up limits of their own.
    pub(super) fn note_served(&self, door: &Door, begun: Instant) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waits) = shared.get_mut(&door.2) {
            waits.retain(|wait| wait.noted >= begun);
        }
    }

    /// Takes note of an answer that asks to wait.
    pub(super) fn heed(&self, door: Door, error: &Error) {
        let (Error::Rejected(rejection) | Error::Temporary(rejection)) = error else { return };
        let asks = matches!(rejection.http, 429 | 503);
        let Some(wait) = rejection.retry_after.filter(|wait| asks && !wait.is_zero()) else { return };
        let now = Instant::now();
        if rejection.code == ErrorCode::RateLimitExceeded {
            let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
            let waits = shared.entry(door.2.clone()).or_default();
            waits.retain(|wait| wait.token != door.0 && wait.until > now);
            waits.push(Wait { token: door.0, until: now + wait.min(LONGEST), noted: now });
        }
        let mut doors = self.doors.lock().unwrap_or_else(PoisonError::into_inner);
        if doors.len() > SWEEP_ABOVE {
            doors.retain(|_, (until, _)| *until > now);
        }
        doors.insert(door, (now + wait.min(LONGEST), error.clone()));
    }
}
