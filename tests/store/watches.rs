//! Watches and their outcomes.

use chrono::TimeDelta;
use smscode_bot::domain::catalog::{Listing, ProductLabel};
use smscode_bot::domain::notification::Notification;
use smscode_bot::domain::watch::{MOST_WATCHES, Watch, WatchEnd};
use smscode_bot::domain::{CountryId, Currency, Money, ServiceId, UserId};

use crate::home::{Home, USER};

on_each_database! {
    o25_a_watch_ends_once_and_with_its_message
    o25_a_watch_that_was_changed_meanwhile_is_not_ended
    o25_a_user_has_ten_watches_at_most
}

fn watch(home: &Home, country: i64, at_most: Option<i64>) -> Watch {
    Watch {
        listing: Listing { country: CountryId(country), service: ServiceId(1) },
        title: ProductLabel { service: Some("WhatsApp".to_owned()), ..ProductLabel::default() },
        at_most,
        until: home.now() + TimeDelta::hours(6),
        end: None,
    }
}

async fn o25_a_watch_ends_once_and_with_its_message(home: Home) {
    for user in [USER, UserId(2)] {
        home.store.get_user(user, None).await.unwrap();
    }
    let (first, second) = (watch(&home, 6, None), watch(&home, 7, Some(9_000)));
    for (user, watch) in [(USER, &second), (UserId(2), &first), (USER, &first)] {
        assert!(home.store.save_watch(user, watch).await.unwrap());
    }
    let running = home.store.running_watches().await.unwrap();
    let expected = [(USER, &first), (UserId(2), &first), (USER, &second)];
    let expected = expected.map(|(user, watch)| (user, Currency::Idr, watch.clone()));
    assert!(running.len() == 3 && expected.iter().all(|one| running.contains(one)), "{running:?}");
    assert_eq!(running[2].2, second, "those of one listing stand side by side");
    let usd = Money::Usd { amount: "0.5123".parse().unwrap(), canonical_idr: 8_500 };
    for _ in 0..2 {
        home.store.end_watch(USER, &second, WatchEnd::Found(usd)).await.unwrap();
    }
    home.store.end_watch(UserId(2), &first, WatchEnd::Expired).await.unwrap();
    let told = home.deliver().await;
    assert_eq!(told.len(), 2);
    assert!(told.contains(&Notification::Watch { listing: second.listing }));
    let ended = home.store.find_watch(USER, second.listing).await.unwrap().unwrap();
    assert_eq!(ended.end, Some(WatchEnd::Found(usd)));
    let expired = home.store.find_watch(UserId(2), first.listing).await.unwrap().unwrap();
    assert_eq!(expired.end, Some(WatchEnd::Expired));
    assert_eq!(home.store.find_watches(USER).await.unwrap(), [first]);
    // Outcomes stay until their messages are long told.
    home.seconds_later(6 * 86_400);
    home.store.sweep_watches().await.unwrap();
    assert!(home.store.find_watch(USER, second.listing).await.unwrap().is_some());
    home.seconds_later(2 * 86_400);
    home.store.sweep_watches().await.unwrap();
    assert!(home.store.find_watch(USER, second.listing).await.unwrap().is_none());
    assert_eq!(home.store.find_watches(USER).await.unwrap().len(), 1);
}

async fn o25_a_watch_that_was_changed_meanwhile_is_not_ended(home: Home) {
    home.store.get_user(USER, None).await.unwrap();
    let before = watch(&home, 6, None);
    assert!(home.store.save_watch(USER, &before).await.unwrap());
    for after in [
        Watch { at_most: Some(9_000), ..before.clone() },
        Watch { until: home.now() + TimeDelta::hours(24), ..before.clone() },
    ] {
        assert!(home.store.save_watch(USER, &after).await.unwrap());
        home.store.end_watch(USER, &before, WatchEnd::Expired).await.unwrap();
        assert_eq!(home.store.find_watches(USER).await.unwrap(), [after]);
    }
    home.store.drop_watch(USER, before.listing).await.unwrap();
    home.store.end_watch(USER, &before, WatchEnd::Expired).await.unwrap();
    assert_eq!(home.deliver().await, []);
}

async fn o25_a_user_has_ten_watches_at_most(home: Home) {
    home.store.get_user(USER, None).await.unwrap();
    let first = watch(&home, 1, None);
    assert!(home.store.save_watch(USER, &first).await.unwrap());
    for country in 2..=MOST_WATCHES {
        assert!(home.store.save_watch(USER, &watch(&home, country, None)).await.unwrap());
    }
    assert!(!home.store.save_watch(USER, &watch(&home, 99, None)).await.unwrap());
    assert!(home.store.save_watch(USER, &watch(&home, 3, Some(9_000))).await.unwrap(), "one of the ten");
    home.store.end_watch(USER, &first, WatchEnd::Expired).await.unwrap();
    assert!(home.store.save_watch(USER, &watch(&home, 99, None)).await.unwrap());
}
