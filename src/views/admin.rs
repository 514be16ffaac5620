//! Screens for administrators: statistics, announcements, alerts. They never show codes, tokens or identities.

use std::time::Duration;

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::{AnnounceStep, Callback};
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::alarm::{Alarm, Word};
use crate::domain::announcement::{Announcement, AnnouncementState};
use crate::i18n::Localizer;

/// Figures for today and current values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stats {
    /// SMS received today.
    pub codes: i64,
    /// SMS messages sent today, and how many of them within 2 and within 10 seconds after the bot knew the SMS.
    pub told: (i64, i64, i64),
    /// Purchases that ended in orders today, and those that did not.
    pub purchases: (i64, i64),
    /// Failed calls to the provider today, and all calls.
    pub provider: (i64, i64),
    /// Failed calls to Telegram today, and all calls.
    pub telegram: (i64, i64),
    /// Updates today whose handling failed.
    pub failed_answers: i64,
    /// People who can be reached, and all of them.
    pub people: (i64, i64),
    /// Accounts with a webhook, and all linked ones.
    pub accounts: (i64, i64),
    /// Open orders.
    pub open_orders: i64,
    /// Waiting notifications, and the age of the oldest.
    pub waiting: (i64, Option<Duration>),
}

/// The answer to `/stats`.
pub fn stats(s: &Localizer, f: &Stats) -> View {
    let t = s.texts();
    let n = |count: i64| s.count(count);
    let (told, two, ten) = f.told;
    let share = |part: i64| n((part * 100).checked_div(told).unwrap_or_default());
    let speed =
        if told > 0 { fl!(t, "stats-speed", two = share(two), ten = share(ten)) } else { String::new() };
    let today = [
        fl!(t, "stats-today"),
        fl!(t, "stats-codes", count = n(f.codes)),
        speed,
        fl!(t, "stats-purchases", bought = n(f.purchases.0), other = n(f.purchases.1)),
        fl!(
            t,
            "stats-faults",
            provider = n(f.provider.0),
            providers = n(f.provider.1),
            telegram = n(f.telegram.0),
            telegrams = n(f.telegram.1)
        ),
        fl!(t, "stats-failed-answers", count = n(f.failed_answers)),
    ];
    let oldest = f.waiting.1.map(|age| fl!(t, "stats-oldest", wait = s.wait(age)));
    let now = [
        fl!(t, "stats-now"),
        fl!(t, "stats-people", count = n(f.people.1), gone = n(f.people.1 - f.people.0)),
        fl!(t, "stats-accounts", count = n(f.accounts.1), pushed = n(f.accounts.0)),
        fl!(t, "stats-open-orders", count = n(f.open_orders)),
        fl!(t, "stats-outbox", count = n(f.waiting.0)),
        oldest.unwrap_or_default(),
    ];
    View::plain(text::join([text::join(today, "\n"), text::join(now, "\n")], "\n\n"))
}

/// How to make an announcement.
pub fn announce_usage(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "announce-usage"))
}

/// An announcement as everybody sees it, with the text as written; a dot if none of it is visible.
pub fn announcement(body: &str) -> View {
    let view = View::of_words(body);
    if text::is_visible(&view.text) { view } else { View::of_words("·") }
}

/// Asks the author to confirm, below the preview.
pub fn announce_ask(s: &Localizer, id: i64, people: u64) -> View {
    let t = s.texts();
    let count = s.count(i64::try_from(people).unwrap_or(i64::MAX));
    let send = Callback::Announce { id, step: AnnounceStep::Send };
    let drop = Callback::Announce { id, step: AnnounceStep::Stop };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-announce-send", count = count.clone()), &send)])
        .row([button(fl!(t, "button-announce-drop"), &drop)]);
    View::new(fl!(t, "announce-ask", count = people, shown = count), keyboard)
}

/// Progress, out of approximately this many users.
pub fn announce_progress(s: &Localizer, now: &Announcement, people: u64) -> View {
    let t = s.texts();
    let n = |count: u64| s.count(i64::try_from(count).unwrap_or(i64::MAX));
    let (head, keyboard) = match now.state {
        AnnouncementState::Draft => return announce_ask(s, now.id, people),
        AnnouncementState::Sending => {
            let stop = Callback::Announce { id: now.id, step: AnnounceStep::Stop };
            let stop = button(fl!(t, "button-announce-stop"), &stop);
            let total = n(people.max(now.sent));
            (fl!(t, "announce-sending", sent = n(now.sent), total = total), Keyboard::new().row([stop]))
        }
        AnnouncementState::Done => {
            (fl!(t, "announce-done", count = now.sent, shown = n(now.sent)), Keyboard::new())
        }
        AnnouncementState::Stopped if now.cursor.0 == 0 => (fl!(t, "announce-dropped"), Keyboard::new()),
        AnnouncementState::Stopped => {
            (fl!(t, "announce-stopped", count = now.sent, shown = n(now.sent)), Keyboard::new())
        }
    };
    let some = |count: u64, words: String| if count > 0 { words } else { String::new() };
    let unreached = some(now.unreached, fl!(t, "announce-unreached", count = n(now.unreached)));
    let unclear = some(now.unclear, fl!(t, "announce-unclear", count = n(now.unclear)));
    View::new(text::join([head, unreached, unclear], "\n"), keyboard)
}

/// An alert about a lasting problem, or its end.
pub fn alarm(s: &Localizer, alarm: Alarm, word: Word, now: DateTime<Utc>) -> View {
    let t = s.texts();
    let what = match alarm {
        Alarm::Database => fl!(t, "alarm-database"),
        Alarm::Updates => fl!(t, "alarm-updates"),
        Alarm::Outbox => fl!(t, "alarm-outbox"),
        Alarm::Provider => fl!(t, "alarm-provider"),
        Alarm::Webhook => fl!(t, "alarm-webhook"),
    };
    let wait = |from: DateTime<Utc>, to: DateTime<Utc>| s.wait((to - from).to_std().unwrap_or_default());
    View::plain(match word {
        Word::Lasts { since } => fl!(t, "alarm-began", wait = wait(since, now), what = what),
        Word::Over { since, until } => fl!(t, "alarm-over", wait = wait(since, until), what = what),
    })
}
