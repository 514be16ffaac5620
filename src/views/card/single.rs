//! One order in full: number, price, end, state, every SMS, and what can be done now.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::{Card, failed};
use crate::domain::tracking::{Sms, Tracked};
use crate::domain::user::CodeStyle;
use crate::domain::{Money, OrderStatus, Private};
use crate::i18n::Speech;
use crate::views::callback::Callback;
use crate::views::keyboard::{Keyboard, button, copy};
use crate::views::possible::{Cancel, Possible};
use crate::views::sms::{CODE_UNITS, code_line, code_of, quote, text_in};
use crate::views::{View, again, phone, text, title};

/// Room for all SMS of the order together; the rest of a card needs much less than what is left.
const SMS_UNITS: usize = 3000;
/// Room for the text of the newest SMS.
const NEWEST_TEXT_UNITS: usize = 1500;
/// Room for the text of each earlier SMS without a code; one with a code was a message of its own.
const EARLIER_TEXT_UNITS: usize = 300;

/// The card of one order.
pub(super) fn card(s: &Speech, card: &Card<'_>, order: &Tracked) -> View {
    let possible = Possible::of(order, card.now);
    let head = text::join([head(s, card, order), facts(s, card, order)], "\n");
    let body = text::join([state(s, card, order, possible), all_sms(s, order, card)], "\n");
    let text = text::join([head, body, failed(s, card)], "\n\n");
    View::new(text, keyboard(s, order, possible, card.style))
}

fn head(s: &Speech, card: &Card<'_>, order: &Tracked) -> String {
    let t = s.texts();
    let known = if order.title.service.is_some() { &order.title } else { card.title };
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    let phone = phone.map(|phone| fl!(t, "card-phone", phone = phone::html(phone)));
    text::join([fl!(t, "card-title", title = title::html(s, known)), phone.unwrap_or_default()], "\n")
}

fn facts(s: &Speech, card: &Card<'_>, order: &Tracked) -> String {
    let t = s.texts();
    // One message speaks one currency: what came back counts more than what was paid.
    let speaks = |price: &&Money| order.refund.is_none_or(|refund| refund.currency() == price.currency());
    let price = order.price.as_ref().or(card.price).filter(speaks);
    let price = price.map(|price| s.money(price)).unwrap_or_default();
    let until = order.expires_at.filter(|_| order.status.is_open() && order.vanished_at.is_none());
    let until = until.map(|at| fl!(t, "card-until", at = s.near_time(at, card.now))).unwrap_or_default();
    text::join([price, until, fl!(t, "card-order", id = order.id.to_string())], " · ")
}

fn state(s: &Speech, card: &Card<'_>, order: &Tracked, possible: Possible) -> String {
    let t = s.texts();
    if order.vanished_at.is_some() {
        return fl!(t, "card-vanished");
    }
    let state = match order.status {
        OrderStatus::Active if order.sms.is_empty() => fl!(t, "card-waiting"),
        OrderStatus::Active => fl!(t, "card-waiting-again"),
        OrderStatus::OtpReceived => fl!(t, "card-received"),
        OrderStatus::Completed => fl!(t, "card-completed"),
        OrderStatus::Canceled => text::join([fl!(t, "card-canceled"), refund(s, order)], " "),
        OrderStatus::Expired if order.sms.is_empty() => {
            text::join([fl!(t, "card-expired"), refund(s, order)], " ")
        }
        OrderStatus::Expired => fl!(t, "card-expired-with-sms"),
    };
    let promise = match possible.cancel {
        Cancel::Promised(Some(from)) => fl!(t, "card-promised-from", at = s.near_time(from, card.now)),
        Cancel::Promised(None) => fl!(t, "card-promised"),
        Cancel::Now | Cancel::Later(_) | Cancel::No => String::new(),
    };
    text::join([state, promise], "\n")
}

/// What came back: what the provider stated; for an expired order without SMS, the price. Never a guess.
pub(in crate::views) fn refund(s: &Speech, order: &Tracked) -> String {
    let t = s.texts();
    let expired: Option<&Money> = if order.status == OrderStatus::Expired && order.sms.is_empty() {
        order.price.as_ref()
    } else {
        None
    };
    match order.refund.as_ref().or(expired) {
        Some(refund) => fl!(t, "refund", amount = s.money(refund)),
        None => fl!(t, "refund-see-balance"),
    }
}

/// Every SMS, newest first; the earlier ones by their codes.
fn all_sms(s: &Speech, order: &Tracked, card: &Card<'_>) -> String {
    let missed = Some(order.missed_sms()).filter(|missed| *missed > 0);
    let mut shown = missed.map(|missed| fl!(s.texts(), "card-missed", count = missed)).unwrap_or_default();
    let mut left = SMS_UNITS;
    for (place, sms) in order.sms.iter().rev().enumerate() {
        let block = one_sms(s, sms, place == 0, card.now, card.style);
        let size = text::rendered_units(&block) + 1;
        if size > left {
            let more = u64::try_from(order.sms.len() - place).unwrap_or(u64::MAX);
            return text::join([shown, fl!(s.texts(), "card-more-sms", count = more)], "\n");
        }
        left -= size;
        shown = text::join([shown, block], "\n");
    }
    shown
}

fn one_sms(s: &Speech, sms: &Sms, newest: bool, now: DateTime<Utc>, style: CodeStyle) -> String {
    let t = s.texts();
    let code = code_of(sms).map(|code| code_line(s, code, CODE_UNITS, style));
    let full = match (text_in(sms, style), &code) {
        (Some(full), _) if newest => quote(s, full, NEWEST_TEXT_UNITS, style),
        (Some(full), None) => quote(s, full, EARLIER_TEXT_UNITS, style),
        (None, None) => fl!(t, "sms-no-text"),
        (_, Some(_)) => String::new(),
    };
    let at = sms.received_at.or(sms.event_at).map(|at| s.near_time(at, now)).unwrap_or_default();
    let head = text::join([code.unwrap_or_else(|| fl!(t, "card-no-code")), at], " · ");
    text::join([head, full], "\n")
}

fn keyboard(s: &Speech, order: &Tracked, possible: Possible, style: CodeStyle) -> Keyboard {
    let t = s.texts();
    if !order.status.is_open() {
        return Keyboard::new()
            .row(copy_newest_code(s, order, style))
            .grid(1, again::buttons(s, order.product));
    }
    let id = order.id;
    let refresh = button(fl!(t, "button-refresh"), &Callback::Refresh { order: id });
    if order.vanished_at.is_some() {
        return Keyboard::new().row([refresh]).grid(1, again::buttons(s, order.product));
    }
    let cancel = match possible.cancel {
        // The clock of a card stands still, so it is the provider who says "too early", and the answer offers to
        // cancel as soon as possible.
        Cancel::Now | Cancel::Later(_) => {
            Some(button(fl!(t, "button-cancel"), &Callback::CancelOrder { order: id }))
        }
        Cancel::Promised(_) => Some(button(fl!(t, "button-keep"), &Callback::KeepOrder { order: id })),
        Cancel::No => None,
    };
    let resend = possible.resend.then(|| button(fl!(t, "button-resend"), &Callback::Resend { order: id }));
    let finish = possible.finish.then(|| button(fl!(t, "button-finish"), &Callback::Finish { order: id }));
    let numbers = order.phone.as_ref().into_iter();
    Keyboard::new()
        .row(copy_newest_code(s, order, style))
        .row(numbers.flat_map(|phone| [copy_number(s, phone), copy_plain_number(s, phone)]).flatten())
        .row(resend)
        .row(finish)
        .row(cancel)
        .row([refresh])
}

/// Copies the newest code: an SMS without one may have come after it.
fn copy_newest_code(s: &Speech, order: &Tracked, style: CodeStyle) -> Option<InlineKeyboardButton> {
    order.sms.iter().rev().find_map(|sms| copy_code(s, sms, style))
}

/// Copies the code of an SMS.
pub(in crate::views) fn copy_code(s: &Speech, sms: &Sms, style: CodeStyle) -> Option<InlineKeyboardButton> {
    let code = Private::new(code_of(sms)?);
    let label = if style.covered {
        fl!(s.texts(), "button-copy-covered")
    } else {
        fl!(s.texts(), "button-copy-code", code = text::label(code.expose(), CODE_UNITS))
    };
    copy(label, &code)
}

/// Copies the number in international form.
fn copy_number(s: &Speech, phone: &Private) -> Option<InlineKeyboardButton> {
    copy(fl!(s.texts(), "button-copy-number"), phone)
}

/// Copies the number without its plus sign, as some forms want it.
fn copy_plain_number(s: &Speech, phone: &Private) -> Option<InlineKeyboardButton> {
    let plain = Private::new(phone.expose().trim().strip_prefix('+')?);
    copy(fl!(s.texts(), "button-copy-plain"), &plain)
}
