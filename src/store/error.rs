//! Why a store operation failed.

use std::path::PathBuf;
use std::sync::Arc;

use sqlx::migrate::MigrateError;

use crate::domain::guard::Hold;
use crate::vault;

/// Why a store operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database rejected a statement or was unreachable.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be migrated.
    #[error("database schema: {0}")]
    Migrate(MigrateError),
    /// A newer version has changed the schema in a way this version does not know.
    #[error("the database was made by a newer version of this program; run that one")]
    Newer,
    /// The layout is from before the first release.
    #[error(
        "the database was made by a version from before the first release and can't be brought up to date; \
         start with an empty one"
    )]
    Unreleased,
    /// A value could not be encrypted or decrypted.
    #[error("sealed value: {0}")]
    Vault(#[from] vault::Error),
    /// A row contains something that this version never writes.
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
        /// The path of the file.
        path: PathBuf,
        /// The error from the operating system.
        source: std::io::Error,
    },
    /// The SQLite library is a version that can lose committed writes.
    #[error("SQLite {0} can lose committed writes; 3.51.3 or newer is needed")]
    SqliteTooOld(String),
    /// The whole group that this write was part of failed.
    #[error("{0}")]
    Group(Arc<Error>),
    /// The write panicked.
    #[error("writing to the database broke down")]
    BrokeDown,
    /// The store was closed.
    #[error("the database is closed")]
    Closed,
    /// The user's own spending guard holds the purchase.
    #[error("held by the person's spending guard")]
    Held(Hold),
    /// The keys are not those with which this database was encrypted.
    #[error(
        "the encryption keys do not open this database; give ENCRYPTION_KEYS (or the key file) it was made with"
    )]
    WrongKeys,
    /// A pooler is configured so that nothing works through it.
    #[error(
        "a pooler in front of the database refuses to work: {0}; with PgBouncer set pool_mode = transaction (or session) \
         and ignore_startup_parameters = extra_float_digits"
    )]
    Pooler(String),
    /// Another process owns the database, so this one may not write.
    #[error("another process owns the database")]
    NotOwner,
    /// The schema is not the one this version works with.
    #[error("the database is not of this version: start the service of this version once")]
    OtherVersion,
}

impl Error {
    /// Whether a retry may succeed later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Database(_) | Self::BrokeDown => true,
            Self::Group(error) => error.may_pass(),
            _ => false,
        }
    }
}
