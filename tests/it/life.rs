//! The life of an order: cancel, finish, request another SMS (SAFETY C).

use sandbox::smscode::{Endpoint, Fault, Sms, Status, Surface};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{count, label_told, mark, order_id, press, press_callback, press_told, sees, words};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// The texts of a cancel that comes too early, in both languages: the button, the alert, the card's line, the
/// undo.
const EARLY: [(&str, &str, &str, &str, &str); 2] = [
    ("en", "Cancel · ", "I'll cancel in", "I'll cancel ", "Don't cancel"),
    ("id", "Batalkan · ", "Akan dibatalkan otomatis setelah", "Batal otomatis ", "Jangan batalkan"),
];

#[tokio::test]
async fn c2_a_cancel_that_comes_too_early_is_the_promise_and_says_when_in_one_place() {
    for surface in BOTH {
        for (language, cancel, told, line, keep) in EARLY {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", language, 500_000).await;
            let (order, card) = app.buy_with(&alice, &account, words(language)).await;
            app.quiet().await;
            let seen = mark(&alice);
            let query = alice.press_when(SOON, cancel).await.unwrap();
            let answer = alice.wait_for_answer(SOON, &query).await.unwrap();
            assert!(
                answer.alert && answer.text.as_deref().is_some_and(|text| text.contains(told)),
                "{answer:?}"
            );
            let card = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(line)).await.unwrap();
            let times = card.date_times();
            assert!(
                times.iter().any(|time| time.unix == order.cancel_available_at().timestamp()),
                "{times:?}"
            );
            assert!(card.button(keep).is_some() && card.button(cancel).is_none(), "{card:?}");
            app.quiet().await;
            assert_eq!(mark(&alice), seen, "no message of its own");
            assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn a_promise_to_cancel_is_kept_as_soon_as_it_is_possible() {
    for surface in BOTH {
        for (language, cancel, _, line, _) in EARLY {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", language, 500_000).await;
            let (order, card) = app.buy_with(&alice, &account, words(language)).await;
            press(&alice, cancel).await;
            alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(line)).await.unwrap();
            app.advance(60);
            assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
            let seen = mark(&alice);
            app.advance_until(2, |state| state.order(order.id).is_some_and(|o| o.status == Status::Canceled))
                .await;
            let late = app.clock.now() - order.cancel_available_at();
            assert!(late.num_seconds() < 30, "{late}");
            let refund = if language == "id" { "Saldo kembali Rp15.000" } else { "Rp\u{a0}15,000 refunded" };
            let end = alice.wait_for_new(SOON, seen, refund).await.unwrap();
            app.quiet().await;
            let card = alice.message(card.id).unwrap();
            assert!(
                end.buttons().count() > 0 && card.buttons().count() == 0,
                "buttons in one place: {card:?}"
            );
            assert_eq!((app.refunds(&account), app.sms.balance(&account)), (1, 500_000));
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn a_promise_that_is_revoked_is_not_kept() {
    for (language, cancel, _, _, keep) in EARLY {
        let app = TestApp::start().await;
        let (alice, account) = app.linked("Alice", language, 500_000).await;
        let (order, card) = app.buy_with(&alice, &account, words(language)).await;
        press(&alice, cancel).await;
        alice.wait_for(SOON, |m| m.id == card.id && m.button(keep).is_some()).await.unwrap();
        alice.press(card.id, keep).unwrap();
        alice.wait_for(SOON, |m| m.id == card.id && m.button(keep).is_none()).await.unwrap();
        app.quiet().await;
        let cancels = app.sms.count(Endpoint::Cancel);
        for _ in 0..10 {
            app.advance(20);
        }
        let looks = app.sms.count(Endpoint::Active);
        app.advance_until(5, |state| state.count(Endpoint::Active) > looks + 1).await;
        assert_eq!(app.sms.count(Endpoint::Cancel), cancels);
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_promise_is_called_off_by_an_sms() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        press(&alice, "Cancel · ").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("I'll cancel ")).await.unwrap();
        let cancels = app.sms.count(Endpoint::Cancel);
        app.sms.deliver_sms(order.id, Sms::code("818181"));
        sees(&alice, "🔑 818181").await;
        app.quiet().await;
        for _ in 0..10 {
            app.advance(20);
        }
        let looks = app.sms.count(Endpoint::Active);
        app.advance_until(5, |state| state.count(Endpoint::Active) > looks + 1).await;
        app.quiet().await;
        assert_eq!(app.sms.count(Endpoint::Cancel), cancels);
        let shown = alice.message(card.id).unwrap().text;
        assert!(!shown.contains("I'll cancel "), "{shown}");
        app.finish().await;
    }
}

#[tokio::test]
async fn a_cancel_gives_the_money_back_and_tells_the_new_balance_once() {
    for surface in BOTH {
        for (language, cancel, refund, balance) in [
            ("en", "Cancel · ", "Rp\u{a0}15,000 refunded", "Balance: Rp\u{a0}500,000"),
            ("id", "Batalkan · ", "Saldo kembali Rp15.000", "Saldo: Rp500.000"),
        ] {
            let app = TestApp::public(surface).await;
            let (alice, account) = app.pushed("Alice", language, 500_000).await;
            let (_, card) = app.buy_with(&alice, &account, words(language)).await;
            app.quiet().await;
            app.advance(125);
            let seen = mark(&alice);
            press(&alice, cancel).await;
            let told = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(refund)).await.unwrap();
            assert!(told.text.contains(balance), "{}", told.text);
            app.sms.wait_until(SOON, |state| !state.deliveries().is_empty()).await.unwrap();
            app.quiet().await;
            app.advance(30);
            app.quiet().await;
            let news = alice.from_bot().iter().filter(|m| m.id > seen).count();
            assert_eq!(
                news, 0,
                "it is told once, on the card; the event of the person's own cancel is no news"
            );
            assert_eq!((app.refunds(&account), app.sms.count(Endpoint::Cancel)), (1, 1));
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn c1_a_cancel_that_loses_against_an_sms_shows_the_sms_and_claims_no_refund() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.advance(125);
        app.quiet().await;
        app.sms.deliver_sms(order.id, Sms::code("232425"));
        let callback = Callback::CancelOrder { order: order_id(&order) };
        press_callback(&alice, card.id, &callback).await;
        sees(&alice, "🔑 232425").await;
        app.quiet().await;
        assert_eq!((app.refunds(&account), count(&alice, "refunded")), (0, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn c3_a_cancel_whose_answer_is_lost_is_looked_up_and_told_once() {
    for surface in BOTH {
        for fault in [Fault::DropAfter, Fault::Html(502).after_effect(), Fault::Malformed.after_effect()] {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", "en", 500_000).await;
            let (_, card) = app.buy(&alice, &account).await;
            app.quiet().await;
            app.advance(125);
            app.quiet().await;
            app.sms.fail_next(Endpoint::Cancel, fault);
            press(&alice, "Cancel · ").await;
            // A failed edit is retried after a second, and the test controls the clock.
            app.advance_until_shown(1, &alice, |m| m.id == card.id && m.text.contains("Canceled.")).await;
            app.quiet().await;
            assert_eq!((app.refunds(&account), app.sms.count(Endpoint::Cancel)), (1, 1));
            assert_eq!(app.sms.balance(&account), 500_000);
            let told = alice.from_bot().iter().filter(|m| m.id > card.id && m.text.contains("ancel")).count();
            assert_eq!(told, 0, "the card tells it");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn c4_a_cancel_without_a_dollar_rate_is_looked_up() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        crate::steps::ask(&alice, "/settings", "Settings").await;
        press(&alice, "→ $").await;
        let (order, card) = app.buy_with(&alice, &account, &crate::steps::USD).await;
        app.quiet().await;
        app.advance(125);
        app.quiet().await;
        let fault = Fault::status_after(503, "FX_RATE_UNAVAILABLE", 30).after_effect();
        app.sms.fail_next(Endpoint::Cancel, fault);
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("Canceled.")).await.unwrap();
        assert_eq!((app.refunds(&account), app.sms.count(Endpoint::Cancel)), (1, 1));
        assert!(alice.from_bot().iter().all(|m| m.id <= card.id || !m.text.contains("Rp")));
        app.finish().await;
    }
}

#[tokio::test]
async fn c5_another_sms_is_asked_for_once_per_press() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("1212"));
        app.advance_until_shown(2, &alice, |m| m.button("Another SMS").is_some()).await;
        app.sms.fail_next(Endpoint::Resend, Fault::DropAfter);
        press(&alice, "Another SMS").await;
        app.quiet().await;
        app.advance(30);
        app.quiet().await;
        assert_eq!(app.sms.count(Endpoint::Resend), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_service_that_cannot_send_again_is_told() {
    let app = TestApp::on(Surface::Seed).await;
    for (language, told) in [("en", "can't"), ("id", "tidak bisa")] {
        let (alice, account) = app.linked("Alice", language, 500_000).await;
        // Google sends only one SMS.
        let google = app.sms.catalog().products().find(|p| p.platform_id == 2 && p.available > 0).unwrap().id;
        let order = app.sms.create_elsewhere(&account, google).unwrap();
        let find = if language == "id" { "pesanan aktif" } else { "active order" };
        crate::steps::ask(&alice, "/active", find).await;
        app.sms.deliver_sms(order, Sms::code("6543"));
        let again = if language == "id" { "SMS lagi" } else { "Another SMS" };
        app.advance_until_shown(2, &alice, |m| m.button(again).is_some()).await;
        label_told(&alice, again, told).await;
        app.quiet().await;
    }
    app.finish().await;
}

#[tokio::test]
async fn c6_finishing_twice_is_no_error() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("1212"));
        app.advance_until_shown(2, &alice, |m| m.button("Finish").is_some()).await;
        let finish = Callback::Finish { order: order_id(&order) };
        press_told(&alice, card.id, &finish, "Finished.").await;
        press_told(&alice, card.id, &finish, "Finished.").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("✅ Finished.")).await.unwrap();
        assert_eq!(app.refunds(&account), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_finish_whose_answer_is_lost_is_looked_up() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("1212"));
        app.advance_until_shown(2, &alice, |m| m.button("Finish").is_some()).await;
        app.sms.fail_next(Endpoint::Finish, Fault::DropAfter);
        label_told(&alice, "Finish", "Finished.").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("✅ Finished.")).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn g13_the_buttons_of_somebody_elses_order_do_nothing() {
    for (language, none) in [
        ("en", "I can't find that order in your account"),
        ("id", "Pesanan itu tidak ditemukan di akun kamu"),
    ] {
        let app = TestApp::start().await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (mallory, _) = app.linked("Mallory", language, 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("999000"));
        app.advance_until_shown(2, &alice, |m| m.id == card.id && m.text.contains("999000")).await;
        let (id, hello) = (order_id(&order), mallory.last().unwrap().id);
        for callback in [
            Callback::CancelOrder { order: id },
            Callback::Finish { order: id },
            Callback::Resend { order: id },
            Callback::Refresh { order: id },
        ] {
            let seen = mark(&mallory);
            press_callback(&mallory, hello, &callback).await;
            mallory.wait_for_new(SOON, seen, none).await.unwrap();
        }
        press_callback(&mallory, hello, &Callback::CancelSoon { order: id }).await;
        press_callback(&mallory, hello, &Callback::KeepOrder { order: id }).await;
        press_callback(&mallory, hello, &Callback::ShowOrder { order: id }).await;
        crate::steps::ask(&mallory, &format!("/order {}", order.id), none).await;
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::OtpReceived);
        for endpoint in [Endpoint::Cancel, Endpoint::Finish, Endpoint::Resend] {
            assert_eq!(app.sms.count(endpoint), 0, "{endpoint:?}");
        }
        assert_eq!(count(&mallory, "999000") + count(&mallory, "+62"), 0);
        app.finish().await;
    }
}
