//! Holding people: keeping every other transaction from their orders, pushes and account until this one ends.
//!
//! Several are held in the order of their ids, and before anything of theirs is touched, so that no two transactions
//! wait for each other. On SQLite, which knows no locks of rows, a transaction that writes holds the whole database
//! from its beginning.

use std::collections::BTreeSet;

use sqlx::{Any, Transaction};

use super::codec::many;
use super::{Error, Store};
use crate::domain::UserId;

/// Holds one person.
pub(super) async fn hold_person(tx: &mut Transaction<'_, Any>, user: UserId) -> Result<(), Error> {
    sqlx::query("UPDATE users SET flood_until = flood_until WHERE user_id = $1")
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Store {
    /// Holds many.
    pub(super) async fn hold_people(
        &self,
        tx: &mut Transaction<'_, Any>,
        people: impl IntoIterator<Item = UserId>,
    ) -> Result<(), Error> {
        let people: BTreeSet<i64> = people.into_iter().map(|user| user.0).collect();
        if people.is_empty() || !self.inner.database.locks_rows() {
            return Ok(());
        }
        sqlx::query(
            "WITH wanted AS (SELECT CAST(value AS TEXT) AS user_id FROM jsonb_each(jsonb($1)))
             SELECT user_id FROM users WHERE user_id IN (SELECT CAST(wanted.user_id AS BIGINT) FROM wanted)
             ORDER BY user_id FOR NO KEY UPDATE",
        )
        .bind(many(people)?)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}
