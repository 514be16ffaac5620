//! The data from which notifications are built, when many are sent at once.

use chrono::TimeDelta;
use futures_util::future::join_all;
use smscode_bot::domain::notification::{CardId, Notification};
use smscode_bot::domain::purchase::PurchaseState;
use smscode_bot::domain::{OrderId, Private, UserId};
use smscode_bot::store::{Reach, Scene};

use crate::home::{Home, USER};

on_each_database! {
    what_many_are_told_at_once_is_each_ones_own
    an_order_has_all_its_sms_and_a_card_all_its_orders
    of_what_is_not_there_nothing_is_told
    the_scene_says_whether_the_chat_can_be_written_to
}

fn codes(scene: &Scene) -> Vec<String> {
    let sms = scene.orders.iter().flat_map(|order| &order.sms);
    sms.map(|sms| sms.code.as_ref().map(Private::expose).unwrap_or_default().to_owned()).collect()
}

/// The same order number for many users, each with their own code and message.
async fn what_many_are_told_at_once_is_each_ones_own(home: Home) {
    let (order, card) = (OrderId(1001), CardId::Order(OrderId(1001)));
    let people: Vec<_> = (1..=40).map(UserId).collect();
    for user in &people {
        home.store.get_user(*user, Some("en")).await.unwrap();
        home.store.apply(*user, &home.sms(order.0, &format!("code {user}"))).await.unwrap();
    }
    let notifications = [Notification::Sms { order, seq: 1 }, Notification::Card { card }];
    let asked =
        people.iter().flat_map(|user| notifications.iter().map(move |notification| (*user, notification)));
    let scenes =
        join_all(asked.clone().map(|(user, notification)| home.store.find_scene(user, notification))).await;
    for ((user, notification), scene) in asked.zip(scenes) {
        let scene = scene.unwrap();
        assert_eq!(codes(&scene), [format!("code {user}")], "{notification:?}");
        assert_eq!(scene.user.map(|user| user.id), Some(user));
        assert_eq!(scene.orders, [home.store.find_order(user, order).await.unwrap().unwrap()]);
    }
}

async fn an_order_has_all_its_sms_and_a_card_all_its_orders(home: Home) {
    let purchase = home.draft(1).await;
    let card = CardId::Purchase(purchase.id);
    for id in [1002, 1001] {
        let mut seen = home.sms(id, "111111");
        seen.bought = Some(home.bought(&purchase));
        home.store.apply(USER, &seen).await.unwrap();
        seen.order.code = Some(Private::new("222222"));
        seen.order.received_at = Some(home.now() + TimeDelta::seconds(9));
        home.store.apply(USER, &seen).await.unwrap();
    }
    let of_order = home.store.find_scene(USER, &Notification::Ended { order: OrderId(1002) }).await.unwrap();
    assert_eq!(codes(&of_order), ["111111", "222222"]);
    assert_eq!(of_order.purchase, None);
    let of_card = home.scene(card).await;
    assert_eq!(of_card.orders.iter().map(|order| order.id.0).collect::<Vec<_>>(), [1001, 1002]);
    assert_eq!(codes(&of_card), ["111111", "222222", "111111", "222222"]);
    assert_eq!(of_card.purchase.map(|purchase| purchase.state), Some(PurchaseState::Draft));
}

async fn of_what_is_not_there_nothing_is_told(home: Home) {
    for notification in [Notification::TokenRejected, Notification::Ended { order: OrderId(7) }] {
        let scene = home.store.find_scene(USER, &notification).await.unwrap();
        assert_eq!((scene.orders.len(), scene.purchase, scene.message), (0, None, None));
        assert_eq!((scene.reach, scene.user.map(|user| user.id)), (Reach::Open, Some(USER)));
    }
    home.draft(1).await;
    let others = Notification::Card { card: CardId::Purchase(smscode_bot::domain::IntentId([1; 16])) };
    let scene = home.store.find_scene(UserId(1), &others).await.unwrap();
    assert_eq!((scene.reach, scene.user, scene.purchase), (Reach::Blocked, None, None));
}

async fn the_scene_says_whether_the_chat_can_be_written_to(home: Home) {
    let notification = Notification::TokenRejected;
    home.store.hold_chat(USER, std::time::Duration::from_secs(5)).await.unwrap();
    let held = home.store.find_scene(USER, &notification).await.unwrap().reach;
    assert_eq!(held, home.store.get_reach(USER).await.unwrap());
    assert!(matches!(held, Reach::FloodUntil(_)));
    home.store.park_chat(USER).await.unwrap();
    assert_eq!(home.store.find_scene(USER, &notification).await.unwrap().reach, Reach::Blocked);
}
