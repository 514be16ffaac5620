//! The history of orders, one order, and the open ones.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::card::{self, Card};
use super::keyboard::{Button, Keyboard, button};
use super::{View, bulk, phone, text, time, title};
use crate::domain::account::Linked;
use crate::domain::bulk::is_waiting;
use crate::domain::catalog::{Country, ProductLabel};
use crate::domain::history::{Filter, PAGE, Page, PageRequest};
use crate::domain::order_search::{FoundPage, OrderSearch};
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::domain::{Money, OrderReport, OrderStatus};
use crate::i18n::Localizer;

/// Room for a code on such a line.
const CODE_UNITS: usize = 16;
/// Number buttons per row.
const NUMBERS_IN_ROW: usize = 4;

/// One order of the history as reported by the provider, with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// The provider's report.
    pub order: OrderReport,
    /// What it is for, as text.
    pub title: ProductLabel,
    /// The refund, if the response to a cancel stated it.
    pub refund: Option<Money>,
}

/// Options for the lines of the history.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// How codes look.
    pub style: CodeStyle,
    /// Codes of orders that ended before this are wiped and must not be shown.
    pub kept_since: DateTime<Utc>,
    /// The current time.
    pub now: DateTime<Utc>,
}

/// One page of the history: a line for each order, and a button with its number. `rows` are the orders of the page.
pub fn list(s: &Localizer, page: &Page, rows: &[OrderRow], look: Look) -> View {
    let t = s.texts();
    let heading = match page.filter {
        Filter::All => fl!(t, "orders"),
        filter => fl!(t, "orders-with-status", status = filter_word(s, filter)),
    };
    let newer = page.newer().map(|newer| button(fl!(t, "button-newer"), &Callback::History(newer)));
    let older = page.older().map(|older| button(fl!(t, "button-older"), &Callback::History(older)));
    let file = button(fl!(t, "button-csv"), &Callback::Export);
    let keyboard = Keyboard::new()
        .grid(NUMBERS_IN_ROW, numbers(rows))
        .row(filters(s, page.filter))
        .row(newer.into_iter().chain(older).chain([file]));
    View::new(text::join([heading, lines(s, rows, look)], "\n\n"), keyboard)
}

/// What was looked for, in words.
#[derive(Debug)]
pub struct Sought<'a> {
    /// The search.
    pub search: &'a OrderSearch,
    /// The names of its services.
    pub services: Vec<&'a str>,
    /// Its country.
    pub country: Option<&'a Country>,
}

/// The orders that a search found, as lines of the history. `rows` are the orders of the page.
pub fn found(
    s: &Localizer,
    sought: &Sought<'_>,
    page: &FoundPage<OrderReport>,
    rows: &[OrderRow],
    look: Look,
) -> View {
    let t = s.texts();
    let services = text::join(sought.services.iter().map(|name| text::name(name)), ", ");
    let country = sought.country.map(|country| text::name(s.country(country))).unwrap_or_default();
    let tail = sought.search.tail().map(|tail| format!("…{}", text::name(tail))).unwrap_or_default();
    let month = sought.search.month.map(|month| s.month(month)).unwrap_or_default();
    let sought = text::join([services, country, tail, month], " · ");
    let heading = fl!(t, "orders-with-status", status = sought);
    // Older orders were not all looked at when the page is not full.
    let unread = page.older.is_some() && rows.len() < usize::from(PAGE);
    let note = if unread { fl!(t, "orders-older-unread") } else { String::new() };
    let turn = |label, search: &Option<OrderSearch>| {
        search.clone().map(|search| button(label, &Callback::FindOrders(search)))
    };
    let newer = turn(fl!(t, "button-newer"), &page.newer);
    let older = turn(fl!(t, "button-older"), &page.older);
    let keyboard = Keyboard::new()
        .grid(NUMBERS_IN_ROW, numbers(rows))
        .row(newer.into_iter().chain(older))
        .row([all_orders(s)]);
    View::new(text::join([heading, lines(s, rows, look), note], "\n\n"), keyboard)
}

/// What was looked for in the history names nothing.
pub fn not_understood(s: &Localizer, query: &str) -> View {
    let text = fl!(s.texts(), "orders-nothing-found", query = text::name(query));
    View::new(text, Keyboard::new().row([all_orders(s)]))
}

fn lines(s: &Localizer, rows: &[OrderRow], look: Look) -> String {
    if rows.is_empty() {
        return fl!(s.texts(), "orders-none-here");
    }
    text::join(rows.iter().zip(1_usize..).map(|(row, place)| line(s, row, place, look)), "\n")
}

/// A button for each order, with its place.
fn numbers(rows: &[OrderRow]) -> impl Iterator<Item = Button> {
    let show = |(row, place): (&OrderRow, usize)| {
        button(place.to_string(), &Callback::ShowOrder { order: row.order.id })
    };
    rows.iter().zip(1_usize..).map(show)
}

fn all_orders(s: &Localizer) -> Button {
    button(fl!(s.texts(), "button-all-orders-back"), &Callback::OrderList { status: None, page: 0 })
}

/// The history is empty.
pub fn none(s: &Localizer) -> View {
    let t = s.texts();
    View::new(fl!(t, "orders-none"), Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]))
}

/// One order in full, with the way back to the history.
pub fn order(s: &Localizer, card: &Card<'_>) -> View {
    let view = card::card(s, card);
    View { keyboard: view.keyboard.map(|keyboard| keyboard.append_row([all_orders(s)])), ..view }
}

/// The open orders of these accounts with their possible refund, or a button to buy the first number.
pub fn active(
    s: &Localizer,
    orders: &[Order],
    accounts: &[Linked],
    now: DateTime<Utc>,
    style: CodeStyle,
) -> View {
    let t = s.texts();
    if orders.is_empty() {
        let history = button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 });
        let keyboard = Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]).row([history]);
        return View::new(fl!(t, "active-none"), keyboard);
    }
    let count = u64::try_from(orders.len()).unwrap_or(u64::MAX);
    let back = bulk::total(s, orders.iter().filter(|order| is_waiting(order)));
    let back = back.map(|amount| fl!(t, "active-back", amount = amount)).unwrap_or_default();
    let head = text::join([fl!(t, "active-count", count = count), back], "\n");
    let buttons =
        orders.iter().zip(1_usize..).take(card::MOST_BUTTONS).map(|(order, place)| {
            button(card::label(order, place), &Callback::ShowOrder { order: order.id })
        });
    let text = text::join([head, card::list(s, orders, accounts, now, style)], "\n\n");
    // One press acts with one account.
    let of_one = orders.iter().all(|order| orders.first().is_some_and(|first| first.user == order.user));
    let cancel = bulk::cancel_button(s, None, orders).filter(|_| of_one);
    View::new(text, Keyboard::new().grid(2, buttons).row(cancel))
}

/// `3 🔑 WhatsApp 🇮🇩 …1900 · 08:53 · 640112`
fn line(s: &Localizer, row: &OrderRow, place: usize, look: Look) -> String {
    let OrderRow { order, title, .. } = row;
    let sign = card::sign(order.status, order.code.is_some());
    let number = match order.phone.as_ref().filter(|phone| !phone.is_blank()) {
        Some(phone) => phone::tail_html(phone),
        None => fl!(s.texts(), "card-order", id = order.id.to_string()),
    };
    let about = text::join(
        [
            fl!(s.texts(), "line-place", place = place.to_string()),
            sign.to_owned(),
            title::short(s, title),
            number,
        ],
        " ",
    );
    let at = order.created_at.map(|at| time::near(s, at, look.now)).unwrap_or_default();
    text::join([about, at, came_of_it(s, row, look)], " · ")
}

/// Whether the code of an order is kept here: what is wiped is shown nowhere.
pub(super) fn is_kept(order: &OrderReport, kept_since: DateTime<Utc>) -> bool {
    let open = order.status.is_some_and(|status| status.is_open());
    open || order.received_at.or(order.created_at).is_some_and(|at| at > kept_since)
}

/// What an order brought: its code, unless that is covered or no longer kept; or what came back.
fn came_of_it(s: &Localizer, row: &OrderRow, look: Look) -> String {
    let order = &row.order;
    let kept = is_kept(order, look.kept_since) && !look.style.covered;
    let code = order.code.as_ref().map(|code| code.expose().trim()).filter(|code| !code.is_empty());
    let back = match order.status {
        Some(OrderStatus::Canceled) => row.refund,
        Some(OrderStatus::Expired) if order.code.is_none() => order.amount,
        _ => None,
    };
    match (code.filter(|_| kept), back) {
        (_, Some(back)) => fl!(s.texts(), "orders-back", amount = s.money(&back)),
        (Some(code), None) => fl!(s.texts(), "line-code", code = text::dynamic(code, CODE_UNITS)),
        (None, None) => String::new(),
    }
}

fn filters(s: &Localizer, chosen: Filter) -> Vec<Button> {
    let label = |filter| match filter {
        Filter::All => fl!(s.texts(), "orders-all"),
        filter => filter_sign(filter).to_owned(),
    };
    Filter::ALL
        .into_iter()
        .map(|filter| {
            let label = if filter == chosen { format!("·{}·", label(filter)) } else { label(filter) };
            button(label, &Callback::History(PageRequest::newest(filter)))
        })
        .collect()
}

fn filter_sign(filter: Filter) -> &'static str {
    card::sign(filter.lists().first().copied().flatten(), false)
}

fn filter_word(s: &Localizer, filter: Filter) -> String {
    let t = s.texts();
    let word = match filter {
        Filter::All => fl!(t, "orders-all"),
        Filter::Waiting => fl!(t, "state-active"),
        Filter::Received => fl!(t, "state-otp-received"),
        Filter::Finished => fl!(t, "state-completed"),
        Filter::Refunded => fl!(t, "state-refunded"),
    };
    text::join([filter_sign(filter), word.as_str()], " ")
}
