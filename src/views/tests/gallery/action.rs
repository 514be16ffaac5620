//! Actions on an order that did not end with a plain yes.

use std::time::Duration;

use super::{Screen, told};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::{OrderId, OrderStatus};
use crate::i18n::Localizer;
use crate::views::callback::Callback;
use crate::views::tests::world::{World, now};
use crate::views::{action, ended};

pub(super) fn action(s: &Localizer, w: &World) -> Vec<Screen> {
    let (order, active) = (OrderId(1001), w.order_now(OrderStatus::Active));
    let daily = ProviderFailure {
        retry_after: Some(Duration::from_secs(43_200)),
        ..ProviderFailure::from(FailureKind::RateLimited)
    };
    let finish = Callback::Finish { order };
    let mut screens = vec![
        ("action", "not canceled, daily limit", action::not_canceled(s, order, &daily, Some(now()))),
        ("action", "not canceled, daily limit, end unknown", action::not_canceled(s, order, &daily, None)),
        ("action", "cancel unclear", action::cancel_unclear(s, order, &told(w, FailureKind::NoAnswer))),
        ("action", "not finished", action::not_done(s, &told(w, FailureKind::Maintenance), &finish)),
        (
            "action",
            "no SMS requested",
            action::not_done(s, &told(w, FailureKind::Forbidden), &Callback::Resend { order }),
        ),
        ("action", "unclear", action::unclear(s, order, &told(w, FailureKind::NoAnswer))),
    ];
    for kind in [
        FailureKind::Forbidden,
        FailureKind::UpstreamRefused,
        FailureKind::Maintenance,
        FailureKind::Conflict,
        FailureKind::TokenRejected,
    ] {
        screens.push(("action", kind.as_str(), action::not_canceled(s, order, &told(w, kind), Some(now()))));
    }
    for kind in [
        FailureKind::NoAnswer,
        FailureKind::RateLimited,
        FailureKind::UpstreamRefused,
        FailureKind::Forbidden,
    ] {
        screens.push(("ended", kind.as_str(), ended::not_canceled(s, &active, kind, false)));
    }
    screens
}
