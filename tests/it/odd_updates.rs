//! Updates from a Telegram that is newer than the library are parsed leniently and handled.

use sandbox::telegram::User;
use serde_json::{Value, json};
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{ask, mark};

fn by_webhook() -> Options {
    let settings = vec![("TELEGRAM_UPDATES", "webhook".to_owned())];
    Options { notification: true, settings, ..Options::default() }
}

/// A message with parts that no library knows yet.
fn odd_message(user: &User, text: &str) -> Value {
    json!({
        "message_id": 900_001,
        "from": { "id": user.id, "is_bot": false, "first_name": "Alice", "aura": { "color": 7 } },
        "chat": { "id": user.chat_id(), "type": "private", "first_name": "Alice", "mood": [1, 2] },
        "date": 1_800_000_000,
        "text": text,
        "entities": [
            { "type": "hologram", "offset": 0, "length": 2, "depth": 3 },
            { "type": "bot_command", "offset": 0, "length": text.split(' ').next().unwrap().len() }
        ],
        "reply_to_message": { "message_id": "seven" },
        "hologram": { "file_id": 7 },
        "effect": { "id": [] }
    })
}

#[tokio::test]
async fn o4_a_text_with_an_entity_that_nobody_knows_is_a_text_like_any_other() {
    for options in [Options::default(), by_webhook()] {
        let app = TestApp::with(options).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        for (text, answer) in [("/balance", "Rp\u{a0}500,000"), ("whatsapp indonesia", "WhatsApp")] {
            let seen = mark(&alice);
            app.tg.raw_update("message", Some(alice.chat_id()), odd_message(&alice, text));
            alice.wait_for_new(SOON, seen, answer).await.unwrap();
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn o4_a_press_under_a_message_that_nobody_can_read_is_followed() {
    for options in [Options::default(), by_webhook()] {
        let app = TestApp::with(options).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let shown = alice.last().unwrap().id;
        for message in [
            {
                let mut message = odd_message(&alice, "some text");
                message["message_id"] = json!(shown);
                message
            },
            json!({ "message_id": shown, "chat": { "id": alice.chat_id(), "type": "private" }, "date": "today" }),
        ] {
            let query = json!({
                "id": format!("{}", 77_000 + shown),
                "from": { "id": alice.id, "is_bot": false, "first_name": "Alice" },
                "chat_instance": 5,
                "message": message,
                "data": Callback::Rate.pack(),
            });
            app.tg.raw_update("callback_query", Some(alice.chat_id()), query);
            alice.wait_for(SOON, |m| m.id == shown && m.text.contains("16,250")).await.unwrap();
            app.tg.raw_update(
                "callback_query",
                Some(alice.chat_id()),
                json!({
                    "id": "77",
                    "from": { "id": alice.id, "is_bot": false, "first_name": "Alice" },
                    "message": { "message_id": shown, "hologram": 1 , "chat": { "id": alice.chat_id(), "type": "private" } },
                    "data": Callback::Balance.pack(),
                }),
            );
            alice.wait_for(SOON, |m| m.id == shown && m.text.contains("Rp\u{a0}500,000")).await.unwrap();
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn o4_a_kind_of_media_that_nobody_knows_is_answered_and_a_block_in_new_words_is_noted() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let seen = mark(&alice);
    let mut message = odd_message(&alice, "x");
    message.as_object_mut().unwrap().remove("text");
    app.tg.raw_update("message", Some(alice.chat_id()), message);
    alice.wait_for_new(SOON, seen, "text").await.unwrap();
    let change = |status: &str| {
        json!({
            "chat": { "id": alice.chat_id(), "type": "private", "first_name": "Alice" },
            "from": { "id": alice.id, "is_bot": false, "first_name": "Alice" },
            "date": 1_800_000_000,
            "old_chat_member": { "user": { "id": 1, "is_bot": true, "first_name": "Bot" }, "status": "hologram" },
            "new_chat_member": { "user": { "id": 1, "is_bot": true, "first_name": "Bot" }, "status": status },
        })
    };
    app.tg.raw_update("my_chat_member", Some(alice.chat_id()), change("kicked"));
    let user = smscode_bot::domain::UserId(alice.chat_id());
    let end = tokio::time::Instant::now() + SOON;
    while app.app().store().get_reach(user).await.unwrap() != smscode_bot::store::Reach::Blocked {
        assert!(tokio::time::Instant::now() < end, "the block was not noted");
        app.tg.wait_until(std::time::Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    // Unrequested or nonsensical kinds of updates delay nobody.
    app.tg.raw_update("hologram", None, json!({ "x": 1 }));
    app.tg.raw_update("message", None, json!("nonsense"));
    ask(&alice, "/balance", "Rp\u{a0}500,000").await;
    app.finish().await;
}
