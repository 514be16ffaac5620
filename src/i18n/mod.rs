//! The languages: every user-facing sentence comes from `locales/<tag>/smscode-bot.ftl` through this module.
//!
//! Invariant: a [`Localizer`] uses one language, including numbers and dates, and one time zone, and shows amounts with the digits
//! that the provider sent. Deliberately absent: markup and escaping (`views`), and the choice of language, which is up to the caller.

mod locale_data;
mod numbers;
mod places;
mod times;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use i18n_embed::{I18nEmbedError, LanguageLoader};
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

/// Why loading a language failed. All of this is fixed at build time, and tests load every language.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A language's file is missing or can't be read.
    #[error("failed to load the texts of a language: {0}")]
    Texts(#[from] I18nEmbedError),
    /// A language tag is invalid.
    #[error("invalid language tag: {0}")]
    Tag(#[from] i18n_embed::unic_langid::LanguageIdentifierError),
    /// A language does not say what it is called.
    #[error("the name of the language `{}` is missing", .0.tag())]
    Name(Language),
    /// The number formats of a language are missing.
    #[error("the number formats of the language `{}` are missing", .0.tag())]
    Numbers(Language),
}

/// All languages. The default one is loaded at the start, the others when they are first used: each takes half a
/// megabyte.
#[derive(Debug, Clone)]
pub struct I18n {
    usual: Localizer,
    others: HashMap<Language, OnceLock<Localizer>>,
    transform: Option<Transform>,
}

impl I18n {
    /// Loads the default language.
    ///
    /// # Errors
    /// If its texts or number formats, or the name of a language, are missing from the binary.
    pub fn load() -> Result<Self, Error> {
        Self::load_with(None)
    }

    /// The same with each part of every text between [`MARKS`], so that tests can find text that did not come from `locales/`.
    ///
    /// # Errors
    /// As [`I18n::load`].
    pub fn load_marked() -> Result<Self, Error> {
        Self::load_with(Some(|text| Cow::Owned(format!("{}{text}{}", MARKS.0, MARKS.1))))
    }

    fn load_with(transform: Option<Transform>) -> Result<Self, Error> {
        let names = Language::ALL.into_iter().map(|language| {
            let name = own_name(language).ok_or(Error::Name(language))?;
            Ok((language, transform.map_or(name.clone(), |transform| transform(&name).into_owned())))
        });
        let names = names.collect::<Result<Arc<[_]>, Error>>()?;
        let usual = Localizer::load(Language::default(), transform, names)?;
        let others = Language::ALL.into_iter().filter(|language| *language != usual.language);
        let others = others.map(|language| (language, OnceLock::new())).collect();
        Ok(Self { usual, others, transform })
    }

    /// The localizer for a language, with its default time zone.
    pub fn localizer(&self, language: Language) -> &Localizer {
        let other = self.others.get(&language);
        other.map_or(&self.usual, |other| other.get_or_init(|| self.load_other(language)))
    }

    /// The same for what is done once in each language, such as registering the bot's profile: the language is not kept loaded.
    pub fn localizer_once(&self, language: Language) -> Localizer {
        let other = self.others.get(&language);
        other.map_or(self.usual.clone(), |other| {
            other.get().cloned().unwrap_or_else(|| self.load_other(language))
        })
    }

    fn load_other(&self, language: Language) -> Localizer {
        let names = Arc::clone(&self.usual.names);
        Localizer::load(language, self.transform, names).unwrap_or_else(|error| {
            tracing::error!(%error, language = language.tag(), "failed to load a language; the default one is used");
            self.usual.clone()
        })
    }

    /// The localizer for a user, with their language and time zone; the default language if the user is not known.
    pub fn localizer_to(&self, user: Option<&User>) -> Localizer {
        let Some(user) = user else { return self.usual.clone() };
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
    fn load(
        language: Language,
        transform: Option<Transform>,
        names: Arc<[(Language, String)]>,
    ) -> Result<Self, Error> {
        let tag: LanguageIdentifier = language.tag().parse()?;
        // Each language is its own fallback, so that a missing text fails a test instead of appearing in English.
        let loader = FluentLanguageLoader::new(DOMAIN, tag.clone());
        loader.load_languages(&Locales, &[tag])?;
        loader.set_use_isolating(false);
        loader.with_bundles_mut(|bundle| bundle.set_transform(transform));
        if number_format(language).is_none() {
            return Err(Error::Numbers(language));
        }
        let countries = Locales::get(&format!("{}/countries.ftl", language.tag()));
        Ok(Self {
            language,
            zone: Zone::usual(language),
            zone_is_chosen: false,
            loader: Arc::new(loader),
            names,
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

/// What a language calls itself, read without loading it.
fn own_name(language: Language) -> Option<String> {
    let file = Locales::get(&format!("{}/{DOMAIN}.ftl", language.tag()))?;
    let text = std::str::from_utf8(&file.data).ok()?;
    let mut texts = text.lines().filter_map(|line| line.split_once(" = "));
    texts.find(|(key, _)| *key == "language-name").map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests;
