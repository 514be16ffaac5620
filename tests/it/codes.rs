//! Codes: pushed or polled, several, repeated, late, early, and for orders bought elsewhere (SAFETY B).

use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram::User;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ID, SAMPLE, ask, count, label_told, mark, press, rings, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

async fn with_order(app: &TestApp) -> (User, Account, u64, i32) {
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    (alice, account, order.id, card.id)
}

/// Lets the poller run twice: when the second poll begins, the results of the first have been processed.
async fn looked(app: &TestApp) {
    let looks = app.sms.count(Endpoint::Active);
    app.advance_until(7, |state| state.count(Endpoint::Active) >= looks + 2).await;
    app.quiet().await;
}

#[tokio::test]
async fn a_pushed_code_is_a_new_message_and_on_the_card_within_two_seconds() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, _, order, card) = with_order(&app).await;
        let seen = mark(&alice);
        app.sms.deliver_sms(order, Sms::code("135790"));
        let code = alice.wait_for_new(Duration::from_secs(2), seen, "135790").await.unwrap();
        assert!(!code.silent && code.text.starts_with("🔑 135790"), "{}", code.text);
        assert!(code.button("Copy 135790").is_some());
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("135790")).await.unwrap();
        looked(&app).await;
        looked(&app).await;
        assert_eq!(rings(&alice, "135790"), 1, "the poll that follows shows nothing new");
        app.finish().await;
    }
}

#[tokio::test]
async fn a_code_comes_by_polling_within_ten_seconds_without_push() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (budi, account) = app.linked("Budi", "id", 500_000).await;
        let (order, card) = app.buy_with(&budi, &account, &ID).await;
        app.quiet().await;
        app.advance(400);
        looked(&app).await;
        app.sms.deliver_sms(order.id, Sms::code("8642"));
        let came = app.clock.now();
        app.advance_until_shown(1, &budi, |m| m.text.contains("🔑 8642")).await;
        let took = app.clock.now() - came;
        assert!(took.num_seconds() <= 10, "{took}");
        budi.wait_for(SOON, |m| m.id == card.id && m.text.contains("🔑 8642")).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn a_text_without_a_code_is_shown_in_full() {
    for surface in BOTH {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if pushed {
                app.pushed("Alice", "en", 500_000).await
            } else {
                app.linked("Alice", "en", 500_000).await
            };
            let (order, card) = app.buy(&alice, &account).await;
            app.sms.deliver_sms(order.id, Sms::text("Tap https://example.test/x to verify"));
            app.advance(4);
            let seen = card.id;
            alice.wait_for_new(SOON, seen, "Tap https://example.test/x to verify").await.unwrap();
            alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("see below")).await.unwrap();
            looked(&app).await;
            assert_eq!(count(&alice, "New SMS"), 1);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn every_further_sms_is_a_message_of_its_own_by_either_way() {
    for surface in BOTH {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if pushed {
                app.pushed("Alice", "en", 500_000).await
            } else {
                app.linked("Alice", "en", 500_000).await
            };
            let (order, card) = app.buy(&alice, &account).await;
            for code in ["111222", "333444", "555666"] {
                app.sms.deliver_sms(order.id, Sms::code(code));
                app.comes(&alice, &format!("🔑 {code}")).await;
                looked(&app).await;
            }
            for code in ["111222", "333444", "555666"] {
                assert_eq!(rings(&alice, code), 1, "{surface:?} {pushed} {code}");
                assert!(alice.message(card.id).unwrap().text.contains(code));
            }
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn b5_the_same_digits_after_a_resend_are_shown_again_once() {
    for surface in BOTH {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if pushed {
                app.pushed("Alice", "en", 500_000).await
            } else {
                app.linked("Alice", "en", 500_000).await
            };
            let (order, card) = app.buy(&alice, &account).await;
            app.sms.deliver_sms(order.id, Sms::code("777888"));
            app.comes(&alice, "🔑 777888").await;
            app.quiet().await;
            app.advance(10);
            label_told(&alice, "Another SMS", "Another SMS requested.").await;
            alice
                .wait_for(SOON, |m| m.id == card.id && m.text.contains("Waiting for another SMS"))
                .await
                .unwrap();
            looked(&app).await;
            assert_eq!(
                rings(&alice, "777888"),
                1,
                "{surface:?} {pushed}: the old code is no news after the resend"
            );
            let seen = mark(&alice);
            app.sms.deliver_sms(order.id, Sms::code("777888"));
            app.comes_new(&alice, seen, "🔑 777888").await;
            looked(&app).await;
            looked(&app).await;
            assert_eq!(rings(&alice, "777888"), 2, "{surface:?} {pushed}");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn b3_an_event_that_is_lost_is_made_up_for_within_thirty_seconds() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, _, order, _) = with_order(&app).await;
        looked(&app).await;
        app.sms.webhooks().lose_next(1);
        app.sms.deliver_sms(order, Sms::code("246810"));
        let came = app.clock.now();
        app.advance_until_shown(1, &alice, |m| m.text.contains("🔑 246810")).await;
        let took = app.clock.now() - came;
        assert!(took.num_seconds() <= 30, "{took}");
        assert_eq!(app.sms.webhooks().lost().len(), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn e8_an_event_that_comes_twice_or_again_later_is_shown_once() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, _, order, _) = with_order(&app).await;
        app.sms.webhooks().duplicate_next();
        app.sms.deliver_sms(order, Sms::code("192837"));
        sees(&alice, "🔑 192837").await;
        app.sms.wait_until(SOON, |state| state.deliveries().len() == 2).await.unwrap();
        let event = app.sms.webhooks().deliveries().remove(0).event;
        for _ in 0..20 {
            assert_eq!(app.sms.webhooks().repeat(&event).await, Some(200));
        }
        app.quiet().await;
        app.advance(600);
        assert_eq!(app.sms.webhooks().repeat(&event).await, Some(200));
        app.quiet().await;
        assert_eq!(rings(&alice, "192837"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn b10_events_in_the_wrong_order_end_in_the_true_state_with_every_code() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, _, order, card) = with_order(&app).await;
        app.sms.webhooks().hold();
        app.sms.deliver_sms(order, Sms::code("564738"));
        app.sms.complete_elsewhere(order);
        app.sms.webhooks().release_all(true).await;
        sees(&alice, "🔑 564738").await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("Finished")).await.unwrap();
        app.quiet().await;
        app.advance(30);
        app.quiet().await;
        assert_eq!(rings(&alice, "564738"), 1);
        assert!(alice.message(card).unwrap().text.contains("Finished"));
        app.finish().await;
    }
}

#[tokio::test]
async fn b1_a_code_that_comes_before_the_answer_to_the_purchase_is_shown_and_then_the_card() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::Hang);
        alice.press(confirm.id, EN.buy).unwrap();
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.sms.deliver_sms(order.id, Sms::code("102938"));
        sees(&alice, "🔑 102938").await;
        app.sms.release_hung();
        let card = alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("102938")).await.unwrap();
        assert!(card.text.contains("#1001"), "{}", card.text);
        app.quiet().await;
        assert_eq!((rings(&alice, "102938"), count(&alice, "#1001")), (1, 1), "one code, one card");
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn b8_an_order_from_elsewhere_is_shown_with_number_service_and_code() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let order = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        let phone = app.sms.order(order).unwrap().phone_number;
        app.sms.deliver_sms(order, Sms::code("314159"));
        let code = sees(&alice, "🔑 314159").await;
        assert!(crate::steps::tells_number(&code, &phone) && code.text.contains("WhatsApp"), "{}", code.text);
        let card = app.comes(&alice, "Rp\u{a0}15,000 · #").await;
        assert!(card.text.contains(&format!("#{order}")), "{}", card.text);
        assert!(card.text.contains("314159"), "{}", card.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn b8_an_order_from_elsewhere_is_found_by_looking_at_the_open_orders() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let order = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        ask(&alice, "/active", "active order").await;
        app.comes(&alice, &format!("#{order}")).await;
        app.sms.deliver_sms(order, Sms::code("271828"));
        app.comes(&alice, "🔑 271828").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn b7_a_code_of_an_order_that_left_the_active_list_between_two_looks_is_shown() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        looked(&app).await;
        app.sms.deliver_sms(order.id, Sms::code("161803"));
        app.sms.complete_elsewhere(order.id);
        app.comes(&alice, "🔑 161803").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("Finished")).await.unwrap();
        assert_eq!(rings(&alice, "161803"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn codes_only_lets_the_code_ring_and_keeps_the_rest_silent() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    ask(&alice, "/settings", "Settings").await;
    press(&alice, "Sound: all").await;
    alice.wait_for(SOON, |m| m.button("Sound: codes").is_some()).await.unwrap();
    let order = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
    app.sms.deliver_sms(order, Sms::code("424242"));
    assert!(!sees(&alice, "🔑 424242").await.silent);
    let card = alice.wait_for(SOON, |m| m.text.contains("#1001")).await.unwrap();
    assert!(card.silent, "the card is silent");
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.expire(order.id);
    assert!(sees(&alice, "Time's up. No SMS arrived").await.silent);
    app.finish().await;
}

#[tokio::test]
async fn b4_with_nothing_open_nobody_asks_the_provider() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("100200"));
    app.comes(&alice, "🔑 100200").await;
    press(&alice, "Finish").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("Finished")).await.unwrap();
    app.quiet().await;
    app.sms.wait_for_order(SOON, &account, |order| order.status == Status::Completed).await.unwrap();
    let mut calls = Vec::new();
    for _ in 0..15 {
        app.advance(60);
        ask(&alice, "/help", "How it works").await;
        calls.push(app.sms.calls().len());
    }
    assert_eq!(calls.get(5), calls.last(), "{calls:?}");
    app.finish().await;
}
