//! Bulk actions on orders: the buttons and the result.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::card;
use super::failure::{Subject, happened};
use super::keyboard::{Button, Keyboard, button};
use super::{View, again, text, title};
use crate::domain::bulk::{BulkAction, BulkRequest, Outcome, outcome};
use crate::domain::failure::FailureKind;
use crate::domain::money::sums;
use crate::domain::tracking::Order;
use crate::domain::{IntentId, Money};
use crate::i18n::Localizer;

/// Cancels those without an SMS, and states the refund.
pub(super) fn cancel_button(s: &Localizer, purchase: Option<IntentId>, orders: &[Order]) -> Option<Button> {
    let t = s.texts();
    let (asked, fitting) = BulkRequest::for_orders(BulkAction::Cancel, purchase, orders)?;
    let label = match total(s, fitting.into_iter()) {
        Some(amount) => fl!(t, "button-cancel-waiting", count = asked.count, amount = amount),
        None => fl!(t, "button-cancel-waiting-count", count = asked.count),
    };
    Some(button(label, &Callback::Bulk(asked)).danger())
}

/// Finishes those that have a code.
pub(super) fn finish_button(s: &Localizer, purchase: Option<IntentId>, orders: &[Order]) -> Option<Button> {
    let (asked, _) = BulkRequest::for_orders(BulkAction::Finish, purchase, orders)?;
    Some(button(fl!(s.texts(), "button-finish-coded"), &Callback::Bulk(asked)))
}

/// Total cost per currency; `None` if there are no orders or a price is not known.
pub(super) fn total<'a>(s: &Localizer, orders: impl Iterator<Item = &'a Order>) -> Option<String> {
    let prices: Option<Vec<Money>> = orders.map(|order| order.price).collect();
    amounts(s, prices?)
}

/// The totals as text; `None` if there are none.
pub(super) fn amounts(s: &Localizer, amounts: impl IntoIterator<Item = Money>) -> Option<String> {
    let sums = sums(amounts)?;
    let words = text::join(sums.iter().map(|sum| s.money(sum)), " + ");
    Some(words).filter(|words| !words.is_empty())
}

/// The result of a bulk action once all orders are settled; `None` before that, and if there is nothing to report.
pub fn result(s: &Localizer, orders: &[Order]) -> Option<View> {
    let mut became: BTreeMap<Outcome, Vec<&Order>> = BTreeMap::new();
    for order in orders {
        became
            .entry(order.bulk.map_or(Outcome::Untold, |bulk| outcome(order, bulk)))
            .or_default()
            .push(order);
    }
    became.remove(&Outcome::Untold);
    if became.is_empty() || became.contains_key(&Outcome::Pending) {
        return None;
    }
    let lines = became.iter().map(|(outcome, orders)| line(s, *outcome, orders));
    let told: Vec<&Order> = became.values().flatten().copied().collect();
    let text = text::join([text::join(lines, "\n"), common_title(s, &told)], "\n\n");
    Some(View::new(text, keyboard(s, &told)))
}

fn line(s: &Localizer, outcome: Outcome, orders: &[&Order]) -> String {
    let t = s.texts();
    let count = u64::try_from(orders.len()).unwrap_or(u64::MAX);
    match outcome {
        Outcome::Canceled => {
            text::join([fl!(t, "ended-many-canceled", count = count), refund(s, orders)], " ")
        }
        Outcome::Expired => text::join([fl!(t, "ended-many-expired", count = count), refund(s, orders)], " "),
        Outcome::HasSms => fl!(t, "bulk-has-sms", count = count),
        Outcome::Finished => fl!(t, "ended-many-completed", count = count),
        Outcome::Over => fl!(t, "ended-many-over", count = count),
        Outcome::Failed(why) => failed(s, orders, count, why),
        Outcome::Pending | Outcome::Untold => String::new(),
    }
}

/// The refund for these; if an amount is not known, where to look it up.
fn refund(s: &Localizer, orders: &[&Order]) -> String {
    let t = s.texts();
    let refunds: Option<Vec<Money>> = orders.iter().map(|order| card::refunded(order)).collect();
    match refunds.and_then(|refunds| amounts(s, refunds)) {
        Some(amount) => fl!(t, "refund", amount = amount),
        None => fl!(t, "refund-see-balance"),
    }
}

fn failed(s: &Localizer, orders: &[&Order], count: u64, why: FailureKind) -> String {
    let t = s.texts();
    let finishes =
        orders.iter().any(|order| order.bulk.is_some_and(|bulk| bulk.action == BulkAction::Finish));
    let what = if finishes {
        fl!(t, "bulk-not-finished", count = count)
    } else {
        fl!(t, "bulk-not-canceled", count = count)
    };
    let why = match why {
        FailureKind::RateLimited if !finishes => fl!(t, "cancel-limit"),
        FailureKind::UpstreamRefused if !finishes => fl!(t, "cancel-refused"),
        other => happened(s, &other.into(), Subject::Order),
    };
    text::join([what, why], " ")
}

/// What the numbers are for, when it is the same for all.
fn common_title(s: &Localizer, orders: &[&Order]) -> String {
    match orders {
        [first, rest @ ..] if rest.iter().all(|order| order.title == first.title) => {
            title::html(s, &first.title)
        }
        _ => String::new(),
    }
}

fn keyboard(s: &Localizer, orders: &[&Order]) -> Keyboard {
    if orders.iter().any(|order| order.status.is_open()) {
        return Keyboard::new().row([button(fl!(s.texts(), "button-active"), &Callback::Active)]);
    }
    let product = orders.first().and_then(|order| order.product);
    let product = product.filter(|product| orders.iter().all(|order| order.product == Some(*product)));
    Keyboard::new().grid(1, again::buttons(s, product))
}
