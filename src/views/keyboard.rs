//! Buttons, keyboards, and small builders for them. Labels are plain text, so nothing is escaped here, only cut.
//!
//! These types replace the library's, which has no button colors. [`telegram`](crate::telegram) drops what a server does not
//! support.

use serde::Serialize;
use url::Url;

use super::callback::Callback;
use super::text;
use crate::domain::Private;

/// The longest label, in UTF-16 units: more is cut by every client.
const LABEL_UNITS: usize = 60;

/// The longest text that a copy button takes, in UTF-16 units.
pub const COPY_UNITS: usize = 256;

/// The longest search that a button begins, in UTF-16 units.
const SEARCH_UNITS: usize = 64;

/// The color of a button; apps without support show the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Blue: the one usual next step.
    Primary,
    /// Green: buys, or finishes well.
    Success,
    /// Red: cancels, unlinks or erases.
    Danger,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Action {
    /// Asks the bot for something.
    #[serde(rename = "callback_data")]
    Callback(String),
    /// Opens an address.
    #[serde(rename = "url")]
    Url(Url),
    /// Copies a text.
    #[serde(rename = "copy_text")]
    Copy {
        /// The text.
        text: String,
    },
    /// Begins a search among the offers, with these words in the input line of this chat.
    #[serde(rename = "switch_inline_query_current_chat")]
    Search(String),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Button {
    /// The label.
    pub text: String,
    /// What it does.
    #[serde(flatten)]
    pub action: Action,
    /// Its color, if not the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
}

impl Button {
    fn new(label: &str, action: Action) -> Self {
        Self { text: face(label), action, style: None }
    }

    /// Blue: the one usual next step of a screen.
    #[must_use]
    pub fn primary(self) -> Self {
        Self { style: Some(Style::Primary), ..self }
    }

    /// Green: what buys, or finishes well.
    #[must_use]
    pub fn success(self) -> Self {
        Self { style: Some(Style::Success), ..self }
    }

    /// Red: what cancels, unlinks or erases.
    #[must_use]
    pub fn danger(self) -> Self {
        Self { style: Some(Style::Danger), ..self }
    }
}

/// The buttons under a message, row by row; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Markup {
    /// The rows; none of them is empty.
    #[serde(rename = "inline_keyboard")]
    pub rows: Vec<Vec<Button>>,
}

impl Markup {
    /// Every button.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.rows.iter().flatten()
    }

    /// The same with one more row below.
    #[must_use]
    pub fn append_row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.rows.extend(row_of(buttons));
        self
    }
}

/// Builds a keyboard.
#[derive(Debug, Default)]
pub struct Keyboard {
    rows: Vec<Vec<Button>>,
}

impl Keyboard {
    /// A keyboard without rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row; one without buttons is left out.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.rows.extend(row_of(buttons));
        self
    }

    /// Adds buttons in as many rows as it takes.
    #[must_use]
    pub fn grid(mut self, columns: usize, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<_> = buttons.into_iter().collect();
        self.rows.extend(buttons.chunks(columns.max(1)).map(<[_]>::to_vec));
        self
    }

    /// Adds the row that turns pages, when there is more than one page. Before the first comes the last.
    #[must_use]
    pub fn pages(self, page: u16, pages: u16, turn: impl Fn(u16) -> Callback) -> Self {
        if pages <= 1 {
            return self;
        }
        let last = pages - 1;
        let page = page.min(last);
        let before = if page == 0 { last } else { page - 1 };
        let after = if page == last { 0 } else { page + 1 };
        self.row([
            button("‹", &turn(before)),
            button(format!("{} / {pages}", u32::from(page) + 1), &Callback::Page),
            button("›", &turn(after)),
        ])
    }

    /// The markup, or `None` when there is no row.
    pub fn build(self) -> Option<Markup> {
        (!self.rows.is_empty()).then_some(Markup { rows: self.rows })
    }
}

/// A row, unless it would have no button.
fn row_of(buttons: impl IntoIterator<Item = Button>) -> Option<Vec<Button>> {
    Some(buttons.into_iter().collect::<Vec<_>>()).filter(|row| !row.is_empty())
}

/// A button that asks the bot for something.
pub fn button(label: impl AsRef<str>, callback: &Callback) -> Button {
    Button::new(label.as_ref(), Action::Callback(callback.pack()))
}

/// A button that opens an address.
pub fn link(label: impl AsRef<str>, url: Url) -> Button {
    Button::new(label.as_ref(), Action::Url(url))
}

/// A button that begins a search among the offers: the bot's name and these words appear in the input line.
pub fn switch_inline(label: impl AsRef<str>, words: &str) -> Button {
    Button::new(label.as_ref(), Action::Search(text::label(words, SEARCH_UNITS)))
}

/// A button that copies a text; `None` when the text is empty or longer than Telegram copies.
pub fn copy(label: impl AsRef<str>, copied: &Private) -> Option<Button> {
    let copied = copied.expose().trim();
    let fits = !copied.is_empty() && text::units(copied) <= COPY_UNITS;
    fits.then(|| Button::new(label.as_ref(), Action::Copy { text: copied.to_owned() }))
}

/// The label of a choice, marked if it is the current one.
pub fn marked(chosen: bool, label: String) -> String {
    if chosen { format!("✓ {label}") } else { label }
}

/// A label as shown. Telegram rejects empty labels, so they become a dot.
fn face(label: &str) -> String {
    let face = text::label(label, LABEL_UNITS);
    if text::is_visible(&face) { face } else { "·".to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn buttons_are_written_as_the_bot_api_reads_them() {
        let keyboard = Keyboard::new()
            .row([
                button("Buy", &Callback::Buy).success(),
                link("Site", Url::parse("https://x.test/").unwrap()),
            ])
            .row(copy("Copy", &Private::new("513279")).map(Button::primary))
            .row([switch_inline("🔎", "wa ")])
            .row([]);
        let written = serde_json::to_value(keyboard.build().unwrap()).unwrap();
        assert_eq!(
            written,
            json!({ "inline_keyboard": [
                [
                    { "text": "Buy", "callback_data": Callback::Buy.pack(), "style": "success" },
                    { "text": "Site", "url": "https://x.test/" },
                ],
                [{ "text": "Copy", "copy_text": { "text": "513279" }, "style": "primary" }],
                [{ "text": "🔎", "switch_inline_query_current_chat": "wa" }],
            ] })
        );
        assert_eq!(Keyboard::new().row([]).build(), None);
    }

    #[test]
    fn what_is_too_long_to_be_copied_gets_no_button() {
        for (length, fits) in [(0, false), (1, true), (256, true), (257, false)] {
            assert_eq!(copy("Copy", &Private::new("1".repeat(length))).is_some(), fits, "{length}");
        }
        assert!(copy("Copy", &Private::new("😀".repeat(129))).is_none());
    }
}
