//! Switching push on and off, and putting things back (SAFETY E2 to E4).

use sandbox::smscode::{Endpoint, Fault, Sms, Surface};

use crate::app::{PUBLIC, SOON, TestApp};
use crate::steps::{ask, press, press_callback, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const FOREIGN: &str = "https://shop.example.org/hook";

#[tokio::test]
async fn push_is_switched_on_tested_and_switched_off_from_the_chat() {
    for surface in BOTH {
        for (language, words) in [
            (
                "en",
                [
                    "Instant codes are off",
                    "Switch on instant codes",
                    "Instant codes are on",
                    "Send a test",
                    "The test came through",
                    "Switch off instant codes",
                    "Instant codes are off",
                ],
            ),
            (
                "id",
                [
                    "Kode instan nonaktif",
                    "Aktifkan kode instan",
                    "Kode instan aktif",
                    "Kirim tes",
                    "Tes sampai",
                    "Nonaktifkan kode instan",
                    "Kode instan nonaktif",
                ],
            ),
        ] {
            let [off, switch_on, on, test, arrived, switch_off, off_again] = words;
            let app = TestApp::public(surface).await;
            let (alice, account) = app.linked("Alice", language, 500_000).await;
            ask(&alice, "/webhook", off).await;
            press(&alice, switch_on).await;
            sees(&alice, on).await;
            let config = app.sms.webhook(&account);
            let url = config.url.unwrap();
            let key = url.strip_prefix(&format!("{PUBLIC}/hooks/smscode/")).unwrap();
            assert!(key.len() >= 32 && config.secret.is_some_and(|secret| secret.len() >= 32), "{url}");
            press(&alice, test).await;
            sees(&alice, arrived).await;
            ask(&alice, "/webhook", on).await;
            alice.press_last(switch_off).unwrap();
            sees(&alice, off_again).await;
            assert_eq!(app.sms.webhook(&account).url.filter(|url| !url.is_empty()), None);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn e3_a_foreign_address_is_replaced_only_after_a_yes_and_comes_back() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        let state = ask(&alice, "/webhook", "another address").await;
        assert!(state.text.contains("Address at SMSCode: shop.example.org – not this bot"), "{}", state.text);
        press(&alice, "Send codes here instead").await;
        let question = sees(&alice, "Replace the address").await;
        for shown in [&state, &question] {
            assert!(!shown.text.contains("/hook"), "the rest of an address may be a secret: {}", shown.text);
        }
        assert_eq!(app.sms.count(Endpoint::WebhookPatch), 0);
        press(&alice, "Leave it as it is").await;
        sees(&alice, "another address").await;
        press(&alice, "Send codes here instead").await;
        press(&alice, "Yes, replace it").await;
        sees(&alice, "Instant codes are on").await;
        assert!(app.sms.webhook(&account).url.is_some_and(|url| url.starts_with(PUBLIC)));
        ask(&alice, "/webhook", "Instant codes are on").await;
        alice.press_last("Switch off instant codes").unwrap();
        sees(&alice, "Your earlier address at SMSCode is back in place").await;
        let back = app.sms.webhook(&account);
        assert_eq!((back.url.as_deref(), back.secret.as_deref()), (Some(FOREIGN), Some("their secret")));
        app.finish().await;
    }
}

#[tokio::test]
async fn e3_logout_puts_the_earlier_address_back() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        ask(&alice, "/webhook", "another address").await;
        press(&alice, "Send codes here instead").await;
        press(&alice, "Yes, replace it").await;
        sees(&alice, "Instant codes are on").await;
        ask(&alice, "/logout", "Unlink").await;
        press(&alice, "Yes, unlink").await;
        sees(&alice, "your token is deleted here").await;
        let back = app.sms.webhook(&account);
        assert_eq!((back.url.as_deref(), back.secret.as_deref()), (Some(FOREIGN), Some("their secret")));
        app.finish().await;
    }
}

#[tokio::test]
async fn e3_logout_leaves_an_address_alone_that_is_not_ours_any_more() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        ask(&alice, "/webhook", "Instant codes go elsewhere").await;
        ask(&alice, "/logout", "Unlink").await;
        press(&alice, "Yes, unlink").await;
        sees(&alice, "your token is deleted here").await;
        assert_eq!(app.sms.webhook(&account).url.as_deref(), Some(FOREIGN));
        app.finish().await;
    }
}

#[tokio::test]
async fn e3_after_logout_events_for_the_old_address_are_not_found() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let url = app.sms.webhook(&account).url.unwrap();
    ask(&alice, "/logout", "Unlink").await;
    press(&alice, "Yes, unlink").await;
    sees(&alice, "your token is deleted here").await;
    assert_eq!(app.sms.webhook(&account).url.filter(|url| !url.is_empty()), None);
    let event = sandbox::smscode::RawEvent { body: "{}".to_owned(), url: Some(url), ..Default::default() };
    assert_eq!(app.sms.send_event(&account, event).await, Ok(404));
    app.finish().await;
}

#[tokio::test]
async fn b4_a_delivery_that_the_provider_switched_off_is_switched_on_again() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.disable_webhook(&account, "10 consecutive delivery failures");
    ask(&alice, "/webhook", "Instant codes are paused").await;
    app.sms.deliver_sms(order.id, Sms::code("252525"));
    app.advance_until_shown(5, &alice, |m| m.text.contains("🔑 252525")).await;
    app.sms.wait_until(SOON, |world| world.count(Endpoint::WebhookPatch) == 2).await.unwrap();
    assert_eq!(app.sms.webhook(&account).disabled_at, None);
    app.quiet().await;
    app.sms.deliver_sms(order.id, Sms::code("272727"));
    sees(&alice, "🔑 272727").await;
    ask(&alice, "/webhook", "Instant codes are on").await;
    app.finish().await;
}

#[tokio::test]
async fn what_is_wrong_with_push_is_shown_and_repaired_with_one_press() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let fresh = ask(&alice, "/webhook", "Instant codes are on").await;
    assert!(fresh.text.contains("No news from SMSCode has come yet."), "{}", fresh.text);
    assert!(fresh.text.contains("Address at SMSCode: bot.example.test – this bot"), "{}", fresh.text);
    assert!(fresh.button("Repair").is_none(), "nothing is wrong");
    let ours = app.sms.webhook(&account);
    app.sms.set_webhook(&account, ours.url.as_deref(), Some("not our secret"));
    press(&alice, "Send a test").await;
    let refused = sees(&alice, "no longer the one of this chat").await;
    assert!(refused.text.contains("❌ SMSCode sent the test and got the answer 401."), "{}", refused.text);
    assert!(refused.text.contains("❌ It did not arrive here."), "{}", refused.text);
    press(&alice, "Repair").await;
    let healed = sees(&alice, "The test came through").await;
    assert!(healed.text.starts_with("🔧 I set the address and its secret anew"), "{}", healed.text);
    assert!(healed.text.contains("✅ SMSCode sent the test and got the answer 200."), "{}", healed.text);
    assert!(healed.text.contains("✅ It arrived here.") && healed.button("Repair").is_none());
    app.sms.disable_webhook(&account, "10 consecutive delivery failures");
    ask(&alice, "/webhook", "Instant codes are paused").await;
    press(&alice, "Repair").await;
    sees(&alice, "The test came through").await;
    assert_eq!(app.sms.webhook(&account).disabled_at, None);
    app.advance(180);
    let aged = ask(&alice, "/webhook", "Last news from SMSCode: 3 min ago").await;
    assert!(aged.text.contains("No delivery has failed since."), "{}", aged.text);
    app.finish().await;
}

#[tokio::test]
async fn a_repair_replaces_no_address_of_somebody_else() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some("https://user:pass@shop.example.org:8443/hook?key=1"), None);
        let message = ask(&alice, "/webhook", "Instant codes go elsewhere").await;
        assert!(message.text.contains("shop.example.org:8443 – not this bot"), "{}", message.text);
        assert!(!message.text.contains("pass") && !message.text.contains("key"), "{}", message.text);
        press_callback(&alice, message.id, &smscode_bot::views::Callback::PushHeal).await;
        sees(&alice, "Replace the address").await;
        assert_eq!(app.sms.count(Endpoint::WebhookPatch), 1, "only the switch at the beginning");
        app.finish().await;
    }
}

#[tokio::test]
async fn the_address_of_another_chat_of_this_bot_is_told_from_a_foreign_one() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let bob = app.tg.user("Bob", "en");
    ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
    let seen = ask(&bob, "/webhook", "this bot, but another chat").await;
    let url = app.sms.webhook(&account).url.unwrap();
    assert!(!seen.text.contains(url.rsplit('/').next().unwrap()), "the key of Alice's hook is hers");
    ask(&alice, "/webhook", "– this bot").await;
    app.finish().await;
}

#[tokio::test]
async fn without_a_public_address_push_is_said_to_be_impossible() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    ask(&alice, "/webhook", "not available with this bot").await;
    ask(&budi, "/webhook", "tidak tersedia di bot ini").await;
    assert_eq!(app.sms.webhook(&account).url, None);
    app.finish().await;
}

#[tokio::test]
async fn a_switch_that_the_provider_refuses_is_told_and_codes_still_come_by_polling() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.sms.fail_next(Endpoint::WebhookPatch, Fault::status(422, "VALIDATION_ERROR"));
        ask(&alice, "/webhook", "Instant codes are off").await;
        press(&alice, "Switch on instant codes").await;
        sees(&alice, "did not take this request").await;
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("262626"));
        app.advance_until_shown(2, &alice, |m| m.text.contains("🔑 262626")).await;
        ask(&alice, "/webhook", "Instant codes are off").await;
        press(&alice, "Switch on instant codes").await;
        alice.wait_for(SOON, |m| m.text.contains("Instant codes are on")).await.unwrap();
        app.finish().await;
    }
}
