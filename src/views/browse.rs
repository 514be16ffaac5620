//! Choosing a country and a service, in either order.
//!
//! Lists are paged. A typed search shows the best matches without pages, because the search text does not fit into a button.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button};
use super::{View, buy_menu, text, title};
use crate::domain::catalog::{Country, ProductLabel, ProductSort, Service};
use crate::domain::{CountryId, Money, ServiceId};
use crate::i18n::Localizer;

/// How many countries a page takes.
pub const COUNTRIES_PER_PAGE: usize = 20;
/// How many countries a page takes when each has a price, that is, when the service is known.
pub const PRICED_COUNTRIES_PER_PAGE: usize = 10;
/// How many services a page takes.
pub const SERVICES_PER_PAGE: usize = 20;

/// Which part of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// One page of all.
    Page {
        /// From 0.
        page: u16,
        /// How many there are.
        pages: u16,
        /// How many items there are on all of them.
        total: usize,
    },
    /// The best matches for what the person typed.
    Found {
        /// What they typed.
        query: &'a str,
    },
}

/// A country and, when the service is known, what is sold there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryItem<'a> {
    /// The country.
    pub country: &'a Country,
    /// The lowest price of a number for the chosen service, and how many numbers there are.
    pub sold: Option<(Money, i64)>,
}

impl<'a> CountryItem<'a> {
    /// A country without price and stock.
    pub fn plain(country: &'a Country) -> Self {
        Self { country, sold: None }
    }
}

/// A list of countries; `service` when it was chosen first.
pub fn countries(
    s: &Localizer,
    items: &[CountryItem<'_>],
    part: Part<'_>,
    service: Option<&Service>,
) -> View {
    let t = s.texts();
    let chosen = service.map(|service| service.id);
    let heading = match service {
        Some(service) => fl!(t, "browse-countries-for", service = text::name(&service.name)),
        None => fl!(t, "browse-countries"),
    };
    let (columns, most) =
        if chosen.is_some() { (1, PRICED_COUNTRIES_PER_PAGE) } else { (2, COUNTRIES_PER_PAGE) };
    let buttons = items.iter().take(most).map(|item| {
        let to = match chosen {
            Some(service) => offers(item.country.id, service),
            None => Callback::Services { country: Some(item.country.id), page: 0 },
        };
        button(country_label(s, item), &to)
    });
    let turn = |page| Callback::Countries { service: chosen, page };
    let back = match chosen {
        Some(_) => button(fl!(t, "button-other-service"), &Callback::Buy),
        None => button(fl!(t, "button-service-first"), &Callback::Buy),
    };
    let all = fl!(t, "button-all-countries");
    let hint = match (part, chosen) {
        (Part::Page { total, .. }, Some(_)) => fl!(t, "browse-countries-priced", count = total),
        (Part::Page { total, .. }, None) => fl!(t, "browse-countries-count", count = total),
        (Part::Found { query }, _) => found(s, query),
    };
    list([heading, hint], Keyboard::new().grid(columns, buttons), part, turn, &all, [back])
}

/// A list of services; `country` when it was chosen first, `can_search` when offers can be searched in the input line.
pub fn services(
    s: &Localizer,
    items: &[&Service],
    part: Part<'_>,
    country: Option<&Country>,
    can_search: bool,
) -> View {
    let t = s.texts();
    let chosen = country.map(|country| country.id);
    let heading = match country {
        Some(country) => {
            let listing = ProductLabel {
                country: Some(country.name.clone()),
                flag: country.flag(),
                ..ProductLabel::default()
            };
            fl!(t, "browse-services-in", country = title::html(s, &listing))
        }
        None => fl!(t, "browse-services"),
    };
    let buttons = items.iter().take(SERVICES_PER_PAGE).map(|service| {
        let to = match chosen {
            Some(country) => offers(country, service.id),
            None => Callback::Countries { service: Some(service.id), page: 0 },
        };
        button(&service.name, &to)
    });
    let turn = |page| Callback::Services { country: chosen, page };
    let back = match chosen {
        Some(_) => button(fl!(t, "button-other-country"), &Callback::Countries { service: None, page: 0 }),
        None => button(fl!(t, "button-by-country"), &Callback::Countries { service: None, page: 0 }),
    };
    let all = fl!(t, "button-all-services");
    let hint = match part {
        Part::Page { total, .. } => fl!(t, "browse-services-count", count = total),
        Part::Found { query } => found(s, query),
    };
    let back = buy_menu::search(s, can_search).into_iter().chain([back]);
    list([heading, hint], Keyboard::new().grid(2, buttons), part, turn, &all, back)
}

/// Nothing matches what the person typed.
pub fn nothing_found(s: &Localizer, query: &str) -> View {
    let t = s.texts();
    View::new(fl!(t, "browse-nothing-found", query = text::name(query)), both_lists(s))
}

/// The provider has nothing on sale, or nothing of the kind.
pub fn empty_catalog(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-try-again"), &Callback::Buy)]);
    View::new(fl!(t, "browse-empty"), keyboard)
}

fn list(
    lines: [String; 2],
    items: Keyboard,
    part: Part<'_>,
    turn: impl Fn(u16) -> Callback,
    all: &str,
    back: impl IntoIterator<Item = Button>,
) -> View {
    let keyboard = match part {
        Part::Page { page, pages, .. } => items.pages(page, pages, turn),
        Part::Found { .. } => items.row([button(all, &turn(0))]),
    };
    View::new(text::join(lines, "\n"), keyboard.row(back))
}

fn found(s: &Localizer, query: &str) -> String {
    fl!(s.texts(), "browse-found", query = text::name(query))
}

pub(super) fn country_label(s: &Localizer, item: &CountryItem<'_>) -> String {
    let flag = item.country.flag().unwrap_or_default();
    let name = text::join([flag.as_str(), s.country(item.country)], " ");
    let (from, stock) = match item.sold {
        Some((from, stock)) => (s.money(&from), s.count(stock)),
        None => Default::default(),
    };
    text::join([name, from, stock], " · ")
}

pub(super) fn both_lists(s: &Localizer) -> Keyboard {
    let t = s.texts();
    Keyboard::new()
        .row([button(fl!(t, "button-all-services"), &Callback::Services { country: None, page: 0 })])
        .row([button(fl!(t, "button-all-countries"), &Callback::Countries { service: None, page: 0 })])
}

pub(super) fn offers(country: CountryId, service: ServiceId) -> Callback {
    Callback::Offers { country, service, sort: ProductSort::default(), page: 0 }
}
