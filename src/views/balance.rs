//! The balance and the exchange rate.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::trouble;
use super::{View, text};
use crate::domain::{Fx, Money};
use crate::i18n::Speech;

/// The balance, with the rate behind a dollar figure.
pub fn balance(s: &Speech, balance: &Money, fx: Option<&Fx>) -> View {
    let t = s.texts();
    let rate = fx.map(|fx| rate_line(s, fx)).unwrap_or_default();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-buy"), &Callback::Buy)])
        .row(trouble::site(&fl!(t, "button-top-up")))
        .row([button(fl!(t, "button-refresh"), &Callback::Balance)]);
    View::new(text::join([fl!(t, "balance", balance = s.money(balance)), rate], "\n"), keyboard)
}

/// The exchange rate.
pub fn rate(s: &Speech, fx: &Fx) -> View {
    let t = s.texts();
    let text = text::join([rate_line(s, fx), fl!(t, "rate-ledger")], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-refresh"), &Callback::Rate)]))
}

fn rate_line(s: &Speech, fx: &Fx) -> String {
    let t = s.texts();
    let line = if fx.pair == "USD/IDR" {
        fl!(t, "rate-dollar", rate = s.rupiah_rate(fx.rate))
    } else {
        fl!(t, "rate-pair", pair = text::name(&fx.pair), rate = s.plain_rate(fx.rate))
    };
    let as_of = fx.as_of.map(|at| fl!(t, "rate-as-of", at = s.date_time(at))).unwrap_or_default();
    text::join([line, as_of], " · ")
}
