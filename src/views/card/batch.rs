//! Many orders in one message: a line each, as many as fit, and buttons that open the first ones.

use i18n_embed_fl::fl;

use super::{Card, failed, state_of, state_word};
use crate::domain::OrderStatus;
use crate::domain::tracking::Tracked;
use crate::domain::user::CodeStyle;
use crate::i18n::Speech;
use crate::views::callback::Callback;
use crate::views::keyboard::{Keyboard, button};
use crate::views::sms::{code_line, code_of};
use crate::views::{View, again, phone, text, title};

/// How many orders get a button.
pub(in crate::views) const MOST_BUTTONS: usize = 10;
/// Room for all lines together; heading, price and the line about failures need much less than what is left.
const LINES_UNITS: usize = 3700;
/// Room for a code on a line.
const LINE_CODE_UNITS: usize = 16;
/// Telegram formats the first 100 pieces of a message: with more orders than this, only codes are set apart.
const MOST_FORMATTED_NUMBERS: usize = 40;

/// The card of several orders.
pub(super) fn card(s: &Speech, card: &Card<'_>) -> View {
    let t = s.texts();
    let count = u64::try_from(card.orders.len()).unwrap_or(u64::MAX);
    let head = fl!(t, "card-title-many", title = title::html(s, card.title), count = count);
    let open: Vec<&Tracked> = card.orders.iter().filter(|order| order.status.is_open()).collect();
    let price = card.price.map(|price| fl!(t, "card-price-each", price = s.money(price))).unwrap_or_default();
    let until = open.iter().filter_map(|order| order.expires_at).max();
    let until = until.map(|at| fl!(t, "card-until", at = s.near_time(at, card.now))).unwrap_or_default();
    let got = card.orders.iter().filter(|order| order.newest_sms().is_some()).count();
    let got = u64::try_from(got).unwrap_or(u64::MAX);
    let progress =
        if open.is_empty() { String::new() } else { fl!(t, "card-progress", got = got, count = count) };
    let head = text::join([head, text::join([price, until], " · "), progress, failed(s, card)], "\n");
    let text = text::join([head, list(s, card.orders.iter(), false, card.style)], "\n\n");
    let numbered = card.orders.iter().zip(1_usize..);
    let buttons = numbered
        .filter(|(order, _)| open.is_empty() || order.status.is_open())
        .take(MOST_BUTTONS)
        .map(|(order, place)| button(label(order, place), &Callback::ShowOrder { order: order.id }));
    let all = (open.len() > MOST_BUTTONS).then(|| button(fl!(t, "button-active"), &Callback::Active));
    let again = card.orders.first().and_then(|order| order.product).filter(|_| open.is_empty());
    let again = again.map(|product| again::buttons(s, Some(product))).unwrap_or_default();
    View::new(text, Keyboard::new().grid(2, buttons).row(all).grid(1, again))
}

/// A line for each order, as many as fit; `titled` when the orders are for different things.
pub(in crate::views) fn list<'a>(
    s: &Speech,
    orders: impl ExactSizeIterator<Item = &'a Tracked>,
    titled: bool,
    style: CodeStyle,
) -> String {
    let count = orders.len();
    let formatted = count <= MOST_FORMATTED_NUMBERS;
    let mut lines = String::new();
    let mut left = LINES_UNITS;
    for (place, order) in orders.enumerate() {
        let line = line(s, order, place + 1, formatted, titled, style);
        let size = text::rendered_units(&line) + 1;
        if size > left {
            let more = u64::try_from(count - place).unwrap_or(u64::MAX);
            return text::join([lines, fl!(s.texts(), "card-more-orders", count = more)], "\n");
        }
        left -= size;
        lines = text::join([lines, line], "\n");
    }
    lines
}

fn line(
    s: &Speech,
    order: &Tracked,
    place: usize,
    formatted: bool,
    titled: bool,
    style: CodeStyle,
) -> String {
    let t = s.texts();
    let phone = match &order.phone {
        Some(phone) => phone::html(phone),
        None => fl!(t, "card-order", id = order.id.to_string()),
    };
    let phone = if formatted { fl!(t, "card-phone", phone = phone) } else { phone };
    let code = order.sms.iter().rev().find_map(code_of);
    let state = match (order.status, code) {
        (OrderStatus::Active | OrderStatus::OtpReceived, Some(code)) => {
            code_line(s, code, LINE_CODE_UNITS, style)
        }
        (status, Some(code)) => {
            text::join([code_line(s, code, LINE_CODE_UNITS, style), state_word(s, status)], " ")
        }
        (_, None) => state_of(s, order),
    };
    let name = if titled { title::html(s, &order.title) } else { String::new() };
    format!("{place}. {}", text::join([name, phone, state], " · "))
}

fn label(order: &Tracked, place: usize) -> String {
    let phone = order.phone.as_ref().map_or_else(|| order.id.to_string(), phone::label);
    format!("{place} · {phone}")
}
