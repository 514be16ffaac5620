//! Read-only inspection of a database for `check`; changes nothing in it.

use std::path::Path;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, Row};

use super::Error;
use super::database::{POSTGRES, SQLITE};
use super::postgres::Server;
use super::postgres::{ACQUIRE_TIMEOUT, quiet};
use crate::domain::UserId;
use crate::vault::{Keyring, Purpose};

/// Explains to the operator why a PostgreSQL server can't be used.
pub fn explain_postgres(address: &str, error: &Error) -> String {
    match error {
        Error::Database(sqlx::Error::PoolTimedOut) => format!(
            "PostgreSQL at {address}: no connection within {} s; does it run there, and may this machine reach it?",
            ACQUIRE_TIMEOUT.as_secs()
        ),
        Error::Database(sqlx::Error::Io(error)) => format!("PostgreSQL at {address}: no connection: {error}"),
        error => format!("PostgreSQL at {address}: {error}"),
    }
}

/// Result of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemaReport {
    /// Migrations that the next start applies.
    pub pending: usize,
    /// Migrations unknown to this version, applied by a newer one.
    pub unknown: usize,
    /// Whether the keys open the stored values; `None` when nothing is stored yet or no keys were given.
    pub keys_fit: Option<bool>,
}

/// Inspects an SQLite file, which may be in use.
///
/// # Errors
/// When it can't be read.
pub async fn inspect_sqlite(path: &Path, keyring: Option<&Keyring>) -> Result<SchemaReport, Error> {
    let url = url::Url::from_file_path(std::path::absolute(path).unwrap_or_else(|_| path.into()))
        .map_err(|()| Error::Corrupt("the path of the database"))?;
    sqlx::any::install_default_drivers();
    let options = AnyPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
    let pool = options.connect_with(quiet(&format!("sqlite://{}?mode=ro", url.path()))?).await?;
    inspect(pool, &SQLITE, keyring).await
}

/// Inspects a PostgreSQL database.
///
/// # Errors
/// When it can't be reached or read.
pub async fn inspect_postgres(url: &str, keyring: Option<&Keyring>) -> Result<SchemaReport, Error> {
    inspect(Server::find(url).await?.readers(1).await?, &POSTGRES, keyring).await
}

async fn inspect(
    pool: AnyPool,
    migrator: &Migrator,
    keyring: Option<&Keyring>,
) -> Result<SchemaReport, Error> {
    let found = look(&pool, migrator, keyring).await;
    pool.close().await;
    found
}

async fn look(pool: &AnyPool, migrator: &Migrator, keyring: Option<&Keyring>) -> Result<SchemaReport, Error> {
    let rows = sqlx::query("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version")
        .fetch_all(pool)
        .await;
    let rows = match rows {
        Err(error) if is_no_such_table(&error) => Vec::new(),
        rows => rows?,
    };
    let made = rows.iter().map(|row| row.try_get("version")).collect::<Result<Vec<i64>, _>>()?;
    let known: Vec<i64> = migrator.iter().map(|migration| migration.version).collect();
    let keys_fit = match keyring {
        Some(keyring) if !made.is_empty() => open_mark(pool, keyring).await?,
        _ => None,
    };
    Ok(SchemaReport {
        pending: known.iter().filter(|version| !made.contains(version)).count(),
        unknown: made.iter().filter(|version| !known.contains(version)).count(),
        keys_fit,
    })
}

async fn open_mark(pool: &AnyPool, keyring: &Keyring) -> Result<Option<bool>, Error> {
    let row = sqlx::query("SELECT sealed FROM vault_check WHERE id = 1").fetch_optional(pool).await;
    let row = match row {
        Err(error) if is_no_such_table(&error) => None,
        row => row?,
    };
    let Some(row) = row else { return Ok(None) };
    let sealed: Vec<u8> = row.try_get("sealed")?;
    Ok(Some(keyring.open(Purpose::Check, UserId(0), &sealed).is_ok()))
}

fn is_no_such_table(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| {
        error.code().is_some_and(|code| code == "42P01") || error.message().contains("no such table")
    })
}
