//! What a failed call means for whoever made it.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::wire::one_line;
use crate::domain::trouble::{Trouble, TroubleKind};

/// Why an [`super::Api`] could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The root is no plain `http` or `https` address: it has another scheme, credentials, a query or a fragment.
    #[error("the API root must be a plain http(s) URL without credentials, query or fragment")]
    Root,
    /// The HTTP client could not be built, for example because TLS is not available.
    #[error("the HTTP client could not be built: {0}")]
    Client(String),
}

/// Why a call did not give what was asked for. The variant says what comes next.
///
/// `Display` is one line for the log. It never contains the token, a body, a code or the text of an SMS.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A definite no that had no effect: tell the person, do not repeat the same call.
    #[error("rejected: {0}")]
    Rejected(Box<Rejection>),
    /// Not now: make the same call again after [`Error::retry_after`].
    #[error("not now: {0}")]
    Temporary(Box<Rejection>),
    /// The call never reached the provider and had no effect.
    #[error("not sent: {0}")]
    NotSent(NotSent),
    /// Whether the call took effect is not known.
    #[error("unclear: {0}")]
    Unknown(Box<Unclear>),
}

impl Error {
    /// The same in the terms that the chat and the database know.
    pub fn trouble(&self) -> Trouble {
        let (kind, until) = match self {
            Self::Rejected(rejection) | Self::Temporary(rejection) => {
                (rejection.code.trouble(rejection.http), rejection.until)
            }
            Self::NotSent(reason) => (reason.trouble(), None),
            Self::Unknown(unclear) => (unclear.cause.trouble(), None),
        };
        Trouble {
            kind,
            retry_after: self.retry_after(),
            until,
            request_id: self.request_id().map(str::to_owned),
        }
    }

    /// The provider's error code, when it gave one.
    pub fn code(&self) -> Option<&ErrorCode> {
        match self {
            Self::Rejected(rejection) | Self::Temporary(rejection) => Some(&rejection.code),
            Self::Unknown(unclear) => unclear.code.as_ref(),
            Self::NotSent(_) => None,
        }
    }

    /// The word for metrics: the provider's code when it is one of those that are known, or what happened instead.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Rejected(rejection) | Self::Temporary(rejection) => {
                rejection.code.word().unwrap_or("http_error")
            }
            Self::NotSent(NotSent::NoConnection(_)) => "no_connection",
            Self::NotSent(_) => "not_sent",
            Self::Unknown(unclear) => {
                let code = unclear.code.as_ref().and_then(ErrorCode::word);
                code.unwrap_or_else(|| unclear.cause.word())
            }
        }
    }

    /// How long the provider wants to be left alone, or is until it is probed. At most one year.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Rejected(rejection) | Self::Temporary(rejection) => rejection.retry_after,
            Self::Unknown(unclear) => unclear.retry_after,
            Self::NotSent(NotSent::CircuitOpen(wait) | NotSent::Limited(wait)) => Some(*wait),
            Self::NotSent(_) => None,
        }
    }

    /// The provider's `x-request-id`, which its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Rejected(rejection) | Self::Temporary(rejection) => rejection.request_id.as_deref(),
            Self::Unknown(unclear) => unclear.request_id.as_deref(),
            Self::NotSent(_) => None,
        }
    }

    /// Whether it is certain that this call had no effect; it says nothing about earlier calls with the same key.
    /// False also for a 503 or 408 without an envelope, which a proxy may send after it forwarded the call, and for
    /// `REQUEST_IN_PROGRESS`, because the first try may yet succeed.
    pub fn is_definite(&self) -> bool {
        match self {
            Self::Rejected(_) | Self::NotSent(_) => true,
            Self::Temporary(rejection) => match rejection.code {
                ErrorCode::RequestInProgress => false,
                ErrorCode::Missing => rejection.http == 429,
                _ => true,
            },
            Self::Unknown(_) => false,
        }
    }
}

/// A no of the provider, or of something in front of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The code to branch on.
    pub code: ErrorCode,
    /// The HTTP status.
    pub http: u16,
    /// The provider's words, at most 500 characters. Not for branching, and never to be shown without escaping.
    pub message: String,
    /// The `x-request-id` header.
    pub request_id: Option<String>,
    /// The `Retry-After` header, at most one year.
    pub retry_after: Option<Duration>,
    /// `details.until` (a ban) or `details.cancel_available_at` (a cancel that came too early).
    pub until: Option<DateTime<Utc>>,
    /// Which token the call was made with: [`super::Api::number_of`] of it.
    pub caller: Option<u64>,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (HTTP {}", self.code, self.http)?;
        write_request_id(f, self.request_id.as_deref())?;
        f.write_str(")")?;
        if !self.message.is_empty() {
            write!(f, ": {}", one_line(&self.message))?;
        }
        Ok(())
    }
}

/// Why a call did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// No connection could be made: name resolution, TCP or TLS failed. Try again later.
    #[error("no connection ({0})")]
    NoConnection(String),
    /// The provider has stopped answering and is only probed now and then; the time until the next probe.
    #[error("the provider has stopped answering")]
    CircuitOpen(Duration),
    /// Too many were asked to wait at this endpoint, so the limit is shared; how long everybody waits.
    #[error("a limit that all share is used up")]
    Limited(Duration),
    /// The token is blank or has characters that no token can have. Trying again does not help.
    #[error("the token has characters that can't be sent")]
    Token,
    /// The call itself is not one that the provider documents (a fault of ours): the reason.
    #[error("{0}")]
    Call(&'static str),
}

impl NotSent {
    fn trouble(&self) -> TroubleKind {
        match self {
            Self::NoConnection(_) => TroubleKind::NoAnswer,
            Self::CircuitOpen(_) => TroubleKind::ProviderDown,
            Self::Limited(_) => TroubleKind::RateLimited,
            Self::Token => TroubleKind::TokenRejected,
            Self::Call(_) => TroubleKind::Invalid,
        }
    }
}

/// A call whose effect is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// What happened instead of a clear answer.
    pub cause: UnclearCause,
    /// The HTTP status, when an answer began to arrive.
    pub http: Option<u16>,
    /// The code, when a 5xx answer carried one.
    pub code: Option<ErrorCode>,
    /// The provider's words, at most 500 characters; empty without an envelope.
    pub message: String,
    /// The `x-request-id` header.
    pub request_id: Option<String>,
    /// The `Retry-After` header, at most one year.
    pub retry_after: Option<Duration>,
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.cause)?;
        if let Some(code) = &self.code {
            write!(f, ", {code}")?;
        }
        if let Some(http) = self.http {
            write!(f, " (HTTP {http}")?;
            write_request_id(f, self.request_id.as_deref())?;
            f.write_str(")")?;
        }
        if !self.message.is_empty() {
            write!(f, ": {}", one_line(&self.message))?;
        }
        Ok(())
    }
}

/// What happened instead of a clear answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnclearCause {
    /// The time for the whole call ran out.
    #[error("timeout")]
    Timeout,
    /// The connection broke after it was made: the reason.
    #[error("broken connection ({0})")]
    Broken(String),
    /// The provider, or a proxy, answered with a fault.
    #[error("fault")]
    Fault,
    /// The answer is no envelope, or its data can't be read.
    #[error("unreadable answer")]
    Unreadable,
    /// The answer is larger than any honest one.
    #[error("oversized answer")]
    Oversized,
}

impl UnclearCause {
    fn word(&self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Broken(_) => "broken",
            Self::Fault => "fault",
            Self::Unreadable => "unreadable",
            Self::Oversized => "oversized",
        }
    }

    fn trouble(&self) -> TroubleKind {
        match self {
            Self::Timeout | Self::Broken(_) => TroubleKind::NoAnswer,
            Self::Fault | Self::Unreadable | Self::Oversized => TroubleKind::ProviderFault,
        }
    }
}

fn write_request_id(f: &mut fmt::Formatter<'_>, request_id: Option<&str>) -> fmt::Result {
    match request_id {
        Some(id) => write!(f, ", request {}", one_line(id)),
        None => Ok(()),
    }
}

/// The provider's error codes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// `UNAUTHORIZED`: the token is missing or not valid.
    Unauthorized,
    /// `FORBIDDEN`.
    Forbidden,
    /// `NOT_FOUND`: no such thing, or not theirs.
    NotFound,
    /// `VALIDATION_ERROR`: the parameters are wrong, or the product is gone.
    ValidationError,
    /// `PROVIDER_ERROR`: the upstream operator said no.
    ProviderError,
    /// `INSUFFICIENT_BALANCE`.
    InsufficientBalance,
    /// `CONFLICT`: a duplicate request, or the state has moved.
    Conflict,
    /// `CANCEL_TOO_EARLY`.
    CancelTooEarly,
    /// `RATE_LIMIT_EXCEEDED`.
    RateLimitExceeded,
    /// `INTERNAL_ERROR`.
    InternalError,
    /// `SERVICE_UNAVAILABLE`: maintenance.
    ServiceUnavailable,
    /// `FX_RATE_UNAVAILABLE`: v2 has no rate now; nothing was charged.
    FxRateUnavailable,
    /// `NO_OFFER_AVAILABLE`: sold out, or dearer than allowed (live surface only).
    NoOfferAvailable,
    /// `IDEMPOTENCY_KEY_REUSED`: the key came before with another body (live surface only).
    IdempotencyKeyReused,
    /// `REQUEST_IN_PROGRESS`: the first try with this key is still settling (live surface only).
    RequestInProgress,
    /// `TEMP_BANNED_ABUSE_GUARD`: ordering is blocked for a while (live surface only).
    TempBannedAbuseGuard,
    /// A code that is not known yet, at most 64 characters.
    Other(String),
    /// The answer carried no code, because it is no envelope.
    Missing,
}

impl ErrorCode {
    /// The codes that are known by name, each with the provider's word.
    pub const KNOWN: [(Self, &'static str); 16] = [
        (Self::Unauthorized, "UNAUTHORIZED"),
        (Self::Forbidden, "FORBIDDEN"),
        (Self::NotFound, "NOT_FOUND"),
        (Self::ValidationError, "VALIDATION_ERROR"),
        (Self::ProviderError, "PROVIDER_ERROR"),
        (Self::InsufficientBalance, "INSUFFICIENT_BALANCE"),
        (Self::Conflict, "CONFLICT"),
        (Self::CancelTooEarly, "CANCEL_TOO_EARLY"),
        (Self::RateLimitExceeded, "RATE_LIMIT_EXCEEDED"),
        (Self::InternalError, "INTERNAL_ERROR"),
        (Self::ServiceUnavailable, "SERVICE_UNAVAILABLE"),
        (Self::FxRateUnavailable, "FX_RATE_UNAVAILABLE"),
        (Self::NoOfferAvailable, "NO_OFFER_AVAILABLE"),
        (Self::IdempotencyKeyReused, "IDEMPOTENCY_KEY_REUSED"),
        (Self::RequestInProgress, "REQUEST_IN_PROGRESS"),
        (Self::TempBannedAbuseGuard, "TEMP_BANNED_ABUSE_GUARD"),
    ];

    /// Reads the provider's word. A word that is not known gives [`ErrorCode::Other`].
    pub fn parse(word: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|(_, known)| *known == word);
        known.map_or_else(|| Self::Other(word.chars().take(64).collect()), |(code, _)| code)
    }

    /// The provider's word, when it is a known one.
    fn word(&self) -> Option<&'static str> {
        Self::KNOWN.into_iter().find(|(code, _)| code == self).map(|(_, word)| word)
    }

    /// The sentence of the chat for this code. `http` decides where the answer carried no code.
    fn trouble(&self, http: u16) -> TroubleKind {
        match self {
            Self::Unauthorized => TroubleKind::TokenRejected,
            Self::Forbidden => TroubleKind::Forbidden,
            Self::NotFound => TroubleKind::NotFound,
            Self::ValidationError => TroubleKind::Invalid,
            Self::ProviderError => TroubleKind::UpstreamRefused,
            Self::InsufficientBalance => TroubleKind::InsufficientBalance,
            Self::Conflict => TroubleKind::Conflict,
            Self::CancelTooEarly => TroubleKind::CancelTooEarly,
            Self::RateLimitExceeded => TroubleKind::RateLimited,
            Self::InternalError => TroubleKind::ProviderFault,
            Self::ServiceUnavailable => TroubleKind::Maintenance,
            Self::FxRateUnavailable => TroubleKind::NoExchangeRate,
            Self::NoOfferAvailable => TroubleKind::SoldOut,
            Self::IdempotencyKeyReused => TroubleKind::KeyReused,
            Self::RequestInProgress => TroubleKind::InProgress,
            Self::TempBannedAbuseGuard => TroubleKind::Banned,
            Self::Other(_) | Self::Missing => trouble_of_status(http),
        }
    }
}

/// What a status means without a known code. A bare 404 comes from something in front of the provider, so it must
/// not read as "this order does not exist".
fn trouble_of_status(http: u16) -> TroubleKind {
    match http {
        401 => TroubleKind::TokenRejected,
        403 => TroubleKind::Forbidden,
        413 | 422 => TroubleKind::Invalid,
        429 => TroubleKind::RateLimited,
        503 => TroubleKind::Maintenance,
        _ => TroubleKind::ProviderFault,
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(word) => write!(f, "{}", one_line(word)),
            Self::Missing => f.write_str("no code"),
            known => f.write_str(known.word().unwrap_or_default()),
        }
    }
}
