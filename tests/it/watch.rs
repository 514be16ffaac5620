//! Failures of a webhook, a token or a press that the bot is not told about (SAFETY A4, B4, C5, E2).

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms, Surface};
use smscode_bot::domain::UserId;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, count, order_id, press, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const FOREIGN: &str = "https://shop.example.org/hook";
const ELSEWHERE: &str = "Instant codes are going elsewhere";

#[tokio::test]
async fn b4_push_that_was_led_elsewhere_is_told_once_and_codes_are_looked_for_quickly() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        app.sms.deliver_sms(order.id, Sms::code("313131"));
        app.comes(&alice, "🔑 313131").await;
        app.comes(&alice, ELSEWHERE).await;
        app.quiet().await;
        for code in ["323232", "333333"] {
            app.advance(2);
            app.sms.deliver_sms(order.id, Sms::code(code));
            let arrived = app.clock.now();
            app.advance_until_shown(1, &alice, |m| m.text.contains(&format!("🔑 {code}"))).await;
            let late = (app.clock.now() - arrived).num_seconds();
            assert!(late <= 10, "{surface:?}: {late} s without push");
        }
        app.advance(180);
        app.quiet().await;
        assert_eq!(count(&alice, ELSEWHERE), 1);
        assert_eq!(app.sms.webhook(&account).url.as_deref(), Some(FOREIGN), "it is the person's to decide");
        app.finish().await;
    }
}

#[tokio::test]
async fn b4_an_address_that_comes_back_is_push_again() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let ours = app.sms.webhook(&account);
    app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
    app.comes(&alice, ELSEWHERE).await;
    app.sms.set_webhook(&account, ours.url.as_deref(), ours.secret.as_deref());
    let asked = app.sms.count(Endpoint::WebhookGet);
    app.advance_until(5, |world| world.count(Endpoint::WebhookGet) > asked).await;
    app.quiet().await;
    assert_eq!(count(&alice, ELSEWHERE), 1);
    ask(&alice, "/webhook", "Instant codes are on").await;
    app.finish().await;
}

#[tokio::test]
async fn e2_the_same_token_in_two_chats_shows_every_code_in_both() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let bob = app.tg.user("Bob", "en");
        ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
        press(&bob, "Turn on instant codes").await;
        sees(&bob, "Replace the address").await;
        press(&bob, "Yes, replace it").await;
        sees(&bob, "Instant codes are on").await;
        let (order, _) = app.buy(&alice, &account).await;
        app.comes(&alice, ELSEWHERE).await;
        app.sms.deliver_sms(order.id, Sms::code("343434"));
        sees(&bob, "343434").await;
        app.comes(&alice, "🔑 343434").await;
        app.quiet().await;
        assert_eq!((count(&alice, ELSEWHERE), count(&bob, ELSEWHERE)), (1, 0));
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn c5_a_press_that_a_kill_cut_off_asks_for_no_second_sms_by_itself() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("1212"));
    app.advance_until_shown(2, &alice, |m| m.button("Another SMS").is_some()).await;
    // What a kill between the note and the answer leaves behind.
    let (user, id) = (UserId(alice.id.try_into().unwrap()), order_id(&order));
    assert!(app.app().store().begin_resend(user, id, Some("cut off")).await.unwrap());
    press(&alice, "Another SMS").await;
    app.quiet().await;
    assert_eq!(app.sms.count(Endpoint::Resend), 0, "the press may be the one that was cut off");
    press(&alice, "Another SMS").await;
    app.sms.wait_until(SOON, |world| world.count(Endpoint::Resend) == 1).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn c5_a_press_that_was_cut_off_twice_in_a_row_asks_for_no_second_sms_by_itself() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("1313"));
    app.advance_until_shown(2, &alice, |m| m.button("Another SMS").is_some()).await;
    press(&alice, "Another SMS").await;
    app.sms.wait_until(SOON, |world| world.count(Endpoint::Resend) == 1).await.unwrap();
    app.quiet().await;
    // The process was killed before Telegram heard that the press was handled, and once more after that.
    let press_again = app.tg.update_ids().pop().unwrap();
    for _ in 0..2 {
        app.tg.redeliver_as_new(press_again).unwrap();
        ask(&alice, "/help", "SMSCode").await;
    }
    assert_eq!(app.sms.count(Endpoint::Resend), 1);
    app.finish().await;
}

#[tokio::test]
async fn b4_a_delivery_that_never_gets_through_is_repaired_ever_more_rarely_and_told_once() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    let patched = app.sms.count(Endpoint::WebhookPatch);
    let unreachable = "Instant codes aren't getting through";
    let begun = app.clock.now();
    while (app.clock.now() - begun).num_minutes() < 16 {
        app.sms.disable_webhook(&account, "10 consecutive delivery failures");
        app.advance(10);
        app.sms.wait_until(Duration::from_millis(40), |_| false).await.unwrap_err();
    }
    let repairs = app.sms.count(Endpoint::WebhookPatch) - patched;
    assert!((3..=5).contains(&repairs), "{repairs} repairs in sixteen minutes");
    app.quiet().await;
    assert_eq!(count(&alice, unreachable), 1);
    app.sms.disable_webhook(&account, "10 consecutive delivery failures");
    app.sms.deliver_sms(order.id, Sms::code("353535"));
    let arrived = app.clock.now();
    app.advance_until_shown(1, &alice, |m| m.text.contains("🔑 353535")).await;
    let late = (app.clock.now() - arrived).num_seconds();
    assert!(late <= 10, "{late} s while push is broken");
    app.finish().await;
}

#[tokio::test]
async fn a4_a_purchase_in_doubt_is_not_decided_by_the_list_of_another_account() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let other = app.sms.add_account(500_000);
        let confirm = app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        alice.press(confirm.id, EN.buy).unwrap();
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.sms.revoke_token(&account);
        app.comes(&alice, "result unknown").await;
        ask(&alice, &format!("/login {}", other.token()), "Your account is linked").await;
        app.sms.wait_until(SOON, |world| world.count(Endpoint::Orders) >= 1).await.unwrap();
        app.advance(30);
        app.quiet().await;
        app.sms.wait_until(Duration::from_millis(200), |_| false).await.unwrap_err();
        assert_eq!(count(&alice, EN.nothing_charged), 0, "the other list tells nothing");
        app.sms.restore_token(&account);
        app.replace(&alice, "en", &account).await;
        app.advance_until_shown(2, &alice, |m| m.text.contains("+62")).await;
        assert_eq!((app.charges(&account), app.charges(&other)), (1, 0));
        app.finish().await;
    }
}
