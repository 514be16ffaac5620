//! Wake-up calls between processes: what one commits wakes the workers of all, by PostgreSQL's LISTEN and NOTIFY.
//!
//! The notices come from triggers, so that they go out with the commit and no statement has to think of them. Workers
//! look by themselves from time to time as well: a lost notice, or a connection that can't listen, costs seconds.

use std::future::pending;
use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};

use super::{Error, Store};

/// What the triggers notify on.
const CHANNEL: &str = "smscode_bot";
/// The pause after the connection failed.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

impl Store {
    /// Rings the bells for what other processes commit, for ever. On SQLite there are none.
    pub async fn listen(&self) {
        let Some(pool) = self.inner.database.notices() else { return pending().await };
        loop {
            let Err(error) = self.hear(pool).await;
            tracing::warn!(%error, "changes by other processes are noticed later than usual");
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }

    async fn hear(&self, pool: &PgPool) -> Result<std::convert::Infallible, Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        tracing::debug!("changes by other processes are heard of");
        // What was committed before, or while the connection was lost, was not heard.
        self.signals().ring_all();
        loop {
            match listener.try_recv().await? {
                Some(notice) => self.ring(notice.payload()),
                None => self.signals().ring_all(),
            }
        }
    }

    fn ring(&self, what: &str) {
        let signals = self.signals();
        match what {
            "outbox" => signals.outbox.notify_one(),
            "purchases" => signals.purchases.notify_one(),
            "polls" => signals.polls.notify_one(),
            // Of a later version perhaps.
            _ => signals.ring_all(),
        }
    }
}
