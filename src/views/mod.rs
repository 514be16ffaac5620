//! What the chat shows: one file per screen, each a pure function from what is known to a [`View`].
//!
//! Invariant: whatever comes in, the text is valid Telegram HTML within Telegram's limits, and no button's data is
//! longer than 64 bytes; everything that came from outside goes through [`text`] before it enters a text.
//! Deliberately absent: sending, waiting, the clock (times are arguments), and sentences: those are in `locales/`.

pub mod admin;
mod again;
pub mod balance;
pub mod browse;
pub mod callback;
pub mod card;
pub mod codes;
pub mod commands;
pub mod confirm;
pub mod ended;
pub mod export;
pub mod favourite;
pub mod forget;
pub mod front;
pub mod guard;
pub mod inline;
pub mod keyboard;
pub mod login;
pub mod notice;
pub mod offers;
pub mod orders;
mod phone;
pub mod possible;
pub mod purchase;
pub mod settings;
pub mod sms;
pub mod start;
pub mod terms;
pub mod text;
pub mod title;
pub mod toast;
pub mod trouble;
pub mod webhook;
pub mod zones;

use teloxide::types::InlineKeyboardMarkup;

pub use callback::Callback;
use keyboard::Keyboard;

/// A message as it will look: Telegram HTML and the buttons below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The text, for parse mode HTML; never empty, at most 4,096 units when rendered.
    pub text: String,
    /// The buttons, when there are any.
    pub keyboard: Option<InlineKeyboardMarkup>,
}

impl View {
    /// A message without buttons.
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), keyboard: None }
    }

    /// A message with buttons.
    fn new(text: impl Into<String>, keyboard: Keyboard) -> Self {
        Self { text: text.into(), keyboard: keyboard.build() }
    }

    /// Words that are no HTML, such as those of a toast.
    pub fn of_words(words: &str) -> Self {
        Self::plain(text::dynamic(words, text::MESSAGE_UNITS))
    }

    /// The text without any markup, for when Telegram does not take the markup.
    pub fn without_markup(&self) -> String {
        text::without_markup(&self.text)
    }
}

#[cfg(test)]
mod tests;
