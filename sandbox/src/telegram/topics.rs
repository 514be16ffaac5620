//! Topics of private chats, and replies.
//!
//! A private chat can have topics. Messages in a topic carry its `message_thread_id`, whoever wrote them.

use serde_json::Value;

use super::features::Feature;
use super::params::Params;
use super::people::User;
use super::refusal::Refusal;
use super::world::{EventKind, World};

const REPLY_FIELDS: [&str; 6] = [
    "message_id",
    "allow_sending_without_reply",
    "quote",
    "quote_parse_mode",
    "quote_entities",
    "quote_position",
];

impl User {
    /// Creates a topic in the private chat and writes in it from now on; returns its `message_thread_id`.
    pub fn open_topic(&self, name: &str) -> i32 {
        let chat = self.chat_id();
        self.core.change(|world| {
            let thread = world.next_message_id();
            world.topics.insert((chat, thread));
            world.set_topic(self.id, Some(thread));
            world.log(EventKind::Person, Some(chat), None, &format!("opened the topic {name}"));
            thread
        })
    }

    /// Switches to an existing topic, or leaves topics; `false` if there is no such topic.
    pub fn enter_topic(&self, thread: Option<i32>) -> bool {
        let chat = self.chat_id();
        self.core.change(|world| {
            let there = thread.is_none_or(|thread| world.topics.contains(&(chat, thread)));
            if there {
                world.set_topic(self.id, thread);
            }
            there
        })
    }

    /// Deletes a topic with its messages. A user who was in it leaves it.
    pub fn delete_topic(&self, thread: i32) {
        let chat = self.chat_id();
        self.core.change(|world| {
            world.topics.remove(&(chat, thread));
            for message in world.messages.values_mut() {
                message.deleted |= message.chat == chat && message.thread == Some(thread);
            }
            if world.people.get(&self.id).is_some_and(|person| person.topic == Some(thread)) {
                world.set_topic(self.id, None);
            }
            world.log(EventKind::Person, Some(chat), None, "deleted a topic");
        });
    }
}

impl World {
    fn set_topic(&mut self, user: u64, topic: Option<i32>) {
        if let Some(person) = self.people.get_mut(&user) {
            person.topic = topic;
        }
    }

    /// The topic in which a user writes in a chat.
    pub(super) fn topic_of(&self, user: u64, chat: i64) -> Option<i32> {
        let private = i64::try_from(user) == Ok(chat);
        self.people.get(&user).filter(|_| private)?.topic
    }

    /// The topic that a call names.
    pub(super) fn thread(&self, chat: i64, params: &Params) -> Result<Option<i32>, Refusal> {
        let Some(thread) = params.int("message_thread_id") else { return Ok(None) };
        if !self.options.features.has(Feature::Threads) {
            return Err(Refusal::bad("unknown parameter \"message_thread_id\""));
        }
        let thread = i32::try_from(thread).ok().filter(|thread| self.topics.contains(&(chat, *thread)));
        thread.map(Some).ok_or_else(|| Refusal::bad("message thread not found"))
    }

    /// The message that a call replies to; also `None` if it is gone and the bot allows sending without a reply.
    pub(super) fn replied(&self, chat: i64, params: &Params) -> Result<Option<i32>, Refusal> {
        if !params.values.contains_key("reply_parameters") {
            return Ok(None);
        }
        if !self.options.features.has(Feature::ReplyParameters) {
            return Err(Refusal::bad("unknown parameter \"reply_parameters\""));
        }
        let wrong = |text: &str| Refusal::violation(format!("can't parse reply parameters: {text}"));
        let reply = params.nested("reply_parameters");
        let reply = reply.as_ref().and_then(Value::as_object).ok_or_else(|| wrong("expected an Object"))?;
        if let Some(name) = reply.keys().find(|name| !REPLY_FIELDS.contains(&name.as_str())) {
            return Err(wrong(&format!("unknown field \"{name}\"")));
        }
        let id = reply.get("message_id").and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok());
        let id = id.ok_or_else(|| wrong("Can't find field \"message_id\""))?;
        let lenient = match reply.get("allow_sending_without_reply") {
            None => false,
            Some(lenient) => lenient.as_bool().ok_or_else(|| wrong("field must be of type Boolean"))?,
        };
        let there = self.visible(chat).any(|message| message.id == id);
        match (there, lenient) {
            (true, _) => Ok(Some(id)),
            (false, true) => Ok(None),
            (false, false) => Err(Refusal::bad("message to be replied not found")),
        }
    }
}
