//! The single writer: concurrent writes are batched into one transaction.

use std::sync::Arc;

use smscode_bot::domain::UserId;
use smscode_bot::domain::notification::Notification;
use smscode_bot::domain::user::Lifetime;
use smscode_bot::store::{Delivered, Error};

use crate::home::{Home, USER};

on_each_database! {
    many_observations_at_once_are_all_applied
    one_that_can_not_be_written_keeps_no_other_from_it
    what_is_learned_and_told_at_once_is_told_once
    a_store_that_is_closed_writes_what_it_took_and_takes_nothing_more
}

async fn many_observations_at_once_are_all_applied(home: Home) {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..300 {
        // Three times a hundred orders, with one SMS per order.
        let (store, seen) = (home.store.clone(), home.sms(1_000 + number % 100, "123456"));
        tasks.spawn(async move { store.apply(USER, &seen).await.unwrap() });
    }
    tasks.join_all().await;
    assert_eq!(home.store.open_orders(USER).await.unwrap().len(), 100);
    let told = home.deliver().await;
    assert_eq!(told.iter().filter(|told| matches!(told, Notification::Sms { .. })).count(), 100);
    assert_eq!(told.len(), 200, "an SMS and a card for each");
}

async fn one_that_can_not_be_written_keeps_no_other_from_it(home: Home) {
    // This user does not exist, so nothing can belong to them.
    let stranger = UserId(404);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..40 {
        let user = if number % 10 == 3 { stranger } else { USER };
        let (store, seen) = (home.store.clone(), home.sms(1_000 + number, "123456"));
        tasks.spawn(async move { (user, store.apply(user, &seen).await.is_ok()) });
    }
    for (user, done) in tasks.join_all().await {
        assert_eq!(done, user == USER);
    }
    assert_eq!(home.store.open_orders(USER).await.unwrap().len(), 36);
}

async fn what_is_learned_and_told_at_once_is_told_once(home: Home) {
    for user in 1..=10 {
        home.store.get_user(UserId(user), None).await.unwrap();
    }
    let home = Arc::new(home);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..8 {
        let home = Arc::clone(&home);
        // Each learns of each order, in a different order, and delivers what it can claim.
        tasks.spawn(async move {
            let mut told = Vec::new();
            for at in 0..30 {
                let seen = home.sms(1_000 + (at * 7 + number * 11) % 30, "123456");
                home.store.apply(UserId(seen.order.id.0 % 10 + 1), &seen).await.unwrap();
                told.extend(home.deliver_as(|_| Delivered::Sms(1, Lifetime::Stays)).await);
            }
            told
        });
    }
    let mut told = tasks.join_all().await.concat();
    told.extend(home.deliver().await);
    assert_eq!(home.store.count_notifications().await.unwrap(), 0);
    let order = |told: &Notification| match told {
        Notification::Sms { order, .. } => Some(order.0),
        _ => None,
    };
    let mut codes: Vec<_> = told.iter().filter_map(order).collect();
    codes.sort_unstable();
    assert_eq!(codes, (1_000..1_030).collect::<Vec<_>>());
}

async fn a_store_that_is_closed_writes_what_it_took_and_takes_nothing_more(home: Home) {
    let mut tasks = tokio::task::JoinSet::new();
    for update in 0..200 {
        let store = home.store.clone();
        tasks.spawn(async move { (update, store.mark_handled(update).await) });
    }
    let store = home.store.clone();
    let keyring = home.keyring.clone();
    store.mark_handled(1_000).await.unwrap();
    let left = home.end().await;
    assert!(matches!(store.mark_handled(1_001).await, Err(Error::Closed)));
    drop(store);
    let answers = tasks.join_all().await;
    let again = left.open(&keyring).await.unwrap();
    assert!(again.is_handled(1_000));
    for (update, answer) in answers {
        assert_eq!(again.is_handled(update), answer.is_ok(), "{update}: {answer:?}");
    }
}

/// A failing disk makes SQLite end the transaction by itself, which the connection does not notice.
#[tokio::test]
async fn a_transaction_that_sqlite_ended_by_itself_is_not_the_end_of_its_connection() {
    let home = Home::sqlite().await;
    let trigger = "CREATE TRIGGER failing BEFORE INSERT ON orders WHEN NEW.order_id = 1013
         BEGIN SELECT RAISE(ROLLBACK, 'the disk failed'); END";
    sqlx::query(trigger).execute(&mut home.raw().await).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..40 {
        let (store, seen) = (home.store.clone(), home.sms(1_000 + number, "123456"));
        tasks.spawn(async move { (number, store.apply(USER, &seen).await.is_ok()) });
    }
    for (number, done) in tasks.join_all().await {
        assert_eq!(done, number != 13);
    }
    home.store.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    assert_eq!(home.store.open_orders(USER).await.unwrap().len(), 39);
    assert_eq!(home.deliver().await.len(), 79);
}
