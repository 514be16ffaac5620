//! Linking and unlinking an account. No screen ever repeats the token.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, terms, text, trouble};
use crate::domain::Money;
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::i18n::Speech;

/// Asks for the token and says where to find it.
pub fn ask(s: &Speech) -> View {
    let t = s.texts();
    let text = text::join([fl!(t, "login-ask"), terms::by_linking(s)], "\n\n");
    View::new(text, Keyboard::new().row(trouble::site(&fl!(t, "button-open-site"))))
}

/// The account is linked. `open` orders are left from before, perhaps of another account; `push_possible` offers to
/// switch instant codes on.
pub fn linked(s: &Speech, balance: &Money, open: usize, push_possible: bool) -> View {
    let t = s.texts();
    let push = push_possible.then(|| button(fl!(t, "button-push-on"), &Callback::PushOn { replace: false }));
    let keyboard = Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]).row(push);
    let linked = fl!(t, "login-linked", balance = s.money(balance));
    let open = if open > 0 { fl!(t, "login-open-orders", count = open) } else { String::new() };
    let text = text::join([linked, open, terms::accepted(s)], "\n\n");
    View::new(text, keyboard)
}

/// The token could not be checked or is not valid; it was not stored.
pub fn refused(s: &Speech, why: &Trouble) -> View {
    let t = s.texts();
    if why.kind == TroubleKind::TokenRejected {
        let keyboard = Keyboard::new()
            .row([button(fl!(t, "button-try-again"), &Callback::Login)])
            .row(trouble::site(&fl!(t, "button-open-site")));
        return View::new(fl!(t, "login-wrong-token"), keyboard);
    }
    let said = [trouble::happened(s, why), fl!(t, "login-not-stored"), trouble::advice(s, why)];
    let request = trouble::request_id(s, why.request_id.as_deref());
    let text = text::join([text::join(said, "\n"), request], "\n\n");
    View::new(text, trouble::ways_on(s, why.kind, Some(&Callback::Login), &Callback::Buy))
}

/// What was sent can't be a token.
pub fn not_a_token(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "login-not-a-token"))
}

/// Something was asked for that needs a linked account.
pub fn needed(s: &Speech) -> View {
    let t = s.texts();
    View::new(fl!(t, "login-needed"), Keyboard::new().row([button(fl!(t, "button-link"), &Callback::Login)]))
}

/// Asks whether to unlink, and says what that means for open orders.
pub fn logout_ask(s: &Speech, open_orders: usize) -> View {
    let t = s.texts();
    let orders = open(open_orders, |count| fl!(t, "logout-open-orders", count = count));
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-logout"), &Callback::Logout { confirmed: true })])
        .row([button(fl!(t, "button-stay"), &Callback::Settings)]);
    View::new(text::join([fl!(t, "logout-ask"), orders], "\n\n"), keyboard)
}

/// The account is unlinked.
pub fn logged_out(s: &Speech, open_orders: usize) -> View {
    let t = s.texts();
    let orders = open(open_orders, |count| fl!(t, "logout-done-open-orders", count = count));
    let text = text::join([fl!(t, "logout-done"), orders], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]))
}

/// The provider does not accept the token any more.
pub fn token_rejected(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]);
    View::new(fl!(t, "login-token-rejected"), keyboard)
}

/// The message that held the token could not be deleted.
pub fn cannot_delete(s: &Speech) -> View {
    View::plain(fl!(s.texts(), "login-cannot-delete"))
}

fn open(orders: usize, say: impl Fn(u64) -> String) -> String {
    if orders == 0 { String::new() } else { say(u64::try_from(orders).unwrap_or(u64::MAX)) }
}
