//! Failures, in terms that both the user and the calling code can act on.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Why a provider call failed. One variant per message that the chat can show.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// `UNAUTHORIZED`: the token is invalid or no longer valid.
    TokenRejected,
    /// `UNAUTHORIZED` for the first time: another call must confirm it.
    TokenDoubted,
    /// `FORBIDDEN`.
    Forbidden,
    /// `NOT_FOUND`: does not exist, or belongs to someone else.
    NotFound,
    /// `VALIDATION_ERROR`: a stale product, or a bug on our side.
    Invalid,
    /// `PROVIDER_ERROR`: the upstream operator refused.
    UpstreamRefused,
    /// `INSUFFICIENT_BALANCE`.
    InsufficientBalance,
    /// `CONFLICT`: the state has changed.
    Conflict,
    /// `CANCEL_TOO_EARLY`.
    CancelTooEarly,
    /// `RATE_LIMIT_EXCEEDED`.
    RateLimited,
    /// `INTERNAL_ERROR`, or an unreadable answer.
    ProviderFault,
    /// `SERVICE_UNAVAILABLE`: maintenance.
    Maintenance,
    /// `FX_RATE_UNAVAILABLE`: dollar amounts are unavailable; nothing was charged.
    NoExchangeRate,
    /// `NO_OFFER_AVAILABLE`: sold out, or more expensive than allowed.
    SoldOut,
    /// `IDEMPOTENCY_KEY_REUSED`: a bug on our side.
    KeyReused,
    /// `REQUEST_IN_PROGRESS`: the first attempt with this key is still being processed.
    InProgress,
    /// `TEMP_BANNED_ABUSE_GUARD`: ordering is temporarily blocked.
    Banned,
    /// No answer: a timeout or a broken connection. The call may or may not have taken effect.
    NoAnswer,
    /// The provider has stopped answering everyone, so no call was made: nothing happened.
    ProviderDown,
}

impl FailureKind {
    /// Every kind.
    #[cfg(test)]
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// A stable name for the database, logs and metrics.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`FailureKind::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// Why an order was not replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotReplaced {
    /// The next number costs more than agreed.
    Dearer,
    /// There is none.
    SoldOut,
    /// The user's spending limits do not allow it.
    Limit,
    /// A call had no clear answer.
    Unclear,
    /// It took too long.
    Late,
    /// It was bought from another account than the one that is linked now.
    OtherAccount,
    /// The provider can't be asked, for this reason.
    Failed(FailureKind),
}

/// A failed call: the reason, any times the provider stated, and the request id for the provider's support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderFailure {
    /// The reason.
    pub kind: FailureKind,
    /// How long to wait before the next call, if stated by the provider.
    pub retry_after: Option<Duration>,
    /// When a ban ends or a cancel becomes possible, if stated by the provider.
    pub until: Option<DateTime<Utc>>,
    /// The provider's `x-request-id`.
    pub request_id: Option<String>,
}

impl From<FailureKind> for ProviderFailure {
    fn from(kind: FailureKind) -> Self {
        Self { kind, retry_after: None, until: None, request_id: None }
    }
}
