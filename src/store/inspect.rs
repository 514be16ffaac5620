//! Looking at a database from outside, without changing anything in it: for `check`.

use std::path::Path;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, Row};

use super::Error;
use super::database::{ACQUIRE_TIMEOUT, POSTGRES, SQLITE, quiet};
use crate::domain::UserId;
use crate::vault::{Keyring, Purpose};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspection {
    /// Changes of the schema that the next start makes.
    pub pending: usize,
    /// Changes of the schema that this version does not know: a newer one made them.
    pub unknown: usize,
    /// Whether the keys open what is stored; `None` when nothing is stored yet, or no keys were given.
    pub keys_fit: Option<bool>,
}

/// Looks at an SQLite file, which may be in use.
///
/// # Errors
/// When it can't be read.
pub async fn inspect_sqlite(path: &Path, keyring: Option<&Keyring>) -> Result<Inspection, Error> {
    let url = url::Url::from_file_path(std::path::absolute(path).unwrap_or_else(|_| path.into()))
        .map_err(|()| Error::Corrupt("the path of the database"))?;
    inspect(&format!("sqlite://{}?mode=ro", url.path()), &SQLITE, keyring).await
}

/// Looks at a PostgreSQL database.
///
/// # Errors
/// When it can't be reached or read.
pub async fn inspect_postgres(url: &str, keyring: Option<&Keyring>) -> Result<Inspection, Error> {
    inspect(url, &POSTGRES, keyring).await
}

async fn inspect(url: &str, migrator: &Migrator, keyring: Option<&Keyring>) -> Result<Inspection, Error> {
    sqlx::any::install_default_drivers();
    let options = AnyPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
    let pool = options.connect_with(quiet(url)?).await?;
    let found = look(&pool, migrator, keyring).await;
    pool.close().await;
    found
}

async fn look(pool: &AnyPool, migrator: &Migrator, keyring: Option<&Keyring>) -> Result<Inspection, Error> {
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
    Ok(Inspection {
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
