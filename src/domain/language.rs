//! The bot's languages.

use serde::{Deserialize, Serialize};

/// A supported language. Each has a folder in `locales/`. Buttons encode the position in this list: append
/// new variants only.
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

    /// The IETF tag, also the folder name.
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

    /// The ISO 3166 code of the country where most speakers of the language who rent numbers live.
    pub fn home(self) -> &'static str {
        match self {
            // English is the fallback for users of unsupported languages; the provider is based in Indonesia.
            Self::En | Self::Id => "ID",
            Self::Ru => "RU",
            Self::Zh => "CN",
            Self::Es => "MX",
            Self::PtBr => "BR",
            Self::Vi => "VN",
            Self::Hi => "IN",
        }
    }

    /// The two-letter code under which Telegram stores the bot's localized texts.
    pub fn telegram_code(self) -> &'static str {
        match self {
            Self::PtBr => "pt",
            language => language.tag(),
        }
    }

    /// The language for an IETF tag such as `id`, `id-ID` or `in` (the old code for Indonesian). Other
    /// varieties of a language map to the supported one.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "in" => Some(Self::Id),
            primary => Self::ALL.into_iter().find(|language| language.telegram_code() == primary),
        }
    }
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
