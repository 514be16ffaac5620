//! A message of a chat.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::entities::{DateTimeEntity, Entity};
use super::keyboard::Button;

/// A message as the chat shows it now.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// The message id.
    pub id: i32,
    /// The chat it is in.
    pub chat: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// The person who wrote it.
    pub from: Option<u64>,
    /// The text as users read it (for a document: its caption).
    pub text: String,
    /// The text as the bot sent it, with its tags.
    pub html: String,
    /// The inline keyboard.
    pub keyboard: Vec<Vec<Button>>,
    /// Any other reply markup, as it was sent.
    pub reply_markup: Option<Value>,
    /// How often it was edited.
    pub edited: u32,
    /// Whether it was deleted.
    pub deleted: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// When it was last edited.
    pub edited_at: Option<DateTime<Utc>>,
    /// The message it replies to.
    pub reply_to: Option<i32>,
    /// The topic it is in (`message_thread_id`).
    pub thread: Option<i32>,
    /// The file it carries.
    pub document: Option<Document>,
    /// Whether that file is a photo.
    pub is_photo: bool,
    /// Whether it is a rich message; [`Self::text`] has its rows as lines.
    pub is_rich: bool,
    /// Whether it was sent silently.
    pub silent: bool,
    /// Whether it is pinned.
    pub pinned: bool,
    /// Whether previews of links are switched off.
    pub no_preview: bool,
    /// The bot's reactions.
    pub reactions: Vec<String>,
    /// Whether it was forwarded to the bot.
    pub forwarded: bool,
    /// Whether a person picked it from the bot's inline results.
    pub via_bot: bool,
    pub(crate) entities: Vec<Entity>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// File name.
    pub name: String,
    /// Content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Message {
    /// Every button, row by row.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.keyboard.iter().flatten()
    }

    /// The `date_time` entities, which apps show in the reader's time zone and locale.
    #[must_use]
    pub fn date_times(&self) -> Vec<DateTimeEntity> {
        self.entities.iter().filter_map(|entity| entity.date_time(&self.text)).collect()
    }

    /// The first button whose label contains the text.
    #[must_use]
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.buttons().find(|button| button.text.contains(label))
    }
}
