//! What went wrong, in the terms in which a person and the code that goes on can understand it.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// Why a call to the provider did not do what was wanted. One variant per sentence that the chat can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TroubleKind {
    /// `UNAUTHORIZED`: the token is not valid (any more).
    TokenRejected,
    /// `FORBIDDEN`.
    Forbidden,
    /// `NOT_FOUND`: no such thing, or not theirs.
    NotFound,
    /// `VALIDATION_ERROR`: a stale product, or a fault of ours.
    Invalid,
    /// `PROVIDER_ERROR`: the upstream operator said no.
    UpstreamRefused,
    /// `INSUFFICIENT_BALANCE`.
    InsufficientBalance,
    /// `CONFLICT`: the state has moved.
    Conflict,
    /// `CANCEL_TOO_EARLY`.
    CancelTooEarly,
    /// `RATE_LIMIT_EXCEEDED`.
    RateLimited,
    /// `INTERNAL_ERROR`, or an answer that can't be read.
    ProviderFault,
    /// `SERVICE_UNAVAILABLE`: maintenance.
    Maintenance,
    /// `FX_RATE_UNAVAILABLE`: no dollar figures now; nothing was charged.
    NoExchangeRate,
    /// `NO_OFFER_AVAILABLE`: sold out, or dearer than allowed.
    SoldOut,
    /// `IDEMPOTENCY_KEY_REUSED`: a fault of ours.
    KeyReused,
    /// `REQUEST_IN_PROGRESS`: the first try with this key is still settling.
    InProgress,
    /// `TEMP_BANNED_ABUSE_GUARD`: ordering is blocked for a while.
    Banned,
    /// No answer came: a timeout or a broken connection. Whether it took effect is not known.
    NoAnswer,
    /// The provider has stopped answering anybody, so it was not asked: nothing happened.
    ProviderDown,
}

impl TroubleKind {
    /// Every kind, for tests that must see each one spoken.
    pub const ALL: [Self; 18] = [
        Self::TokenRejected,
        Self::Forbidden,
        Self::NotFound,
        Self::Invalid,
        Self::UpstreamRefused,
        Self::InsufficientBalance,
        Self::Conflict,
        Self::CancelTooEarly,
        Self::RateLimited,
        Self::ProviderFault,
        Self::Maintenance,
        Self::NoExchangeRate,
        Self::SoldOut,
        Self::KeyReused,
        Self::InProgress,
        Self::Banned,
        Self::NoAnswer,
        Self::ProviderDown,
    ];

    /// A stable word for the database, logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TokenRejected => "token_rejected",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Invalid => "invalid",
            Self::UpstreamRefused => "upstream_refused",
            Self::InsufficientBalance => "insufficient_balance",
            Self::Conflict => "conflict",
            Self::CancelTooEarly => "cancel_too_early",
            Self::RateLimited => "rate_limited",
            Self::ProviderFault => "provider_fault",
            Self::Maintenance => "maintenance",
            Self::NoExchangeRate => "no_exchange_rate",
            Self::SoldOut => "sold_out",
            Self::KeyReused => "key_reused",
            Self::InProgress => "in_progress",
            Self::Banned => "banned",
            Self::NoAnswer => "no_answer",
            Self::ProviderDown => "provider_down",
        }
    }

    /// Reads the word that [`TroubleKind::as_str`] writes.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A failed call: what it was, for how long, and the number under which the provider's support finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What went wrong.
    pub kind: TroubleKind,
    /// How long to wait before asking again, when the provider said so.
    pub retry_after: Option<Duration>,
    /// Until when a ban lasts or from when a cancel is accepted, when the provider said so.
    pub until: Option<DateTime<Utc>>,
    /// The provider's `x-request-id`.
    pub request_id: Option<String>,
}

impl From<TroubleKind> for Trouble {
    fn from(kind: TroubleKind) -> Self {
        Self { kind, retry_after: None, until: None, request_id: None }
    }
}
