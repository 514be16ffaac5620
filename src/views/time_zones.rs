//! The time zone setting.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, marked};
use super::{View, text};
use crate::domain::Zone;
use crate::i18n::Localizer;

/// How many places a search shows.
pub const MOST_FOUND: usize = 12;

/// The well-known places with their clocks.
pub fn list(s: &Localizer, now: DateTime<Utc>) -> View {
    let (place, time) = (text::name(&s.zone().place()), s.time_in(s.zone(), now));
    let head = fl!(s.texts(), "zones", place = place, time = time);
    View::new(head, keyboard(s, &Zone::WELL_KNOWN, now))
}

/// What a typed text can mean.
pub fn found(s: &Localizer, query: &str, zones: &[Zone], now: DateTime<Utc>) -> View {
    let t = s.texts();
    let query = text::name(query);
    if zones.is_empty() {
        let head = fl!(t, "zones-nothing-found", query = query);
        return View::new(head, keyboard(s, &Zone::WELL_KNOWN, now));
    }
    View::new(fl!(t, "zones-found", query = query), keyboard(s, zones, now))
}

fn keyboard(s: &Localizer, zones: &[Zone], now: DateTime<Utc>) -> Keyboard {
    let back = button(fl!(s.texts(), "settings-back"), &Callback::Settings);
    Keyboard::new().grid(2, zones.iter().map(|zone| place(s, *zone, now))).row([back])
}

fn place(s: &Localizer, zone: Zone, now: DateTime<Utc>) -> Button {
    let label = text::join([zone.place(), s.time_in(zone, now)], " · ");
    button(marked(zone == s.zone(), label), &Callback::SetZone(zone))
}
