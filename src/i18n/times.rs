//! Times in the user's time zone, and durations.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use i18n_embed_fl::fl;

use super::Localizer;
use crate::domain::Zone;
use crate::domain::order_search::Month;

impl Localizer {
    /// A time of day in the user's time zone: `10:20`; with the zone if they have not chosen one: `10:20 UTC`.
    pub fn clock_time(&self, at: DateTime<Utc>) -> String {
        let time = self.time_in(self.zone, at);
        if self.zone_is_chosen {
            return time;
        }
        fl!(self.texts(), "time-clock", time = time, zone = self.zone_name(at))
    }

    /// A time of day in a time zone: `10:20`.
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

    /// What a month, from 1, is called by itself and in a date: `February`, `Feb`.
    pub fn month_names(&self, month: u8) -> [String; 2] {
        [fl!(self.texts(), "month-name", month = month), fl!(self.texts(), "time-month", month = month)]
    }

    /// A month of a year: `February 2026`.
    pub fn month(&self, month: Month) -> String {
        let [name, _] = self.month_names(month.month);
        fl!(self.texts(), "time-month-year", month = name, year = month.year.to_string())
    }

    /// A day and a time of day: `25 Feb 2026, 10:20 UTC`.
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        let year = self.zone.at(at).year().to_string();
        fl!(self.texts(), "time-date", day = self.day(at), year = year, time = self.clock_time(at))
    }

    /// The name of the zone, or its offset: `WIB`, `UTC+5:30`.
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
        if self.is_near(at, now) { self.clock_time(at) } else { self.date_time(at) }
    }

    /// Whether a time of day without date is enough, because it is within half a day of `now`.
    pub fn is_near(&self, at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        (at - now).abs() < TimeDelta::hours(12)
    }

    /// How long ago: `3 min ago`. Times in the future are "just now".
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

    /// How long to wait: `30 sec`, `5 min`, `2 h`; rounded up, so that the stated wait is long enough.
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
