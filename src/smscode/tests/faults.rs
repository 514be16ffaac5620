//! Answers that are no envelope, answers that can't be read, and no answer at all.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::domain::OrderId;
use crate::domain::trouble::TroubleKind;
use crate::smscode::courtesy::Courtesy;
use crate::smscode::{ErrorCode, NotSent, Timeouts, UnclearCause};

const HTML: &str = "<html><body><h1>502 Bad Gateway</h1></body></html>";

fn cause(error: &Error) -> Option<&UnclearCause> {
    match error {
        Error::Unknown(unclear) => Some(&unclear.cause),
        _ => None,
    }
}

#[tokio::test]
async fn a_bare_5xx_leaves_open_what_happened() {
    for (http, body) in
        [(500, ""), (502, HTML), (504, ""), (520, "{"), (599, r#"{"success":true,"data":{}}"#)]
    {
        let error = refused(http, &[("x-request-id", "req-9")], body).await;
        assert_eq!(cause(&error), Some(&UnclearCause::Fault), "{http}");
        assert_eq!(error.trouble().kind, TroubleKind::ProviderFault, "{http}");
        assert_eq!((error.is_definite(), error.request_id()), (false, Some("req-9")), "{http}");
    }
}

#[tokio::test]
async fn a_bare_503_or_429_asks_to_wait() {
    for (http, trouble, definite) in
        [(503, TroubleKind::Maintenance, false), (429, TroubleKind::RateLimited, true)]
    {
        let error = refused(http, &[("retry-after", "9")], HTML).await;
        assert!(matches!(error, Error::Temporary(_)), "{error}");
        assert_eq!((error.trouble().kind, error.is_definite()), (trouble, definite));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(9)));
    }
}

#[tokio::test]
async fn a_bare_4xx_is_a_no() {
    for (http, trouble) in [
        (400, TroubleKind::ProviderFault),
        (401, TroubleKind::TokenRejected),
        (403, TroubleKind::Forbidden),
        (404, TroubleKind::ProviderFault),
        (413, TroubleKind::Invalid),
    ] {
        let error = refused(http, &[], "").await;
        assert!(matches!(error, Error::Rejected(_)), "{error}");
        assert_eq!(error.code(), Some(&ErrorCode::Missing));
        assert_eq!(error.trouble().kind, trouble, "{http}");
    }
}

#[tokio::test]
async fn a_yes_that_is_no_envelope_leaves_open_what_happened() {
    for body in [
        "",
        HTML,
        "null",
        "[]",
        "{}",
        "{\"success\":tr",
        r#"{"success":true}"#,
        r#"{"success":true,"data":null}"#,
        r#"{"success":true,"data":{}}"#,
        r#"{"success":true,"data":{"orders":null}}"#,
        r#"{"success":true,"data":{"orders":[{"status":"ACTIVE"}]}}"#,
        r#"{"success":"true","data":{"orders":[]}}"#,
        r#"{"success":false}"#,
        r#"{"success":false,"error":"no"}"#,
        r#"{"data":{"orders":[]}}"#,
        "{\"success\":true,\"data\":{\"orders\":[]}} trailing",
    ] {
        let server = Server::ok(body).await;
        let error = server.idr().create("k", "{}").await.expect_err("unreadable");
        assert_eq!(cause(&error), Some(&UnclearCause::Unreadable), "{body}");
        assert_eq!((error.is_definite(), error.request_id()), (false, Some("req-1")), "{body}");
    }
    let error = refused(200, &[], b"{\"success\":true,\"data\":\"\xff\"}".to_vec()).await;
    assert_eq!(cause(&error), Some(&UnclearCause::Unreadable));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let server = Server::answering(307, &[("location", "/v1/elsewhere")], "").await;
    let error = server.idr().create("k", "{}").await.expect_err("no envelope");
    assert_eq!(cause(&error), Some(&UnclearCause::Unreadable));
    assert_eq!(server.line(), "POST /v1/orders/create {}");
}

#[tokio::test]
async fn one_odd_element_does_not_lose_the_others() {
    let server = Server::ok(
        r#"{"success":true,"data":[{"status":"ACTIVE"},{"id":"1002","status":"PAUSED","amount":"?","can_cancel":7},
            null,"x",{"id":1003,"status":"expired","expires_at":"soon","otp_code":4711,"unheard_of":[{}]}]}"#,
    )
    .await;
    let orders = server.idr().active_orders().await.expect("orders").data;
    assert_eq!(orders.iter().map(|order| order.id).collect::<Vec<_>>(), [OrderId(1002), OrderId(1003)]);
    assert_eq!((orders[0].status, orders[0].amount), (None, None));
    assert_eq!(orders[1].status, Some(crate::domain::OrderStatus::Expired));
    assert_eq!(orders[1].code, Some(crate::domain::Private::new("4711")));
}

#[tokio::test]
async fn the_money_of_another_currency_is_not_taken_for_ours() {
    let error = refused(200, &[], r#"{"success":true,"data":{"currency":"USD","balance":5}}"#).await;
    assert_eq!(cause(&error), Some(&UnclearCause::Unreadable));
}

#[tokio::test]
async fn an_oversized_answer_is_not_read_to_the_end() {
    let error = refused(200, &[], vec![b' '; 8 * 1024 * 1024 + 1]).await;
    assert_eq!(cause(&error), Some(&UnclearCause::Oversized));
}

#[tokio::test]
async fn a14_a_limit_that_three_people_run_into_is_shared_and_nobody_else_is_sent_into_it() {
    let limited = r#"{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests"}}"#;
    let server = Server::answering(429, &[("retry-after", "30")], limited).await;
    for person in 0..300 {
        let client = server.api.client(&SecretString::from(format!("token-{person}")), Currency::Idr);
        let error = client.active_orders().await.expect_err("a limit");
        assert_eq!(error.trouble().kind, TroubleKind::RateLimited, "{person}");
        assert!(
            error.retry_after().is_some_and(|wait| wait.as_secs() >= 28 && wait.as_secs() <= 30),
            "{error}"
        );
    }
    assert_eq!(server.seen.lock().expect("a lock").len(), 3, "the provider was called by three of 300");
    // Another endpoint has a limit of its own.
    assert!(server.idr().balance().await.is_err());
    assert_eq!(server.seen.lock().expect("a lock").len(), 4);
}

#[tokio::test]
async fn three_who_use_up_their_own_limits_hold_up_nobody_whose_calls_are_served_meanwhile() {
    let limited = r#"{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests"}}"#;
    let error = refused(429, &[("retry-after", "30")], limited).await;
    let courtesy = Courtesy::default();
    let door = |token: &str| courtesy.door(token, Currency::Idr, "orders/active");
    let is_held = |token: &str| courtesy.refuse(&door(token)).is_some();
    let before = Instant::now();
    courtesy.heed(door("mallory-1"), &error);
    courtesy.heed(door("mallory-2"), &error);
    courtesy.note_served(&door("alice"), Instant::now());
    courtesy.heed(door("mallory-3"), &error);
    assert!(!is_held("alice") && !is_held("bob"));
    assert!(is_held("mallory-1") && is_held("mallory-3"), "each keeps to what they were asked");
    // Where nobody was served since, it is everybody's. A call from before says nothing.
    courtesy.heed(door("carol"), &error);
    courtesy.heed(door("dave"), &error);
    courtesy.note_served(&door("alice"), before);
    assert!(is_held("alice") && is_held("bob"));
}

/// A client of a raw socket.
fn client_of(listener: &TcpListener) -> Client {
    let root = format!("http://{}", listener.local_addr().expect("an address"));
    let timeouts = Timeouts { request: Duration::from_millis(100), ..Timeouts::default() };
    let api = Api::with_timeouts(root.parse().expect("a URL"), timeouts).expect("an API");
    api.client(&SecretString::from(TOKEN), Currency::Idr)
}

async fn port() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port")
}

#[tokio::test]
async fn a_connection_that_was_never_made_had_no_effect() {
    let listener = port().await;
    let client = client_of(&listener);
    drop(listener);
    let error = client.create("k", "{}").await.expect_err("nobody listens");
    assert!(matches!(error, Error::NotSent(NotSent::NoConnection(_))), "{error}");
    assert!(error.is_definite() && !error.to_string().contains("127.0.0.1"), "{error}");
    assert_eq!(error.trouble().kind, TroubleKind::NoAnswer);
}

#[tokio::test]
async fn a_timeout_leaves_open_what_happened() {
    let listener = port().await;
    let error = client_of(&listener).create("k", "{}").await.expect_err("nobody answers");
    assert_eq!(cause(&error), Some(&UnclearCause::Timeout), "{error}");
    assert_eq!((error.is_definite(), error.trouble().kind), (false, TroubleKind::NoAnswer));
}

/// The error when the server reads the call, writes `answer` and hangs up.
async fn cut_off(answer: &'static [u8]) -> Error {
    let listener = port().await;
    let client = client_of(&listener);
    let server = async {
        let (mut socket, _) = listener.accept().await.expect("a call");
        let mut buffer = [0; 4096];
        let _ = socket.read(&mut buffer).await;
        socket.write_all(answer).await.expect("written");
    };
    let (result, ()) = tokio::join!(client.create("k", "{}"), server);
    result.expect_err("cut off")
}

#[tokio::test]
async fn a_broken_connection_leaves_open_what_happened() {
    let cut_body =
        b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"success\":true,\"data\":{\"ord" as &[u8];
    for answer in [b"" as &[u8], b"HTTP/1.1 200 OK\r\ncontent-le", cut_body] {
        let error = cut_off(answer).await;
        assert!(matches!(cause(&error), Some(UnclearCause::Broken(_))), "{error}");
        assert!(!error.is_definite() && !format!("{error} {error:?}").contains(TOKEN), "{error}");
        assert!(!error.to_string().contains("127.0.0.1"), "{error}");
    }
}
