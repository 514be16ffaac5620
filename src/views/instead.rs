//! Alternatives to an offer that is sold out or exceeds the balance.

use i18n_embed_fl::fl;

use super::browse::{CountryItem, both_lists, country_label, offers};
use super::callback::Callback;
use super::draft::{again, heading, price_line, quantity_of, total};
use super::failure;
use super::keyboard::{Button, Keyboard, button};
use super::offers::kind;
use super::{View, text, title, watch};
use crate::domain::catalog::{Listing, Product, ProductLabel};
use crate::domain::purchase::Purchase;
use crate::domain::{Money, ServiceId};
use crate::i18n::Localizer;

/// How many other offers of the same place are shown.
const MOST_HERE: usize = 4;
/// How many other countries are shown.
const MOST_ELSEWHERE: usize = 4;
/// How many other offers of the same place, and how many countries, are shown to somebody with little money.
const FEW: usize = 3;

/// The closest alternatives.
#[derive(Debug, Clone, Copy)]
pub struct Nearest<'a> {
    /// Where it was wanted.
    pub listing: Listing,
    /// What else is on sale there.
    pub here: &'a [Product],
    /// The countries that have the service, the usual ones first.
    pub elsewhere: &'a [CountryItem<'a>],
}

/// There is no number of this kind now: other offers there, then the usual countries that have the service.
pub fn sold_out(s: &Localizer, sold: &ProductLabel, near: Option<Nearest<'_>>) -> View {
    let t = s.texts();
    let keyboard = match near {
        Some(near) => {
            let others = Callback::Countries { service: Some(near.listing.service), page: 0 };
            Keyboard::new()
                .grid(1, near.here.iter().take(MOST_HERE).map(|offer| here(s, sold, offer)))
                .grid(
                    1,
                    near.elsewhere
                        .iter()
                        .take(MOST_ELSEWHERE)
                        .map(|item| there(s, item, near.listing.service)),
                )
                .row([watch::start(s, near.listing, None)])
                .row([
                    button(fl!(t, "button-other-country"), &others),
                    button(fl!(t, "button-other-service"), &Callback::Services { country: None, page: 0 }),
                ])
        }
        None => both_lists(s),
    };
    View::new(fl!(t, "browse-sold-out", title = title::html(s, sold)), keyboard)
}

/// The balance is too low: says by how much, and what is affordable.
pub fn short(
    s: &Localizer,
    purchase: &Purchase,
    balance: &Money,
    near: Nearest<'_>,
    back: &Callback,
) -> View {
    let t = s.texts();
    let operator = purchase.title.operator.as_deref().map(text::name).unwrap_or_default();
    let missing = total(purchase).and_then(|total| total.checked_sub(*balance));
    let missing = match missing {
        Some(missing) => {
            fl!(t, "short-missing", balance = s.money(balance), missing = s.money(&missing))
        }
        None => fl!(t, "confirm-short"),
    };
    let fits = |price: &Money| price.ledger_idr() <= balance.ledger_idr();
    let fewer = fewer(s, purchase, balance);
    let offers_here = near.here.iter().filter(|offer| offer.id != purchase.product && fits(&offer.price));
    let offers_here: Vec<_> = offers_here.take(FEW).map(|offer| here(s, &purchase.title, offer)).collect();
    let countries = near.elsewhere.iter().filter(|item| item.sold.is_some_and(|(from, _)| fits(&from)));
    let countries: Vec<_> = countries.take(FEW).map(|item| there(s, item, near.listing.service)).collect();
    let buys = fewer.is_some() || !offers_here.is_empty() || !countries.is_empty();
    let buys = if buys { fl!(t, "short-buys") } else { String::new() };
    let keyboard = Keyboard::new()
        .row(fewer)
        .grid(1, offers_here)
        .grid(1, countries)
        .row(failure::site(&fl!(t, "button-top-up")).map(Button::primary))
        .row([button(fl!(t, "button-check-again"), &again(purchase)), button(fl!(t, "button-back"), back)]);
    let head = text::join([heading(s, purchase), operator, price_line(s, purchase), missing], "\n");
    View::new(text::join([head, buys], "\n\n"), keyboard)
}

/// The affordable quantity of the same offer, if several were wanted.
fn fewer(s: &Localizer, purchase: &Purchase, balance: &Money) -> Option<Button> {
    let price = purchase.price.ledger_idr();
    let count = balance.ledger_idr().checked_div(price).filter(|count| *count > 0 && price > 0)?;
    let count = u8::try_from(count).unwrap_or(u8::MAX).min(quantity_of(purchase).saturating_sub(1));
    let total = purchase.price.times(u32::from(count)).filter(|_| count > 0)?;
    let label = [fl!(s.texts(), "button-quantity", count = count), s.money(&total)];
    Some(button(text::join(label, " · "), &Callback::Pick { product: purchase.product, quantity: count }))
}

fn here(s: &Localizer, place: &ProductLabel, offer: &Product) -> Button {
    let label = text::join([kind(s, place, offer), s.money(&offer.price)], " · ");
    button(label, &Callback::Pick { product: offer.id, quantity: 1 })
}

fn there(s: &Localizer, item: &CountryItem<'_>, service: ServiceId) -> Button {
    button(country_label(s, item), &offers(item.country.id, service))
}
