//! Country names.

use super::Localizer;
use crate::domain::catalog::{Country, ProductLabel, code_of_flag};

impl Localizer {
    /// The name of a country in this language, else the provider's.
    pub fn country<'a>(&'a self, country: &'a Country) -> &'a str {
        country.iso().and_then(|code| self.named(&code)).unwrap_or(&country.name)
    }

    /// The same for a product label, whose flag identifies the country.
    pub fn country_of<'a>(&'a self, title: &'a ProductLabel) -> Option<&'a str> {
        let code = title.flag.as_deref().and_then(code_of_flag);
        code.and_then(|code| self.named(&code)).or(title.country.as_deref())
    }

    fn named(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(String::as_str)
    }
}
