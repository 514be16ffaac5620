//! The message that rings: one SMS, its code first, because that is what the lock screen shows.

use chrono::TimeDelta;
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::card;
use super::keyboard::{Keyboard, button};
use super::{View, phone, text, title};
use crate::domain::tracking::{Sms, Tracked};
use crate::domain::user::CodeStyle;
use crate::i18n::Speech;

/// Room for a code: a real one has four to ten characters.
pub(super) const CODE_UNITS: usize = 64;
/// Room for the full text; the code, the title and the number always fit beside it.
const TEXT_UNITS: usize = 3500;
/// An SMS that is shown later than this after it came says so.
const LATE: TimeDelta = TimeDelta::minutes(1);

/// A new SMS of an order. `age` is how long ago it came, when that is known; it is said when it is late.
pub fn sms(s: &Speech, order: &Tracked, sms: &Sms, age: Option<TimeDelta>, style: CodeStyle) -> View {
    let t = s.texts();
    let head = match (code_of(sms), text_of(sms)) {
        (Some(code), _) => code_line(s, code, CODE_UNITS, style),
        (None, Some(_)) => fl!(t, "sms-text-only"),
        (None, None) => text::join([fl!(t, "sms-text-only"), fl!(t, "sms-no-text")], "\n"),
    };
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    let phone = phone.map(|phone| fl!(t, "card-phone", phone = phone::html(phone)));
    let late = age.filter(|age| *age >= LATE).map(|age| fl!(t, "sms-came", age = s.age(age)));
    let about =
        text::join([title::html(s, &order.title), phone.unwrap_or_default(), late.unwrap_or_default()], "\n");
    let quote = text_in(sms, style).map(|full| quote(s, full, TEXT_UNITS, style));
    let text = text::join([head, about, quote.unwrap_or_default()], "\n\n");
    let keyboard = Keyboard::new()
        .row(card::copy_code(s, sms, style))
        .row([button(fl!(t, "button-show-order"), &Callback::ShowOrder { order: order.id })]);
    View::new(text, keyboard)
}

/// A code as the person wants to see it.
pub(super) fn code_line(s: &Speech, code: &str, units: usize, style: CodeStyle) -> String {
    let code = text::dynamic(code, units);
    if style.covered {
        fl!(s.texts(), "code-covered", code = code)
    } else {
        fl!(s.texts(), "card-code", code = code)
    }
}

/// A text folded away, as the person wants to see it.
pub(super) fn quote(s: &Speech, full: &str, units: usize, style: CodeStyle) -> String {
    let full = text::dynamic(full, units);
    if style.covered {
        fl!(s.texts(), "text-covered", text = full)
    } else {
        fl!(s.texts(), "card-text", text = full)
    }
}

/// The text that is shown: none beside a code for who wants codes only.
pub(super) fn text_in(sms: &Sms, style: CodeStyle) -> Option<&str> {
    text_of(sms).filter(|_| !style.code_only || code_of(sms).is_none())
}

/// The code of an SMS, when there is one.
pub(super) fn code_of(sms: &Sms) -> Option<&str> {
    sms.code.as_ref().map(|code| code.expose().trim()).filter(|code| !code.is_empty())
}

/// The text of an SMS, when there is one that says more than its code.
pub(super) fn text_of(sms: &Sms) -> Option<&str> {
    let full = sms.text.as_ref().map(|full| full.expose().trim()).filter(|full| !full.is_empty());
    full.filter(|full| code_of(sms) != Some(*full))
}
