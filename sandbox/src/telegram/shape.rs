//! Users, chats and messages as Bot API JSON.

use serde_json::{Map, Value, json};

use super::entities::{Argument, Entity, units};
use super::message::Message;
use super::world::{Person, World};

pub(crate) fn person(person: &Person) -> Value {
    let mut user = json!({
        "id": person.id,
        "is_bot": false,
        "first_name": person.name,
        "language_code": person.language,
    });
    if let (Some(username), Some(object)) = (&person.username, user.as_object_mut()) {
        object.insert("username".to_owned(), json!(username));
    }
    user
}

impl World {
    pub(crate) fn me(&self) -> Value {
        json!({
            "id": self.bot_id,
            "is_bot": true,
            "first_name": "SMSCode Bot",
            "username": self.options.username,
        })
    }

    pub(crate) fn chat_json(&self, chat: i64) -> Value {
        if let Some(group) = self.groups.get(&chat) {
            return json!({ "id": chat, "type": "supergroup", "title": group.title });
        }
        let mut shown = json!({ "id": chat, "type": "private" });
        let known = u64::try_from(chat).ok().and_then(|id| self.people.get(&id));
        if let (Some(person), Some(object)) = (known, shown.as_object_mut()) {
            object.insert("first_name".to_owned(), json!(person.name));
            if let Some(username) = &person.username {
                object.insert("username".to_owned(), json!(username));
            }
        }
        shown
    }

    pub(crate) fn message_json(&self, message: &Message) -> Value {
        let author = match message.from.and_then(|id| self.people.get(&id)) {
            Some(author) => person(author),
            None => self.me(),
        };
        let mut shown = Map::from_iter([
            ("message_id".to_owned(), json!(message.id)),
            ("from".to_owned(), author),
            ("chat".to_owned(), self.chat_json(message.chat)),
            ("date".to_owned(), json!(message.at.timestamp())),
        ]);
        let mut add = |name: &str, value: Value| shown.insert(name.to_owned(), value);
        let entities: Vec<Value> = message.entities.iter().map(Entity::json).collect();
        match &message.document {
            None if message.is_rich => {
                add("rich_message", json!({ "blocks": [] }));
            }
            None => {
                add("text", json!(message.text));
                if !entities.is_empty() {
                    add("entities", json!(entities));
                }
            }
            Some(_) if message.is_photo => {
                let id = message.id;
                let photo = json!({ "file_id": format!("photo{id}"), "file_unique_id": format!("unique{id}"), "width": 90, "height": 90 });
                add("photo", json!([photo]));
                if !message.text.is_empty() {
                    add("caption", json!(message.text));
                    add("caption_entities", json!(entities));
                }
            }
            Some(document) => {
                add(
                    "document",
                    json!({
                        "file_id": format!("doc{}", message.id),
                        "file_unique_id": format!("unique{}", message.id),
                        "file_name": document.name,
                        "file_size": document.bytes.len(),
                    }),
                );
                if !message.text.is_empty() {
                    add("caption", json!(message.text));
                    add("caption_entities", json!(entities));
                }
            }
        }
        if !message.keyboard.is_empty() {
            let rows: Vec<Vec<&Value>> =
                message.keyboard.iter().map(|row| row.iter().map(|button| &button.raw).collect()).collect();
            add("reply_markup", json!({ "inline_keyboard": rows }));
        }
        if let Some(at) = message.edited_at {
            add("edit_date", json!(at.timestamp()));
        }
        if let Some(thread) = message.thread {
            add("message_thread_id", json!(thread));
            add("is_topic_message", json!(true));
        }
        if message.via_bot {
            add("via_bot", self.me());
        }
        if message.forwarded {
            add(
                "forward_origin",
                json!({
                    "type": "hidden_user",
                    "sender_user_name": "Somebody",
                    "date": message.at.timestamp(),
                }),
            );
        }
        if let Some(original) = message.reply_to.and_then(|id| self.messages.get(&id)) {
            let mut original = original.clone();
            original.reply_to = None;
            add("reply_to_message", self.message_json(&original));
        }
        Value::Object(shown)
    }
}

/// The entities that Telegram finds by itself in what a person writes: commands and addresses.
pub(crate) fn found_entities(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let length = units(bare);
        if let Some(command) = bare.strip_prefix('/') {
            let name_end = command.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '@'));
            let name = command.get(..name_end.unwrap_or(command.len())).unwrap_or_default();
            if !name.is_empty() {
                let length = units(name) + 1;
                found.push(Entity { kind: "bot_command", offset, length, argument: Argument::None });
            }
        } else if bare.starts_with("https://") || bare.starts_with("http://") {
            found.push(Entity { kind: "url", offset, length, argument: Argument::None });
        }
        offset += units(word);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found() {
        let at = |text: &str| {
            found_entities(text).iter().map(|e| (e.kind, e.offset, e.length)).collect::<Vec<_>>()
        };
        assert_eq!(at("/start"), [("bot_command", 0, 6)]);
        assert_eq!(at("/buy whatsapp"), [("bot_command", 0, 4)]);
        assert_eq!(at("/login@my_bot x"), [("bot_command", 0, 13)]);
        assert_eq!(at("see https://x.test now"), [("url", 4, 14)]);
        assert_eq!(at("a/b"), []);
    }
}
