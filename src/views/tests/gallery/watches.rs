//! The screens of watches.

use super::{Screen, World, now};
use crate::domain::Money;
use crate::domain::watch::{Watch, WatchEnd};
use crate::i18n::Localizer;
use crate::views::amount::{self, Asked};
use crate::views::watch;

pub(super) fn watches(s: &Localizer, w: &World) -> Vec<Screen> {
    let choice = w.choice(142);
    let watch = |at_most, end| Watch {
        listing: choice.listing,
        title: choice.title.clone(),
        at_most,
        until: now() + chrono::TimeDelta::hours(6),
        end,
    };
    let found = watch(Some(14_000), Some(WatchEnd::Found(Money::Idr(12_500))));
    let expired = |at_most| watch::ended(s, &watch(at_most, Some(WatchEnd::Expired)));
    let all = [watch(None, None), watch(Some(14_000), None)];
    let mut screens = vec![
        ("watches", "how long", watch::ask(s, &choice.title, choice.listing, None)),
        ("watches", "how long for a price", watch::ask(s, &choice.title, choice.listing, Some(14_000))),
        ("watches", "a price", amount::ask(s, Asked::Watch(choice.listing, &choice.title), false)),
        ("watches", "running", watch::running(s, &watch(None, None), now())),
        ("watches", "running for a price", watch::running(s, &watch(Some(14_000), None), now())),
        ("watches", "list", watch::list(s, &all, now(), false)),
        ("watches", "empty list", watch::list(s, &[], now(), false)),
        ("watches", "too many", watch::list(s, &all, now(), true)),
    ];
    screens.extend(watch::ended(s, &found).map(|view| ("watches", "found", view)));
    screens.extend(expired(None).map(|view| ("watches", "not found", view)));
    screens.extend(expired(Some(14_000)).map(|view| ("watches", "not found for a price", view)));
    screens
}
