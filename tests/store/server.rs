//! Per-test databases on the PostgreSQL server that `TEST_DATABASE_URL` names. Shared with `tests/it`.

use sqlx::{ConnectOptions, Connection};

/// A separate database, dropped with this value.
pub struct Server {
    pub url: url::Url,
    name: String,
}

impl Server {
    /// Creates an empty database. `None` when no server is configured.
    pub async fn make() -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
        let name = format!("bot_test_{}", uuid::Uuid::new_v4().simple());
        on_server(&server, &format!("CREATE DATABASE {name}")).await;
        let mut url: url::Url = server.parse().unwrap();
        url.set_path(&name);
        Some(Self { url, name })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut server = self.url.clone();
        server.set_path("postgres");
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A separate runtime, because blocking on the test's from within is not allowed.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(on_server(server.as_str(), &drop));
        });
        if dropped.join().is_err() {
            eprintln!("the database {} is left behind", self.name);
        }
    }
}

/// A connection that bypasses the store.
pub async fn connect(url: &str) -> sqlx::AnyConnection {
    sqlx::any::install_default_drivers();
    let options: sqlx::any::AnyConnectOptions = url.parse().unwrap();
    options.connect().await.unwrap()
}

async fn on_server(url: &str, statement: &str) {
    let mut connection = connect(url).await;
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
