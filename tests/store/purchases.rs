//! Purchases: durable before their button is shown, confirmed once, carried on by one process.

use std::time::Duration;

use smscode_bot::domain::failure::{FailureKind, ProviderFailure};
use smscode_bot::domain::guard::{Guard, Hold};
use smscode_bot::domain::notification::{CardId, Notification};
use smscode_bot::domain::purchase::{Purchase, PurchaseState};
use smscode_bot::domain::tracking::{Bought, Observation, Source};
use smscode_bot::domain::{Money, OrderId, OrderStatus, Private, UserId};
use smscode_bot::store::{Error, Settled};

use crate::home::{Home, USER};

on_each_database! {
    a_draft_comes_back_as_it_was_stored
    a6_of_twenty_presses_at_once_one_confirms
    a_purchase_turned_down_can_not_be_confirmed
    of_purchases_confirmed_at_once_only_those_within_the_daily_cap_are_begun
    what_came_back_does_not_count_against_the_cap
    m12_the_limit_counts_what_each_number_cost_and_for_the_others_the_price_at_the_confirmation
    m10_an_order_is_of_the_purchase_that_made_it_whichever_chat_looks
    m2_orders_that_come_late_are_of_their_purchase_and_told
    a_purchase_is_carried_on_by_one_at_a_time
    a1_a_call_that_was_begun_is_in_doubt_until_an_answer_says_otherwise
    a10_the_end_of_a_purchase_brings_its_orders_and_its_card
    o19_a_balance_below_the_limit_is_told_in_the_transaction_of_the_purchase
    a_refusal_is_told
    e1_a_purchase_in_doubt_goes_on_with_the_next_token
}

async fn a_draft_comes_back_as_it_was_stored(home: Home) {
    let draft = home.draft(1).await;
    assert_eq!(home.store.find_purchase(USER, draft.id).await.unwrap(), Some(draft.clone()));
    assert_eq!(home.store.find_purchase(UserId(1), draft.id).await.unwrap(), None);
    assert_eq!(home.store.next_purchase(), None);
}

async fn a6_of_twenty_presses_at_once_one_confirms(home: Home) {
    let draft = home.draft(1).await;
    let stores = home.two();
    let mut presses = tokio::task::JoinSet::new();
    for press in 0..20 {
        let store = stores[press % 2].clone();
        let (user, intent) = (draft.user, draft.id);
        presses.spawn(async move { store.confirm_purchase(user, intent, None, Some(9)).await.unwrap() });
    }
    let confirmed = presses.join_all().await.into_iter().filter(|done| *done).count();
    assert_eq!(confirmed, 1);
    let message = home.scene(CardId::Purchase(draft.id)).await.message;
    assert_eq!(message, Some(9));
}

async fn a_purchase_turned_down_can_not_be_confirmed(home: Home) {
    let draft = home.draft(1).await;
    assert!(!home.store.abandon_purchase(UserId(1), draft.id).await.unwrap());
    assert!(home.store.abandon_purchase(USER, draft.id).await.unwrap());
    assert!(!home.store.abandon_purchase(USER, draft.id).await.unwrap());
    assert!(!home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    let other = home.draft(2).await;
    assert!(!home.store.confirm_purchase(UserId(1), other.id, None, None).await.unwrap());
}

async fn a_purchase_is_carried_on_by_one_at_a_time(home: Home) {
    for id in 1..=20 {
        let draft = home.draft(id).await;
        home.store.confirm_purchase(USER, draft.id, Some(home.now()), None).await.unwrap();
    }
    let taken: Vec<_> = (0..3).flat_map(|_| home.store.take_purchases(8)).collect();
    let mut ids: Vec<u8> = taken.iter().map(|purchase| purchase.key().0[0]).collect();
    ids.sort_unstable();
    assert_eq!(ids, (1..=20).collect::<Vec<u8>>());
    let first = home.store.find_taken_purchase(&taken[0]).await.unwrap().unwrap();
    assert_eq!(first.state, PurchaseState::Confirmed);
    assert!(first.confirmed_at.is_some() && first.provider_time.is_some());
    assert_eq!(home.store.next_purchase(), None, "all are in hand");
    // As when the task that carries them on panics.
    drop(taken);
    assert!(home.store.take_purchases(100).is_empty());
    home.seconds_later(5);
    assert_eq!(home.store.take_purchases(100).len(), 20);
}

async fn a1_a_call_that_was_begun_is_in_doubt_until_an_answer_says_otherwise(home: Home) {
    let draft = home.draft(1).await;
    let id = draft.id;
    home.store.confirm_purchase(USER, id, None, None).await.unwrap();
    home.store.count_attempt(&draft).await.unwrap();
    for (said, doubtful) in [(true, true), (false, false)] {
        let mut purchase = home.due_purchases().await.remove(0);
        assert_eq!((purchase.doubtful, purchase.attempts), (true, 1), "since it was begun");
        purchase.doubtful = said;
        let taken = home.store.take_purchases(1).remove(0);
        home.store.put_purchase_off(&purchase, Duration::from_secs(5), false).await.unwrap();
        home.store.leave_purchase(taken).await.unwrap();
        assert_eq!(home.due_purchases().await, []);
        home.seconds_later(5);
        let purchase = home.due_purchases().await.remove(0);
        assert_eq!((purchase.doubtful, purchase.attempts), (doubtful, 1));
    }
}

async fn a10_the_end_of_a_purchase_brings_its_orders_and_its_card(home: Home) {
    home.store.link_account(USER, &Private::new("token")).await.unwrap();
    let purchase = home.draft(1).await;
    let card = CardId::Purchase(purchase.id);
    home.store.confirm_purchase(USER, purchase.id, None, Some(9)).await.unwrap();
    let mut seen = home.seen(1001, OrderStatus::Active);
    seen.source = Source::Answer;
    seen.bought = Some(home.bought(&purchase));
    home.store.settle_purchase(&purchase, &Settled::Bought(vec![seen], 1), None, None).await.unwrap();
    let after = home.store.find_purchase(USER, purchase.id).await.unwrap().unwrap();
    assert_eq!((after.state, after.failed_count), (PurchaseState::Bought, 1));
    let orders = home.scene(card).await.orders;
    assert_eq!(orders.iter().map(|order| order.id.0).collect::<Vec<_>>(), [1001]);
    assert_eq!(orders[0].price, Some(purchase.price));
    assert_eq!(home.store.find_intent_of(orders[0].id).await.unwrap(), Some(purchase.id));
    assert_eq!((home.due_purchases().await, home.store.next_purchase()), (vec![], None));
    let notifications = home.deliver().await;
    assert_eq!(notifications, [Notification::Card { card }]);
}

async fn o19_a_balance_below_the_limit_is_told_in_the_transaction_of_the_purchase(home: Home) {
    home.store.link_account(USER, &Private::new("token")).await.unwrap();
    let limit = |idr| Guard { low_balance: idr, ..Guard::default() };
    home.store.save_guard(USER, limit(Some(50_000))).await.unwrap();
    let low = Notification::LowBalance;
    let mut next = 1;
    let mut bought = async |balance| {
        let draft = home.draft(next).await;
        home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap();
        let mut seen = home.seen(1000 + i64::from(next), OrderStatus::Active);
        seen.source = Source::Answer;
        seen.bought = Some(home.bought(&draft));
        next += 1;
        home.store.settle_purchase(&draft, &Settled::Bought(vec![seen], 0), None, balance).await.unwrap();
        home.deliver().await.contains(&low)
    };
    assert!(!bought(Some(50_000)).await, "at the limit is not below it");
    assert!(bought(Some(49_999)).await);
    assert!(!bought(Some(30_000)).await && !bought(None).await, "once");
    assert!(!bought(Some(60_000)).await && bought(Some(40_000)).await, "again after it was above");
    // Balances noted between two purchases count as well, and so does a changed limit.
    home.store.note_balance(USER, 49_999).await.unwrap();
    assert!(!bought(Some(40_000)).await);
    home.store.note_balance(USER, 50_000).await.unwrap();
    assert!(bought(Some(40_000)).await);
    home.store.save_guard(USER, limit(Some(50_000))).await.unwrap();
    assert!(!bought(Some(39_000)).await, "the same limit is no other");
    home.store.save_guard(USER, limit(Some(30_000))).await.unwrap();
    assert!(bought(Some(29_000)).await);
    home.store.save_guard(USER, limit(None)).await.unwrap();
    assert!(!bought(Some(1)).await);
}

async fn a_refusal_is_told(home: Home) {
    let purchase = home.draft(1).await;
    home.store.confirm_purchase(USER, purchase.id, None, None).await.unwrap();
    let mut failure: ProviderFailure = FailureKind::SoldOut.into();
    failure.request_id = Some("req-1".to_owned());
    home.store.settle_purchase(&purchase, &Settled::Refused(failure), None, None).await.unwrap();
    let after = home.store.find_purchase(USER, purchase.id).await.unwrap().unwrap();
    assert_eq!(after.state, PurchaseState::Refused);
    assert_eq!((after.failure, after.request_id.as_deref()), (Some(FailureKind::SoldOut), Some("req-1")));
    let notifications = home.deliver().await;
    assert_eq!(notifications, [Notification::PurchaseEnded { intent: purchase.id }]);
}

async fn e1_a_purchase_in_doubt_goes_on_with_the_next_token(home: Home) {
    let purchase = home.draft(1).await;
    home.store.confirm_purchase(USER, purchase.id, None, None).await.unwrap();
    let failure = FailureKind::TokenRejected.into();
    home.store.settle_purchase(&purchase, &Settled::InDoubt(failure), None, None).await.unwrap();
    assert_eq!(home.due_purchases().await, []);
    home.store.resume_doubtful_purchases(USER).await.unwrap();
    assert_eq!(home.due_purchases().await.len(), 1);
}

#[tokio::test]
async fn b11_after_a_start_with_the_clock_put_back_a_purchase_does_not_wait_for_the_old_time() {
    let home = Home::sqlite().await;
    let (soon, late) = (home.draft(1).await, home.draft(2).await);
    for (draft, wait) in [(&soon, 60), (&late, 86_400)] {
        home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap();
        home.store.put_purchase_off(draft, Duration::from_secs(wait), false).await.unwrap();
    }
    let keyring = home.keyring.clone();
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    let due: Vec<_> = store.take_purchases(9).iter().map(|due| due.key()).collect();
    assert_eq!(
        due,
        [late.id],
        "what the provider asked to wait for is kept, a wait that nobody asks for is not"
    );
}

async fn of_purchases_confirmed_at_once_only_those_within_the_daily_cap_are_begun(home: Home) {
    // Each draft is two numbers of 15,000.
    let cap = Guard { daily_cap: Some(90_000), ..Guard::default() };
    home.store.save_guard(USER, cap).await.unwrap();
    let stores = home.two();
    let mut presses = tokio::task::JoinSet::new();
    for id in 0..10 {
        let (store, intent) = (stores[usize::from(id) % 2].clone(), home.draft(id).await.id);
        presses.spawn(async move { store.confirm_purchase(USER, intent, None, None).await });
    }
    let (mut begun, mut held) = (0, 0);
    for done in presses.join_all().await {
        match done {
            Ok(true) => begun += 1,
            Err(Error::Held(Hold::OverCap { cap: 90_000, .. })) => held += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((begun, held), (3, 7));
    home.store.save_guard(USER, Guard { frozen: true, ..Guard::default() }).await.unwrap();
    let draft = home.draft(20).await;
    let frozen = home.store.confirm_purchase(USER, draft.id, None, None).await;
    assert!(matches!(frozen, Err(Error::Held(Hold::Frozen))), "{frozen:?}");
    home.store.save_guard(USER, Guard { ask_above: Some(29_999), ..Guard::default() }).await.unwrap();
    let asked = home.store.confirm_purchase(USER, draft.id, None, None).await;
    assert!(matches!(asked, Err(Error::Held(Hold::AskAgain { above: 29_999 }))), "{asked:?}");
    home.store.assure_purchase(UserId(1), draft.id).await.unwrap();
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.is_err(), "somebody else's yes");
    home.store.assure_purchase(USER, draft.id).await.unwrap();
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    home.store.save_guard(USER, cap).await.unwrap();
    let next = home.draft(21).await;
    assert!(home.store.confirm_purchase(USER, next.id, None, None).await.is_err());
    home.seconds_later(86_401);
    assert!(
        home.store.confirm_purchase(USER, next.id, None, None).await.unwrap(),
        "a day later it counts anew"
    );
}

async fn what_came_back_does_not_count_against_the_cap(home: Home) {
    let cap = Guard { daily_cap: Some(30_000), ..Guard::default() };
    home.store.save_guard(USER, cap).await.unwrap();
    let draft = home.draft(1).await;
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    let bought = Bought {
        intent: draft.id,
        title: draft.title.clone(),
        product: draft.product,
        price: smscode_bot::domain::Money::Idr(15_000),
    };
    let orders = [1001, 1002].map(|id| {
        let mut seen = home.seen(id, OrderStatus::Active);
        seen.source = Source::Answer;
        seen.bought = Some(bought.clone());
        seen
    });
    home.store.settle_purchase(&draft, &Settled::Bought(orders.to_vec(), 0), None, None).await.unwrap();
    let second = home.draft(2).await;
    assert!(home.store.confirm_purchase(USER, second.id, None, None).await.is_err());
    for id in [1001, 1002] {
        home.store.apply(USER, &home.seen(id, OrderStatus::Canceled)).await.unwrap();
    }
    assert!(home.store.confirm_purchase(USER, second.id, None, None).await.unwrap());
}

/// An answer that says what this number costs.
fn costs(home: &Home, purchase: &Purchase, id: i64, idr: i64) -> Observation {
    let mut seen = home.seen(id, OrderStatus::Active);
    seen.source = Source::Answer;
    seen.bought = Some(home.bought(purchase));
    seen.order.amount = Some(Money::Idr(idr));
    seen
}

async fn m12_the_limit_counts_what_each_number_cost_and_for_the_others_the_price_at_the_confirmation(
    home: Home,
) {
    // Of two numbers, each 15,000 on the screen and 10,000 when pressed.
    let draft = home.draft(1).await;
    home.store.reprice_draft(&draft, Money::Idr(10_000)).await.unwrap();
    let cap = |idr| Guard { daily_cap: Some(idr), ..Guard::default() };
    let spent = async |next: u8| {
        home.store.save_guard(USER, cap(1)).await.unwrap();
        let draft = home.draft(next).await;
        match home.store.confirm_purchase(USER, draft.id, None, None).await {
            Err(Error::Held(Hold::OverCap { spent, .. })) => spent,
            other => panic!("{other:?}"),
        }
    };
    home.store.save_guard(USER, cap(20_000)).await.unwrap();
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    assert_eq!(spent(2).await, 20_000);
    let draft = home.store.find_purchase(USER, draft.id).await.unwrap().unwrap();
    assert_eq!(draft.price, Money::Idr(10_000));
    home.store.apply(USER, &costs(&home, &draft, 1001, 9_000)).await.unwrap();
    assert_eq!(spent(3).await, 19_000, "one is known, the other is not");
    let both = [1001, 1002].map(|id| costs(&home, &draft, id, 9_000));
    home.store.settle_purchase(&draft, &Settled::Bought(both.to_vec(), 0), None, None).await.unwrap();
    assert_eq!(spent(4).await, 18_000);
    home.store.apply(USER, &home.seen(1002, OrderStatus::Expired)).await.unwrap();
    assert_eq!(spent(5).await, 9_000);
}

async fn m10_an_order_is_of_the_purchase_that_made_it_whichever_chat_looks(home: Home) {
    let draft = home.draft(1).await;
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    home.store.apply(USER, &costs(&home, &draft, 1001, 15_000)).await.unwrap();
    let sibling = UserId(7);
    home.store.get_user(sibling, Some("en")).await.unwrap();
    home.store.apply(sibling, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    home.store.apply(sibling, &home.seen(1002, OrderStatus::Active)).await.unwrap();
    assert_eq!(home.store.find_intent_of(OrderId(1001)).await.unwrap(), Some(draft.id));
    assert_eq!(home.store.find_intent_of(OrderId(1002)).await.unwrap(), None);
}

async fn m2_orders_that_come_late_are_of_their_purchase_and_told(home: Home) {
    let draft = home.draft(1).await;
    assert!(home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap());
    let next = home.now() + chrono::TimeDelta::seconds(20);
    let no = Settled::Refused(FailureKind::UpstreamRefused.into());
    home.store.settle_purchase(&draft, &no, Some(next), None).await.unwrap();
    assert_eq!((home.due_purchases().await, home.store.next_purchase()), (vec![], Some(next)));
    home.deliver().await;
    // An order without a known purchase: the list is polled now.
    home.store.apply(USER, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    assert_eq!(home.due_purchases().await.len(), 1);
    let ended = home.store.find_purchase(USER, draft.id).await.unwrap().unwrap();
    let late = [costs(&home, &draft, 1001, 15_000)];
    home.store.add_late_orders(&ended, &late, Some(next)).await.unwrap();
    let now = home.store.find_purchase(USER, draft.id).await.unwrap().unwrap();
    assert_eq!((now.state, now.failed_count, now.doubt.late), (PurchaseState::Bought, 1, 1));
    assert_eq!(home.due_purchases().await, [], "one is still missing");
    assert_eq!(home.store.next_purchase(), Some(next));
    let scene = home.scene(CardId::Purchase(draft.id)).await;
    assert_eq!(scene.orders.iter().map(|order| order.id).collect::<Vec<_>>(), [OrderId(1001)]);
    let told = home.deliver().await;
    assert!(told.contains(&Notification::PurchaseEnded { intent: draft.id }), "{told:?}");
    home.store.add_late_orders(&now, &[costs(&home, &draft, 1002, 15_000)], Some(next)).await.unwrap();
    home.seconds_later(20);
    assert_eq!((home.due_purchases().await, home.store.next_purchase()), (vec![], None), "all are there");
}
