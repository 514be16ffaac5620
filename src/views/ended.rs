//! The messages that tell of an end that the person did not bring about here: of the order, or of our sight of it.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::card;
use super::keyboard::{Keyboard, button};
use super::{View, again, phone, text, title, trouble};
use crate::domain::OrderStatus;
use crate::domain::tracking::Tracked;
use crate::i18n::Speech;

/// How an order ended, and what came back.
pub fn ended(s: &Speech, order: &Tracked) -> View {
    let t = s.texts();
    let without_sms = order.sms.is_empty();
    let what = match order.status {
        OrderStatus::Expired if without_sms => fl!(t, "ended-expired"),
        OrderStatus::Expired => fl!(t, "card-expired-with-sms"),
        OrderStatus::Canceled => fl!(t, "ended-canceled"),
        OrderStatus::Completed => fl!(t, "ended-completed"),
        // An end is final, so this can't be; if it is, the state of now is the truth.
        OrderStatus::Active => fl!(t, "card-waiting"),
        OrderStatus::OtpReceived => fl!(t, "card-received"),
    };
    let refund = match order.status {
        OrderStatus::Expired if without_sms => card::refund(s, order),
        OrderStatus::Canceled => card::refund(s, order),
        _ => String::new(),
    };
    let about = text::join([title::html(s, &order.title), number(s, order)], "\n");
    let head = text::join([what, refund], " ");
    View::new(text::join([head, about], "\n\n"), Keyboard::new().grid(1, again::buttons(s, order.product)))
}

/// The provider does not show these orders any more. They are of one card, and at least one.
pub fn vanished(s: &Speech, orders: &[&Tracked]) -> View {
    let t = s.texts();
    let count = u64::try_from(orders.len()).unwrap_or(u64::MAX);
    let name = orders.first().map(|order| title::html(s, &order.title)).unwrap_or_default();
    let numbers = orders
        .iter()
        .take(card::MOST_BUTTONS)
        .map(|order| text::join([number(s, order), fl!(t, "card-order", id = order.id.to_string())], " · "));
    let about = numbers.fold(name, |about, line| text::join([about, line], "\n"));
    let text = text::join([fl!(t, "vanished", count = count), about, fl!(t, "vanished-note")], "\n\n");
    let orders = button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 });
    View::new(text, Keyboard::new().row(trouble::site(&fl!(t, "button-open-site"))).row([orders]))
}

fn number(s: &Speech, order: &Tracked) -> String {
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    phone.map(|phone| fl!(s.texts(), "card-phone", phone = phone::html(phone))).unwrap_or_default()
}
