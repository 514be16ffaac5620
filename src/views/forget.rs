//! Erasing a user's data: the question and the result.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::notification::Address;
use crate::i18n::Localizer;

/// Asks, and says what is erased and what remains elsewhere. `in_doubt` purchases, whose outcome is not known, need a separate
/// confirmation.
pub fn ask(s: &Localizer, open_orders: usize, in_doubt: u32) -> View {
    let t = s.texts();
    let count = u64::try_from(open_orders).unwrap_or(u64::MAX);
    let orders = if count == 0 { String::new() } else { fl!(t, "logout-open-orders", count = count) };
    let doubt = if in_doubt == 0 { String::new() } else { fl!(t, "forget-in-doubt", count = in_doubt) };
    let yes = match in_doubt {
        0 => Callback::Forget { confirmed: true },
        _ => Callback::ForgetInDoubt,
    };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-forget"), &yes)])
        .row([button(fl!(t, "button-keep-data"), &Callback::Settings)]);
    View::new(text::join([fl!(t, "forget-ask"), orders, doubt], "\n\n"), keyboard)
}

/// It has started: the messages in the chat are being deleted.
pub fn erasing(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "forget-erasing"))
}

/// Everything is erased, except possibly this bot's webhook URL at the provider.
pub fn done(s: &Localizer, address: Address) -> View {
    let t = s.texts();
    let address = match address {
        Address::Settled | Address::Restored => String::new(),
        Address::Later => fl!(t, "address-later"),
        Address::Left => fl!(t, "address-left"),
    };
    View::plain(text::join([fl!(t, "forget-done"), address], "\n\n"))
}

/// A purchase is in progress: nothing was erased.
pub fn busy(s: &Localizer) -> View {
    let t = s.texts();
    let again = button(fl!(t, "button-try-again"), &Callback::Forget { confirmed: false });
    View::new(fl!(t, "forget-busy"), Keyboard::new().row([again]))
}
