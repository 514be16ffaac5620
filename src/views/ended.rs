//! Messages about orders that ended without the user doing it here, or that the provider stopped listing.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::card;
use super::keyboard::{Keyboard, button};
use super::{View, action, again, failure, phone, replace, text, title};
use crate::domain::OrderStatus;
use crate::domain::failure::FailureKind;
use crate::domain::tracking::Order;
use crate::i18n::Localizer;

/// How an order ended, and what came back. `replacing`: another number follows.
pub fn ended(s: &Localizer, order: &Order, replacing: bool) -> View {
    let t = s.texts();
    let without_sms = order.sms.is_empty();
    let what = match order.status {
        OrderStatus::Expired if without_sms => fl!(t, "ended-expired"),
        OrderStatus::Expired => fl!(t, "card-expired-with-sms"),
        OrderStatus::Canceled => fl!(t, "ended-canceled"),
        OrderStatus::Completed => fl!(t, "ended-completed"),
        // Can't happen, because an end is final; if it does, show the current state.
        OrderStatus::Active => fl!(t, "card-waiting"),
        OrderStatus::OtpReceived => fl!(t, "card-received"),
    };
    let refund = if card::is_refunded(order) { card::refund(s, order) } else { String::new() };
    let about = text::join([title::html(s, &order.title), number(s, order)], "\n");
    let head = text::join([what, refund], " ");
    if replacing {
        let head = text::join([head, replace::on_its_way(s)], "\n");
        return View::plain(text::join([head, about], "\n\n"));
    }
    View::new(text::join([head, about], "\n\n"), Keyboard::new().grid(1, again::buttons(s, order.product)))
}

/// How several orders of one card ended, and what came back in all. At least one. `replacing`: another number follows
/// the only one.
pub fn ended_together(s: &Localizer, orders: &[&Order], replacing: bool) -> View {
    let [one] = orders else { return many(s, orders) };
    ended(s, one, replacing)
}

fn many(s: &Localizer, orders: &[&Order]) -> View {
    let t = s.texts();
    let count = |fits: fn(&Order) -> bool| {
        u64::try_from(orders.iter().filter(|order| fits(order)).count()).unwrap_or(u64::MAX)
    };
    let expired = count(|order| order.status == OrderStatus::Expired && order.sms.is_empty());
    let over = count(|order| order.status == OrderStatus::Expired && !order.sms.is_empty());
    let canceled = count(|order| order.status == OrderStatus::Canceled);
    let completed = count(|order| order.status == OrderStatus::Completed);
    let what = [
        (expired > 0).then(|| fl!(t, "ended-many-expired", count = expired)),
        (over > 0).then(|| fl!(t, "ended-many-over", count = over)),
        (canceled > 0).then(|| fl!(t, "ended-many-canceled", count = canceled)),
        (completed > 0).then(|| fl!(t, "ended-many-completed", count = completed)),
    ];
    let refund = if expired + canceled > 0 { total_refund(s, orders) } else { String::new() };
    let head = text::join(what.into_iter().flatten().chain([refund]), "\n");
    let name = orders.first().map(|order| title::html(s, &order.title)).unwrap_or_default();
    let numbers = orders.iter().take(card::MOST_BUTTONS).map(|order| number(s, order));
    let more = u64::try_from(orders.len().saturating_sub(card::MOST_BUTTONS)).unwrap_or(u64::MAX);
    let more = if more > 0 { fl!(t, "card-more-orders", count = more) } else { String::new() };
    let about = text::join(std::iter::once(name).chain(numbers).chain([more]), "\n");
    let product = orders.first().and_then(|order| order.product);
    View::new(text::join([head, about], "\n\n"), Keyboard::new().grid(1, again::buttons(s, product)))
}

/// The total refund, if every amount is known.
fn total_refund(s: &Localizer, orders: &[&Order]) -> String {
    let mut refunded =
        orders.iter().filter(|order| card::is_refunded(order)).map(|order| card::refunded(order));
    let total = refunded.next().flatten();
    let total = refunded.try_fold(total, |total, next| Some(Some(total?.checked_add(next?)?))).flatten();
    match total {
        Some(total) => fl!(s.texts(), "refund", amount = s.money(&total)),
        None => fl!(s.texts(), "refund-see-balance"),
    }
}

/// The provider no longer lists these orders. They are of one card, and at least one.
pub fn vanished(s: &Localizer, orders: &[&Order]) -> View {
    let t = s.texts();
    let count = u64::try_from(orders.len()).unwrap_or(u64::MAX);
    let name = orders.first().map(|order| title::html(s, &order.title)).unwrap_or_default();
    let numbers = orders
        .iter()
        .take(card::MOST_BUTTONS)
        .map(|order| text::join([number(s, order), fl!(t, "card-order", id = order.id.to_string())], " · "));
    let about = numbers.fold(name, |about, line| text::join([about, line], "\n"));
    let text = text::join(
        [fl!(t, "vanished", count = count), about, fl!(t, "vanished-note", count = count)],
        "\n\n",
    );
    let orders = button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 });
    View::new(text, Keyboard::new().row(failure::site(&fl!(t, "button-open-site"))).row([orders]))
}

/// The order was not canceled although the person asked for it, and is still active. `replacing`: another number was to
/// follow.
pub fn not_canceled(s: &Localizer, order: &Order, why: FailureKind, replacing: bool) -> View {
    let about = text::join([title::html(s, &order.title), number(s, order)], "\n");
    let note = if replacing { fl!(s.texts(), "not-canceled-replace") } else { String::new() };
    action::still_active(s, order.id, why, text::join([note, about], "\n\n"), order.expires_at)
}

fn number(s: &Localizer, order: &Order) -> String {
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    phone.map(|phone| fl!(s.texts(), "card-phone", phone = phone::html(phone))).unwrap_or_default()
}
