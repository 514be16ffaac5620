//! The first screen of buying: favorites and earlier purchases with prices, then popular services.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, switch_inline};
use super::{View, text, title};
use crate::domain::catalog::{Choice, Service};
use crate::domain::{IntentId, Money};
use crate::i18n::Localizer;

/// How many favourites are shown.
pub const MOST_FAVOURITES: usize = 4;
/// How many earlier purchases are one tap away.
pub const MOST_BOUGHT: usize = 3;
/// How many services are shown to somebody who has neither.
pub const MOST_SERVICES: usize = 9;
/// How many services are shown below them.
const FEWER_SERVICES: usize = 6;

/// What one number of an offer costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Price {
    /// Not known: the lookup took too long.
    Unknown,
    /// Out of stock.
    SoldOut,
    /// The price.
    At(Money),
}

/// Why an offer is one tap away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is a favorite.
    Favourite,
    /// It is a favorite, and its button buys: this is its draft.
    OneTap(IntentId),
    /// It was bought before.
    Bought,
}

/// An offer that is one tap away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut<'a> {
    /// The offer.
    pub choice: &'a Choice,
    /// Why it is here.
    pub why: Why,
    /// What one number costs.
    pub price: Price,
}

/// What is shown first.
#[derive(Debug, Clone, Copy)]
pub struct BuyMenu<'a> {
    /// What is said above it.
    pub head: &'a str,
    /// Favorites first, then what the person bought before.
    pub shortcuts: &'a [Shortcut<'a>],
    /// Popular services.
    pub services: &'a [Service],
    /// How many services there are.
    pub all_services: usize,
    /// Whether offers can be searched in the input line.
    pub search: bool,
    /// Whether to offer instant codes as well.
    pub offers_webhook: bool,
}

/// The screen.
pub fn buy_menu(s: &Localizer, menu: &BuyMenu<'_>) -> View {
    let t = s.texts();
    let most = if menu.shortcuts.is_empty() { MOST_SERVICES } else { FEWER_SERVICES };
    let services =
        menu.services.iter().take(most).map(|service| {
            button(&service.name, &Callback::Countries { service: Some(service.id), page: 0 })
        });
    let count = s.count(i64::try_from(menu.all_services).unwrap_or(i64::MAX));
    let all =
        button(fl!(t, "button-all-count", count = count), &Callback::Services { country: None, page: 0 });
    let country = button(fl!(t, "button-by-country"), &Callback::Countries { service: None, page: 0 });
    let webhook = menu
        .offers_webhook
        .then(|| button(fl!(t, "button-push-on"), &Callback::WebhookOn { replace: false }));
    let keyboard = Keyboard::new()
        .grid(1, menu.shortcuts.iter().map(|shortcut| tap(s, shortcut)))
        .grid(3, services)
        .row(search(s, menu.search).into_iter().chain([all, country]))
        .row(webhook);
    let ask = text::join([fl!(t, "front"), fl!(t, "front-hint")], "\n");
    View::new(text::join([menu.head.to_owned(), ask], "\n\n"), keyboard)
}

/// Begins a search among the offers in the input line, where that is possible.
pub(super) fn search(s: &Localizer, possible: bool) -> Option<Button> {
    possible.then(|| switch_inline(fl!(s.texts(), "button-search"), ""))
}

fn tap(s: &Localizer, shortcut: &Shortcut<'_>) -> Button {
    let t = s.texts();
    let Shortcut { choice, why, price } = shortcut;
    if let (Why::OneTap(intent), Price::At(price)) = (why, price) {
        let title = title::brief(s, &choice.title);
        let label = fl!(t, "button-one-tap", title = title, price = s.money(price));
        return button(label, &Callback::Confirm { intent: *intent });
    }
    let title = title::plain(s, &choice.title);
    let label = match why {
        Why::Favourite | Why::OneTap(_) => fl!(t, "button-a-favourite", title = title),
        Why::Bought => fl!(t, "button-bought", title = title),
    };
    let price = match price {
        Price::Unknown => String::new(),
        Price::SoldOut => fl!(t, "offer-no-stock"),
        Price::At(price) => s.money(price),
    };
    button(text::join([label, price], " · "), &Callback::Pick { product: choice.product, quantity: 1 })
}
