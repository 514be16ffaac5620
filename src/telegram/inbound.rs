//! Lenient parsing of updates: Telegram adds entities, media and fields at any time, and an unknown one must not lose a button
//! press or hide the text of a message.

use serde_json::{Map, Value, json};
use teloxide::types::{Message, MessageEntity, Update, UpdateId, UpdateKind};

/// Parses an update. If the library can't, it is parsed without its unknown parts; if that fails, too, it becomes an update of
/// unknown kind. `None` if it has no id.
pub fn read_update(raw: Value) -> Option<Update> {
    let id = raw.get("update_id").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok())?;
    if let Some(update) = known(&raw) {
        return Some(update);
    }
    let reduced = reduce(&raw).and_then(|(kind, body)| known(&json!({ "update_id": id, kind: body })));
    if reduced.is_some() {
        tracing::info!(update.id = id, "update contains unknown parts; ignoring them");
        return reduced;
    }
    Some(Update { id: UpdateId(id), kind: UpdateKind::Error(raw) })
}

/// Parses an update with the library, which only accepts text.
fn known(raw: &Value) -> Option<Update> {
    let update = serde_json::from_str::<Update>(&raw.to_string()).ok();
    update.filter(|update| match &update.kind {
        UpdateKind::Error(_) => false,
        UpdateKind::Message(message) => tells(message, raw.get("message")),
        UpdateKind::EditedMessage(message) => tells(message, raw.get("edited_message")),
        _ => true,
    })
}

/// Whether the parsed message has its text: the library drops the text of a message with an unknown entity.
fn tells(message: &Message, raw: Option<&Value>) -> bool {
    let sent = |name: &str| raw.and_then(|raw| text(raw, name));
    sent("text") == message.text() && sent("caption") == message.caption()
}

type Reduce = fn(&Value) -> Option<Value>;

fn reduce(raw: &Value) -> Option<(&'static str, Value)> {
    let kinds: [(&str, Reduce); 5] = [
        ("message", message),
        ("edited_message", message),
        ("callback_query", callback_query),
        ("my_chat_member", membership),
        ("inline_query", inline_query),
    ];
    kinds.into_iter().find_map(|(kind, reduce)| Some((kind, reduce(raw.get(kind)?)?)))
}

/// The fields that every message has, and those others that can be parsed.
fn message(raw: &Value) -> Option<Value> {
    let mut kept = Map::new();
    kept.insert("message_id".to_owned(), raw.get("message_id").filter(|id| id.is_i64())?.clone());
    let date = raw.get("date").and_then(Value::as_i64).unwrap_or_default();
    kept.insert("date".to_owned(), Value::from(date));
    kept.insert("chat".to_owned(), chat(raw.get("chat")?)?);
    if let Some(from) = raw.get("from").and_then(user) {
        kept.insert("from".to_owned(), from);
    }
    if let Some(text) = text(raw, "text") {
        kept.insert("text".to_owned(), Value::from(text));
    }
    for (name, value) in raw.as_object()? {
        if kept.contains_key(name) || matches!(name.as_str(), "date" | "chat" | "from" | "text") {
            continue;
        }
        let value = if name.ends_with("entities") { readable(value) } else { value.clone() };
        let mut with = kept.clone();
        with.insert(name.clone(), value);
        if is_message(&with) {
            kept = with;
        }
    }
    Some(Value::Object(kept))
}

/// The entities of known kinds.
fn readable(list: &Value) -> Value {
    let known = |member: &&Value| serde_json::from_str::<MessageEntity>(&member.to_string()).is_ok();
    list.as_array().into_iter().flatten().filter(known).cloned().collect()
}

fn is_message(fields: &Map<String, Value>) -> bool {
    let raw = Value::Object(fields.clone());
    serde_json::from_str::<Message>(&raw.to_string()).is_ok_and(|message| tells(&message, Some(&raw)))
}

fn callback_query(raw: &Value) -> Option<Value> {
    let mut kept = json!({
        "id": text(raw, "id")?,
        "from": user(raw.get("from")?)?,
        "chat_instance": text(raw, "chat_instance").unwrap_or_default(),
    });
    let fields = kept.as_object_mut()?;
    for name in ["data", "inline_message_id"] {
        if let Some(value) = text(raw, name) {
            fields.insert(name.to_owned(), Value::from(value));
        }
    }
    if let Some(message) = raw.get("message").and_then(message) {
        fields.insert("message".to_owned(), message);
    }
    Some(kept)
}

/// Whether the bot may write to the user; unknown states count as yes.
fn membership(raw: &Value) -> Option<Value> {
    let member = |name: &str| {
        let status = raw.pointer(&format!("/{name}/status")).and_then(Value::as_str).unwrap_or_default();
        let gone = matches!(status, "kicked" | "left");
        let user = raw.get(name).and_then(|member| user(member.get("user")?));
        let user = user.unwrap_or_else(|| json!({ "id": 0, "is_bot": true, "first_name": "" }));
        json!({ "user": user, "status": if gone { "left" } else { "member" } })
    };
    Some(json!({
        "chat": chat(raw.get("chat")?)?,
        "from": user(raw.get("from")?)?,
        "date": raw.get("date").and_then(Value::as_i64).unwrap_or_default(),
        "old_chat_member": member("old_chat_member"),
        "new_chat_member": member("new_chat_member"),
    }))
}

fn inline_query(raw: &Value) -> Option<Value> {
    Some(json!({
        "id": text(raw, "id")?,
        "from": user(raw.get("from")?)?,
        "query": text(raw, "query").unwrap_or_default(),
        "offset": text(raw, "offset").unwrap_or_default(),
    }))
}

fn user(raw: &Value) -> Option<Value> {
    let mut kept = json!({
        "id": raw.get("id")?.as_u64()?,
        "is_bot": raw.get("is_bot").and_then(Value::as_bool).unwrap_or_default(),
        "first_name": text(raw, "first_name").unwrap_or_default(),
    });
    let fields = kept.as_object_mut()?;
    for name in ["last_name", "username", "language_code"] {
        if let Some(value) = text(raw, name) {
            fields.insert(name.to_owned(), Value::from(value));
        }
    }
    Some(kept)
}

/// A chat of unknown kind counts as a group, so that nothing private is sent to it.
fn chat(raw: &Value) -> Option<Value> {
    let id = raw.get("id")?.as_i64()?;
    let name = text(raw, "first_name").or_else(|| text(raw, "title")).unwrap_or_default();
    Some(match text(raw, "type")? {
        "private" => json!({ "id": id, "type": "private", "first_name": name }),
        "channel" => json!({ "id": id, "type": "channel", "title": name }),
        _ => json!({ "id": id, "type": "supergroup", "title": name }),
    })
}

fn text<'a>(raw: &'a Value, name: &str) -> Option<&'a str> {
    raw.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from() -> Value {
        json!({ "id": 7, "is_bot": false, "first_name": "Alice", "language_code": "id", "aura": 1 })
    }

    fn odd_message() -> Value {
        json!({
            "message_id": 5, "date": 1, "chat": { "id": 7, "type": "private" }, "from": from(), "text": "/buy x",
            "entities": [
                { "type": "hologram", "offset": 0, "length": 1 },
                { "type": "bot_command", "offset": 0, "length": 4 },
            ],
            "via_bot": { "id": 9, "is_bot": true, "first_name": "Bot" },
            "sticker": 7, "reply_to_message": "none", "reply_markup": { "inline_keyboard": 1 },
        })
    }

    #[test]
    fn o4_of_a_message_with_unknown_parts_everything_else_is_kept() {
        for kind in ["message", "edited_message"] {
            let update = read_update(json!({ "update_id": 3, kind: odd_message() })).unwrap();
            let (UpdateKind::Message(message) | UpdateKind::EditedMessage(message)) = update.kind else {
                panic!("{update:?}");
            };
            assert_eq!((message.id.0, message.text()), (5, Some("/buy x")));
            assert_eq!(message.entities().unwrap().len(), 1);
            assert_eq!(message.from.unwrap().language_code.as_deref(), Some("id"));
            assert!(message.via_bot.is_some());
        }
    }

    #[test]
    fn o4_a_press_is_read_whatever_is_known_of_its_message() {
        let inaccessible = json!({ "message_id": 5, "chat": { "id": 7, "type": "private" }, "date": 0 });
        for message in [odd_message(), inaccessible, json!({ "message_id": 5 }), json!(7)] {
            let query = json!({ "id": "q", "from": from(), "message": message, "data": "x:1" });
            let update = read_update(json!({ "update_id": 3, "callback_query": query })).unwrap();
            let UpdateKind::CallbackQuery(query) = update.kind else { panic!("{update:?}") };
            assert_eq!((query.data.as_deref(), query.from.id.0), (Some("x:1"), 7));
            let id = query.message.map(|message| message.id().0);
            assert_eq!(id, message.get("chat").map(|_| 5));
        }
    }

    #[test]
    fn o4_an_update_without_sense_is_one_of_no_kind_and_one_without_a_number_is_none() {
        for body in [json!(7), json!({}), json!({ "message_id": 5 }), json!({ "from": from() })] {
            for kind in ["message", "callback_query", "my_chat_member", "inline_query", "hologram"] {
                let update = read_update(json!({ "update_id": 3, kind: body })).unwrap();
                assert!(matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
            }
        }
        assert!(read_update(json!({ "message": odd_message() })).is_none());
        assert!(read_update(json!("x")).is_none());
    }
}
