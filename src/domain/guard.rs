//! The spending guard: limits that users set for themselves, enforced when a purchase is confirmed.

use serde::{Deserialize, Serialize};

use super::ProductId;
use super::catalog::Listing;

/// A user's own limits. Amounts are in rupiah (the provider's currency); `None` means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Guard {
    /// Buying is frozen.
    pub frozen: bool,
    /// Maximum spending in 24 hours, not counting refunds.
    pub daily_cap: Option<i64>,
    /// A purchase above this amount needs a second confirmation.
    pub ask_above: Option<i64>,
    /// A purchase that brings the balance below this triggers a warning. It blocks nothing.
    pub low_balance: Option<i64>,
    /// Whether that warning was sent and the balance has not been above the limit since.
    pub low_balance_told: bool,
    /// Whether, when and how often numbers bought from now on are replaced without a press.
    pub auto_replace: Option<AutoReplace>,
}

/// Replacement without a press. Encoded in buttons: append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AutoReplace {
    /// Minutes without an SMS after which a number is replaced.
    pub after: u8,
    /// How many times in a row.
    pub times: u8,
}

impl AutoReplace {
    /// What remains for the next number; `None` if it is the last.
    pub fn next(self) -> Option<Self> {
        let times = self.times.checked_sub(1).filter(|times| *times > 0)?;
        Some(Self { times, ..self })
    }
}

/// A change to the guard. Encoded in buttons: amounts are thousands of rupiah, and 0 removes the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuardChange {
    /// Freeze or unfreeze buying.
    Freeze(bool),
    /// Maximum spending in 24 hours.
    DailyCap(u16),
    /// The amount above which to ask again.
    AskAbove(u16),
    /// The balance below which to warn.
    LowBalance(u16),
    /// Replacement without a press.
    AutoReplace(Option<AutoReplace>),
}

/// What an amount typed by the user is for. Encoded in buttons and dialogues: append new variants only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmountOf {
    /// Maximum spending in 24 hours.
    DailyCap,
    /// The amount above which to ask again.
    AskAbove,
    /// The maximum price per number of this favourite.
    Ceiling(ProductId),
    /// The balance below which to warn.
    LowBalance,
    /// The most that a number of this listing may cost to end the watch for it.
    Watch(Listing),
}

impl Guard {
    /// The guard after a change.
    pub fn with(self, change: GuardChange) -> Self {
        let amount = |thousands: u16| (thousands > 0).then(|| i64::from(thousands) * 1_000);
        match change {
            GuardChange::Freeze(frozen) => Self { frozen, ..self },
            GuardChange::DailyCap(thousands) => Self { daily_cap: amount(thousands), ..self },
            GuardChange::AskAbove(thousands) => Self { ask_above: amount(thousands), ..self },
            GuardChange::LowBalance(thousands) => Self { low_balance: amount(thousands), ..self },
            GuardChange::AutoReplace(auto_replace) => Self { auto_replace, ..self },
        }
    }

    /// Whether this balance re-enables the low-balance warning.
    pub fn recovers(self, balance: i64) -> bool {
        self.low_balance_told && self.low_balance.is_some_and(|limit| balance >= limit)
    }

    /// Why a purchase of `total` is blocked, given the amount `spent` in the last 24 hours and whether the
    /// user has confirmed a second time. All in rupiah.
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

/// Why a user's own guard blocks a purchase. Amounts are in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The user froze buying.
    Frozen,
    /// It would exceed the user's 24-hour limit.
    OverCap {
        /// The limit.
        cap: i64,
        /// Amount spent in the last 24 hours.
        spent: i64,
    },
    /// It exceeds the user's limit for a single press.
    AskAgain {
        /// The limit.
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
        assert_eq!(
            guard,
            Guard { daily_cap: Some(250_000), ask_above: Some(65_535_000), ..Guard::default() }
        );
        assert_eq!(guard.with(GuardChange::DailyCap(0)).daily_cap, None);
    }
}
