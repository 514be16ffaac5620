//! A look at every text of the bot on its way into the chats.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::params::Params;

/// The fields that hold what people read.
const READ: [&str; 8] = [
    "text",
    "caption",
    "description",
    "short_description",
    "name",
    "title",
    "message_text",
    "input_field_placeholder",
];
/// What a button copies is no text of the bot.
const COPIED: &str = "copy_text";

/// Is given every text of the bot as it was sent, and gives it back as people are to see it. Tests take off the marks
/// of a pseudo-locale with it.
#[derive(Clone)]
pub struct Proofreader(Arc<dyn Fn(&str) -> String + Send + Sync>);

impl Proofreader {
    /// One that reads by this function.
    pub fn new(read: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }
}

impl fmt::Debug for Proofreader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proofreader")
    }
}

impl Params {
    /// Gives every text to the reader, those inside keyboards, lists and files too; a file's ending is no text.
    pub(crate) fn proofread(&mut self, reader: &Proofreader) {
        for (name, value) in &mut self.values {
            proofread(name, value, reader);
        }
        for file in &mut self.files {
            let (stem, ending) = file.name.split_at(file.name.rfind('.').unwrap_or(file.name.len()));
            file.name = format!("{}{ending}", (reader.0)(stem));
            if let Ok(text) = std::str::from_utf8(&file.bytes) {
                file.bytes = (reader.0)(text).into_bytes();
            }
        }
    }
}

fn proofread(name: &str, value: &mut Value, reader: &Proofreader) {
    match value {
        Value::String(text) if READ.contains(&name) => *text = (reader.0)(text),
        // Forms carry objects and lists as strings.
        Value::String(text) => {
            if let Ok(mut inner @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(text) {
                proofread(name, &mut inner, reader);
                *text = inner.to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| proofread(name, item, reader)),
        Value::Object(fields) => {
            let read = fields.iter_mut().filter(|(field, _)| *field != COPIED);
            read.for_each(|(field, value)| proofread(field, value, reader));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_text_is_read_wherever_it_stands_and_nothing_else_is() {
        let keyboard = json!({ "inline_keyboard": [[
            { "text": "a", "callback_data": "b" },
            { "text": "c", "copy_text": { "text": "d" } },
        ]] });
        let results = json!([{ "id": "e", "title": "f", "input_message_content": { "message_text": "g" } }]);
        let mut params = Params::default();
        params.values.insert("text".to_owned(), json!("h"));
        params.values.insert("reply_markup".to_owned(), json!(keyboard.to_string()));
        params.values.insert("results".to_owned(), results);
        let upper = Proofreader::new(str::to_uppercase);
        params.proofread(&upper);
        assert_eq!(params.values["text"], "H");
        let keyboard = params.nested("reply_markup").unwrap();
        assert_eq!(
            keyboard["inline_keyboard"][0],
            json!([
                { "text": "A", "callback_data": "b" },
                { "text": "C", "copy_text": { "text": "d" } },
            ])
        );
        let result = &params.values["results"][0];
        assert_eq!((&result["id"], &result["title"]), (&json!("e"), &json!("F")));
        assert_eq!(result["input_message_content"]["message_text"], "G");
    }
}
