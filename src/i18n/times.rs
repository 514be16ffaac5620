//! Points in time, by the person's clock, and ages.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use i18n_embed_fl::fl;

use super::Speech;
use crate::domain::Zone;

impl Speech {
    /// A time of day by the person's clock: `10:20`; with the zone when they have not chosen one: `10:20 UTC`.
    pub fn clock_time(&self, at: DateTime<Utc>) -> String {
        let time = self.time_in(self.zone, at);
        if self.zone_is_chosen {
            return time;
        }
        fl!(self.texts(), "time-clock", time = time, zone = self.zone_name(at))
    }

    /// A time of day by the clocks of a zone: `10:20`.
    pub fn time_in(&self, zone: Zone, at: DateTime<Utc>) -> String {
        let there = zone.at(at);
        let (hour, minute) = (there.format("%H").to_string(), there.format("%M").to_string());
        fl!(self.texts(), "time-of-day", hour = hour, minute = minute)
    }

    /// A day without its year: `25 Feb`.
    pub fn day(&self, at: DateTime<Utc>) -> String {
        let there = self.zone.at(at);
        let month = fl!(self.texts(), "time-month", month = there.month());
        fl!(self.texts(), "time-day", day = there.day().to_string(), month = month)
    }

    /// A day and a time of day: `25 Feb 2026, 10:20 UTC`.
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        let year = self.zone.at(at).year().to_string();
        fl!(self.texts(), "time-date", day = self.day(at), year = year, time = self.clock_time(at))
    }

    /// The zone by its name where the language has one for it, else by its distance: `WIB`, `UTC+5:30`.
    pub(super) fn zone_name(&self, at: DateTime<Utc>) -> String {
        let minutes = self.zone.offset_minutes(at);
        let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
        let sign = if minutes < 0 { "\u{2212}" } else { "+" };
        let offset = match (hours, rest) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{hours}"),
            (hours, rest) => format!("{sign}{hours}:{rest:02}"),
        };
        let name = self.zone.at(at).format("%Z").to_string();
        fl!(self.texts(), "time-zone", name = name, offset = offset)
    }

    /// The time of day when it is within half a day of `now`, else with its date.
    pub fn near_time(&self, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
        if (at - now).abs() < TimeDelta::hours(12) { self.clock_time(at) } else { self.date_time(at) }
    }

    /// How long ago: `3 min ago`. Less than nothing is "just now".
    pub fn age(&self, age: TimeDelta) -> String {
        let texts = self.texts();
        if age < TimeDelta::seconds(10) {
            fl!(texts, "age-now")
        } else if age < TimeDelta::minutes(1) {
            fl!(texts, "age-seconds", count = age.num_seconds())
        } else if age < TimeDelta::hours(1) {
            fl!(texts, "age-minutes", count = age.num_minutes())
        } else if age < TimeDelta::days(1) {
            fl!(texts, "age-hours", count = age.num_hours())
        } else {
            fl!(texts, "age-days", count = age.num_days())
        }
    }

    /// How long to wait: `30 s`, `5 min`, `2 h`; rounded up, so that waiting as long as said is enough.
    pub fn wait(&self, wait: std::time::Duration) -> String {
        let texts = self.texts();
        let seconds = (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1);
        if seconds < 90 {
            fl!(texts, "wait-seconds", count = seconds)
        } else if seconds < 90 * 60 {
            fl!(texts, "wait-minutes", count = seconds.div_ceil(60))
        } else {
            fl!(texts, "wait-hours", count = seconds.div_ceil(3600))
        }
    }
}
