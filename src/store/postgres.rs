//! Connecting to PostgreSQL, directly or through a pooler such as PgBouncer.
//!
//! A pooler in transaction mode may run each transaction of a client in a different server session. So no
//! state is left in a session: statements are prepared anew in each transaction, which first drops whatever
//! others left there, and reads also run in a transaction, because preparing a statement and executing it are
//! two steps.

use std::io;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnectionMetadata;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Connection, Executor, Pool, Row};

use super::Error;

/// How long to wait for a connection.
pub(super) const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(8);
/// How long the first answer in a transaction may take once the connection is there.
pub(super) const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// Spells out settings that the defaults of the server or the role might override.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
const POOLED_BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; DEALLOCATE ALL";
const POOLED_READ: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; DEALLOCATE ALL";
/// A write connection used this recently is not checked for liveness. A read connection always is: reads are
/// rare, and no caller should have to repeat one.
const FRESH: Duration = Duration::from_secs(1);
/// How long a live server takes to answer the liveness check.
const ALIVE_WITHIN: Duration = Duration::from_secs(1);
/// What PostgreSQL answers on a read-only server: to a statement, and to a transaction declared as
/// read-write.
const READ_ONLY: [&str; 2] = ["25006", "0A000"];
/// What it answers to a second prepared statement of the same name.
const SAME_NAME: &str = "42P05";
/// What a pooler answers to connection settings that it does not support.
const PROTOCOL: &str = "08P01";

/// A server, and whether it is behind a pooler.
pub(super) struct Server {
    options: AnyConnectOptions,
    pooled: bool,
    read_only: ReadOnly,
}

impl Server {
    /// Detects whether a pooler is in between.
    ///
    /// # Errors
    /// [`Error::Pooler`] when the pooler is configured so that nothing works through it; otherwise when no
    /// connection can be made.
    pub(super) async fn find(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let mut nameless =
            url::Url::from_str(url).map_err(|error| sqlx::Error::Configuration(error.into()))?;
        // Each use of a statement gets a name of its own.
        nameless.query_pairs_mut().append_pair("statement-cache-capacity", "0");
        let nameless = quiet(nameless.as_str())?;
        let pooled = is_pooled(nameless.clone()).await.map_err(refused_by_pooler)?;
        let options = if pooled {
            tracing::info!(
                "the database is behind a pooler that shares its sessions; nothing is kept in them"
            );
            nameless
        } else {
            quiet(url)?
        };
        Ok(Self { options, pooled, read_only: ReadOnly::default() })
    }

    /// The statement that begins a write transaction.
    pub(super) fn begin(&self) -> &'static str {
        if self.pooled { POOLED_BEGIN } else { BEGIN }
    }

    /// The shared record of sessions that turned out to be read-only.
    pub(super) fn read_only(&self) -> ReadOnly {
        self.read_only.clone()
    }

    /// A pool for write transactions.
    pub(super) async fn writers(&self, size: u32) -> Result<AnyPool, Error> {
        Ok(self.pool(size, false, FRESH).connect_with(self.options.clone()).await?)
    }

    /// A pool for read-only statements.
    pub(super) async fn readers(&self, size: u32) -> Result<AnyPool, Error> {
        Ok(self.pool(size, self.pooled, Duration::ZERO).connect_with(self.options.clone()).await?)
    }

    /// Builds a pool. If `framed`, connections are in a transaction while in use; those idle for longer than
    /// `fresh` are checked for liveness.
    fn pool(&self, size: u32, framed: bool, fresh: Duration) -> AnyPoolOptions {
        // A pooler may have to wait for a server session of its own.
        let within = if self.pooled { ACQUIRE_TIMEOUT } else { ALIVE_WITHIN };
        AnyPoolOptions::new()
            .max_connections(size)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            // Done below, with a timeout: a silent connection would hold everybody up.
            .test_before_acquire(false)
            .before_acquire(self.read_only.check(framed, within, fresh))
            .after_connect(move |connection, _| Box::pin(enter(connection, framed)))
            .after_release(move |connection, _| Box::pin(leave(connection, framed, within)))
    }
}

async fn enter(connection: &mut AnyConnection, framed: bool) -> Result<(), sqlx::Error> {
    if framed {
        answered(ACQUIRE_TIMEOUT, connection.execute(POOLED_READ)).await?;
    }
    Ok(())
}

/// A connection whose server does not answer is closed, so that its next user does not have to wait for it.
async fn leave(connection: &mut AnyConnection, framed: bool, within: Duration) -> Result<bool, sqlx::Error> {
    if framed {
        answered(within, connection.execute("COMMIT")).await?;
    } else {
        answered(within, connection.ping()).await?;
    }
    Ok(true)
}

async fn answered<T>(
    within: Duration,
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    tokio::time::timeout(within, answer).await.unwrap_or_else(|_| Err(silent()))
}

/// The error for a database that does not answer in time.
pub(super) fn silent() -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "the database does not answer"))
}

/// Whether each transaction may run in a different server session, where others have taken statement names.
async fn is_pooled(options: AnyConnectOptions) -> Result<bool, sqlx::Error> {
    let pool: Pool<Any> = AnyPoolOptions::new()
        .max_connections(2)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options)
        .await?;
    let (mut one, mut two) = (pool.acquire().await?, pool.acquire().await?);
    // Ordered so that even a round-robin pooler shows one session to both clients, or two to one.
    let seen = [
        try_name(&mut one).await?,
        try_name(&mut one).await?,
        try_name(&mut two).await?,
        try_name(&mut two).await?,
        try_name(&mut one).await?,
        try_name(&mut two).await?,
    ];
    for connection in [&mut one, &mut two] {
        answered(ACQUIRE_TIMEOUT, connection.execute("DEALLOCATE ALL")).await?;
    }
    drop((one, two));
    pool.close().await;
    Ok(seen.iter().any(|step| step.is_none()) || is_shared(&seen.map(Option::unwrap_or_default)))
}

/// Whether sessions changed hands.
fn is_shared([first, second, other, other_later, later, last]: &[String; 6]) -> bool {
    let changes = first != second || first != later || other != other_later || other != last;
    changes || [first, second, later].iter().any(|one| [other, other_later, last].contains(one))
}

/// The session in which a transaction runs, or `None` when the statement name is already taken there.
async fn try_name(connection: &mut AnyConnection) -> Result<Option<String>, sqlx::Error> {
    answered(ACQUIRE_TIMEOUT, connection.execute("BEGIN")).await?;
    let session = sqlx::raw_sql("SELECT CAST(pg_backend_pid() AS TEXT) AS session");
    let session = answered(ACQUIRE_TIMEOUT, session.fetch_one(&mut *connection)).await?.try_get("session")?;
    let named = sqlx::query("SELECT CAST($1 AS BIGINT) AS named").bind(1_i64);
    let named = answered(ACQUIRE_TIMEOUT, named.fetch_one(&mut *connection)).await;
    answered(ACQUIRE_TIMEOUT, connection.execute("ROLLBACK")).await?;
    match named {
        Err(error) if code(&error).as_deref() == Some(SAME_NAME) => Ok(None),
        named => named.map(|_| Some(session)),
    }
}

fn code(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(|error| error.code()).map(std::borrow::Cow::into_owned)
}

fn refused_by_pooler(error: sqlx::Error) -> Error {
    match error.as_database_error() {
        Some(found) if code(&error).as_deref() == Some(PROTOCOL) => Error::Pooler(found.message().to_owned()),
        _ => error.into(),
    }
}

/// When a session was last found to be read-only, as after a failover while it is still connected to the
/// former primary. Sessions from before that time are discarded, so that new ones find the current primary.
#[derive(Debug, Clone, Default)]
pub(super) struct ReadOnly(Arc<Mutex<Option<Instant>>>);

impl ReadOnly {
    fn noticed(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Inspects why a transaction did not begin.
    pub(super) fn note(&self, error: &sqlx::Error) {
        if code(error).is_some_and(|code| READ_ONLY.contains(&code.as_str())) {
            tracing::warn!("a session with the database takes no writes; connecting anew");
            *self.noticed() = Some(Instant::now());
        }
    }

    /// Ensures that a connection may be reused.
    fn check(
        &self,
        framed: bool,
        within: Duration,
        fresh: Duration,
    ) -> impl Fn(&mut AnyConnection, PoolConnectionMetadata) -> BoxFuture<'_, Result<bool, sqlx::Error>>
    + Send
    + Sync
    + 'static {
        let this = self.clone();
        move |connection, session| {
            let usable = this.noticed().is_none_or(|at| session.age < at.elapsed());
            Box::pin(async move {
                if usable && framed {
                    enter(connection, framed).await?;
                } else if usable && session.idle_for > fresh {
                    answered(within, connection.ping()).await?;
                }
                Ok(usable)
            })
        }
    }
}

/// Disables statement logging: a value that was put into a statement by mistake would end up in the log.
pub(super) fn quiet(url: &str) -> Result<AnyConnectOptions, Error> {
    Ok(AnyConnectOptions::from_str(url)?.disable_statement_logging())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(seen: [&str; 6]) -> bool {
        is_shared(&seen.map(str::to_owned))
    }

    #[test]
    fn o16_sessions_that_change_hands_are_noticed_and_those_that_do_not_are_left_alone() {
        assert!(!shared(["1", "1", "2", "2", "1", "2"]), "a server, or a pooler in session mode");
        assert!(shared(["1", "1", "1", "1", "1", "1"]), "the session that was used last is used first");
        assert!(shared(["1", "2", "1", "2", "1", "2"]), "sessions in turn");
        assert!(shared(["1", "1", "2", "1", "2", "2"]), "busy sessions");
        assert!(shared(["1", "1", "2", "3", "1", "4"]), "busy sessions of which each is seen by one");
    }
}
