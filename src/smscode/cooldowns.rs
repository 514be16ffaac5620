//! Honors the provider's Retry-After: until then, calls fail with its last response and nothing is sent.
//!
//! Rate limits are per account. Only if several accounts get short waits while no call succeeds, the limit is treated as shared,
//! until one call succeeds.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::circuit::Probes;
use super::error::{Error, ErrorCode, NotSent};
use crate::domain::Currency;

/// Longer waits are capped: they may be a mistake, and the user is waiting.
const LONGEST: Duration = Duration::from_secs(600);
/// Except for the daily cancel limit, which lasts this long; retrying earlier is useless.
const LONGEST_CAP: Duration = Duration::from_secs(24 * 3600);
const CANCELS: &str = "cancels";
/// Above this many entries, expired ones are dropped.
const SWEEP_ABOVE: usize = 1_024;

/// The token, endpoint and API version of a call.
type Scope = (u64, Currency, String);
/// The token and endpoint group of a limit.
type Limit = (u64, &'static str);

/// The group of an endpoint: the provider limits groups of endpoints, across API versions.
fn group(endpoint: &str) -> &'static str {
    match endpoint {
        "balance" => "balance",
        "orders/create" | "orders/reactivate" => "purchases",
        "orders/cancel" => CANCELS,
        "orders/finish" | "orders/resend" => "actions",
        "webhook/test" => "webhook tests",
        "webhook" => "webhook",
        catalog if catalog.starts_with("catalog/") => "catalog",
        _ => "order reads",
    }
}

/// The path without ids, so that there are only a few.
pub(super) fn endpoint(path: &str) -> String {
    let is_id = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    path.split('/').map(|part| if is_id(&part) { "*" } else { part }).collect::<Vec<_>>().join("/")
}

/// If this many tokens have to wait at one endpoint and no call succeeds meanwhile, the limit is treated as shared.
const SHARED_BY: usize = 3;
/// Longer waits are never treated as shared: they are limits of one account.
const LONGEST_SHARED: Duration = Duration::from_secs(60);

/// The waits of one token.
struct Wait {
    token: u64,
    until: Instant,
    noted: Instant,
}

/// A possibly shared limit of one endpoint group.
#[derive(Default)]
struct Shared {
    waits: Vec<Wait>,
    /// The time of the next probe while the limit is treated as shared.
    probes: Option<Probes>,
}

/// The end of a wait, and the response that asked for it.
type Wishes<Of> = HashMap<Of, (Instant, Error)>;

fn left<Of: Eq + Hash>(wishes: &Mutex<Wishes<Of>>, of: &Of, now: Instant) -> Option<Error> {
    let mut wishes = wishes.lock().unwrap_or_else(PoisonError::into_inner);
    let (until, error) = wishes.get(of)?;
    let left = until.saturating_duration_since(now);
    if left.is_zero() {
        wishes.remove(of);
        return None;
    }
    let mut error = error.clone();
    if let Error::Rejected(rejection) | Error::Temporary(rejection) = &mut error {
        rejection.retry_after = Some(left);
    }
    Some(error)
}

fn keep<Of: Eq + Hash>(wishes: &Mutex<Wishes<Of>>, of: Of, until: Instant, error: &Error, now: Instant) {
    let mut wishes = wishes.lock().unwrap_or_else(PoisonError::into_inner);
    if wishes.len() > SWEEP_ABOVE {
        wishes.retain(|_, (until, _)| *until > now);
    }
    wishes.insert(of, (until, error.clone()));
}

/// Active waits.
#[derive(Default)]
pub(super) struct Cooldowns {
    http_state: Mutex<Wishes<Scope>>,
    limits: Mutex<Wishes<Limit>>,
    shared: Mutex<HashMap<&'static str, Shared>>,
    hasher: RandomState,
}

impl Cooldowns {
    /// Identifies a token within this process without revealing it.
    pub(super) fn number_of(&self, token: &str) -> u64 {
        self.hasher.hash_one(token)
    }

    /// The scope of a call: ids in the path are ignored, and the token is not stored.
    pub(super) fn scope(&self, token: &str, currency: Currency, path: &str) -> Scope {
        (self.number_of(token), currency, endpoint(path))
    }

    /// The stored response if the call would be too early. `may_probe`: the call may probe a shared limit.
    pub(super) fn refuse(&self, scope: &Scope, may_probe: bool, now: Instant) -> Option<Error> {
        if let Some(error) = left(&self.http_state, scope, now) {
            return Some(error);
        }
        if let Some(error) = left(&self.limits, &(scope.0, group(&scope.2)), now) {
            return Some(error);
        }
        self.shared_wait(scope, may_probe, now).map(|wait| Error::NotSent(NotSent::Limited(wait)))
    }

    /// The time until the next probe of a shared limit at this endpoint.
    fn shared_wait(&self, scope: &Scope, may_probe: bool, now: Instant) -> Option<Duration> {
        let mut all = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let shared = all.get_mut(group(&scope.2))?;
        shared.waits.retain(|wait| wait.until > now);
        if shared.waits.len() < SHARED_BY {
            shared.probes = None;
            return None;
        }
        let probes = shared.probes.get_or_insert_with(|| Probes::begin(now));
        let wait = probes.wait(now);
        if may_probe && wait.is_zero() {
            probes.take(now);
            return None;
        }
        Some(wait)
    }

    /// Records a success of a call that started at this time. Waits from before it were not shared limits, so users who exhaust their
    /// own limits cannot block others.
    pub(super) fn note_served(&self, scope: &Scope, begun: Instant) {
        let mut all = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shared) = all.get_mut(group(&scope.2)) {
            shared.waits.retain(|wait| wait.noted >= begun);
            if shared.waits.len() < SHARED_BY {
                shared.probes = None;
            }
        }
    }

    /// Records a response that asks to wait.
    pub(super) fn checked(&self, scope: Scope, error: &Error, now: Instant) {
        let (Error::Rejected(rejection) | Error::Temporary(rejection)) = error else { return };
        let asks = matches!(rejection.http, 429 | 503);
        let Some(wait) = rejection.retry_after.filter(|wait| asks && !wait.is_zero()) else { return };
        if rejection.code != ErrorCode::RateLimitExceeded {
            return keep(&self.http_state, scope, now + wait.min(LONGEST), error, now);
        }
        let group = group(&scope.2);
        if wait <= LONGEST_SHARED {
            let mut all = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
            let shared = all.entry(group).or_default();
            shared.waits.retain(|wait| wait.token != scope.0 && wait.until > now);
            shared.waits.push(Wait { token: scope.0, until: now + wait, noted: now });
            if shared.waits.len() == SHARED_BY {
                shared.probes.get_or_insert_with(|| Probes::begin(now));
            }
        }
        let longest = if group == CANCELS { LONGEST_CAP } else { LONGEST };
        keep(&self.limits, (scope.0, group), now + wait.min(longest), error, now);
    }
}
