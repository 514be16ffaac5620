//! What lies in the database, who opens it, and with which keys.

use smscode_bot::domain::push::Push;
use smscode_bot::domain::tracking::Source;
use smscode_bot::domain::{OrderId, Private, UserId};
use smscode_bot::store::{Database, Error, Hook};
use sqlx::Row;

use crate::home::{Home, USER, keyring};

on_each_database! {
    e12_other_keys_are_refused
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

const CANARIES: [&str; 7] = [
    "canary-token",
    "canary-hook-key",
    "canary-secret",
    "canary.example",
    "+6281298765432",
    "314159",
    "canary text",
];

/// A person of whom everything is known, and an order that was forgotten again.
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
    home.store.add_push(USER, &Push::DeleteMessage { message: 1 }).await.unwrap();
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

/// Who has read an order before its wipe and writes it after: on PostgreSQL nothing but the person's row holds them
/// apart.
#[tokio::test]
async fn e15_who_writes_an_order_at_the_moment_of_its_wipe_brings_no_code_back() {
    let Some(home) = Home::postgres().await else { return };
    use chrono::TimeDelta;
    use smscode_bot::domain::OrderStatus;
    home.store.apply(USER, &home.sms(1001, "314159")).await.unwrap();
    home.store.apply(USER, &home.seen(1001, OrderStatus::Completed)).await.unwrap();
    for parcel in home.claim().await {
        home.store.complete_push(&parcel, smscode_bot::store::Delivered::Done).await.unwrap();
    }
    home.seconds_later(86_401);
    // As `Store::apply` goes: the person is held, the order read, and what was read is written back.
    let mut writer = home.raw().await;
    for step in ["BEGIN", "UPDATE users SET flood_until = flood_until"] {
        sqlx::query(step).execute(&mut writer).await.unwrap();
    }
    let read =
        sqlx::query("SELECT code FROM sms WHERE order_id = 1001").fetch_one(&mut writer).await.unwrap();
    let store = home.store.clone();
    let purge = tokio::spawn(async move { store.purge_orders(TimeDelta::hours(24)).await.unwrap() });
    let mut looker = home.raw().await;
    let waiting = "SELECT 1 AS one FROM pg_stat_activity WHERE datname = current_database()
                   AND wait_event_type = 'Lock'";
    while !purge.is_finished() && sqlx::query(waiting).fetch_optional(&mut looker).await.unwrap().is_none() {}
    let code: Vec<u8> = read.try_get("code").unwrap();
    let back = sqlx::query("UPDATE sms SET code = $1 WHERE order_id = 1001").bind(code);
    back.execute(&mut writer).await.unwrap();
    sqlx::query("COMMIT").execute(&mut writer).await.unwrap();
    assert_eq!(purge.await.unwrap(), 1);
    let left = "SELECT COUNT(*) AS n FROM sms WHERE code IS NOT NULL OR text IS NOT NULL";
    let row = sqlx::query(left).fetch_one(&mut looker).await.unwrap();
    assert_eq!(row.try_get::<i64, _>("n").unwrap(), 0, "a code came back after its time");
}

/// Everything of every table, as a dump holds it: bytes as hexadecimal digits, the rest as text.
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
    assert!(tables_read >= 10 && dump.len() > 3_000, "{tables_read} tables, {} bytes", dump.len());
    assert!(dump.contains("WhatsApp") && dump.contains("5000000001"), "the dump shows what is not secret");
    for secret in CANARIES {
        let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!dump.contains(secret), "{secret} lies open");
        assert!(!dump.contains(&hex), "the bytes of {secret} lie open");
    }
}
