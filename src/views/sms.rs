//! The message for one SMS. The code comes first, because that is what the lock screen shows.

use chrono::{DateTime, TimeDelta, Utc};
use i18n_embed_fl::fl;

use super::card::{self, buttons};
use super::keyboard::Keyboard;
use super::possible::Possible;
use super::sms_text::{CODE_UNITS, code_line, code_of, quoted, text_in, text_of};
use super::{View, phone, text, time, title};
use crate::domain::tracking::{Order, Sms};
use crate::domain::user::CodeStyle;
use crate::i18n::Localizer;

/// Room for the text in the first message; the code, the title and the number always fit beside it.
const TEXT_UNITS: usize = 3500;
/// Room for each further piece of it, under one line.
const PIECE_UNITS: usize = 3900;
/// An SMS shown later than this after its arrival states when it arrived.
const LATE: TimeDelta = TimeDelta::minutes(1);

/// A new SMS of an order, split into as many messages as its text needs. The first has everything else, including the buttons; it
/// is the one that makes a sound and the one that is edited later. If the SMS is late, it states the time of arrival.
pub fn sms(s: &Localizer, order: &Order, sms: &Sms, now: DateTime<Utc>, style: CodeStyle) -> Vec<View> {
    let t = s.texts();
    let head = match (code_of(sms), text_of(sms)) {
        (Some(code), _) => code_line(s, code, CODE_UNITS, style),
        (None, Some(_)) => fl!(t, "sms-text-only"),
        (None, None) => text::join([fl!(t, "sms-text-only"), fl!(t, "sms-no-text")], "\n"),
    };
    let phone = order.phone.as_ref().filter(|phone| !phone.is_blank());
    let phone = phone.map(|phone| fl!(t, "card-phone", phone = phone::html(phone)));
    let phone = text::join([phone.unwrap_or_default(), card::ends(s, order, now)], " · ");
    let late = order.came_at(sms).filter(|at| now - at >= LATE);
    let late = late.map(|at| fl!(t, "sms-came", age = time::relative(s, at, now)));
    let overtaken = if order.is_overtaken(sms) { fl!(t, "sms-overtaken") } else { String::new() };
    let late = text::join([overtaken, late.unwrap_or_default()], "\n");
    let about = text::join([title::html(s, &order.title), phone, late], "\n");
    let pieces = full_of(sms, style).map(|full| text::pieces(full, TEXT_UNITS, PIECE_UNITS));
    let mut pieces = pieces.unwrap_or_default().into_iter();
    let count = pieces.len();
    let quote = pieces.next().map(|piece| quoted(s, piece, style));
    let text = text::join([head, about, quote.unwrap_or_default()], "\n\n");
    let keyboard = Keyboard::new().row(buttons::copy_code(s, sms, style)).row(buttons::resend_and_finish(
        s,
        order,
        Possible::of(order, now),
    ));
    let further = pieces.zip(2_usize..).map(|(piece, part)| {
        let head = fl!(t, "sms-part", part = part.to_string(), count = count.to_string());
        View::plain(text::join([head, quoted(s, piece, style)], "\n\n"))
    });
    std::iter::once(View::new(text, keyboard)).chain(further).collect()
}

/// The part of an SMS below the first line: its text, if the user wants it, or a code that is too long for a line.
fn full_of(sms: &Sms, style: CodeStyle) -> Option<&str> {
    text_in(sms, style).or_else(|| code_of(sms).filter(|code| text::units(code) > CODE_UNITS))
}
