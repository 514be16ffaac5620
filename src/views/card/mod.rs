//! The card: the one message that stands for a purchase and is edited as its orders change.
//!
//! A card of one order shows everything of it; a card of many is a list, whose orders open with a press. Its clock
//! is a time, never a countdown, so that it needs an edit only when something has happened.

mod batch;
mod single;

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::catalog::Title;
use crate::domain::purchase::Purchase;
use crate::domain::tracking::Tracked;
use crate::domain::user::CodeStyle;
use crate::domain::{Money, OrderStatus};
use crate::i18n::Speech;

pub(super) use batch::{MOST_BUTTONS, list};
pub(super) use single::{copy_code, refund};

/// What a card shows.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    /// What the numbers are for.
    pub title: &'a Title,
    /// The price of one number, until the order itself states it.
    pub price: Option<&'a Money>,
    /// The orders, in the order in which they were made.
    pub orders: &'a [Tracked],
    /// How many numbers of the purchase could not be rented.
    pub failed_count: u32,
    /// The time for which the buttons are drawn.
    pub now: DateTime<Utc>,
    /// How codes look.
    pub style: CodeStyle,
}

impl<'a> Card<'a> {
    /// The card of a purchase and its orders.
    pub fn of_purchase(
        purchase: &'a Purchase,
        orders: &'a [Tracked],
        now: DateTime<Utc>,
        style: CodeStyle,
    ) -> Self {
        Self {
            title: &purchase.title,
            price: Some(&purchase.price),
            orders,
            failed_count: purchase.failed_count,
            now,
            style,
        }
    }

    /// The card of one order.
    pub fn of_order(order: &'a Tracked, now: DateTime<Utc>, style: CodeStyle) -> Self {
        Self {
            title: &order.title,
            price: order.price.as_ref(),
            orders: std::slice::from_ref(order),
            failed_count: 0,
            now,
            style,
        }
    }
}

/// The card as it is now.
pub fn card(s: &Speech, card: &Card<'_>) -> View {
    match card.orders {
        [] => empty(s, card),
        [order] => single::card(s, card, order),
        _ => batch::card(s, card),
    }
}

/// The purchase made no order (yet).
fn empty(s: &Speech, card: &Card<'_>) -> View {
    let t = s.texts();
    let state = if card.failed_count > 0 { failed(s, card) } else { fl!(t, "card-empty") };
    let text = text::join([fl!(t, "card-title", title = title::html(s, card.title)), state], "\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]))
}

/// How many numbers could not be rented; empty when all could.
fn failed(s: &Speech, card: &Card<'_>) -> String {
    if card.failed_count == 0 {
        return String::new();
    }
    fl!(s.texts(), "card-failed", count = card.failed_count)
}

/// The state of an order in a word or two, or that the provider does not show it any more.
fn state_of(s: &Speech, order: &Tracked) -> String {
    match order.vanished_at {
        Some(_) => fl!(s.texts(), "card-vanished"),
        None => state_word(s, order.status),
    }
}

/// The state of an order in a word or two, for lists and labels.
pub(super) fn state_word(s: &Speech, status: OrderStatus) -> String {
    let t = s.texts();
    match status {
        OrderStatus::Active => fl!(t, "state-active"),
        OrderStatus::OtpReceived => fl!(t, "state-otp-received"),
        OrderStatus::Completed => fl!(t, "state-completed"),
        OrderStatus::Canceled => fl!(t, "state-canceled"),
        OrderStatus::Expired => fl!(t, "state-expired"),
    }
}
