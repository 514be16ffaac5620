//! The languages: every user-facing sentence comes from `locales/<tag>/smscode-bot.ftl` through this module.
//!
//! Invariant: a [`Localizer`] uses one language, including numbers and dates, and one time zone, and shows amounts with the digits
//! that the provider sent. Deliberately absent: markup and escaping (`views`), and the choice of language, which is up to the caller.

mod locale_data;
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

use self::locale_data::{CountryNames, country_names, number_format};
use crate::domain::user::User;
use crate::domain::{Language, Zone};

/// The name of the file of each language, as `i18n.toml` states it.
const DOMAIN: &str = "smscode-bot";

/// The markers that [`I18n::load_marked`] puts around texts: private-use characters, which nobody types.
pub const MARKS: (char, char) = ('\u{e000}', '\u{e001}');

/// A transformation of each part of a text between placeables.
type Transform = fn(&str) -> Cow<'_, str>;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

// `fl!` and rust-embed read these files without cargo knowing; including them here triggers a rebuild on changes.
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

/// Why loading the languages failed. All of this is fixed at build time, so it stops the startup.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A language's file is missing or can't be read.
    #[error("failed to load the texts of a language: {0}")]
    Texts(#[from] I18nEmbedError),
    /// A language tag is invalid.
    #[error("invalid language tag: {0}")]
    Tag(#[from] i18n_embed::unic_langid::LanguageIdentifierError),
    /// The number formats of a language are missing.
    #[error("the number formats of the language `{}` are missing", .0.tag())]
    Numbers(Language),
}

/// All languages, loaded once at the start.
#[derive(Debug, Clone)]
pub struct I18n {
    localizers: [Localizer; Language::ALL.len()],
}

impl I18n {
    /// Loads every language.
    ///
    /// # Errors
    /// If texts or number formats of a language are missing from the binary.
    pub fn load() -> Result<Self, Error> {
        Self::load_with(None)
    }

    /// Loads every language with each part of its texts between [`MARKS`], so that tests can find text that did not come from
    /// `locales/`.
    ///
    /// # Errors
    /// As [`I18n::load`].
    pub fn load_marked() -> Result<Self, Error> {
        Self::load_with(Some(|text| Cow::Owned(format!("{}{text}{}", MARKS.0, MARKS.1))))
    }

    fn load_with(transform: Option<Transform>) -> Result<Self, Error> {
        let [en, id, ru, zh, es, pt_br, vi, hi] = Language::ALL;
        let mut localizers = [
            Localizer::load(en, transform)?,
            Localizer::load(id, transform)?,
            Localizer::load(ru, transform)?,
            Localizer::load(zh, transform)?,
            Localizer::load(es, transform)?,
            Localizer::load(pt_br, transform)?,
            Localizer::load(vi, transform)?,
            Localizer::load(hi, transform)?,
        ];
        let names: Arc<[_]> = localizers
            .iter()
            .map(|localizer| (localizer.language, fl!(localizer.texts(), "language-name")))
            .collect();
        for localizer in &mut localizers {
            localizer.names = Arc::clone(&names);
        }
        Ok(Self { localizers })
    }

    /// The localizer for a language, with its default time zone.
    pub fn localizer(&self, language: Language) -> &Localizer {
        let [en, id, ru, zh, es, pt_br, vi, hi] = &self.localizers;
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

    /// The localizer for a user, with their language and time zone; the default language if the user is not known.
    pub fn localizer_to(&self, user: Option<&User>) -> Localizer {
        let Some(user) = user else { return self.localizer(Language::default()).clone() };
        let localizer = self.localizer(user.language).clone();
        match user.zone {
            Some(zone) => Localizer { zone, zone_is_chosen: true, ..localizer },
            None => localizer,
        }
    }
}

/// One language with one time zone. Clones are cheap and share the texts.
#[derive(Debug, Clone)]
pub struct Localizer {
    language: Language,
    zone: Zone,
    /// If the user has not chosen the time zone, times include its name.
    zone_is_chosen: bool,
    loader: Arc<FluentLanguageLoader>,
    /// Every language by its own name.
    names: Arc<[(Language, String)]>,
    /// The countries as the language calls them.
    countries: Arc<CountryNames>,
}

impl Localizer {
    fn load(language: Language, transform: Option<Transform>) -> Result<Self, Error> {
        let tag: LanguageIdentifier = language.tag().parse()?;
        // Each language is its own fallback, so that a missing text fails a test instead of appearing in English.
        let loader = FluentLanguageLoader::new(DOMAIN, tag.clone());
        loader.load_languages(&Locales, &[tag])?;
        loader.set_use_isolating(false);
        loader.with_bundles_mut(|bundle| bundle.set_transform(transform));
        // A gap ends the start, and not a sentence.
        if number_format(language).is_none() {
            return Err(Error::Numbers(language));
        }
        let countries = Locales::get(&format!("{}/countries.ftl", language.tag()));
        Ok(Self {
            language,
            zone: Zone::usual(language),
            zone_is_chosen: false,
            loader: Arc::new(loader),
            names: Arc::new([]),
            countries: Arc::new(countries.map(|file| country_names(&file.data)).unwrap_or_default()),
        })
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every language by its own name, in the order of the settings screen.
    pub fn names(&self) -> &[(Language, String)] {
        &self.names
    }

    /// The time zone.
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
