//! The spending guard: limits that a person sets for themselves, held when a purchase is confirmed.

use serde::{Deserialize, Serialize};

/// What a person allows themselves. Amounts are rupiah, in which the provider charges; `None` is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard {
    /// Nothing may be bought.
    pub frozen: bool,
    /// The most that may be spent in 24 hours; what came back does not count.
    pub daily_cap: Option<i64>,
    /// A purchase of more than this is asked about once more.
    pub ask_above: Option<i64>,
}

/// A change of the guard. It travels in buttons: amounts are thousands of rupiah, 0 lifts the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuardChange {
    /// Stop buying, or allow it again.
    Freeze(bool),
    /// The most in 24 hours.
    DailyCap(u16),
    /// The amount from which on is asked again.
    AskAbove(u16),
}

impl Guard {
    /// The guard after a change.
    pub fn with(self, change: GuardChange) -> Self {
        let amount = |thousands: u16| (thousands > 0).then(|| i64::from(thousands) * 1_000);
        match change {
            GuardChange::Freeze(frozen) => Self { frozen, ..self },
            GuardChange::DailyCap(thousands) => Self { daily_cap: amount(thousands), ..self },
            GuardChange::AskAbove(thousands) => Self { ask_above: amount(thousands), ..self },
        }
    }

    /// Why a purchase of `total` is held, when `spent` was spent in the last 24 hours and the person has or has not
    /// said yes a second time. All in rupiah.
    pub fn hold(self, total: i64, spent: i64, assured: bool) -> Option<Hold> {
        let over = self.daily_cap.filter(|cap| spent.saturating_add(total) > *cap);
        match (over, self.ask_above) {
            _ if self.frozen => Some(Hold::Frozen),
            (Some(cap), _) => Some(Hold::OverCap { cap, spent }),
            (None, Some(above)) if total > above && !assured => Some(Hold::AskAgain { above }),
            (None, _) => None,
        }
    }
}

/// Why a person's own guard holds a purchase. Amounts are rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// They froze buying.
    Frozen,
    /// It would pass the most they want to spend in 24 hours.
    OverCap {
        /// Their limit.
        cap: i64,
        /// What was spent in the last 24 hours.
        spent: i64,
    },
    /// It is more than they want to spend with one press.
    AskAgain {
        /// Their limit.
        above: i64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purchase_is_held_exactly_above_the_limits() {
        let guard = Guard { daily_cap: Some(100), ask_above: Some(50), ..Guard::default() };
        assert_eq!(guard.hold(50, 50, false), None);
        assert_eq!(guard.hold(51, 0, false), Some(Hold::AskAgain { above: 50 }));
        assert_eq!(guard.hold(51, 0, true), None);
        assert_eq!(guard.hold(51, 50, true), Some(Hold::OverCap { cap: 100, spent: 50 }));
        assert_eq!(guard.hold(i64::MAX, i64::MAX, true), Some(Hold::OverCap { cap: 100, spent: i64::MAX }));
        assert_eq!(guard.with(GuardChange::Freeze(true)).hold(0, 0, true), Some(Hold::Frozen));
        assert_eq!(Guard::default().hold(i64::MAX, 0, false), None);
    }

    #[test]
    fn a_change_of_zero_lifts_a_limit() {
        let guard = Guard::default().with(GuardChange::DailyCap(250)).with(GuardChange::AskAbove(u16::MAX));
        assert_eq!(guard, Guard { frozen: false, daily_cap: Some(250_000), ask_above: Some(65_535_000) });
        assert_eq!(guard.with(GuardChange::DailyCap(0)).daily_cap, None);
    }
}
