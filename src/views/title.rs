//! What a number is for, in words, as every screen says it.

use i18n_embed_fl::fl;

use super::text;
use crate::domain::catalog::{Country, Service, Title};
use crate::i18n::Speech;

/// `WhatsApp · 🇮🇩 Indonesia`, escaped, for the inside of a message.
pub fn html(s: &Speech, title: &Title) -> String {
    words(s, title, text::name)
}

/// The same as plain text, for labels and toasts.
pub fn plain(s: &Speech, title: &Title) -> String {
    words(s, title, |raw| text::label(raw, text::NAME_UNITS))
}

/// The title of offers for a service in a country.
pub fn of(country: &Country, service: &Service) -> Title {
    Title { service: Some(service.name.clone()), country: Some(country.name.clone()), flag: country.flag() }
}

fn words(s: &Speech, title: &Title, fit: impl Fn(&str) -> String) -> String {
    let part = |raw: Option<&str>| raw.map(&fit).unwrap_or_default();
    let country = text::join([part(title.flag.as_deref()), part(s.country_of(title))], " ");
    let joined = text::join([part(title.service.as_deref()), country], " · ");
    if joined.is_empty() { fl!(s.texts(), "title-unknown") } else { joined }
}
