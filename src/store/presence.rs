//! Several processes on one database: which of them live, and what becomes free when one does not.
//!
//! Every process counts up a row of its own. Others see it stand still, by their own clocks, and free what its owner
//! held; so no lease has to be renewed one by one, and no two clocks have to agree. A process that could not count for
//! a while takes nothing and sends nothing: it may have been given up.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::Row;

use super::{Error, Parcel, Store};

/// So long after it last counted, a process holds back. Shorter than the silence after which others give it up.
const TRUSTED_FOR: Duration = Duration::from_secs(5);

/// How far another process has counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    /// Which process.
    pub owner: String,
    /// Its count.
    pub count: i64,
}

/// This process among others.
#[derive(Debug)]
pub(super) struct Presence(Mutex<Own>);

#[derive(Debug)]
struct Own {
    name: String,
    counted: Option<Instant>,
}

impl Default for Presence {
    fn default() -> Self {
        Self(Mutex::new(Own { name: new_name(), counted: None }))
    }
}

fn new_name() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

impl Store {
    /// Whether no other process can use this database.
    pub fn is_alone(&self) -> bool {
        self.inner.database.is_alone()
    }

    /// The name under which this process holds leases. It changes when others have given the process up.
    pub fn owner(&self) -> String {
        self.own(|own| own.name.clone())
    }

    /// The name to write beside a lease; none where nobody else reads it.
    pub(super) fn claimant(&self) -> Option<String> {
        (!self.is_alone()).then(|| self.owner())
    }

    /// Whether others certainly still believe that this process lives. A process that never counted is one that others
    /// don't watch.
    pub fn is_present(&self) -> bool {
        self.is_alone() || self.own(|own| own.counted.is_none_or(|at| at.elapsed() < TRUSTED_FOR))
    }

    /// Whether a push that was taken may still be sent.
    pub fn holds(&self, parcel: &Parcel) -> bool {
        self.is_alone() || self.is_present() && parcel.owner.as_deref() == Some(self.owner().as_str())
    }

    fn own<T>(&self, look: impl FnOnce(&mut Own) -> T) -> T {
        look(&mut self.inner.presence.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows that this process lives, and tells how far the others have counted. One that had been given up goes on
    /// under a new name, so that nothing it held before counts as its own. Without effect on SQLite.
    ///
    /// # Errors
    /// When the database fails; others may then give this process up.
    pub async fn beat(&self) -> Result<Vec<Beat>, Error> {
        if self.is_alone() {
            return Ok(Vec::new());
        }
        let at = Instant::now();
        let name = self.owner();
        let counted = sqlx::query("UPDATE processes SET beat = beat + 1 WHERE owner = $1")
            .bind(name.clone())
            .execute(self.writer())
            .await?;
        if counted.rows_affected() == 0 {
            self.register_process(name).await?;
        }
        self.own(|own| own.counted = Some(at));
        let rows = sqlx::query("SELECT owner, beat FROM processes WHERE owner <> $1")
            .bind(self.owner())
            .fetch_all(self.reader())
            .await?;
        rows.iter()
            .map(|row| Ok(Beat { owner: row.try_get("owner")?, count: row.try_get("beat")? }))
            .collect()
    }

    async fn register_process(&self, name: String) -> Result<(), Error> {
        let given_up = self.own(|own| own.counted.is_some());
        let name = if given_up { new_name() } else { name };
        sqlx::query("INSERT INTO processes (owner, beat) VALUES ($1, 1)")
            .bind(name.clone())
            .execute(self.writer())
            .await?;
        if given_up {
            tracing::warn!("other processes had given this one up; it goes on with nothing in hand");
        }
        self.own(|own| own.name = name);
        Ok(())
    }

    /// Gives up a process that has not counted on from `last`, and frees what it held. Tells whether this call did.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then.
    pub async fn give_up(&self, last: &Beat) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        let gone = sqlx::query("DELETE FROM processes WHERE owner = $1 AND beat = $2")
            .bind(last.owner.clone())
            .bind(last.count)
            .execute(&mut *tx)
            .await?;
        if gone.rows_affected() == 0 {
            return Ok(false);
        }
        for statement in [
            "UPDATE outbox SET lease_until = 0, owner = NULL WHERE owner = $1",
            "UPDATE purchases SET lease_until = 0, owner = NULL WHERE owner = $1",
            "UPDATE accounts SET poll_lease = 0, poll_owner = NULL WHERE poll_owner = $1",
            "DELETE FROM updates WHERE owner = $1",
            "DELETE FROM leases WHERE owner = $1",
        ] {
            sqlx::query(statement).bind(last.owner.clone()).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        self.signals().ring_all();
        Ok(true)
    }

    /// Leaves for good: what this process holds is free at once.
    ///
    /// # Errors
    /// When the database fails; others give the process up by themselves then.
    pub async fn leave(&self) -> Result<(), Error> {
        if self.is_alone() {
            return Ok(());
        }
        let owner = self.owner();
        let row = sqlx::query("SELECT beat FROM processes WHERE owner = $1")
            .bind(owner.clone())
            .fetch_optional(self.reader())
            .await?;
        let Some(row) = row else { return Ok(()) };
        self.give_up(&Beat { owner, count: row.try_get("beat")? }).await.map(drop)
    }
}
