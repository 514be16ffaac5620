//! The Bot API: send, edit, delete, answer, receive; Telegram's many errors reduced to a few.
//!
//! Invariant: nothing logged or returned from here contains the bot token, which is part of every URL. No call sleeps: flood waits
//! per chat (`flood_wait`) and outages of Telegram (`gate`) are reported to the caller as a wait. Features that a server does not
//! support are left out (`newer`), but the message is sent. Deliberately absent: texts (`views`), when and to whom to send (`bot`
//! for replies, `outbox` for notifications), and retries: the caller knows whether repeating a call is safe.

mod error;
mod flood_wait;
mod gate;
mod inbound;
mod line;
mod message;
mod newer;
mod profile;
mod reactions;
mod topics;
mod updates;

pub use error::TelegramError;
pub use inbound::read_update;
pub use profile::{Part, Profile};
pub use reactions::{OKAY, WELCOME};
pub use updates::WebhookState;

use std::sync::Arc;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::{Value, json};
use teloxide::types::{CallbackQueryId, Me};
use url::Url;

use self::flood_wait::FloodWaits;
use self::gate::Gate;
use self::line::{Line, SEND_TIMEOUT};
use self::newer::{Newer, NewerSupport};
use self::topics::Topics;
use crate::domain::UserId;
use crate::network::Proxies;

/// How long one long poll may take in all; the poll itself asks for less.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(40);

/// Sends to chats. Clones share the connections.
#[derive(Clone)]
pub struct Telegram {
    line: Line,
    holds: Arc<FloodWaits>,
    gate: Arc<Gate>,
    newer: Arc<NewerSupport>,
    topics: Arc<Topics>,
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
    pub fn new(token: &SecretString, root: Url, proxies: &Proxies) -> Result<Self, TelegramError> {
        let line = Line::new(token, root, proxies, REQUEST_TIMEOUT)?;
        Ok(Self {
            line,
            holds: Arc::default(),
            gate: Arc::default(),
            newer: Arc::default(),
            topics: Arc::default(),
        })
    }

    /// Blocks a chat for this long: Telegram asked another process to wait.
    pub fn hold(&self, user: UserId, wait: Duration) {
        self.holds.hold(user, wait, false);
    }

    /// Sets the topic to which messages for a user go, or none. Returns whether it changed.
    pub fn go_to_topic(&self, user: UserId, topic: Option<i32>) -> bool {
        self.topics.note(user, topic)
    }

    /// The remaining wait that this process met, if it is not stored yet.
    pub fn take_fresh_hold(&self, user: UserId) -> Option<Duration> {
        self.holds.take_fresh(user)
    }

    /// The time until the next probe during an outage of Telegram; `None` if calls may be made.
    pub fn closed_for(&self) -> Option<Duration> {
        self.gate.closed_for(Instant::now())
    }

    /// Who this bot is.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn me(&self) -> Result<Me, TelegramError> {
        let me = self.line.call("getMe", &json!({}), SEND_TIMEOUT).await?;
        known_me(me).ok_or_else(|| TelegramError::Unclear("who this bot is can't be read".to_owned()))
    }

    /// Deletes a message. A missing message is no error.
    ///
    /// # Errors
    /// What follows from Telegram's answer; [`TelegramError::Refused`] when it may not be deleted any more.
    pub async fn delete(&self, user: UserId, message: i32) -> Result<(), TelegramError> {
        let delete = json!({ "chat_id": user.person().0, "message_id": message });
        // Deletions are not subject to flood waits.
        match self.gate.pass(user, self.line.call("deleteMessage", &delete, SEND_TIMEOUT)).await {
            Ok(_) | Err(TelegramError::Gone) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Deletes at most a hundred messages at once. Missing messages are no error.
    ///
    /// # Errors
    /// What follows from Telegram's answer; [`TelegramError::Refused`] when one of them may not be deleted any more, or
    /// when this server can delete them only one by one.
    pub async fn delete_many(&self, user: UserId, messages: &[i32]) -> Result<(), TelegramError> {
        if self.newer.is_unknown(Newer::DeleteMessages) {
            return Err(TelegramError::Refused("deleteMessages is not known".to_owned()));
        }
        let delete = json!({ "chat_id": user.person().0, "message_ids": messages });
        match self.gate.pass(user, self.line.call("deleteMessages", &delete, SEND_TIMEOUT)).await {
            Ok(_) | Err(TelegramError::Gone) => Ok(()),
            Err(fault) => {
                self.newer.learn(&fault, Newer::DeleteMessages.into());
                Err(fault)
            }
        }
    }

    /// Answers a callback query, with or without a short text. A query that is too old is no error.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn answer(
        &self,
        query: &CallbackQueryId,
        text: Option<&str>,
        alert: bool,
    ) -> Result<(), TelegramError> {
        let mut answer = json!({ "callback_query_id": query.0, "show_alert": alert });
        if let Some(text) = text {
            add(&mut answer, "text", Value::from(text));
        }
        match self.line.call("answerCallbackQuery", &answer, SEND_TIMEOUT).await {
            Ok(_) | Err(TelegramError::Stale) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Shows the typing indicator. Failures are ignored.
    pub async fn typing(&self, user: UserId) {
        let mut typing = json!({ "chat_id": user.person().0, "action": "typing" });
        if let Some(topic) = self.topics.of(user).filter(|_| !self.newer.is_unknown(Newer::Topics)) {
            add(&mut typing, "message_thread_id", topic.into());
        }
        if self.call(user, "sendChatAction", &typing).await.is_err() {
            tracing::debug!(user.id = %user, "failed to show the typing indicator");
        }
    }

    /// Calls a method for a chat.
    async fn call(
        &self,
        user: UserId,
        method: &'static str,
        parameters: &Value,
    ) -> Result<Value, TelegramError> {
        self.for_chat(user, self.line.call(method, parameters, SEND_TIMEOUT)).await
    }

    /// Makes a call for a chat, unless a flood wait or an outage blocks it.
    async fn for_chat<T>(
        &self,
        user: UserId,
        call: impl Future<Output = Result<T, TelegramError>>,
    ) -> Result<T, TelegramError> {
        self.holds.obey(user, self.gate.pass(user, call)).await
    }
}

/// Adds a parameter to an object.
fn add(parameters: &mut Value, name: &str, value: Value) {
    if let Some(object) = parameters.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

/// The id of a sent message. The rest of the response is ignored, so that a parse error never causes a second send.
fn id_of(sent: &Value) -> Result<i32, TelegramError> {
    let id = sent.get("message_id").and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok());
    id.ok_or_else(|| TelegramError::Unclear("the number of a message can't be read".to_owned()))
}

/// Fills in fields of the bot's description that the library requires but a Bot API server may omit.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_was_sent_counts_as_sent_whatever_the_answer_looks_like() {
        assert_eq!(id_of(&json!({"message_id": 7, "date": "new"})), Ok(7));
        for unread in [json!({"message_id": "7"}), json!(true), json!({})] {
            assert!(id_of(&unread).is_err(), "{unread}");
        }
    }

    #[test]
    fn a_bot_is_known_by_what_every_server_tells_of_it() {
        let me =
            known_me(json!({"id": 1, "is_bot": true, "first_name": "Bot", "username": "a_bot"})).unwrap();
        assert_eq!(me.username(), "a_bot");
    }
}
