//! Statements that a transaction executes together.
//!
//! On SQLite each execution is a hop to the thread of the connection and back, which costs more than most
//! statements do, so all of them go over in one. PostgreSQL takes one statement at a time.

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Transaction};

use super::Error;
use super::codec::many;

/// What sqlx calls it.
const SQLITE: &str = "SQLite";

/// The statements that wait to be executed, each with its rows as [`many`] encodes them.
#[derive(Default)]
pub(super) struct Batch {
    waiting: Vec<(&'static str, String)>,
    returned: Vec<AnyRow>,
}

impl Batch {
    /// Adds a statement whose only parameter, `$1`, stands for these rows. Without rows there is nothing to do.
    pub(super) fn add<T: Serialize>(
        &mut self,
        statement: &'static str,
        rows: impl IntoIterator<Item = T>,
    ) -> Result<(), Error> {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_some() {
            self.waiting.push((statement, many(rows)?));
        }
        Ok(())
    }

    /// Executes all statements in order, and returns the rows that they returned.
    pub(super) async fn run(mut self, tx: &mut Transaction<'_, Any>) -> Result<Vec<AnyRow>, Error> {
        self.flush(tx).await?;
        Ok(self.returned)
    }

    /// Executes what was added so far.
    pub(super) async fn flush(&mut self, tx: &mut Transaction<'_, Any>) -> Result<(), Error> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        if tx.backend_name() != SQLITE {
            for (statement, rows) in waiting {
                self.returned.extend(sqlx::query(statement).bind(rows).fetch_all(&mut **tx).await?);
            }
            return Ok(());
        }
        let mut text = String::new();
        for (index, (statement, _)) in waiting.iter().enumerate() {
            text += &statement.replace("$1", &format!("${}", index + 1));
            text.push(';');
        }
        let query = sqlx::query(AssertSqlSafe(text));
        let query = waiting.into_iter().fold(query, |query, (_, rows)| query.bind(rows));
        self.returned.extend(query.fetch_all(&mut **tx).await?);
        Ok(())
    }
}
