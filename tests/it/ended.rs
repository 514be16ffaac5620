//! Orders that end without the user's action: by time, on the dashboard, unnoticed (SAFETY B9).

use sandbox::smscode::{Endpoint, Sms, Status, Surface};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, order_id, press, press_callback, sees, words};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

#[tokio::test]
async fn b9_an_expiry_is_told_with_the_refund_in_a_new_message_within_forty_seconds() {
    for surface in BOTH {
        for (language, notification, told, refund) in [
            ("en", true, "Time's up. No SMS arrived", "Rp\u{a0}15,000 refunded"),
            ("en", false, "Time's up. No SMS arrived", "Rp\u{a0}15,000 refunded"),
            ("id", false, "Waktu habis, SMS tidak masuk", "Saldo kembali Rp15.000"),
        ] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if notification {
                app.pushed("Alice", language, 500_000).await
            } else {
                app.linked("Alice", language, 500_000).await
            };
            let (order, card) = app.buy_with(&alice, &account, words(language)).await;
            app.quiet().await;
            app.sms.webhooks().lose_next(u32::from(notification && surface == Surface::Live));
            app.advance(20 * 60 - 30);
            app.quiet().await;
            let end = app.advance_until_shown(3, &alice, |m| m.id > card.id && m.text.contains(told)).await;
            let late = app.clock.now() - order.expires_at;
            assert!(late.num_seconds() <= 40, "{late}");
            assert!(end.text.contains(refund) && !end.silent, "{}", end.text);
            alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(refund)).await.unwrap();
            app.quiet().await;
            assert_eq!(alice.from_bot().iter().filter(|m| m.id > card.id).count(), 1, "told once");
            assert_eq!((app.refunds(&account), app.sms.balance(&account)), (1, 500_000));
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn an_end_after_an_sms_is_on_the_card_and_no_refund_is_claimed() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("787878"));
        app.advance_until_shown(2, &alice, |m| m.id == card.id && m.text.contains("787878")).await;
        app.sms.expire(order.id);
        app.advance_until_shown(3, &alice, |m| m.id == card.id && m.text.contains("Finished")).await;
        app.quiet().await;
        assert_eq!(count(&alice, "refunded"), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn an_order_that_is_canceled_elsewhere_is_told() {
    for surface in BOTH {
        for notification in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if notification {
                app.pushed("Alice", "en", 500_000).await
            } else {
                app.linked("Alice", "en", 500_000).await
            };
            let (order, card) = app.buy(&alice, &account).await;
            app.quiet().await;
            let seen = mark(&alice);
            app.sms.cancel_elsewhere(order.id);
            app.advance_until_shown(3, &alice, |m| m.id > seen && m.text.contains("Order canceled")).await;
            alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("Canceled.")).await.unwrap();
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn an_ended_order_offers_to_buy_again() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.expire(order.id);
    let end = app.advance_until_shown(3, &alice, |m| m.text.contains("Time's up. No SMS arrived. Rp")).await;
    assert!(end.button("Buy again").is_some());
    alice.press_last("Buy again").unwrap();
    alice.wait_for(SOON, |m| m.button("Buy for").is_some()).await.unwrap();
    press(&alice, "Buy for").await;
    app.sms.wait_for_order(SOON, &account, |o| o.id != order.id && o.status == Status::Active).await.unwrap();
    sees(&alice, "#1002").await;
    app.finish().await;
}

#[tokio::test]
async fn the_history_and_the_open_orders_show_what_the_provider_has() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
        ask(&alice, "/orders", "no orders yet").await;
        ask(&alice, "/active", "no active orders").await;
        let (order, _) = app.buy(&alice, &account).await;
        for _ in 0..12 {
            let old = app.sms.create_elsewhere(&account, crate::steps::SAMPLE).unwrap();
            app.sms.cancel_elsewhere(old);
        }
        let open = ask(&alice, "/active", "active order").await;
        assert!(crate::steps::tells_number(&open, &order.phone_number), "{}", open.text);
        let page = ask(&alice, "/orders", "All orders").await;
        alice.press(page.id, "›").unwrap();
        alice.wait_for(SOON, |m| m.id == page.id && m.edited == 1).await.unwrap();
        let one = ask(&alice, &format!("/order {}", order.id), &format!("#{}", order.id)).await;
        assert!(one.text.contains("Rp\u{a0}15,000"), "{}", one.text);
        ask(&alice, "/order #1002", "Canceled").await;
        assert_eq!(app.sms.count(Endpoint::Create), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_card_can_be_brought_up_to_date_by_hand() {
    let app = TestApp::public(Surface::Seed).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.webhooks().lose_next(1);
    app.sms.deliver_sms(order.id, Sms::code("696969"));
    let refresh = Callback::Refresh { order: order_id(&order) };
    press_callback(&alice, card.id, &refresh).await;
    sees(&alice, "🔑 696969").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("696969")).await.unwrap();
    app.finish().await;
}
