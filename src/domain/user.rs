//! A person and what they chose.

use serde::{Deserialize, Serialize};

use super::{Currency, UserId};

/// A language in which the bot speaks. Each has a folder in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Bahasa Indonesia.
    Id,
}

impl Language {
    /// Every language, in the order of the settings screen.
    pub const ALL: [Self; 2] = [Self::En, Self::Id];

    /// The IETF tag, which is also the folder's name and Telegram's `language_code`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Id => "id",
        }
    }

    /// The language for an IETF tag such as `id`, `id-ID` or `in` (the old code for Indonesian).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "en" => Some(Self::En),
            "id" | "in" => Some(Self::Id),
            _ => None,
        }
    }
}

/// Which messages ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Notifications {
    /// Every new message rings.
    #[default]
    All,
    /// Only codes ring; everything else arrives silently.
    CodesOnly,
}

/// A person who wrote to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Telegram's id.
    pub id: UserId,
    /// The language they see: chosen, else Telegram's, else English.
    pub language: Language,
    /// The currency they see.
    pub currency: Currency,
    /// Which messages ring.
    pub notifications: Notifications,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telegram_language_code_finds_its_language() {
        for (tag, language) in [
            ("en", Some(Language::En)),
            ("en-GB", Some(Language::En)),
            ("id", Some(Language::Id)),
            ("ID_id", Some(Language::Id)),
            ("in", Some(Language::Id)),
            ("ru", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
