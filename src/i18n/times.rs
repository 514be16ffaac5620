//! Points in time and ages. Every clock time names its zone, because the reader's zone is not known.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use i18n_embed_fl::fl;

use super::Speech;

impl Speech {
    /// A time of day: `10:20 UTC`.
    pub fn clock_time(&self, at: DateTime<Utc>) -> String {
        fl!(self.texts(), "time-clock", time = at.format("%H:%M").to_string())
    }

    /// A day without its year: `25 Feb`.
    pub fn day(&self, at: DateTime<Utc>) -> String {
        let month = fl!(self.texts(), "time-month", month = at.month());
        fl!(self.texts(), "time-day", day = at.day().to_string(), month = month)
    }

    /// A day and a time of day: `25 Feb 2026, 10:20 UTC`.
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        let year = at.year().to_string();
        fl!(self.texts(), "time-date", day = self.day(at), year = year, time = self.clock_time(at))
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
