//! What a language calls the countries.

use std::collections::BTreeMap;

use super::{Locales, Speech};
use crate::domain::Language;
use crate::domain::catalog::{Country, Title, code_of_flag};

/// Names by ISO 3166 code in upper case.
pub(super) type Names = BTreeMap<String, String>;

/// The names of `locales/<tag>/countries.ftl`; a country that is not in it keeps the provider's name.
pub(super) fn load(language: Language) -> Names {
    let Some(file) = Locales::get(&format!("{}/countries.ftl", language.tag())) else { return Names::new() };
    let text = String::from_utf8_lossy(&file.data);
    let entries =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    entries.map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}

impl Speech {
    /// What the language calls a country: its own name for it, else the provider's.
    pub fn country<'a>(&'a self, country: &'a Country) -> &'a str {
        country.iso().and_then(|code| self.named(&code)).unwrap_or(&country.name)
    }

    /// The same for what a number is for. The flag tells which country it is.
    pub fn country_of<'a>(&'a self, title: &'a Title) -> Option<&'a str> {
        let code = title.flag.as_deref().and_then(code_of_flag);
        code.and_then(|code| self.named(&code)).or(title.country.as_deref())
    }

    fn named(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(String::as_str)
    }
}
