//! What a language brings along beside its texts: the format of numbers, and names for countries.

use std::collections::BTreeMap;

use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::locale;

use crate::domain::Language;

// The formatter holds nothing but references to data in the program, but its type can't cross threads: it is made
// where it is used.
/// The number format of a language.
pub(super) fn number_format(language: Language) -> Option<DecimalFormatter> {
    let locale = match language {
        Language::En => locale!("en"),
        Language::Id => locale!("id"),
        Language::Ru => locale!("ru"),
        Language::Zh => locale!("zh"),
        Language::Es => locale!("es"),
        Language::PtBr => locale!("pt-BR"),
        Language::Vi => locale!("vi"),
        Language::Hi => locale!("hi"),
    };
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
}

/// Names of countries by ISO 3166 code in upper case.
pub(super) type CountryNames = BTreeMap<String, String>;

/// Reads the names in `locales/<tag>/countries.ftl`; a country that is not in it keeps the provider's name.
pub(super) fn country_names(file: &[u8]) -> CountryNames {
    let text = String::from_utf8_lossy(file);
    let entries =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    entries.map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}
