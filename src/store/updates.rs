//! Which updates were handled. Stored as a set, because Telegram's ids may jump backwards.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde::Serialize;
use sqlx::Row;

use super::batch::Batch;
use super::handle::Job;
use super::{Error, Store};

/// Telegram keeps an update for a day; two days are enough to recognize a repeated one.
const KEPT: TimeDelta = TimeDelta::days(2);

impl Store {
    /// Loads the updates that were handled before this process became the owner.
    pub(super) async fn load_handled(&self) -> Result<(), Error> {
        let rows = sqlx::query("SELECT update_id, handled_at FROM updates WHERE handled_at >= $1")
            .bind(self.now_ms() - KEPT.num_milliseconds())
            .fetch_all(self.reader())
            .await?;
        let handled = rows.iter().map(|row| Ok((row.try_get("update_id")?, row.try_get("handled_at")?)));
        *self.inner.handled.all() = handled.collect::<Result<_, Error>>()?;
        Ok(())
    }

    /// Whether the update was handled before.
    pub fn is_handled(&self, update: i64) -> bool {
        self.inner.handled.all().contains_key(&update)
    }

    pub(super) fn note_handled(&self, updates: &BTreeSet<i64>) {
        let now = self.now_ms();
        self.inner.handled.all().extend(updates.iter().map(|update| (*update, now)));
    }

    /// Records that the update was handled.
    ///
    /// # Errors
    /// When the database fails; the update may then be handled again.
    pub async fn mark_handled(&self, update: i64) -> Result<(), Error> {
        self.ask(|done| Job::Handle { update, done }).await
    }

    /// Deletes updates that Telegram can no longer send.
    pub async fn forget_old_updates(&self) -> Result<(), Error> {
        let before = self.now_ms() - KEPT.num_milliseconds();
        sqlx::query("DELETE FROM updates WHERE handled_at < $1").bind(before).execute(self.writer()).await?;
        self.inner.handled.all().retain(|_, handled_at| *handled_at >= before);
        Ok(())
    }
}

#[derive(Serialize)]
struct UpdateRow {
    update_id: i64,
    handled_at: i64,
}

/// Records that these updates were handled.
pub(super) fn mark_all(batch: &mut Batch, updates: &BTreeSet<i64>, handled_at: i64) -> Result<(), Error> {
    batch.add(
        "INSERT INTO updates (update_id, handled_at)
         SELECT CAST(value ->> 'update_id' AS BIGINT), CAST(value ->> 'handled_at' AS BIGINT)
         FROM jsonb_each(jsonb($1)) WHERE true
         ON CONFLICT (update_id) DO NOTHING",
        updates.iter().map(|update_id| UpdateRow { update_id: *update_id, handled_at }),
    )
}
