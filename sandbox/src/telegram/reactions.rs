//! Reactions, and the menu button beside the input field.

use serde_json::{Value, json};

use super::params::Params;
use super::refusal::Refusal;
use super::world::{EventKind, World};

type Outcome = Result<Value, Refusal>;

/// The reactions that are available to everybody.
const REACTIONS: [&str; 73] = [
    "❤",
    "👍",
    "👎",
    "🔥",
    "🥰",
    "👏",
    "😁",
    "🤔",
    "🤯",
    "😱",
    "🤬",
    "😢",
    "🎉",
    "🤩",
    "🤮",
    "💩",
    "🙏",
    "👌",
    "🕊",
    "🤡",
    "🥱",
    "🥴",
    "😍",
    "🐳",
    "❤‍🔥",
    "🌚",
    "🌭",
    "💯",
    "🤣",
    "⚡",
    "🍌",
    "🏆",
    "💔",
    "🤨",
    "😐",
    "🍓",
    "🍾",
    "💋",
    "🖕",
    "😈",
    "😴",
    "😭",
    "🤓",
    "👻",
    "👨‍💻",
    "👀",
    "🎃",
    "🙈",
    "😇",
    "😨",
    "🤝",
    "✍",
    "🤗",
    "🫡",
    "🎅",
    "🎄",
    "☃",
    "💅",
    "🤪",
    "🗿",
    "🆒",
    "💘",
    "🙉",
    "🦄",
    "😘",
    "💊",
    "🙊",
    "😎",
    "👾",
    "🤷‍♂",
    "🤷",
    "🤷‍♀",
    "😡",
];

impl World {
    pub(super) fn react(&mut self, chat: i64, params: &Params) -> Outcome {
        let wrong = || Refusal::violation("can't parse reaction types JSON object");
        let sent: Vec<Value> = match params.nested("reaction") {
            None => Vec::new(),
            Some(sent) => serde_json::from_value(sent).map_err(|_| wrong())?,
        };
        // A bot counts as a person without Premium.
        if sent.len() > 1 {
            return Err(Refusal::violation("REACTIONS_TOO_MANY"));
        }
        let mut emoji = Vec::new();
        for reaction in &sent {
            let text = |name: &str| reaction.get(name).and_then(Value::as_str);
            match (text("type"), text("emoji")) {
                (Some("emoji"), Some(known)) if REACTIONS.contains(&known) => emoji.push(known.to_owned()),
                (Some(_), _) => return Err(Refusal::violation("REACTION_INVALID")),
                (None, _) => return Err(wrong()),
            }
        }
        let id = params.int("message_id").and_then(|id| i32::try_from(id).ok()).unwrap_or_default();
        let message = self.messages.get_mut(&id).filter(|message| message.chat == chat && !message.deleted);
        let message = message.ok_or_else(|| Refusal::bad("message to react not found"))?;
        message.reactions.clone_from(&emoji);
        self.log(EventKind::Other, Some(chat), Some(id), &format!("reaction {}", emoji.concat()));
        Ok(json!(true))
    }

    pub(super) fn set_menu_button(&mut self, params: &Params) -> Outcome {
        let button = params.nested("menu_button").unwrap_or_else(|| json!({ "type": "default" }));
        let text = |name: &str| button.get(name).and_then(Value::as_str).unwrap_or_default();
        match text("type") {
            "commands" | "default" => {}
            "web_app" if !text("text").is_empty() && button.get("web_app").is_some() => {}
            _ => return Err(Refusal::violation("can't parse menu button: unallowed type")),
        }
        self.menu_buttons.insert(self.menu_chat(params)?, button);
        Ok(json!(true))
    }

    /// The button of a chat; a chat without its own gets the bot's.
    pub(super) fn menu_button(&self, params: &Params) -> Outcome {
        let chat = self.menu_chat(params)?;
        let button = self.menu_buttons.get(&chat).or_else(|| self.menu_buttons.get(&0));
        Ok(button.cloned().unwrap_or_else(|| json!({ "type": "default" })))
    }

    /// Zero stands for every chat without a button of its own.
    fn menu_chat(&self, params: &Params) -> Result<i64, Refusal> {
        let Some(chat) = params.int("chat_id") else { return Ok(0) };
        let known = u64::try_from(chat).is_ok_and(|id| self.people.contains_key(&id));
        if known { Ok(chat) } else { Err(Refusal::bad("chat not found")) }
    }
}
