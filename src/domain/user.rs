//! A person and what they chose.

use serde::{Deserialize, Serialize};

use super::{Currency, UserId, Zone};

/// A language in which the bot speaks. Each has a folder in `locales/`. Buttons carry the place in this list: add at the
/// end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Bahasa Indonesia.
    Id,
    /// Russian.
    Ru,
    /// Chinese, simplified.
    Zh,
    /// Spanish.
    Es,
    /// Portuguese, as in Brazil.
    PtBr,
    /// Vietnamese.
    Vi,
    /// Hindi.
    Hi,
}

impl Language {
    /// Every language, in the order of the settings screen.
    pub const ALL: [Self; 8] =
        [Self::En, Self::Id, Self::Ru, Self::Zh, Self::Es, Self::PtBr, Self::Vi, Self::Hi];

    /// The IETF tag, which is also the folder's name.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Id => "id",
            Self::Ru => "ru",
            Self::Zh => "zh",
            Self::Es => "es",
            Self::PtBr => "pt-BR",
            Self::Vi => "vi",
            Self::Hi => "hi",
        }
    }

    /// The ISO 3166 code of the country where most people who rent numbers in the language live.
    pub fn home(self) -> &'static str {
        match self {
            // English is what those see whose language is not spoken here; the provider is at home in Indonesia.
            Self::En | Self::Id => "ID",
            Self::Ru => "RU",
            Self::Zh => "CN",
            Self::Es => "MX",
            Self::PtBr => "BR",
            Self::Vi => "VN",
            Self::Hi => "IN",
        }
    }

    /// The two letters under which Telegram files texts of the bot for everybody who speaks the language.
    pub fn telegram_code(self) -> &'static str {
        match self {
            Self::PtBr => "pt",
            language => language.tag(),
        }
    }

    /// The language for an IETF tag such as `id`, `id-ID` or `in` (the old code for Indonesian). Whoever speaks another
    /// variety of a language is served with the one that there is.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "in" => Some(Self::Id),
            primary => Self::ALL.into_iter().find(|language| language.telegram_code() == primary),
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

/// How long a message with a code stays in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lifetime {
    /// Until the person deletes it.
    #[default]
    Stays,
    /// Five minutes.
    FiveMinutes,
    /// Half an hour.
    HalfHour,
    /// A day; Telegram lets a bot delete its messages for two.
    Day,
}

impl Lifetime {
    /// Every choice, from the default on.
    pub const ALL: [Self; 4] = [Self::Stays, Self::FiveMinutes, Self::HalfHour, Self::Day];

    /// In minutes; 0 when it stays.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Stays => 0,
            Self::FiveMinutes => 5,
            Self::HalfHour => 30,
            Self::Day => 24 * 60,
        }
    }

    /// Reads what [`Lifetime::minutes`] gives.
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|lifetime| i64::from(lifetime.minutes()) == minutes)
    }
}

/// How codes look in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CodeStyle {
    /// The full text of an SMS is shown only when no code was found in it.
    pub code_only: bool,
    /// Codes and texts are covered until they are tapped.
    pub covered: bool,
    /// How long the message with a code stays; the card keeps the code.
    pub lifetime: Lifetime,
}

/// A change of [`CodeStyle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StyleChange {
    /// Whether to show only codes.
    CodeOnly(bool),
    /// Whether to cover codes.
    Covered(bool),
    /// How long the message stays.
    Lifetime(Lifetime),
}

impl CodeStyle {
    /// The style after a change.
    #[must_use]
    pub fn with(self, change: StyleChange) -> Self {
        match change {
            StyleChange::CodeOnly(code_only) => Self { code_only, ..self },
            StyleChange::Covered(covered) => Self { covered, ..self },
            StyleChange::Lifetime(lifetime) => Self { lifetime, ..self },
        }
    }
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
    /// How codes look.
    pub style: CodeStyle,
    /// Whose clock they read, once they chose.
    pub zone: Option<Zone>,
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
            ("ru", Some(Language::Ru)),
            ("zh-hans", Some(Language::Zh)),
            ("zh-TW", Some(Language::Zh)),
            ("es-419", Some(Language::Es)),
            ("pt-br", Some(Language::PtBr)),
            ("pt", Some(Language::PtBr)),
            ("vi", Some(Language::Vi)),
            ("hi-IN", Some(Language::Hi)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
            assert_eq!(Language::from_tag(language.telegram_code()), Some(language));
        }
    }
}
