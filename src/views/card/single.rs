//! One order: state, number, price, every SMS, and what can be done now.

use i18n_embed_fl::fl;

use super::buttons;
use super::parts::{Card, failed, other_country};
use crate::domain::tracking::{Order, Sms};
use crate::domain::user::{CodeStyle, Lifetime};
use crate::domain::{Money, OrderStatus};
use crate::i18n::Localizer;
use crate::views::callback::Callback;
use crate::views::keyboard::{Keyboard, button};
use crate::views::possible::{Cancel, Possible};
use crate::views::sms_text::{CODE_UNITS, code_line, code_of, quote, text_in};
use crate::views::{View, again, phone, replace, same_number, text, time, title};

/// Room for all SMS of the order together; the rest of a card needs much less than what is left.
const SMS_UNITS: usize = 3000;
/// Room for the text of the newest SMS.
const NEWEST_TEXT_UNITS: usize = 1500;
/// Room for the text of each earlier SMS without a code; one with a code was a message of its own.
const EARLIER_TEXT_UNITS: usize = 300;

/// How long after a cancel the card shows the new balance.
const BALANCE_FOR: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// The card of one order.
pub(super) fn card(s: &Localizer, card: &Card<'_>, order: &Order) -> View {
    let possible = Possible::of(order, card.now);
    let below = is_told_below(card, order);
    let about = text::join(
        [
            name(s, card, order, below),
            number(s, order),
            same_number::continues(s, card.continues),
            replace::replaces(s, card.replaces),
            other_country(s, card, order),
        ],
        "\n",
    );
    let facts = if below { String::new() } else { facts(s, card, order) };
    let (state, sms) = (state(s, card, order, possible), all_sms(s, order, card, below));
    // Nothing is pending between one SMS and the next.
    let has_come = below && order.status == OrderStatus::OtpReceived;
    let parts = match order.status.is_open() {
        true => [if has_come { String::new() } else { state }, about, sms, facts],
        false => [about, state, sms, facts],
    };
    let text = text::join(parts, if below { "\n" } else { "\n\n" });
    let text = text::join([text, failed(s, card)], "\n\n");
    View::new(text, keyboard(s, card, order, possible))
}

/// Whether messages further down report what happened and carry the buttons: SMS messages, unless they are set to be deleted, and
/// the message about an end that the user did not cause here.
fn is_told_below(card: &Card<'_>, order: &Order) -> bool {
    let by_sms = !order.sms.is_empty() && card.style.lifetime == Lifetime::Stays;
    let is_followed = card.linked && order.vanished_at.is_none();
    match order.status {
        OrderStatus::Active | OrderStatus::OtpReceived => card.told_below && by_sms && is_followed,
        OrderStatus::Completed => false,
        OrderStatus::Canceled => card.told_below && order.cancel_asked_at.is_none(),
        OrderStatus::Expired => card.told_below,
    }
}

fn name(s: &Localizer, card: &Card<'_>, order: &Order, below: bool) -> String {
    let t = s.texts();
    let known = if order.title.service.is_some() { &order.title } else { card.title };
    let name = fl!(t, "card-title", title = title::html(s, known));
    let has_come = order.status == OrderStatus::OtpReceived;
    let open = if has_come { fl!(t, "card-has-sms") } else { String::new() };
    match below {
        true => {
            let id = fl!(t, "card-order", id = order.id.to_string());
            text::join([open, text::join([name, id], " · ")], " ")
        }
        false => name,
    }
}

fn number(s: &Localizer, order: &Order) -> String {
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    phone.map(|phone| fl!(s.texts(), "card-phone", phone = phone::html(phone))).unwrap_or_default()
}

/// Price, order number and, for a closed order, its date.
fn facts(s: &Localizer, card: &Card<'_>, order: &Order) -> String {
    let t = s.texts();
    let waits = order.status.is_open() && order.sms.is_empty() && order.vanished_at.is_none();
    let price = price(card, order).map(|price| match waits {
        true => fl!(t, "card-price-back", price = s.money(price)),
        false => s.money(price),
    });
    let made = order.created_at.filter(|_| !order.status.is_open());
    let made = made.map(|at| time::near(s, at, card.now)).unwrap_or_default();
    text::join([price.unwrap_or_default(), fl!(t, "card-order", id = order.id.to_string()), made], " · ")
}

/// A message uses one currency: that of the refund rather than that of the price.
fn price<'a>(card: &Card<'a>, order: &'a Order) -> Option<&'a Money> {
    let speaks = |price: &&Money| order.refund.is_none_or(|refund| refund.currency() == price.currency());
    order.price.as_ref().or(card.price).filter(speaks)
}

/// Until when an open order is rented: `ends in 19 minutes`.
pub(in crate::views) fn ends(s: &Localizer, order: &Order, now: chrono::DateTime<chrono::Utc>) -> String {
    let until = order.expires_at.filter(|_| order.status.is_open() && order.vanished_at.is_none());
    until.map(|at| fl!(s.texts(), "card-ends", at = time::relative(s, at, now))).unwrap_or_default()
}

fn state(s: &Localizer, card: &Card<'_>, order: &Order, possible: Possible) -> String {
    let t = s.texts();
    if order.vanished_at.is_some() {
        return fl!(t, "card-vanished");
    }
    if !card.linked && order.status.is_open() {
        return fl!(t, "card-unlinked");
    }
    let state = match order.status {
        OrderStatus::Active if order.sms.is_empty() => fl!(t, "card-waiting"),
        OrderStatus::Active => fl!(t, "card-waiting-again"),
        OrderStatus::OtpReceived => fl!(t, "card-received"),
        OrderStatus::Completed => fl!(t, "card-completed"),
        OrderStatus::Canceled => {
            let canceled = text::join([fl!(t, "card-canceled"), refund(s, order)], " ");
            text::join([canceled, balance(s, card, order)], "\n")
        }
        OrderStatus::Expired if order.sms.is_empty() => {
            text::join([fl!(t, "card-expired"), refund(s, order)], " ")
        }
        OrderStatus::Expired => fl!(t, "card-expired-with-sms"),
    };
    let promise = match possible.cancel {
        Cancel::Promised(Some(from)) => {
            fl!(t, "card-promised-from", at = time::relative(s, from, card.now))
        }
        Cancel::Promised(None) => fl!(t, "card-promised"),
        Cancel::Now | Cancel::Later(_) | Cancel::No => String::new(),
    };
    let (due, is_promised) = (replace::due(card.auto_replace, order), order.cancel_promised_at.is_some());
    let price = price(card, order).filter(|_| card.replacing && is_promised);
    let follows = price.map(|price| replace::follows(s, price)).unwrap_or_default();
    let head = text::join([state, ends(s, order, card.now)], " · ");
    text::join([head, promise, follows, replace::planned(s, due, card.now)], "\n")
}

/// The balance right after a cancel; shown briefly, because it becomes outdated.
fn balance(s: &Localizer, card: &Card<'_>, order: &Order) -> String {
    let fresh = order.ended_at.is_some_and(|at| card.now - at < BALANCE_FOR);
    let balance = order.balance_after.filter(|_| fresh);
    balance.map(|balance| fl!(s.texts(), "balance", balance = s.money(&balance))).unwrap_or_default()
}

/// The refund as stated by the provider; for an expired order without SMS, the price. Never a guess.
pub(in crate::views) fn refund(s: &Localizer, order: &Order) -> String {
    match refunded(order) {
        Some(refund) => fl!(s.texts(), "refund", amount = s.money(&refund)),
        None => fl!(s.texts(), "refund-see-balance"),
    }
}

/// The same as an amount.
pub(in crate::views) fn refunded(order: &Order) -> Option<Money> {
    let expired = order.price.filter(|_| order.status == OrderStatus::Expired && order.sms.is_empty());
    order.refund.or(expired)
}

/// Whether there was a refund.
pub(in crate::views) fn is_refunded(order: &Order) -> bool {
    match order.status {
        OrderStatus::Canceled => true,
        OrderStatus::Expired => order.sms.is_empty(),
        OrderStatus::Active | OrderStatus::OtpReceived | OrderStatus::Completed => false,
    }
}

/// All SMS, newest first; earlier ones, and those with a separate message, by their codes only.
fn all_sms(s: &Localizer, order: &Order, card: &Card<'_>, below: bool) -> String {
    let t = s.texts();
    let missed = Some(order.missed_sms()).filter(|missed| *missed > 0);
    let mut shown = missed.map(|missed| fl!(t, "card-missed", count = missed)).unwrap_or_default();
    let mut left = SMS_UNITS;
    for (place, sms) in order.sms_in_order().into_iter().rev().enumerate() {
        let at = match (below && place == 0 && order.status.is_open(), order.came_at(sms)) {
            (true, _) => fl!(t, "card-below"),
            (false, at) => at.map(|at| time::near(s, at, card.now)).unwrap_or_default(),
        };
        let block =
            if below { head_of(s, sms, at, card.style) } else { one_sms(s, sms, place == 0, at, card.style) };
        let size = text::rendered_units(&block) + 1;
        if size > left {
            let shown_so_far = u32::try_from(place).unwrap_or(u32::MAX);
            let more = order.sms_total().saturating_sub(shown_so_far);
            return text::join([shown, fl!(t, "card-more-sms", count = more)], "\n");
        }
        left -= size;
        shown = text::join([shown, block], "\n");
    }
    shown
}

/// The line of an SMS: its code, or that it has none.
fn head_of(s: &Localizer, sms: &Sms, at: String, style: CodeStyle) -> String {
    let code = code_of(sms).map(|code| code_line(s, code, CODE_UNITS, style));
    text::join([code.unwrap_or_else(|| fl!(s.texts(), "card-no-code")), at], " · ")
}

fn one_sms(s: &Localizer, sms: &Sms, newest: bool, at: String, style: CodeStyle) -> String {
    let full = match (text_in(sms, style), code_of(sms)) {
        (Some(full), _) if newest => quote(s, full, NEWEST_TEXT_UNITS, style),
        (Some(full), None) => quote(s, full, EARLIER_TEXT_UNITS, style),
        (None, None) => fl!(s.texts(), "sms-no-text"),
        (_, Some(_)) => String::new(),
    };
    text::join([head_of(s, sms, at, style), full], "\n")
}

fn keyboard(s: &Localizer, card: &Card<'_>, order: &Order, possible: Possible) -> Keyboard {
    let (t, style, id) = (s.texts(), card.style, order.id);
    if is_told_below(card, order) {
        return Keyboard::new();
    }
    let code = buttons::copy_newest_code(s, order, style);
    if !order.status.is_open() {
        let same = same_number::offer(s, order).filter(|_| card.linked);
        return Keyboard::new().row(code).row(same).grid(1, again::buttons(s, order.product));
    }
    if !card.linked {
        let link = button(fl!(t, "button-link-again"), &Callback::Login).primary();
        return Keyboard::new().row(code).row([link]);
    }
    if order.vanished_at.is_some() {
        let refresh = button(fl!(t, "button-refresh"), &Callback::Refresh { order: id });
        return Keyboard::new().row([refresh]).grid(1, again::buttons(s, order.product));
    }
    let mut copies = Keyboard::new().row(code.clone());
    if code.is_none() {
        let numbers = order.phone.as_ref().map(|phone| buttons::copy_number(s, phone));
        copies = copies.grid(1, numbers.unwrap_or_default());
    }
    let price = price(card, order);
    let replace = match replace::due(card.auto_replace, order) {
        Some(_) => Some(replace::keep(s, id)),
        None => replace::offer(s, order, price, possible).filter(|_| card.continues.is_none()),
    };
    copies
        .row(buttons::resend_and_finish(s, order, possible))
        .row(replace)
        .row(buttons::cancel(s, order, price, possible))
}
