//! The message that tells of an end that the person did not bring about here.

use i18n_embed_fl::fl;

use super::card;
use super::keyboard::Keyboard;
use super::{View, again, phone, text, title};
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
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    let phone = phone.map(|phone| fl!(t, "card-phone", phone = phone::html(phone)));
    let about = text::join([title::html(s, &order.title), phone.unwrap_or_default()], "\n");
    let head = text::join([what, refund], " ");
    View::new(text::join([head, about], "\n\n"), Keyboard::new().grid(1, again::buttons(s, order.product)))
}
