//! Times in a chat: in the reader's time zone and language; relative times are updated by the app.
//!
//! The app renders them, so no message has to be edited as time passes. The fallback text, for apps and servers without support,
//! is the absolute time in the user's time zone, which stays correct where "in 5 minutes" would not.

use chrono::{DateTime, Utc};

use crate::i18n::Localizer;

/// A relative time: `in 5 minutes`, `3 hours ago`. `now` only decides whether the fallback text needs a date.
pub fn relative(s: &Localizer, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    tagged(at, "r", &s.near_time(at, now))
}

/// A time of day: `10:20`.
pub fn clock(s: &Localizer, at: DateTime<Utc>) -> String {
    tagged(at, "t", &s.clock_time(at))
}

/// A day and a time of day: `2/25/26, 10:20`.
pub fn date_time(s: &Localizer, at: DateTime<Utc>) -> String {
    tagged(at, "dt", &s.date_time(at))
}

/// The time of day when it is within half a day of `now`, else with its date.
pub fn near(s: &Localizer, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    tagged(at, if s.is_near(at, now) { "t" } else { "dt" }, &s.near_time(at, now))
}

/// A time that Telegram can't render stays plain text.
fn tagged(at: DateTime<Utc>, format: &str, inside: &str) -> String {
    match i32::try_from(at.timestamp()) {
        Ok(unix @ 1..) => format!(r#"<tg-time unix="{unix}" format="{format}">{inside}</tg-time>"#),
        _ => inside.to_owned(),
    }
}

/// HTML with its times replaced by their fallback texts.
pub fn untagged(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once(OPENING) {
        plain.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace(CLOSING, "")
}

/// Whether there are times in HTML.
pub fn are_in(html: &str) -> bool {
    html.contains(OPENING)
}

/// External text is escaped, so these tags can only come from this module.
const OPENING: &str = "<tg-time ";
const CLOSING: &str = "</tg-time>";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::i18n::I18n;
    use crate::views::text;

    fn at(unix: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(unix, 0).unwrap()
    }

    #[test]
    fn times_carry_the_moment_and_a_text_that_stays_true() {
        let i18n = I18n::load().unwrap();
        let s = i18n.localizer(Language::En);
        let (noon, now) = (at(1_800_000_000), at(1_799_999_000));
        let short = s.clock_time(noon);
        assert_eq!(
            relative(s, noon, now),
            format!(r#"<tg-time unix="1800000000" format="r">{short}</tg-time>"#)
        );
        assert!(clock(s, noon).contains(r#"format="t""#) && date_time(s, noon).contains(r#"format="dt""#));
        assert_eq!(near(s, noon, now), clock(s, noon));
        assert!(near(s, noon, at(1_700_000_000)).contains(r#"format="dt""#));
    }

    #[test]
    fn a_time_counts_as_long_as_the_text_inside_and_is_taken_away_without_it() {
        let i18n = I18n::load().unwrap();
        let s = i18n.localizer(Language::Id);
        let moment = at(1_800_000_000);
        let html = format!("<b>a</b> {} &lt;tg-time x&gt; {}.", clock(s, moment), date_time(s, moment));
        let plain = format!("<b>a</b> {} &lt;tg-time x&gt; {}.", s.clock_time(moment), s.date_time(moment));
        assert_eq!(untagged(&html), plain);
        assert_eq!(text::rendered_units(&html), text::rendered_units(&plain));
        assert_eq!(text::without_markup(&html), text::without_markup(&plain));
        assert!(are_in(&html) && !are_in(&plain));
    }

    #[test]
    fn a_time_that_telegram_cannot_draw_is_only_text() {
        let i18n = I18n::load().unwrap();
        let s = i18n.localizer(Language::En);
        for unix in [0, -1, i64::from(i32::MAX) + 1] {
            assert!(!are_in(&clock(s, at(unix))), "{unix}");
        }
        assert!(are_in(&clock(s, at(1))) && are_in(&clock(s, at(i64::from(i32::MAX)))));
    }
}
