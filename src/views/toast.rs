//! Toasts: short replies to a button press, plain text of at most 200 characters.

use i18n_embed_fl::fl;

use super::text;
use crate::domain::Money;
use crate::domain::bulk::{BulkAction, BulkStart};
use crate::i18n::Localizer;

/// The longest toast that Telegram takes.
pub const TOAST_UNITS: usize = 200;

macro_rules! toasts {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        $($(#[$doc])*
        pub fn $name(s: &Localizer) -> String {
            fit(&fl!(s.texts(), $key))
        })*
    };
}

toasts! {
    /// An export is already running.
    export_runs = "toast-export-runs";
    /// The purchase has started.
    buying = "toast-buying";
    /// The confirm button was already pressed.
    already_bought = "toast-already-bought";
    /// The confirm button was not used; nothing is bought.
    abandoned = "toast-abandoned";
    /// The confirm screen is too old.
    stale = "toast-stale";
    /// The price has changed; asks again.
    price_rose = "toast-price-rose";
    /// The order is canceled; the provider did not state the refund.
    canceled = "toast-canceled";
    /// The order will be canceled as soon as it can be.
    cancel_promised = "toast-cancel-promised";
    /// The scheduled cancel was dropped.
    promise_revoked = "toast-promise-revoked";
    /// The order can no longer be canceled.
    cannot_cancel = "toast-cannot-cancel";
    /// An SMS arrived, so the order is not canceled.
    has_sms = "toast-has-sms";
    /// Buying is frozen by the user.
    buying_frozen = "toast-buying-frozen";
    /// The order changed just now, or another chat is replacing it.
    replace_busy = "toast-replace-busy";
    /// The order can't be replaced.
    cannot_replace = "toast-cannot-replace";
    /// Another SMS was requested.
    resent = "toast-resent";
    /// The service does not send another SMS.
    resend_unsupported = "toast-resend-unsupported";
    /// The order is finished.
    finished = "toast-finished";
    /// The order had already ended.
    already_ended = "toast-already-ended";
    /// A choice is saved.
    saved = "toast-saved";
    /// The screen is up to date.
    refreshed = "toast-refreshed";
    /// The button belongs to an older menu.
    old_button = "toast-old-button";
    /// Too many presses at once.
    busy = "toast-busy";
    /// It did not work; the chat says why.
    failed = "toast-failed";
    /// Internal error.
    our_fault = "toast-our-fault";
}

/// The order is canceled after this time and replaced by a number for at most this price.
pub fn replacing(s: &Localizer, wait: std::time::Duration, price: &Money) -> String {
    let (t, price) = (s.texts(), s.money(price));
    if wait.is_zero() {
        return fit(&fl!(t, "toast-replacing", price = price));
    }
    fit(&fl!(t, "toast-replacing-in", wait = s.wait(wait), price = price))
}

/// The order is canceled, with the refund.
pub fn cancelled_with_refund(s: &Localizer, refund: &Money) -> String {
    fit(&fl!(s.texts(), "toast-canceled-refund", amount = s.money(refund)))
}

/// The provider does not cancel yet: the order will be canceled after this wait.
pub fn cancel_promised_in(s: &Localizer, wait: std::time::Duration) -> String {
    fit(&fl!(s.texts(), "toast-cancel-promised-in", wait = s.wait(wait)))
}

/// The result of starting a bulk action.
pub fn bulk(s: &Localizer, action: BulkAction, start: &BulkStart) -> String {
    let t = s.texts();
    fit(&match (start, action) {
        (BulkStart::Begin(orders), BulkAction::Cancel) => {
            fl!(t, "toast-bulk-canceling", count = orders.len())
        }
        (BulkStart::Begin(orders), BulkAction::Finish) => {
            fl!(t, "toast-bulk-finishing", count = orders.len())
        }
        (BulkStart::Running, _) => fl!(t, "toast-bulk-running"),
        (BulkStart::Nothing, BulkAction::Cancel) => fl!(t, "toast-bulk-none-waiting"),
        (BulkStart::Nothing, BulkAction::Finish) => fl!(t, "toast-bulk-none-coded"),
        (BulkStart::Changed, _) => fl!(t, "toast-bulk-changed"),
    })
}

fn fit(toast: &str) -> String {
    text::label(toast, TOAST_UNITS)
}
