//! Switching notifications on and off, and restoring the previous webhook (SAFETY E2 to E4).

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
                    "Turn on instant codes",
                    "Instant codes are on",
                    "Send a test",
                    "Instant codes are working",
                    "Turn off instant codes",
                    "Instant codes are off",
                ],
            ),
            (
                "id",
                [
                    "Kode instan mati",
                    "Aktifkan kode instan",
                    "Kode instan aktif",
                    "Kirim tes",
                    "Kode instan berfungsi",
                    "Matikan kode instan",
                    "Kode instan mati",
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
            alice
                .wait_for(SOON, |m| m.text.starts_with(off_again) && m.button(switch_on).is_some())
                .await
                .unwrap();
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
        assert!(
            state.text.contains("Notification address: shop.example.org (not this bot)"),
            "{}",
            state.text
        );
        press(&alice, "Send codes here instead").await;
        let question = sees(&alice, "Replace the address").await;
        for shown in [&state, &question] {
            assert!(!shown.text.contains("/hook"), "the rest of an address may be a secret: {}", shown.text);
        }
        assert_eq!(app.sms.count(Endpoint::WebhookPatch), 0);
        press(&alice, "Keep as is").await;
        sees(&alice, "another address").await;
        press(&alice, "Send codes here instead").await;
        press(&alice, "Yes, replace it").await;
        sees(&alice, "Instant codes are on").await;
        assert!(app.sms.webhook(&account).url.is_some_and(|url| url.starts_with(PUBLIC)));
        ask(&alice, "/webhook", "Instant codes are on").await;
        alice.press_last("Turn off instant codes").unwrap();
        sees(&alice, "Your previous address on SMSCode has been restored").await;
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
        sees(&alice, "I've deleted your token").await;
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
        ask(&alice, "/webhook", "Instant codes are going elsewhere").await;
        ask(&alice, "/logout", "Unlink").await;
        press(&alice, "Yes, unlink").await;
        sees(&alice, "I've deleted your token").await;
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
    sees(&alice, "I've deleted your token").await;
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
    assert!(fresh.text.contains("No notifications from SMSCode yet."), "{}", fresh.text);
    assert!(fresh.text.contains("Notification address: bot.example.test (this bot)"), "{}", fresh.text);
    assert!(fresh.button("Fix it").is_none(), "nothing is wrong");
    let ours = app.sms.webhook(&account);
    app.sms.set_webhook(&account, ours.url.as_deref(), Some("not our secret"));
    press(&alice, "Send a test").await;
    let refused = sees(&alice, "no longer this chat's").await;
    assert!(refused.text.contains("❌ The test failed (status 401)."), "{}", refused.text);
    assert!(refused.text.contains("❌ I didn't receive it."), "{}", refused.text);
    press(&alice, "Fix it").await;
    let healed = sees(&alice, "Instant codes are working").await;
    assert!(
        healed.text.starts_with("🔧 I set the address and secret key on SMSCode again"),
        "{}",
        healed.text
    );
    assert!(healed.text.contains("✅ SMSCode sent the test (status 200)."), "{}", healed.text);
    assert!(healed.text.contains("✅ I received it.") && healed.button("Fix it").is_none());
    app.sms.disable_webhook(&account, "10 consecutive delivery failures");
    ask(&alice, "/webhook", "Instant codes are paused").await;
    press(&alice, "Fix it").await;
    sees(&alice, "Instant codes are working").await;
    assert_eq!(app.sms.webhook(&account).disabled_at, None);
    app.advance(180);
    let aged = ask(&alice, "/webhook", "Last notification from SMSCode: 3 min ago").await;
    assert!(aged.text.contains("No notification has failed since."), "{}", aged.text);
    app.finish().await;
}

#[tokio::test]
async fn a_repair_replaces_no_address_of_somebody_else() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some("https://user:pass@shop.example.org:8443/hook?key=1"), None);
        let message = ask(&alice, "/webhook", "Instant codes are going elsewhere").await;
        assert!(message.text.contains("shop.example.org:8443 (not this bot)"), "{}", message.text);
        assert!(!message.text.contains("pass") && !message.text.contains("key"), "{}", message.text);
        press_callback(&alice, message.id, &smscode_bot::views::Callback::WebhookRepair).await;
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
    let seen = ask(&bob, "/webhook", "this bot, another chat").await;
    let url = app.sms.webhook(&account).url.unwrap();
    assert!(!seen.text.contains(url.rsplit('/').next().unwrap()), "the key of Alice's hook is hers");
    ask(&alice, "/webhook", "(this bot)").await;
    app.finish().await;
}

#[tokio::test]
async fn without_a_public_address_push_is_said_to_be_impossible() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    ask(&alice, "/webhook", "doesn't support instant codes").await;
    ask(&budi, "/webhook", "tidak mendukung kode instan").await;
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
        press(&alice, "Turn on instant codes").await;
        sees(&alice, "rejected this request").await;
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("262626"));
        app.advance_until_shown(2, &alice, |m| m.text.contains("🔑 262626")).await;
        ask(&alice, "/webhook", "Instant codes are off").await;
        press(&alice, "Turn on instant codes").await;
        alice.wait_for(SOON, |m| m.text.contains("Instant codes are on")).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn instant_codes_come_on_with_the_link_where_no_other_address_is_set() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = (app.tg.user("Alice", "en"), app.sms.add_account(500_000));
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        let taken = app.link(&alice, "en", &account).await;
        assert!(taken.text.contains("notifications to another address"), "{}", taken.text);
        assert_eq!(app.sms.webhook(&account).url.as_deref(), Some(FOREIGN));
        press(&alice, "Turn on instant codes").await;
        sees(&alice, "Replace the address").await;
        let (carol, carols) = app.pushed("Carol", "en", 500_000).await;
        let linked = sees(&carol, "Your account is linked").await;
        assert!(linked.text.contains("Codes arrive instantly (change it in /settings)."), "{}", linked.text);
        assert!(
            linked.button("instant codes").is_none() && linked.button("WhatsApp").is_some(),
            "{linked:?}"
        );
        let settings = ask(&carol, "/settings", "Settings").await;
        assert!(settings.button("⚡ Instant: on").is_some(), "{settings:?}");
        // Another chat of the same account does not take them away, and says whose they are.
        let dave = app.tg.user("Dave", "en");
        let other = app.link(&dave, "en", &carols).await;
        assert!(other.text.contains("another chat of this bot has them on"), "{}", other.text);
        // Switched off by hand, they stay off with the next token.
        ask(&carol, "/instant", "Instant codes are on").await;
        carol.press_last("Turn off instant codes").unwrap();
        sees(&carol, "Instant codes are off").await;
        let again = app.link(&carol, "en", &carols).await;
        assert!(
            !again.text.contains("instantly") && again.button("Turn on instant codes").is_some(),
            "{again:?}"
        );
        app.finish().await;
    }
}
