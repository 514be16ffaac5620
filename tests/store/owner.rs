//! Owner and standby on one PostgreSQL: one writes, and an owner that has lost the database changes nothing.

use std::time::Duration;

use smscode_bot::domain::notification::Notification;
use smscode_bot::domain::{OrderStatus, Private};
use smscode_bot::ownership;
use smscode_bot::store::{Delivered, Error, Reach, Store};

use tokio_util::sync::CancellationToken;

use crate::home::{Home, USER, WAIT, keyring, seen_at, take_over};

/// The owner and a standby; `None` when no server is named.
async fn two() -> Option<(Home, Store, Store)> {
    let home = Home::postgres().await?;
    let (owner, standby) = (home.store.clone(), home.standby().await?);
    Some((home, owner, standby))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_reads_and_writes_nothing() {
    let Some((home, owner, standby)) = two().await else { return };
    assert!(owner.is_owner() && owner.may_send());
    assert!(!standby.is_owner() && !standby.may_send());
    assert!(matches!(standby.renew_ownership().await, Err(Error::NotOwner)));
    assert!(standby.add_notification(USER, &Notification::TokenRejected).await.is_err());
    assert!(standby.link_account(USER, &Private::new("token")).await.is_err());
    assert!(standby.apply(USER, &home.sms(1001, "314159")).await.is_err());
    assert!(standby.mark_handled(1).await.is_err());
    assert!(standby.find_user(USER).await.unwrap().is_some());
    assert_eq!(owner.count_notifications().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_that_lost_the_database_changes_nothing_by_any_way_of_writing() {
    let Some((home, one, two)) = two().await else { return };
    one.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    one.apply(USER, &home.seen(1001, OrderStatus::Active)).await.unwrap();
    let (_chat, in_hand) = home.in_hand().await;
    take_over(&two).await;
    two.begin_work().await.unwrap();
    assert!(one.is_owner(), "it has not noticed yet, as after it was frozen");
    // A single statement, a transaction, a group of the writer.
    assert!(one.hold_chat(USER, WAIT).await.is_err());
    assert!(one.link_account(USER, &Private::new("token")).await.is_err());
    assert!(one.complete_notification(&in_hand, Delivered::Done).await.is_err());
    assert!(one.apply(USER, &home.sms(1001, "314159")).await.is_err());
    assert!(matches!(one.renew_ownership().await, Err(Error::NotOwner)));
    assert!(!one.is_owner() && !one.may_send());
    assert!(one.ownership_ended().is_cancelled());
    // What it had claimed goes to the next owner.
    assert_eq!(two.get_reach(USER).await.unwrap(), Reach::Open);
    assert!(two.find_account(USER).await.unwrap().is_none());
    assert_eq!(two.open_orders(USER).await.unwrap()[0].sms.len(), 0);
    let chat = two.take_chats(9).remove(0);
    assert_eq!(two.next_notification(chat.key()).await.unwrap(), Some(in_hand));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_standbys_one_takes_the_database_over() {
    let Some((home, owner, one)) = two().await else { return };
    let two = home.standby().await.unwrap();
    let seen = one.find_owner().await.unwrap();
    owner.renew_ownership().await.unwrap();
    assert!(!one.take_ownership(&seen, "one").await.unwrap(), "the owner has written since");
    let seen = one.find_owner().await.unwrap();
    let taken = tokio::join!(one.take_ownership(&seen, "one"), two.take_ownership(&seen, "two"));
    assert_eq!(u8::from(taken.0.unwrap()) + u8::from(taken.1.unwrap()), 1);
    assert_eq!(u8::from(one.is_owner()) + u8::from(two.is_owner()), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_that_ends_leaves_the_database_to_anybody() {
    let Some((_home, owner, standby)) = two().await else { return };
    assert!(!standby.find_owner().await.unwrap().address.is_empty());
    owner.close().await;
    let seen = standby.find_owner().await.unwrap();
    assert_eq!(seen.address, "");
    assert!(standby.take_ownership(&seen, "next").await.unwrap());
    standby.begin_work().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_is_asked_to_end_while_it_takes_over_knows_that_it_did() {
    let Some((home, owner, standby)) = two().await else { return };
    owner.close().await;
    let (mut holding, mut looking) = (home.raw().await, home.raw().await);
    for statement in ["BEGIN", "SELECT id::bigint FROM owner WHERE id = 1 FOR UPDATE"] {
        sqlx::query(statement).execute(&mut holding).await.unwrap();
    }
    let (store, stop) = (standby.clone(), CancellationToken::new());
    let stopped = stop.clone();
    let standing = tokio::spawn(async move { ownership::stand_by(&store, "next", &stopped).await });
    let waits = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while sqlx::query_scalar::<_, i64>(waits).fetch_one(&mut looking).await.unwrap() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stop.cancel();
    sqlx::query("COMMIT").execute(&mut holding).await.unwrap();
    assert!(standing.await.unwrap());
    assert!(standby.is_owner());
    standby.close().await;
    let address: String =
        sqlx::query_scalar("SELECT address FROM owner WHERE id = 1").fetch_one(&mut looking).await.unwrap();
    assert_eq!(address, "", "given back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_that_is_frozen_inside_a_transaction_keeps_nobody_from_taking_over() {
    let Some((home, _owner, standby)) = two().await else { return };
    // As the owner does it: a stalled transaction holds the row.
    let mut frozen = home.raw().await;
    for statement in [
        "BEGIN",
        "UPDATE owner SET beat = beat + 1 WHERE id = 1
         RETURNING set_config('idle_in_transaction_session_timeout', '300', true)",
    ] {
        sqlx::query(statement).execute(&mut frozen).await.unwrap();
    }
    let seen = standby.find_owner().await.unwrap();
    assert!(standby.take_ownership(&seen, "next").await.unwrap());
    assert!(sqlx::query("COMMIT").execute(&mut frozen).await.is_err(), "the server has ended it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o7_another_default_isolation_level_changes_nothing() {
    let Some(home) = Home::postgres().await else { return };
    let mut raw = home.raw().await;
    alter(&mut raw, "default_transaction_isolation = 'serializable'").await;
    let now = home.now();
    let left = home.end().await;
    let store = left.open(&keyring("a", 1)).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for order in 1..=96 {
        let (recording, mut seen) = (store.clone(), seen_at(now, order, OrderStatus::OtpReceived));
        seen.order.code = Some(Private::new(format!("3141{order}")));
        tasks.spawn(async move { recording.apply(USER, &seen).await.map(drop) });
        if order % 8 == 0 {
            let store = store.clone();
            tasks.spawn(async move { store.hold_chat(USER, WAIT).await });
        }
    }
    for done in tasks.join_all().await {
        done.unwrap();
    }
    assert_eq!(store.open_orders(USER).await.unwrap().len(), 96);
    store.close().await;
}

async fn alter(raw: &mut sqlx::AnyConnection, setting: &str) {
    let database: String =
        sqlx::query_scalar("SELECT current_database()::text").fetch_one(&mut *raw).await.unwrap();
    let alter = format!("ALTER DATABASE {database} SET {setting}");
    sqlx::query(sqlx::AssertSqlSafe(alter)).execute(raw).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_connection_that_the_server_cut_costs_nobody_an_answer() {
    let Some(home) = Home::postgres().await else { return };
    let notification = Notification::TokenRejected;
    let mut raw = home.raw().await;
    for _ in 0..3 {
        assert!(home.store.find_user(USER).await.unwrap().is_some());
        assert!(home.store.find_account_by_hook("nobody's").await.unwrap().is_none());
        assert_eq!(home.store.find_scene(USER, &notification).await.unwrap().reach, Reach::Open);
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()";
        sqlx::query(others).execute(&mut raw).await.unwrap();
    }
    home.store.close().await;
}
