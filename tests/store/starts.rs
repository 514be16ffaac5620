//! Several processes that start on one database at the same time.

use smscode_bot::clock::Clock;
use smscode_bot::store::{Database, Error, Store};

use crate::home::{Home, keyring};
use crate::server::{Server, connect};

/// Enough that they overlap in every step.
const PROCESSES: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_at_once_on_an_empty_database_migrate_it_once() {
    let Some(server) = Server::make().await else { return };
    let mut starts = tokio::task::JoinSet::new();
    for _ in 0..PROCESSES {
        let url = server.url.to_string();
        starts.spawn(async move {
            let database = Database::postgres(&url).await?;
            let store = Store::new(database, keyring("a", 1), Clock::system()).0;
            let seen = store.find_owner().await?;
            if seen.address.is_empty() && store.take_ownership(&seen, "test").await? {
                store.begin_work().await?;
            }
            Ok::<_, Error>(store)
        });
    }
    let stores = starts.join_all().await;
    let stores: Vec<Store> = stores.into_iter().map(Result::unwrap).collect();
    assert_eq!(stores.iter().filter(|store| store.is_owner()).count(), 1);
    for store in stores {
        assert_eq!(store.renew_ownership().await.is_ok(), store.is_owner());
        store.close().await;
    }
    let mut raw = connect(server.url.as_str()).await;
    for (what, query) in [
        ("migrations that failed", "SELECT COUNT(*) FROM _sqlx_migrations WHERE NOT success"),
        ("marks of the keys beyond two", "SELECT COUNT(*) - 2 FROM vault_check"),
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
            let store = Store::new(database, keyring("a", 1), Clock::system()).0;
            store.find_owner().await.unwrap();
            let plain = "SELECT COUNT(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND NOT ssl";
            let plain: i64 = sqlx::query_scalar(plain).fetch_one(&mut raw).await.unwrap();
            assert_eq!((offered.as_str(), plain), ("on", 0));
            store.close().await;
        }
        Err(error) => assert_eq!(offered, "off", "{error}"),
    }
    // The test server's certificate is signed by an authority that the service does not trust.
    url.set_query(Some("sslmode=verify-full"));
    assert!(Database::postgres(url.as_str()).await.is_err());
}

#[tokio::test]
async fn a_database_of_another_layout_is_left_alone_and_told_apart() {
    for (version, is_newer) in [(9_999, true), (50, false)] {
        let home = Home::sqlite().await;
        let mut raw = home.raw().await;
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES ($1, 'of another day', 1, x'00', 0)",
        )
        .bind(version)
        .execute(&mut raw)
        .await
        .unwrap();
        let error = home.end().await.open(&keyring("a", 1)).await.err().unwrap();
        assert_eq!(matches!(error, Error::Newer), is_newer, "{error}");
        assert_eq!(matches!(error, Error::Unreleased), !is_newer, "{error}");
    }
}
