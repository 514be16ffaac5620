//! Decides when a refused token is considered dead. A single refusal may be a provider error, so it is only a
//! suspicion: another call, seconds later, confirms or clears it.

use chrono::{DateTime, TimeDelta, Utc};

/// A second refusal sooner than this counts as the same error.
const CONFIRMS_AFTER: TimeDelta = TimeDelta::seconds(3);
/// How long an unconfirmed suspicion is kept.
const LASTS: TimeDelta = TimeDelta::minutes(10);
/// Delay before the confirming call.
pub const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(4);

/// What a refusal of a token means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// First refusal: a suspicion starts.
    First,
    /// Another refusal at the same moment: it confirms nothing.
    SameMoment,
    /// The suspicion is confirmed: the token is dead.
    Confirmed,
}

/// Evaluates a refusal at `now`; `suspected` is when the last one came that no accepted call has followed.
pub fn weigh(suspected: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Refusal {
    match suspected.map(|since| now - since) {
        Some(age) if age < TimeDelta::zero() || age > LASTS => Refusal::First,
        Some(age) if age < CONFIRMS_AFTER => Refusal::SameMoment,
        Some(_) => Refusal::Confirmed,
        None => Refusal::First,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a1_a_refusal_is_believed_when_another_follows_seconds_later_and_not_before() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for (ago, weighed) in [
            (None, Refusal::First),
            (Some(0), Refusal::SameMoment),
            (Some(2), Refusal::SameMoment),
            (Some(3), Refusal::Confirmed),
            (Some(600), Refusal::Confirmed),
            (Some(601), Refusal::First),
            // The clock was set back.
            (Some(-1), Refusal::First),
        ] {
            assert_eq!(weigh(ago.map(|ago| now - TimeDelta::seconds(ago)), now), weighed, "{ago:?}");
        }
        assert_eq!(weigh(Some(now), now + ASK_AGAIN_AFTER), Refusal::Confirmed);
    }
}
