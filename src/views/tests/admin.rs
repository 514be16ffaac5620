//! What administrators see.

use std::time::Duration;

use chrono::TimeDelta;

use super::gallery::Screen;
use super::world::{World, now};
use crate::domain::UserId;
use crate::domain::alarm::{Alarm, Word};
use crate::domain::announcement::{Announcement, AnnouncementState};
use crate::i18n::Localizer;
use crate::views::admin::{self, Stats};

pub(super) fn admin(s: &Localizer, w: &World) -> Vec<Screen> {
    let busy = Stats {
        codes: 1_234,
        told: (1_200, 1_164, 1_199),
        purchases: (1_300, 41),
        provider: (7, 91_022),
        telegram: (3, 12_345),
        failed_answers: 2,
        people: (8_001, 8_120),
        accounts: (6_400, 7_003),
        open_orders: 57,
        waiting: (4, Some(Duration::from_secs(3))),
    };
    let sent = |state, sent, unreached, unclear| Announcement {
        id: 1_800_000_000_000,
        author: UserId(5_000_000_001),
        body: w.query.clone(),
        state,
        cursor: UserId(i64::try_from(sent).unwrap()),
        sent,
        unreached,
        unclear,
        message: None,
    };
    let progress = |state, (a, b, c)| admin::announce_progress(s, &sent(state, a, b, c), 8_001);
    let since = now() - TimeDelta::minutes(12);
    let mut screens = vec![
        ("admin", "stats", admin::stats(s, &busy)),
        ("admin", "stats of nothing", admin::stats(s, &Stats::default())),
        ("admin", "announce how", admin::announce_usage(s)),
        ("admin", "announcement", admin::announcement(&w.query)),
        ("admin", "announce?", admin::announce_ask(s, 1_800_000_000_000, 8_001)),
        ("admin", "announcing", progress(AnnouncementState::Sending, (2_000, 17, 1))),
        ("admin", "announced", progress(AnnouncementState::Done, (7_900, 101, 0))),
        ("admin", "announcement stopped", progress(AnnouncementState::Stopped, (2_000, 0, 0))),
        ("admin", "announcement dropped", progress(AnnouncementState::Stopped, (0, 0, 0))),
    ];
    screens.extend(
        Alarm::ALL.map(|alarm| ("admin", "alarm", admin::alarm(s, alarm, Word::Lasts { since }, now()))),
    );
    let over = Word::Over { since, until: now() };
    screens.push(("admin", "alarm over", admin::alarm(s, Alarm::Outbox, over, now())));
    screens
}
