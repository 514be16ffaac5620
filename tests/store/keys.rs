//! What lies in the database, who opens it, and with which keys.

use smscode_bot::domain::push::Push;
use smscode_bot::domain::tracking::Source;
use smscode_bot::domain::{OrderId, Private, UserId};
use smscode_bot::store::{Database, Error, Hook};
use smscode_bot::vault::Keyring;
use sqlx::Row;

use crate::home::{Home, USER, keyring};

on_each_database! {
    e12_other_keys_are_refused
    e13_after_a_rotation_old_rows_open_with_the_old_key
    e15_codes_texts_and_numbers_go_when_their_time_is_over
    e14_a_sealed_value_that_is_moved_to_another_person_does_not_open
}

async fn e12_other_keys_are_refused(home: Home) {
    home.store.link_account(USER, &Private::new("token")).await.unwrap();
    let (right, left) = (home.keyring.clone(), home.end().await);
    for wrong in [keyring("a", 2), keyring("b", 1)] {
        assert!(matches!(left.open(&wrong).await, Err(Error::WrongKeys)));
    }
    let store = left.open(&right).await.unwrap();
    assert!(store.find_account(USER).await.unwrap().is_some());
}

async fn e13_after_a_rotation_old_rows_open_with_the_old_key(home: Home) {
    use base64::Engine;
    let line =
        |id: &str, byte: u8| format!("{id}:{}", base64::engine::general_purpose::STANDARD.encode([byte; 32]));
    let hook = Hook { key: Private::new("hook key"), secret: Some(Private::new("secret")) };
    home.store.link_account(USER, &Private::new("token")).await.unwrap();
    home.store.prepare_hook(USER, &hook, None).await.unwrap();
    let rotated = Keyring::parse(&format!("{},{}", line("b", 2), line("a", 1))).unwrap();
    let left = home.end().await;
    let store = left.open(&rotated).await.unwrap();
    assert_eq!(store.find_account_by_hook("hook key").await.unwrap().unwrap().hook, Some(hook));
}

async fn e14_a_sealed_value_that_is_moved_to_another_person_does_not_open(home: Home) {
    home.store.get_user(UserId(2), None).await.unwrap();
    for user in [USER, UserId(2)] {
        home.store.link_account(user, &Private::new("token")).await.unwrap();
    }
    let mut raw = home.raw().await;
    let moved = sqlx::query(
        "UPDATE accounts SET token = (SELECT token FROM accounts AS other WHERE other.user_id = 2)
         WHERE user_id = $1",
    );
    moved.bind(USER.0).execute(&mut raw).await.unwrap();
    assert!(matches!(home.store.find_account(USER).await, Err(Error::Vault(_))));
    assert!(home.store.find_account(UserId(2)).await.unwrap().is_some());
}

async fn e15_codes_texts_and_numbers_go_when_their_time_is_over(home: Home) {
    use chrono::TimeDelta;
    use smscode_bot::domain::OrderStatus;
    let (day, order) = (TimeDelta::hours(24), OrderId(1001));
    home.store.apply(USER, &home.sms(1001, "314159")).await.unwrap();
    home.store.apply(USER, &home.sms(1002, "271828")).await.unwrap();
    home.store.apply(USER, &home.seen(1001, OrderStatus::Completed)).await.unwrap();
    home.seconds_later(86_401);
    assert_eq!(home.store.purge_orders(day).await.unwrap(), 0, "the person has not been told yet");
    for parcel in home.claim().await {
        home.store.complete_push(&parcel, smscode_bot::store::Delivered::Done).await.unwrap();
    }
    assert_eq!(home.store.purge_orders(day).await.unwrap(), 1);
    assert_eq!(home.store.purge_orders(day).await.unwrap(), 0);
    let left = home.store.find_order(USER, order).await.unwrap().unwrap();
    assert!(left.purged && left.sms.is_empty() && left.phone.is_none());
    let mut raw = home.raw().await;
    let kept =
        "SELECT COUNT(*) AS n FROM sms WHERE order_id = 1001 AND (code IS NOT NULL OR text IS NOT NULL)";
    let row = sqlx::query(kept).fetch_one(&mut raw).await.unwrap();
    assert_eq!(row.try_get::<i64, _>("n").unwrap(), 0);
    let open = home.store.find_order(USER, OrderId(1002)).await.unwrap().unwrap();
    assert_eq!(open.sms.len(), 1, "an open order keeps what came");
    // Whoever tells of it again, by an event or a read: it is shown to who asks, told to nobody, and not kept.
    for source in [Source::Event, Source::Read] {
        let mut seen = home.sms(1001, "314159");
        seen.source = source;
        let step = home.store.apply(USER, &seen).await.unwrap();
        assert!(step.pushes.is_empty());
        assert_eq!(step.order.sms.len(), 1);
    }
    assert_eq!(home.store.find_order(USER, order).await.unwrap(), Some(left));
}

#[tokio::test]
async fn e15_no_secret_lies_open_in_the_files() {
    const SECRETS: [&str; 7] = [
        "canary-token",
        "canary-hook-key",
        "canary-secret",
        "canary.example",
        "+6281298765432",
        "314159",
        "canary text",
    ];
    let home = Home::sqlite().await;
    home.store.link_account(USER, &Private::new("canary-token")).await.unwrap();
    let hook = Hook { key: Private::new("canary-hook-key"), secret: Some(Private::new("canary-secret")) };
    let previous = Hook { key: Private::new("https://canary.example/hook"), secret: None };
    home.store.prepare_hook(USER, &hook, Some(&previous)).await.unwrap();
    let mut seen = home.sms(1001, "314159");
    seen.order.text = Some(Private::new("canary text with 314159"));
    home.store.apply(USER, &seen).await.unwrap();
    seen.source = Source::Event;
    seen.order.id = OrderId(1002);
    home.store.apply(USER, &seen).await.unwrap();
    home.store.forget_unverified(USER, OrderId(1002)).await.unwrap();
    home.store.add_push(USER, &Push::DeleteMessage { message: 1 }).await.unwrap();
    let (mut files, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(home.folder()).unwrap() {
        let path = entry.unwrap().path();
        let content = std::fs::read(&path).unwrap();
        (files, bytes) = (files + 1, bytes + content.len());
        for secret in SECRETS {
            let found = content.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} lies open in {}", path.display());
        }
    }
    assert!(files >= 3 && bytes > 10_000, "the database, its log and its lock: {files} files, {bytes} bytes");
}

#[tokio::test]
async fn e18_a_second_process_on_one_file_is_refused() {
    let home = Home::sqlite().await;
    let path = home.folder().join("bot.db");
    let refused = Database::sqlite(&path).await.err().unwrap();
    assert!(matches!(refused, Error::InUse(_)), "{refused}");
    assert!(refused.to_string().contains("another process"), "{refused}");
}

#[tokio::test]
async fn e17_sqlite_is_new_enough_and_set_to_lose_nothing() {
    let home = Home::sqlite().await;
    let mut raw = home.raw().await;
    let row = sqlx::query("SELECT sqlite_version() AS version").fetch_one(&mut raw).await.unwrap();
    let version: String = row.try_get("version").unwrap();
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
    assert!(parts >= vec![3, 51, 3], "{version} can lose committed writes");
    let row = sqlx::query("PRAGMA journal_mode").fetch_one(&mut raw).await.unwrap();
    assert_eq!(row.try_get::<String, _>(0).unwrap(), "wal");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e17_fifty_writers_at_once_never_find_the_database_busy() {
    let home = Home::sqlite().await;
    let mut tasks = tokio::task::JoinSet::new();
    for order in 0..50 {
        let (store, seen) = (home.store.clone(), home.sms(order, "123456"));
        tasks.spawn(async move { store.apply(USER, &seen).await });
    }
    for result in tasks.join_all().await {
        result.unwrap();
    }
}
