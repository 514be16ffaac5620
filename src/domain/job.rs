//! Work on an order other than polling the list of open orders: reads by id, name lookups, promised cancels,
//! and checks that events arrive. Each is a separate job, so none delays another order's code.

use chrono::{DateTime, TimeDelta, Utc};

use super::OrderId;
use super::failure::{FailureKind, ProviderFailure};
use super::tracking::Order;

/// How long the event for an SMS found by polling may still be in transit.
pub const EVENT_GRACE: TimeDelta = TimeDelta::seconds(5);
/// Per-minute limits require a wait of a minute at most. A longer wait means the account's daily limit.
const LONGEST_MINUTE: TimeDelta = TimeDelta::seconds(120);
/// Retry interval for a promised cancel that the operator refuses.
const OPERATOR_TRIES: u32 = 3;
/// First pause after a failure; it doubles each time.
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(3);
/// Longest pause of a job that a code or money may depend on. It is short because the circuit breaker in
/// `smscode` protects a provider that is down.
const LONGEST_URGENT_PAUSE: TimeDelta = TimeDelta::seconds(6);
/// Longest pause of other jobs.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(60);

/// One job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Job {
    /// A promised cancel.
    Cancel(OrderId),
    /// A promised finish.
    Finish(OrderId),
    /// Find out what happened to an order: it left the list, or its cancel had no clear answer.
    Outcome(OrderId),
    /// Read the details that the list lacks.
    Facts(OrderId),
    /// Look up its product name.
    Name(OrderId),
    /// Polling found this SMS; check whether an event delivered it too.
    Missed(OrderId, u32),
    /// Check whether the provider delivers to our webhook, and repair it if not.
    Webhook,
}

impl Job {
    /// Whether a code or money may depend on it.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Cancel(_) | Self::Outcome(_))
    }

    /// The name used in logs and metrics.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The order it concerns.
    pub fn order(self) -> Option<OrderId> {
        match self {
            Self::Cancel(id)
            | Self::Finish(id)
            | Self::Outcome(id)
            | Self::Facts(id)
            | Self::Name(id)
            | Self::Missed(id, _) => Some(id),
            Self::Webhook => None,
        }
    }

    /// Pause before the next attempt, after this many consecutive failures.
    pub fn pause(self, failures: u32, asked: Option<TimeDelta>) -> TimeDelta {
        let longest = if self.is_urgent() { LONGEST_URGENT_PAUSE } else { LONGEST_PAUSE };
        let grown = FIRST_PAUSE * (1 << failures.clamp(1, 8).saturating_sub(1));
        grown.min(longest).max(asked.unwrap_or_default())
    }
}

/// Whether an order lacks details that the list of open orders omits on the seed surface: the number, the
/// price, the product.
pub fn lacks_facts(order: &Order) -> bool {
    !order.verified || order.created_at.is_none() || order.phone.is_none() || order.price.is_none()
}

/// Whether nothing is left to learn about an order: it has ended, as confirmed by the provider itself.
pub fn is_over(order: &Order) -> bool {
    order.verified && order.ended_at.is_some()
}

/// Whether the catalog can tell what an order is for.
pub fn lacks_name(order: &Order) -> bool {
    let named = order.title.service.is_some() && order.title.country.is_some();
    order.verified && order.product.is_some() && !named
}

/// The jobs that an order needs while it is open, or while only an event has reported it, and when each is due.
pub fn jobs_of(order: &Order, now: DateTime<Utc>) -> Vec<(Job, DateTime<Utc>)> {
    if order.purged || is_over(order) {
        return Vec::new();
    }
    let id = order.id;
    [
        order.cancel_promised_at.map(|at| (Job::Cancel(id), at)),
        order.finish_promised_at.map(|at| (Job::Finish(id), at)),
        order.cancel_unclear_at.map(|_| (Job::Outcome(id), now)),
        lacks_facts(order).then_some((Job::Facts(id), now)),
        lacks_name(order).then_some((Job::Name(id), now)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What happens to a promised cancel that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterRefusal {
    /// Retry after this time.
    Again(TimeDelta),
    /// Give up and tell the user.
    GiveUp,
}

/// What happens to a promised cancel after this failure, the `tries`th in a row.
pub fn after_refused_promise(failure: &ProviderFailure, tries: u32) -> AfterRefusal {
    let asked = failure.retry_after.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or_default();
    let pause = (TimeDelta::seconds(5) * (1 << tries.clamp(1, 4))).min(LONGEST_PAUSE).max(asked);
    match failure.kind {
        FailureKind::RateLimited if is_daily_limit(failure) => AfterRefusal::GiveUp,
        FailureKind::UpstreamRefused if tries >= OPERATOR_TRIES => AfterRefusal::GiveUp,
        FailureKind::Forbidden | FailureKind::Invalid | FailureKind::Banned => AfterRefusal::GiveUp,
        _ => AfterRefusal::Again(pause),
    }
}

/// Same for a promised finish. No money depends on it, so a plain refusal is accepted sooner.
pub fn after_refused_finish(failure: &ProviderFailure, tries: u32) -> AfterRefusal {
    match failure.kind {
        FailureKind::Conflict | FailureKind::NotFound if tries >= OPERATOR_TRIES => AfterRefusal::GiveUp,
        _ => after_refused_promise(failure, tries),
    }
}

/// Whether a refusal comes from the account's own daily limit rather than the general per-minute limits.
pub fn is_daily_limit(failure: &ProviderFailure) -> bool {
    let asked = failure.retry_after.and_then(|wait| TimeDelta::from_std(wait).ok());
    failure.kind == FailureKind::RateLimited && asked.is_some_and(|wait| wait > LONGEST_MINUTE)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn met(kind: FailureKind, seconds: Option<u64>) -> ProviderFailure {
        ProviderFailure { retry_after: seconds.map(Duration::from_secs), ..ProviderFailure::from(kind) }
    }

    #[test]
    fn m8_a_refused_promise_is_tried_again_or_given_up_by_what_was_met() {
        use AfterRefusal::{Again, GiveUp};
        let seconds = TimeDelta::seconds;
        for (kind, asked, tries, then) in [
            (FailureKind::NoAnswer, None, 1, Again(seconds(10))),
            (FailureKind::NoAnswer, None, 9, Again(seconds(60))),
            (FailureKind::Maintenance, Some(90), 1, Again(seconds(90))),
            (FailureKind::TokenRejected, None, 1, Again(seconds(10))),
            (FailureKind::Conflict, None, 2, Again(seconds(20))),
            (FailureKind::RateLimited, Some(30), 1, Again(seconds(30))),
            (FailureKind::RateLimited, Some(43_200), 1, GiveUp),
            (FailureKind::UpstreamRefused, None, 1, Again(seconds(10))),
            (FailureKind::UpstreamRefused, None, 3, GiveUp),
            (FailureKind::Forbidden, None, 1, GiveUp),
            (FailureKind::Invalid, None, 1, GiveUp),
        ] {
            assert_eq!(after_refused_promise(&met(kind, asked), tries), then, "{kind:?} {asked:?} {tries}");
        }
    }

    #[test]
    fn c8_a_finish_that_is_refused_again_and_again_is_given_up() {
        use AfterRefusal::{Again, GiveUp};
        for (kind, tries, then) in [
            (FailureKind::Conflict, 2, Again(TimeDelta::seconds(20))),
            (FailureKind::Conflict, 3, GiveUp),
            (FailureKind::NotFound, 3, GiveUp),
            (FailureKind::NoAnswer, 9, Again(TimeDelta::seconds(60))),
            (FailureKind::Forbidden, 1, GiveUp),
        ] {
            assert_eq!(after_refused_finish(&met(kind, None), tries), then, "{kind:?} {tries}");
        }
    }

    #[test]
    fn m25_only_a_wait_that_no_minute_asks_for_is_the_limit_of_a_day() {
        for (kind, asked, daily) in [
            (FailureKind::RateLimited, Some(43_200), true),
            (FailureKind::RateLimited, Some(61), false),
            (FailureKind::RateLimited, None, false),
            (FailureKind::Maintenance, Some(43_200), false),
        ] {
            assert_eq!(is_daily_limit(&met(kind, asked)), daily, "{kind:?} {asked:?}");
        }
    }

    #[test]
    fn m5_pauses_grow_and_those_of_urgent_jobs_stay_short() {
        let job = OrderId(1);
        let pauses = |job: Job| [1, 2, 3, 9].map(|failures| job.pause(failures, None).num_seconds());
        assert_eq!(pauses(Job::Outcome(job)), [3, 6, 6, 6]);
        assert_eq!(pauses(Job::Name(job)), [3, 6, 12, 60]);
        assert_eq!(Job::Name(job).pause(1, Some(TimeDelta::seconds(90))).num_seconds(), 90);
    }
}
