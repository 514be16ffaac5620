//! The outbox: messages are delivered once, in order, by one process.

use std::time::Duration;

use smscode_bot::domain::notification::{CardId, Notification};
use smscode_bot::domain::user::Lifetime;
use smscode_bot::domain::{OrderId, OrderStatus, UserId};
use smscode_bot::store::Delivered;

use crate::home::{Home, USER};

on_each_database! {
    secrets_go_before_codes_and_codes_before_cards
    d5_edits_of_one_card_are_one_notification
    d5_a_notification_that_is_renewed_under_way_is_delivered_again
    a_chat_is_in_one_hand_at_a_time
    what_nobody_delivered_is_found_after_a_restart
    a_notification_that_failed_waits
    d4_a_chat_that_telegram_holds_is_left_alone_and_others_are_not
    d7_what_is_for_a_blocked_chat_waits_for_the_person
    d7_a_block_takes_nothing_away_from_a_send_that_is_on_its_way
    what_a_delivery_left_in_the_chat_is_remembered
    a_notification_that_was_renewed_meanwhile_is_not_put_off
    a_menu_is_known_as_one_until_something_of_its_chat_changes
    thousands_of_notifications_of_one_chat_are_all_delivered_and_in_their_order
}

const CARD: CardId = CardId::Order(OrderId(1001));
const SMS: Notification = Notification::Sms { order: OrderId(1001), seq: 1 };

async fn secrets_go_before_codes_and_codes_before_cards(home: Home) {
    let [card, delete] = [Notification::Card { card: CARD }, Notification::DeleteMessage { message: 5 }];
    for notification in [card, SMS, delete] {
        home.store.add_notification(USER, &notification).await.unwrap();
    }
    assert_eq!(home.store.count_notifications().await.unwrap(), 3);
    assert_eq!(home.deliver().await, [delete, SMS, card]);
    assert_eq!(home.store.count_notifications().await.unwrap(), 0);
}

async fn d5_edits_of_one_card_are_one_notification(home: Home) {
    for _ in 0..50 {
        home.store.add_notification(USER, &Notification::Card { card: CARD }).await.unwrap();
    }
    let other = Notification::Card { card: CardId::Order(OrderId(1002)) };
    home.store.add_notification(USER, &other).await.unwrap();
    assert_eq!(home.deliver().await.len(), 2);
}

async fn d5_a_notification_that_is_renewed_under_way_is_delivered_again(home: Home) {
    home.store.add_notification(USER, &Notification::Card { card: CARD }).await.unwrap();
    let (chat, first) = home.in_hand().await;
    home.store.add_notification(USER, &Notification::Card { card: CARD }).await.unwrap();
    assert_eq!(home.deliver().await, [], "it is in hand");
    home.store.complete_notification(&first, Delivered::Card(CARD, 9)).await.unwrap();
    home.store.leave_chat(chat, None).await;
    assert_eq!(home.deliver().await, [Notification::Card { card: CARD }]);
    assert_eq!(home.store.count_notifications().await.unwrap(), 0);
    assert_eq!(home.store.next_delivery(), None);
}

async fn a_chat_is_in_one_hand_at_a_time(home: Home) {
    for message in 1..=60 {
        let user = UserId(i64::from(message));
        home.store.get_user(user, None).await.unwrap();
        home.store.add_notification(user, &Notification::DeleteMessage { message }).await.unwrap();
    }
    let taken: Vec<_> = (0..4).flat_map(|_| home.store.take_chats(20)).collect();
    let mut users: Vec<_> = taken.iter().map(|chat| chat.key().0).collect();
    users.sort_unstable();
    assert_eq!(users, (1..=60).collect::<Vec<_>>());
    assert_eq!(home.store.next_delivery(), None);
    for chat in taken {
        home.store.leave_chat(chat, None).await;
    }
    assert_eq!(home.deliver().await.len(), 60, "what was not tried is due as before");
}

async fn what_nobody_delivered_is_found_after_a_restart(home: Home) {
    home.store.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    let (_chat, entry) = home.in_hand().await;
    let keyring = home.keyring.clone();
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    let chat = store.take_chats(9).remove(0);
    assert_eq!(store.next_notification(chat.key()).await.unwrap(), Some(entry));
    store.complete_notification(&entry, Delivered::Done).await.unwrap();
    assert_eq!(store.count_notifications().await.unwrap(), 0);
}

async fn a_notification_that_failed_waits(home: Home) {
    home.store.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    for attempts in 0..3 {
        let (chat, entry) = home.in_hand().await;
        assert_eq!(entry.attempts, attempts);
        home.store.postpone_notification(&entry, Duration::from_secs(10)).await.unwrap();
        home.store.leave_chat(chat, None).await;
        assert!(home.store.take_chats(9).is_empty());
        home.seconds_later(11);
    }
}

async fn d4_a_chat_that_telegram_holds_is_left_alone_and_others_are_not(home: Home) {
    home.store.get_user(UserId(2), None).await.unwrap();
    let tell = [(USER, 1), (UserId(2), 2)];
    for (user, message) in tell {
        home.store.add_notification(user, &Notification::DeleteMessage { message }).await.unwrap();
    }
    home.store.hold_chat(USER, Duration::from_secs(30)).await.unwrap();
    assert_eq!(home.deliver().await, [Notification::DeleteMessage { message: 2 }]);
    home.seconds_later(31);
    assert_eq!(home.deliver().await, [Notification::DeleteMessage { message: 1 }]);
}

async fn d7_what_is_for_a_blocked_chat_waits_for_the_person(home: Home) {
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    home.store.park_chat(USER).await.unwrap();
    home.seconds_later(3_600);
    assert_eq!(home.deliver().await, []);
    assert_eq!(home.store.next_delivery(), None, "nobody is woken for them");
    home.store.unpark_chat(USER).await.unwrap();
    assert_eq!(home.deliver().await, [SMS, Notification::Card { card: CARD }]);
}

async fn d7_a_block_takes_nothing_away_from_a_send_that_is_on_its_way(home: Home) {
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let (chat, on_its_way) = home.in_hand().await;
    home.store.park_chat(USER).await.unwrap();
    home.store.unpark_chat(USER).await.unwrap();
    assert_eq!(home.deliver().await, [], "what is being sent is not sent by anybody else");
    home.store.complete_notification(&on_its_way, Delivered::Done).await.unwrap();
    home.store.leave_chat(chat, None).await;
    assert_eq!(home.deliver().await, [Notification::Card { card: CARD }]);
}

async fn what_a_delivery_left_in_the_chat_is_remembered(home: Home) {
    home.store.apply(USER, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    assert_eq!(home.scene(CARD).await.message, None);
    home.deliver_as(|_| Delivered::Card(CARD, 9)).await;
    assert_eq!(home.scene(CARD).await.message, Some(9));
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let left = |told: &Notification| match told {
        Notification::Sms { .. } => Delivered::Sms(10, Lifetime::Stays),
        _ => Delivered::Card(CARD, 11),
    };
    home.deliver_as(left).await;
    assert_eq!(home.scene(CARD).await.message, Some(11));
    assert_eq!(home.store.count_notifications().await.unwrap(), 0);
}

async fn a_notification_that_was_renewed_meanwhile_is_not_put_off(home: Home) {
    let minute = Duration::from_secs(60);
    home.store.add_notification(USER, &SMS).await.unwrap();
    let (chat, in_hand) = home.in_hand().await;
    home.store.put_off([&in_hand], minute).await.unwrap();
    home.store.leave_chat(chat, None).await;
    assert_eq!(home.deliver().await, []);
    home.seconds_later(61);
    let (chat, in_hand) = home.in_hand().await;
    home.store.add_notification(USER, &SMS).await.unwrap();
    home.store.put_off([&in_hand], minute).await.unwrap();
    home.store.leave_chat(chat, None).await;
    assert_eq!(home.deliver().await, [SMS]);
}

async fn a_menu_is_known_as_one_until_something_of_its_chat_changes(home: Home) {
    home.store.apply(USER, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    assert!(!home.store.is_pinned(USER, 9).await.unwrap());
    // Not read again: what nobody but this test can do is not seen.
    let mut raw = home.raw().await;
    let statement = "INSERT INTO cards (user_id, card, message_id) VALUES ($1, 'o7', 9)";
    sqlx::query(statement).bind(USER.0).execute(&mut raw).await.unwrap();
    assert!(!home.store.is_pinned(USER, 9).await.unwrap());
    assert!(!home.store.is_pinned(USER, 10).await.unwrap());
    home.deliver_as(|_| Delivered::Card(CARD, 10)).await;
    assert!(home.store.is_pinned(USER, 10).await.unwrap());
    assert!(home.store.is_pinned(USER, 9).await.unwrap());
}

async fn thousands_of_notifications_of_one_chat_are_all_delivered_and_in_their_order(home: Home) {
    let mut raw = home.raw().await;
    for message in 1..=2_000 {
        let row = Notification::DeleteMessage { message };
        let statement = "INSERT INTO outbox (user_id, notification_key, id, notification, priority, caused_at, not_before)
             VALUES ($1, $2, $3, $4, 0, 0, 0)";
        let json = serde_json::to_string(&row).unwrap();
        let query = sqlx::query(statement).bind(USER.0).bind(row.key()).bind(i64::from(message)).bind(json);
        query.execute(&mut raw).await.unwrap();
    }
    drop(raw);
    let keyring = home.keyring.clone();
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    let mut told = Vec::new();
    for chat in store.take_chats(9) {
        while let Some(entry) = store.next_notification(chat.key()).await.unwrap() {
            store.complete_notification(&entry, Delivered::Done).await.unwrap();
            told.push(entry.notification);
        }
        store.leave_chat(chat, None).await;
    }
    let all: Vec<_> = (1..=2_000).map(|message| Notification::DeleteMessage { message }).collect();
    assert!(told == all, "{} were told", told.len());
}
