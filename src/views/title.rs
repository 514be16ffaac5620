//! The label of a product, the same on every screen.

use i18n_embed_fl::fl;

use super::text;
use crate::domain::catalog::{Country, ProductLabel, Service};
use crate::i18n::Localizer;

/// `WhatsApp · 🇮🇩 Indonesia`, with the operator when there is one, escaped, for a message.
pub fn html(s: &Localizer, title: &ProductLabel) -> String {
    words(s, title, text::name)
}

/// Room for the name of a service or a country on a line among others.
const SHORT_UNITS: usize = 24;

/// `WhatsApp 🇮🇩`, with the operator when there is one, for a line among others, escaped.
pub fn short(s: &Localizer, title: &ProductLabel) -> String {
    let name = title.service.as_deref().or_else(|| s.country_of(title)).unwrap_or_default();
    let flag = title.flag.as_deref().map(text::name).unwrap_or_default();
    let part = |raw: &str| text::dynamic(&text::label(raw, SHORT_UNITS), text::NAME_UNITS);
    text::join([part(name), flag, title.operator.as_deref().map(part).unwrap_or_default()], " ")
}

/// The same as plain text, for labels and toasts.
pub fn plain(s: &Localizer, title: &ProductLabel) -> String {
    words(s, title, |raw| text::label(raw, text::NAME_UNITS))
}

/// `WhatsApp 🇮🇩`, with the operator when there is one, for a label that has little room.
pub fn brief(s: &Localizer, title: &ProductLabel) -> String {
    let part = |raw: Option<&str>| raw.map(|raw| text::label(raw, text::NAME_UNITS)).unwrap_or_default();
    let country = title.flag.as_deref().or_else(|| s.country_of(title));
    let words = [part(title.service.as_deref()), part(country), part(title.operator.as_deref())];
    let joined = text::join(words, " ");
    if joined.is_empty() { fl!(s.texts(), "title-unknown") } else { joined }
}

/// The title of offers for a service in a country.
pub fn of(country: &Country, service: &Service) -> ProductLabel {
    ProductLabel {
        service: Some(service.name.clone()),
        country: Some(country.name.clone()),
        flag: country.flag(),
        operator: None,
    }
}

fn words(s: &Localizer, title: &ProductLabel, fit: impl Fn(&str) -> String) -> String {
    let part = |raw: Option<&str>| raw.map(&fit).unwrap_or_default();
    let country = text::join([part(title.flag.as_deref()), part(s.country_of(title))], " ");
    let place = text::join([part(title.service.as_deref()), country], " · ");
    let joined = text::join([place, part(title.operator.as_deref())], " · ");
    if joined.is_empty() { fl!(s.texts(), "title-unknown") } else { joined }
}
