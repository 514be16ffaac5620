//! The one writer: what is asked for at once travels together, and what is durable is handed to who delivers here.

use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::{OrderId, UserId};
use smscode_bot::store::{Delivered, Error};

use crate::home::{Home, USER};

on_each_database! {
    many_observations_at_once_are_all_applied
    one_that_can_not_be_written_keeps_no_other_from_it
    a_store_that_was_closed_takes_nothing_more
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
    let pushes = home.store.claim_pushes(1_000, crate::home::LEASE).await.unwrap();
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

async fn a_store_that_was_closed_takes_nothing_more(home: Home) {
    home.store.close().await;
    assert!(matches!(home.store.mark_handled(1).await, Err(Error::Closed)));
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
