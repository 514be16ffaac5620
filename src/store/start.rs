//! Checks made when work on a database begins: whether the keys open it, and whether the clock was set back.

use std::time::Duration;

use chrono::TimeDelta;
use sqlx::{Any, AnyConnection, Row, Transaction};

use super::codec::AT_ONCE;
use super::{Error, Store};
use crate::domain::UserId;
use crate::vault::{Purpose, key_id};

/// The row whose value only the right keys open. Rotation re-encrypts it before anything else; from then on
/// nothing starts without the new key.
const CHECK: i64 = 1;
/// The row that is re-encrypted after everything else.
const DONE: i64 = 2;

/// Longer than any purchase is ever postponed.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
/// How long shutdown waits for a database that may be unreachable.
const GIVING_BACK: Duration = Duration::from_secs(1);

impl Store {
    /// Prepares the database for work, as its owner.
    ///
    /// # Errors
    /// When this process is not the owner, or the keys are not those with which the database was encrypted;
    /// nothing is changed then.
    pub async fn begin_work(&self) -> Result<(), Error> {
        self.check_keys().await?;
        self.take_over().await
    }

    /// Takes over the work of the previous owner. Times written by a clock that was ahead of this one are
    /// adjusted to it, and a purchase that would wait longer than ever necessary becomes due now.
    pub(super) async fn take_over(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        self.follow_clock(&mut tx).await?;
        sqlx::query("UPDATE purchases SET due_at = $1 WHERE due_at > $2")
            .bind(AT_ONCE)
            .bind(self.now_ms() + LONGEST_WAIT.num_milliseconds())
            .execute(&mut **tx)
            .await?;
        tx.commit().await?;
        self.memory().clear();
        self.load_handled().await?;
        self.load_outbox().await?;
        self.load_polls().await?;
        self.load_replacements().await?;
        self.load_due_purchases().await
    }

    /// Closes the connections, so that everything is on disk; the writer's current work is written first.
    /// Each step has a time limit, so that an unresponsive database can't keep the process from ending.
    pub async fn close(&self) {
        self.inner.inbox.close().await;
        let giving_back = tokio::time::timeout(GIVING_BACK, self.give_ownership_back()).await;
        if !matches!(giving_back, Ok(Ok(()) | Err(Error::NotOwner))) {
            tracing::warn!("failed to give the database back; a standby takes over some seconds later");
        }
        // Closed from here on: connections that are returned are not handed out again.
        let (write, read) = (self.inner.database.write.close(), self.inner.database.read.close());
        let closed = async { tokio::join!(write, read) };
        if tokio::time::timeout(GIVING_BACK, closed).await.is_err() {
            tracing::warn!("failed to close the connections of the database in time");
        }
    }
}

impl Store {
    /// Ensures that the keys open this database, and that every process that starts from here on holds the
    /// first of them. A new database is marked with the current keys.
    ///
    /// # Errors
    /// [`Error::WrongKeys`]; otherwise when the database fails.
    pub(super) async fn check_keys(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let sealed = self.keyring().seal(Purpose::Check, UserId(0), b"smscode-bot")?;
        let fresh =
            sqlx::query("INSERT INTO vault_check (id, sealed) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
                .bind(CHECK)
                .bind(sealed)
                .execute(&mut **tx)
                .await?;
        if fresh.rows_affected() == 1 {
            self.mark_sealed(&mut tx).await?;
        }
        let row = sqlx::query("SELECT sealed FROM vault_check WHERE id = $1")
            .bind(CHECK)
            .fetch_one(&mut **tx)
            .await?;
        let sealed: Vec<u8> = row.try_get("sealed")?;
        self.keyring().open(Purpose::Check, UserId(0), &sealed).map_err(|_| Error::WrongKeys)?;
        if let Some(anew) = self.keyring().reseal(Purpose::Check, UserId(0), &sealed)? {
            sqlx::query("UPDATE vault_check SET sealed = $1 WHERE id = $2")
                .bind(anew)
                .bind(CHECK)
                .execute(&mut **tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Whether everything has been re-encrypted under the first key.
    pub async fn is_sealed_anew(&self) -> Result<bool, Error> {
        let row = sqlx::query("SELECT sealed FROM vault_check WHERE id = $1")
            .bind(DONE)
            .fetch_optional(self.reader())
            .await?;
        let Some(row) = row else { return Ok(false) };
        let sealed: Vec<u8> = row.try_get("sealed")?;
        Ok(key_id(&sealed) == self.keyring().ids().first().copied())
    }

    /// Records that everything has been re-encrypted under the first key.
    ///
    /// # Errors
    /// When the database fails; the next start then checks everything again.
    pub async fn note_sealed_anew(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        self.mark_sealed(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn mark_sealed(&self, tx: &mut Transaction<'_, Any>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO vault_check (id, sealed) VALUES ($1, $2)
             ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
        )
        .bind(DONE)
        .bind(self.keyring().seal(Purpose::Check, UserId(0), b"smscode-bot")?)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}

/// Columns that hold times from this program's clock. Times stated by the provider are not among them.
const OWN_TIMES: [&str; 8] = [
    "UPDATE outbox SET caused_at = caused_at - $1,
         not_before = CASE WHEN not_before > $1 THEN not_before - $1 ELSE 0 END",
    "UPDATE purchases SET created_at = created_at - $1, confirmed_at = confirmed_at - $1,
         in_progress_at = in_progress_at - $1, looked_at = looked_at - $1, unclear_at = unclear_at - $1,
         due_at = CASE WHEN due_at > $1 THEN due_at - $1 ELSE due_at END
     WHERE due_at IS NOT NULL OR state = 'draft'",
    "UPDATE accounts SET hook_checked_at = hook_checked_at - $1, hook_repaired_at = hook_repaired_at - $1,
         last_event_at = last_event_at - $1, hook_doubt_at = hook_doubt_at - $1, suspected_at = suspected_at - $1",
    "UPDATE orders SET status_at = status_at - $1, cancel_promised_at = cancel_promised_at - $1,
         finish_promised_at = finish_promised_at - $1, cancel_asked_at = cancel_asked_at - $1, resend_asked_at = resend_asked_at - $1,
         cancel_unclear_at = cancel_unclear_at - $1, missing_since = missing_since - $1, vanished_at = vanished_at - $1
     WHERE ended_at IS NULL",
    "UPDATE users SET flood_until = CASE WHEN flood_until > $1 THEN flood_until - $1 ELSE 0 END,
         retry_at = retry_at - $1
     WHERE flood_until > 0 OR retry_at IS NOT NULL",
    "UPDATE announcements SET due_at = CASE WHEN due_at > $1 THEN due_at - $1 ELSE due_at END
     WHERE due_at IS NOT NULL",
    "UPDATE webhook_returns SET until = until - $1,
         due_at = CASE WHEN due_at > $1 THEN due_at - $1 ELSE due_at END",
    "UPDATE alarms SET since = since - $1, told_at = told_at - $1",
];

impl Store {
    /// Stores the current time, against which the next owner's clock is compared.
    pub(super) async fn note_time(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO seen_time (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
        )
        .bind(self.now_ms())
        .execute(connection)
        .await?;
        Ok(())
    }

    /// Moves stored times back when this clock is behind the one that was used here before.
    pub(super) async fn follow_clock(&self, tx: &mut Transaction<'_, Any>) -> Result<(), Error> {
        let seen = sqlx::query("SELECT at FROM seen_time WHERE id = 1").fetch_optional(&mut **tx).await?;
        let seen: i64 = seen.map(|row| row.try_get("at")).transpose()?.unwrap_or_default();
        let behind = seen - self.now_ms();
        if behind > 0 {
            tracing::warn!(
                ms = behind,
                "the clock is behind the one of the run before; stored times follow it"
            );
            for statement in OWN_TIMES {
                sqlx::query(statement).bind(behind).execute(&mut **tx).await?;
            }
        }
        self.note_time(tx).await
    }
}
