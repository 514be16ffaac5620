//! Which updates were handled, and which are in hand. A set, because Telegram's ids may jump backwards.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Row, Transaction};

use super::codec::{find_by_id, many};
use super::together::Batch;
use super::writer::Job;
use super::{Error, Store};
use crate::domain::UserId;

/// Telegram keeps an update for a day; two are enough to recognise one that comes again.
const KEPT: TimeDelta = TimeDelta::days(2);
/// Longer than handling an update may take: whoever took it so long ago has no part in it any more.
const LONGEST: TimeDelta = TimeDelta::seconds(90);

/// Whether an update may be handled now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Yes, by the caller; [`Store::mark_handled`] ends the turn.
    Yours,
    /// It was handled before.
    Handled,
    /// Another process handles it, or another update of the same person.
    Wait,
}

/// Updates that were taken, by their ids.
pub(super) struct Updates;

impl Batch for Updates {
    type Key = i64;
    type Found = Option<AnyRow>;

    async fn read(connection: &mut AnyConnection, updates: &[i64]) -> Result<Vec<Option<AnyRow>>, Error> {
        let statement = "SELECT wanted.key AS place, updates.owner FROM jsonb_each(jsonb($1)) AS wanted
             JOIN updates ON updates.update_id = CAST(wanted.value ->> 'id' AS BIGINT)";
        find_by_id(connection, statement, updates).await
    }
}

impl Store {
    /// Takes an update, so that of all processes one handles it, and none another one of the same person meanwhile. The
    /// caller sees to it that this process itself takes one at a time of each person. A process that dies loses its
    /// turns ([`Store::give_up`]).
    ///
    /// # Errors
    /// When the database fails; the update must come again then.
    pub async fn take_turn(&self, update: i64, user: Option<UserId>) -> Result<Turn, Error> {
        if self.is_alone() {
            // Nobody to share with: the caller's own order of turns is enough, and a row more would cost a write.
            return Ok(if self.is_handled(update).await? { Turn::Handled } else { Turn::Yours });
        }
        if !self.is_present() {
            return Ok(Turn::Wait);
        }
        if self.insert_turn(update, user).await? {
            return Ok(Turn::Yours);
        }
        // A turn of this process's own was not ended: the database failed at that moment. Others' are given time.
        let left_behind = sqlx::query(
            "DELETE FROM updates WHERE owner IS NOT NULL AND (update_id = $1 OR user_id = $2)
                 AND (handled_at < $3 OR (owner = $4 AND user_id = $2))",
        )
        .bind(update)
        .bind(user.map(|user| user.0))
        .bind(self.now_ms() - LONGEST.num_milliseconds())
        .bind(self.owner())
        .execute(self.writer())
        .await?;
        if left_behind.rows_affected() > 0 && self.insert_turn(update, user).await? {
            return Ok(Turn::Yours);
        }
        Ok(if self.is_handled(update).await? { Turn::Handled } else { Turn::Wait })
    }

    async fn insert_turn(&self, update: i64, user: Option<UserId>) -> Result<bool, Error> {
        let taken = sqlx::query(
            "INSERT INTO updates (update_id, handled_at, user_id, owner) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
        )
        .bind(update)
        .bind(self.now_ms())
        .bind(user.map(|user| user.0))
        .bind(self.owner())
        .execute(self.writer())
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Whether the update was handled before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_handled(&self, update: i64) -> Result<bool, Error> {
        let row = self.inner.reads.updates.ask(self.reader(), update).await?;
        let owner = row.map(|row| row.try_get::<Option<String>, _>("owner")).transpose()?;
        Ok(owner.is_some_and(|owner| owner.is_none()))
    }

    /// Remembers that the update was handled.
    ///
    /// # Errors
    /// When the database fails; the update may then be handled again.
    pub async fn mark_handled(&self, update: i64) -> Result<(), Error> {
        self.ask(|done| Job::Handle { update, done }).await
    }

    /// Forgets updates that Telegram can't send any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old_updates(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM updates WHERE handled_at < $1")
            .bind(self.now_ms() - KEPT.num_milliseconds())
            .execute(self.writer())
            .await?;
        Ok(())
    }
}

#[derive(Serialize)]
struct UpdateRow {
    update_id: i64,
    handled_at: i64,
}

/// Remembers that these were handled.
pub(super) async fn mark_all(
    tx: &mut Transaction<'_, Any>,
    updates: &BTreeSet<i64>,
    handled_at: i64,
) -> Result<(), Error> {
    if updates.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO updates (update_id, handled_at)
         SELECT CAST(value ->> 'update_id' AS BIGINT), CAST(value ->> 'handled_at' AS BIGINT)
         FROM jsonb_each(jsonb($1)) WHERE true
         ON CONFLICT (update_id) DO UPDATE SET owner = NULL, user_id = NULL",
    )
    .bind(many(updates.iter().map(|update_id| UpdateRow { update_id: *update_id, handled_at }))?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
