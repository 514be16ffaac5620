//! The screens of the chat: one file per screen, each a pure function from data to a [`View`].
//!
//! Invariant: whatever comes in, the text is valid Telegram HTML within Telegram's limits, and no button's data is
//! longer than 64 bytes; all external text goes through [`text`].
//! Deliberately absent: sending, waiting, the clock (times are arguments), and sentences: those are in `locales/`.

pub mod account;
pub mod account_name;
pub mod action;
pub mod admin;
mod again;
pub mod amount;
pub mod balance;
pub mod browse;
pub mod bulk;
pub mod buy_menu;
pub mod callback;
pub mod card;
pub mod codes;
pub mod commands;
pub mod confirm;
mod draft;
pub mod ended;
pub mod export;
pub mod failure;
pub mod favourite;
pub mod forget;
pub mod guard;
pub mod inline;
pub mod instead;
pub mod keyboard;
pub mod login;
pub mod me;
pub mod notice;
pub mod offers;
pub mod orders;
mod phone;
pub mod possible;
pub mod purchase;
pub mod replace;
pub mod same_number;
pub mod settings;
pub mod sms;
mod sms_text;
pub mod start;
pub mod terms;
pub mod text;
pub mod time;
pub mod time_zones;
pub mod title;
pub mod toast;
pub mod watch;
pub mod webhook;

pub use callback::Callback;
use i18n_embed_fl::fl;
use keyboard::{Action, Button, Keyboard, Markup};

use crate::domain::account::AccountName;
use crate::i18n::Localizer;

/// A message: Telegram HTML and the buttons below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The text, for parse mode HTML; never empty, at most 4,096 units when rendered.
    pub text: String,
    /// The buttons, when there are any.
    pub keyboard: Option<Markup>,
    /// The message it replies to, if it is a new message.
    pub reply_to: Option<i32>,
    /// The same text with tables, for servers that support rich messages.
    pub rich: Option<String>,
}

impl View {
    /// A message without buttons.
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), keyboard: None, reply_to: None, rich: None }
    }

    /// A message with buttons.
    fn new(text: impl Into<String>, keyboard: Keyboard) -> Self {
        Self { text: text.into(), keyboard: keyboard.build(), reply_to: None, rich: None }
    }

    /// The same as an answer to a message, when there is one.
    #[must_use]
    pub fn in_reply_to(self, message: Option<i32>) -> Self {
        Self { reply_to: message, ..self }
    }

    /// The same with a button to link an account, unless it has one already; for users without an account.
    #[must_use]
    pub fn leading_to_link(&self, s: &Localizer) -> Self {
        let login = Callback::Login.pack();
        let is_link = |button: &Button| matches!(&button.action, Action::Callback(data) if *data == login);
        if self.keyboard.iter().flat_map(Markup::buttons).any(is_link) {
            return self.clone();
        }
        let row = [keyboard::button(fl!(s.texts(), "button-link-mine"), &Callback::Login)];
        let keyboard = match &self.keyboard {
            Some(markup) => Some(markup.clone().append_row(row)),
            None => Keyboard::new().row(row).build(),
        };
        Self { keyboard, ..self.clone() }
    }

    /// The same with a line that names the account, for people who have several. A message without room for it
    /// stays as it is.
    #[must_use]
    pub fn of_account(self, s: &Localizer, account: Option<&AccountName>) -> Self {
        let Some(account) = account else { return self };
        let text = text::join([self.text.as_str(), account_name::line(s, account).as_str()], "\n\n");
        if text::rendered_units(&text) > text::MESSAGE_UNITS { self } else { Self { text, ..self } }
    }

    /// Plain text, such as that of a toast.
    pub fn of_words(words: &str) -> Self {
        Self::plain(text::dynamic(words, text::MESSAGE_UNITS))
    }

    /// The text without markup, for when Telegram rejects the markup.
    pub fn without_markup(&self) -> String {
        text::without_markup(&self.text)
    }
}

#[cfg(test)]
mod tests;
