//! Classifies responses: success, refusal, or unclear.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::error::{Error, ErrorCode, Rejection, Unclear, UnclearCause};
use super::wire::{Fields, Raw};
use crate::domain::Fx;

/// Longer waits are nonsense, and adding them to a time could overflow.
const LONGEST_WAIT: Duration = Duration::from_secs(365 * 24 * 3600);
const LONGEST_REQUEST_ID: usize = 128;

/// The response without its body.
pub(super) struct Head {
    pub(super) http: u16,
    pub(super) request_id: Option<String>,
    pub(super) provider_time: Option<DateTime<Utc>>,
    retry_after: Option<Duration>,
}

impl Head {
    pub(super) fn new(http: u16, headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
        let provider_time = text(DATE.as_str()).and_then(http_date);
        let request_id = text("x-request-id").filter(|id| !id.is_empty());
        Self {
            http,
            request_id: request_id.map(|id| id.chars().take(LONGEST_REQUEST_ID).collect()),
            provider_time,
            retry_after: text(RETRY_AFTER.as_str()).and_then(|wait| retry_after(wait, provider_time)),
        }
    }

    /// The error for a response that leaves the effect unclear.
    pub(super) fn unclear(&self, cause: UnclearCause) -> Error {
        Error::Unknown(Box::new(Unclear {
            cause,
            http: Some(self.http),
            code: None,
            message: String::new(),
            request_id: self.request_id.clone(),
            retry_after: self.retry_after,
        }))
    }

    /// The error for a response without an envelope. It comes from something in front of the provider, so it says nothing
    /// about a token or an order; only errors about the form of the request are definite.
    fn bare(&self) -> Error {
        match self.http {
            408 | 425 | 429 | 503 => {
                Error::Temporary(Box::new(self.rejection(ErrorCode::Missing, String::new())))
            }
            400 | 413 | 414 | 422 | 431 => {
                Error::Rejected(Box::new(self.rejection(ErrorCode::Missing, String::new())))
            }
            400..=599 => self.unclear(UnclearCause::Fault),
            _ => self.unclear(UnclearCause::Unreadable),
        }
    }

    fn rejection(&self, code: ErrorCode, message: String) -> Rejection {
        Rejection {
            code,
            http: self.http,
            message,
            request_id: self.request_id.clone(),
            retry_after: self.retry_after,
            until: None,
            caller: None,
            is_doubted: false,
        }
    }

    /// The error for an envelope that reports a failure.
    fn refusal(&self, error: &Fields<'_>, code: &str) -> Error {
        let message = error.text("message").unwrap_or_default();
        let details = error.get("details").and_then(Raw::fields);
        let until =
            details.and_then(|fields| fields.time("until").or_else(|| fields.time("cancel_available_at")));
        let rejection = Rejection { until, ..self.rejection(ErrorCode::parse(code), message) };
        match next_step(&rejection.code, self.http) {
            Recorded::Stop => Error::Rejected(Box::new(rejection)),
            Recorded::Wait => Error::Temporary(Box::new(rejection)),
            Recorded::Doubt => Error::Unknown(Box::new(Unclear {
                cause: UnclearCause::Fault,
                http: Some(self.http),
                code: Some(rejection.code),
                message: rejection.message,
                request_id: rejection.request_id,
                retry_after: rejection.retry_after,
            })),
        }
    }
}

enum Recorded {
    Stop,
    Wait,
    Doubt,
}

/// The error code decides; the HTTP status is used only if the code is inconclusive.
fn next_step(code: &ErrorCode, http: u16) -> Recorded {
    match code {
        ErrorCode::InternalError => Recorded::Doubt,
        ErrorCode::FxRateUnavailable | ErrorCode::TempBannedAbuseGuard => Recorded::Stop,
        ErrorCode::RateLimitExceeded | ErrorCode::ServiceUnavailable | ErrorCode::RequestInProgress => {
            Recorded::Wait
        }
        _ if matches!(http, 429 | 503) => Recorded::Wait,
        _ if http >= 500 => Recorded::Doubt,
        _ => Recorded::Stop,
    }
}

/// The data of a successful response.
pub(super) struct Yes<'a> {
    pub(super) data: Option<Raw<'a>>,
    pub(super) fx: Option<Fx>,
}

/// Parses a response. `Err` for everything but a clear success.
pub(super) fn open<'a>(head: &Head, body: &'a [u8]) -> Result<Yes<'a>, Error> {
    let Some(envelope) = Raw::parse(body).and_then(Raw::fields) else {
        return Err(head.bare());
    };
    if envelope.flag("success") == Some(true) {
        if !(200..300).contains(&head.http) {
            return Err(head.bare());
        }
        let fx = envelope.get("meta").and_then(Raw::fields).and_then(|meta| meta.get("fx")?.fields()?.fx());
        return Ok(Yes { data: envelope.get("data"), fx });
    }
    let error = envelope.get("error").and_then(Raw::fields);
    match error.as_ref().and_then(|error| Some((error, error.word("code")?))) {
        Some((error, code)) => Err(head.refusal(error, &code)),
        None => Err(head.bare()),
    }
}

/// Seconds, or a date relative to the response's own `Date`, so that our clock does not matter.
fn retry_after(text: &str, provider_time: Option<DateTime<Utc>>) -> Option<Duration> {
    let wait = match text.parse::<Decimal>() {
        Ok(seconds) => Duration::from_secs(seconds.ceil().to_u64()?),
        Err(_) => (http_date(text)? - provider_time?).to_std().unwrap_or_default(),
    };
    Some(wait.min(LONGEST_WAIT))
}

fn http_date(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(text).ok().map(|time| time.to_utc())
}
