//! Telegram as a whole, or one of its chats, refuses, fails or is slow.

use std::time::{Duration, Instant};

use sandbox::smscode::{Account, Sms, Surface};
use sandbox::telegram::{self, Fault, User};

use crate::app::{Options, SOON, TestApp};
use crate::steps::{ask, rings, sees};

/// Longer than any answer of the service takes here, shorter than a pause inside a call.
const PROMPT: Duration = Duration::from_secs(6);

async fn with_order(app: &TestApp) -> (User, Account, u64, i32) {
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    (alice, account, order.id, card.id)
}

fn error(code: u16, description: &str) -> Fault {
    Fault::Error { code, description: description.to_owned() }
}

fn by_webhook() -> Options {
    let settings = vec![("TELEGRAM_UPDATES", "webhook".to_owned())];
    Options { notification: true, settings, ..Options::default() }
}

/// Lets time pass and retries what is due.
async fn pass(app: &TestApp, steps: u32, seconds: u64) {
    for _ in 0..steps {
        app.advance(seconds);
        app.tg.wait_until(Duration::from_millis(40), |_| false).await.unwrap_err();
    }
}

#[tokio::test]
async fn a3_while_telegram_refuses_the_bot_itself_everything_waits_and_nothing_is_dropped() {
    for fault in [
        error(401, "Unauthorized"),
        error(404, "Not Found"),
        error(400, "Bad Request: Logged out"),
        Fault::Status(502),
        Fault::Html(401),
        Fault::Html(404),
    ] {
        let app = TestApp::public(Surface::Live).await;
        let (alice, account, order, _) = with_order(&app).await;
        let (ending, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.tg.fail_always("*", fault.clone());
        let before = app.tg.calls().len();
        let token = alice.say(&format!("/login {}", account.token()));
        app.sms.deliver_sms(order, Sms::code("303132"));
        app.sms.cancel_elsewhere(ending.id);
        pass(&app, 40, 5).await;
        let polls = |call: &&telegram::Call| call.method.eq_ignore_ascii_case("getUpdates");
        let calls = app.tg.calls()[before..].iter().filter(|call| !polls(call)).count();
        app.tg.clear_faults();
        app.advance_until_shown(5, &alice, |m| m.text.contains("🔑 303132")).await;
        app.comes(&alice, "Order canceled").await;
        let deleted = |state: &telegram::State<'_>| state.messages().any(|m| m.id == token && m.deleted);
        app.tg.wait_until(SOON, deleted).await.unwrap();
        app.quiet().await;
        assert_eq!(rings(&alice, "303132"), 1, "{fault:?}");
        assert!(calls < 60, "{calls} calls while {fault:?} was all there was");
        app.finish().await;
    }
}

#[tokio::test]
async fn o13_one_502_to_a_send_costs_a_code_seconds_and_not_ten() {
    for fault in [Fault::Status(502), Fault::Html(502)] {
        let app = TestApp::public(Surface::Live).await;
        let (alice, _, order, _) = with_order(&app).await;
        app.tg.fail_next("sendMessage", fault);
        let begun = Instant::now();
        app.sms.deliver_sms(order, Sms::code("131415"));
        app.advance_until_shown(1, &alice, |m| m.text.contains("🔑 131415")).await;
        assert!(begun.elapsed() < PROMPT, "{:?}", begun.elapsed());
        app.quiet().await;
        assert_eq!(rings(&alice, "131415"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn o13_one_502_to_a_reply_or_to_get_updates_keeps_nobody_waiting() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.tg.fail_next("sendMessage", Fault::Status(502));
    let begun = Instant::now();
    ask(&alice, "/help", "How it works").await;
    assert!(begun.elapsed() < PROMPT, "a reply: {:?}", begun.elapsed());
    // A competing poll ends the one that is waiting, so that the next one meets the fault.
    app.tg.wait_until(Duration::from_millis(500), |_| false).await.unwrap_err();
    app.tg.fail_next("getUpdates", Fault::Delay(Duration::ZERO));
    app.tg.fail_next("getUpdates", Fault::Status(502));
    let begun = Instant::now();
    let (root, token) = (app.tg.url(), app.tg.token());
    reqwest::get(format!("{root}/bot{token}/getUpdates?timeout=0"))
        .await
        .unwrap()
        .error_for_status()
        .unwrap();
    let meets = |state: &telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(502));
    app.tg.wait_until(SOON, meets).await.unwrap();
    ask(&alice, "/balance", "Rp\u{a0}500,000").await;
    assert!(begun.elapsed() < PROMPT, "updates: {:?}", begun.elapsed());
    app.finish().await;
}

#[tokio::test]
async fn o15_a_chat_that_was_not_found_once_is_tried_again_by_itself() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    app.tg.fail_next("sendMessage", error(400, "Bad Request: chat not found"));
    app.sms.deliver_sms(order, Sms::code("151617"));
    let refused = |state: &telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(400));
    app.tg.wait_until(SOON, refused).await.unwrap();
    app.advance_until_shown(10, &alice, |m| m.text.contains("🔑 151617")).await;
    // Available again, so that what follows does not wait.
    app.sms.deliver_sms(order, Sms::code("181920"));
    sees(&alice, "🔑 181920").await;
    app.quiet().await;
    assert_eq!((rings(&alice, "151617"), rings(&alice, "181920")), (1, 1));
    app.finish().await;
}

#[tokio::test]
async fn o15_a_chat_that_stays_lost_is_tried_less_and_less_often_and_is_there_at_once_when_its_person_acts() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    let lost = error(400, "Bad Request: chat not found");
    app.tg.fail_chat(alice.chat_id(), Some(lost));
    let before = app.tg.calls_of("sendMessage").len();
    app.sms.deliver_sms(order, Sms::code("212223"));
    pass(&app, 100, 864).await;
    let tries = app.tg.calls_of("sendMessage").len() - before;
    assert!((4..=20).contains(&tries), "{tries} tries in a day");
    app.tg.fail_chat(alice.chat_id(), None);
    alice.say("/start");
    sees(&alice, "🔑 212223").await;
    app.quiet().await;
    assert_eq!(rings(&alice, "212223"), 1);
    app.finish().await;
}

const PROFILE: [&str; 4] =
    ["setMyCommands", "setMyDescription", "setMyShortDescription", "setChatMenuButton"];

/// How often the bot has called getMe.
fn presented(app: &TestApp) -> usize {
    PROFILE.iter().map(|method| app.tg.calls_of(method).len()).sum()
}

#[tokio::test]
async fn o1_updates_are_handled_while_the_profile_is_still_being_registered() {
    let before = |tg: &telegram::Server| {
        for method in PROFILE {
            tg.fail_always(method, Fault::Delay(Duration::from_secs(5)));
        }
    };
    for options in [Options::default(), by_webhook()] {
        let app = TestApp::with(Options { before: Some(before), ..options }).await;
        let alice = app.tg.user("Alice", "en");
        let begun = Instant::now();
        ask(&alice, "/help", "How it works").await;
        assert!(begun.elapsed() < PROMPT, "{:?}", begun.elapsed());
        app.finish().await;
    }
}

#[tokio::test]
async fn o1_a_wait_that_the_profile_meets_is_obeyed_and_every_language_is_registered() {
    let before = |tg: &telegram::Server| {
        tg.fail_next("setMyCommands", Fault::RetryAfter(2));
        tg.fail_next("setMyDescription", Fault::Status(502));
    };
    let app = TestApp::with(Options { before: Some(before), ..Options::default() }).await;
    let all = ["", "en", "id", "ru", "zh", "es", "pt", "vi", "hi"];
    for language in all {
        let scope = |call: &telegram::Call| {
            call.method.eq_ignore_ascii_case("setMyShortDescription")
                && call.status == Some(200)
                && call.params["language_code"].as_str().unwrap_or_default() == language
        };
        app.tg.wait_until(SOON, |state| state.calls().iter().any(scope)).await.unwrap();
        assert!(app.tg.description(language).is_some(), "{language}");
    }
    assert_eq!(app.tg.calls_of("setMyCommands").len(), all.len() + 1);
    // Ignoring the wait would have been a violation.
    app.finish().await;
}

#[tokio::test]
async fn o1_an_unchanged_profile_is_not_registered_again() {
    let mut app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    app.tg.wait_until(SOON, |state| state.calls().len() > 28).await.unwrap();
    ask(&alice, "/help", "How it works").await;
    let menu = |state: &telegram::State<'_>| {
        state.calls().iter().any(|call| call.method.eq_ignore_ascii_case("setChatMenuButton"))
    };
    app.tg.wait_until(SOON, menu).await.unwrap();
    // It is recorded after it was reported.
    while app.app().store().registered_parts().await.unwrap().len() < 28 {
        app.tg.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    app.stop().await;
    let before = presented(&app);
    assert_eq!(before, 28);
    app.run().await;
    ask(&alice, "/help", "How it works").await;
    app.tg.wait_until(Duration::from_millis(300), |_| false).await.unwrap_err();
    assert_eq!(presented(&app), before);
    app.finish().await;
}

#[tokio::test]
async fn o2_while_telegram_is_out_of_reach_the_service_is_ready_and_says_what_is_missing() {
    for options in [Options { notification: true, ..Options::default() }, by_webhook()] {
        let app = TestApp::with(options).await;
        let (_, _, order, _) = with_order(&app).await;
        app.tg.down(true);
        app.app().store().wakeups().telegram_webhook.notify_one();
        let end = tokio::time::Instant::now() + SOON;
        while !app.get("/readyz").await.1.contains("telegram") {
            assert!(tokio::time::Instant::now() < end, "what is missing is not said");
            app.tg.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
        }
        assert_eq!(app.get("/readyz").await.0, 200);
        // Whatever the load balancer asks, the provider's event is accepted.
        app.sms.deliver_sms(order, Sms::code("222324"));
        let taken = |state: &sandbox::smscode::State<'_>| {
            state.deliveries().iter().any(|delivery| delivery.status == Some(200))
        };
        app.sms.wait_until(SOON, taken).await.unwrap();
        app.tg.down(false);
        app.app().store().wakeups().telegram_webhook.notify_one();
        let end = tokio::time::Instant::now() + SOON;
        while app.get("/readyz").await.1.contains("telegram") {
            assert!(tokio::time::Instant::now() < end, "its return is not noticed");
            app.advance(1);
            app.tg.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
        }
        app.finish().await;
    }
}
