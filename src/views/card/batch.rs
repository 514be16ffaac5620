//! Many orders in one message: one line each, as many as fit, buttons that open the first ones, and bulk buttons.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::parts::{Card, failed, other_country, sign, state_of, state_word};
use crate::domain::account::Linked;
use crate::domain::notification::CardId;
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::domain::{Money, OrderStatus, Private};
use crate::i18n::Localizer;
use crate::views::callback::Callback;
use crate::views::keyboard::{Button, COPY_UNITS, Keyboard, button, copy};
use crate::views::possible::{Cancel, Possible};
use crate::views::sms_text::{code_line, code_of};
use crate::views::{View, account_name, again, bulk, phone, text, time, title};

/// How many orders get a button.
pub(in crate::views) const MOST_BUTTONS: usize = 10;
/// Room for all lines together; heading, price and the line about failures need much less than what is left.
const LINES_UNITS: usize = 3700;
/// Room for a code on a line.
const LINE_CODE_UNITS: usize = 16;
/// Telegram formats only the first 100 entities of a message: with more orders than this, only codes are formatted. Lines of open
/// orders have two entities more.
const MOST_FORMATTED_NUMBERS: usize = 40;
const MOST_FORMATTED_LINES: usize = 24;

/// The card of several orders.
pub(super) fn card(s: &Localizer, card: &Card<'_>) -> View {
    let t = s.texts();
    let count = u64::try_from(card.orders.len()).unwrap_or(u64::MAX);
    let head = fl!(t, "card-title-many", title = title::html(s, card.title), count = count);
    let any_open = card.orders.iter().any(|order| order.status.is_open());
    let warning = card.orders.iter().map(|order| other_country(s, card, order)).find(|text| !text.is_empty());
    let unlinked = if card.linked || !any_open { String::new() } else { fl!(t, "card-unlinked") };
    let facts = text::join([until(s, card), price(s, card)], " · ");
    let progress = if any_open && card.linked { progress(s, card) } else { String::new() };
    let head =
        text::join([head, warning.unwrap_or_default(), facts, progress, unlinked, failed(s, card)], "\n");
    let formatted = card.orders.len() <= MOST_FORMATTED_NUMBERS;
    let look = |place| Look { place, formatted, now: card.now, style: card.style };
    let lines = lines(s, card.orders, |order, place| line(s, order, look(place)));
    View::new(text::join([head, lines], "\n\n"), keyboard(s, card, any_open))
}

fn until(s: &Localizer, card: &Card<'_>) -> String {
    let waits = card.orders.iter().filter(|order| order.status.is_open());
    let last = waits.filter_map(|order| order.expires_at).max();
    last.map(|at| format!("⏳ {}", time::relative(s, at, card.now))).unwrap_or_default()
}

fn progress(s: &Localizer, card: &Card<'_>) -> String {
    let got = card.orders.iter().filter(|order| !order.sms.is_empty()).count();
    let got = u64::try_from(got).unwrap_or(u64::MAX);
    let count = u64::try_from(card.orders.len()).unwrap_or(u64::MAX);
    fl!(s.texts(), "card-progress", got = got, count = count)
}

/// The total price as far as it is known; with the price of one number if it is the same for all.
fn price(s: &Localizer, card: &Card<'_>) -> String {
    let t = s.texts();
    let known: Option<Vec<Money>> = card.orders.iter().map(|order| order.price).collect();
    let prices = known.unwrap_or_default();
    let differ = prices.iter().any(|price| prices.first() != Some(price));
    let each = prices.first().or(card.price).filter(|_| !differ);
    let each = each.map(|price| fl!(t, "card-price-each", price = s.money(price)));
    let total = bulk::amounts(s, prices.iter().copied());
    let total = total.map(|total| fl!(t, "card-price-total", price = total));
    text::join([each, total].into_iter().flatten(), " · ")
}

fn keyboard(s: &Localizer, card: &Card<'_>, any_open: bool) -> Keyboard {
    let t = s.texts();
    let numbered = card.orders.iter().zip(1_usize..);
    let shown = numbered.filter(|(order, _)| !any_open || order.status.is_open());
    let more = shown.clone().count() > MOST_BUTTONS && any_open;
    let each = shown
        .take(MOST_BUTTONS)
        .map(|(order, place)| button(short_label(order, place), &Callback::ShowOrder { order: order.id }));
    let all = more.then(|| button(fl!(t, "button-active"), &Callback::Active));
    if !any_open {
        let product = card.orders.first().and_then(|order| order.product);
        let again = product.map(|product| again::buttons(s, Some(product))).unwrap_or_default();
        return Keyboard::new().grid(3, each).grid(1, again);
    }
    if !card.linked {
        let link = button(fl!(t, "button-link-again"), &Callback::Login);
        return Keyboard::new().grid(3, each).row(all).row([link]);
    }
    let purchase = card.orders.iter().find_map(|order| match order.card {
        CardId::Purchase(intent) => Some(intent),
        CardId::Order(_) => None,
    });
    Keyboard::new()
        .grid(2, copy_numbers(s, card.orders))
        .grid(3, each)
        .row(all)
        .row(purchase.and_then(|intent| bulk::cancel_button(s, Some(intent), card.orders)))
        .row(purchase.and_then(|intent| bulk::finish_button(s, Some(intent), card.orders)))
}

/// Buttons that copy the numbers of all open orders, one per line; several buttons if one is not enough.
fn copy_numbers(s: &Localizer, orders: &[Order]) -> Vec<Button> {
    let open = orders.iter().zip(1_usize..).filter(|(order, _)| order.status.is_open());
    let numbers = open.filter_map(|(order, place)| Some((place, order.phone.as_ref()?.expose().trim())));
    let mut steps: Vec<(usize, usize, usize, String)> = Vec::new();
    for (place, number) in numbers.filter(|(_, number)| (1..=COPY_UNITS).contains(&text::units(number))) {
        match steps.last_mut() {
            Some((_, to, count, copied)) if text::units(copied) + 1 + text::units(number) <= COPY_UNITS => {
                (*to, *count) = (place, *count + 1);
                copied.push('\n');
                copied.push_str(number);
            }
            _ => steps.push((place, place, 1, number.to_owned())),
        }
    }
    let at_once = steps.len() == 1;
    let step = |(from, to, count, copied): (usize, usize, usize, String)| {
        let (t, count) = (s.texts(), u64::try_from(count).unwrap_or(u64::MAX));
        let label = if at_once {
            fl!(t, "button-copy-all", count = count)
        } else {
            fl!(t, "button-copy-range", from = from.to_string(), to = to.to_string())
        };
        let button = copy(label, &Private::new(copied))?;
        Some(if at_once { button.primary() } else { button })
    };
    steps.into_iter().filter_map(step).collect()
}

/// How a line looks.
#[derive(Clone, Copy)]
struct Look {
    place: usize,
    /// Whether the number is formatted so that a tap copies it.
    formatted: bool,
    now: DateTime<Utc>,
    style: CodeStyle,
}

/// A line for each of several orders that are for different things, with how long each is open. If these accounts
/// are several, each line names the one that paid.
pub(in crate::views) fn list(
    s: &Localizer,
    orders: &[Order],
    accounts: &[Linked],
    now: DateTime<Utc>,
    style: CodeStyle,
) -> String {
    let formatted = orders.len() <= MOST_FORMATTED_LINES;
    let payer = |order: &Order| {
        let payer = accounts.iter().find(|known| known.user == order.user && accounts.len() > 1);
        payer.map(|known| account_name::line(s, &known.name)).unwrap_or_default()
    };
    lines(s, orders, |order, place| {
        let line = open_line(s, order, Look { place, formatted, now, style });
        text::join([line, payer(order)], " · ")
    })
}

/// As many lines as fit.
fn lines(s: &Localizer, orders: &[Order], line: impl Fn(&Order, usize) -> String) -> String {
    let mut lines = String::new();
    let mut left = LINES_UNITS;
    for (index, order) in orders.iter().enumerate() {
        let line = line(order, index + 1);
        let size = text::rendered_units(&line) + 1;
        if size > left {
            let more = u64::try_from(orders.len() - index).unwrap_or(u64::MAX);
            return text::join([lines, fl!(s.texts(), "card-more-orders", count = more)], "\n");
        }
        left -= size;
        lines = text::join([lines, line], "\n");
    }
    lines
}

/// `2. +62 854-2815-1900 ⏳`
fn line(s: &Localizer, order: &Order, look: Look) -> String {
    let state = state(s, order, look).unwrap_or_else(|| sign(Some(order.status), false).to_owned());
    format!("{}. {}", look.place, text::join([number(s, order, look), state], " "))
}

/// `2 WhatsApp 🇮🇩 +62 854-2815-1900 ⏳ in 18 minutes`
fn open_line(s: &Localizer, order: &Order, look: Look) -> String {
    let state = state(s, order, look).unwrap_or_else(|| {
        let ends = order.expires_at.map(|at| time::relative(s, at, look.now)).unwrap_or_default();
        text::join([sign(Some(order.status), false), ends.as_str()], " ")
    });
    let place = look.place.to_string();
    let place = if look.formatted { fl!(s.texts(), "line-place", place = place) } else { place };
    text::join([place, title::short(s, &order.title), number(s, order, look), state], " ")
}

fn number(s: &Localizer, order: &Order, look: Look) -> String {
    let t = s.texts();
    match order.phone.as_ref().filter(|phone| !phone.is_blank()) {
        Some(phone) if look.formatted => fl!(t, "card-phone", phone = phone::html(phone)),
        Some(phone) => phone::html(phone),
        None => fl!(t, "card-order", id = order.id.to_string()),
    }
}

/// The state of an order on a line; `None` while it is waiting.
fn state(s: &Localizer, order: &Order, look: Look) -> Option<String> {
    let code = order.sms_in_order().into_iter().rev().find_map(code_of);
    let code = code.map(|code| code_line(s, code, LINE_CODE_UNITS, look.style));
    if order.vanished_at.is_some() {
        return Some(text::join([code.unwrap_or_default(), state_of(s, order)], " "));
    }
    match (order.status, code) {
        (OrderStatus::Active | OrderStatus::OtpReceived, Some(code)) => Some(code),
        (OrderStatus::Active, None) => promise(s, order, look.now),
        (OrderStatus::OtpReceived, None) => Some(text::join(["✉️", &state_word(s, order.status)], " ")),
        (status, code) => {
            let ended = text::join([sign(Some(status), code.is_some()), &state_word(s, status)], " ");
            Some(text::join([code.unwrap_or_default(), ended], " "))
        }
    }
}

/// The time of a scheduled cancel.
fn promise(s: &Localizer, order: &Order, now: DateTime<Utc>) -> Option<String> {
    let t = s.texts();
    match Possible::of(order, now).cancel {
        Cancel::Promised(Some(from)) => {
            Some(fl!(t, "card-line-canceling-from", at = time::relative(s, from, now)))
        }
        Cancel::Promised(None) => Some(fl!(t, "card-line-canceling")),
        Cancel::Now | Cancel::Later(_) | Cancel::No => None,
    }
}

/// `2 · 🔑 …1900`
pub(in crate::views) fn label(order: &Order, place: usize) -> String {
    let key = if order.has_code() { "🔑" } else { "" };
    format!("{place} · {}", text::join([key, tail(order).as_str()], " "))
}

/// `2 · …1900`, or `2 · 🔑` once there is a code.
fn short_label(order: &Order, place: usize) -> String {
    let told = if order.has_code() { "🔑".to_owned() } else { tail(order) };
    format!("{place} · {told}")
}

fn tail(order: &Order) -> String {
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    phone.map_or_else(|| order.id.to_string(), phone::tail)
}
