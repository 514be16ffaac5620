//! Answers that are no envelope, answers that can't be read, and no answer at all.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::domain::OrderId;
use crate::domain::failure::FailureKind;
use crate::network::Proxies;
use crate::smscode::cooldowns::Cooldowns;
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
        assert_eq!(error.failure().kind, FailureKind::ProviderFault, "{http}");
        assert_eq!((error.is_definite(), error.request_id()), (false, Some("req-9")), "{http}");
    }
}

#[tokio::test]
async fn a_bare_503_or_429_asks_to_wait() {
    for (http, failure, definite) in
        [(503, FailureKind::Maintenance, false), (429, FailureKind::RateLimited, true)]
    {
        let error = refused(http, &[("retry-after", "9")], HTML).await;
        assert!(matches!(error, Error::Temporary(_)), "{error}");
        assert_eq!((error.failure().kind, error.is_definite()), (failure, definite));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(9)));
    }
}

#[tokio::test]
async fn a1_a_bare_4xx_is_a_no_only_where_it_is_about_the_form_of_the_call() {
    for (http, failure) in
        [(400, FailureKind::ProviderFault), (413, FailureKind::Invalid), (422, FailureKind::Invalid)]
    {
        let error = refused(http, &[], "").await;
        assert!(matches!(error, Error::Rejected(_)), "{error}");
        assert_eq!((error.code(), error.failure().kind), (Some(&ErrorCode::Missing), failure), "{http}");
    }
    // A proxy's word: nothing about the token, the order or the account, and it may have passed the call on.
    for http in [401, 402, 403, 404, 405, 407, 409, 410, 451, 499] {
        for body in ["", HTML, r#"{"success":false}"#, r#"{"message":"Unauthorized"}"#] {
            let error = refused(http, &[], body).await;
            assert_eq!((cause(&error), error.is_definite()), (Some(&UnclearCause::Fault), false), "{http}");
            assert_eq!(error.failure().kind, FailureKind::ProviderFault, "{http}");
        }
    }
}

#[tokio::test]
async fn a_byte_order_mark_before_an_answer_changes_nothing() {
    let yes = "\u{feff}{\"success\":true,\"data\":{\"currency\":\"IDR\",\"balance\":5}}";
    assert_eq!(Server::ok(yes).await.idr().balance().await.expect("a balance").data, Money::Idr(5));
    let no = "\u{feff}{\"success\":false,\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"m\"}}";
    assert_eq!(refused(403, &[], no).await.failure().kind, FailureKind::Forbidden);
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
    let begun = Instant::now();
    for requester in 0..300 {
        let client = server.api.client(&SecretString::from(format!("token-{requester}")), Currency::Idr);
        let error = client.active_orders().await.expect_err("a limit");
        assert_eq!(error.failure().kind, FailureKind::RateLimited, "{requester}");
        assert!(error.retry_after().is_some_and(|wait| wait.as_secs() <= 30), "{error}");
    }
    // After three, whoever comes next may try once a second, or less often.
    let called = server.seen.lock().expect("a lock").len();
    let allowed = 3 + usize::try_from(begun.elapsed().as_secs()).expect("seconds");
    assert!((3..=allowed).contains(&called), "the provider was called by {called} of 300");
    // Another group of endpoints has a limit of its own.
    assert!(server.idr().balance().await.is_err());
    assert_eq!(server.seen.lock().expect("a lock").len(), called + 1);
}

/// A 429 answer with this `Retry-After`.
async fn limit(seconds: u64) -> Error {
    let limited = r#"{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests"}}"#;
    refused(429, &[("retry-after", &seconds.to_string())], limited).await
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn three_who_use_up_their_own_limits_hold_up_nobody_whose_calls_are_served_meanwhile() {
    let error = limit(30).await;
    let cooldowns = Cooldowns::default();
    let now = Instant::now();
    let scope = |token: &str| cooldowns.scope(token, Currency::Idr, "orders/active");
    let is_held = |token: &str| cooldowns.refuse(&scope(token), true, now).is_some();
    cooldowns.checked(scope("mallory-1"), &error, now - SECOND);
    cooldowns.checked(scope("mallory-2"), &error, now - SECOND);
    cooldowns.note_served(&scope("alice"), now);
    cooldowns.checked(scope("mallory-3"), &error, now);
    assert!(!is_held("alice") && !is_held("bob"));
    assert!(is_held("mallory-1") && is_held("mallory-3"), "each keeps to what they were asked");
    // Where nobody was served since, it is everybody's. A call from before says nothing.
    cooldowns.checked(scope("carol"), &error, now);
    cooldowns.checked(scope("dave"), &error, now);
    cooldowns.note_served(&scope("alice"), now - SECOND);
    assert!(is_held("alice") && is_held("bob"));
}

#[tokio::test]
async fn a2_a_shared_limit_ends_with_the_first_who_is_served_and_a_long_wait_is_never_shared() {
    let (minute, longer) = (limit(60).await, limit(61).await);
    let start = Instant::now();
    for (error, shared) in [(&minute, true), (&longer, false)] {
        let cooldowns = Cooldowns::default();
        let scope = |token: &str| cooldowns.scope(token, Currency::Idr, "orders/active");
        for token in ["a", "b", "c"] {
            cooldowns.checked(scope(token), error, start);
        }
        assert_eq!(cooldowns.refuse(&scope("alice"), true, start).is_some(), shared);
    }
    let cooldowns = Cooldowns::default();
    let scope = |token: &str| cooldowns.scope(token, Currency::Idr, "orders/active");
    for token in ["a", "b", "c"] {
        cooldowns.checked(scope(token), &minute, start);
    }
    let held = |token: &str, may_probe, after| {
        cooldowns.refuse(&scope(token), may_probe, start + after).and_then(|error| error.retry_after())
    };
    assert_eq!(held("alice", true, SECOND / 2), Some(SECOND / 2));
    assert_eq!(held("alice", false, SECOND), Some(Duration::ZERO), "a call that charges is no probe");
    assert_eq!(held("a", true, SECOND), Some(59 * SECOND), "who was asked to wait is no probe");
    assert_eq!(held("alice", true, SECOND), None);
    assert_eq!(held("bob", true, SECOND), Some(2 * SECOND), "one at a time");
    cooldowns.note_served(&scope("alice"), start + SECOND);
    assert_eq!(held("bob", false, SECOND), None);
    assert_eq!(held("a", true, SECOND), Some(59 * SECOND), "their own waits stay");
}

#[tokio::test]
async fn a2_a_cap_on_cancels_is_kept_to_for_as_long_as_it_lasts_and_a_slip_of_another_call_is_not() {
    let (cap, now) = (limit(43_200).await, Instant::now());
    let cooldowns = Cooldowns::default();
    for (path, held) in [("orders/cancel", 43_200), ("orders/active", 600), ("orders/create", 600)] {
        let scope = cooldowns.scope("alice", Currency::Idr, path);
        cooldowns.checked(scope.clone(), &cap, now);
        let wait = cooldowns.refuse(&scope, true, now).and_then(|error| error.retry_after());
        assert_eq!(wait, Some(held * SECOND), "{path}");
    }
    // A limit is of a group of endpoints, in both versions; and of nobody else.
    let held =
        |token: &str, currency, path| cooldowns.refuse(&cooldowns.scope(token, currency, path), true, now);
    for (path, is_held) in
        [("orders/1001", true), ("orders", true), ("orders/finish", false), ("balance", false)]
    {
        assert_eq!(held("alice", Currency::Usd, path).is_some(), is_held, "{path}");
        assert_eq!(held("bob", Currency::Usd, path), None, "{path}");
    }
}

/// A client of a raw socket.
fn client_of(listener: &TcpListener) -> Client {
    let root = format!("http://{}", listener.local_addr().expect("an address"));
    let timeouts = Timeouts { request: Duration::from_millis(100), ..Timeouts::default() };
    let api =
        Api::with_timeouts(root.parse().expect("a URL"), &Proxies::default(), timeouts).expect("an API");
    api.client(&SecretString::from(TOKEN), Currency::Idr)
}

async fn port() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port")
}

#[tokio::test]
async fn a_connection_that_was_never_made_had_no_effect() {
    let listener = port().await;
    let client = client_of(&listener);
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = client.create("k", "{}").await.expect_err("nobody listens");
    assert!(matches!(error, Error::NotSent(NotSent::NoConnection(_))), "{error}");
    assert!(
        error.to_string().starts_with(&format!("not sent: no connection to {address}: TCP: ")),
        "{error}"
    );
    assert!(error.is_definite() && !error.to_string().contains("/v1"), "{error}");
    assert_eq!(error.failure().kind, FailureKind::NoAnswer);
}

#[tokio::test]
async fn a_timeout_leaves_open_what_happened() {
    let listener = port().await;
    let error = client_of(&listener).create("k", "{}").await.expect_err("nobody answers");
    assert_eq!(cause(&error), Some(&UnclearCause::Timeout), "{error}");
    assert_eq!((error.is_definite(), error.failure().kind), (false, FailureKind::NoAnswer));
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
