//! Several processes that start on one database at the same time.

use smscode_bot::clock::Clock;
use smscode_bot::store::{Database, Store};

use crate::home::keyring;
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
