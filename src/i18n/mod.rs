//! The languages: every sentence that a person reads comes from `locales/<tag>/smscode-bot.ftl` through this room.
//!
//! Invariant: a [`Speech`] speaks exactly one language, numbers and dates included, reads one clock, and says money
//! with the digits that the provider sent. Deliberately absent: markup and escaping (`views`), and any choice of language: who
//! speaks to whom is the caller's knowledge.

mod numbers;
mod places;
mod times;

use std::borrow::Cow;
use std::sync::Arc;

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use i18n_embed::{I18nEmbedError, LanguageLoader};
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;

use crate::domain::user::User;
use crate::domain::{Language, Zone};

/// The name of the file of each language, as `i18n.toml` states it.
const DOMAIN: &str = "smscode-bot";

/// What [`I18n::load_marked`] puts around the texts: characters of the private use area, which nobody types.
pub const MARKS: (char, char) = ('\u{e000}', '\u{e001}');

/// What happens to each stretch of a text between its placeables.
type Transform = fn(&str) -> Cow<'_, str>;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

// `fl!` and the embedding read these files behind cargo's back; naming them here makes a changed text a rebuild.
const _: [&str; Language::ALL.len()] = [
    include_str!("../../locales/en/smscode-bot.ftl"),
    include_str!("../../locales/id/smscode-bot.ftl"),
    include_str!("../../locales/ru/smscode-bot.ftl"),
    include_str!("../../locales/zh/smscode-bot.ftl"),
    include_str!("../../locales/es/smscode-bot.ftl"),
    include_str!("../../locales/pt-BR/smscode-bot.ftl"),
    include_str!("../../locales/vi/smscode-bot.ftl"),
    include_str!("../../locales/hi/smscode-bot.ftl"),
];

/// Why the languages can't be spoken. All of it is fixed when the program is built, so it ends the start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A language's file is missing or can't be read.
    #[error("the texts of a language can't be loaded: {0}")]
    Texts(#[from] I18nEmbedError),
    /// A language's tag is no language tag.
    #[error("the tag of a language can't be read: {0}")]
    Tag(#[from] i18n_embed::unic_langid::LanguageIdentifierError),
    /// The number formats of a language are missing.
    #[error("the number formats of the language `{}` are missing", .0.tag())]
    Numbers(Language),
}

/// All languages, loaded once at the start.
#[derive(Debug, Clone)]
pub struct I18n {
    speeches: [Speech; Language::ALL.len()],
}

impl I18n {
    /// Loads every language.
    ///
    /// # Errors
    /// When a language's texts or number formats are missing from the program.
    pub fn load() -> Result<Self, Error> {
        Self::load_with(None)
    }

    /// Loads every language with each stretch of its texts between two [`MARKS`]: whatever stands outside of them in a
    /// message did not come from `locales/`. For tests that look for such words.
    ///
    /// # Errors
    /// As [`I18n::load`].
    pub fn load_marked() -> Result<Self, Error> {
        Self::load_with(Some(|text| Cow::Owned(format!("{}{text}{}", MARKS.0, MARKS.1))))
    }

    fn load_with(transform: Option<Transform>) -> Result<Self, Error> {
        let [en, id, ru, zh, es, pt_br, vi, hi] = Language::ALL;
        let mut speeches = [
            Speech::load(en, transform)?,
            Speech::load(id, transform)?,
            Speech::load(ru, transform)?,
            Speech::load(zh, transform)?,
            Speech::load(es, transform)?,
            Speech::load(pt_br, transform)?,
            Speech::load(vi, transform)?,
            Speech::load(hi, transform)?,
        ];
        let names: Arc<[_]> =
            speeches.iter().map(|speech| (speech.language, fl!(speech.texts(), "language-name"))).collect();
        for speech in &mut speeches {
            speech.names = Arc::clone(&names);
        }
        Ok(Self { speeches })
    }

    /// The way to speak a language, with the clock of most who speak it.
    pub fn speech(&self, language: Language) -> &Speech {
        let [en, id, ru, zh, es, pt_br, vi, hi] = &self.speeches;
        match language {
            Language::En => en,
            Language::Id => id,
            Language::Ru => ru,
            Language::Zh => zh,
            Language::Es => es,
            Language::PtBr => pt_br,
            Language::Vi => vi,
            Language::Hi => hi,
        }
    }

    /// The way to speak to somebody: in their language, by their clock. In the default language when they are not
    /// known.
    pub fn speech_to(&self, user: Option<&User>) -> Speech {
        let Some(user) = user else { return self.speech(Language::default()).clone() };
        let speech = self.speech(user.language).clone();
        match user.zone {
            Some(zone) => Speech { zone, zone_is_chosen: true, ..speech },
            None => speech,
        }
    }
}

/// One language, ready to be spoken by one clock. Clones are cheap and share the texts.
#[derive(Debug, Clone)]
pub struct Speech {
    language: Language,
    zone: Zone,
    /// A clock that the person has not chosen names its zone.
    zone_is_chosen: bool,
    loader: Arc<FluentLanguageLoader>,
    /// Every language by its own name.
    names: Arc<[(Language, String)]>,
    /// The countries as the language calls them.
    countries: Arc<places::Names>,
}

impl Speech {
    fn load(language: Language, transform: Option<Transform>) -> Result<Self, Error> {
        let tag: LanguageIdentifier = language.tag().parse()?;
        // Each language is its own fallback: a text that is missing fails a test instead of appearing in English.
        let loader = FluentLanguageLoader::new(DOMAIN, tag.clone());
        loader.load_languages(&Locales, &[tag])?;
        loader.set_use_isolating(false);
        loader.with_bundles_mut(|bundle| bundle.set_transform(transform));
        if !numbers::are_there(language) {
            return Err(Error::Numbers(language));
        }
        Ok(Self {
            language,
            zone: Zone::usual(language),
            zone_is_chosen: false,
            loader: Arc::new(loader),
            names: Arc::new([]),
            countries: Arc::new(places::load(language)),
        })
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every language by its own name, in the order of the settings screen.
    pub fn names(&self) -> &[(Language, String)] {
        &self.names
    }

    /// Whose clock is read.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The texts, for `fl!`.
    pub fn texts(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

#[cfg(test)]
mod tests;
