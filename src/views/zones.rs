//! Whose clock the times are told by.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::{Keyboard, button, marked};
use super::{View, text};
use crate::domain::Zone;
use crate::i18n::Speech;

/// How many places a search shows.
pub const MOST_FOUND: usize = 12;

/// The well-known places with their clocks.
pub fn zones(s: &Speech, now: DateTime<Utc>) -> View {
    let (place, time) = (text::name(&s.zone().place()), s.time_in(s.zone(), now));
    let head = fl!(s.texts(), "zones", place = place, time = time);
    View::new(head, keyboard(s, &Zone::WELL_KNOWN, now))
}

/// What a typed text can mean.
pub fn found(s: &Speech, query: &str, zones: &[Zone], now: DateTime<Utc>) -> View {
    let t = s.texts();
    let query = text::name(query);
    if zones.is_empty() {
        let head = fl!(t, "zones-nothing-found", query = query);
        return View::new(head, keyboard(s, &Zone::WELL_KNOWN, now));
    }
    View::new(fl!(t, "zones-found", query = query), keyboard(s, zones, now))
}

fn keyboard(s: &Speech, zones: &[Zone], now: DateTime<Utc>) -> Keyboard {
    let back = button(fl!(s.texts(), "settings-back"), &Callback::Settings);
    Keyboard::new().grid(2, zones.iter().map(|zone| place(s, *zone, now))).row([back])
}

fn place(s: &Speech, zone: Zone, now: DateTime<Utc>) -> InlineKeyboardButton {
    let label = text::join([zone.place(), s.time_in(zone, now)], " · ");
    button(marked(zone == s.zone(), label), &Callback::SetZone(zone))
}
