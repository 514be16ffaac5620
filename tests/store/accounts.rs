//! The accounts of one person: what they share, which is in use, and to which of them something belongs.

use chrono::TimeDelta;
use smscode_bot::domain::guard::Guard;
use smscode_bot::domain::purchase::Purchase;
use smscode_bot::domain::{IntentId, Language, OrderId, OrderStatus, Private, ProductId, UserId};
use smscode_bot::store::{Erasure, Reach, Settled, Store, Subject};

use crate::home::{Home, USER};

on_each_database! {
    o27_a_further_account_has_the_settings_of_the_person_and_keeps_them
    o27_the_account_in_use_is_a_linked_one
    o27_an_order_a_purchase_and_a_message_lead_to_their_account
    o27_what_is_private_to_an_account_does_not_open_in_another
    o27_people_are_counted_once_however_many_accounts_they_have
    o27_a_forgotten_person_takes_every_account_along
}

fn account(number: u8) -> UserId {
    USER.with_account(number)
}

async fn link(store: &Store, number: u8) {
    store.link_account(account(number), &Private::new(format!("token {number}"))).await.unwrap();
}

/// Numbers of the linked accounts, and which is in use.
async fn linked(store: &Store) -> (Vec<u8>, u8) {
    let linked = store.find_linked(USER).await.unwrap();
    (
        linked.iter().map(|known| known.user.account()).collect(),
        store.find_current(USER).await.unwrap().account(),
    )
}

async fn o27_a_further_account_has_the_settings_of_the_person_and_keeps_them(home: Home) {
    let store = &home.store;
    let mut user = store.find_user(USER).await.unwrap().unwrap();
    user.language = Language::Vi;
    store.save_settings(&user).await.unwrap();
    store.accept_terms(USER, 3).await.unwrap();
    link(store, 0).await;
    assert_eq!(store.find_user(USER).await.unwrap().unwrap().account, None, "alone it has no name");
    link(store, 1).await;
    let mut second = store.find_user(account(1)).await.unwrap().unwrap();
    assert_eq!((second.language, second.account.clone().unwrap().account), (Language::Vi, 1));
    assert_eq!(store.find_accepted_terms(account(1)).await.unwrap().unwrap().0, 3);
    second.language = Language::Hi;
    store.save_settings(&second).await.unwrap();
    let guard = Guard { frozen: true, low_balance: Some(9), ..Guard::default() };
    store.save_guard(account(1), guard).await.unwrap();
    store.name_account(account(1), "Work").await.unwrap();
    for number in [0, 1] {
        let user = store.find_user(account(number)).await.unwrap().unwrap();
        let chosen = (number == 1).then(|| "Work".to_owned());
        assert_eq!((user.language, user.account.unwrap().chosen), (Language::Hi, chosen));
        assert_eq!(store.get_guard(account(number)).await.unwrap(), guard);
    }
    // The chat is one.
    store.park_chat(account(1)).await.unwrap();
    assert_eq!(store.get_reach(USER).await.unwrap(), Reach::Blocked);
    store.unpark_chat(USER).await.unwrap();
    assert_eq!(store.get_reach(account(1)).await.unwrap(), Reach::Open);
    store.hold_chat(USER, std::time::Duration::from_secs(30)).await.unwrap();
    assert!(matches!(store.get_reach(account(1)).await.unwrap(), Reach::FloodUntil(_)));
}

async fn o27_the_account_in_use_is_a_linked_one(home: Home) {
    let store = &home.store;
    assert_eq!(linked(store).await, (vec![], 0));
    assert!(!store.use_account(account(1)).await.unwrap());
    for number in [0, 1, 2] {
        link(store, number).await;
    }
    assert_eq!(linked(store).await, (vec![0, 1, 2], 2));
    assert!(store.use_account(account(1)).await.unwrap());
    assert_eq!(store.meet(USER, None, None).await.unwrap().user.id, account(1));
    store.unlink_account(account(2), None).await.unwrap();
    assert_eq!(linked(store).await, (vec![0, 1], 1), "another one leaves the one in use");
    store.unlink_account(account(1), None).await.unwrap();
    assert_eq!(linked(store).await, (vec![0], 0));
    store.name_account(account(1), "Gone").await.unwrap();
    link(store, 1).await;
    let renewed = store.find_user(account(1)).await.unwrap().unwrap();
    assert_eq!(renewed.account.unwrap().chosen, None, "a new account has no name yet");
    store.unlink_account(USER, None).await.unwrap();
    assert_eq!(linked(store).await, (vec![1], 1));
    // The person's row stays, whichever account is unlinked.
    let met = store.meet(USER, None, None).await.unwrap();
    assert_eq!((met.user.id, met.user.account, met.linked), (account(1), None, true));
    let same = |token| async move { store.find_same_account(USER, &Private::new(token)).await.unwrap() };
    assert_eq!((same("token 1").await, same("token 0").await), (Some(account(1)), None));
}

async fn o27_an_order_a_purchase_and_a_message_lead_to_their_account(home: Home) {
    let store = &home.store;
    for number in [0, 1] {
        link(store, number).await;
        let order = 1001 + i64::from(number);
        store.apply(account(number), &home.seen(order, OrderStatus::Active)).await.unwrap();
        store.note_private_message(account(number), 70 + i32::from(number)).await.unwrap();
    }
    let draft = Purchase { id: IntentId([9; 16]), user: account(1), ..home.draft(1).await };
    store.insert_purchase(&draft).await.unwrap();
    let of = |subject| async move { store.find_account_of(USER, subject).await.unwrap() };
    assert_eq!(of(Subject::Order(OrderId(1001))).await, Some(USER));
    assert_eq!(of(Subject::Order(OrderId(1002))).await, Some(account(1)));
    assert_eq!(of(Subject::Order(OrderId(1003))).await, None);
    assert_eq!(of(Subject::Purchase(draft.id)).await, Some(account(1)));
    assert_eq!(of(Subject::Message(71)).await, Some(account(1)));
    let met = store.meet(USER, Some(Subject::Order(OrderId(1002))), None).await.unwrap();
    assert_eq!(met.user.id, account(1));
    // Somebody else's are nobody's.
    let other = UserId(7);
    assert_eq!(store.find_account_of(other, Subject::Purchase(draft.id)).await.unwrap(), None);
    assert_eq!(store.find_account_of(other, Subject::Order(OrderId(1002))).await.unwrap(), None);
    assert_eq!(store.find_account_of(other, Subject::Message(71)).await.unwrap(), None);
    // Of an order in two accounts, the linked one counts.
    store.apply(USER, &home.seen(1002, OrderStatus::Active)).await.unwrap();
    assert_eq!(of(Subject::Order(OrderId(1002))).await, Some(USER));
    store.unlink_account(USER, None).await.unwrap();
    assert_eq!(of(Subject::Order(OrderId(1002))).await, Some(account(1)));
}

async fn o27_what_is_private_to_an_account_does_not_open_in_another(home: Home) {
    let store = &home.store;
    link(store, 0).await;
    link(store, 1).await;
    let mut raw = home.raw().await;
    sqlx::query(
        "UPDATE accounts SET token = (SELECT token FROM accounts WHERE user_id = $1) WHERE user_id = $2",
    )
    .bind(USER.0)
    .bind(account(1).0)
    .execute(&mut raw)
    .await
    .unwrap();
    drop(raw);
    // Nothing is in memory any longer.
    store.name_account(USER, "First").await.unwrap();
    assert!(store.find_account(account(1)).await.is_err());
    assert!(store.find_account(USER).await.is_ok());
}

async fn o27_people_are_counted_once_however_many_accounts_they_have(home: Home) {
    let store = &home.store;
    let product = ProductId(142);
    for number in 0..5 {
        link(store, number).await;
        let id = IntentId([number + 1; 16]);
        let draft = Purchase { id, user: account(number), product, ..home.draft(50 + number).await };
        store.insert_purchase(&draft).await.unwrap();
        assert!(store.confirm_purchase(account(number), id, None, None).await.unwrap());
        store.settle_purchase(&draft, &Settled::Bought(Vec::new(), 0), None, None).await.unwrap();
    }
    assert_eq!(store.count_people().await.unwrap(), 1);
    assert_eq!(store.count_recipients().await.unwrap(), 1);
    assert_eq!(store.next_recipients(UserId(0), 10).await.unwrap(), [USER]);
    let popular = store.find_popular_places(TimeDelta::days(30)).await.unwrap();
    assert_eq!(popular, [], "five accounts are not three people");
    assert_eq!(store.people_after(UserId(i64::MIN)).await.unwrap().len(), 5, "keys rotate in each");
}

async fn o27_a_forgotten_person_takes_every_account_along(home: Home) {
    let store = &home.store;
    for number in [0, 1] {
        link(store, number).await;
        let order = 1001 + i64::from(number);
        store.apply(account(number), &home.sms(order, "313131")).await.unwrap();
    }
    let draft = Purchase { id: IntentId([9; 16]), user: account(1), ..home.draft(1).await };
    store.insert_purchase(&draft).await.unwrap();
    assert!(store.confirm_purchase(account(1), draft.id, None, None).await.unwrap());
    let farewell = smscode_bot::domain::notification::Notification::Farewell {
        question: None,
        address: smscode_bot::domain::notification::Address::Settled,
    };
    let running = store.forget_person(USER, false, farewell).await.unwrap();
    assert_eq!(running, Erasure::Running, "a purchase of the second account holds it up");
    store.settle_purchase(&draft, &Settled::Bought(Vec::new(), 0), None, None).await.unwrap();
    assert_eq!(store.forget_person(account(1), false, farewell).await.unwrap(), Erasure::Begun);
    for number in 0..5 {
        assert!(store.find_account(account(number)).await.unwrap().is_none());
        assert_eq!(store.open_orders(account(number)).await.unwrap(), []);
    }
    assert!(store.find_user(account(1)).await.unwrap().is_none());
    assert!(store.find_own_counts(USER, 0).await.unwrap().is_empty());
}
