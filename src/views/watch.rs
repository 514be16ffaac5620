//! Watches: what a user waits for, and how that ended.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::browse::offers;
use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button};
use super::{View, text, time, title};
use crate::domain::Money;
use crate::domain::catalog::{Listing, ProductLabel};
use crate::domain::guard::AmountOf;
use crate::domain::watch::{HOURS, Watch, WatchChange, WatchEnd};
use crate::i18n::Localizer;

/// Offers to watch a listing that has no number, or none at this price in rupiah.
pub(super) fn start(s: &Localizer, listing: Listing, at_most: Option<i64>) -> Button {
    let t = s.texts();
    let label = match at_most {
        Some(most) => fl!(t, "button-watch-price", price = rupiah(s, most)),
        None => fl!(t, "button-watch"),
    };
    button(label, &Callback::Watch { listing, change: WatchChange::Show { at_most } })
}

/// Asks for how long to watch.
pub fn ask(s: &Localizer, title: &ProductLabel, listing: Listing, at_most: Option<i64>) -> View {
    let t = s.texts();
    let hours = HOURS.map(|hours| {
        let start = WatchChange::Start { hours, at_most };
        button(fl!(t, "wait-hours", count = hours), &Callback::Watch { listing, change: start })
    });
    let any = WatchChange::Show { at_most: None };
    let price = match at_most {
        Some(_) => button(fl!(t, "button-watch-any"), &Callback::Watch { listing, change: any }),
        None => button(fl!(t, "button-watch-limit"), &Callback::AskAmount(AmountOf::Watch(listing))),
    };
    let keyboard = Keyboard::new()
        .row(hours)
        .row([price])
        .row([button(fl!(t, "button-back"), &offers(listing.country, listing.service))]);
    let head = text::join([heading(s, title), aim(s, at_most)], "\n");
    View::new(text::join([head, fl!(t, "watch-ask")], "\n\n"), keyboard)
}

/// A running watch.
pub fn running(s: &Localizer, watch: &Watch, now: DateTime<Utc>) -> View {
    let t = s.texts();
    let until = fl!(t, "watch-running", time = time::near(s, watch.until, now));
    let stop = Callback::Watch { listing: watch.listing, change: WatchChange::Stop };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-watch-stop"), &stop)])
        .row([button(fl!(t, "button-watches"), &Callback::Watches)]);
    let head = text::join([heading(s, &watch.title), aim(s, watch.at_most), until], "\n");
    View::new(head, keyboard)
}

/// All running watches. `too_many`: another one was not started, because there are as many as there may be.
pub fn list(s: &Localizer, watches: &[Watch], now: DateTime<Utc>, too_many: bool) -> View {
    let t = s.texts();
    let line = |watch: &Watch| {
        let most = watch.at_most.map(|most| fl!(t, "watches-limit", price = rupiah(s, most)));
        let until = fl!(t, "watch-until", time = time::near(s, watch.until, now));
        let facts = text::join([title::html(s, &watch.title), most.unwrap_or_default(), until], " · ");
        format!("• {facts}")
    };
    let show = |watch: &Watch| {
        let show = WatchChange::Show { at_most: None };
        let label = fl!(t, "button-a-watch", title = title::plain(s, &watch.title));
        button(label, &Callback::Watch { listing: watch.listing, change: show })
    };
    let lines = text::join(watches.iter().map(line), "\n");
    let said = match (watches, too_many) {
        (_, true) => fl!(t, "watches-full", count = watches.len()),
        ([], false) => fl!(t, "watches-none"),
        (_, false) => fl!(t, "watches-hint"),
    };
    let keyboard =
        Keyboard::new().grid(1, watches.iter().map(show)).row([button(fl!(t, "button-buy"), &Callback::Buy)]);
    View::new(text::join([fl!(t, "watches"), lines, said], "\n\n"), keyboard)
}

/// How a watch ended; `None` while it runs.
pub fn ended(s: &Localizer, watch: &Watch) -> Option<View> {
    let t = s.texts();
    let Listing { country, service } = watch.listing;
    let label = title::html(s, &watch.title);
    Some(match watch.end? {
        WatchEnd::Found(price) => View::new(
            fl!(t, "watch-found", title = label, price = s.money(&price)),
            Keyboard::new().row([button(fl!(t, "button-show-offer"), &offers(country, service)).primary()]),
        ),
        WatchEnd::Expired => View::new(
            text::join([fl!(t, "watch-expired", title = label), limit(s, watch.at_most)], " "),
            Keyboard::new()
                .row([again(s, watch)])
                .row([button(fl!(t, "button-show-offer"), &offers(country, service))]),
        ),
    })
}

fn again(s: &Localizer, watch: &Watch) -> Button {
    let change = WatchChange::Show { at_most: watch.at_most };
    button(fl!(s.texts(), "button-watch-again"), &Callback::Watch { listing: watch.listing, change })
}

pub(super) fn heading(s: &Localizer, label: &ProductLabel) -> String {
    fl!(s.texts(), "watch", title = title::html(s, label))
}

/// What is waited for.
fn aim(s: &Localizer, at_most: Option<i64>) -> String {
    let t = s.texts();
    match at_most {
        Some(most) => fl!(t, "watch-at-most", price = rupiah(s, most)),
        None => fl!(t, "watch-any"),
    }
}

fn limit(s: &Localizer, at_most: Option<i64>) -> String {
    at_most.map_or(String::new(), |most| fl!(s.texts(), "watch-limit", price = rupiah(s, most)))
}

fn rupiah(s: &Localizer, amount: i64) -> String {
    s.money(&Money::Idr(amount))
}
