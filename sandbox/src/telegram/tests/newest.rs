//! Bot API features that are newer than teloxide, and servers that are too old for them.

use super::*;

const TIME: &str = "<tg-time unix=\"1647531900\" format=\"r\">22:45</tg-time>";

/// The fields of a message that uses every new feature.
fn everything(chat: u64, reply_to: i32, thread: Option<i32>) -> Value {
    let mut body = json!({
        "chat_id": chat,
        "text": format!("Ends {TIME}"),
        "parse_mode": "HTML",
        "reply_parameters": { "message_id": reply_to },
        "reply_markup": { "inline_keyboard": [[
            { "text": "Buy", "callback_data": "b", "style": "success" },
            { "text": "Search", "switch_inline_query_current_chat": "" },
        ]] },
    });
    if let Some(thread) = thread {
        body["message_thread_id"] = json!(thread);
    }
    body
}

fn refused(answer: &Value, code: u64, words: &str) {
    let description = answer["description"].as_str().unwrap_or_default();
    assert_eq!(answer["error_code"], code, "{answer}");
    assert!(description.contains(words), "{answer}");
}

#[tokio::test]
async fn colors_times_replies_and_topics_are_kept_and_shown() {
    let (server, _, alice) = world(Options { topics: true, ..Options::default() }).await;
    let thread = alice.open_topic("Numbers");
    let asked = alice.say("/buy");
    let updates = raw(&server, "getUpdates", json!({})).await;
    let message = &updates["result"][0]["message"];
    assert_eq!((&message["message_thread_id"], &message["is_topic_message"]), (&json!(thread), &json!(true)));
    let sent = raw(&server, "sendMessage", everything(alice.id, asked, Some(thread))).await;
    let (result, seen) = (&sent["result"], alice.last().unwrap());
    let time = json!({ "type": "date_time", "offset": 5, "length": 5, "unix_time": 1_647_531_900, "date_time_format": "r" });
    assert_eq!(result["entities"], json!([time]));
    assert_eq!(result["message_thread_id"], thread);
    assert_eq!(result["reply_to_message"]["message_id"], asked);
    assert_eq!(result["reply_markup"]["inline_keyboard"][0][0]["style"], "success");
    assert_eq!((seen.text.as_str(), seen.reply_to, seen.thread), ("Ends 22:45", Some(asked), Some(thread)));
    assert_eq!(seen.button("Buy").unwrap().style, Some(ButtonStyle::Success));
    let shown = seen.date_times();
    assert_eq!(
        (shown[0].unix, shown[0].format.as_str(), shown[0].text.as_str()),
        (1_647_531_900, "r", "22:45")
    );
    assert_eq!(serde_json::to_value(&seen).unwrap()["entities"], json!([time]));
    alice.press_last("Buy").unwrap();
    let updates = raw(&server, "getUpdates", json!({})).await;
    assert_eq!(updates["result"][1]["callback_query"]["message"]["message_thread_id"], thread);
    let plain = json!({ "inline_keyboard": [[{ "text": "Buy", "callback_data": "b" }]] });
    let body = json!({ "chat_id": alice.id, "message_id": seen.id, "reply_markup": plain });
    assert_eq!(
        raw(&server, "editMessageReplyMarkup", body).await["ok"],
        true,
        "another color is another keyboard"
    );
    assert_eq!(raw(&server, "getMe", json!({})).await["result"]["has_topics_enabled"], true);
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn bad_colors_times_and_replies_are_refused() {
    let (server, _, alice) = ready().await;
    let send = async |more: Value| {
        let mut body = json!({ "chat_id": alice.id, "text": "x", "parse_mode": "HTML" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        raw(&server, "sendMessage", body).await
    };
    let keyboard = json!({ "inline_keyboard": [[{ "text": "a", "callback_data": "b", "style": "green" }]] });
    refused(&send(json!({ "reply_markup": keyboard })).await, 400, "invalid button style");
    let time = json!({ "text": "<tg-time unix=\"soon\" format=\"r\">x</tg-time>" });
    refused(&send(time).await, 400, "can't parse entities: Tag \"tg-time\"");
    refused(&send(json!({ "reply_parameters": 7 })).await, 400, "can't parse reply parameters");
    refused(&send(json!({ "reply_parameters": { "message": 7 } })).await, 400, "unknown field");
    assert_eq!(server.violations().len(), 4);
    let gone = json!({ "message_id": 999 });
    refused(&send(json!({ "reply_parameters": gone })).await, 400, "message to be replied not found");
    let lenient = json!({ "message_id": 999, "allow_sending_without_reply": true });
    assert_eq!(send(json!({ "reply_parameters": lenient })).await["ok"], true);
    assert_eq!(alice.last().unwrap().reply_to, None);
    assert_eq!(server.violations().len(), 4, "a message that is gone is no fault of the bot");
    let nobody = raw(&server, "deleteMessages", json!({ "chat_id": alice.id, "message_ids": [] })).await;
    refused(&nobody, 400, "1 to 100");
    let many: Vec<i32> = (1..=101).collect();
    let many = raw(&server, "deleteMessages", json!({ "chat_id": alice.id, "message_ids": many })).await;
    refused(&many, 400, "1 to 100");
}

#[tokio::test]
async fn a_topic_that_is_gone() {
    let (server, _, alice) = ready().await;
    let thread = alice.open_topic("Numbers");
    let inside = alice.say("in");
    let file = alice.send_file("list.csv", "");
    assert_eq!(alice.message(file).unwrap().thread, Some(thread));
    assert!(alice.enter_topic(None) && !alice.enter_topic(Some(999)));
    let outside = alice.say("out");
    assert_eq!(alice.message(inside).unwrap().thread, Some(thread));
    assert_eq!(alice.message(outside).unwrap().thread, None);
    alice.delete_topic(thread);
    assert!(alice.message(inside).unwrap().deleted && !alice.enter_topic(Some(thread)));
    let body = json!({ "chat_id": alice.id, "text": "x", "message_thread_id": thread });
    refused(&raw(&server, "sendMessage", body).await, 400, "message thread not found");
    let body = json!({ "chat_id": alice.id, "action": "typing", "message_thread_id": thread });
    refused(&raw(&server, "sendChatAction", body).await, 400, "message thread not found");
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn an_older_server_refuses_all_that_is_new_and_no_refusal_is_the_bots_fault() {
    let features = Features::none();
    let (server, _, alice) = world(Options { features, topics: true, ..Options::default() }).await;
    let said = alice.say("/start");
    let thread = alice.open_topic("Numbers");
    assert!(raw(&server, "getMe", json!({})).await["result"].get("has_topics_enabled").is_none());
    let mut body = everything(alice.id, said, Some(thread));
    let refusals = [
        ("text", "Unsupported start tag \"tg-time\""),
        ("reply_markup", "unknown field \"style\""),
        ("message_thread_id", "unknown parameter \"message_thread_id\""),
        ("reply_parameters", "unknown parameter \"reply_parameters\""),
    ];
    for (field, words) in refusals {
        refused(&raw(&server, "sendMessage", body.clone()).await, 400, words);
        match field {
            "text" => body["text"] = json!("Ends <b>22:45</b>"),
            "reply_markup" => {
                body["reply_markup"] =
                    json!({ "inline_keyboard": [[{ "text": "a", "url": "https://x.test" }]] })
            }
            field => drop(body.as_object_mut().unwrap().remove(field)),
        }
    }
    assert_eq!(raw(&server, "sendMessage", body).await["ok"], true);
    let ids = json!({ "chat_id": alice.id, "message_ids": [said] });
    refused(&raw(&server, "deleteMessages", ids.clone()).await, 404, "Not Found: method not found");
    let copy = json!({ "inline_keyboard": [[{ "text": "a", "copy_text": { "text": "b" } }]] });
    let body = json!({ "chat_id": alice.id, "text": "x", "reply_markup": copy });
    refused(&raw(&server, "sendMessage", body).await, 400, "unknown field \"copy_text\"");
    assert_eq!(server.violations(), Vec::<String>::new());
    server.set_features(Features::current().without(Feature::DateTime));
    assert_eq!(raw(&server, "deleteMessages", ids).await["ok"], true);
    let mut body = everything(alice.id, alice.last().unwrap().id, Some(thread));
    refused(&raw(&server, "sendMessage", body.clone()).await, 400, "Unsupported start tag \"tg-time\"");
    body["text"] = json!("Ends 22:45");
    assert_eq!(raw(&server, "sendMessage", body).await["ok"], true, "it knows colors");
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn features_and_topics_by_control_calls() {
    let (server, _, alice) = world(Options { control: true, ..Options::default() }).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let post = async |path: &str, body: Value| -> Value {
        let url = format!("{}/_control/{path}", server.url());
        http.post(url).json(&body).send().await.unwrap().json().await.unwrap()
    };
    let thread = post("topic", json!({ "user": alice.id, "name": "Numbers" })).await["thread"].clone();
    let said = alice.say("/start");
    assert_eq!(json!(alice.message(said).unwrap().thread), thread);
    post("topic", json!({ "user": alice.id })).await;
    assert_eq!(alice.message(alice.say("x")).unwrap().thread, None);
    assert!(post("topic", json!({ "user": alice.id, "thread": 999 })).await["error"].is_string());
    let timed = json!({ "chat_id": alice.id, "text": TIME, "parse_mode": "HTML" });
    post("feature", json!({ "feature": "date_time", "on": false })).await;
    refused(&raw(&server, "sendMessage", timed.clone()).await, 400, "tg-time");
    post("feature", json!({ "on": true })).await;
    assert_eq!(raw(&server, "sendMessage", timed).await["ok"], true);
    assert!(post("feature", json!({ "feature": "telepathy" })).await["error"].is_string());
}

#[tokio::test]
async fn a_person_writes_with_entities_of_any_kind() {
    let (server, _, alice) = ready().await;
    let unknown = json!({ "type": "hologram", "offset": 0, "length": 4 });
    alice.say_with_entities("/buy wa", std::slice::from_ref(&unknown));
    let updates = raw(&server, "getUpdates", json!({})).await;
    assert_eq!(updates["result"][1]["message"]["entities"], json!([unknown]));
}
