//! The one writer: what is asked for at once travels together, and what is durable is handed to who delivers here.

use std::sync::{Arc, Mutex};

use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::user::Lifetime;
use smscode_bot::domain::{OrderId, UserId};
use smscode_bot::store::{Delivered, Error};

use crate::home::{Home, LEASE, USER};

on_each_database! {
    many_observations_at_once_are_all_applied
    one_that_can_not_be_written_keeps_no_other_from_it
    what_two_processes_learn_and_tell_at_once_is_told_once
    a_store_that_is_closed_writes_what_it_took_and_takes_nothing_more
}

const CARD: CardId = CardId::Order(OrderId(1001));

async fn many_observations_at_once_are_all_applied(home: Home) {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..300 {
        // Three times a hundred orders: of one order, one SMS.
        let (store, seen) = (home.store.clone(), home.sms(1_000 + number % 100, "123456"));
        tasks.spawn(async move { store.apply(USER, &seen).await.unwrap() });
    }
    tasks.join_all().await;
    assert_eq!(home.store.open_orders(USER).await.unwrap().len(), 100);
    let pushes = home.store.claim_pushes(1_000, LEASE).await.unwrap();
    assert_eq!(pushes.iter().filter(|parcel| matches!(parcel.push, Push::Sms { .. })).count(), 100);
    assert_eq!(pushes.len(), 200, "an SMS and a card for each");
}

async fn one_that_can_not_be_written_keeps_no_other_from_it(home: Home) {
    // Nobody knows this person, so that nothing can belong to them.
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

async fn what_two_processes_learn_and_tell_at_once_is_told_once(home: Home) {
    for user in 1..=10 {
        home.store.get_user(UserId(user), None).await.unwrap();
    }
    let told = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = tokio::task::JoinSet::new();
    for (number, store) in (0..8).zip(home.two().await.into_iter().cycle()) {
        let told = Arc::clone(&told);
        // Each process learns of each order four times, in another order each time, and delivers what it can get.
        let seen: Vec<_> =
            (0..30).map(|at| home.sms(1_000 + (at * 7 + number * 11) % 30, "123456")).collect();
        tasks.spawn(async move {
            for seen in seen {
                store.apply(UserId(seen.order.id.0 % 10 + 1), &seen).await.unwrap();
                for parcel in store.claim_pushes(5, LEASE).await.unwrap() {
                    store.complete_push(&parcel, Delivered::Sms(1, Lifetime::Stays)).await.unwrap();
                    told.lock().unwrap().push((parcel.user, parcel.push));
                }
            }
        });
    }
    tasks.join_all().await;
    for parcel in home.claim().await {
        home.store.complete_push(&parcel, Delivered::Sms(1, Lifetime::Stays)).await.unwrap();
        told.lock().unwrap().push((parcel.user, parcel.push));
    }
    assert_eq!(home.store.count_pushes().await.unwrap(), 0);
    let told = told.lock().unwrap();
    let mut codes: Vec<_> = told
        .iter()
        .filter_map(|(_, push)| if let Push::Sms { order, .. } = push { Some(order.0) } else { None })
        .collect();
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
    assert!(again.is_handled(1_000).await.unwrap());
    for (update, answer) in answers {
        assert_eq!(again.is_handled(update).await.unwrap(), answer.is_ok(), "{update}: {answer:?}");
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
    home.store.add_push(USER, &Push::TokenRejected).await.unwrap();
    assert_eq!(home.store.open_orders(USER).await.unwrap().len(), 39);
    assert_eq!(home.claim().await.len(), 79);
}

#[tokio::test]
async fn a_push_is_handed_over_when_it_is_durable_and_taken_by_nobody_else() {
    let home = Home::sqlite().await;
    home.store.deliver_here(10);
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    assert_eq!(home.claim().await, [], "taken from the start");
    let parcels = home.store.handed_over(10).await;
    assert_eq!(
        parcels.iter().map(|parcel| parcel.push).collect::<Vec<_>>(),
        [Push::Sms { order: OrderId(1001), seq: 1 }, Push::Card { card: CARD }]
    );
    for parcel in &parcels {
        home.store.complete_push(parcel, Delivered::Done).await.unwrap();
    }
    assert_eq!(home.store.count_pushes().await.unwrap(), 0);
}

#[tokio::test]
async fn a_push_without_a_place_waits_in_the_outbox_and_so_do_those_after_it() {
    let home = Home::sqlite().await;
    home.store.deliver_here(1);
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    home.store.apply(USER, &home.sms(1002, "123456")).await.unwrap();
    let handed = home.store.handed_over(10).await;
    assert_eq!(handed.len(), 1, "as many as there are places");
    drop(handed);
    home.store.apply(USER, &home.sms(1003, "123456")).await.unwrap();
    let waiting = home.claim().await;
    assert_eq!(waiting.len(), 5, "what is newer does not go before what waits");
    home.store.apply(USER, &home.sms(1004, "123456")).await.unwrap();
    assert_eq!(home.store.handed_over(10).await.len(), 1, "nothing waits any more");
}

#[tokio::test]
async fn d5_a_card_that_is_renewed_in_hand_is_delivered_again() {
    let home = Home::sqlite().await;
    home.store.deliver_here(10);
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let in_hand = home.store.handed_over(10).await;
    home.store.apply(USER, &home.sms(1001, "654321")).await.unwrap();
    for parcel in &in_hand {
        home.store.complete_push(parcel, Delivered::Done).await.unwrap();
    }
    let card = home.claim().await;
    assert_eq!(card.iter().map(|parcel| parcel.push).collect::<Vec<_>>(), [Push::Card { card: CARD }]);
}
