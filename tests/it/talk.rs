//! Replies outside of purchases: greetings, help, misunderstandings, groups, old buttons.

use sandbox::smscode::Surface;
use serde_json::json;
use smscode_bot::domain::{IntentId, OrderId};
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{ask, count, label_told, mark, press, press_callback, sees};

#[tokio::test]
async fn start_and_help_speak_the_language_of_the_person() {
    let app = TestApp::start().await;
    for (language, hello, how) in [
        ("en", "Hello, Alice!", "How it works"),
        ("id", "Halo, Alice!", "Cara kerja"),
        ("de", "Hello, Alice!", "How it works"),
    ] {
        let alice = app.tg.user("Alice", language);
        ask(&alice, "/start", hello).await;
        ask(&alice, "/help", how).await;
    }
    app.finish().await;
}

#[tokio::test]
async fn the_commands_are_registered_in_every_language() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    // Registered in the background, the menu last.
    let menu = |state: &sandbox::telegram::State<'_>| {
        state.calls().iter().any(|call| call.method == "setChatMenuButton")
    };
    app.tg.wait_until(SOON, menu).await.unwrap();
    let registered = app.tg.calls_of("setMyCommands");
    let menu = app.tg.calls_of("setChatMenuButton");
    assert!(menu.iter().any(|call| call.params["menu_button"].to_string().contains("commands")), "{menu:?}");
    for language in ["", "en", "id"] {
        let of_language = registered
            .iter()
            .find(|call| call.params["language_code"].as_str().unwrap_or_default() == language);
        let commands = of_language.unwrap().params["commands"].to_string();
        for command in ["buy", "active", "orders", "balance", "settings", "help"] {
            assert!(
                commands.contains(&format!("\"{command}\""))
                    || commands.contains(&format!("\\\"{command}\\\"")),
                "{language}: {command} is missing in {commands}"
            );
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_understood_is_answered_kindly() {
    let app = TestApp::start().await;
    let stranger = app.tg.user("Budi", "id");
    ask(&stranger, "halo", "bot tidak mengerti").await;
    ask(&stranger, "/nonsense", "bot tidak mengerti").await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    // The first purchase screen has been open since linking: words search it.
    ask(&alice, "qzxv qzxv", "Nothing found for “qzxv qzxv”").await;
    ask(&alice, "/orders", "no orders yet").await;
    alice.say("/start help");
    ask(&alice, "qzxv qzxv", "didn't get that").await;
    ask(&alice, "/nonsense", "didn't get that").await;
    ask(&alice, "/order", "Which order?").await;
    ask(&alice, "/order abc", "Which order?").await;
    ask(&alice, "/order 4711", "can't find that order").await;
    app.finish().await;
}

#[tokio::test]
async fn whoever_has_no_account_linked_finds_the_way_on_every_screen() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    let start = ask(&alice, "/start", "Link your SMSCode account, once").await;
    assert!(start.button("I have no account yet").is_some() && start.button("How it works").is_some());
    for words in
        ["/start", "/help", "hello", "/buy", "/settings", "/cancel", "/nonsense", "/order", "/balance"]
    {
        let said = alice.say(words);
        let shown = alice.wait_for(SOON, |m| m.id > said).await.unwrap();
        assert!(shown.button("Link").is_some(), "{words}: {shown:?}");
    }
    let settings = ask(&alice, "/settings", "Settings").await;
    for callback in
        [Callback::Guard, Callback::Codes, Callback::Languages, Callback::Favourites, Callback::Help]
    {
        press_callback(&alice, settings.id, &callback).await;
        let edited = alice.message(settings.id).unwrap();
        assert!(edited.button("Link").is_some(), "{callback:?}: {edited:?}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_message_without_text_is_answered_with_a_wish_for_text() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    let seen = mark(&alice);
    let chat = alice.chat_id();
    let person = json!({ "id": alice.id, "is_bot": false, "first_name": "Alice", "language_code": "en" });
    let body = json!({
        "message_id": 900_001,
        "date": app.clock.now().timestamp(),
        "chat": { "id": chat, "type": "private", "first_name": "Alice" },
        "from": person,
        "sticker": {
            "file_id": "CAACAgIAAxkBAAEB", "file_unique_id": "AgADeQ", "type": "regular", "width": 512,
            "height": 512, "is_animated": false, "is_video": false, "file_size": 12_345,
        },
    });
    app.tg.raw_update("message", Some(chat), body);
    alice.wait_for_new(SOON, seen, "only read text messages").await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn d16_in_a_group_the_bot_says_once_that_it_works_in_private_chats() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    let group = app.tg.group("Friends", &alice);
    let account = app.sms.add_account(500_000);
    group.say(&alice, &format!("/login {}", account.token()));
    group.wait_for(SOON, |m| m.text.contains("only work in private chats")).await.unwrap();
    group.say(&alice, "/buy whatsapp indonesia");
    group.say(&alice, "hello?");
    // Later messages are answered, so these were handled.
    ask(&alice, "/start", "Hello").await;
    assert_eq!(group.chat().iter().filter(|message| message.from_bot).count(), 1);
    assert_eq!(app.sms.calls().len(), 0, "a token from a group is not tried");
    app.finish().await;
}

#[tokio::test]
async fn an_unlinked_person_who_presses_old_buttons_is_asked_to_link_and_nothing_happens() {
    let app = TestApp::start().await;
    for (language, please) in
        [("en", "Please link your SMSCode account first"), ("id", "Hubungkan akun SMSCode kamu dulu")]
    {
        let alice = app.tg.user("Alice", language);
        let hello = alice.say("/start");
        let hello = alice.wait_for(SOON, |m| m.id > hello).await.unwrap();
        for callback in [
            Callback::Buy,
            Callback::Balance,
            Callback::Active,
            Callback::OrderList { status: None, page: 0 },
            Callback::ShowOrder { order: OrderId(1001) },
            Callback::WebhookOn { replace: true },
            Callback::Rate,
        ] {
            let seen = mark(&alice);
            alice.press_data(hello.id, &callback.pack()).unwrap();
            alice.wait_for_new(SOON, seen, please).await.unwrap();
        }
        for callback in [
            Callback::Confirm { intent: IntentId([9; 16]) },
            Callback::Abandon { intent: IntentId([9; 16]) },
            Callback::Page,
        ] {
            press_callback(&alice, hello.id, &callback).await;
        }
    }
    assert_eq!(app.sms.calls().len(), 0);
    app.finish().await;
}

#[tokio::test]
async fn a_button_of_another_version_or_of_nobody_is_answered_kindly() {
    let app = TestApp::on(Surface::Seed).await;
    for (language, old, again) in [
        ("en", "This button is from an older menu.", "Please start again from here"),
        ("id", "Tombol ini dari menu lama.", "Mulai lagi dari sini"),
    ] {
        let (alice, account) = app.linked("Alice", language, 500_000).await;
        let (_, card) = app.buy_with(&alice, &account, crate::steps::words(language)).await;
        let newer = Callback::Balance.pack().replacen('1', "2", 1);
        for data in ["cancel:1001", "1", "1!!!!", "0AAAA", newer.as_str(), "1_____________"] {
            let seen = mark(&alice);
            let query = alice.press_data(card.id, data).unwrap();
            assert_eq!(alice.wait_for_answer(SOON, &query).await.unwrap().text.as_deref(), Some(old));
            alice.wait_for_new(SOON, seen, again).await.unwrap();
        }
        assert_eq!(app.charges(&account), 1);
    }
    app.finish().await;
}

#[tokio::test]
async fn a_deep_link_leads_to_the_offers() {
    let app = TestApp::with(Options::default()).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    alice.say("/start buy_wa_id");
    alice.wait_for(SOON, |m| m.button("Rp\u{a0}15,000").is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn d14_an_update_that_cannot_be_read_costs_only_itself() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    app.tg.raw_update("message", Some(alice.chat_id()), json!({ "message_id": "no number", "chat": [] }));
    app.tg.raw_update("callback_query", Some(alice.chat_id()), json!({}));
    ask(&alice, "/help", "How it works").await;
    let all_confirmed = |state: &sandbox::telegram::State<'_>| state.pending_updates() == 0;
    app.tg.wait_until(SOON, all_confirmed).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn settings_change_the_language_and_the_currency_at_once() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let settings = ask(&alice, "/settings", "Settings").await;
    assert!(settings.button("💱 Rupiah").is_some() && settings.button("🌐 English").is_some());
    press(&alice, "🌐 English").await;
    label_told(&alice, "Indonesia", "Tersimpan.").await;
    sees(&alice, "Pengaturan").await;
    ask(&alice, "/balance", "Saldo: Rp500.000").await;
    press(&alice, "→ $").await;
    alice.wait_for(SOON, |m| m.button("→ Rp").is_some()).await.unwrap();
    ask(&alice, "/balance", "30,77").await;
    press(&alice, "🌐").await;
    press(&alice, "English").await;
    sees(&alice, "SMSCode charges in rupiah").await;
    ask(&alice, "/balance", "Balance: $30.77").await;
    let (_, card) = app.buy_with(&alice, &account, &crate::steps::USD).await;
    assert!(card.text.contains("$0.9231") && !card.text.contains("Rp"), "{}", card.text);
    assert_eq!(count(&alice, "Pengaturan"), 0, "the settings speak one language");
    app.finish().await;
}
