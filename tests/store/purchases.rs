//! Purchases: durable before their button, confirmed once, carried on by one.

use std::time::Duration;

use smscode_bot::domain::guard::{Guard, Hold};
use smscode_bot::domain::purchase::PurchaseState;
use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::tracking::{Bought, Source};
use smscode_bot::domain::trouble::{Trouble, TroubleKind};
use smscode_bot::domain::{OrderStatus, UserId};
use smscode_bot::store::{Error, Settled};

use crate::home::{Home, LEASE, USER};

on_each_database! {
    a_draft_comes_back_as_it_was_stored
    a6_of_twenty_presses_at_once_one_confirms
    a_purchase_turned_down_can_not_be_confirmed
    of_purchases_confirmed_at_once_only_those_within_the_daily_cap_are_begun
    what_came_back_does_not_count_against_the_cap
    a_purchase_is_carried_by_one_of_two_processes
    a1_a_call_that_was_begun_is_in_doubt_until_an_answer_says_otherwise
    a10_the_end_of_a_purchase_brings_its_orders_and_its_card
    a_refusal_is_told
    e1_a_purchase_in_doubt_goes_on_with_the_next_token
}

async fn a_draft_comes_back_as_it_was_stored(home: Home) {
    let draft = home.draft(1).await;
    assert_eq!(home.store.find_purchase(USER, draft.id).await.unwrap(), Some(draft.clone()));
    assert_eq!(home.store.find_purchase(UserId(1), draft.id).await.unwrap(), None);
    assert_eq!(home.store.find_next_purchase().await.unwrap(), None);
}

async fn a6_of_twenty_presses_at_once_one_confirms(home: Home) {
    let draft = home.draft(1).await;
    let stores = home.two().await;
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

async fn a_purchase_is_carried_by_one_of_two_processes(home: Home) {
    for id in 1..=20 {
        let draft = home.draft(id).await;
        home.store.confirm_purchase(USER, draft.id, Some(home.now()), None).await.unwrap();
    }
    let [one, two] = home.two().await;
    let claims = tokio::join!(one.claim_purchases(15, LEASE), two.claim_purchases(15, LEASE));
    let mut taken: Vec<_> = [claims.0.unwrap(), claims.1.unwrap()].concat();
    taken.extend(one.claim_purchases(20, LEASE).await.unwrap());
    taken.sort_by_key(|purchase| purchase.id.0);
    let ids: Vec<u8> = taken.iter().map(|purchase| purchase.id.0[0]).collect();
    assert_eq!(ids, (1..=20).collect::<Vec<u8>>());
    assert_eq!(taken[0].state, PurchaseState::Confirmed);
    assert!(taken[0].confirmed_at.is_some() && taken[0].provider_time.is_some());
    let due = one.find_next_purchase().await.unwrap().unwrap();
    assert!(due > home.now(), "what is taken is due when the lease ends");
    home.seconds_later(61);
    assert_eq!(two.claim_purchases(100, LEASE).await.unwrap().len(), 20);
}

async fn a1_a_call_that_was_begun_is_in_doubt_until_an_answer_says_otherwise(home: Home) {
    let id = home.draft(1).await.id;
    home.store.confirm_purchase(USER, id, None, None).await.unwrap();
    home.store.count_attempt(id).await.unwrap();
    for (said, doubtful) in [(None, true), (Some(true), true), (Some(false), false)] {
        home.store.postpone_purchase(id, Duration::from_secs(5), said).await.unwrap();
        assert_eq!(home.store.claim_purchases(1, LEASE).await.unwrap(), []);
        home.seconds_later(5);
        let taken = home.store.claim_purchases(1, LEASE).await.unwrap();
        assert_eq!((taken[0].doubtful, taken[0].attempts), (doubtful, 1));
    }
}

async fn a10_the_end_of_a_purchase_brings_its_orders_and_its_card(home: Home) {
    let purchase = home.draft(1).await;
    let card = CardId::Purchase(purchase.id);
    home.store.confirm_purchase(USER, purchase.id, None, Some(9)).await.unwrap();
    let mut seen = home.seen(1001, OrderStatus::Active);
    seen.source = Source::Answer;
    seen.bought = Some(home.bought(&purchase));
    home.store.settle_purchase(&purchase, &Settled::Bought(vec![seen], 1)).await.unwrap();
    let after = home.store.find_purchase(USER, purchase.id).await.unwrap().unwrap();
    assert_eq!((after.state, after.failed_count), (PurchaseState::Bought, 1));
    let orders = home.scene(card).await.orders;
    assert_eq!(orders.iter().map(|order| order.id.0).collect::<Vec<_>>(), [1001]);
    assert_eq!(orders[0].price, Some(purchase.price));
    assert_eq!(home.store.find_intent_of(USER, orders[0].id).await.unwrap(), Some(purchase.id));
    assert_eq!(home.store.find_next_purchase().await.unwrap(), None);
    let pushes: Vec<_> = home.claim().await.into_iter().map(|parcel| parcel.push).collect();
    assert_eq!(pushes, [Push::Card { card }]);
}

async fn a_refusal_is_told(home: Home) {
    let purchase = home.draft(1).await;
    home.store.confirm_purchase(USER, purchase.id, None, None).await.unwrap();
    let mut trouble: Trouble = TroubleKind::SoldOut.into();
    trouble.request_id = Some("req-1".to_owned());
    home.store.settle_purchase(&purchase, &Settled::Refused(trouble)).await.unwrap();
    let after = home.store.find_purchase(USER, purchase.id).await.unwrap().unwrap();
    assert_eq!(after.state, PurchaseState::Refused);
    assert_eq!((after.failure, after.request_id.as_deref()), (Some(TroubleKind::SoldOut), Some("req-1")));
    let pushes: Vec<_> = home.claim().await.into_iter().map(|parcel| parcel.push).collect();
    assert_eq!(pushes, [Push::PurchaseEnded { intent: purchase.id }]);
}

async fn e1_a_purchase_in_doubt_goes_on_with_the_next_token(home: Home) {
    let purchase = home.draft(1).await;
    home.store.confirm_purchase(USER, purchase.id, None, None).await.unwrap();
    let trouble = TroubleKind::TokenRejected.into();
    home.store.settle_purchase(&purchase, &Settled::InDoubt(trouble)).await.unwrap();
    assert_eq!(home.store.claim_purchases(1, LEASE).await.unwrap(), []);
    home.store.resume_doubtful_purchases(USER).await.unwrap();
    assert_eq!(home.store.claim_purchases(1, LEASE).await.unwrap().len(), 1);
}

#[tokio::test]
async fn b11_after_a_start_with_the_clock_put_back_a_purchase_does_not_wait_for_the_old_time() {
    let home = Home::sqlite().await;
    let (soon, late) = (home.draft(1).await, home.draft(2).await);
    for (draft, wait) in [(&soon, 60), (&late, 86_400)] {
        home.store.confirm_purchase(USER, draft.id, None, None).await.unwrap();
        home.store.postpone_purchase(draft.id, Duration::from_secs(wait), None).await.unwrap();
    }
    let keyring = home.keyring.clone();
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    let due: Vec<_> = store.claim_purchases(9, LEASE).await.unwrap().iter().map(|due| due.id).collect();
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
    let stores = home.two().await;
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
    home.store.settle_purchase(&draft, &Settled::Bought(orders.to_vec(), 0)).await.unwrap();
    let second = home.draft(2).await;
    assert!(home.store.confirm_purchase(USER, second.id, None, None).await.is_err());
    for id in [1001, 1002] {
        home.store.apply(USER, &home.seen(id, OrderStatus::Canceled)).await.unwrap();
    }
    assert!(home.store.confirm_purchase(USER, second.id, None, None).await.unwrap());
}
