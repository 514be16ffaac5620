//! What cards of one order and of many have in common.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use crate::domain::catalog::ProductLabel;
use crate::domain::guard::AutoReplace;
use crate::domain::purchase::{Purchase, PurchaseState, is_of_other_country};
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::domain::{Money, OrderId, OrderStatus, Private};
use crate::i18n::Localizer;
use crate::views::text;

/// What a card shows.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    /// What the numbers are for.
    pub title: &'a ProductLabel,
    /// The price of one number, until the order itself states it.
    pub price: Option<&'a Money>,
    /// The orders, in the order in which they were made.
    pub orders: &'a [Order],
    /// How many numbers of the purchase could not be rented.
    pub failed_count: u32,
    /// How many of them nobody knows about yet.
    pub unsettled: u32,
    /// How many appeared after the end of the purchase had been told.
    pub late: u32,
    /// The international prefix of the country that was chosen, when it is known.
    pub dial: Option<&'a str>,
    /// The order whose number this is once more.
    pub continues: Option<OrderId>,
    /// The order that this number takes the place of.
    pub replaces: Option<OrderId>,
    /// When the numbers are replaced without a press.
    pub auto_replace: Option<AutoReplace>,
    /// Whether another number follows the one that is to be canceled.
    pub replacing: bool,
    /// Whether an account is linked, without which no code comes here.
    pub linked: bool,
    /// The time for which the buttons are drawn.
    pub now: DateTime<Utc>,
    /// How codes look.
    pub style: CodeStyle,
    /// Whether what happens to the order has messages of its own further down, which carry the buttons.
    pub told_below: bool,
}

impl<'a> Card<'a> {
    /// The card of a purchase and its orders.
    pub fn of_purchase(
        purchase: &'a Purchase,
        orders: &'a [Order],
        now: DateTime<Utc>,
        style: CodeStyle,
    ) -> Self {
        Self {
            title: &purchase.title,
            price: Some(&purchase.price),
            orders,
            failed_count: purchase.failed_count,
            unsettled: unsettled(purchase, orders),
            late: purchase.doubt.late,
            dial: purchase.dial.as_deref(),
            continues: purchase.wanted.continued(),
            replaces: purchase.replaces,
            auto_replace: purchase.auto_replace,
            replacing: false,
            linked: true,
            now,
            style,
            told_below: false,
        }
    }

    /// The same card with what the purchase of its order says.
    pub fn bought_by(self, purchase: Option<&Purchase>) -> Self {
        Self {
            continues: purchase.and_then(|purchase| purchase.wanted.continued()),
            replaces: purchase.and_then(|purchase| purchase.replaces),
            auto_replace: purchase.and_then(|purchase| purchase.auto_replace),
            ..self
        }
    }

    /// The card of one order.
    pub fn of_order(order: &'a Order, now: DateTime<Utc>, style: CodeStyle) -> Self {
        Self {
            title: &order.title,
            price: order.price.as_ref(),
            orders: std::slice::from_ref(order),
            failed_count: 0,
            unsettled: 0,
            late: 0,
            dial: None,
            continues: None,
            replaces: None,
            auto_replace: None,
            replacing: false,
            linked: true,
            now,
            style,
            told_below: false,
        }
    }
}

/// How many numbers of a purchase without an outcome are neither seen nor refused.
fn unsettled(purchase: &Purchase, orders: &[Order]) -> u32 {
    let made = u32::try_from(orders.len()).unwrap_or(u32::MAX);
    match purchase.state {
        PurchaseState::Confirmed | PurchaseState::InDoubt | PurchaseState::Unclear => {
            purchase.quantity.saturating_sub(made)
        }
        _ => 0,
    }
}

/// What became of the numbers that are not on the card, or came there late; empty when there is nothing to say.
pub(super) fn failed(s: &Localizer, card: &Card<'_>) -> String {
    let t = s.texts();
    let some = |count: u32, text: String| if count > 0 { text } else { String::new() };
    text::join(
        [
            some(card.failed_count, fl!(t, "card-failed", count = card.failed_count)),
            some(card.unsettled, fl!(t, "card-unsettled", count = card.unsettled)),
            some(card.late, fl!(t, "card-late", count = card.late)),
        ],
        "\n",
    )
}

/// The number is not of the country that was chosen.
pub(super) fn other_country(s: &Localizer, card: &Card<'_>, order: &Order) -> String {
    let phone = order.phone.as_ref().map(Private::expose).unwrap_or_default();
    if !card.dial.is_some_and(|dial| is_of_other_country(dial, phone)) {
        return String::new();
    }
    let country = text::name(s.country_of(card.title).unwrap_or_default());
    fl!(s.texts(), "card-other-country", country = country)
}

/// The sign of a state, for lists.
pub(in crate::views) fn sign(status: Option<OrderStatus>, has_code: bool) -> &'static str {
    match status {
        Some(OrderStatus::Active) => "⏳",
        Some(OrderStatus::OtpReceived) => "🔑",
        Some(OrderStatus::Completed) => "✅",
        Some(OrderStatus::Expired) if has_code => "⌛",
        Some(OrderStatus::Canceled | OrderStatus::Expired) => "↩️",
        None => "·",
    }
}

/// The state of an order in a word or two, or that the provider no longer lists it.
pub(super) fn state_of(s: &Localizer, order: &Order) -> String {
    match order.vanished_at {
        Some(_) => fl!(s.texts(), "card-vanished"),
        None => state_word(s, order.status),
    }
}

/// The state of an order in a word or two, for lists and labels.
pub(in crate::views) fn state_word(s: &Localizer, status: OrderStatus) -> String {
    let t = s.texts();
    match status {
        OrderStatus::Active => fl!(t, "state-active"),
        OrderStatus::OtpReceived => fl!(t, "state-otp-received"),
        OrderStatus::Completed => fl!(t, "state-completed"),
        OrderStatus::Canceled => fl!(t, "state-canceled"),
        OrderStatus::Expired => fl!(t, "state-expired"),
    }
}
