//! A press behind a slow screen is acknowledged at once, and spending or ending something does not wait for a
//! read.

use std::time::{Duration, Instant};

use sandbox::smscode::{Endpoint, Fault, Sms, Status};
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{order_id, sees};

/// The promise is one second; the rest is a margin for a busy machine.
const ACKNOWLEDGED: Duration = Duration::from_secs(3);

fn by_webhook() -> Options {
    let settings = vec![("TELEGRAM_UPDATES", "webhook".to_owned())];
    Options { notification: true, settings, ..Options::default() }
}

#[tokio::test]
async fn o5_a_press_is_acknowledged_within_a_second_although_a_screen_before_it_hangs() {
    for options in [Options::default(), by_webhook()] {
        let app = TestApp::with(options).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let hello = alice.last().unwrap().id;
        app.sms.fail_next(Endpoint::Balance, Fault::Hang);
        let first = alice.press_data(hello, &Callback::Balance.pack()).unwrap();
        alice.wait_for_answer(SOON, &first).await.unwrap();
        let begun = Instant::now();
        let second = alice.press_data(hello, &Callback::Help.pack()).unwrap();
        alice.wait_for_answer(SOON, &second).await.unwrap();
        assert!(begun.elapsed() < ACKNOWLEDGED, "{:?}", begun.elapsed());
        app.sms.release_hung();
        // Screens stay in order: the last one pressed is the one seen at the end.
        alice.wait_for(SOON, |m| m.id == hello && m.text.contains("How it works")).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn o5_an_order_can_be_finished_while_a_screen_hangs() {
    for options in [Options::default(), by_webhook()] {
        let app = TestApp::with(options).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("353637"));
        app.advance_until_shown(2, &alice, |m| m.button("Finish").is_some()).await;
        app.quiet().await;
        app.sms.fail_next(Endpoint::Balance, Fault::Hang);
        let asked = app.sms.count(Endpoint::Balance);
        alice.say("/balance");
        app.sms.wait_until(SOON, |state| state.count(Endpoint::Balance) > asked).await.unwrap();
        let begun = Instant::now();
        alice.press_data(card.id, &Callback::Finish { order: order_id(&order) }.pack()).unwrap();
        app.sms.wait_for_order(SOON, &account, |order| order.status == Status::Completed).await.unwrap();
        assert!(begun.elapsed() < ACKNOWLEDGED, "{:?}", begun.elapsed());
        app.sms.release_hung();
        sees(&alice, "Balance: Rp\u{a0}485,000").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn o5_a_screen_that_comes_late_does_not_cover_the_card_of_a_purchase() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &crate::steps::EN).await;
    app.sms.fail_next(Endpoint::Balance, Fault::Hang);
    let asked = app.sms.count(Endpoint::Balance);
    alice.press_data(confirm.id, &Callback::Balance.pack()).unwrap();
    app.sms.wait_until(SOON, |state| state.count(Endpoint::Balance) > asked).await.unwrap();
    let begun = Instant::now();
    alice.press(confirm.id, "Buy for").unwrap();
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    assert!(begun.elapsed() < ACKNOWLEDGED, "{:?}", begun.elapsed());
    alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("#1001")).await.unwrap();
    app.sms.release_hung();
    alice.wait_for_new(SOON, confirm.id, "Balance: Rp").await.unwrap();
    app.quiet().await;
    assert!(alice.message(confirm.id).unwrap().text.contains("#1001"));
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn o5_purchases_stay_one_at_a_time() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &crate::steps::EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::Hang);
    let data = confirm.button("Buy for").unwrap().data().unwrap().to_owned();
    alice.press_data(confirm.id, &data).unwrap();
    app.sms.wait_until(SOON, |state| state.count(Endpoint::Create) == 1).await.unwrap();
    let second = alice.press_data(confirm.id, &data).unwrap();
    alice.wait_for_answer(SOON, &second).await.unwrap();
    app.sms.release_hung();
    sees(&alice, "#1001").await;
    app.quiet().await;
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 1));
    app.finish().await;
}
