//! The outbox: what is to be told, once, in order, by one.

use std::time::Duration;

use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::user::Lifetime;
use smscode_bot::domain::{OrderId, OrderStatus, UserId};
use smscode_bot::store::Delivered;

use crate::home::{Home, LEASE, USER};

on_each_database! {
    secrets_go_before_codes_and_codes_before_cards
    d5_edits_of_one_card_are_one_push
    d5_a_push_that_is_renewed_under_way_is_delivered_again
    a_push_is_delivered_by_one_of_two_processes
    a_push_whose_lease_has_ended_is_taken_again
    a_push_that_failed_waits
    d4_a_chat_that_telegram_holds_is_left_alone_and_others_are_not
    d7_the_pushes_of_a_blocked_chat_wait_for_the_person
    d7_a_block_takes_nothing_away_from_a_send_that_is_on_its_way
    what_a_delivery_left_in_the_chat_is_remembered
}

const CARD: CardId = CardId::Order(OrderId(1001));

async fn pushes(home: &Home) -> Vec<Push> {
    home.claim().await.into_iter().map(|parcel| parcel.push).collect()
}

async fn secrets_go_before_codes_and_codes_before_cards(home: Home) {
    let [card, sms, delete] = [
        Push::Card { card: CARD },
        Push::Sms { order: OrderId(1001), seq: 1 },
        Push::DeleteMessage { message: 5 },
    ];
    for push in [card, sms, delete] {
        home.store.add_push(USER, &push).await.unwrap();
    }
    assert_eq!(home.store.claim_pushes(1, LEASE).await.unwrap()[0].push, delete);
    assert_eq!(pushes(&home).await, [sms, card]);
    assert_eq!(home.store.count_pushes().await.unwrap(), 3);
}

async fn d5_edits_of_one_card_are_one_push(home: Home) {
    for _ in 0..50 {
        home.store.add_push(USER, &Push::Card { card: CARD }).await.unwrap();
    }
    home.store.add_push(USER, &Push::Card { card: CardId::Order(OrderId(1002)) }).await.unwrap();
    assert_eq!(pushes(&home).await.len(), 2);
}

async fn d5_a_push_that_is_renewed_under_way_is_delivered_again(home: Home) {
    home.store.add_push(USER, &Push::Card { card: CARD }).await.unwrap();
    let first = home.claim().await.remove(0);
    home.store.add_push(USER, &Push::Card { card: CARD }).await.unwrap();
    assert_eq!(home.claim().await, [], "it is in hand");
    home.store.complete_push(&first, Delivered::Card(CARD, 9)).await.unwrap();
    let second = home.claim().await.remove(0);
    home.store.complete_push(&second, Delivered::Card(CARD, 9)).await.unwrap();
    assert_eq!(home.store.count_pushes().await.unwrap(), 0);
    assert_eq!(home.store.find_next_push().await.unwrap(), None);
}

async fn a_push_is_delivered_by_one_of_two_processes(home: Home) {
    // One of each person: those of one chat stay together.
    for message in 1..=60 {
        let user = UserId(i64::from(message));
        home.store.get_user(user, None).await.unwrap();
        home.store.add_push(user, &Push::DeleteMessage { message }).await.unwrap();
    }
    let [one, two] = home.two().await;
    let mut tasks = tokio::task::JoinSet::new();
    for store in [one.clone(), two.clone(), one, two] {
        tasks.spawn(async move { store.claim_pushes(20, LEASE).await.unwrap() });
    }
    let mut taken: Vec<_> = tasks.join_all().await.concat();
    taken.extend(home.claim().await);
    let mut messages: Vec<i32> = taken
        .iter()
        .map(|parcel| if let Push::DeleteMessage { message } = parcel.push { message } else { 0 })
        .collect();
    messages.sort_unstable();
    assert_eq!(messages, (1..=60).collect::<Vec<_>>());
}

async fn a_push_whose_lease_has_ended_is_taken_again(home: Home) {
    home.store.add_push(USER, &Push::TokenRejected).await.unwrap();
    assert_eq!(pushes(&home).await.len(), 1);
    assert_eq!(pushes(&home).await.len(), 0);
    assert_eq!(home.store.find_next_push().await.unwrap(), None, "it is in hand");
    home.seconds_later(61);
    assert!(home.store.find_next_push().await.unwrap().is_some());
    let again = home.claim().await.remove(0);
    home.store.release_push(&again).await.unwrap();
    assert_eq!(pushes(&home).await.len(), 1);
}

async fn a_push_that_failed_waits(home: Home) {
    home.store.add_push(USER, &Push::TokenRejected).await.unwrap();
    for attempts in 0..3 {
        let parcel = home.claim().await.remove(0);
        assert_eq!(parcel.attempts, attempts);
        home.store.postpone_push(&parcel, Duration::from_secs(10)).await.unwrap();
        assert_eq!(home.claim().await, []);
        home.seconds_later(11);
    }
}

async fn d4_a_chat_that_telegram_holds_is_left_alone_and_others_are_not(home: Home) {
    home.store.get_user(UserId(2), None).await.unwrap();
    for user in [USER, UserId(2)] {
        home.store.add_push(user, &Push::TokenRejected).await.unwrap();
    }
    home.store.hold_chat(USER, Duration::from_secs(30)).await.unwrap();
    let now: Vec<_> = home.claim().await.iter().map(|parcel| parcel.user).collect();
    assert_eq!(now, [UserId(2)]);
    home.seconds_later(31);
    let later: Vec<_> = home.claim().await.iter().map(|parcel| parcel.user).collect();
    assert_eq!(later, [USER]);
}

async fn d7_the_pushes_of_a_blocked_chat_wait_for_the_person(home: Home) {
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    home.store.park_chat(USER).await.unwrap();
    home.seconds_later(3_600);
    assert_eq!(home.claim().await, []);
    assert_eq!(home.store.find_next_push().await.unwrap(), None, "nobody is woken for them");
    home.store.unpark_chat(USER).await.unwrap();
    assert_eq!(pushes(&home).await, [Push::Sms { order: OrderId(1001), seq: 1 }, Push::Card { card: CARD }]);
}

async fn d7_a_block_takes_nothing_away_from_a_send_that_is_on_its_way(home: Home) {
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let on_their_way = home.claim().await;
    home.store.add_push(USER, &Push::TokenRejected).await.unwrap();
    home.store.note_blocked(USER).await.unwrap();
    assert_eq!(home.claim().await, [], "the other one is parked");
    home.store.unpark_chat(USER).await.unwrap();
    assert_eq!(pushes(&home).await, [Push::TokenRejected], "what is being sent is not sent by anybody else");
    for parcel in &on_their_way {
        home.store.complete_push(parcel, Delivered::Done).await.unwrap();
    }
    assert_eq!(home.store.count_pushes().await.unwrap(), 1);
}

async fn what_a_delivery_left_in_the_chat_is_remembered(home: Home) {
    home.store.apply(USER, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    assert_eq!(home.scene(CARD).await.message, None);
    let parcel = home.claim().await.remove(0);
    home.store.complete_push(&parcel, Delivered::Card(CARD, 9)).await.unwrap();
    assert_eq!(home.scene(CARD).await.message, Some(9));
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    for parcel in home.claim().await {
        let left = if parcel.push.kind() == "sms" {
            Delivered::Sms(10, Lifetime::Stays)
        } else {
            Delivered::Card(CARD, 11)
        };
        home.store.complete_push(&parcel, left).await.unwrap();
    }
    assert_eq!(home.scene(CARD).await.message, Some(11));
    assert_eq!(home.store.count_pushes().await.unwrap(), 0);
}
