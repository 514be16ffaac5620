//! A provider that answers nobody is probed instead of hammered, and users are told at once (SAFETY A2, A13,
//! G8, G16).

use std::time::{Duration, Instant};

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram::User;

use crate::app::{SOON, TestApp};
use crate::buying::keys;
use crate::steps::{EN, ask, count, press, sees};

const STOPPED: &str = "SMSCode isn't responding right now";
const ALL: [Endpoint; 15] = [
    Endpoint::Countries,
    Endpoint::Services,
    Endpoint::Products,
    Endpoint::ExchangeRate,
    Endpoint::Balance,
    Endpoint::Orders,
    Endpoint::Order,
    Endpoint::Active,
    Endpoint::Create,
    Endpoint::Cancel,
    Endpoint::Finish,
    Endpoint::Resend,
    Endpoint::WebhookGet,
    Endpoint::WebhookPatch,
    Endpoint::WebhookTest,
];

impl TestApp {
    /// Drops every call from now on, until the faults are cleared.
    fn go_dark(&self) {
        for endpoint in ALL {
            self.sms.fail_always(endpoint, Fault::DropBefore);
        }
    }

    /// Asks for the balance until somebody is told that the provider has stopped answering.
    async fn notice(&self, user: &User) {
        for _ in 0..4 {
            let said = user.say("/balance");
            let told = user.wait_for_new(SOON, said, "SMSCode").await.unwrap();
            if told.text.contains(STOPPED) {
                return;
            }
        }
        panic!("nobody noticed that the provider does not answer");
    }
}

#[tokio::test]
async fn g8_a_dead_provider_is_probed_not_hammered_and_a_code_is_found_soon_after_it_is_back() {
    let app = TestApp::start().await;
    let mut people = Vec::new();
    for name in ["Alice", "Bob", "Carol", "Dave"] {
        let (user, account) = app.linked(name, "en", 500_000).await;
        let (order, _) = app.buy(&user, &account).await;
        people.push((user, order));
    }
    app.quiet().await;
    app.go_dark();
    app.notice(&people[0].0).await;
    let (dark_since, before, balances) =
        (Instant::now(), app.sms.calls().len(), app.sms.count(Endpoint::Balance));
    let hours = 40;
    for _ in 0..hours {
        app.advance(90);
        app.sms.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    ask(&people[1].0, "/balance", STOPPED).await;
    let probes = app.sms.calls().len() - before;
    // After 1, 2, 4, 5, 5 … seconds, however many orders are open or due. Before that, others find out
    // concurrently that it is not one account's problem, with at most three calls each.
    let allowed = 2 + 3 * 3 + dark_since.elapsed().as_secs() as usize;
    assert!(probes <= allowed, "{probes} calls in {:?}", dark_since.elapsed());
    assert!(app.sms.count(Endpoint::Balance) <= balances + 1, "at most the probe itself");
    app.sms.clear_faults();
    let back = Instant::now();
    // The orders have expired in the skipped hours; the reports show that all are polled.
    for (user, _) in &people {
        user.wait_for(SOON, |m| m.text.contains("Time's up")).await.unwrap();
    }
    assert!(back.elapsed() < Duration::from_secs(10), "{:?}", back.elapsed());
    app.finish().await;
}

#[tokio::test]
async fn g8_a_code_that_came_while_the_provider_was_silent_is_shown_within_ten_seconds_of_its_return() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.go_dark();
    app.notice(&alice).await;
    app.sms.deliver_sms(order.id, Sms::code("454545"));
    app.sms.clear_faults();
    let back = (Instant::now(), app.clock.now());
    sees(&alice, "🔑 454545").await;
    assert!(back.0.elapsed() < Duration::from_secs(10), "{:?}", back.0.elapsed());
    assert!((app.clock.now() - back.1).num_seconds() < 10);
    app.finish().await;
}

#[tokio::test]
async fn a13_a_confirm_button_pressed_while_the_provider_is_dead_is_answered_at_once_and_buys_nothing() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.go_dark();
    app.notice(&alice).await;
    press(&alice, EN.buy).await;
    let no = sees(&alice, EN.nothing_charged).await;
    assert!(no.text.contains(STOPPED), "{}", no.text);
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 0));
    app.finish().await;
}

#[tokio::test]
async fn a4_a_key_that_the_provider_forgot_while_it_was_silent_charges_nothing_more() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.go_dark();
    app.advance_until(2, |world| world.count(Endpoint::Create) == 3).await;
    app.clock.advance(Duration::from_secs(60));
    app.sms.forget_idempotency_keys();
    app.sms.clear_faults();
    app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 3), "the list told of it first");
    app.finish().await;
}

#[tokio::test]
async fn a2_a_purchase_whose_answer_was_lost_is_not_sent_to_a_dead_provider_and_goes_on_with_its_key() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.go_dark();
    app.advance_until(2, |world| world.count(Endpoint::Create) == 3).await;
    app.advance_until_shown(1, &alice, |m| m.text.contains("I'll keep checking until I know")).await;
    // Three calls without an answer: from now on it is probed by a call that charges nothing.
    let probed = app.sms.count(Endpoint::Active);
    app.advance_until(2, |world| world.count(Endpoint::Active) >= probed + 2).await;
    assert_eq!(app.sms.count(Endpoint::Create), 3, "a call that charges is no probe");
    app.sms.clear_faults();
    app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
    assert_eq!(keys(&app).len(), 1);
    assert_eq!((app.charges(&account), count(&alice, "not bought")), (1, 0));
    app.finish().await;
}
