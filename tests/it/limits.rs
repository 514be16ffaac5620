//! How much one user, one account or one sender may request, counted rather than timed.

use sandbox::smscode::{Endpoint, RawEvent, Signed, Sms, Surface};
use smscode_bot::views::Callback;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, press_callback, sees};

const TEST_EVENT: &str = r#"{"event":"webhook.test","data":{"message":"hello"}}"#;

#[tokio::test]
async fn a_person_who_asks_too_fast_is_told_once_and_kindly_and_others_are_served() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let (bob, _) = app.linked("Bob", "en", 400_000).await;
    let before = app.sms.count(Endpoint::Balance);
    for _ in 0..60 {
        alice.say("/balance");
    }
    sees(&alice, "One moment, I'm still").await;
    ask(&bob, "/balance", "Rp\u{a0}400,000").await;
    app.advance(30);
    // Fifteen more are possible by now; those refused before are not made up for.
    ask(&alice, "/balance", "Rp\u{a0}500,000").await;
    let asked = app.sms.count(Endpoint::Balance) - before;
    assert!((20..50).contains(&asked), "{asked} calls of 62 went to the provider");
    assert_eq!(count(&alice, "One moment, I'm still"), 1);
    app.finish().await;
}

#[tokio::test]
async fn presses_that_come_too_fast_are_answered_and_ask_nothing_of_the_provider() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let hello = alice.last().unwrap().id;
    let before = app.sms.count(Endpoint::ExchangeRate);
    let mut refused = 0;
    for _ in 0..60 {
        let toast = press_callback(&alice, hello, &Callback::Rate).await;
        refused += usize::from(toast.is_some_and(|toast| toast.contains("One moment")));
    }
    assert!((5..60).contains(&refused), "{refused}");
    assert!(app.sms.count(Endpoint::ExchangeRate) - before + refused <= 60);
    app.finish().await;
}

#[tokio::test]
async fn tokens_can_not_be_found_by_trying_and_none_of_them_stays_in_the_chat() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    for n in 0..30 {
        alice.say(&format!("/login guessed-token-{n:04}"));
    }
    sees(&alice, "One moment, I'm still").await;
    let gone = |state: &sandbox::telegram::State<'_>| {
        state.messages().filter(|m| m.text.contains("guessed-token")).all(|m| m.deleted)
    };
    app.tg.wait_until(SOON, gone).await.unwrap();
    assert!(app.sms.calls().len() <= 20, "{} tokens were tried", app.sms.calls().len());
    app.finish().await;
}

#[tokio::test]
async fn one_account_that_floods_with_signed_events_is_cut_and_others_are_not() {
    let app = TestApp::public(Surface::Live).await;
    let (_, mallorys) = app.pushed("Mallory", "en", 0).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let mut answers = std::collections::BTreeMap::new();
    let event = || RawEvent { body: TEST_EVENT.to_owned(), signed: Signed::Rightly, url: None };
    for _ in 0..600 {
        let answer = app.sms.send_event(&mallorys, event()).await.unwrap();
        *answers.entry(answer).or_insert(0) += 1;
    }
    // The clock runs, so a few more than the burst size were accepted.
    let taken = answers.remove(&200).unwrap_or_default();
    assert!((500..600).contains(&taken), "{taken}");
    assert_eq!(answers, std::collections::BTreeMap::from([(429, 600 - taken)]));
    app.sms.deliver_sms(order.id, Sms::code("414243"));
    sees(&alice, "🔑 414243").await;
    app.advance(1);
    assert_eq!(app.sms.send_event(&mallorys, event()).await, Ok(200), "after a second two more are taken");
    app.finish().await;
}

#[tokio::test]
async fn e9_a_wrong_key_and_a_wrong_signature_differ_in_the_status_alone() {
    let app = TestApp::public(Surface::Live).await;
    let (_, account) = app.pushed("Alice", "en", 0).await;
    let hook = app.sms.webhook(&account).url.unwrap().replace(crate::app::PUBLIC, "");
    let client = reqwest::Client::new();
    let mut seen = Vec::new();
    let wrong_key = format!("/hooks/smscode/{}", "A".repeat(hook.rsplit('/').next().unwrap().len()));
    for path in [wrong_key, hook] {
        for signature in [None, Some("0".repeat(64))] {
            let mut post = client.post(app.url(&path)).body(TEST_EVENT);
            if let Some(signature) = signature {
                post = post.header("x-webhook-signature", signature);
            }
            let answer = post.send().await.unwrap();
            let status = answer.status().as_u16();
            let mut headers: Vec<_> =
                answer.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
            headers.retain(|(name, _)| name != "date");
            seen.push((status, headers, answer.text().await.unwrap()));
        }
    }
    assert_eq!(seen.iter().map(|answer| answer.0).collect::<Vec<_>>(), [404, 404, 401, 401]);
    assert!(seen.iter().all(|answer| (&answer.1, &answer.2) == (&seen[0].1, &seen[0].2)), "{seen:?}");
    app.finish().await;
}

#[tokio::test]
async fn a_body_that_says_it_is_no_json_is_refused_before_anything_is_looked_up() {
    let app = TestApp::public(Surface::Live).await;
    let (_, account) = app.pushed("Alice", "en", 0).await;
    let hook = app.sms.webhook(&account).url.unwrap().replace(crate::app::PUBLIC, "");
    let client = reqwest::Client::new();
    for (kind, status) in [
        ("text/html", 415),
        ("multipart/form-data", 415),
        ("application/jsonp", 415),
        ("application/json; charset=utf-8", 401),
        ("Application/JSON", 401),
    ] {
        for path in [hook.as_str(), "/hooks/smscode/nobody"] {
            let post = client.post(app.url(path)).header("content-type", kind).body(TEST_EVENT);
            // An unknown key is noticed only after the content type was checked.
            let status = if status == 401 && path != hook { 404 } else { status };
            assert_eq!(post.send().await.unwrap().status().as_u16(), status, "{kind} {path}");
        }
    }
    app.finish().await;
}

/// The most connections that the service holds at the same time.
const CONNECTIONS: usize = 512;

#[tokio::test]
async fn e6_who_holds_every_connection_and_asks_nothing_keeps_nobody_out() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let mut slow = Vec::new();
    for place in 0..CONNECTIONS + 20 {
        let mut stream = TcpStream::connect(app.app().address()).await.unwrap();
        // Half of them start a request and never finish its head, the others send nothing at all.
        if place % 2 == 0 {
            stream.write_all(b"POST /hooks/smscode/x HTTP/1.1\r\nX-Slow: ").await.unwrap();
        }
        slow.push(stream);
    }
    app.sms.deliver_sms(order.id, Sms::code("515253"));
    sees(&alice, "🔑 515253").await;
    assert_eq!(app.get("/healthz").await.0, 200);
    // The oldest idle connections have made room.
    for stream in slow.iter_mut().take(20) {
        let mut answer = Vec::new();
        tokio::time::timeout(SOON, stream.read_to_end(&mut answer)).await.unwrap().ok();
    }
    drop(slow);
    app.finish().await;
}

#[tokio::test]
async fn metrics_can_be_served_where_nobody_outside_reaches_them() {
    let settings = vec![("METRICS_ADDR", "127.0.0.1:0".to_owned())];
    let app = TestApp::with(crate::app::Options { settings, ..Default::default() }).await;
    let (alice, _) = app.linked("Alice", "en", 0).await;
    assert_ne!(app.app().address(), app.app().metrics_address());
    assert_eq!(app.get("/metrics").await.0, 404);
    assert_eq!(app.get("/healthz").await.0, 200);
    let at = |path: &str| format!("http://{}{path}", app.app().metrics_address());
    let metrics = reqwest::get(at("/metrics")).await.unwrap();
    assert_eq!(metrics.status().as_u16(), 200);
    for path in ["/healthz", "/hooks/smscode/x", "/hooks/telegram"] {
        assert_eq!(reqwest::get(at(path)).await.unwrap().status().as_u16(), 404, "{path}");
    }
    assert!(mark(&alice) > 0);
    app.finish().await;
}
