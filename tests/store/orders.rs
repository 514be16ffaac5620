//! Orders: every change goes through one function, even when made concurrently.

use chrono::TimeDelta;
use smscode_bot::domain::OrderStatus::{Active, Expired, OtpReceived};
use smscode_bot::domain::notification::{CardId, Notification};
use smscode_bot::domain::tracking::{Settlement, Source};
use smscode_bot::domain::{Money, OrderId, UserId};
use smscode_bot::store::{CancelStage, Delivered};

use crate::home::{Home, USER};

on_each_database! {
    an_order_comes_back_as_it_was_applied
    b2_one_sms_from_many_sides_at_once_is_one_push
    b2_different_sms_at_once_are_all_kept
    e10_the_same_order_of_two_people_is_two_orders
    an_order_that_was_never_confirmed_is_forgotten_and_a_confirmed_one_is_not
    b1_an_order_that_turns_out_to_be_bought_here_leaves_its_own_card
    b1_the_card_of_an_unexpected_order_waits_for_a_purchase_without_an_answer
    a_promised_cancel_is_for_an_order_that_waits
    an_order_that_is_given_up_is_open_no_more
    m4_of_very_many_sms_only_the_last_are_read_whoever_reads
}

async fn an_order_comes_back_as_it_was_applied(home: Home) {
    let mut seen = home.sms(1001, "123456");
    seen.order.amount = Some(Money::Usd { amount: "0.9231".parse().unwrap(), canonical_idr: 15_000 });
    seen.order.created_at = Some(home.now());
    seen.order.expires_at = Some(home.now() + TimeDelta::minutes(20));
    seen.order.received_at = Some(home.now());
    seen.order.sms_revision = Some(1);
    seen.order.abilities.can_cancel = Some(false);
    seen.resent_at = Some(home.now());
    let money = Money::Idr(15_000);
    seen.settlement = Some(Settlement { refund: Some(money), balance: Some(money), told: true });
    let step = home.store.apply(USER, &seen).await.unwrap();
    assert_eq!(home.store.find_order(USER, OrderId(1001)).await.unwrap(), Some(step.order.clone()));
    assert_eq!(home.store.open_orders(USER).await.unwrap(), [step.order]);
    assert_eq!(home.store.find_order(USER, OrderId(1002)).await.unwrap(), None);

    home.store.apply(USER, &home.seen(1001, Expired)).await.unwrap();
    assert_eq!(home.store.open_orders(USER).await.unwrap(), []);
}

async fn b2_one_sms_from_many_sides_at_once_is_one_push(home: Home) {
    let stores = home.two();
    for order in 1..=10 {
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..6 {
            let (store, mut seen) = (stores[task % 2].clone(), home.sms(order, "123456"));
            if task % 3 == 0 {
                seen.source = Source::List;
                seen.order.received_at = Some(home.now());
            }
            tasks.spawn(async move { store.apply(USER, &seen).await.unwrap().notifications });
        }
        let notifications: Vec<Notification> = tasks.join_all().await.concat();
        let sms = notifications
            .iter()
            .filter(|notification| matches!(notification, Notification::Sms { .. }))
            .count();
        assert_eq!(sms, 1, "{notifications:?}");
    }
    let told = home.deliver().await;
    assert_eq!(told.iter().filter(|told| matches!(told, Notification::Sms { .. })).count(), 10);
}

async fn b2_different_sms_at_once_are_all_kept(home: Home) {
    let stores = home.two();
    let mut tasks = tokio::task::JoinSet::new();
    for code in 0..10 {
        let (store, seen) = (stores[code % 2].clone(), home.sms(1001, &format!("{code}00")));
        tasks.spawn(async move { store.apply(USER, &seen).await.unwrap() });
    }
    tasks.join_all().await;
    let order = home.store.find_order(USER, OrderId(1001)).await.unwrap().unwrap();
    let mut codes: Vec<_> =
        order.sms.iter().map(|sms| sms.code.as_ref().unwrap().expose().to_owned()).collect();
    codes.sort();
    assert_eq!(codes, (0..10).map(|code| format!("{code}00")).collect::<Vec<_>>());
    assert_eq!(order.sms.iter().map(|sms| sms.seq).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
}

async fn e10_the_same_order_of_two_people_is_two_orders(home: Home) {
    home.store.get_user(UserId(2), None).await.unwrap();
    home.store.apply(USER, &home.sms(1001, "111111")).await.unwrap();
    home.store.apply(UserId(2), &home.seen(1001, Active)).await.unwrap();
    assert_eq!(home.store.find_order(UserId(2), OrderId(1001)).await.unwrap().unwrap().sms, []);
    assert_eq!(home.store.find_order(USER, OrderId(1001)).await.unwrap().unwrap().sms.len(), 1);
}

async fn an_order_that_was_never_confirmed_is_forgotten_and_a_confirmed_one_is_not(home: Home) {
    let mut event = home.sms(1001, "111111");
    event.source = Source::Event;
    home.store.apply(USER, &event).await.unwrap();
    home.store.apply(USER, &home.sms(1002, "222222")).await.unwrap();
    for order in [OrderId(1001), OrderId(1002)] {
        home.store.forget_unverified(USER, order).await.unwrap();
    }
    assert_eq!(home.store.find_order(USER, OrderId(1001)).await.unwrap(), None);
    assert_eq!(home.store.find_order(USER, OrderId(1002)).await.unwrap().unwrap().sms.len(), 1);
}

async fn b1_an_order_that_turns_out_to_be_bought_here_leaves_its_own_card(home: Home) {
    let own = CardId::Order(OrderId(1001));
    home.store.apply(USER, &home.seen(1001, Active)).await.unwrap();
    let told = home.deliver_as(|_| Delivered::Card(own, 77)).await;
    assert_eq!(told, [Notification::Card { card: own }]);

    let purchase = home.draft(1).await;
    let mut seen = home.seen(1001, Active);
    seen.source = Source::Answer;
    seen.bought = Some(home.bought(&purchase));
    home.store.apply(USER, &seen).await.unwrap();
    let notifications = home.deliver().await;
    let card = CardId::Purchase(purchase.id);
    assert_eq!(notifications, [Notification::DeleteMessage { message: 77 }, Notification::Card { card }]);
    assert_eq!(home.scene(card).await.orders.len(), 1);
    assert_eq!(home.scene(own).await.orders, []);
}

async fn b1_the_card_of_an_unexpected_order_waits_for_a_purchase_without_an_answer(home: Home) {
    let purchase = home.draft(1).await;
    home.store.confirm_purchase(USER, purchase.id, None, None).await.unwrap();
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let now = home.deliver().await;
    assert_eq!(
        now,
        [Notification::Sms { order: OrderId(1001), seq: 1 }],
        "the code does not wait, its card does"
    );
    home.seconds_later(36);
    let later = home.deliver().await;
    assert_eq!(later, [Notification::Card { card: CardId::Order(OrderId(1001)) }]);
}

async fn a_promised_cancel_is_for_an_order_that_waits(home: Home) {
    let (user, order) = (USER, OrderId(1001));
    home.store.link_account(USER, &smscode_bot::domain::Private::new("token")).await.unwrap();
    home.store.apply(USER, &home.seen(1001, Active)).await.unwrap();
    let at = home.now() + TimeDelta::minutes(2);
    home.store.finish_poll(home.store.take_polls(1).remove(0), Some(at + TimeDelta::minutes(9)));
    assert!(home.store.promise_cancel(user, order, Some(at)).await.unwrap());
    let known = home.store.find_order(user, order).await.unwrap().unwrap();
    assert_eq!(known.cancel_promised_at, Some(at));
    assert_eq!(home.store.next_poll(), Some(at));
    home.store.note_cancel(user, order, CancelStage::Asked).await.unwrap();
    home.store.apply(USER, &home.sms(1001, "123456")).await.unwrap();
    let known = home.store.find_order(user, order).await.unwrap().unwrap();
    assert_eq!((known.status, known.cancel_promised_at), (OtpReceived, None));
    assert!(known.cancel_asked_at.is_some());
    assert!(!home.store.promise_cancel(user, order, Some(at)).await.unwrap());
}

async fn an_order_that_is_given_up_is_open_no_more(home: Home) {
    home.store.apply(USER, &home.seen(1001, Active)).await.unwrap();
    home.store.miss_order(USER, OrderId(1001), true).await.unwrap();
    assert_eq!(home.store.open_orders(USER).await.unwrap(), []);
    let given_up = home.store.find_order(USER, OrderId(1001)).await.unwrap().unwrap();
    assert!(given_up.vanished_at.is_some());
    // Once shown again, it is tracked again.
    home.store.apply(USER, &home.seen(1001, Active)).await.unwrap();
    let back = home.store.open_orders(USER).await.unwrap();
    assert_eq!((back.len(), back[0].vanished_at, back[0].missing_since), (1, None, None));
}

async fn m4_of_very_many_sms_only_the_last_are_read_whoever_reads(home: Home) {
    for n in 1..=100 {
        let seen = home.sms(1001, &format!("{}", 100_000 + n));
        let step = home.store.apply(USER, &seen).await.unwrap();
        assert_eq!(step.notifications[0], Notification::Sms { order: OrderId(1001), seq: n });
        assert_eq!(step.order.sms_total(), n);
        assert!(step.order.sms.len() <= 65, "{} were loaded", step.order.sms.len());
        assert_eq!(home.store.apply(USER, &seen).await.unwrap().notifications, []);
    }
    let found = home.store.find_order(USER, OrderId(1001)).await.unwrap().unwrap();
    let seqs: Vec<u32> = found.sms.iter().map(|sms| sms.seq).collect();
    assert_eq!(seqs, (37..=100).collect::<Vec<_>>());
    assert_eq!(home.store.open_orders(USER).await.unwrap(), std::slice::from_ref(&found));
    assert_eq!(home.scene(CardId::Order(OrderId(1001))).await.orders, std::slice::from_ref(&found));
    let notification = Notification::Sms { order: OrderId(1001), seq: 100 };
    assert_eq!(home.store.find_scene(USER, &notification).await.unwrap().orders, [found]);
}
