//! All orders as a file, what is bound in open ones, and buttons that ask again.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms};

use crate::app::{SOON, TestApp};
use crate::steps::{SAMPLE, ask, press, sees};

#[tokio::test]
async fn all_orders_come_as_one_file_with_the_codes_that_are_kept() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
    let orders: Vec<u64> = (0..105).map(|_| app.sms.create_elsewhere(&account, SAMPLE).unwrap()).collect();
    app.sms.deliver_sms(orders[0], Sms::code("111222"));
    app.sms.complete_elsewhere(orders[0]);
    app.advance(25 * 3600);
    app.sms.deliver_sms(orders[1], Sms::code("333444"));
    app.sms.make_older(orders[2], Duration::from_secs(3600));
    ask(&alice, "/orders", "All orders").await;
    press(&alice, "as a file").await;
    let sent = alice.wait_for(SOON, |m| m.document.is_some()).await.unwrap();
    assert!(sent.text.contains("All orders: 105"), "{}", sent.text);
    let document = sent.document.unwrap();
    assert!(document.name.starts_with("smscode-") && document.name.ends_with(".csv"), "{}", document.name);
    let text = String::from_utf8(document.bytes).unwrap();
    assert_eq!(text.lines().count(), 106);
    assert!(text.contains("Order,Bought,Service,Country,Number,Status"), "{text}");
    let line = |id: u64| text.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
    assert!(line(orders[0]).contains("WhatsApp,Indonesia,'+62") && line(orders[0]).contains("15000,IDR,,"));
    assert!(!text.contains("111222"), "its retention is over");
    assert!(line(orders[1]).contains("333444") || text.contains("expired"), "{}", line(orders[1]));
    app.finish().await;
}

#[tokio::test]
async fn the_balance_tells_what_waits_beside_it() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let balance = ask(&alice, "/balance", "Balance: Rp 500,000").await;
    assert!(!balance.text.contains("wait"), "{}", balance.text);
    app.buy(&alice, &account).await;
    ask(&alice, "/balance", "In 1 order that waits: Rp 15,000").await;
    app.finish().await;
}

#[tokio::test]
async fn what_went_wrong_says_that_no_money_moved_and_can_be_asked_for_again() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for (endpoint, words, shown) in [
        (Endpoint::Balance, "/balance", "Balance: Rp 500,000"),
        (Endpoint::ExchangeRate, "/rate", "$1 = Rp"),
        (Endpoint::Orders, "/orders", "You have no orders yet"),
        (Endpoint::Active, "/active", "You have no open orders"),
        (Endpoint::Order, "/order 99", "no such order"),
        (Endpoint::Services, "/buy", "Choose a service"),
    ] {
        app.sms.fail_next(endpoint, Fault::Html(502));
        let wrong = ask(&alice, words, "SMSCode has a problem right now").await;
        assert!(wrong.text.contains("No money moved."), "{}", wrong.text);
        alice.press(wrong.id, "Try again").unwrap();
        alice.wait_for(SOON, |m| m.id == wrong.id && m.text.contains(shown)).await.unwrap();
    }
    app.finish().await;
}

#[tokio::test]
async fn no_cancel_button_stays_where_an_order_was_canceled() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let shown = ask(&alice, &format!("/order {}", order.id), "Waiting for the SMS").await;
    alice.press(shown.id, "Cancel · refund").unwrap();
    let early =
        alice.wait_for(SOON, |m| m.id == shown.id && m.text.contains("at the earliest")).await.unwrap();
    alice.press(early.id, "Cancel as soon as possible").unwrap();
    let promised =
        alice.wait_for(SOON, |m| m.id == shown.id && m.text.contains("I cancel at")).await.unwrap();
    assert!(promised.button("Keep it").is_some() && promised.button("Cancel as").is_none());
    app.advance_until_shown(10, &alice, |m| m.text.contains("Canceled.") && m.id != shown.id).await;
    alice.press(promised.id, "Keep it").unwrap();
    let ended = alice.wait_for(SOON, |m| m.id == shown.id && m.text.contains("Canceled.")).await.unwrap();
    assert!(ended.button("Keep it").is_none() && ended.button("Cancel").is_none());
    sees(&alice, "refunded").await;
    app.finish().await;
}
