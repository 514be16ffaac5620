//! Answers to a press that appear over the chat for a moment: plain text of at most 200 characters.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::text;
use crate::domain::Money;
use crate::i18n::Speech;

/// The longest toast that Telegram takes.
pub const TOAST_UNITS: usize = 200;

macro_rules! toasts {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])*
        pub fn $name(s: &Speech) -> String {
            fit(&fl!(s.texts(), $key))
        })*
    };
}

toasts! {
    /// The purchase was taken up.
    buying = "toast-buying";
    /// The confirm button was pressed before.
    already_bought = "toast-already-bought";
    /// The confirm button was not used; nothing is bought.
    abandoned = "toast-abandoned";
    /// The confirm screen is too old.
    stale = "toast-stale";
    /// The price has moved; asks again.
    price_rose = "toast-price-rose";
    /// The order is canceled; the provider did not state the refund.
    canceled = "toast-canceled";
    /// The order will be canceled as soon as it can be.
    cancel_promised = "toast-cancel-promised";
    /// The promise to cancel is revoked.
    promise_revoked = "toast-promise-revoked";
    /// The order can't be canceled any more.
    cannot_cancel = "toast-cannot-cancel";
    /// An SMS has come, so the order is not canceled.
    has_sms = "toast-has-sms";
    /// Another SMS is on its way.
    resent = "toast-resent";
    /// The service does not send another SMS.
    resend_unsupported = "toast-resend-unsupported";
    /// The order is finished.
    finished = "toast-finished";
    /// The order has ended before.
    already_ended = "toast-already-ended";
    /// A choice is saved.
    saved = "toast-saved";
    /// What is shown is the state of now.
    refreshed = "toast-refreshed";
    /// The button belongs to an older menu.
    old_button = "toast-old-button";
    /// Too many presses at once.
    busy = "toast-busy";
    /// The call runs; what follows appears in the chat.
    working = "toast-working";
    /// It did not work; the chat says why.
    failed = "toast-failed";
    /// An account must be linked first.
    login_needed = "toast-login-needed";
    /// Something is wrong with the bot itself.
    our_fault = "toast-our-fault";
}

/// The order is canceled, with what came back.
pub fn cancelled_with_refund(s: &Speech, refund: &Money) -> String {
    fit(&fl!(s.texts(), "toast-canceled-refund", amount = s.money(refund)))
}

/// The provider does not cancel before `at`.
pub fn too_early(s: &Speech, at: Option<DateTime<Utc>>) -> String {
    match at {
        Some(at) => fit(&fl!(s.texts(), "toast-too-early-from", at = s.clock_time(at))),
        None => fit(&fl!(s.texts(), "toast-too-early")),
    }
}

/// The provider asks to wait.
pub fn wait(s: &Speech, wait: std::time::Duration) -> String {
    fit(&fl!(s.texts(), "toast-wait", wait = s.wait(wait)))
}

fn fit(toast: &str) -> String {
    text::label(toast, TOAST_UNITS)
}
