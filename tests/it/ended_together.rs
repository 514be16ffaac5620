//! Many numbers of one purchase that end at the same time are reported in one message with the refund.

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::Message;

use crate::app::TestApp;

/// The messages after this one that report an end.
fn ends(user: &sandbox::telegram::User, after: i32) -> Vec<Message> {
    let ends = |m: &Message| m.text.contains("Time's up") || m.text.contains("canceled");
    user.from_bot().into_iter().filter(|m| m.id > after && ends(m)).collect()
}

#[tokio::test]
async fn o6_ten_numbers_that_expire_together_are_one_message_with_the_whole_refund() {
    for surface in [Surface::Live, Surface::Seed] {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if pushed {
                app.pushed("Alice", "en", 1_000_000).await
            } else {
                app.linked("Alice", "en", 1_000_000).await
            };
            let (_, card) = app.buy_many(&alice, &account, 10).await;
            let sent = app.tg.calls().len();
            app.advance(20 * 60 - 30);
            app.quiet().await;
            let begun = app.clock.now();
            // Not before the events and polls that report all ten have come.
            for _ in 0..120 {
                let told = |m: &Message| m.id > card.id && m.text.contains("Time's up");
                if alice.wait_for(std::time::Duration::from_millis(300), told).await.is_ok() {
                    break;
                }
                app.advance(1);
            }
            app.quiet().await;
            let told = ends(&alice, card.id);
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told[0].text.contains("10 numbers"), "{}", told[0].text);
            assert!(told[0].text.contains("Rp\u{a0}150,000"), "{}", told[0].text);
            let late = app.clock.now() - begun;
            assert!(late.num_seconds() <= 80, "{late}");
            let calls = app.tg.calls().split_off(sent);
            let calls = calls.iter().filter(|call| !call.method.eq_ignore_ascii_case("getUpdates")).count();
            assert!(calls < 20, "{calls} calls");
            assert_eq!(app.refunds(&account), 10);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn o6_what_ends_in_different_ways_is_told_apart_and_other_cards_have_messages_of_their_own() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 1_000_000).await;
    let (first, _) = app.buy_many(&alice, &account, 4).await;
    let (second, card) = app.buy_many(&alice, &account, 2).await;
    app.sms.deliver_sms(first[0], Sms::code("909192"));
    app.comes(&alice, "🔑 909192").await;
    app.quiet().await;
    let seen = crate::steps::mark(&alice);
    // One of the first is canceled elsewhere, and all others expire.
    app.sms.cancel_elsewhere(first[1]);
    for order in first.iter().skip(2).chain(&second) {
        app.sms.expire(*order);
    }
    // The refund for the one that was canceled elsewhere has not been reported yet.
    app.advance_until_shown(2, &alice, |m| m.id > seen && m.text.contains("/balance")).await;
    app.advance_until_shown(2, &alice, |m| m.id > seen && m.text.contains("Rp\u{a0}30,000")).await;
    app.quiet().await;
    let told = ends(&alice, seen.max(card.id));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told.iter().any(|m| m.text.contains("canceled") && m.text.contains("Time's up")), "{told:#?}");
    app.finish().await;
}

#[tokio::test]
async fn o6_one_number_that_ends_alone_is_told_as_ever_and_without_delay() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 1_000_000).await;
    let (orders, card) = app.buy_many(&alice, &account, 3).await;
    app.sms.cancel_elsewhere(orders[0]);
    let told = app.advance_until_shown(1, &alice, |m| m.id > card.id && m.text.contains("canceled")).await;
    assert!(told.text.contains("Order canceled"), "{}", told.text);
    app.quiet().await;
    assert_eq!(ends(&alice, card.id).len(), 1);
    app.finish().await;
}
