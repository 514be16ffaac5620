//! Short replies: to unknown input, and after actions on an order.

use i18n_embed_fl::fl;

use super::View;
use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use crate::domain::OrderId;
use crate::i18n::Localizer;

/// The reply to unknown input. Without a `linked` account, it suggests linking one first.
pub fn unknown(s: &Localizer, linked: bool) -> View {
    let t = s.texts();
    let keyboard = if linked {
        Keyboard::new()
            .row([button(fl!(t, "button-buy"), &Callback::Buy)])
            .row([button(fl!(t, "button-active"), &Callback::Active)])
    } else {
        Keyboard::new().row([button(fl!(t, "button-link-mine"), &Callback::Login).primary()])
    };
    View::new(fl!(t, "notice-unknown"), keyboard.row([button(fl!(t, "button-help"), &Callback::Help)]))
}

/// The message has no readable text (a picture, a sticker, unknown formatting).
pub fn plain_text_please(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "notice-plain-text"))
}

/// The bot was called in a group.
pub fn group(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "notice-group"))
}

/// The button belongs to an older menu.
pub fn old_button(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-buy"), &Callback::Buy)])
        .row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-old-button"), keyboard)
}

/// The order does not exist, or belongs to somebody else.
pub fn not_found_order(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-active"), &Callback::Active)])
        .row([button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 })]);
    View::new(fl!(t, "notice-no-such-order"), keyboard)
}

/// `/order` was sent without a valid order number.
pub fn which_order(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 })]);
    View::new(fl!(t, "notice-which-order"), keyboard)
}

/// The user exceeded the rate limit.
pub fn busy(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "notice-busy"))
}

/// Internal error. `again` is the user's request, if a button can repeat it.
pub fn our_fault(s: &Localizer, again: Option<&Callback>) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row(again.map(|again| button(fl!(t, "button-try-again"), again)))
        .row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-our-fault"), keyboard)
}

/// Internal error after the confirm button was pressed. No retry button: nothing must be bought again before the outcome is
/// known.
pub fn confirm_unclear(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-confirm-unclear"), keyboard)
}

/// The purchase can't be stored, so it was not started. `again` starts it.
pub fn cannot_buy_now(s: &Localizer, again: &Callback) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-try-again"), again)]);
    View::new(fl!(t, "notice-cannot-buy-now"), keyboard)
}

/// The bot is private.
pub fn not_allowed(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "notice-not-allowed"))
}

/// `/cancel` aborted the current dialogue.
pub fn cancelled_dialogue(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "notice-dialogue-canceled"))
}

/// `/cancel`, but there was nothing to abort.
pub fn nothing_to_cancel(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]);
    View::new(fl!(t, "notice-nothing-to-cancel"), keyboard)
}

/// The provider can't request another SMS; the user can still request one at the service itself.
pub fn resend_unsupported(s: &Localizer, order: OrderId) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-show-order"), &Callback::ShowOrder { order })]);
    View::new(fl!(t, "notice-resend-unsupported"), keyboard)
}
