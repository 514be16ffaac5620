//! What the database contains, who can open it, and with which keys.

use smscode_bot::domain::notification::Notification;
use smscode_bot::domain::tracking::Source;
use smscode_bot::domain::{OrderId, Private, UserId};
use smscode_bot::store::{Database, Error, Hook};
use sqlx::Row;

use crate::home::{Home, USER, keyring};

on_each_database! {
    e12_other_keys_are_refused
    e15_codes_texts_and_numbers_go_when_their_time_is_over
    a8_an_order_that_was_never_confirmed_is_wiped_after_its_time
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
    home.deliver().await;
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
    // If reported again, a read is shown to the requester but neither notified nor stored; an event is too late.
    for (source, shown) in [(Source::Event, 0), (Source::Read, 1)] {
        let mut seen = home.sms(1001, "314159");
        seen.source = source;
        let step = home.store.apply(USER, &seen).await.unwrap();
        assert!(step.notifications.is_empty());
        assert_eq!(step.order.sms.len(), shown);
    }
    assert_eq!(home.store.find_order(USER, order).await.unwrap(), Some(left));
}

const CANARIES: [&str; 7] = [
    "canary-token",
    "canary-hook-key",
    "canary-secret",
    "canary.example",
    "+6281298765432",
    "314159",
    "canary text",
];

/// A user with every kind of data, and an order that was forgotten again.
async fn fill_with_canaries(home: &Home) {
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
    home.draft(1).await;
    home.store.add_notification(USER, &Notification::DeleteMessage { message: 1 }).await.unwrap();
}

#[tokio::test]
async fn e15_no_secret_lies_open_in_the_files() {
    let home = Home::sqlite().await;
    fill_with_canaries(&home).await;
    let (mut files, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(home.folder()).unwrap() {
        let path = entry.unwrap().path();
        let content = std::fs::read(&path).unwrap();
        (files, bytes) = (files + 1, bytes + content.len());
        for secret in CANARIES {
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

/// Every table in full, as a dump shows it: bytes as hexadecimal digits, the rest as text.
#[tokio::test]
async fn e15_no_secret_lies_open_in_a_dump_of_postgres() {
    let Some(home) = Home::postgres().await else { return };
    fill_with_canaries(&home).await;
    let mut raw = home.raw().await;
    let tables =
        "SELECT table_name::TEXT AS name FROM information_schema.tables WHERE table_schema = 'public'";
    let (mut dump, mut tables_read) = (String::new(), 0);
    for table in sqlx::query(tables).fetch_all(&mut raw).await.unwrap() {
        let name: String = table.try_get("name").unwrap();
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT t::TEXT AS line FROM {name} AS t")));
        for row in rows.fetch_all(&mut raw).await.unwrap() {
            dump.push_str(&row.try_get::<String, _>("line").unwrap());
            dump.push('\n');
        }
        tables_read += 1;
    }
    assert!(tables_read >= 10 && dump.len() > 2_000, "{tables_read} tables, {} bytes", dump.len());
    assert!(dump.contains("WhatsApp") && dump.contains("5000000001"), "the dump shows what is not secret");
    for secret in CANARIES {
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!dump.contains(secret), "{secret} lies open");
        assert!(!dump.contains(&hex), "the bytes of {secret} lie open");
    }
}

async fn a8_an_order_that_was_never_confirmed_is_wiped_after_its_time(home: Home) {
    use chrono::TimeDelta;
    let day = TimeDelta::hours(24);
    let mut seen = home.sms(1001, "314159");
    seen.source = Source::Event;
    home.store.apply(USER, &seen).await.unwrap();
    home.deliver().await;
    home.seconds_later(86_401);
    assert_eq!(home.store.purge_orders(day).await.unwrap(), 0, "when it ends is not known");
    home.seconds_later(86_401);
    assert_eq!(home.store.purge_orders(day).await.unwrap(), 1);
    let left = home.store.find_order(USER, OrderId(1001)).await.unwrap().unwrap();
    assert!(left.purged && left.sms.is_empty() && left.phone.is_none());
    assert!(home.store.open_orders(USER).await.unwrap().is_empty(), "nobody looks for it any more");
}
