//! Errors, by what they mean for the caller.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::wire::one_line;
use crate::domain::failure::{FailureKind, ProviderFailure};

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

/// Why a call failed. The variant says how to continue.
///
/// `Display` is one line for the log. It never contains the token, a body, a code or the text of an SMS.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A definite refusal without effect: tell the user, do not retry.
    #[error("rejected: {0}")]
    Rejected(Box<Rejection>),
    /// Temporary: retry the same call after [`Error::retry_after`].
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
    /// The same as a domain failure, for the chat and the database.
    pub fn failure(&self) -> ProviderFailure {
        let (kind, until) = match self {
            Self::Rejected(rejection) if rejection.is_doubted => (FailureKind::TokenDoubted, rejection.until),
            Self::Rejected(rejection) | Self::Temporary(rejection) => {
                (rejection.code.failure(rejection.http), rejection.until)
            }
            Self::NotSent(reason) => (reason.failure(), None),
            Self::Unknown(unclear) => (unclear.cause.failure(), None),
        };
        ProviderFailure {
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

    /// The label for metrics: the provider's code if known, or what happened instead.
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

    /// How long to wait: as requested by the provider, or until the next probe. At most one year.
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

/// A refusal by the provider, or by something in front of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The code to branch on.
    pub code: ErrorCode,
    /// The HTTP status.
    pub http: u16,
    /// The provider's message, at most 500 characters. Don't branch on it, and escape it before showing it.
    pub message: String,
    /// The `x-request-id` header.
    pub request_id: Option<String>,
    /// The `Retry-After` header, at most one year.
    pub retry_after: Option<Duration>,
    /// `details.until` (a ban) or `details.cancel_available_at` (a cancel that came too early).
    pub until: Option<DateTime<Utc>>,
    /// Which token the call was made with: [`super::Api::number_of`] of it.
    pub caller: Option<u64>,
    /// Whether this refusal of the token is only a suspicion, as far as [`super::Watch`] knows.
    pub is_doubted: bool,
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

/// Why a call was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// No connection could be made: to where, and whether DNS, TCP, TLS or a proxy failed. Try again later.
    #[error("no connection {0}")]
    NoConnection(String),
    /// The circuit breaker is open; the time until the next probe.
    #[error("the provider has stopped answering")]
    CircuitOpen(Duration),
    /// A shared rate limit at this endpoint is exhausted; the time until the next probe.
    #[error("a shared rate limit is exhausted")]
    Limited(Duration),
    /// The token is blank or has invalid characters. Retrying does not help.
    #[error("the token has characters that can't be sent")]
    Token,
    /// The call is invalid by the provider's documentation (a bug of ours): the reason.
    #[error("{0}")]
    Call(&'static str),
}

impl NotSent {
    fn failure(&self) -> FailureKind {
        match self {
            Self::NoConnection(_) => FailureKind::NoAnswer,
            Self::CircuitOpen(_) => FailureKind::ProviderDown,
            Self::Limited(_) => FailureKind::RateLimited,
            Self::Token => FailureKind::TokenRejected,
            Self::Call(_) => FailureKind::Invalid,
        }
    }
}

/// A call whose effect is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// What happened instead of a clear answer.
    pub cause: UnclearCause,
    /// The HTTP status, if a response started to arrive.
    pub http: Option<u16>,
    /// The code, when a 5xx answer carried one.
    pub code: Option<ErrorCode>,
    /// The provider's message, at most 500 characters; empty without an envelope.
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum UnclearCause {
    /// The call timed out.
    #[error("timeout")]
    Timeout,
    /// The connection broke after it was made: the reason.
    #[error("broken connection ({0})")]
    Broken(String),
    /// A server error from the provider or a proxy.
    #[error("server error")]
    Fault,
    /// The response has no envelope, or its data can't be parsed.
    #[error("unreadable answer")]
    Unreadable,
    /// The response is too large.
    #[error("oversized answer")]
    Oversized,
}

impl UnclearCause {
    fn word(&self) -> &'static str {
        self.into()
    }

    fn failure(&self) -> FailureKind {
        match self {
            Self::Timeout | Self::Broken(_) => FailureKind::NoAnswer,
            Self::Fault | Self::Unreadable | Self::Oversized => FailureKind::ProviderFault,
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
    /// An unknown code, at most 64 characters.
    Other(String),
    /// The answer carried no code, because it is no envelope.
    Missing,
}

impl ErrorCode {
    /// The known codes with the provider's names.
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

    /// Parses a code; an unknown one becomes [`ErrorCode::Other`].
    pub fn parse(word: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|(_, known)| *known == word);
        known.map_or_else(|| Self::Other(word.chars().take(64).collect()), |(code, _)| code)
    }

    /// The provider's name, if known.
    fn word(&self) -> Option<&'static str> {
        Self::KNOWN.into_iter().find(|(code, _)| code == self).map(|(_, word)| word)
    }

    /// The sentence of the chat for this code. `http` decides where the answer carried no code.
    fn failure(&self, http: u16) -> FailureKind {
        match self {
            Self::Unauthorized => FailureKind::TokenRejected,
            Self::Forbidden => FailureKind::Forbidden,
            Self::NotFound => FailureKind::NotFound,
            Self::ValidationError => FailureKind::Invalid,
            Self::ProviderError => FailureKind::UpstreamRefused,
            Self::InsufficientBalance => FailureKind::InsufficientBalance,
            Self::Conflict => FailureKind::Conflict,
            Self::CancelTooEarly => FailureKind::CancelTooEarly,
            Self::RateLimitExceeded => FailureKind::RateLimited,
            Self::InternalError => FailureKind::ProviderFault,
            Self::ServiceUnavailable => FailureKind::Maintenance,
            Self::FxRateUnavailable => FailureKind::NoExchangeRate,
            Self::NoOfferAvailable => FailureKind::SoldOut,
            Self::IdempotencyKeyReused => FailureKind::KeyReused,
            Self::RequestInProgress => FailureKind::InProgress,
            Self::TempBannedAbuseGuard => FailureKind::Banned,
            Self::Other(_) | Self::Missing => failure_of_status(http),
        }
    }
}

/// The meaning of a status without a known code. A bare 404 comes from something in front of the provider, so it must not be
/// treated as "this order does not exist".
fn failure_of_status(http: u16) -> FailureKind {
    match http {
        401 => FailureKind::TokenRejected,
        403 => FailureKind::Forbidden,
        413 | 422 => FailureKind::Invalid,
        429 => FailureKind::RateLimited,
        503 => FailureKind::Maintenance,
        _ => FailureKind::ProviderFault,
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
