//! Several processes on one PostgreSQL: who may do what, and what becomes of the work of one that dies.

use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::{OrderId, Private, UserId};
use smscode_bot::store::{Beat, Delivered, Reach, Store, Turn};

use crate::home::{Home, LEASE, USER};

const ALICE: Option<UserId> = Some(USER);
const BUDI: Option<UserId> = Some(UserId(7));

/// Two processes that show that they live; `None` when no server is named.
async fn two() -> Option<(Home, Store, Store)> {
    let home = Home::postgres().await?;
    let [one, two] = home.two().await;
    for store in [&one, &two] {
        store.beat().await.unwrap();
    }
    Some((home, one, two))
}

/// How far a process has counted, as another one sees it.
async fn seen(by: &Store, other: &Store) -> Beat {
    let beats = by.beat().await.unwrap();
    beats.into_iter().find(|beat| beat.owner == other.owner()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d1_an_update_that_two_processes_get_at_once_is_handled_by_one() {
    let Some((_home, one, two)) = two().await else { return };
    for update in 0..50 {
        let user = Some(UserId(update));
        let turns = tokio::join!(one.take_turn(update, user), two.take_turn(update, user));
        let turns = [turns.0.unwrap(), turns.1.unwrap()];
        assert!(turns.contains(&Turn::Yours) && turns.contains(&Turn::Wait), "{turns:?}");
        let winner = if turns[0] == Turn::Yours { &one } else { &two };
        winner.mark_handled(update).await.unwrap();
        for store in [&one, &two] {
            assert_eq!(store.take_turn(update, user).await.unwrap(), Turn::Handled);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_taps_of_one_person_are_never_in_hand_at_once_and_other_people_do_not_wait() {
    let Some((_home, one, two)) = two().await else { return };
    assert_eq!(one.take_turn(1, ALICE).await.unwrap(), Turn::Yours);
    assert_eq!(two.take_turn(2, ALICE).await.unwrap(), Turn::Wait);
    assert_eq!(two.take_turn(3, BUDI).await.unwrap(), Turn::Yours);
    assert_eq!(two.take_turn(4, None).await.unwrap(), Turn::Yours);
    assert_eq!(one.take_turn(5, None).await.unwrap(), Turn::Yours);
    assert!(!two.is_handled(1).await.unwrap(), "it is in hand");
    one.mark_handled(1).await.unwrap();
    assert_eq!(two.take_turn(2, ALICE).await.unwrap(), Turn::Yours);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d2_an_update_in_the_hand_of_a_process_that_died_is_handled_by_another() {
    let Some((home, one, two)) = two().await else { return };
    assert_eq!(one.take_turn(1, ALICE).await.unwrap(), Turn::Yours);
    assert_eq!(two.take_turn(1, ALICE).await.unwrap(), Turn::Wait);
    assert!(two.give_up(&seen(&two, &one).await).await.unwrap());
    assert_eq!(two.take_turn(1, ALICE).await.unwrap(), Turn::Yours);
    // One that was left in hand by a failure of the database comes back to the same process, or, late, to another.
    assert_eq!(two.take_turn(1, ALICE).await.unwrap(), Turn::Yours);
    one.beat().await.unwrap();
    assert_eq!(one.take_turn(2, ALICE).await.unwrap(), Turn::Wait);
    home.seconds_later(91);
    assert_eq!(one.take_turn(2, ALICE).await.unwrap(), Turn::Yours);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pushes_of_one_chat_are_in_the_hands_of_one_process() {
    let Some((home, one, two)) = two().await else { return };
    for user in 1..=20 {
        home.store.get_user(UserId(user), None).await.unwrap();
        for order in 1..=3 {
            let push = Push::Sms { order: OrderId(order), seq: 1 };
            home.store.add_push(UserId(user), &push).await.unwrap();
        }
    }
    let claims = tokio::join!(one.claim_pushes(15, LEASE), two.claim_pushes(15, LEASE));
    let (ones, twos) = (claims.0.unwrap(), claims.1.unwrap());
    assert_eq!((ones.len(), twos.len()), (15, 15));
    assert!(ones.iter().all(|mine| twos.iter().all(|theirs| mine.user != theirs.user)), "{ones:?} {twos:?}");
    // What comes meanwhile goes to the process that has the chat.
    let chat = ones[0].user;
    home.store.add_push(chat, &Push::Card { card: CardId::Order(OrderId(9)) }).await.unwrap();
    let more = two.claim_pushes(100, LEASE).await.unwrap();
    assert!(more.iter().all(|parcel| ones.iter().all(|mine| mine.user != parcel.user)), "{more:?}");
    for parcel in &ones {
        one.complete_push(parcel, Delivered::Done).await.unwrap();
    }
    assert!(two.claim_pushes(100, LEASE).await.unwrap().iter().any(|parcel| parcel.user == chat));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d4_a_wait_that_one_process_met_holds_the_pushes_and_the_replies_of_all() {
    let Some((home, one, two)) = two().await else { return };
    home.store.get_user(UserId(2), None).await.unwrap();
    for user in [USER, UserId(2)] {
        one.add_push(user, &Push::TokenRejected).await.unwrap();
    }
    one.hold_chat(USER, LEASE).await.unwrap();
    let taken: Vec<_> = two.claim_pushes(9, LEASE).await.unwrap().iter().map(|parcel| parcel.user).collect();
    assert_eq!(taken, [UserId(2)]);
    assert!(matches!(two.get_reach(USER).await.unwrap(), Reach::FloodUntil(_)));
    home.seconds_later(61);
    assert!(two.claim_pushes(9, LEASE).await.unwrap().iter().any(|parcel| parcel.user == USER));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_dead_process_held_is_free_at_once_and_it_touches_nothing_when_it_comes_back() {
    let Some((home, one, two)) = two().await else { return };
    one.add_push(USER, &Push::TokenRejected).await.unwrap();
    one.link_account(USER, &Private::new("token")).await.unwrap();
    let draft = home.draft(1).await;
    one.confirm_purchase(USER, draft.id, None, None).await.unwrap();
    let parcel = one.claim_pushes(9, LEASE).await.unwrap().remove(0);
    assert_eq!(one.claim_polls(9, LEASE).await.unwrap().len(), 1);
    assert_eq!(one.claim_purchases(9, LEASE).await.unwrap().len(), 1);
    assert!(one.hold_lease("updates", &one.owner(), LEASE).await.unwrap());
    assert!(one.holds(&parcel));

    // It counts on between the look and the giving up: it lives.
    let stale = seen(&two, &one).await;
    one.beat().await.unwrap();
    assert!(!two.give_up(&stale).await.unwrap());
    assert_eq!(two.claim_pushes(9, LEASE).await.unwrap(), []);

    let silent = seen(&two, &one).await;
    assert!(two.give_up(&silent).await.unwrap());
    assert!(!two.give_up(&silent).await.unwrap(), "once");
    assert_eq!(two.claim_pushes(9, LEASE).await.unwrap().len(), 1);
    assert_eq!(two.claim_polls(9, LEASE).await.unwrap().len(), 1);
    assert_eq!(two.claim_purchases(9, LEASE).await.unwrap().len(), 1);
    assert!(two.hold_lease("updates", &two.owner(), LEASE).await.unwrap());

    // It was only frozen: what it had in hand is not its own any more.
    let before = one.owner();
    one.beat().await.unwrap();
    assert_ne!(one.owner(), before);
    assert!(!one.holds(&parcel));
    assert_eq!(one.claim_pushes(9, LEASE).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_leaves_makes_way_at_once() {
    let Some((_home, one, two)) = two().await else { return };
    one.add_push(USER, &Push::TokenRejected).await.unwrap();
    assert_eq!(one.claim_pushes(9, LEASE).await.unwrap().len(), 1);
    assert_eq!(two.claim_pushes(9, LEASE).await.unwrap(), []);
    one.leave().await.unwrap();
    assert_eq!(two.claim_pushes(9, LEASE).await.unwrap().len(), 1);
    assert_eq!(two.beat().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_was_given_up_takes_nothing_out_of_the_hands_of_the_next() {
    let Some((_home, one, two)) = two().await else { return };
    one.add_push(USER, &Push::TokenRejected).await.unwrap();
    let lost = one.claim_pushes(9, LEASE).await.unwrap().remove(0);
    one.add_push(USER, &Push::TokenRejected).await.unwrap();
    assert!(two.give_up(&seen(&two, &one).await).await.unwrap());
    let in_hand = two.claim_pushes(9, LEASE).await.unwrap().remove(0);
    one.complete_push(&lost, Delivered::Done).await.unwrap();
    one.release_push(&lost).await.unwrap();
    one.postpone_push(&lost, std::time::Duration::ZERO).await.unwrap();
    one.beat().await.unwrap();
    assert_eq!(one.claim_pushes(9, LEASE).await.unwrap(), []);
    two.complete_push(&in_hand, Delivered::Done).await.unwrap();
    assert_eq!(two.count_pushes().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_connection_that_the_server_cut_costs_nobody_an_answer() {
    let Some(home) = Home::postgres().await else { return };
    let push = Push::TokenRejected;
    let mut raw = home.raw().await;
    for _ in 0..3 {
        assert!(home.store.find_user(USER).await.unwrap().is_some());
        assert!(home.store.find_account_by_hook("nobody's").await.unwrap().is_none());
        assert_eq!(home.store.find_scene(USER, &push, None).await.unwrap().reach, Reach::Open);
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()";
        sqlx::query(others).execute(&mut raw).await.unwrap();
    }
    home.store.close().await;
}
