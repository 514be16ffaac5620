//! The history of orders, one order, and the open ones.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::card::{self, Card};
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::catalog::Title;
use crate::domain::tracking::Tracked;
use crate::domain::user::CodeStyle;
use crate::domain::{Order, OrderStatus};
use crate::i18n::Speech;

/// How many orders a page of the history takes.
pub const ORDERS_PER_PAGE: usize = 8;

/// One order of the history, as the provider states it, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// The provider's statement.
    pub order: Order,
    /// What it is for, in words.
    pub title: Title,
}

/// One page of the history. `page` counts from 0; the provider does not say how many there are.
pub fn list(s: &Speech, rows: &[OrderRow], status: Option<OrderStatus>, page: u16, has_next: bool) -> View {
    let t = s.texts();
    let heading = match status {
        Some(status) => fl!(t, "orders-with-status", status = card::state_word(s, status)),
        None => fl!(t, "orders"),
    };
    let body = if rows.is_empty() { fl!(t, "orders-none-here") } else { fl!(t, "orders-hint") };
    let buttons = rows
        .iter()
        .take(ORDERS_PER_PAGE)
        .map(|row| button(row_label(s, row), &Callback::ShowOrder { order: row.order.id }));
    let show = |page| Callback::OrderList { status, page };
    let before = (page > 0).then(|| button("‹", &show(page.saturating_sub(1))));
    let after = has_next.then(|| button("›", &show(page.saturating_add(1))));
    let here = (page > 0 || has_next).then(|| button((u32::from(page) + 1).to_string(), &Callback::Page));
    let keyboard = Keyboard::new()
        .grid(1, buttons)
        .row(before.into_iter().chain(here).chain(after))
        .grid(2, filters(s, status))
        .row([button(fl!(t, "button-export"), &Callback::Export)]);
    View::new(text::join([heading, body], "\n"), keyboard)
}

/// There is no order at all.
pub fn none(s: &Speech) -> View {
    let t = s.texts();
    View::new(fl!(t, "orders-none"), Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]))
}

/// One order in full, with the way back to the history.
pub fn order(s: &Speech, order: &Tracked, now: DateTime<Utc>, style: CodeStyle) -> View {
    let history = Callback::OrderList { status: None, page: 0 };
    let back = button(fl!(s.texts(), "button-all-orders-back"), &history);
    let view = card::card(s, &Card::of_order(order, now, style));
    View { keyboard: view.keyboard.map(|keyboard| keyboard.append_row([back])), ..view }
}

/// The open orders, or the way to a first one.
pub fn active(s: &Speech, orders: &[Tracked], style: CodeStyle) -> View {
    let t = s.texts();
    let history = button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 });
    if orders.is_empty() {
        let keyboard = Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]).row([history]);
        return View::new(fl!(t, "active-none"), keyboard);
    }
    let buttons = orders.iter().zip(1_usize..).take(card::MOST_BUTTONS).map(|(order, place)| {
        let label = format!("{place} · {}", title::plain(s, &order.title));
        button(label, &Callback::ShowOrder { order: order.id })
    });
    let text = text::join([fl!(t, "active"), card::list(s, orders.iter(), true, style)], "\n\n");
    View::new(text, Keyboard::new().grid(2, buttons).row([history]))
}

fn row_label(s: &Speech, row: &OrderRow) -> String {
    let OrderRow { order, title } = row;
    let flag = title.flag.as_deref().unwrap_or_default();
    let service = match (&title.service, &title.country) {
        (Some(service), _) => text::label(service, text::NAME_UNITS / 2),
        (None, Some(country)) => text::label(country, text::NAME_UNITS / 2),
        (None, None) => order.id.to_string(),
    };
    let day = order.created_at.map(|at| s.day(at)).unwrap_or_default();
    let state = order.status.map(|status| card::state_word(s, status)).unwrap_or_default();
    text::join([text::join([flag, service.as_str()], " "), day, state], " · ")
}

fn filters(s: &Speech, chosen: Option<OrderStatus>) -> Vec<InlineKeyboardButton> {
    let t = s.texts();
    let all = std::iter::once((None, fl!(t, "orders-all")));
    let each = OrderStatus::ALL.into_iter().map(|status| (Some(status), card::state_word(s, status)));
    all.chain(each)
        .map(|(status, label)| {
            let label = if status == chosen { format!("· {label} ·") } else { label };
            button(label, &Callback::OrderList { status, page: 0 })
        })
        .collect()
}
