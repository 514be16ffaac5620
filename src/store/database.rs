//! Opening a database, and transactions on it.

use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::{Any, AnyPool, ConnectOptions, Connection, Row, Transaction};

use super::Store;
use super::codec::AT_ONCE;
use crate::domain::guard::Hold;
use crate::vault;

pub(super) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
pub(super) static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// The oldest SQLite without the WAL-reset bug, which lost committed writes.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);
/// Takes the write lock at once.
const SQLITE_BEGIN: &str = "BEGIN IMMEDIATE";
/// Three of them are kept by [`super::Reads`].
const READERS: u32 = 7;
const POSTGRES_CONNECTIONS: u32 = 12;
/// Longer than a purchase or a look at open orders is ever put off.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
pub(super) const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(8);

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or was not reachable.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("database schema: {0}")]
    Migrate(MigrateError),
    /// A newer version has changed the schema, and this one does not know how.
    #[error("the database was made by a newer version of this program; run that one")]
    Newer,
    /// A value could not be sealed or opened.
    #[error("sealed value: {0}")]
    Vault(#[from] vault::Error),
    /// A row holds something that this version never writes.
    #[error("database: {0} could not be read")]
    Corrupt(&'static str),
    /// Another process holds the SQLite file.
    #[error(
        "another process uses the database file {0}; stop it first, or use PostgreSQL for several processes"
    )]
    InUse(PathBuf),
    /// The database file, or the lock file beside it, could not be opened.
    #[error("the file {path} can't be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The SQLite library is one that can lose committed writes.
    #[error("SQLite {0} can lose committed writes; 3.51.3 or newer is needed")]
    SqliteTooOld(String),
    /// The group in which it was to be written could not be.
    #[error("{0}")]
    Group(Arc<Error>),
    /// Writing it panicked.
    #[error("writing to the database broke down")]
    BrokeDown,
    /// The store was closed.
    #[error("the database is closed")]
    Closed,
    /// The person's own spending guard holds the purchase.
    #[error("held by the person's spending guard")]
    Held(Hold),
    /// The keys are not those with which this database was sealed.
    #[error(
        "the encryption keys do not open this database; give ENCRYPTION_KEYS (or the key file) it was made with"
    )]
    WrongKeys,
    /// A running process lacks the key that is to seal from now on.
    #[error(
        "a process that was seen {seconds} s ago does not hold the key `{key}`: start every process anew with the new key \
         first; one that ended without a word is forgotten after two minutes"
    )]
    KeyNotHeld {
        /// The id of the key.
        key: String,
        /// How long ago that process was last seen.
        seconds: i64,
    },
    /// The schema is not the one that this version works with.
    #[error("the database is not of this version: start the service of this version once")]
    OtherVersion,
}

/// An open database with the current schema.
pub struct Database {
    /// One connection on SQLite, where writers would only wait for each other.
    write: AnyPool,
    read: AnyPool,
    begin: &'static str,
    /// PostgreSQL's own connection for notices of other processes.
    notices: Option<PgPool>,
    /// Held as long as the database is open, so that no second process opens the same SQLite file.
    lock: Option<std::fs::File>,
}

impl Database {
    /// Opens (and makes, on first run) an SQLite file.
    ///
    /// # Errors
    /// When another process holds it, when it can't be opened or brought up to date, or when the SQLite library is
    /// too old to be trusted.
    pub async fn sqlite(path: &Path) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let lock = lock_file(path)?;
        // Made before SQLite opens it, so that nobody else may read it; its companions take over the mode.
        private_file(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
        let (write, read) = sqlite_pools(path, "rwc").await?;
        require_sqlite_version(&read).await?;
        SQLITE.run(&write).await.map_err(not_migrated)?;
        Ok(Self { write, read, begin: SQLITE_BEGIN, notices: None, lock: Some(lock) })
    }

    /// Whether no other process can use it.
    pub(super) fn is_alone(&self) -> bool {
        self.lock.is_some()
    }

    /// Whether transactions work side by side, each holding the rows that it touched.
    pub(super) fn locks_rows(&self) -> bool {
        self.begin != SQLITE_BEGIN
    }

    /// Where other processes' notices are heard.
    pub(super) fn notices(&self) -> Option<&PgPool> {
        self.notices.as_ref()
    }

    /// Connects to a PostgreSQL database.
    ///
    /// # Errors
    /// When it can't be reached or brought up to date.
    pub async fn postgres(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(quiet(url)?)
            .await?;
        POSTGRES.run(&pool).await.map_err(not_migrated)?;
        // It waits for notices all the time, so it does not age.
        let notices = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
        let notices = Some(notices.connect_lazy(url)?);
        Ok(Self { write: pool.clone(), read: pool, begin: "BEGIN", notices, lock: None })
    }

    /// Opens an SQLite file that a running service may hold: short transactions of two processes get along.
    ///
    /// # Errors
    /// When there is no such file, or its schema is of another version.
    pub async fn sqlite_beside(path: &Path) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let (write, read) = sqlite_pools(path, "rw").await?;
        require_sqlite_version(&read).await?;
        require_schema(&read, &SQLITE).await?;
        Ok(Self { write, read, begin: SQLITE_BEGIN, notices: None, lock: None })
    }

    /// Connects to the PostgreSQL database of a running service.
    ///
    /// # Errors
    /// When it can't be reached, or its schema is of another version.
    pub async fn postgres_beside(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(2).connect_with(quiet(url)?).await?;
        require_schema(&pool, &POSTGRES).await?;
        Ok(Self { write: pool.clone(), read: pool, begin: "BEGIN", notices: None, lock: None })
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
            // There is no network that could have taken the connection away.
            .test_before_acquire(false)
            // SQLite ends a transaction by itself when the disk fails. The connection then believes to be in one for
            // good, and could never begin another: it is opened anew.
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
        MigrateError::VersionMissing(_) => Error::Newer,
        error => Error::Migrate(error),
    }
}

/// Beside a running process the schema is that process's business.
async fn require_schema(pool: &AnyPool, migrator: &Migrator) -> Result<(), Error> {
    let row = sqlx::query("SELECT MAX(version) AS version FROM _sqlx_migrations").fetch_one(pool).await;
    let version = row.map_err(|_| Error::OtherVersion)?.try_get::<Option<i64>, _>("version")?;
    let wanted = migrator.iter().map(|migration| migration.version).max();
    if version == wanted { Ok(()) } else { Err(Error::OtherVersion) }
}

const SQLITE_PRAGMAS: [&str; 5] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
];

/// No statement is logged: a value that was put into one by mistake would be in the log.
pub(super) fn quiet(url: &str) -> Result<AnyConnectOptions, Error> {
    Ok(AnyConnectOptions::from_str(url)?.disable_statement_logging())
}

/// Opens a file, and makes it for its owner alone when there is none.
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

impl Store {
    /// Starts a transaction that writes. On SQLite it takes the write lock at once, so that a read in it can be
    /// followed by a write without a conflict.
    ///
    /// On PostgreSQL a caller that is canceled in here would leave a connection with an open transaction in the pool
    /// (launchbadge/sqlx#4385), so the beginning is a task of its own: it comes to its end, and what nobody waits for
    /// any more is rolled back.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, Error> {
        let Database { write, begin, .. } = &self.inner.database;
        if self.is_alone() {
            return Ok(write.begin_with(*begin).await?);
        }
        let (pool, begin) = (write.clone(), *begin);
        let task = tokio::spawn(async move { pool.begin_with(begin).await });
        Ok(task.await.map_err(|_| sqlx::Error::WorkerCrashed)??)
    }

    /// The same on a connection that is kept, or taken now. The caller must not be canceled.
    pub(super) async fn begin_on<'a>(
        &self,
        kept: &'a mut Option<PoolConnection<Any>>,
    ) -> Result<Transaction<'a, Any>, Error> {
        let Database { write, begin, .. } = &self.inner.database;
        let connection = match kept {
            Some(connection) => connection,
            None => kept.insert(write.acquire().await?),
        };
        Ok(connection.begin_with(*begin).await?)
    }

    /// A sole process has no rival whose leases it must respect: what it held before it died is free at once. And what
    /// would wait longer than anything ever has to is due now: the machine's clock was put back in between.
    pub(super) async fn take_over(&self) -> Result<(), Error> {
        if !self.is_alone() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        for statement in [
            "UPDATE outbox SET lease_until = 0 WHERE lease_until > 0",
            "UPDATE purchases SET lease_until = 0 WHERE due_at IS NOT NULL",
            "UPDATE accounts SET poll_lease = 0 WHERE poll_at IS NOT NULL",
            "UPDATE announcements SET lease_until = 0 WHERE due_at IS NOT NULL",
            "DELETE FROM leases",
        ] {
            sqlx::query(statement).execute(&mut *tx).await?;
        }
        sqlx::query("DELETE FROM key_holders WHERE owner <> $1").bind(self.owner()).execute(&mut *tx).await?;
        let latest = self.now_ms() + LONGEST_WAIT.num_milliseconds();
        for statement in [
            "UPDATE purchases SET due_at = $1 WHERE due_at > $2",
            "UPDATE accounts SET poll_at = $1 WHERE poll_at > $2",
        ] {
            sqlx::query(statement).bind(AT_ONCE).bind(latest).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Connections for statements that stand alone and only read.
    pub(super) fn reader(&self) -> &AnyPool {
        &self.inner.database.read
    }

    /// Connections for a single statement that writes.
    pub(super) fn writer(&self) -> &AnyPool {
        &self.inner.database.write
    }

    /// Whether the database answers and takes writes.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO leases (name, owner, until) VALUES ('readiness', '', $1)
             ON CONFLICT (name) DO UPDATE SET until = excluded.until",
        )
        .bind(self.now_ms())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Closes the connections, so that everything is on disk. What the writer has in hand is written before; this
    /// process needs no keys from here on.
    pub async fn close(&self) {
        self.inner.inbox.close().await;
        if let Err(error) = self.let_keys_go().await {
            tracing::warn!(%error, "that this process needs no keys any more was not said");
        }
        if let Some(notices) = self.inner.database.notices() {
            notices.close().await;
        }
        // Closed from here on: what is given back is not taken again.
        let (write, read) = (self.inner.database.write.close(), self.inner.database.read.close());
        self.inner.reads.let_go().await;
        tokio::join!(write, read);
    }
}
