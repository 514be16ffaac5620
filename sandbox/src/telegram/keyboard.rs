//! Inline keyboards and their limits.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entities::units;
use super::features::{Feature, Features};
use super::refusal::Refusal;
use crate::outbound::is_loopback;

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Sends a callback query with this data.
    Callback(String),
    /// Opens an address.
    Url(String),
    /// Copies a text.
    Copy(String),
    /// Starts an inline query with this text, here or in a chat that the user picks.
    Inline(String),
    /// Anything else, by the name of its field.
    Other(String),
}

/// The color of a button; apps that do not support it show the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonStyle {
    /// Blue.
    Primary,
    /// Green.
    Success,
    /// Red.
    Danger,
}

/// A button as the user sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Button {
    /// The label.
    pub text: String,
    /// What it does.
    pub action: Action,
    /// Its color, if it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<ButtonStyle>,
    #[serde(skip)]
    pub(crate) raw: Value,
}

impl Button {
    /// The callback data, if it is such a button.
    #[must_use]
    pub fn data(&self) -> Option<&str> {
        match &self.action {
            Action::Callback(data) => Some(data),
            _ => None,
        }
    }
}

const ACTIONS: [&str; 10] = [
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "pay",
    "callback_game",
];
const DECORATIONS: [&str; 3] = ["text", "style", "icon_custom_emoji_id"];
/// The fields that were added with a feature.
const NEWER: [(&str, Feature); 3] = [
    ("style", Feature::ButtonStyle),
    ("icon_custom_emoji_id", Feature::ButtonStyle),
    ("copy_text", Feature::CopyText),
];
const MARKUPS: [&str; 4] = ["inline_keyboard", "keyboard", "remove_keyboard", "force_reply"];

/// A parsed reply markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Markup {
    pub(crate) inline: Vec<Vec<Button>>,
    /// Any other kind of markup, as it was sent.
    pub(crate) other: Option<Value>,
}

impl Markup {
    /// Reads a `reply_markup`.
    pub(crate) fn read(markup: Option<&Value>, features: &Features) -> Result<Self, Refusal> {
        let Some(markup) = markup else { return Ok(Self::default()) };
        let Some(object) = markup.as_object() else {
            return Err(Refusal::violation("object expected as reply markup"));
        };
        if !MARKUPS.iter().any(|name| object.contains_key(*name)) {
            return Err(Refusal::violation("can't parse reply keyboard markup JSON object"));
        }
        let Some(rows) = object.get("inline_keyboard") else {
            return Ok(Self { inline: Vec::new(), other: Some(markup.clone()) });
        };
        if object.len() > 1 {
            return Err(Refusal::violation("inline_keyboard must be the only field"));
        }
        let expected = || Refusal::violation("field \"inline_keyboard\" must be an Array of Arrays");
        let mut inline = Vec::new();
        for row in rows.as_array().ok_or_else(expected)? {
            let row = row.as_array().ok_or_else(expected)?;
            if row.len() > 8 {
                return Err(Refusal::violation("a keyboard row holds at most 8 buttons"));
            }
            let row: Vec<Button> =
                row.iter().map(|raw| read_button(raw, features)).collect::<Result<_, _>>()?;
            if !row.is_empty() {
                inline.push(row);
            }
        }
        if inline.iter().map(Vec::len).sum::<usize>() > 100 {
            return Err(Refusal::violation("reply markup is too long"));
        }
        Ok(Self { inline, other: None })
    }
}

fn read_button(raw: &Value, features: &Features) -> Result<Button, Refusal> {
    let wrong = |text: &str| Refusal::violation(format!("can't parse inline keyboard button: {text}"));
    let object = raw.as_object().ok_or_else(|| wrong("expected an Object"))?;
    let known = |name: &str| ACTIONS.contains(&name) || DECORATIONS.contains(&name);
    if let Some(name) = object.keys().find(|name| !known(name)) {
        return Err(wrong(&format!("unknown field \"{name}\"")));
    }
    // An old server is not the bot's fault, so this is not a violation.
    if let Some((name, _)) =
        NEWER.iter().find(|(name, since)| object.contains_key(*name) && !features.has(*since))
    {
        return Err(Refusal::bad(format!("can't parse inline keyboard button: unknown field \"{name}\"")));
    }
    let style = object.get("style").map(ButtonStyle::deserialize).transpose();
    let style = style.map_err(|_| wrong("invalid button style specified"))?;
    let text =
        object.get("text").and_then(Value::as_str).ok_or_else(|| wrong("Can't find field \"text\""))?;
    if text.trim().is_empty() {
        return Err(wrong("Field \"text\" must be non-empty"));
    }
    let mut actions = ACTIONS.iter().filter_map(|name| object.get(*name).map(|value| (*name, value)));
    let (name, value) =
        actions.next().ok_or_else(|| wrong("Text buttons are unallowed in the inline keyboard"))?;
    if actions.next().is_some() {
        return Err(wrong("exactly one action is allowed"));
    }
    Ok(Button { text: text.to_owned(), action: read_action(name, value)?, style, raw: raw.clone() })
}

fn read_action(name: &str, value: &Value) -> Result<Action, Refusal> {
    let invalid = || Refusal::violation("BUTTON_DATA_INVALID");
    match name {
        "callback_data" => {
            let data = value.as_str().ok_or_else(invalid)?;
            if data.is_empty() || data.len() > 64 {
                return Err(invalid());
            }
            Ok(Action::Callback(data.to_owned()))
        }
        "url" => {
            let url = value.as_str().unwrap_or_default();
            if good_url(url) {
                Ok(Action::Url(url.to_owned()))
            } else {
                Err(Refusal::violation("BUTTON_URL_INVALID"))
            }
        }
        "copy_text" => {
            let text = value.get("text").and_then(Value::as_str).unwrap_or_default();
            if text.is_empty() || units(text) > 256 {
                return Err(Refusal::violation("BUTTON_COPY_TEXT_INVALID"));
            }
            Ok(Action::Copy(text.to_owned()))
        }
        "switch_inline_query" | "switch_inline_query_current_chat" => {
            let query = value.as_str().ok_or_else(|| Refusal::violation("field must be of type String"))?;
            Ok(Action::Inline(query.to_owned()))
        }
        other => Ok(Action::Other(other.to_owned())),
    }
}

fn good_url(url: &str) -> bool {
    reqwest::Url::parse(url).is_ok_and(|url| match url.scheme() {
        "http" | "https" => url.host_str().is_some_and(|host| host.contains('.')) && !is_loopback(&url),
        "tg" => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn one(button: Value) -> Result<Markup, String> {
        on(button, &Features::current()).map_err(|no| no.description)
    }

    fn on(button: Value, features: &Features) -> Result<Markup, Refusal> {
        Markup::read(Some(&json!({ "inline_keyboard": [[button]] })), features)
    }

    #[test]
    fn buttons() {
        let data = |n: usize| "x".repeat(n);
        assert!(one(json!({ "text": "a", "callback_data": data(64) })).is_ok());
        assert!(one(json!({ "text": "a", "url": "https://example.test/" })).is_ok());
        assert!(one(json!({ "text": "a", "copy_text": { "text": data(256) } })).is_ok());
        assert!(one(json!({ "text": "a", "copy_text": { "text": "é" } })).is_ok());
        assert!(one(json!({ "text": "a", "switch_inline_query_current_chat": "wa " })).is_ok());
        let all = one(json!({ "text": "a", "switch_inline_query_current_chat": "" })).unwrap();
        assert_eq!(all.inline[0][0].action, Action::Inline(String::new()));
        let bad = [
            (json!({ "text": "a", "callback_data": data(65) }), "BUTTON_DATA_INVALID"),
            (json!({ "text": "a", "callback_data": "" }), "BUTTON_DATA_INVALID"),
            (json!({ "text": "a", "callback_data": "é".repeat(33) }), "BUTTON_DATA_INVALID"),
            (json!({ "text": "a" }), "Text buttons are unallowed in the inline keyboard"),
            (json!({ "text": "a", "callback_data": "a", "url": "https://x.test" }), "exactly one action"),
            (json!({ "text": "a", "callback": "a" }), "unknown field"),
            (json!({ "text": "", "callback_data": "a" }), "non-empty"),
            (json!({ "text": "a", "url": "http://localhost/" }), "BUTTON_URL_INVALID"),
            (json!({ "text": "a", "copy_text": { "text": data(257) } }), "BUTTON_COPY_TEXT_INVALID"),
            (json!({ "text": "a", "copy_text": { "text": "" } }), "BUTTON_COPY_TEXT_INVALID"),
            (json!({ "text": "a", "copy_text": "code" }), "BUTTON_COPY_TEXT_INVALID"),
            (json!({ "text": "a", "switch_inline_query_current_chat": true }), "must be of type String"),
            (json!({ "text": "a", "style": "primary" }), "Text buttons are unallowed"),
            (
                json!({ "text": "a", "copy_text": { "text": "a" }, "switch_inline_query_current_chat": "" }),
                "exactly one action",
            ),
        ];
        for (button, error) in bad {
            let description = one(button.clone()).unwrap_err();
            assert!(description.contains(error), "{button}: {description}");
        }
    }

    #[test]
    fn styles() {
        let styled = |style: Value| json!({ "text": "a", "callback_data": "b", "style": style });
        let known = [
            ("primary", ButtonStyle::Primary),
            ("success", ButtonStyle::Success),
            ("danger", ButtonStyle::Danger),
        ];
        for (name, style) in known {
            assert_eq!(one(styled(json!(name))).unwrap().inline[0][0].style, Some(style));
        }
        for bad in [json!("green"), json!("Primary"), json!(""), json!(1)] {
            assert!(one(styled(bad.clone())).unwrap_err().contains("invalid button style"), "{bad}");
        }
    }

    #[test]
    fn an_older_server_refuses_newer_fields_without_blaming_the_bot() {
        let styled = json!({ "text": "a", "callback_data": "b", "style": "danger" });
        let copying = json!({ "text": "a", "copy_text": { "text": "b" } });
        let older = Features::current().without(Feature::ButtonStyle);
        let refused = on(styled.clone(), &older).unwrap_err();
        assert!(refused.description.contains("unknown field \"style\"") && !refused.is_violation);
        assert!(on(copying.clone(), &older).is_ok());
        let refused = on(copying, &Features::none()).unwrap_err();
        assert!(refused.description.contains("unknown field \"copy_text\"") && !refused.is_violation);
        assert!(on(styled, &Features::none().with(Feature::ButtonStyle)).is_ok());
    }

    #[test]
    fn at_most_a_hundred_buttons() {
        let rows = |n: usize| vec![vec![json!({ "text": "a", "callback_data": "a" })]; n];
        assert!(Markup::read(Some(&json!({ "inline_keyboard": rows(100) })), &Features::current()).is_ok());
        assert!(Markup::read(Some(&json!({ "inline_keyboard": rows(101) })), &Features::current()).is_err());
    }
}
