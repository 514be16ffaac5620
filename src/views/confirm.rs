//! The confirm screen with its offers, and what can follow it before a purchase. The button that spends says how much.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::draft::{again, buy_button, heading, price_line, quantity_of, total};
use super::keyboard::{Button, Keyboard, button, marked};
use super::offers::{self, Offers};
use super::{View, guard, replace, text, title};
use crate::domain::Money;
use crate::domain::catalog::{Favourite, FavouriteChange, Policy};
use crate::domain::guard::Guard;
use crate::domain::purchase::Purchase;
use crate::i18n::Localizer;

/// Quantities with a button; the plus and minus buttons reach all others.
const QUANTITIES: [u8; 8] = [1, 2, 3, 5, 10, 25, 50, 100];

/// What the confirm screen shows in addition to the purchase.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// What is on sale for the same service in the same country, the chosen one with it.
    pub offers: Offers<'a>,
    /// How many numbers can be chosen at most.
    pub most: u8,
    /// Whether the usual quantities are shown.
    pub quantities: bool,
    /// The balance, when it is known in the currency of the price.
    pub balance: Option<&'a Money>,
    /// The spending limits, and what was spent in the last 24 hours.
    pub limits: (Guard, i64),
    /// The offer as the person's favourite, when it is one.
    pub favourite: Option<&'a Favourite>,
    /// Where the person came from.
    pub back: &'a Callback,
}

/// The confirm screen.
pub fn confirm(s: &Localizer, purchase: &Purchase, beside: Beside<'_>) -> View {
    let t = s.texts();
    let (limits, is_held) = guard::before(s, purchase, beside.limits);
    let success = beside.offers.success_of_chosen(s, purchase);
    let head = text::join([heading(s, purchase), beside.offers.chosen(s, purchase), success], "\n");
    let costs = text::join([price(s, purchase, beside.balance), limits], "\n");
    let first = if is_held {
        button(fl!(t, "button-guard"), &Callback::Guard).primary()
    } else {
        buy_button(s, purchase, &Callback::Confirm { intent: purchase.id })
    };
    let usual = if beside.quantities { quantities(purchase, beside) } else { Vec::new() };
    let keyboard = offers::choices(s, Keyboard::new().row([first]), purchase, beside.offers)
        .row(policies(s, purchase, beside.offers))
        .row(steps(s, purchase, beside))
        .grid(4, usual)
        .row([button(fl!(t, "button-back"), beside.back), star(s, purchase, beside.favourite)]);
    let notes = text::join([picks(s, purchase), fl!(t, "confirm-note"), replace::agreed(s, purchase)], "\n");
    View::new(text::join([head, costs, notes], "\n\n"), keyboard)
}

/// Which offer the provider picks, where that may be another than the chosen one.
fn picks(s: &Localizer, purchase: &Purchase) -> String {
    match purchase.wanted.policy() {
        Some(Policy::BestSuccess) => {
            fl!(s.texts(), "confirm-best-success", price = s.money(&purchase.price))
        }
        Some(Policy::Cheapest) | None => String::new(),
    }
}

/// The policies, with the current one marked; none if the provider has no choice.
fn policies(s: &Localizer, purchase: &Purchase, offers: Offers<'_>) -> Vec<Button> {
    let t = s.texts();
    let Some(current) = purchase.wanted.policy().filter(|_| offers.all.len() > 1) else { return Vec::new() };
    let (product, quantity) = (purchase.product, quantity_of(purchase));
    let choice = |policy, label| {
        let pick = Offers { policy, ..offers }.pick(product, quantity);
        button(marked(policy == current, label), if policy == current { &Callback::Page } else { &pick })
    };
    vec![
        choice(Policy::Cheapest, fl!(t, "button-cheapest")),
        choice(Policy::BestSuccess, fl!(t, "button-best-success")),
    ]
}

/// What it costs, of the balance when that is known.
fn price(s: &Localizer, purchase: &Purchase, balance: Option<&Money>) -> String {
    let t = s.texts();
    let Some((total, balance)) = total(purchase).zip(balance) else { return price_line(s, purchase) };
    let of = fl!(t, "confirm-of-balance", price = s.money(&total), balance = s.money(balance));
    if purchase.quantity < 2 {
        return of;
    }
    let each = fl!(t, "confirm-times", count = purchase.quantity, price = s.money(&purchase.price));
    text::join([each, of], "\n")
}

/// Adds the offer to the favorites, or opens the existing favorite.
fn star(s: &Localizer, purchase: &Purchase, favourite: Option<&Favourite>) -> Button {
    let t = s.texts();
    let change = |change| Callback::Favourite { product: purchase.product, change };
    let Some(favourite) = favourite else {
        return button(fl!(t, "button-favourite-add"), &change(FavouriteChange::Keep));
    };
    let show = change(FavouriteChange::Show);
    match (favourite.ceiling, purchase.price) {
        // A message uses one currency, and price limits are in rupiah.
        (Some(ceiling), Money::Idr(_)) => {
            let ceiling = s.money(&Money::Idr(ceiling));
            button(fl!(t, "button-favourite-ceiling", ceiling = ceiling), &show)
        }
        _ => button(fl!(t, "button-favourite"), &show),
    }
}

/// The usual quantities up to the maximum; empty if there is no choice.
fn quantities(purchase: &Purchase, Beside { most, offers, .. }: Beside<'_>) -> Vec<Button> {
    let usual = QUANTITIES.into_iter().filter(|quantity| *quantity <= most && most > 1);
    usual
        .map(|quantity| {
            let current = u32::from(quantity) == purchase.quantity;
            let label = if current { format!("· {quantity} ·") } else { quantity.to_string() };
            let pick = offers.pick(purchase.product, quantity);
            button(label, if current { &Callback::Page } else { &pick })
        })
        .collect()
}

/// Minus, quantity, plus. The quantity itself opens the usual quantities.
fn steps(s: &Localizer, purchase: &Purchase, Beside { most, offers, .. }: Beside<'_>) -> Vec<Button> {
    if most < 2 {
        return Vec::new();
    }
    let (product, current) = (purchase.product, quantity_of(purchase));
    let step = |label: &str, quantity: u8| {
        let pick = offers.pick(product, quantity);
        button(label, if (1..=most).contains(&quantity) { &pick } else { &Callback::Page })
    };
    let here = fl!(s.texts(), "button-quantity", count = purchase.quantity);
    vec![
        step("−", current.saturating_sub(1)),
        button(here, &offers.quantities(product, current)),
        step("+", current.saturating_add(1)),
    ]
}

/// The price has changed since the confirm screen was shown: asks again. `before` is the old price of one number.
pub fn price_moved(s: &Localizer, purchase: &Purchase, before: &Money) -> View {
    let t = s.texts();
    let fell = purchase.price.ledger_idr() < before.ledger_idr();
    let (title, before, now) = (title::html(s, &purchase.title), s.money(before), s.money(&purchase.price));
    let text = match before == now {
        // Only the exchange rate moved, by less than the digits show.
        true => fl!(t, "confirm-rate-moved", title = title, price = now),
        false if fell => fl!(t, "confirm-price-fell", title = title, before = before, now = now),
        false => fl!(t, "confirm-price-rose", title = title, before = before, now = now),
    };
    let line = if purchase.quantity > 1 { price_line(s, purchase) } else { String::new() };
    let keyboard = Keyboard::new()
        .row([buy_button(s, purchase, &Callback::Confirm { intent: purchase.id })])
        .row([button(fl!(t, "button-abandon"), &Callback::Abandon { intent: purchase.id })]);
    View::new(text::join([text, line], "\n\n"), keyboard)
}

/// The person has confirmed; the call runs.
pub fn buying(s: &Localizer, purchase: &Purchase) -> View {
    View::plain(fl!(s.texts(), "confirm-buying", title = title::html(s, &purchase.title)))
}

/// The person chose not to buy.
pub fn abandoned(s: &Localizer) -> View {
    let t = s.texts();
    View::new(
        fl!(t, "confirm-abandoned"),
        Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]),
    )
}

/// The confirm button has expired; links to the current offer.
pub fn stale(s: &Localizer, purchase: Option<&Purchase>) -> View {
    let t = s.texts();
    let offer = match purchase {
        Some(purchase) => button(fl!(t, "button-show-offer"), &again(purchase)),
        None => button(fl!(t, "button-buy"), &Callback::Buy),
    };
    View::new(fl!(t, "confirm-stale"), Keyboard::new().row([offer]))
}
