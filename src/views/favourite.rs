//! Favorites: which there are, what one costs, and the most that the person pays for it. All amounts are rupiah, in which
//! the provider charges, so that a limit means the same whatever currency is shown elsewhere.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, marked};
use super::{View, again, browse, draft, text, title, watch};
use crate::domain::Money;
use crate::domain::catalog::{Favourite, FavouriteChange};
use crate::domain::guard::AmountOf;
use crate::domain::purchase::Purchase;
use crate::i18n::Localizer;

/// How far above the current price the suggested limits are, in percent.
const STEPS: [i64; 3] = [0, 10, 25];
/// Limits are rounded up to whole hundreds of rupiah.
const ROUND: i64 = 100;

/// All favorites.
pub fn list(s: &Localizer, favourites: &[Favourite]) -> View {
    let t = s.texts();
    let one = |favourite: &Favourite| {
        let show = Callback::Favourite { product: favourite.choice.product, change: FavouriteChange::Show };
        button(fl!(t, "button-a-favourite", title = title::plain(s, &favourite.choice.title)), &show)
    };
    let keyboard = Keyboard::new()
        .grid(1, favourites.iter().map(one))
        .row([button(fl!(t, "settings-back"), &Callback::Settings)]);
    let said = if favourites.is_empty() { fl!(t, "favourites-none") } else { fl!(t, "favourites-hint") };
    View::new(text::join([fl!(t, "favourites"), said], "\n"), keyboard)
}

/// A favourite and its ceiling. `price` is that of one number now, when it can be had.
pub fn favourite(s: &Localizer, favourite: &Favourite, price: Option<&Money>) -> View {
    let t = s.texts();
    let product = favourite.choice.product;
    let change = |change| Callback::Favourite { product, change };
    let now = match price {
        Some(price) => fl!(t, "favourite-price", price = rupiah(s, price.ledger_idr())),
        None => fl!(t, "favourite-sold-out"),
    };
    let head = fl!(t, "favourite", title = title::html(s, &favourite.choice.title));
    let one_tap = if favourite.one_tap { fl!(t, "favourite-one-tap") } else { String::new() };
    let facts = text::join([now, limit(s, favourite), one_tap], "\n");
    let no_limit = marked(favourite.ceiling.is_none(), fl!(t, "button-no-limit"));
    let own = Callback::AskAmount(AmountOf::Ceiling(product));
    let keyboard = Keyboard::new()
        .row(price.map(|_| button(fl!(t, "button-show-offer"), &Callback::Pick { product, quantity: 1 })))
        .row(price.into_iter().flat_map(|price| ceilings(s, favourite, price)))
        .row([
            button(fl!(t, "button-own-amount"), &own),
            button(no_limit, &change(FavouriteChange::NoCeiling)),
        ])
        .row(favourite.ceiling.map(|_| one_tap_switch(s, favourite)))
        .row(waits(favourite, price).then(|| watch::start(s, favourite.choice.listing, favourite.ceiling)))
        .row([button(fl!(t, "button-favourite-drop"), &change(FavouriteChange::Drop))])
        .row([button(fl!(t, "button-buy"), &Callback::Buy)]);
    View::new(text::join([head, facts, fl!(t, "favourite-hint")], "\n\n"), keyboard)
}

/// The limit of a favorite.
pub(super) fn limit(s: &Localizer, favourite: &Favourite) -> String {
    let t = s.texts();
    match favourite.ceiling {
        Some(ceiling) => fl!(t, "favourite-ceiling", ceiling = rupiah(s, ceiling)),
        None => fl!(t, "favourite-no-ceiling"),
    }
}

/// Whether there is no number within its limit now.
fn waits(favourite: &Favourite, price: Option<&Money>) -> bool {
    price.is_none_or(|price| favourite.passed_by(price).is_some())
}

/// Limits at the current price and somewhat above it.
fn ceilings(s: &Localizer, favourite: &Favourite, price: &Money) -> [Button; STEPS.len()] {
    let t = s.texts();
    STEPS.map(|step| {
        let ceiling = ceiling(price, step);
        let label = match step {
            0 => fl!(t, "button-ceiling-now"),
            step => fl!(t, "button-ceiling-more", percent = step),
        };
        let change = FavouriteChange::Ceiling(ceiling);
        let set = Callback::Favourite { product: favourite.choice.product, change };
        button(marked(favourite.ceiling == Some(ceiling), label), &set)
    })
}

/// Switches one-tap buying on or off.
fn one_tap_switch(s: &Localizer, favourite: &Favourite) -> Button {
    let t = s.texts();
    let label = if favourite.one_tap { fl!(t, "button-one-tap-off") } else { fl!(t, "button-one-tap-on") };
    let change = FavouriteChange::OneTap(!favourite.one_tap);
    button(label, &Callback::Favourite { product: favourite.choice.product, change })
}

/// The favorite was removed.
pub fn dropped(s: &Localizer) -> View {
    let t = s.texts();
    View::new(
        fl!(t, "favourite-dropped"),
        Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]),
    )
}

/// A favourite costs more than its price limit; nothing was bought.
pub fn over_ceiling(s: &Localizer, purchase: &Purchase, now: &Money, ceiling: i64) -> View {
    let t = s.texts();
    let product = purchase.product;
    let said = fl!(
        t,
        "favourite-over-ceiling",
        title = title::html(s, &purchase.title),
        now = rupiah(s, now.ledger_idr()),
        ceiling = rupiah(s, ceiling)
    );
    let change = Callback::Favourite { product, change: FavouriteChange::Show };
    let keyboard = Keyboard::new()
        .row([watch::start(s, purchase.listing, Some(ceiling))])
        .row([button(fl!(t, "button-favourite-change"), &change)])
        .row([button(fl!(t, "button-try-again"), &draft::again(purchase))])
        .row([button(
            fl!(t, "button-other-offers"),
            &browse::offers(purchase.listing.country, purchase.listing.service),
        )])
        .row([again::elsewhere(s, product)]);
    View::new(text::join([said, fl!(t, "money-not-moved")], "\n"), keyboard)
}

/// The price plus a percentage, rounded up.
fn ceiling(price: &Money, step: i64) -> i64 {
    let idr = price.ledger_idr();
    let more = idr.saturating_mul(step) / 100;
    let exact = idr.saturating_add(more);
    if step == 0 { exact } else { exact.saturating_add(ROUND - 1) / ROUND * ROUND }
}

fn rupiah(s: &Localizer, amount: i64) -> String {
    s.money(&Money::Idr(amount))
}
