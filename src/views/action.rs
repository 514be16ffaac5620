//! Messages for order actions that failed or are unclear: what happened, the state of the order and the money, and what the
//! user can do.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::failure::{Subject, advice, happened, request_id};
use super::keyboard::{Keyboard, button};
use super::{View, text, time};
use crate::domain::OrderId;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::job::is_daily_limit;
use crate::i18n::Localizer;

/// The order was not canceled and is still active; the number is rented until `ends`.
pub fn not_canceled(
    s: &Localizer,
    order: OrderId,
    why: &ProviderFailure,
    ends: Option<DateTime<Utc>>,
) -> View {
    let t = s.texts();
    let daily = is_daily_limit(why);
    let what = match why.kind {
        _ if daily => fl!(t, "cancel-limit"),
        FailureKind::UpstreamRefused => fl!(t, "cancel-refused"),
        _ => happened(s, why, Subject::Order),
    };
    let then = match (why.kind, ends) {
        (_, Some(at)) if daily => fl!(t, "cancel-limit-ends", at = time::clock(s, at)),
        (_, None) if daily => String::new(),
        (FailureKind::UpstreamRefused, _) => fl!(t, "cancel-again"),
        _ => advice(s, why, Subject::Order),
    };
    let again = (!daily && may_help(why.kind)).then_some(Callback::CancelOrder { order });
    let text = text::join([what, fl!(t, "money-not-back"), then], "\n");
    View::new(with_id(s, text, why), keyboard(s, order, why.kind, again.as_ref()))
}

/// The same as a separate message, for when the user is not looking: it also names the order.
pub fn still_active(
    s: &Localizer,
    order: OrderId,
    why: FailureKind,
    about: String,
    ends: Option<DateTime<Utc>>,
) -> View {
    let t = s.texts();
    // Only the daily limit ends a scheduled cancel.
    let daily = why == FailureKind::RateLimited;
    let what = match why {
        FailureKind::NoAnswer => fl!(t, "cancel-without-effect"),
        FailureKind::RateLimited => fl!(t, "cancel-limit"),
        FailureKind::UpstreamRefused => fl!(t, "cancel-refused"),
        other => happened(s, &other.into(), Subject::Order),
    };
    let then = match ends {
        Some(at) if daily => fl!(t, "cancel-limit-ends", at = time::clock(s, at)),
        _ => String::new(),
    };
    let again = (!daily && may_help(why)).then_some(Callback::CancelOrder { order });
    let said = text::join([what, fl!(t, "money-not-back"), then], "\n");
    View::new(text::join([said, about], "\n\n"), keyboard(s, order, why, again.as_ref()))
}

/// It is not known yet whether the order was canceled; a message with the outcome follows.
pub fn cancel_unclear(s: &Localizer, order: OrderId, why: &ProviderFailure) -> View {
    let text = text::join([happened(s, why, Subject::Order), fl!(s.texts(), "money-refund-unknown")], "\n");
    View::new(with_id(s, text, why), keyboard(s, order, why.kind, None))
}

/// An order was not finished, or no other SMS was requested; `again` does it.
pub fn not_done(s: &Localizer, why: &ProviderFailure, again: &Callback) -> View {
    let t = s.texts();
    let (Callback::Finish { order } | Callback::Resend { order }) = again else {
        return View::plain(happened(s, why, Subject::Order));
    };
    let again = Some(again).filter(|_| may_help(why.kind));
    let text = text::join(
        [happened(s, why, Subject::Order), fl!(t, "order-still-active"), advice(s, why, Subject::Order)],
        "\n",
    );
    View::new(with_id(s, text, why), keyboard(s, *order, why.kind, again))
}

/// It is not known whether an order was finished or another SMS requested; the card will show it.
pub fn unclear(s: &Localizer, order: OrderId, why: &ProviderFailure) -> View {
    let t = s.texts();
    let text = text::join([happened(s, why, Subject::Order), fl!(t, "action-unclear")], "\n");
    let refresh = button(fl!(t, "button-refresh"), &Callback::Refresh { order });
    View::new(with_id(s, text, why), Keyboard::new().row([refresh]))
}

/// Whether a retry may succeed.
fn may_help(kind: FailureKind) -> bool {
    !matches!(
        kind,
        FailureKind::TokenRejected
            | FailureKind::Forbidden
            | FailureKind::Banned
            | FailureKind::Conflict
            | FailureKind::Invalid
    )
}

fn keyboard(s: &Localizer, order: OrderId, kind: FailureKind, again: Option<&Callback>) -> Keyboard {
    let t = s.texts();
    let link = button(fl!(t, "button-link-again"), &Callback::Login);
    let show = button(fl!(t, "button-show-order"), &Callback::ShowOrder { order });
    Keyboard::new()
        .row((kind == FailureKind::TokenRejected).then_some(link))
        .row(again.map(|again| button(fl!(t, "button-try-again"), again)))
        .row([show])
}

fn with_id(s: &Localizer, text: String, why: &ProviderFailure) -> String {
    text::join([text, request_id(s, why.kind, why.request_id.as_deref())], "\n\n")
}
