//! Several processes that start on one database at the same time.

use smscode_bot::clock::Clock;
use smscode_bot::store::{Database, Error, Store};

use crate::home::{Home, keyring};
use crate::server::{Server, connect};

/// Enough to find each other in the middle of every step.
const PROCESSES: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_at_once_on_an_empty_database_migrate_it_once() {
    let Some(server) = Server::make().await else { return };
    let mut starts = tokio::task::JoinSet::new();
    for _ in 0..PROCESSES {
        let url = server.url.to_string();
        starts.spawn(async move {
            let database = Database::postgres(&url).await?;
            Store::new(database, keyring("a", 1), Clock::system()).await
        });
    }
    let stores = starts.join_all().await;
    for store in stores {
        let (store, _) = store.unwrap();
        store.ping().await.unwrap();
        store.close().await;
    }
    let mut raw = connect(server.url.as_str()).await;
    for (what, query) in [
        ("migrations that failed", "SELECT COUNT(*) FROM _sqlx_migrations WHERE NOT success"),
        ("marks of the keys beyond one", "SELECT COUNT(*) - 1 FROM vault_check"),
    ] {
        let count: i64 = sqlx::query_scalar(query).fetch_one(&mut raw).await.unwrap();
        assert_eq!(count, 0, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_url_that_insists_on_tls_gets_it_or_ends_the_start() {
    let Some(server) = Server::make().await else { return };
    let mut raw = connect(server.url.as_str()).await;
    let offered: String = sqlx::query_scalar("SHOW ssl").fetch_one(&mut raw).await.unwrap();
    let mut url = server.url.clone();
    url.set_query(Some("sslmode=require"));
    match Database::postgres(url.as_str()).await {
        Ok(database) => {
            let (store, _) = Store::new(database, keyring("a", 1), Clock::system()).await.unwrap();
            let plain = "SELECT COUNT(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND NOT ssl";
            let plain: i64 = sqlx::query_scalar(plain).fetch_one(&mut raw).await.unwrap();
            assert_eq!((offered.as_str(), plain), ("on", 0));
            store.close().await;
        }
        Err(error) => assert_eq!(offered, "off", "{error}"),
    }
    // The certificate of a server for tests is signed by nobody whom the program knows.
    url.set_query(Some("sslmode=verify-full"));
    assert!(Database::postgres(url.as_str()).await.is_err());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_to_that_version() {
    let home = Home::sqlite().await;
    let mut raw = home.raw().await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'of tomorrow', 1, x'00', 0)",
    )
    .execute(&mut raw)
    .await
    .unwrap();
    let error = home.end().await.open(&keyring("a", 1)).await.err().unwrap();
    assert!(matches!(error, Error::Newer), "{error}");
}
