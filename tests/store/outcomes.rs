//! What became of orders, as counters beside them.

use chrono::TimeDelta;
use smscode_bot::domain::OrderStatus::{self, Active, Canceled, Completed, Expired};
use smscode_bot::domain::outcomes::{Counts, day_of};
use smscode_bot::domain::tracking::{Observation, Source};
use smscode_bot::domain::{Currency, Money, UserId, Zone};
use sqlx::{Connection, Row};

use crate::home::{Home, USER};

on_each_database! {
    o20_each_order_counts_once_whatever_is_repeated
    o20_what_becomes_known_later_moves_what_was_counted
    o20_counts_survive_the_wipe_of_codes_and_what_comes_after_it
    o20_a_forgotten_person_leaves_their_share_and_no_name
    o20_an_order_seen_in_two_chats_counts_for_others_in_the_chat_that_bought_it
    o20_counts_of_another_process_are_those_of_the_orders
    o21_an_order_counts_on_the_day_of_its_buyer
    o21_old_counts_are_swept
}

/// An observation of an order for WhatsApp in Indonesia, bought now.
fn seen(home: &Home, id: i64, status: OrderStatus) -> Observation {
    let mut seen = home.seen(id, status);
    seen.order.service = Some("WhatsApp".to_owned());
    seen.order.country = Some("Indonesia".to_owned());
    seen.order.amount = Some(Money::Idr(15_000));
    seen.order.created_at = Some(home.now());
    seen
}

async fn apply(home: &Home, user: UserId, seen: &Observation) {
    home.store.apply(user, seen).await.unwrap();
}

async fn own(home: &Home, user: UserId) -> Counts {
    let mut sum = Counts::default();
    for day in home.store.find_own_counts(user, 0).await.unwrap() {
        sum.add(&day.counts);
    }
    sum
}

/// Numbers, those with an SMS, those without one, and how many waits are known.
async fn figures(home: &Home, user: UserId) -> (i64, i64, i64, i64) {
    let sum = own(home, user).await;
    (sum.numbers, sum.with_sms, sum.without_sms, sum.waits.iter().sum())
}

/// Buys these orders in one purchase.
async fn buy(home: &Home, user: UserId, id: u8, orders: impl IntoIterator<Item = i64>) {
    let mut purchase = home.draft(id).await;
    purchase.user = user;
    let bought = home.bought(&purchase);
    for order in orders {
        let mut seen = seen(home, order, Active);
        seen.source = Source::Answer;
        seen.bought = Some(bought.clone());
        apply(home, user, &seen).await;
    }
}

async fn o20_each_order_counts_once_whatever_is_repeated(home: Home) {
    let bought = seen(&home, 1, Active);
    for _ in 0..3 {
        apply(&home, USER, &bought).await;
    }
    assert_eq!(figures(&home, USER).await, (1, 0, 0, 0));
    home.seconds_later(20);
    for code in ["111111", "222222", "111111"] {
        let mut sms = home.sms(1, code);
        sms.order.received_at = Some(home.now());
        apply(&home, USER, &sms).await;
        home.seconds_later(5);
    }
    assert_eq!(figures(&home, USER).await, (1, 1, 0, 1));
    for _ in 0..2 {
        apply(&home, USER, &seen(&home, 1, Completed)).await;
    }
    apply(&home, USER, &seen(&home, 2, Active)).await;
    home.seconds_later(1);
    for _ in 0..2 {
        apply(&home, USER, &seen(&home, 2, Expired)).await;
    }
    assert_eq!(figures(&home, USER).await, (2, 1, 1, 1));
    let sum = own(&home, USER).await;
    assert_eq!(sum.spent.seen_in(Currency::Idr), Money::Idr(30_000));
    assert_eq!(sum.returned.seen_in(Currency::Idr), Money::Idr(15_000));
}

async fn o20_what_becomes_known_later_moves_what_was_counted(home: Home) {
    let mut nameless = seen(&home, 1, Active);
    (nameless.order.service, nameless.order.country) = (None, None);
    apply(&home, USER, &nameless).await;
    assert_eq!(figures(&home, USER).await, (0, 0, 0, 0));
    let mut named = seen(&home, 1, Active);
    apply(&home, USER, &named).await;
    named.order.operator_name = Some("Telkomsel".to_owned());
    named.order.amount = Some(Money::Idr(14_000));
    apply(&home, USER, &named).await;
    let found = home.store.find_success(USER, "WhatsApp", "Indonesia").await.unwrap();
    let numbers = own(&home, USER).await;
    assert_eq!((numbers.numbers, numbers.spent.idr), (1, 14_000));
    home.seconds_later(1);
    apply(&home, USER, &seen(&home, 1, Canceled)).await;
    let decided = home.store.find_success(USER, "WhatsApp", "Indonesia").await.unwrap();
    assert_eq!(found.own(Some("Telkomsel")), None);
    assert_eq!(decided.own(Some("Telkomsel")).map(|own| own.without_sms), Some(1));
    assert_eq!(decided.own(Some("Indosat")), None);
    assert_eq!(home.store.find_success(USER, "WhatsApp", "India").await.unwrap().own(None), None);
}

async fn o20_counts_survive_the_wipe_of_codes_and_what_comes_after_it(home: Home) {
    apply(&home, USER, &seen(&home, 1, Active)).await;
    apply(&home, USER, &home.sms(1, "111111")).await;
    home.seconds_later(1);
    apply(&home, USER, &seen(&home, 1, Completed)).await;
    home.deliver().await;
    let before = own(&home, USER).await;
    home.seconds_later(3_600);
    assert_eq!(home.store.purge_orders(TimeDelta::seconds(60)).await.unwrap(), 1);
    assert_eq!(own(&home, USER).await, before);
    // The provider still shows it.
    apply(&home, USER, &home.sms(1, "111111")).await;
    apply(&home, USER, &seen(&home, 1, Canceled)).await;
    assert_eq!(own(&home, USER).await, before);
}

async fn o20_a_forgotten_person_leaves_their_share_and_no_name(home: Home) {
    let people: Vec<_> = (0..3).map(|nth| UserId(USER.0 + nth)).collect();
    for (nth, user) in (1..).zip(&people) {
        home.store.get_user(*user, None).await.unwrap();
        let orders = i64::from(nth) * 100..i64::from(nth) * 100 + 4;
        buy(&home, *user, nth, orders.clone()).await;
        home.seconds_later(1);
        for order in orders {
            apply(&home, *user, &seen(&home, order, Expired)).await;
        }
    }
    apply(&home, USER, &seen(&home, 900, Expired)).await;
    let shared =
        async || home.store.find_success(people[1], "WhatsApp", "Indonesia").await.unwrap().shared(None);
    let before = shared().await;
    assert_eq!(before.map(|rate| rate.percent), Some(0));
    home.forget(USER).await;
    assert_eq!(shared().await, before);
    assert_eq!(own(&home, USER).await, Counts::default());
    let mut raw = home.raw().await;
    let left = "SELECT here, counter FROM outcomes WHERE person < 0 ORDER BY counter";
    let left: Vec<(i64, String)> = sqlx::query(left)
        .map(|row: sqlx::any::AnyRow| (row.get("here"), row.get("counter")))
        .fetch_all(&mut raw)
        .await
        .unwrap();
    // Neither money nor what they bought elsewhere.
    assert_eq!(left, ["numbers", "without_sms"].map(|counter| (1, counter.to_owned())));
    raw.close().await.unwrap();
}

async fn o20_an_order_seen_in_two_chats_counts_for_others_in_the_chat_that_bought_it(home: Home) {
    let sibling = UserId(USER.0 + 1);
    home.store.get_user(sibling, None).await.unwrap();
    buy(&home, USER, 1, 1..=10).await;
    for order in 1..=10 {
        apply(&home, sibling, &seen(&home, order, Active)).await;
    }
    home.seconds_later(1);
    for (user, order) in [USER, sibling].into_iter().flat_map(|user| (1..=10).map(move |order| (user, order)))
    {
        apply(&home, user, &seen(&home, order, Expired)).await;
    }
    let found = home.store.find_success(sibling, "WhatsApp", "Indonesia").await.unwrap();
    assert_eq!(found.own(None).map(|own| own.without_sms), Some(10));
    let (all, people) =
        found.0.iter().fold((0, 0), |(all, people), one| (all + one.all.decided(), people + one.people));
    assert_eq!((all, people), (10, 1));
}

async fn o20_counts_of_another_process_are_those_of_the_orders(home: Home) {
    apply(&home, USER, &seen(&home, 1, Active)).await;
    let (keyring, clock) = (home.keyring.clone(), home.clock.clone());
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    clock.advance(std::time::Duration::from_secs(1));
    let mut end = crate::home::seen_at(clock.now(), 1, Expired);
    end.order.amount = Some(Money::Idr(15_000));
    for _ in 0..2 {
        store.apply(USER, &end).await.unwrap();
    }
    let found = store.find_success(USER, "WhatsApp", "Indonesia").await.unwrap();
    assert_eq!(found.own(None).map(|own| (own.with_sms, own.without_sms)), Some((0, 1)));
}

async fn o21_an_order_counts_on_the_day_of_its_buyer(home: Home) {
    let zone = Zone::from_name("Pacific/Kiritimati");
    apply(&home, USER, &seen(&home, 1, Active)).await;
    let mut user = home.store.get_user(USER, None).await.unwrap();
    user.zone = zone;
    home.store.save_settings(&user).await.unwrap();
    let mut later = seen(&home, 2, Active);
    later.order.created_at = "2026-10-01T11:00:00Z".parse().ok();
    apply(&home, USER, &later).await;
    let days: Vec<_> = home.store.find_own_counts(USER, 0).await.unwrap().iter().map(|day| day.day).collect();
    let mut expected = vec![day_of(home.now(), None), day_of(later.order.created_at.unwrap(), zone)];
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(days, expected);
    // A later change of the zone moves nothing that was counted.
    home.seconds_later(1);
    apply(&home, USER, &seen(&home, 1, Expired)).await;
    assert_eq!(figures(&home, USER).await, (2, 0, 1, 0));
}

async fn o21_old_counts_are_swept(home: Home) {
    apply(&home, USER, &seen(&home, 1, Expired)).await;
    home.seconds_later(30 * 86_400);
    assert_eq!(home.store.sweep_outcomes().await.unwrap(), 0);
    home.seconds_later(3 * 86_400);
    assert!(home.store.sweep_outcomes().await.unwrap() > 0);
    assert_eq!(own(&home, USER).await, Counts::default());
}
