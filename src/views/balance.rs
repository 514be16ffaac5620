//! The balance and the exchange rate.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::failure;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::{Fx, Money};
use crate::i18n::Localizer;

/// What is held by orders that wait for their SMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// How many orders wait.
    pub orders: u32,
    /// What was paid for them; refunded if no SMS arrives.
    pub amount: Money,
}

/// The balance, the amount held, and the rate behind a dollar figure.
pub fn balance(s: &Localizer, balance: &Money, bound: Option<&Bound>, fx: Option<&Fx>) -> View {
    let t = s.texts();
    let bound =
        bound.map(|bound| fl!(t, "balance-bound", count = bound.orders, amount = s.money(&bound.amount)));
    let rate = fx.map(|fx| rate_line(s, fx)).unwrap_or_default();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-buy"), &Callback::Buy)])
        .row(failure::site(&fl!(t, "button-top-up")))
        .row([
            button(fl!(t, "button-refresh"), &Callback::Balance),
            button(fl!(t, "button-statistics"), &Callback::Statistics),
        ]);
    let lines = [fl!(t, "balance", balance = s.money(balance)), bound.unwrap_or_default(), rate];
    View::new(text::join(lines, "\n"), keyboard)
}

/// A purchase brought the balance below the person's limit, in rupiah.
pub fn low(s: &Localizer, limit: i64) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row(failure::site(&fl!(t, "button-top-up")))
        .row([button(fl!(t, "button-guard"), &Callback::Guard)]);
    View::new(fl!(t, "balance-low", limit = s.money(&Money::Idr(limit))), keyboard)
}

/// The exchange rate. `now` is the time of the request, shown if the provider does not date the rate.
pub fn rate(s: &Localizer, fx: &Fx, now: DateTime<Utc>) -> View {
    let t = s.texts();
    let asked = if fx.as_of.is_none() { fl!(t, "rate-asked", at = s.date_time(now)) } else { String::new() };
    let rate = text::join([rate_line(s, fx), asked], " · ");
    let text = text::join([rate, fl!(t, "rate-ledger")], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-refresh"), &Callback::Rate)]))
}

fn rate_line(s: &Localizer, fx: &Fx) -> String {
    let t = s.texts();
    let line = if fx.pair == "USD/IDR" {
        fl!(t, "rate-dollar", rate = s.rupiah_rate(fx.rate))
    } else {
        fl!(t, "rate-pair", pair = text::name(&fx.pair), rate = s.plain_rate(fx.rate))
    };
    let as_of = fx.as_of.map(|at| fl!(t, "rate-as-of", at = s.date_time(at))).unwrap_or_default();
    text::join([line, as_of], " · ")
}
