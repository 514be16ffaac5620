//! Audits every text that the bot sends.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::params::Params;

/// Fields whose text is shown to users.
const READ: [&str; 10] = [
    "html",
    "text",
    "caption",
    "description",
    "short_description",
    "name",
    "title",
    "message_text",
    "input_field_placeholder",
    "switch_inline_query_current_chat",
];
/// The payload of a copy button is data, not text. A prefilled inline query is text: the user reads it before
/// sending.
const COPIED: &str = "copy_text";

/// Receives every text as the bot sent it and returns it as users see it. Tests use it to strip the markers of a
/// pseudo-locale.
#[derive(Clone)]
pub struct TextAuditor(Arc<dyn Fn(&str) -> String + Send + Sync>);

impl TextAuditor {
    /// Wraps a function from the sent text to the shown text.
    pub fn new(read: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }
}

impl fmt::Debug for TextAuditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextAuditor")
    }
}

impl Params {
    /// Passes every text to the auditor, including those inside keyboards, lists and files, but not file extensions.
    pub(crate) fn audit(&mut self, reader: &TextAuditor) {
        for (name, value) in &mut self.values {
            audit(name, value, reader);
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

fn audit(name: &str, value: &mut Value, reader: &TextAuditor) {
    match value {
        Value::String(text) if READ.contains(&name) => *text = (reader.0)(text),
        // Forms carry objects and lists as strings.
        Value::String(text) => {
            if let Ok(mut inner @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(text) {
                audit(name, &mut inner, reader);
                *text = inner.to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| audit(name, item, reader)),
        Value::Object(fields) => {
            let read = fields.iter_mut().filter(|(field, _)| *field != COPIED);
            read.for_each(|(field, value)| audit(field, value, reader));
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
            { "text": "i", "style": "success", "switch_inline_query_current_chat": "j" },
        ]] });
        let results = json!([{ "id": "e", "title": "f", "input_message_content": { "message_text": "g" } }]);
        let mut params = Params::default();
        params.values.insert("text".to_owned(), json!("h"));
        params.values.insert("reply_markup".to_owned(), json!(keyboard.to_string()));
        params.values.insert("results".to_owned(), results);
        let upper = TextAuditor::new(str::to_uppercase);
        params.audit(&upper);
        assert_eq!(params.values["text"], "H");
        let keyboard = params.nested("reply_markup").unwrap();
        assert_eq!(
            keyboard["inline_keyboard"][0],
            json!([
                { "text": "A", "callback_data": "b" },
                { "text": "C", "copy_text": { "text": "d" } },
                { "text": "I", "style": "success", "switch_inline_query_current_chat": "J" },
            ])
        );
        let result = &params.values["results"][0];
        assert_eq!((&result["id"], &result["title"]), (&json!("e"), &json!("F")));
        assert_eq!(result["input_message_content"]["message_text"], "G");
    }
}
