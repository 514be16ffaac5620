//! A database of its own on a PostgreSQL server, with the contents of an SQLite file.

use std::path::Path;

use anyhow::Context;
use rusqlite::Connection as File;
use rusqlite::types::ValueRef;
use smscode_bot::store::Database;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use url::Url;
use uuid::Uuid;

/// The tables that are filled, in the order in which they refer to each other.
const TABLES: [&str; 4] = ["users", "accounts", "orders", "cards"];
const ROWS_IN_A_STATEMENT: usize = 500;

/// Dropped together with its database.
pub struct Server {
    pub url: Url,
}

impl Server {
    /// Creates a database beside the named one and copies the file into it.
    pub async fn copy_of(server: &Url, file: &Path) -> anyhow::Result<Self> {
        let mut url = server.clone();
        let name = format!("bench_{}", Uuid::new_v4().simple());
        execute(server, &format!("CREATE DATABASE {name}")).await?;
        url.set_path(&name);
        let copy = Self { url };
        // Creates the schema.
        drop(Database::postgres(copy.url.as_str()).await?);
        let statements = tokio::task::block_in_place(|| inserts(file))?;
        let mut connection = PgConnection::connect(copy.url.as_str()).await?;
        for statement in statements {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
        }
        sqlx::raw_sql("VACUUM ANALYZE").execute(&mut connection).await?;
        Ok(copy)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let (mut server, name) = (self.url.clone(), self.url.path().trim_start_matches('/').to_owned());
        server.set_path("postgres");
        // A runtime of its own, because this may run inside another one.
        let dropped = std::thread::spawn(move || -> anyhow::Result<()> {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(execute(&server, &format!("DROP DATABASE {name} WITH (FORCE)")))
        });
        if !matches!(dropped.join(), Ok(Ok(()))) {
            println!("the database {} is left behind", self.url.path());
        }
    }
}

async fn execute(server: &Url, statement: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(server.as_str()).await.context("the PostgreSQL server")?;
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
    Ok(())
}

/// Statements that insert what the file holds.
fn inserts(file: &Path) -> anyhow::Result<Vec<String>> {
    let (file, mut statements) = (File::open(file)?, Vec::new());
    for table in TABLES {
        let mut select = file.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = select.column_names().join(", ");
        let (count, mut rows, mut values) = (select.column_count(), select.query([])?, Vec::new());
        while let Some(row) = rows.next()? {
            let fields =
                (0..count).map(|at| Ok(literal(row.get_ref(at)?))).collect::<anyhow::Result<Vec<_>>>()?;
            values.push(format!("({})", fields.join(", ")));
        }
        for values in values.chunks(ROWS_IN_A_STATEMENT) {
            statements.push(format!("INSERT INTO {table} ({columns}) VALUES {}", values.join(", ")));
        }
    }
    Ok(statements)
}

fn literal(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => format!("'{}'", String::from_utf8_lossy(text).replace('\'', "''")),
        ValueRef::Blob(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("'\\x{digits}'")
        }
    }
}
