//! Erasing a person: asked first, said afterwards.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::i18n::Speech;

/// Asks, and says what goes and what stays elsewhere.
pub fn ask(s: &Speech, open_orders: usize) -> View {
    let t = s.texts();
    let count = u64::try_from(open_orders).unwrap_or(u64::MAX);
    let orders = if count == 0 { String::new() } else { fl!(t, "logout-open-orders", count = count) };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-forget"), &Callback::Forget { confirmed: true })])
        .row([button(fl!(t, "button-keep-data"), &Callback::Settings)]);
    View::new(text::join([fl!(t, "forget-ask"), orders], "\n\n"), keyboard)
}

/// Everything is erased.
pub fn done(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "forget-done"))
}

/// A purchase runs: nothing was erased.
pub fn busy(s: &Speech) -> View {
    let t = s.texts();
    let again = button(fl!(t, "button-try-again"), &Callback::Forget { confirmed: false });
    View::new(fl!(t, "forget-busy"), Keyboard::new().row([again]))
}
