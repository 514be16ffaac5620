//! User actions: write, press, delete, block; in private and in groups.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::core::Core;
use super::entities::plain;
use super::keyboard::{Action, Button};
use super::message::Message;
use super::shape;
use super::world::{Answer, EventKind, World};
use crate::watch_state::WaitError;

/// A button could not be pressed.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The user does not see such a message.
    #[error("there is no message {0} with buttons")]
    NoMessage(i32),
    /// No message of the chat has buttons.
    #[error("no message has buttons")]
    NoKeyboard,
    /// The message has no such button.
    #[error("there is no button {wanted:?}, only {there:?}")]
    NoButton {
        /// The label that was looked for.
        wanted: String,
        /// The labels that exist.
        there: Vec<String>,
    },
    /// The button sends no callback query.
    #[error("button {0:?} sends no callback query")]
    NoCallback(String),
    /// The button did not appear in time.
    #[error(transparent)]
    Wait(#[from] WaitError),
}

/// A person with a private chat.
#[derive(Clone)]
pub struct User {
    pub(super) core: Arc<Core>,
    /// The person's id, which is also the id of the private chat.
    pub id: u64,
}

impl User {
    /// The id of the private chat.
    #[must_use]
    pub fn chat_id(&self) -> i64 {
        i64::try_from(self.id).unwrap_or_default()
    }

    /// Writes to the bot; returns the message id.
    pub fn say(&self, text: &str) -> i32 {
        self.write(text, None, false)
    }

    /// Replies to a message of the chat.
    pub fn reply(&self, to: i32, text: &str) -> i32 {
        self.write(text, Some(to), false)
    }

    /// Forwards somebody's message to the bot.
    pub fn forward(&self, text: &str) -> i32 {
        self.write(text, None, true)
    }

    /// Writes to the bot with these entities verbatim, such as kinds that no library knows yet.
    pub fn say_with_entities(&self, text: &str, entities: &[Value]) -> i32 {
        let chat = self.chat_id();
        self.core.change(|world| {
            world.arrive(self.id);
            world.say(chat, self.id, text, Written { entities, ..Written::default() })
        })
    }

    fn write(&self, text: &str, reply_to: Option<i32>, forwarded: bool) -> i32 {
        let chat = self.chat_id();
        self.core.change(|world| {
            world.arrive(self.id);
            world.say(chat, self.id, text, Written { reply_to, forwarded, ..Written::default() })
        })
    }

    /// Edits the user's own message; the bot gets an `edited_message`.
    pub fn edit(&self, message: i32, text: &str) {
        self.core.change(|world| {
            let now = world.options.clock.now();
            let Some(own) = world.messages.get_mut(&message) else { return };
            own.text = plain(text).text;
            own.entities = shape::found_entities(&own.text);
            own.edited += 1;
            own.edited_at = Some(now);
            let own = own.clone();
            let body = world.message_json(&own);
            world.enqueue("edited_message", Some(own.chat), body);
        });
    }

    /// Presses the button of a message whose label contains the text; returns the query's id.
    ///
    /// # Errors
    /// If there is no such message or button.
    pub fn press(&self, message: i32, label: &str) -> Result<String, PressError> {
        self.press_where(message, label, |button| button.text.contains(label))
    }

    /// Presses the button of a message with this callback data, even one that is no longer shown.
    ///
    /// # Errors
    /// When there is no such message.
    pub fn press_data(&self, message: i32, data: &str) -> Result<String, PressError> {
        self.core.change(|world| {
            if !world.messages.contains_key(&message) {
                return Err(PressError::NoMessage(message));
            }
            Ok(world.query(self.id, message, data, data))
        })
    }

    /// Presses a button of the newest message that has one with such a label.
    ///
    /// # Errors
    /// When no message has one.
    pub fn press_last(&self, label: &str) -> Result<String, PressError> {
        let chat = self.chat_id();
        let found = self.core.read(|world| {
            let newest = world.visible(chat).rev().find(|message| !message.keyboard.is_empty());
            let fitting = world.visible(chat).rev().find(|message| message.button(label).is_some());
            fitting.or(newest).map(|message| message.id)
        });
        self.press(found.ok_or(PressError::NoKeyboard)?, label)
    }

    /// Waits until a message shows a button with such a label, and presses it.
    ///
    /// # Errors
    /// If it does not appear within `timeout`.
    pub async fn press_when(&self, timeout: Duration, label: &str) -> Result<String, PressError> {
        let message = self.wait_for(timeout, |message| message.button(label).is_some()).await?;
        self.press(message.id, label)
    }

    fn press_where(
        &self,
        message: i32,
        wanted: &str,
        fits: impl Fn(&Button) -> bool,
    ) -> Result<String, PressError> {
        let chat = self.chat_id();
        self.core.change(|world| {
            let shown = world.visible(chat).find(|shown| shown.id == message && !shown.keyboard.is_empty());
            let shown = shown.ok_or(PressError::NoMessage(message))?;
            let button = shown.buttons().find(|button| fits(button)).cloned();
            let button = button.ok_or_else(|| PressError::NoButton {
                wanted: wanted.to_owned(),
                there: shown.buttons().map(|button| button.text.clone()).collect(),
            })?;
            match &button.action {
                Action::Callback(data) => Ok(world.query(self.id, message, data, &button.text)),
                _ => Err(PressError::NoCallback(button.text)),
            }
        })
    }

    /// The chat as the person sees it now, oldest first, without deleted messages.
    #[must_use]
    pub fn chat(&self) -> Vec<Message> {
        self.core.read(|world| world.visible(self.chat_id()).cloned().collect())
    }

    /// The bot's messages as the person sees them now, oldest first.
    #[must_use]
    pub fn from_bot(&self) -> Vec<Message> {
        self.chat().into_iter().filter(|message| message.from_bot).collect()
    }

    /// A message of the chat, also a deleted one.
    #[must_use]
    pub fn message(&self, id: i32) -> Option<Message> {
        self.core.read(|world| world.messages.get(&id).cloned())
    }

    /// The newest message of the bot.
    #[must_use]
    pub fn last(&self) -> Option<Message> {
        self.from_bot().pop()
    }

    /// Waits until the chat shows a matching message of the bot, new or edited; returns the newest one.
    ///
    /// # Errors
    /// If none appears within `timeout`; the error shows what the chat holds.
    pub async fn wait_for(
        &self,
        timeout: Duration,
        mut fits: impl FnMut(&Message) -> bool,
    ) -> Result<Message, WaitError> {
        let chat = self.chat_id();
        let find = |world: &World| {
            world.visible(chat).rev().find(|message| message.from_bot && fits(message)).cloned()
        };
        self.core.wait(timeout, find).await
    }

    /// Waits for a new message of the bot, newer than the given one, that contains the text.
    ///
    /// # Errors
    /// If none appears within `timeout`.
    pub async fn wait_for_new(
        &self,
        timeout: Duration,
        after: i32,
        text: &str,
    ) -> Result<Message, WaitError> {
        self.wait_for(timeout, |message| message.id > after && message.text.contains(text)).await
    }

    /// Waits until the bot has answered a callback query.
    ///
    /// # Errors
    /// If it has not done so within `timeout`.
    pub async fn wait_for_answer(&self, timeout: Duration, query: &str) -> Result<Answer, WaitError> {
        let find = |world: &World| world.answers.iter().find(|answer| answer.query == query).cloned();
        self.core.wait(timeout, find).await
    }

    /// The answers to this person's callback queries, oldest first.
    #[must_use]
    pub fn answers(&self) -> Vec<Answer> {
        let mine = |answer: &&Answer| answer.user == self.id;
        self.core.read(|world| world.answers.iter().filter(mine).cloned().collect())
    }

    /// Deletes a message for this user.
    pub fn delete_message(&self, id: i32) {
        self.core.change(|world| {
            if let Some(message) = world.messages.get_mut(&id) {
                message.deleted = true;
            }
            world.log(EventKind::Person, Some(self.chat_id()), Some(id), "deleted a message");
        });
    }

    /// Blocks the bot.
    pub fn block_bot(&self) {
        self.set_blocked(true);
    }

    /// Unblocks the bot.
    pub fn unblock_bot(&self) {
        self.set_blocked(false);
    }

    fn set_blocked(&self, blocked: bool) {
        self.core.change(|world| {
            let Some(person) = world.people.get_mut(&self.id) else { return };
            if person.blocked == blocked {
                return;
            }
            person.blocked = blocked;
            let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
            world.membership(self.id, old, new);
        });
    }

    /// Deletes the account: the bot can no longer write to it.
    pub fn deactivate(&self) {
        self.core.change(|world| {
            if let Some(person) = world.people.get_mut(&self.id) {
                person.deactivated = true;
            }
        });
    }

    /// Sets the language of the person's app.
    pub fn set_language(&self, language: &str) {
        self.core.change(|world| {
            if let Some(person) = world.people.get_mut(&self.id) {
                person.language = language.to_owned();
            }
        });
    }
}

/// What a user's message has besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Written<'a> {
    reply_to: Option<i32>,
    forwarded: bool,
    /// Overrides the entities that Telegram would detect.
    entities: &'a [Value],
}

impl World {
    /// Writing to the bot starts it and unblocks it.
    fn arrive(&mut self, user: u64) {
        let Some(person) = self.people.get_mut(&user) else { return };
        person.started = true;
        if std::mem::take(&mut person.blocked) {
            self.membership(user, "kicked", "member");
        }
    }

    pub(crate) fn say(&mut self, chat: i64, from: u64, text: &str, written: Written<'_>) -> i32 {
        let text = plain(text).text;
        let thread = self.topic_of(from, chat);
        let id = self.post(chat, |message| {
            message.from_bot = false;
            message.from = Some(from);
            message.entities = shape::found_entities(&text);
            message.html.clone_from(&text);
            message.text.clone_from(&text);
            message.reply_to = written.reply_to;
            message.thread = thread;
            message.forwarded = written.forwarded;
        });
        self.log(EventKind::Said, Some(chat), Some(id), &text);
        if let Some(message) = self.messages.get(&id) {
            let mut body = self.message_json(message);
            if let (false, Some(body)) = (written.entities.is_empty(), body.as_object_mut()) {
                body.insert("entities".to_owned(), json!(written.entities));
            }
            self.enqueue("message", Some(chat), body);
        }
        id
    }

    pub(crate) fn query(&mut self, user: u64, message: i32, data: &str, label: &str) -> String {
        let id = self.new_query(user);
        let from = self.people.get(&user).map(shape::person).unwrap_or_default();
        let Some(shown) = self.messages.get(&message) else { return id };
        let chat = shown.chat;
        let about = if shown.deleted {
            json!({ "chat": self.chat_json(chat), "message_id": message, "date": 0 })
        } else {
            self.message_json(shown)
        };
        let body = json!({
            "id": id,
            "from": from,
            "message": about,
            "chat_instance": format!("{}", chat.unsigned_abs().wrapping_mul(7_919)),
            "data": data,
        });
        self.log(EventKind::Pressed, Some(chat), Some(message), label);
        self.enqueue("callback_query", Some(chat), body);
        id
    }

    /// The bot's membership in a chat has changed.
    fn membership(&mut self, user: u64, old: &str, new: &str) {
        let chat = i64::try_from(user).unwrap_or_default();
        let from = self.people.get(&user).map(shape::person).unwrap_or_default();
        self.membership_in(chat, &from, old, new);
    }

    pub(crate) fn membership_in(&mut self, chat: i64, from: &Value, old: &str, new: &str) {
        let member = |status: &str| {
            let mut member = json!({ "user": self.me(), "status": status });
            if let ("kicked", Some(object)) = (status, member.as_object_mut()) {
                object.insert("until_date".to_owned(), json!(0));
            }
            member
        };
        let body = json!({
            "chat": self.chat_json(chat),
            "from": from,
            "date": self.options.clock.now().timestamp(),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        });
        self.log(EventKind::Person, Some(chat), None, &format!("{old} -> {new}"));
        self.enqueue("my_chat_member", Some(chat), body);
    }
}
