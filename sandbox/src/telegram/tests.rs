//! Tests of the Bot API from outside: through teloxide, or with raw requests where teloxide is too lenient.

use std::time::Duration;

use serde_json::{Value, json};
use teloxide::payloads::{GetUpdatesSetters, SetMyCommandsSetters, SetWebhookSetters};
use teloxide::prelude::*;
use teloxide::types::{
    AllowedUpdate, BotCommand, CallbackQueryId, ChatAction, InlineKeyboardButton, InlineKeyboardMarkup,
    InputFile, LinkPreviewOptions, MaybeInaccessibleMessage, MessageId, ParseMode, UpdateKind,
};
use teloxide::{ApiError, RequestError};

use super::*;
use crate::smscode;

mod inline;
mod newest;

const SOON: Duration = Duration::from_secs(5);

async fn world(options: Options) -> (Server, Bot, super::User) {
    let server = Server::start(options).await.unwrap();
    let bot = Bot::new(server.token()).set_api_url(server.url().parse().unwrap());
    let alice = server.user("Alice", "en");
    (server, bot, alice)
}

async fn ready() -> (Server, Bot, super::User) {
    let (server, bot, alice) = world(Options::default()).await;
    alice.say("/start");
    (server, bot, alice)
}

fn chat(user: &super::User) -> ChatId {
    ChatId(user.chat_id())
}

fn button(label: &str, data: &str) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([[InlineKeyboardButton::callback(label, data)]])
}

async fn raw(server: &Server, method: &str, body: Value) -> Value {
    let url = format!("{}/bot{}/{method}", server.url(), server.token());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.post(url).json(&body).send().await.unwrap().text().await.unwrap();
    serde_json::from_str(&answer).unwrap()
}

fn api_error<T: std::fmt::Debug>(result: Result<T, RequestError>) -> ApiError {
    match result.unwrap_err() {
        RequestError::Api(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_conversation_through_teloxide() {
    let (server, bot, alice) = world(Options::default()).await;
    assert_eq!(bot.get_me().await.unwrap().username(), server.bot_username());
    assert_eq!(api_error(bot.send_message(chat(&alice), "hi").await), ApiError::ChatNotFound);
    alice.say("/start now");
    let updates = bot.get_updates().await.unwrap();
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(message.text(), Some("/start now"));
    assert_eq!(message.from.as_ref().unwrap().language_code.as_deref(), Some("en"));
    assert_eq!(message.parse_entities().unwrap()[0].text(), "/start");
    let sent = bot
        .send_message(chat(&alice), "<b>Hello</b> &lt;you&gt;")
        .parse_mode(ParseMode::Html)
        .link_preview_options(LinkPreviewOptions {
            is_disabled: true,
            url: None,
            prefer_small_media: false,
            prefer_large_media: false,
            show_above_text: false,
        })
        .reply_markup(button("Buy it", "buy:1"))
        .await
        .unwrap();
    assert_eq!(sent.text(), Some("Hello <you>"));
    let seen = alice.wait_for(SOON, |message| message.text.contains("<you>")).await.unwrap();
    assert_eq!((seen.html.as_str(), seen.no_preview), ("<b>Hello</b> &lt;you&gt;", true));
    let query = alice.press_last("Buy").unwrap();
    let updates = bot.get_updates().offset(updates[0].id.as_offset()).await.unwrap();
    let UpdateKind::CallbackQuery(callback) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(callback.data.as_deref(), Some("buy:1"));
    assert!(matches!(callback.message, Some(MaybeInaccessibleMessage::Regular(_))));
    bot.answer_callback_query(callback.id.clone()).text("ok").await.unwrap();
    assert_eq!(alice.wait_for_answer(SOON, &query).await.unwrap().text.as_deref(), Some("ok"));
    bot.edit_message_text(chat(&alice), sent.id, "done").await.unwrap();
    let seen = alice.last().unwrap();
    assert_eq!((seen.text.as_str(), seen.edited, seen.keyboard.len()), ("done", 1, 0));
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn every_other_method_decodes() {
    let (server, bot, alice) = ready().await;
    let id = chat(&alice);
    let file = InputFile::memory("a,b\n1,2\n").file_name("orders.csv");
    let sent = bot.send_document(id, file).caption("<i>list</i>").parse_mode(ParseMode::Html).await.unwrap();
    assert_eq!(sent.document().unwrap().file_name.as_deref(), Some("orders.csv"));
    assert_eq!(alice.last().unwrap().document.unwrap().bytes, b"a,b\n1,2\n");
    let sent = bot.send_message(id, "x").await.unwrap();
    bot.edit_message_reply_markup(id, sent.id).reply_markup(button("b", "b")).await.unwrap();
    bot.send_chat_action(id, ChatAction::Typing).await.unwrap();
    bot.pin_chat_message(id, sent.id).await.unwrap();
    bot.delete_message(id, sent.id).await.unwrap();
    bot.delete_messages(id, [sent.id]).await.unwrap();
    let commands = [BotCommand::new("start", "Begin")];
    bot.set_my_commands(commands.clone()).language_code("id").await.unwrap();
    assert_eq!(bot.get_my_commands().language_code("id").await.unwrap(), commands);
    assert_eq!(server.commands("id")[0].command, "start");
    bot.set_my_description().description("d").language_code("en").await.unwrap();
    bot.set_my_short_description().short_description("s").await.unwrap();
    assert_eq!(server.description("en").as_deref(), Some("d"));
    bot.set_chat_menu_button().await.unwrap();
    assert_eq!(bot.get_webhook_info().await.unwrap().pending_update_count, 1);
    bot.delete_webhook().await.unwrap();
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn errors_are_telegrams_own() {
    let (server, bot, alice) = ready().await;
    let id = chat(&alice);
    let sent = bot.send_message(id, "x").await.unwrap();
    assert_eq!(api_error(bot.edit_message_text(id, sent.id, "x").await), ApiError::MessageNotModified);
    assert_eq!(
        api_error(bot.edit_message_text(id, MessageId(999), "y").await),
        ApiError::MessageToEditNotFound
    );
    assert_eq!(api_error(bot.edit_message_text(id, MessageId(1), "y").await), ApiError::MessageCantBeEdited);
    assert_eq!(api_error(bot.delete_message(id, MessageId(999)).await), ApiError::MessageToDeleteNotFound);
    bot.delete_message(id, MessageId(1)).await.unwrap();
    assert!(server.violations().is_empty());
    assert_eq!(api_error(bot.send_message(id, "  ").await), ApiError::MessageTextIsEmpty);
    bot.send_message(id, "x".repeat(4096)).await.unwrap();
    assert_eq!(api_error(bot.send_message(id, "x".repeat(4097)).await), ApiError::MessageIsTooLong);
    let long = bot.edit_message_text(id, sent.id, "😀".repeat(2049)).await;
    assert_eq!(api_error(long), ApiError::EditedMessageIsTooLong);
    let broken = bot.send_message(id, "<b>x").parse_mode(ParseMode::Html).await;
    assert!(matches!(api_error(broken), ApiError::CantParseEntities(_)));
    let data = bot.send_message(id, "x").reply_markup(button("b", &"d".repeat(65))).await;
    assert_eq!(api_error(data), ApiError::ButtonDataInvalid);
    assert_eq!(server.violations().len(), 5);
    server.clock().advance(Duration::from_secs(48 * 3600));
    assert_eq!(api_error(bot.delete_message(id, sent.id).await), ApiError::MessageCantBeDeleted);
    alice.block_bot();
    assert_eq!(api_error(bot.send_message(id, "x").await), ApiError::BotBlocked);
    alice.unblock_bot();
    bot.send_message(id, "x").await.unwrap();
    alice.deactivate();
    assert_eq!(api_error(bot.send_message(id, "x").await), ApiError::UserDeactivated);
    let stranger = Bot::new("1:wrong").set_api_url(server.url().parse().unwrap());
    assert_eq!(api_error(stranger.get_me().await), ApiError::InvalidToken);
    let kinds: Vec<_> = bot.get_updates().await.unwrap().into_iter().map(|update| update.kind).collect();
    assert!(matches!(kinds[1..], [UpdateKind::MyChatMember(_), UpdateKind::MyChatMember(_)]), "{kinds:?}");
}

#[tokio::test]
async fn queries_grow_old() {
    let (server, bot, alice) = ready().await;
    bot.send_message(chat(&alice), "x").reply_markup(button("b", "d")).await.unwrap();
    let too_old = |result| match api_error::<teloxide::types::True>(result) {
        ApiError::Unknown(text) => assert!(text.contains("query is too old"), "{text}"),
        error => panic!("{error:?}"),
    };
    let query = CallbackQueryId(alice.press_last("b").unwrap());
    bot.answer_callback_query(query.clone()).await.unwrap();
    too_old(bot.answer_callback_query(query).await);
    let query = CallbackQueryId(alice.press_last("b").unwrap());
    server.clock().advance(Duration::from_secs(61));
    too_old(bot.answer_callback_query(query).await);
    assert!(matches!(alice.press_last("nothing"), Err(PressError::NoButton { .. })));
}

#[tokio::test]
async fn polling_confirms_and_conflicts() {
    let (server, bot, alice) = ready().await;
    let first = bot.get_updates().await.unwrap();
    assert_eq!(bot.get_updates().await.unwrap().len(), 1);
    assert_eq!(server.pending_updates(), 1);
    let offset = first[0].id.as_offset();
    let waiting = tokio::spawn(bot.get_updates().offset(offset).timeout(10).send());
    server.wait_until(SOON, |world| world.pending_updates() == 0).await.unwrap();
    alice.say("second");
    let second = waiting.await.unwrap().unwrap();
    assert_eq!(second.len(), 1);
    assert!(server.redeliver(first[0].id.0));
    let again = bot.get_updates().offset(second[0].id.as_offset()).await.unwrap();
    assert_eq!(again[0].id, first[0].id);
    assert!(bot.get_updates().offset(second[0].id.as_offset()).await.unwrap().is_empty());
    let polls = server.calls_of("GetUpdates").len() as u64;
    let older = tokio::spawn(bot.get_updates().timeout(10).send());
    server.wait_until(SOON, |world| world.polls() > polls).await.unwrap();
    let newer = tokio::spawn(bot.get_updates().timeout(1).send());
    assert_eq!(api_error(older.await.unwrap()), ApiError::TerminatedByOtherGetUpdates);
    assert!(newer.await.unwrap().unwrap().is_empty());
}

/// An SMSCode server serves as the bot's endpoint: it answers 404 until it is gone.
#[tokio::test]
async fn webhook_mode() {
    let (server, bot, alice) =
        world(Options { webhook_backoff: Duration::from_millis(1), ..Options::default() }).await;
    let sink = smscode::Server::start(smscode::Options::default()).await.unwrap();
    server.route("https://bot.example.test", &sink.url());
    bot.set_webhook("https://bot.example.test/hook".parse().unwrap())
        .secret_token("s")
        .allowed_updates([AllowedUpdate::Message])
        .await
        .unwrap();
    alice.say("/start");
    alice.block_bot();
    sink.wait_until(SOON, |world| world.calls().len() >= 2).await.unwrap();
    let call = sink.calls().remove(0);
    assert_eq!((call.path.as_str(), call.method.as_str()), ("/hook", "POST"));
    assert_eq!(call.body.unwrap()["message"]["text"], "/start");
    server.wait_until(SOON, |world| world.webhook().unwrap().last_error.is_some()).await.unwrap();
    let info = bot.get_webhook_info().await.unwrap();
    assert_eq!(info.pending_update_count, 1);
    assert!(info.last_error_message.unwrap().contains("404"));
    let conflict = raw(&server, "getUpdates", json!({})).await;
    assert_eq!(conflict["error_code"], 409);
    bot.delete_webhook().await.unwrap();
    assert_eq!(bot.get_updates().await.unwrap().len(), 1);
}

#[tokio::test]
async fn faults() {
    let (server, bot, alice) = ready().await;
    let id = chat(&alice);
    server.fail_next("sendMessage", Fault::RetryAfter(7));
    let flood = bot.send_message(id, "x").await.unwrap_err();
    assert!(matches!(flood, RequestError::RetryAfter(seconds) if seconds.seconds() == 7));
    assert!(server.violations().is_empty());
    bot.send_message(id, "too early").await.unwrap();
    assert_eq!(server.violations().len(), 1);
    server.fail_next("*", Fault::DropBefore);
    server.fail_next("*", Fault::DropAfter);
    assert!(bot.send_message(id, "lost").await.is_err());
    assert!(bot.send_message(id, "arrived").await.is_err());
    let texts: Vec<String> = alice.from_bot().into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["too early", "arrived"]);
    server.fail_chat(alice.chat_id(), Some(Fault::Forbidden));
    assert_eq!(api_error(bot.send_message(id, "x").await), ApiError::BotBlocked);
    server.clear_faults();
    server.fail_next("sendMessage", Fault::Hang);
    let hung = tokio::spawn(bot.send_message(id, "held").send());
    alice.wait_for_new(SOON, 0, "held").await.unwrap();
    server.release_hung();
    hung.await.unwrap().unwrap();
    server.down(true);
    assert!(bot.get_me().await.is_err());
    server.down(false);
    bot.get_me().await.unwrap();
    let kinds: Vec<EventKind> = server.events().iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Said, EventKind::Sent, EventKind::Sent, EventKind::Sent]);
}

#[tokio::test]
async fn flood_limit() {
    let (server, bot, alice) = world(Options { flood: Some(3), ..Options::default() }).await;
    alice.say("/start");
    for _ in 0..3 {
        bot.send_message(chat(&alice), "x").await.unwrap();
    }
    let flood = bot.send_message(chat(&alice), "x").await;
    assert!(matches!(flood, Err(RequestError::RetryAfter(_))));
    server.clock().advance(Duration::from_secs(5));
    bot.send_message(chat(&alice), "x").await.unwrap();
    assert!(server.violations().is_empty());
}

#[tokio::test]
async fn groups_and_strict_parameters() {
    let (server, bot, alice) = ready().await;
    let group = server.group("Friends", &alice);
    group.say(&alice, "/start@smscode_sandbox_bot");
    let updates = bot.get_updates().await.unwrap();
    let UpdateKind::Message(message) = &updates[2].kind else { panic!("{updates:?}") };
    assert!(message.chat.is_supergroup());
    bot.send_message(ChatId(group.id), "Private chats only").await.unwrap();
    group.wait_for(SOON, |message| message.text.contains("Private")).await.unwrap();
    assert!(server.violations().is_empty());
    raw(&server, "sendMessage", json!({ "chat_id": alice.id, "text": "x", "colour": 1 })).await;
    assert_eq!(raw(&server, "sendPoll", json!({})).await["ok"], false);
    assert_eq!(server.violations().len(), 2);
}

#[tokio::test]
async fn control_over_http() {
    let (server, bot, _) = world(Options { control: true, ..Options::default() }).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let post = async |path: &str, body: Value| -> Value {
        let url = format!("{}/_control/{path}", server.url());
        http.post(url).json(&body).send().await.unwrap().json().await.unwrap()
    };
    let id = post("user", json!({ "name": "Bob", "language": "id" })).await["id"].as_i64().unwrap();
    post("say", json!({ "user": id, "text": "/start" })).await;
    bot.send_message(ChatId(id), "x").reply_markup(button("Buy", "d")).await.unwrap();
    assert!(post("press", json!({ "user": id, "label": "Buy" })).await["query"].is_string());
    assert!(post("press", json!({ "user": id, "label": "Sell" })).await["error"].is_string());
    post("fault", json!({ "method": "sendMessage", "fault": { "retry_after": 3 } })).await;
    assert!(matches!(bot.send_message(ChatId(id), "x").await, Err(RequestError::RetryAfter(_))));
    let chat = format!("{}/_control/chat/{id}", server.url());
    let chat: Value = http.get(chat).send().await.unwrap().json().await.unwrap();
    assert_eq!(chat[1]["keyboard"][0][0], json!({ "text": "Buy", "action": { "callback": "d" } }));
}

#[tokio::test]
async fn entities_beside_the_text() {
    let (server, _, alice) = ready().await;
    let send = async |offset: u64, length: u64| {
        let entity = json!({ "type": "bold", "offset": offset, "length": length });
        raw(&server, "sendMessage", json!({ "chat_id": alice.id, "text": "abc", "entities": [entity] })).await
    };
    assert_eq!(send(0, 3).await["result"]["entities"][0]["type"], "bold");
    assert_eq!(send(1, 3).await["ok"], false);
}
