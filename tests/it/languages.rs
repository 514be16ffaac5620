//! A complete user journey in every language: the bot's profile in Telegram, every command, a purchase, an
//! error.

use std::collections::BTreeSet;

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram::{Message, State, User};
use serde_json::{Value, json};

use crate::app::{Options, SOON, TestApp};
use crate::steps::tells_number;

/// Telegram's code of each language, and letters that occur only in its script.
const LANGUAGES: [(&str, Option<std::ops::RangeInclusive<char>>); 8] = [
    ("en", None),
    ("id", None),
    ("ru", Some('а'..='я')),
    ("zh", Some('一'..='龥')),
    ("es", None),
    ("pt", None),
    ("vi", None),
    ("hi", Some('अ'..='ह')),
];

async fn ask_telegram(app: &TestApp, method: &str, body: Value) -> Value {
    let url = format!("{}/bot{}/{method}", app.tg.url(), app.tg.token());
    let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
    let answer: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    answer.get("result").unwrap().clone()
}

#[tokio::test]
async fn telegram_shows_the_bot_in_every_language() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    alice.say("/start");
    alice.wait_for(SOON, |message| message.from_bot).await.unwrap();
    // The last call that sets up the bot's profile at the start.
    let told = |state: &State<'_>| state.calls().iter().any(|call| call.method == "setChatMenuButton");
    app.tg.wait_until(SOON, told).await.unwrap();
    let mut seen = BTreeSet::new();
    let english =
        ask_telegram(&app, "getMyCommands", json!({ "scope": { "type": "all_private_chats" } })).await;
    let names = |commands: &Value| -> Vec<String> {
        let all = commands.as_array().unwrap().iter();
        all.map(|command| command["command"].as_str().unwrap().to_owned()).collect()
    };
    for (code, letters) in LANGUAGES {
        let scope = json!({ "scope": { "type": "all_private_chats" }, "language_code": code });
        let commands = ask_telegram(&app, "getMyCommands", scope).await;
        assert_eq!(names(&commands), names(&english), "{code}");
        let long = ask_telegram(&app, "getMyDescription", json!({ "language_code": code })).await;
        let short = ask_telegram(&app, "getMyShortDescription", json!({ "language_code": code })).await;
        for text in [&commands[0]["description"], &long["description"], &short["short_description"]] {
            let text = text.as_str().unwrap();
            if let Some(letters) = &letters {
                assert!(text.chars().any(|c| letters.contains(&c)), "{code}: {text}");
            }
            assert!(seen.insert(text.to_owned()), "{code} says {text:?} like another language");
        }
    }
    let menu = ask_telegram(&app, "getChatMenuButton", json!({ "chat_id": alice.id })).await;
    assert_eq!(menu, json!({ "type": "commands" }));
    app.finish().await;
}

/// A message or its buttons have changed since, or there is a new one.
async fn answered(user: &User, said: i32) -> Message {
    user.wait_for(SOON, |message| message.id > said).await.unwrap()
}

/// Presses the button with this callback data, whatever its label, and waits for the answer.
async fn press(user: &User, fits: impl Fn(&smscode_bot::views::Callback) -> bool) -> Message {
    use smscode_bot::views::Callback;
    let shown = |message: &Message| {
        let mut buttons = message.buttons().filter_map(|button| button.data());
        buttons.find(|data| Callback::unpack(data).is_some_and(|callback| fits(&callback))).map(str::to_owned)
    };
    let message = user.wait_for(SOON, |message| shown(message).is_some()).await.unwrap();
    let query = user.press_data(message.id, &shown(&message).unwrap()).unwrap();
    user.wait_for_answer(SOON, &query).await.unwrap();
    message
}

#[tokio::test]
async fn in_every_language_each_screen_speaks_it_and_nothing_else() {
    use smscode_bot::views::Callback;
    for (code, letters) in LANGUAGES {
        let app = TestApp::with(Options { notification: true, ..Options::default() }).await;
        let account = app.sms.add_account(500_000);
        let user = app.tg.user("Jo", code);
        for words in ["/start", "/balance", "/help", "/login", "not a token", "/cancel", "/nonsense"] {
            let said = user.say(words);
            if words != "/cancel" {
                answered(&user, said).await;
            }
        }
        let said = user.say(&format!("/login {}", account.token()));
        answered(&user, said).await;
        for words in [
            "/balance",
            "/rate",
            "/settings",
            "/webhook",
            "/orders",
            "/active",
            "/order",
            "/order 9",
            "/forget",
            "/logout",
            "/buy",
            "zzzzzz",
        ] {
            let said = user.say(words);
            answered(&user, said).await;
        }
        // On since the account was linked.
        press(&user, |callback| matches!(callback, Callback::WebhookOff)).await;
        press(&user, |callback| matches!(callback, Callback::WebhookOn { .. })).await;
        press(&user, |callback| matches!(callback, Callback::WebhookTest)).await;
        app.sms.fail_next(Endpoint::Balance, Fault::status(503, "SERVICE_UNAVAILABLE"));
        let said = user.say("/balance");
        answered(&user, said).await;
        let said = user.say("/buy wa indonesia");
        user.wait_for(SOON, |message| message.id > said && !message.keyboard.is_empty()).await.unwrap();
        let confirm = |callback: &Callback| matches!(callback, Callback::Confirm { .. });
        if user
            .last()
            .unwrap()
            .buttons()
            .all(|b| b.data().and_then(Callback::unpack).is_none_or(|c| !confirm(&c)))
        {
            press(&user, |callback| matches!(callback, Callback::Pick { .. })).await;
        }
        press(&user, confirm).await;
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        user.wait_for(SOON, |message| tells_number(message, &order.phone_number)).await.unwrap();
        app.sms.deliver_sms(order.id, Sms::code("606060"));
        app.comes(&user, "606060").await;
        for words in ["/orders", "/active", &format!("/order {}", order.id)] {
            let said = user.say(words);
            answered(&user, said).await;
        }
        press(&user, |callback| matches!(callback, Callback::Finish { .. })).await;
        app.quiet().await;
        if let Some(letters) = letters {
            for message in user.from_bot() {
                assert!(message.text.chars().any(|c| letters.contains(&c)), "{code}: {}", message.text);
            }
        }
        app.finish().await;
    }
}
