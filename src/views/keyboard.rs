//! Small builders for inline keyboards. Labels are plain text, so nothing is escaped here, only cut.

use teloxide::types::{CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup};
use url::Url;

use super::callback::Callback;
use super::text;
use crate::domain::Private;

/// The longest label, in UTF-16 units: more is cut by every client.
const LABEL_UNITS: usize = 60;

/// The longest text that a copy button takes, in characters.
const COPY_CHARACTERS: usize = 256;

/// A keyboard in the making.
#[derive(Debug, Default)]
pub struct Keyboard {
    rows: Vec<Vec<InlineKeyboardButton>>,
}

impl Keyboard {
    /// A keyboard without rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row; one without buttons is left out.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = InlineKeyboardButton>) -> Self {
        let row: Vec<_> = buttons.into_iter().collect();
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }

    /// Adds buttons in as many rows as it takes.
    #[must_use]
    pub fn grid(mut self, columns: usize, buttons: impl IntoIterator<Item = InlineKeyboardButton>) -> Self {
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
    pub fn build(self) -> Option<InlineKeyboardMarkup> {
        (!self.rows.is_empty()).then(|| InlineKeyboardMarkup::new(self.rows))
    }
}

/// A button that asks the bot for something.
pub fn button(label: impl AsRef<str>, callback: &Callback) -> InlineKeyboardButton {
    InlineKeyboardButton::callback(face(label.as_ref()), callback.pack())
}

/// A button that opens an address.
pub fn link(label: impl AsRef<str>, url: Url) -> InlineKeyboardButton {
    InlineKeyboardButton::url(face(label.as_ref()), url)
}

/// A button that copies a text; `None` when the text is empty or longer than Telegram copies.
pub fn copy(label: impl AsRef<str>, copied: &Private) -> Option<InlineKeyboardButton> {
    let copied = copied.expose().trim();
    let fits = !copied.is_empty() && copied.chars().count() <= COPY_CHARACTERS;
    fits.then(|| {
        let target = CopyTextButton { text: copied.to_owned() };
        InlineKeyboardButton::copy_text_button(face(label.as_ref()), target)
    })
}

/// The label of a choice, with a mark when it is the choice of now.
pub fn marked(chosen: bool, label: String) -> String {
    if chosen { format!("✓ {label}") } else { label }
}

/// A label as it is shown. Telegram refuses a message with an empty one, so that gets a dot.
fn face(label: &str) -> String {
    let face = text::label(label, LABEL_UNITS);
    if text::is_visible(&face) { face } else { "·".to_owned() }
}
