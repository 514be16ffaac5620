//! What is kept for administrators: the figures of the day, and the lasting troubles that they know of.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::Row;

use super::codec::get_time;
use super::{Error, Store};
use crate::domain::alarm::Alarm;

/// The figures of so many days are kept.
const DAYS: i64 = 90;

impl Store {
    /// Adds figures to those of today (UTC).
    ///
    /// # Errors
    /// When the database fails; then none of them was added.
    pub async fn add_tallies(&self, figures: &[(&'static str, i64)]) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        for (name, figure) in figures {
            sqlx::query(
                "INSERT INTO tallies (day, name, total) VALUES ($1, $2, $3)
                 ON CONFLICT (day, name) DO UPDATE SET total = tallies.total + excluded.total",
            )
            .bind(self.today())
            .bind(*name)
            .bind(*figure)
            .execute(&mut *tx)
            .await?;
        }
        sqlx::query("DELETE FROM tallies WHERE day < $1").bind(self.today() - DAYS).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The figures of today (UTC), of all processes, as far as they have handed them in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tallies(&self) -> Result<BTreeMap<String, i64>, Error> {
        let rows = sqlx::query("SELECT name, total FROM tallies WHERE day = $1")
            .bind(self.today())
            .fetch_all(self.reader())
            .await?;
        rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("total")?))).collect()
    }

    fn today(&self) -> i64 {
        self.now_ms().div_euclid(86_400_000)
    }

    /// The troubles of which administrators were told and that are not over, as far as they know.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn told_alarms(&self) -> Result<Vec<(Alarm, DateTime<Utc>)>, Error> {
        let rows = sqlx::query("SELECT name, since FROM troubles").fetch_all(self.reader()).await?;
        let mut alarms = Vec::new();
        for row in &rows {
            // One that only another version knows is that version's to end.
            if let Some(alarm) = Alarm::parse(row.try_get("name")?) {
                alarms.push((alarm, get_time(row, "since")?));
            }
        }
        Ok(alarms)
    }

    /// Remembers that administrators were told of a trouble.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_alarm(&self, alarm: Alarm, since: DateTime<Utc>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO troubles (name, since, told_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        )
        .bind(alarm.as_str())
        .bind(since.timestamp_millis())
        .bind(self.now_ms())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Remembers that they were told that it is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_alarm(&self, alarm: Alarm) -> Result<(), Error> {
        sqlx::query("DELETE FROM troubles WHERE name = $1")
            .bind(alarm.as_str())
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
