//! How the bot presents itself: commands and descriptions, per language, and the menu button.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use teloxide::types::BotCommand;

use super::{SEND_TIMEOUT, Telegram, TelegramError};

/// What Telegram shows of the bot before the first message and in the menu.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The language it is for; `None` for everybody whose language has none of its own.
    pub language: Option<&'static str>,
    /// The menu of commands.
    pub commands: Vec<BotCommand>,
    /// Shown in an empty chat.
    pub description: String,
    /// Shown on the profile and with shared links.
    pub short_description: String,
}

/// The part registered by one call.
#[derive(Debug, Clone)]
pub struct Part {
    method: &'static str,
    parameters: Value,
    /// Its identity, independent of the content.
    pub name: String,
}

impl Profile {
    /// The calls that register it.
    pub fn parts(&self) -> [Part; 3] {
        let language = self.language.unwrap_or_default();
        let part = |method: &'static str, parameters: Value| {
            let name = format!("{method}:{language}");
            Part { method, parameters, name }
        };
        [
            part(
                "setMyCommands",
                json!({
                    "commands": self.commands,
                    "scope": { "type": "all_private_chats" },
                    "language_code": language,
                }),
            ),
            part("setMyDescription", json!({ "description": self.description, "language_code": language })),
            part(
                "setMyShortDescription",
                json!({ "short_description": self.short_description, "language_code": language }),
            ),
        ]
    }
}

impl Part {
    /// The button beside the text field of every private chat opens the menu of commands.
    pub fn menu() -> Self {
        let method = "setChatMenuButton";
        Self { method, parameters: json!({ "menu_button": { "type": "commands" } }), name: method.to_owned() }
    }

    /// A digest of content and bot; if it differs, the profile has to be registered again.
    pub fn digest(&self, bot: u64) -> String {
        hex::encode(Sha256::digest(format!("{bot} {}", self.parameters)))
    }
}

impl Telegram {
    /// Registers a part of the profile.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn register(&self, part: &Part) -> Result<(), TelegramError> {
        self.line.call(part.method, &part.parameters, SEND_TIMEOUT).await?;
        Ok(())
    }
}
