//! Which process works on this database: one owner, while the others stand by.
//!
//! On SQLite, the file lock decides. On PostgreSQL, the row `owner` does: it is taken by compare-and-swap;
//! every write transaction increments its beat and is refused once another process holds the epoch. A process
//! that was frozen and wakes up can therefore change nothing. No machine's clock is involved: a standby takes
//! over when it has itself seen the beat stand still.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use sqlx::{Any, AnyConnection, Row, Transaction};
use tokio_util::sync::CancellationToken;

use super::postgres::{ANSWERS_WITHIN, silent};
use super::{Error, Store};

/// An owner that has not reached the database for this long sends nothing, because another may have taken
/// over. Shorter than the silence after which a standby takes over.
const TRUSTED_FOR: Duration = Duration::from_millis(2_500);

/// Fencing: increments the beat, and changes no row when another process holds the epoch. If this process
/// freezes inside the transaction, the server ends it after three seconds, so that it can't keep a standby
/// from taking over.
const FENCE: &str = "UPDATE owner SET beat = beat + 1 WHERE id = 1 AND epoch = $1
     RETURNING set_config('idle_in_transaction_session_timeout', '3000', true) AS limited";

/// The state of the ownership row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ownership {
    /// Number of the current ownership; rises with each takeover.
    pub epoch: i64,
    /// Counts the owner's writes.
    pub beat: i64,
    /// The owner's listen address; empty when there is no owner.
    pub address: String,
}

impl Store {
    /// Whether no other process can use this database.
    pub fn is_alone(&self) -> bool {
        self.database().is_alone()
    }

    /// Whether this process may work: accept updates and events, buy, deliver.
    pub fn is_owner(&self) -> bool {
        self.is_alone() || self.inner.owner.get_epoch().is_ok_and(|epoch| epoch > 0)
    }

    /// Whether nobody else can have taken over yet, so that a message may still be sent.
    pub fn may_send(&self) -> bool {
        let recently = |at: &Instant| at.elapsed() < TRUSTED_FOR;
        self.is_alone() || self.is_owner() && self.inner.owner.renewed().as_ref().is_some_and(recently)
    }

    /// Cancelled when another process has taken over, or this one has released the database.
    pub fn ownership_ended(&self) -> CancellationToken {
        self.inner.owner.ended.clone()
    }

    /// The current ownership.
    pub async fn find_owner(&self) -> Result<Ownership, Error> {
        let row = sqlx::query("SELECT epoch, beat, address FROM owner WHERE id = 1")
            .fetch_one(self.reader())
            .await?;
        Ok(Ownership {
            epoch: row.try_get("epoch")?,
            beat: row.try_get("beat")?,
            address: row.try_get("address")?,
        })
    }

    /// Takes over from an owner that is still exactly as `seen`. Returns whether that succeeded.
    pub async fn take_ownership(&self, seen: &Ownership, address: &str) -> Result<bool, Error> {
        if self.is_alone() {
            return Ok(true);
        }
        let at = Instant::now();
        let mut tx = self.begin_unfenced().await?;
        let taken = sqlx::query(
            "UPDATE owner SET epoch = epoch + 1, beat = 0, address = $1 WHERE id = 1 AND epoch = $2 AND beat = $3",
        )
        .bind(address.to_owned())
        .bind(seen.epoch)
        .bind(seen.beat)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        if taken.rows_affected() == 0 {
            return Ok(false);
        }
        *self.inner.owner.renewed() = Some(at);
        self.inner.owner.epoch.store(seen.epoch + 1, Ordering::Release);
        Ok(true)
    }

    /// Renews this process's heartbeat and its deadline, and shows that the database accepts writes.
    ///
    /// # Errors
    /// [`Error::NotOwner`] when another process has taken over; otherwise when the database fails.
    pub async fn renew_ownership(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        self.note_time(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// Releases the ownership, so that a standby can take over at once.
    ///
    /// # Errors
    /// When the database fails; a standby then takes over by itself some seconds later.
    pub(super) async fn give_ownership_back(&self) -> Result<(), Error> {
        self.inner.owner.ended.cancel();
        if self.is_alone() || !self.is_owner() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE owner SET address = '' WHERE id = 1").execute(&mut **tx).await?;
        tx.commit().await?;
        self.inner.owner.epoch.store(0, Ordering::Release);
        Ok(())
    }

    /// Ensures that a transaction that was just begun is the owner's.
    pub(super) async fn fence(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        if self.is_alone() {
            return Ok(());
        }
        let (at, epoch) = (Instant::now(), self.inner.owner.get_epoch()?);
        if epoch == 0 {
            return Err(Error::NotOwner);
        }
        let fenced = sqlx::query(FENCE).bind(epoch).fetch_optional(connection);
        let fenced = tokio::time::timeout(ANSWERS_WITHIN, fenced).await.unwrap_or_else(|_| Err(silent()));
        if fenced?.is_none() {
            return Err(self.inner.owner.lose());
        }
        *self.inner.owner.renewed() = Some(at);
        Ok(())
    }

    async fn begin_unfenced(&self) -> Result<Transaction<'static, Any>, Error> {
        self.database().begin().await
    }
}
