//! The outbound Bot API: send, edit, delete, answer; Telegram's many errors as the few things that follow from them.
//!
//! Invariant: nothing that is logged or returned from here holds the bot token, which is part of every URL.
//! Deliberately absent: what is said (`views`), when and to whom (`bot` for replies, `outbox` for pushes), and
//! retries: the caller knows whether a repeat is harmless. A chat that Telegram asked to leave alone is left alone by
//! everybody; the caller is told how long.

mod fault;
mod holds;
mod light;
mod profile;

pub use fault::Fault;
pub use light::{OKAY, WELCOME};
pub use profile::Profile;

use std::sync::Arc;
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use teloxide::payloads::{
    AnswerCallbackQuerySetters, EditMessageTextSetters, SendDocumentSetters, SendMessageSetters,
};
use teloxide::prelude::Requester;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, InputFile, LinkPreviewOptions, Me, Message, MessageId, ParseMode,
    Recipient, UserId as TelegramId, WebhookInfo,
};
use teloxide::{Bot, RequestError};
use url::Url;

use self::holds::Holds;
use crate::domain::UserId;
use crate::views::View;

/// How long a message may take to send. Shorter than the ten seconds that the library waits after a server error.
const SEND_TIMEOUT: Duration = Duration::from_secs(9);
/// How long one long poll may take in all; the poll itself asks for less.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(40);

/// Sends to chats. Clones share the connections.
#[derive(Clone)]
pub struct Telegram {
    bot: Bot,
    holds: Arc<Holds>,
}

impl std::fmt::Debug for Telegram {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Telegram")
    }
}

impl Telegram {
    /// A client of the Bot API at `root`.
    ///
    /// # Errors
    /// When the HTTP client can't be made.
    pub fn new(token: &SecretString, root: Url) -> Result<Self, Fault> {
        let client = teloxide::net::default_reqwest_settings()
            .timeout(REQUEST_TIMEOUT)
            .build()
            .map_err(|_| Fault::Refused("the HTTP client could not be made".to_owned()))?;
        let bot = Bot::with_client(token.expose_secret(), client).set_api_url(root);
        Ok(Self { bot, holds: Arc::default() })
    }

    /// The library's own client, for `bot`, which receives with it.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// Leaves a chat alone for so long: another process was asked to.
    pub fn hold(&self, user: UserId, wait: Duration) {
        self.holds.hold(user, wait, false);
    }

    /// The rest of a wait that this process met and that others have not been told of yet.
    pub fn take_fresh_hold(&self, user: UserId) -> Option<Duration> {
        self.holds.take_fresh(user)
    }

    /// Who this bot is.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn me(&self) -> Result<Me, Fault> {
        let request = self.bot.get_me();
        counted("getMe", async {
            match request.await {
                Ok(me) => Ok(me),
                Err(error) => accepted(&error).and_then(known_me).ok_or_else(|| Fault::from(&error)),
            }
        })
        .await
    }

    /// What Telegram says of the webhook.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn webhook(&self) -> Result<WebhookInfo, Fault> {
        let request = self.bot.get_webhook_info();
        counted("getWebhookInfo", async move { request.await.map_err(|error| Fault::from(&error)) }).await
    }

    /// Sends a new message and returns its id. A text that Telegram refuses is sent again without any markup, so
    /// that a code never hangs on a character.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn send(&self, user: UserId, view: &View, silent: bool) -> Result<i32, Fault> {
        match self.send_html(user, view, silent).await {
            Err(Fault::Refused(reason)) => {
                tracing::warn!(user.id = %user, reason, "a message was refused; it is sent as plain text");
                self.send_plain(user, &view.without_markup(), silent).await
            }
            result => result,
        }
    }

    /// Sends a file with a text beside it.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn send_file(
        &self,
        user: UserId,
        name: String,
        file: Vec<u8>,
        beside: &View,
    ) -> Result<(), Fault> {
        let file = InputFile::memory(file).file_name(name);
        let request =
            self.bot.send_document(ChatId(user.0), file).caption(&beside.text).parse_mode(ParseMode::Html);
        self.holds.obey(user, timed("sendDocument", async move { message_id(request.await) })).await?;
        Ok(())
    }

    async fn send_html(&self, user: UserId, view: &View, silent: bool) -> Result<i32, Fault> {
        let mut request = self
            .bot
            .send_message(ChatId(user.0), &view.text)
            .parse_mode(ParseMode::Html)
            .disable_notification(silent)
            .link_preview_options(no_preview());
        if let Some(keyboard) = &view.keyboard {
            request = request.reply_markup(keyboard.clone());
        }
        self.holds.obey(user, timed("sendMessage", async move { message_id(request.await) })).await
    }

    async fn send_plain(&self, user: UserId, text: &str, silent: bool) -> Result<i32, Fault> {
        let request = self
            .bot
            .send_message(ChatId(user.0), text)
            .disable_notification(silent)
            .link_preview_options(no_preview());
        self.holds.obey(user, timed("sendMessage", async move { message_id(request.await) })).await
    }

    /// Edits a message. One that looks like this already is fine.
    ///
    /// # Errors
    /// What follows from Telegram's answer; [`Fault::Gone`] when there is no such message to edit.
    pub async fn edit(&self, user: UserId, message: i32, view: &View) -> Result<(), Fault> {
        let mut request = self
            .bot
            .edit_message_text(ChatId(user.0), MessageId(message), &view.text)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        if let Some(keyboard) = &view.keyboard {
            request = request.reply_markup(keyboard.clone());
        }
        match self.holds.obey(user, timed("editMessageText", async move { message_id(request.await) })).await
        {
            Ok(_) | Err(Fault::Unchanged) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Deletes a message. One that is not there is fine.
    ///
    /// # Errors
    /// What follows from Telegram's answer; [`Fault::Refused`] when it may not be deleted any more.
    pub async fn delete(&self, user: UserId, message: i32) -> Result<(), Fault> {
        let request = self.bot.delete_message(ChatId(user.0), MessageId(message));
        match timed("deleteMessage", async move { request.await }).await {
            Ok(_) | Err(Fault::Gone) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Answers a pressed button, with a short text or none. One that is too old to be answered is fine.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn answer(
        &self,
        query: &CallbackQueryId,
        text: Option<&str>,
        alert: bool,
    ) -> Result<(), Fault> {
        let mut request = self.bot.answer_callback_query(query.clone()).show_alert(alert);
        if let Some(text) = text {
            request = request.text(text);
        }
        match timed("answerCallbackQuery", async move { request.await }).await {
            Ok(_) | Err(Fault::Stale) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Shows that work is going on. Failing is of no consequence.
    pub async fn typing(&self, user: UserId) {
        let recipient = Recipient::from(TelegramId(user.0.unsigned_abs()));
        let request = self.bot.send_chat_action(recipient, ChatAction::Typing);
        if self.holds.obey(user, timed("sendChatAction", async move { request.await })).await.is_err() {
            tracing::debug!(user.id = %user, "the typing mark was not taken");
        }
    }
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// What Telegram did although the library can't read all of its answer, which may be newer than the library: a
/// message that was sent is never sent again because of that.
fn accepted(error: &RequestError) -> Option<Value> {
    let RequestError::InvalidJson { raw, .. } = error else { return None };
    let mut answer: Value = serde_json::from_str(raw).ok()?;
    let ok = answer.get("ok").and_then(Value::as_bool).unwrap_or_default();
    answer.get_mut("result").filter(|_| ok).map(Value::take)
}

fn message_id(sent: Result<Message, RequestError>) -> Result<i32, RequestError> {
    sent.map(|message| message.id.0).or_else(|error| {
        let id = accepted(&error).and_then(|result| result.get("message_id")?.as_i64());
        id.and_then(|id| i32::try_from(id).ok()).ok_or(error)
    })
}

/// A bot of which Telegram, or a Bot API server of one's own, tells less than the library expects.
fn known_me(mut me: Value) -> Option<Me> {
    let fields = me.as_object_mut()?;
    for field in
        ["can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "has_main_web_app"]
    {
        fields.entry(field).or_insert(Value::Bool(false));
    }
    fields.entry("username").or_insert_with(|| Value::from("bot"));
    serde_json::from_value(me).ok()
}

/// Makes a call that must not take long.
async fn timed<T>(
    method: &'static str,
    request: impl Future<Output = Result<T, RequestError>>,
) -> Result<T, Fault> {
    let begun = Instant::now();
    let result = counted(method, async {
        match tokio::time::timeout(SEND_TIMEOUT, request).await {
            Ok(result) => result.map_err(|error| Fault::from(&error)),
            Err(_) => Err(Fault::Unclear("no answer in time".to_owned())),
        }
    })
    .await;
    metrics::histogram!("smscode_bot_telegram_seconds", "method" => method).record(begun.elapsed());
    result
}

/// Makes a call and counts what came of it.
pub async fn counted<T>(
    method: &'static str,
    request: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Fault> {
    let result = request.await;
    let outcome = result.as_ref().err().map_or("ok", Fault::word);
    metrics::counter!("smscode_bot_telegram_calls_total", "method" => method, "outcome" => outcome)
        .increment(1);
    result
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    fn unread(answer: &Value) -> RequestError {
        let source = serde_json::from_str::<u8>("x").unwrap_err();
        RequestError::InvalidJson { source: Arc::new(source), raw: answer.to_string().into() }
    }

    #[test]
    fn a_message_that_was_sent_counts_as_sent_whatever_the_answer_looks_like() {
        let sent = unread(&json!({"ok": true, "result": {"message_id": 7, "date": "new"}}));
        assert_eq!(message_id(Err(sent)).unwrap(), 7);
        for refused in [json!({"ok": false, "result": {"message_id": 7}}), json!({"ok": true}), json!("x")] {
            assert!(message_id(Err(unread(&refused))).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_bot_is_known_by_what_every_server_tells_of_it() {
        let me =
            known_me(json!({"id": 1, "is_bot": true, "first_name": "Bot", "username": "a_bot"})).unwrap();
        assert_eq!(me.username(), "a_bot");
    }
}
