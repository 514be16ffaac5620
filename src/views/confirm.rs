//! The confirm screen and what can follow it before anything was bought. The button that spends says how much.

use i18n_embed_fl::fl;
use rust_decimal::Decimal;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::trouble;
use super::{View, again, text, title};
use crate::domain::Money;
use crate::domain::catalog::{Favourite, FavouriteChange};
use crate::domain::purchase::Purchase;
use crate::i18n::Speech;

/// The quantities that are one press away; the steps below them lead to every other.
const QUANTITIES: [u8; 8] = [1, 2, 3, 5, 10, 25, 50, 100];

/// What stands beside a purchase on its confirm screen.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// How many numbers can be chosen at most.
    pub most: u8,
    /// The balance, when it is known in the currency of the price.
    pub balance: Option<&'a Money>,
    /// The offer as the person's favourite, when it is one.
    pub favourite: Option<&'a Favourite>,
    /// Where the person came from, usually the offers.
    pub back: Option<&'a Callback>,
}

/// The confirm screen.
pub fn confirm(s: &Speech, purchase: &Purchase, beside: Beside<'_>) -> View {
    let Beside { most, balance, favourite, back } = beside;
    let t = s.texts();
    let short = balance
        .is_some_and(|balance| total(purchase).is_none_or(|total| total.ledger_idr() > balance.ledger_idr()));
    let head = text::join(
        [
            fl!(t, "confirm-title", title = title::html(s, &purchase.title)),
            price_line(s, purchase),
            balance.map(|balance| fl!(t, "confirm-balance", balance = s.money(balance))).unwrap_or_default(),
        ],
        "\n",
    );
    let note = if short { fl!(t, "confirm-short") } else { fl!(t, "confirm-note") };
    let top_up = if short { trouble::site(&fl!(t, "button-top-up")) } else { None };
    let keyboard = Keyboard::new()
        .row([buy_button(s, purchase, &Callback::Confirm { intent: purchase.id })])
        .row(top_up)
        .row(quantities(purchase, most))
        .row(steps(purchase, most))
        .row([star(s, purchase, favourite)])
        .row(ways_out(s, purchase, back));
    View::new(text::join([head, note], "\n\n"), keyboard)
}

/// Keeps the offer as a favourite, or leads to the one that it is.
fn star(s: &Speech, purchase: &Purchase, favourite: Option<&Favourite>) -> InlineKeyboardButton {
    let Some(favourite) = favourite else { return again::keep(s, purchase.product) };
    let show = Callback::Favourite { product: purchase.product, change: FavouriteChange::Show };
    let t = s.texts();
    match (favourite.ceiling, purchase.price) {
        // One message speaks one currency, and ceilings are rupiah.
        (Some(ceiling), Money::Idr(_)) => {
            let ceiling = s.money(&Money::Idr(ceiling));
            button(fl!(t, "button-favourite-ceiling", ceiling = ceiling), &show)
        }
        _ => button(fl!(t, "button-favourite"), &show),
    }
}

/// The usual quantities up to the most that may be bought; nothing where there is no choice.
fn quantities(purchase: &Purchase, most: u8) -> Vec<InlineKeyboardButton> {
    if most < 2 {
        return Vec::new();
    }
    let usual = QUANTITIES.into_iter().filter(|quantity| *quantity <= most);
    usual
        .map(|quantity| {
            let current = u32::from(quantity) == purchase.quantity;
            let label = if current { format!("· {quantity} ·") } else { quantity.to_string() };
            let pick = Callback::Pick { product: purchase.product, quantity };
            button(label, if current { &Callback::Page } else { &pick })
        })
        .collect()
}

/// How many, between one fewer and one more; where the quantities above leave gaps.
fn steps(purchase: &Purchase, most: u8) -> Vec<InlineKeyboardButton> {
    let current = u8::try_from(purchase.quantity).unwrap_or(u8::MAX);
    let step = |label: &str, quantity: u8| {
        button(label, &Callback::Pick { product: purchase.product, quantity: quantity.min(most) })
    };
    let fewer = (current > 1).then(|| step("−", current.saturating_sub(1)));
    let here = Some(button(format!("× {current}"), &Callback::Page));
    let more = (current < most).then(|| step("+", current.saturating_add(1)));
    if most > 3 { [fewer, here, more].into_iter().flatten().collect() } else { Vec::new() }
}

/// The price has moved since the confirm screen was drawn: asks again. `before` is the old price of one number.
pub fn price_rose(s: &Speech, purchase: &Purchase, before: &Money) -> View {
    let t = s.texts();
    let text = fl!(
        t,
        "confirm-price-rose",
        title = title::html(s, &purchase.title),
        before = s.money(before),
        now = s.money(&purchase.price)
    );
    let line = if purchase.quantity > 1 { price_line(s, purchase) } else { String::new() };
    let keyboard = Keyboard::new()
        .row([buy_button(s, purchase, &Callback::Confirm { intent: purchase.id })])
        .row(ways_out(s, purchase, None));
    View::new(text::join([text, line], "\n\n"), keyboard)
}

/// The person has confirmed; the call runs.
pub fn buying(s: &Speech, purchase: &Purchase) -> View {
    View::plain(fl!(s.texts(), "confirm-buying", title = title::html(s, &purchase.title)))
}

/// The person chose not to buy.
pub fn abandoned(s: &Speech) -> View {
    let t = s.texts();
    View::new(
        fl!(t, "confirm-abandoned"),
        Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]),
    )
}

/// The confirm button is too old to be used; shows the way to the offer as it is now.
pub fn stale(s: &Speech, purchase: Option<&Purchase>) -> View {
    let t = s.texts();
    let offer = match purchase {
        Some(purchase) => button(fl!(t, "button-show-offer"), &again(purchase)),
        None => button(fl!(t, "button-buy"), &Callback::Buy),
    };
    View::new(fl!(t, "confirm-stale"), Keyboard::new().row([offer]))
}

/// Draws the confirm screen for the same thing anew.
pub(super) fn again(purchase: &Purchase) -> Callback {
    Callback::Pick { product: purchase.product, quantity: u8::try_from(purchase.quantity).unwrap_or(u8::MAX) }
}

/// The button that spends, and says how much.
pub(super) fn buy_button(s: &Speech, purchase: &Purchase, press: &Callback) -> InlineKeyboardButton {
    let t = s.texts();
    let quantity = purchase.quantity;
    let label = match total(purchase) {
        Some(total) if quantity == 1 => fl!(t, "button-buy-for", price = s.money(&total)),
        Some(total) => fl!(t, "button-buy-many", count = quantity, total = s.money(&total)),
        None => fl!(t, "button-buy-each", count = quantity, price = s.money(&purchase.price)),
    };
    button(label, press)
}

/// The price, and for several numbers their total.
pub(super) fn price_line(s: &Speech, purchase: &Purchase) -> String {
    let t = s.texts();
    let price = s.money(&purchase.price);
    match total(purchase) {
        Some(total) if purchase.quantity > 1 => {
            fl!(t, "confirm-total", count = purchase.quantity, price = price, total = s.money(&total))
        }
        _ => fl!(t, "confirm-price", price = price),
    }
}

fn ways_out(s: &Speech, purchase: &Purchase, back: Option<&Callback>) -> Vec<InlineKeyboardButton> {
    let t = s.texts();
    let abandon = button(fl!(t, "button-abandon"), &Callback::Abandon { intent: purchase.id });
    let back = back.map(|back| button(fl!(t, "button-back"), back));
    back.into_iter().chain([abandon]).collect()
}

/// The price of all numbers: the provider's figure of one, as often as it is bought.
fn total(purchase: &Purchase) -> Option<Money> {
    let quantity = purchase.quantity;
    match purchase.price {
        Money::Idr(idr) => idr.checked_mul(i64::from(quantity)).map(Money::Idr),
        Money::Usd { amount, canonical_idr } => Some(Money::Usd {
            amount: amount.checked_mul(Decimal::from(quantity))?,
            canonical_idr: canonical_idr.checked_mul(i64::from(quantity))?,
        }),
    }
}
