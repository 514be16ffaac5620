//! Download of all orders, money tied up in open ones, and buttons that repeat a request.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms};

use crate::app::{SOON, TestApp};
use crate::steps::{SAMPLE, ask, press, press_told, sees};

#[tokio::test]
async fn all_orders_come_as_one_file_with_the_codes_that_are_kept() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
    app.sms.set_stock(SAMPLE, 1_000);
    let orders: Vec<u64> = (0..105).map(|_| app.sms.create_elsewhere(&account, SAMPLE).unwrap()).collect();
    app.sms.deliver_sms(orders[0], Sms::code("111222"));
    app.sms.complete_elsewhere(orders[0]);
    app.advance(25 * 3600);
    app.sms.deliver_sms(orders[1], Sms::code("333444"));
    app.sms.make_older(orders[2], Duration::from_secs(3600));
    ask(&alice, "/orders", "All orders").await;
    press(&alice, "CSV").await;
    let sent = alice.wait_for(SOON, |m| m.document.is_some()).await.unwrap();
    assert!(sent.text.contains("All orders: 105"), "{}", sent.text);
    let document = sent.document.unwrap();
    assert!(document.name.starts_with("smscode-") && document.name.ends_with(".csv"), "{}", document.name);
    let text = String::from_utf8(document.bytes).unwrap();
    assert_eq!(text.lines().count(), 106);
    assert!(text.contains("Order,Bought,Service,Country,Phone number,Status"), "{text}");
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
    let balance = ask(&alice, "/balance", "Balance: Rp\u{a0}500,000").await;
    assert!(!balance.text.contains("wait"), "{}", balance.text);
    app.buy(&alice, &account).await;
    ask(&alice, "/balance", "Held in 1 active order: Rp\u{a0}15,000").await;
    app.finish().await;
}

#[tokio::test]
async fn what_went_wrong_says_that_no_money_moved_and_can_be_asked_for_again() {
    let app = TestApp::start().await;
    // So that the catalog is not cached yet.
    app.sms.fail_next(Endpoint::Services, Fault::Html(502));
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for (endpoint, words, shown) in [
        (Endpoint::Balance, "/balance", "Balance: Rp\u{a0}500,000"),
        (Endpoint::ExchangeRate, "/rate", "$1 = Rp"),
        (Endpoint::Orders, "/orders", "You have no orders yet"),
        (Endpoint::Active, "/active", "You have no active orders"),
        (Endpoint::Order, "/order 99", "can't find that order"),
        (Endpoint::Services, "/buy", "What do you need"),
    ] {
        app.sms.fail_next(endpoint, Fault::Html(502));
        let wrong = ask(&alice, words, "SMSCode is having problems right now").await;
        assert!(!wrong.text.contains("money"), "nobody asked about money: {}", wrong.text);
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
    let shown = ask(&alice, &format!("/order {}", order.id), "Waiting for an SMS").await;
    alice.press(shown.id, "Cancel · ").unwrap();
    let promised =
        alice.wait_for(SOON, |m| m.id == shown.id && m.text.contains("I'll cancel ")).await.unwrap();
    assert!(promised.button("Don't cancel").is_some() && promised.button("Cancel · ").is_none());
    let ended =
        app.advance_until_shown(10, &alice, |m| m.text.contains("Canceled.") && m.id == shown.id).await;
    assert!(ended.button("Don't cancel").is_none() && ended.button("Cancel").is_none());
    sees(&alice, "refunded").await;
    app.finish().await;
}

/// Orders bought elsewhere, oldest first.
fn orders(app: &TestApp, account: &sandbox::smscode::Account, count: usize) -> Vec<u64> {
    (0..count).map(|_| app.sms.create_elsewhere(account, SAMPLE).unwrap()).collect()
}

fn lines(message: &sandbox::telegram::Message) -> usize {
    String::from_utf8(message.document.clone().unwrap().bytes).unwrap().lines().count() - 1
}

#[tokio::test]
async fn o11_a_long_export_goes_on_past_what_cannot_be_read_tells_how_far_it_is_and_what_is_missing() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 50_000_000).await;
    let ids = orders(&app, &account, 250);
    // On the first page and on the last: unreadable entries make both shorter.
    app.sms.garble(ids[249]);
    app.sms.garble(ids[0]);
    ask(&alice, "/orders", "All orders").await;
    // The third page arrives late.
    for fault in [Fault::Delay(Duration::ZERO), Fault::Delay(Duration::ZERO), Fault::Hang] {
        app.sms.fail_next(Endpoint::Orders, fault);
    }
    press(&alice, "CSV").await;
    sees(&alice, "Orders read so far: 200").await;
    // While the file is being created the user can do anything else, and a second one is not started.
    ask(&alice, "/rate", "$1 = Rp").await;
    let list = ask(&alice, "/orders", "All orders").await;
    let export = smscode_bot::views::Callback::Export;
    press_told(&alice, list.id, &export, "I'm still making your file.").await;
    app.sms.release_hung();
    let sent = alice.wait_for(SOON, |m| m.document.is_some()).await.unwrap();
    assert!(
        sent.text.contains("All orders: 248") && sent.text.contains("couldn't be read: 2."),
        "{}",
        sent.text
    );
    assert_eq!(lines(&sent), 248);
    let gone = |state: &sandbox::telegram::State<'_>| {
        state.messages().filter(|m| m.text.contains("read so far")).all(|m| m.deleted)
    };
    app.tg.wait_until(SOON, gone).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn o11_an_export_that_can_not_be_ended_hands_over_what_it_has_and_says_so() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 50_000_000).await;
    orders(&app, &account, 150);
    ask(&alice, "/orders", "All orders").await;
    app.sms.fail_next(Endpoint::Orders, Fault::Delay(Duration::ZERO));
    app.sms.fail_always(Endpoint::Orders, Fault::Html(502));
    press(&alice, "CSV").await;
    let sent = alice.wait_for(SOON, |m| m.document.is_some()).await.unwrap();
    assert!(
        sent.text.contains("All orders: 100") && sent.text.contains("Older orders are missing"),
        "{}",
        sent.text
    );
    assert_eq!(lines(&sent), 100);
    app.finish().await;
}
