//! Short answers: to what is not understood, and to what was done with an order.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::{Money, OrderId};
use crate::i18n::Speech;

/// The answer to anything that is not understood.
pub fn unknown(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([
        button(fl!(t, "button-buy"), &Callback::Buy),
        button(fl!(t, "button-active"), &Callback::Active),
    ]);
    View::new(fl!(t, "notice-unknown"), keyboard.row([button(fl!(t, "button-help"), &Callback::Help)]))
}

/// The message has no text that can be read (a picture, a sticker, formatting that is not known).
pub fn plain_text_please(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "notice-plain-text"))
}

/// The bot was called in a group.
pub fn group(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "notice-group"))
}

/// The button belongs to an older menu.
pub fn old_button(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([
        button(fl!(t, "button-buy"), &Callback::Buy),
        button(fl!(t, "button-active"), &Callback::Active),
    ]);
    View::new(fl!(t, "notice-old-button"), keyboard)
}

/// There is no such order, or it is not theirs.
pub fn not_found_order(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-active"), &Callback::Active)])
        .row([button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 })]);
    View::new(fl!(t, "notice-no-such-order"), keyboard)
}

/// `/order` was sent without a number that could be one.
pub fn which_order(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 })]);
    View::new(fl!(t, "notice-which-order"), keyboard)
}

/// Too many requests of this person at once.
pub fn busy(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "notice-busy"))
}

/// Something is wrong with the bot itself. `again` is what the person asked for, when a button can ask for it.
pub fn our_fault(s: &Speech, again: Option<&Callback>) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row(again.map(|again| button(fl!(t, "button-try-again"), again)))
        .row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-our-fault"), keyboard)
}

/// The purchase can't be kept safe now, so it was not begun. `again` begins it.
pub fn cannot_buy_now(s: &Speech, again: &Callback) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-try-again"), again)]);
    View::new(fl!(t, "notice-cannot-buy-now"), keyboard)
}

/// This installation is for chosen people.
pub fn not_allowed(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "notice-not-allowed"))
}

/// `/cancel` ended what was being asked.
pub fn cancelled_dialogue(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "notice-dialogue-canceled"))
}

/// `/cancel`, but nothing was being asked.
pub fn nothing_to_cancel(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-nothing-to-cancel"), keyboard)
}

/// An order was canceled: what came back and the balance after it, as far as the provider stated them.
pub fn cancel_done(s: &Speech, refund: Option<&Money>, balance: Option<&Money>) -> View {
    let t = s.texts();
    let refund = match refund {
        Some(refund) => fl!(t, "refund", amount = s.money(refund)),
        None => fl!(t, "refund-later"),
    };
    let balance = balance.map(|balance| fl!(t, "balance", balance = s.money(balance))).unwrap_or_default();
    let text = text::join([text::join([fl!(t, "card-canceled"), refund], " "), balance], "\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]))
}

/// The provider does not cancel yet; from `at` it does, when that is known. Offers to do it then.
pub fn cancel_too_early(s: &Speech, order: OrderId, at: Option<DateTime<Utc>>) -> View {
    let t = s.texts();
    let text = match at {
        Some(at) => fl!(t, "cancel-too-early", at = s.clock_time(at)),
        None => fl!(t, "cancel-too-early-unknown"),
    };
    let soon = button(fl!(t, "button-cancel-soon"), &Callback::CancelSoon { order });
    View::new(text, Keyboard::new().row([soon]))
}

/// The order will be canceled as soon as it can be; the promise can be revoked.
pub fn cancel_promised(s: &Speech, order: OrderId, at: Option<DateTime<Utc>>) -> View {
    let t = s.texts();
    let text = match at {
        Some(at) => fl!(t, "cancel-promised-from", at = s.clock_time(at)),
        None => fl!(t, "cancel-promised"),
    };
    View::new(text, Keyboard::new().row([button(fl!(t, "button-keep"), &Callback::KeepOrder { order })]))
}

/// The provider can't ask for another SMS; the service itself still can.
pub fn resend_unsupported(s: &Speech, order: OrderId) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-show-order"), &Callback::ShowOrder { order })]);
    View::new(fl!(t, "notice-resend-unsupported"), keyboard)
}
