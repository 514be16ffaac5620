//! Each error code of the provider and what comes next.

use std::time::Duration;

use super::*;
use crate::domain::failure::FailureKind;
use crate::smscode::ErrorCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Variant {
    Rejected,
    Temporary,
    Unknown,
    NotSent,
}
use Variant::{Rejected, Temporary, Unknown};

fn variant(error: &Error) -> Variant {
    match error {
        Error::Rejected(_) => Rejected,
        Error::Temporary(_) => Temporary,
        Error::Unknown(_) => Unknown,
        Error::NotSent(_) => Variant::NotSent,
    }
}

fn failure_of(code: &str) -> String {
    format!(r#"{{"success":false,"error":{{"code":"{code}","message":"Human-readable message"}}}}"#)
}

const TABLE: [(&str, u16, Variant, FailureKind); 16] = [
    ("UNAUTHORIZED", 401, Rejected, FailureKind::TokenRejected),
    ("FORBIDDEN", 403, Rejected, FailureKind::Forbidden),
    ("NOT_FOUND", 404, Rejected, FailureKind::NotFound),
    ("VALIDATION_ERROR", 422, Rejected, FailureKind::Invalid),
    ("PROVIDER_ERROR", 422, Rejected, FailureKind::UpstreamRefused),
    ("INSUFFICIENT_BALANCE", 409, Rejected, FailureKind::InsufficientBalance),
    ("CONFLICT", 409, Rejected, FailureKind::Conflict),
    ("CANCEL_TOO_EARLY", 409, Rejected, FailureKind::CancelTooEarly),
    ("RATE_LIMIT_EXCEEDED", 429, Temporary, FailureKind::RateLimited),
    ("INTERNAL_ERROR", 500, Unknown, FailureKind::ProviderFault),
    ("SERVICE_UNAVAILABLE", 503, Temporary, FailureKind::Maintenance),
    ("FX_RATE_UNAVAILABLE", 503, Rejected, FailureKind::NoExchangeRate),
    ("NO_OFFER_AVAILABLE", 422, Rejected, FailureKind::SoldOut),
    ("IDEMPOTENCY_KEY_REUSED", 422, Rejected, FailureKind::KeyReused),
    ("REQUEST_IN_PROGRESS", 409, Temporary, FailureKind::InProgress),
    ("TEMP_BANNED_ABUSE_GUARD", 429, Rejected, FailureKind::Banned),
];

#[tokio::test]
async fn each_code_says_what_comes_next() {
    for (word, http, wanted, failure) in TABLE {
        let error = refused(http, &[("x-request-id", "req-9"), ("retry-after", "7")], failure_of(word)).await;
        assert_eq!(variant(&error), wanted, "{word}");
        assert_eq!(error.failure().kind, failure, "{word}");
        assert_eq!(error.failure().request_id.as_deref(), Some("req-9"), "{word}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)), "{word}");
        assert_eq!(error.code().map(ToString::to_string).as_deref(), Some(word));
        assert_eq!(error.code(), Some(&ErrorCode::parse(word)));
        let doubtful = matches!(word, "INTERNAL_ERROR" | "REQUEST_IN_PROGRESS");
        assert_eq!(error.is_definite(), !doubtful, "{word}");
    }
}

#[test]
fn the_table_has_every_known_code() {
    for (_, word) in ErrorCode::KNOWN {
        assert!(TABLE.iter().any(|(listed, ..)| *listed == word), "{word}");
    }
}

#[tokio::test]
async fn an_unknown_code_is_placed_by_its_status() {
    for (http, wanted, failure) in [
        (400, Rejected, FailureKind::ProviderFault),
        (401, Rejected, FailureKind::TokenRejected),
        (422, Rejected, FailureKind::Invalid),
        (429, Temporary, FailureKind::RateLimited),
        (500, Unknown, FailureKind::ProviderFault),
        (502, Unknown, FailureKind::ProviderFault),
        (503, Temporary, FailureKind::Maintenance),
        (504, Unknown, FailureKind::ProviderFault),
    ] {
        let error = refused(http, &[], failure_of("BRAND_NEW")).await;
        assert_eq!((variant(&error), error.failure().kind), (wanted, failure), "{http}");
        assert_eq!(error.code(), Some(&ErrorCode::Other("BRAND_NEW".to_owned())));
    }
}

#[tokio::test]
async fn a_no_with_the_status_of_a_yes_is_a_no() {
    let error = refused(200, &[], failure_of("INSUFFICIENT_BALANCE")).await;
    assert_eq!((variant(&error), error.failure().kind), (Rejected, FailureKind::InsufficientBalance));
}

#[tokio::test]
async fn details_say_until_when() {
    for (code, detail) in [("TEMP_BANNED_ABUSE_GUARD", "until"), ("CANCEL_TOO_EARLY", "cancel_available_at")]
    {
        let body = format!(
            r#"{{"success":false,"error":{{"code":"{code}","message":"m",
                "details":{{"{detail}":"2026-02-25T10:02:00+00:00","reason":7}}}}}}"#
        );
        let error = refused(429, &[], body).await;
        assert_eq!(error.failure().until, Some(at("2026-02-25T10:02:00Z")), "{code}");
    }
    for details in ["null", "[]", r#""soon""#, r#"{"until":17}"#] {
        let body =
            format!(r#"{{"success":false,"error":{{"code":"CANCEL_TOO_EARLY","details":{details}}}}}"#);
        assert_eq!(refused(409, &[], body).await.failure().until, None, "{details}");
    }
}

#[tokio::test]
async fn retry_after_is_read_in_both_forms() {
    let date = ("date", "Wed, 25 Feb 2026 10:00:00 GMT");
    for (sent, read) in [
        ("7", Some(7)),
        (" 7 ", Some(7)),
        ("0", Some(0)),
        ("1.2", Some(2)),
        ("99999999999999", Some(365 * 24 * 3600)),
        ("Wed, 25 Feb 2026 10:01:30 GMT", Some(90)),
        ("Wed, 25 Feb 2026 09:00:00 GMT", Some(0)),
        ("-5", None),
        ("soon", None),
        ("", None),
    ] {
        let error = refused(429, &[("retry-after", sent), date], failure_of("RATE_LIMIT_EXCEEDED")).await;
        assert_eq!(error.retry_after(), read.map(Duration::from_secs), "{sent}");
    }
}

#[tokio::test]
async fn an_error_is_one_line_without_the_token() {
    let message = format!("no\\nsuch\\u001b[31m token {TOKEN} {}{TOKEN}", "x".repeat(480));
    let body = format!(r#"{{"success":false,"error":{{"code":"{TOKEN}\\n","message":"{message}"}}}}"#);
    for http in [401, 429, 500] {
        let error = refused(http, &[("x-request-id", "req-9")], body.clone()).await;
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(TOKEN) && !shown.contains("Secret"), "{shown}");
        assert!(!error.to_string().contains(['\n', '\u{1b}']), "{error}");
        assert!(error.to_string().contains("req-9"), "{error}");
    }
}

#[tokio::test]
async fn the_line_for_the_log_names_code_status_and_request() {
    let error = refused(409, &[("x-request-id", "req-9")], failure_of("CONFLICT")).await;
    assert_eq!(error.to_string(), "rejected: CONFLICT (HTTP 409, request req-9): Human-readable message");
}
