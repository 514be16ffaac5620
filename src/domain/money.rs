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
