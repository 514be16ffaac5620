//! Asks the user to type an amount: a custom limit.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::favourite::limit;
use super::keyboard::{Keyboard, button};
use super::{View, guard, text, title, watch};
use crate::domain::catalog::{Favourite, FavouriteChange, Listing, ProductLabel};
use crate::domain::guard::Guard;
use crate::domain::watch::WatchChange;
use crate::i18n::Localizer;

/// What the amount is for, with its current value.
#[derive(Debug, Clone, Copy)]
pub enum Asked<'a> {
    /// The limit per 24 hours.
    DailyCap(&'a Guard),
    /// The amount above which a purchase needs an extra confirmation.
    AskAbove(&'a Guard),
    /// The balance below which the person hears of it.
    LowBalance(&'a Guard),
    /// The maximum price of one number of a favorite.
    Ceiling(&'a Favourite),
    /// The most that a number of this listing may cost to end its watch.
    Watch(Listing, &'a ProductLabel),
}

/// Asks for it. `unread`: what the user typed is not an amount.
pub fn ask(s: &Localizer, asked: Asked<'_>, unread: bool) -> View {
    let t = s.texts();
    let (now, back) = match asked {
        Asked::DailyCap(limits) => (guard::cap(s, limits), Callback::Guard),
        Asked::AskAbove(limits) => (guard::ask(s, limits), Callback::Guard),
        Asked::LowBalance(limits) => (guard::low(s, limits), Callback::Guard),
        Asked::Ceiling(favourite) => {
            let name = fl!(t, "favourite", title = title::html(s, &favourite.choice.title));
            let product = favourite.choice.product;
            let show = Callback::Favourite { product, change: FavouriteChange::Show };
            (text::join([name, limit(s, favourite)], "\n"), show)
        }
        Asked::Watch(listing, label) => {
            let back = Callback::Watch { listing, change: WatchChange::Show { at_most: None } };
            (watch::heading(s, label), back)
        }
    };
    let ask = if unread { fl!(t, "amount-unread") } else { fl!(t, "amount-ask") };
    let keyboard = Keyboard::new().row([button(fl!(t, "button-back"), &back)]);
    View::new(text::join([now, ask], "\n\n"), keyboard)
}
