//! Money as the provider gave it: whole rupiah, or a dollar projection next to the rupiah it stands for.
//!
//! Nothing here converts between the two; the ledger's truth is always the rupiah figure.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a person wants to see money in. It decides the API version of every call whose answer carries money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Currency {
    /// Rupiah, the ledger's own currency: API v1.
    #[default]
    Idr,
    /// US dollars, a projection of the ledger: API v2.
    Usd,
}

impl Currency {
    /// The ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Idr => "IDR",
            Self::Usd => "USD",
        }
    }

    /// Reads an ISO 4217 code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "IDR" => Some(Self::Idr),
            "USD" => Some(Self::Usd),
            _ => None,
        }
    }
}

/// An amount of money in the currency in which the provider stated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Money {
    /// Whole rupiah (API v1).
    Idr(i64),
    /// A dollar figure and the rupiah that it stands for (API v2).
    Usd {
        /// Dollars, with the number of decimals that the provider sent.
        amount: Decimal,
        /// The ledger's truth in whole rupiah.
        canonical_idr: i64,
    },
}

impl Money {
    /// The ledger's truth in whole rupiah. Use it to compare, never to show to somebody who sees dollars.
    pub fn ledger_idr(&self) -> i64 {
        match *self {
            Self::Idr(idr) => idr,
            Self::Usd { canonical_idr, .. } => canonical_idr,
        }
    }

    /// The currency in which this amount is shown.
    pub fn currency(&self) -> Currency {
        match self {
            Self::Idr(_) => Currency::Idr,
            Self::Usd { .. } => Currency::Usd,
        }
    }

    /// Both together; `None` when they are stated in different currencies, or are more than can be counted.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Idr(a), Self::Idr(b)) => a.checked_add(b).map(Self::Idr),
            (Self::Usd { amount: a, canonical_idr: x }, Self::Usd { amount: b, canonical_idr: y }) => {
                Some(Self::Usd { amount: a.checked_add(b)?, canonical_idr: x.checked_add(y)? })
            }
            _ => None,
        }
    }

    /// The dollar figure, when the provider gave one.
    pub fn usd(&self) -> Option<Decimal> {
        match *self {
            Self::Idr(_) => None,
            Self::Usd { amount, .. } => Some(amount),
        }
    }
}

/// The exchange rate that an answer with dollar figures discloses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fx {
    /// For example `USD/IDR`.
    pub pair: String,
    /// Rupiah for one dollar.
    pub rate: Decimal,
    /// When the rate was taken, if the provider knows.
    pub as_of: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_added_only_in_one_currency() {
        let usd = |amount: &str, canonical_idr| Money::Usd { amount: amount.parse().unwrap(), canonical_idr };
        assert_eq!(Money::Idr(15_000).checked_add(Money::Idr(5)), Some(Money::Idr(15_005)));
        assert_eq!(usd("0.9231", 15_000).checked_add(usd("0.1", 1_625)), Some(usd("1.0231", 16_625)));
        assert_eq!(Money::Idr(1).checked_add(usd("1", 16_250)), None);
        assert_eq!(Money::Idr(i64::MAX).checked_add(Money::Idr(1)), None);
    }
}
