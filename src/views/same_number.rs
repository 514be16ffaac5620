//! The number of a completed order once more: the confirm screen, and why it can't be had.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::draft::{buy_button, heading, price_line};
use super::failure;
use super::keyboard::{Button, Keyboard, button};
use super::{View, again, guard, text, time, title};
use crate::domain::catalog::ProductLabel;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::guard::Guard;
use crate::domain::purchase::Purchase;
use crate::domain::tracking::Order;
use crate::domain::{Money, OrderId, OrderStatus, ProductId};
use crate::i18n::Localizer;

/// The button on a completed order, if the provider says that its number can be rented again.
pub(super) fn offer(s: &Localizer, order: &Order) -> Option<Button> {
    let possible = order.status == OrderStatus::Completed && order.abilities.can_reactivate == Some(true);
    let label = possible.then(|| fl!(s.texts(), "button-same-number"))?;
    Some(button(label, &Callback::SameNumber { order: order.id }))
}

/// Which order's number this is once more.
pub(super) fn continues(s: &Localizer, of: Option<OrderId>) -> String {
    of.map(|of| fl!(s.texts(), "card-continues", id = of.to_string())).unwrap_or_default()
}

/// The confirm screen. `balance` is in the currency of the price; `limits` are the spending limits, and what was
/// spent in the last 24 hours.
pub fn confirm(s: &Localizer, purchase: &Purchase, balance: Option<&Money>, limits: (Guard, i64)) -> View {
    let t = s.texts();
    let (limits, is_held) = guard::before(s, purchase, limits);
    let price = match balance {
        Some(balance) => {
            fl!(t, "confirm-of-balance", price = s.money(&purchase.price), balance = s.money(balance))
        }
        None => price_line(s, purchase),
    };
    let is_short = balance.is_some_and(|balance| balance.ledger_idr() < purchase.price.ledger_idr());
    let short = if is_short { fl!(t, "confirm-short") } else { String::new() };
    let first = if is_held {
        Some(button(fl!(t, "button-guard"), &Callback::Guard).primary())
    } else if is_short {
        failure::site(&fl!(t, "button-top-up")).map(Button::primary)
    } else {
        Some(buy_button(s, purchase, &Callback::Confirm { intent: purchase.id }))
    };
    let of = purchase.wanted.continued();
    let back = of.map(|order| button(fl!(t, "button-back"), &Callback::ShowOrder { order }));
    let head = text::join([heading(s, purchase), continues(s, of)], "\n");
    let costs = text::join([price, short, limits], "\n");
    View::new(text::join([head, costs, fl!(t, "confirm-note")], "\n\n"), Keyboard::new().row(first).row(back))
}

/// Whether a refusal is about the number rather than about the account, the balance or the provider.
pub(super) fn is_about_number(kind: FailureKind) -> bool {
    matches!(
        kind,
        FailureKind::Conflict
            | FailureKind::CancelTooEarly
            | FailureKind::NotFound
            | FailureKind::Invalid
            | FailureKind::UpstreamRefused
    )
}

/// The number can't be rented again, and why; offers another number of the same kind.
pub fn not_rented(
    s: &Localizer,
    label: &ProductLabel,
    product: Option<ProductId>,
    why: &ProviderFailure,
) -> View {
    let t = s.texts();
    let said = match (why.kind, why.until) {
        (FailureKind::NotFound, _) => fl!(t, "number-gone"),
        (_, Some(_)) => fl!(t, "number-too-early"),
        (FailureKind::UpstreamRefused, None) => fl!(t, "number-refused"),
        (FailureKind::Invalid, None) => fl!(t, "number-price-unknown"),
        (_, None) => fl!(t, "number-busy"),
    };
    let from = why.until.map(|at| fl!(t, "advice-until", at = time::date_time(s, at))).unwrap_or_default();
    let head = fl!(t, "purchase-not-bought", title = title::html(s, label));
    let text = text::join([head, said, from, fl!(t, "money-not-moved")], "\n");
    View::new(text, Keyboard::new().grid(1, again::buttons(s, product)))
}
