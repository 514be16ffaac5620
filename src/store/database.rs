//! Opening a database, and transactions on it.

use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{Any, AnyPool, Connection, Row, Transaction};

use super::Error;
use super::postgres::{ACQUIRE_TIMEOUT, ANSWERS_WITHIN, ReadOnly, Server, quiet, silent};

pub(super) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
pub(super) static POSTGRES: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrator = sqlx::migrate!("migrations/postgres");
    // The migrator's own lock is per session. The transaction in which it runs takes its own lock.
    migrator.set_locking(false);
    migrator
});

/// The number of the first migration. Lower numbers were never released.
const FIRST_LAYOUT: i64 = 100;
/// The oldest SQLite version without the WAL-reset bug, which lost committed writes.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);
/// Takes the write lock at once.
const SQLITE_BEGIN: &str = "BEGIN IMMEDIATE";
/// Advisory lock, so that only one process at a time migrates the schema.
const MIGRATING: i64 = 0x736d_7363_6f64_6500;
const READERS: u32 = 4;

/// An open database with the current schema.
pub struct Database {
    /// A single connection: with more, writers would only wait for each other on SQLite and block each
    /// other's rows on PostgreSQL.
    pub(super) write: AnyPool,
    pub(super) read: AnyPool,
    pub(super) begin: &'static str,
    /// Held while the database is open, so that no second process opens the same SQLite file.
    lock: Option<std::fs::File>,
    pub(super) read_only: ReadOnly,
}

impl Database {
    /// Opens an SQLite file, creating it on the first run.
    ///
    /// # Errors
    /// When another process holds it, when it can't be opened or migrated, or when the SQLite library is too
    /// old to be trusted.
    pub async fn sqlite(path: &Path) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let lock = lock_file(path)?;
        // Created before SQLite opens it, so that nobody else can read it; SQLite's companion files inherit
        // the mode.
        private_file(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
        let (write, read) = sqlite_pools(path, "rwc").await?;
        require_sqlite_version(&read).await?;
        SQLITE.run(&write).await.map_err(not_migrated)?;
        Ok(Self { write, read, begin: SQLITE_BEGIN, lock: Some(lock), read_only: ReadOnly::default() })
    }

    /// Whether no other process can use this database.
    pub(super) fn is_alone(&self) -> bool {
        self.lock.is_some()
    }

    /// The pool for writing.
    pub(super) fn write(&self) -> &AnyPool {
        &self.write
    }

    /// Begins a write transaction.
    ///
    /// On PostgreSQL, cancelling the caller in here would return a connection with an open transaction to the
    /// pool (launchbadge/sqlx#4385). The begin therefore runs in its own task: it always completes, and a
    /// transaction whose caller is gone is rolled back.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, Error> {
        if self.is_alone() {
            return Ok(self.write.begin_with(self.begin).await?);
        }
        let (pool, begin) = (self.write.clone(), self.begin);
        let task = tokio::spawn(async move {
            let begun = tokio::time::timeout(ACQUIRE_TIMEOUT + ANSWERS_WITHIN, pool.begin_with(begin));
            begun.await.unwrap_or_else(|_| Err(silent()))
        });
        let begun = task.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        Ok(begun.inspect_err(|error| self.read_only.note(error))?)
    }

    /// Connects to a PostgreSQL database.
    ///
    /// # Errors
    /// When it can't be reached or migrated.
    pub async fn postgres(url: &str) -> Result<Self, Error> {
        let server = Server::find(url).await?;
        let (write, read) = (server.writers(1).await?, server.readers(READERS).await?);
        let (begin, read_only) = (server.begin(), server.read_only());
        let database = Self { write, read, begin, lock: None, read_only };
        let mut tx = database.begin().await?;
        sqlx::query("SELECT 1 AS held FROM pg_advisory_xact_lock($1)")
            .bind(MIGRATING)
            .execute(&mut *tx)
            .await?;
        POSTGRES.run_direct(None, &mut *tx, false).await.map_err(not_migrated)?;
        tx.commit().await?;
        Ok(database)
    }

    /// Opens an SQLite file that a running service may hold; short transactions of two processes can coexist.
    ///
    /// # Errors
    /// When there is no such file, or its schema is of another version.
    pub async fn sqlite_beside(path: &Path) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let (write, read) = sqlite_pools(path, "rw").await?;
        require_sqlite_version(&read).await?;
        require_schema(&read, &SQLITE).await?;
        Ok(Self { write, read, begin: SQLITE_BEGIN, lock: None, read_only: ReadOnly::default() })
    }

    /// Connects to the PostgreSQL database of a running service.
    ///
    /// # Errors
    /// When it can't be reached, or its schema is of another version.
    pub async fn postgres_beside(url: &str) -> Result<Self, Error> {
        let server = Server::find(url).await?;
        let (write, read) = (server.writers(1).await?, server.readers(1).await?);
        require_schema(&read, &POSTGRES).await?;
        let (begin, read_only) = (server.begin(), server.read_only());
        Ok(Self { write, read, begin, lock: None, read_only })
    }
}

async fn sqlite_pools(path: &Path, mode: &str) -> Result<(AnyPool, AnyPool), Error> {
    let url = url::Url::from_file_path(std::path::absolute(path).unwrap_or_else(|_| path.into()))
        .map_err(|()| Error::Corrupt("the path of the database"))?;
    let url = format!("sqlite://{}?mode={mode}", url.path());
    let options = quiet(&url)?;
    let pool = |size: u32| {
        AnyPoolOptions::new()
            .max_connections(size)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            // No network is involved that could have dropped the connection.
            .test_before_acquire(false)
            // SQLite ends a transaction by itself when the disk fails. The connection then believes it is
            // still in one and could never begin another, so it is reopened.
            .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    for pragma in SQLITE_PRAGMAS {
                        sqlx::query(pragma).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
    };
    let write = pool(1).connect_with(options.clone()).await?;
    let read = pool(READERS).connect_with(options).await?;
    Ok((write, read))
}

fn not_migrated(error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMissing(version) if version < FIRST_LAYOUT => Error::Unreleased,
        MigrateError::VersionMissing(_) => Error::Newer,
        error => Error::Migrate(error),
    }
}

/// Next to a running process, migrating the schema is left to that process.
async fn require_schema(pool: &AnyPool, migrator: &Migrator) -> Result<(), Error> {
    let row = sqlx::query("SELECT MAX(version) AS version FROM _sqlx_migrations").fetch_one(pool).await;
    let version = row.map_err(|_| Error::OtherVersion)?.try_get::<Option<i64>, _>("version")?;
    let wanted = migrator.iter().map(|migration| migration.version).max();
    if version == wanted { Ok(()) } else { Err(Error::OtherVersion) }
}

const SQLITE_PRAGMAS: [&str; 6] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    // A multi-row statement would otherwise write its statement journal to a file.
    "PRAGMA temp_store = MEMORY",
];

/// Opens a file, creating it readable by its owner only if it does not exist.
fn private_file(path: &Path) -> std::io::Result<std::fs::File> {
    std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)
}

fn lock_file(database: &Path) -> Result<std::fs::File, Error> {
    let mut path = database.as_os_str().to_owned();
    path.push(".lock");
    let path = PathBuf::from(path);
    let failed = |source| Error::File { path: path.clone(), source };
    let file = private_file(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(Error::InUse(database.to_owned())),
        Err(std::fs::TryLockError::Error(source)) => Err(failed(source)),
    }
}

async fn require_sqlite_version(pool: &AnyPool) -> Result<(), Error> {
    let version: String =
        sqlx::query("SELECT sqlite_version() AS version").fetch_one(pool).await?.try_get("version")?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < SQLITE_AT_LEAST { Err(Error::SqliteTooOld(version)) } else { Ok(()) }
}
