//! The HTTP endpoints: the provider's events, health, metrics (SAFETY E5 to E10).

use sandbox::smscode::{Account, RawEvent, Signed, Sms, Surface, sign};
use sandbox::telegram::User;
use serde_json::json;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

fn event(order: u64, code: &str) -> String {
    json!({
        "event": "order.otp_received",
        "timestamp": "2031-01-01T00:00:00+00:00",
        "data": {
            "order_id": order, "phone_number": "+6281234567890", "otp_code": code,
            "otp_message": format!("code {code}"), "product_id": 142, "country": "Indonesia", "platform": "WhatsApp",
        },
    })
    .to_string()
}

async fn send(app: &TestApp, account: &Account, body: &str, signed: Signed) -> u16 {
    app.sms.send_event(account, RawEvent { body: body.to_owned(), signed, url: None }).await.unwrap()
}

async fn with_card(app: &TestApp) -> (User, Account, u64, i32) {
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    (alice, account, order.id, card.id)
}

#[tokio::test]
async fn e5_an_event_that_is_not_signed_rightly_is_refused_and_has_no_effect() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account, order, _) = with_card(&app).await;
        let (_, bobs) = app.pushed("Bob", "en", 500_000).await;
        let seen = mark(&alice);
        let body = event(order, "000111");
        let secret = app.sms.webhook(&account).secret.unwrap();
        let good = sign(&secret, &body, false);
        let bobs_secret = app.sms.webhook(&bobs).secret.unwrap();
        let mut flipped = good.clone().into_bytes();
        if let Some(first) = flipped.first_mut() {
            *first = if *first == b'0' { b'1' } else { b'0' };
        }
        let refused = [
            Signed::Not,
            Signed::With("another secret".to_owned()),
            Signed::With(bobs_secret),
            Signed::With(String::new()),
            Signed::Header(String::new()),
            Signed::Header("sha256=".to_owned()),
            Signed::Header(good.to_uppercase()),
            Signed::Header(format!("sha256={}", good.to_uppercase())),
            Signed::Header(good[..63].to_owned()),
            Signed::Header(good[..32].to_owned()),
            Signed::Header(format!("{good}00")),
            Signed::Header(format!("sha1={good}")),
            Signed::Header(format!("sha256=sha256={good}")),
            Signed::Header(String::from_utf8(flipped).unwrap()),
            Signed::Header("zz".repeat(32)),
            Signed::Header(sign(&secret, &format!("{body} "), true)),
        ];
        for signed in refused {
            assert_eq!(send(&app, &account, &body, signed.clone()).await, 401, "{signed:?}");
        }
        app.quiet().await;
        assert_eq!(mark(&alice), seen, "nothing is shown");
        assert_eq!(count(&alice, "000111"), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn both_forms_of_the_signature_are_taken_on_either_surface() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account, order, _) = with_card(&app).await;
        assert_eq!(send(&app, &account, &event(order, "400401"), Signed::Rightly).await, 200);
        sees(&alice, "🔑 400401").await;
        let secret = app.sms.webhook(&account).secret.unwrap();
        for (code, prefixed) in [("500501", true), ("600601", false)] {
            let body = event(order, code);
            assert_eq!(
                send(&app, &account, &body, Signed::Header(sign(&secret, &body, prefixed))).await,
                200
            );
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn e9_a_key_that_is_nobodys_is_not_found_and_other_methods_are_not_allowed() {
    let app = TestApp::public(Surface::Live).await;
    let (_, account, order, _) = with_card(&app).await;
    for key in ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2f..%2fetc"] {
        let url = app.url(&format!("/hooks/smscode/{key}"));
        let raw = RawEvent { body: event(order, "1"), signed: Signed::Rightly, url: Some(url) };
        assert_eq!(app.sms.send_event(&account, raw).await, Ok(404), "{key}");
    }
    let hook = app.sms.webhook(&account).url.unwrap().replace(crate::app::PUBLIC, "");
    assert_eq!(app.get(&hook).await.0, 405);
    let deleted = reqwest::Client::new().delete(app.url(&hook)).send().await.unwrap();
    assert_eq!(deleted.status().as_u16(), 405);
    assert_eq!(app.get("/nothing/here").await.0, 404);
    assert_eq!(app.get("/hooks/telegram").await.0, 404, "there is no such door while updates are polled");
    app.finish().await;
}

#[tokio::test]
async fn e6_a_body_that_is_too_large_is_refused() {
    let app = TestApp::public(Surface::Live).await;
    let (_, account, _, _) = with_card(&app).await;
    for size in [64 * 1024 + 1, 3 * 1024 * 1024] {
        let hook = app.sms.webhook(&account).url.unwrap().replace(crate::app::PUBLIC, "");
        let sent = reqwest::Client::new().post(app.url(&hook)).body("x".repeat(size)).send().await;
        // A refusal may arrive while the body is still being sent.
        assert!(sent.map_or(true, |answer| answer.status().as_u16() == 413), "{size}");
    }
    assert_eq!(app.get("/healthz").await.0, 200);
    app.finish().await;
}

#[tokio::test]
async fn e7_what_is_signed_rightly_and_means_nothing_is_answered_and_has_no_effect() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account, _, _) = with_card(&app).await;
        let seen = mark(&alice);
        for (body, status) in [
            ("", 400),
            ("{", 400),
            ("not json", 400),
            ("{\"event\":\"order.otp_received\",\"data\":{\"order_id\":1001", 400),
            ("{\"event\":\"order.flew_away\",\"timestamp\":\"x\",\"data\":{\"order_id\":1001}}", 200),
            (
                "{\"event\":\"webhook.test\",\"timestamp\":\"2031-01-01T00:00:00Z\",\"data\":{\"message\":\"hi\"}}",
                200,
            ),
            ("{\"event\":\"order.otp_received\"}", 200),
            ("{\"event\":\"order.otp_received\",\"data\":null}", 200),
            ("{\"event\":\"order.otp_received\",\"data\":{\"order_id\":\"no number\"}}", 200),
        ] {
            assert_eq!(send(&app, &account, body, Signed::Rightly).await, status, "{body}");
        }
        app.quiet().await;
        assert_eq!(mark(&alice), seen);
        app.finish().await;
    }
}

#[tokio::test]
async fn e10_an_event_about_an_order_that_is_not_theirs_shows_and_changes_nothing() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, alices, order, card) = with_card(&app).await;
        let (mallory, mallorys) = app.pushed("Mallory", "en", 500_000).await;
        let (before, seen) = (alice.message(card).unwrap(), mark(&mallory));
        for id in [order, 999_999] {
            assert_eq!(send(&app, &mallorys, &event(id, "666999"), Signed::Rightly).await, 200);
            let asked = format!("/orders/{id}");
            let read = |state: &sandbox::smscode::State<'_>| {
                state.calls().iter().any(|call| {
                    call.path.ends_with(&asked)
                        && call.account == Some(mallorys.id)
                        && call.status == Some(404)
                })
            };
            app.sms.wait_until(SOON, read).await.unwrap();
        }
        app.quiet().await;
        assert_eq!(mark(&mallory), seen, "an order that the provider does not know as theirs is not shown");
        let now = alice.message(card).unwrap();
        assert_eq!((now.text, now.edited), (before.text, before.edited));
        assert_eq!(count(&alice, "666999"), 0);
        assert_eq!((app.charges(&alices), app.charges(&mallorys)), (1, 0));
        ask(&mallory, "/active", "no active orders").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn an_event_proves_no_end_and_no_money() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account, order, card) = with_card(&app).await;
        let body = event(order, "").replace("order.otp_received", "order.canceled");
        send(&app, &account, &body, Signed::Rightly).await;
        app.quiet().await;
        app.advance(30);
        app.sms.deliver_sms(order, Sms::code("303030"));
        sees(&alice, "🔑 303030").await;
        assert_eq!(app.refunds(&account), 0);
        let shown = alice.message(card).unwrap().text;
        assert!(!shown.contains("15,000 refunded"), "{shown}");
        app.finish().await;
    }
}

#[tokio::test]
async fn health_and_readiness_answer_and_metrics_hold_no_secret() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account, order, _) = with_card(&app).await;
    app.sms.deliver_sms(order, Sms::code("717273"));
    sees(&alice, "🔑 717273").await;
    assert_eq!(app.get("/healthz").await.0, 200);
    assert_eq!(app.get("/readyz").await.0, 200);
    let (status, metrics) = app.get("/metrics").await;
    assert_eq!(status, 200);
    let webhook = app.sms.webhook(&account);
    let key = webhook.url.unwrap().rsplit('/').next().unwrap().to_owned();
    let phone = app.sms.order(order).unwrap().phone_number;
    for secret in
        [app.tg.token(), account.token().to_owned(), webhook.secret.unwrap(), key, phone, "717273".to_owned()]
    {
        assert!(!metrics.contains(&secret));
    }
    app.finish().await;
}

#[tokio::test]
async fn readiness_tells_while_telegram_is_down_and_events_are_taken_all_the_same() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.tg.down(true);
    let mut ready = app.get("/readyz").await;
    for _ in 0..200 {
        ready = app.get("/readyz").await;
        if ready.1.contains("telegram") {
            break;
        }
        app.tg.wait_until(std::time::Duration::from_millis(50), |_| false).await.unwrap_err();
    }
    assert!(ready.0 == 200 && ready.1.contains("telegram"), "{ready:?}");
    assert_eq!(app.get("/healthz").await.0, 200);
    app.tg.down(false);
    ask(&alice, "/balance", "500,000").await;
    assert_eq!(app.get("/readyz").await, (200, "ready\n".to_owned()));
    app.finish().await;
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_cut_and_others_are_served_meanwhile() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let app = TestApp::public(Surface::Live).await;
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = tokio::net::TcpStream::connect(app.app().address()).await.unwrap();
        stream.write_all(b"POST /hooks/smscode/x HTTP/1.1\r\nHost: bot\r\nX-Slow: ").await.unwrap();
        slow.push(stream);
    }
    assert_eq!(app.get("/healthz").await.0, 200);
    for mut stream in slow {
        let mut answer = Vec::new();
        // Ends when the service hangs up; without its limit this would wait for ever.
        let ended = tokio::time::timeout(SOON, stream.read_to_end(&mut answer)).await;
        ended.unwrap().ok();
    }
    app.finish().await;
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let app = TestApp::public(Surface::Live).await;
    let huge = "a".repeat(64 * 1024);
    let sent = reqwest::Client::new().get(app.url("/healthz")).header("x-huge", huge).send().await;
    assert!(sent.map_or(true, |answer| answer.status().as_u16() == 431));
    assert_eq!(app.get("/healthz").await.0, 200);
    app.finish().await;
}
