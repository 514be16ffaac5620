//! The spending guard, held in the transaction that confirms a purchase: two devices can't pass it together.

use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::{Error, Store};
use crate::domain::guard::{Guard, Hold};
use crate::domain::{IntentId, UserId};

const DAY_MS: i64 = 24 * 3_600_000;

fn read(row: &AnyRow) -> Result<Guard, Error> {
    Ok(Guard {
        frozen: row.try_get::<Option<i64>, _>("frozen_at")?.is_some(),
        daily_cap: row.try_get("daily_cap")?,
        ask_above: row.try_get("ask_above")?,
    })
}

impl Store {
    /// The person's spending guard.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_guard(&self, user: UserId) -> Result<Guard, Error> {
        let row = sqlx::query("SELECT frozen_at, daily_cap, ask_above FROM users WHERE user_id = $1")
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map_or(Ok(Guard::default()), read)
    }

    /// Stores the person's spending guard.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_guard(&self, user: UserId, guard: Guard) -> Result<(), Error> {
        sqlx::query("UPDATE users SET frozen_at = $1, daily_cap = $2, ask_above = $3 WHERE user_id = $4")
            .bind(guard.frozen.then(|| self.now_ms()))
            .bind(guard.daily_cap)
            .bind(guard.ask_above)
            .bind(user.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Remembers that the person has said yes a second time to what this draft costs.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn assure_purchase(&self, user: UserId, intent: IntentId) -> Result<(), Error> {
        sqlx::query(
            "UPDATE purchases SET assured = 1 WHERE intent = $1 AND user_id = $2 AND state = 'draft'",
        )
        .bind(intent.to_string())
        .bind(user.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }
}

/// Whether the person's guard holds this draft now. The person's row is locked until the transaction ends.
pub(super) async fn hold(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    intent: IntentId,
    now: i64,
) -> Result<Option<Hold>, Error> {
    let locked = sqlx::query(
        "UPDATE users SET flood_until = flood_until WHERE user_id = $1
         RETURNING frozen_at, daily_cap, ask_above",
    )
    .bind(user.0)
    .fetch_optional(&mut **tx)
    .await?;
    let guard = locked.as_ref().map_or(Ok(Guard::default()), read)?;
    if guard == Guard::default() {
        return Ok(None);
    }
    let draft = sqlx::query(
        "SELECT price_idr, quantity, assured FROM purchases
         WHERE intent = $1 AND user_id = $2 AND state = 'draft'",
    )
    .bind(intent.to_string())
    .bind(user.0)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(draft) = draft else { return Ok(None) };
    let (price, quantity): (i64, i64) = (draft.try_get("price_idr")?, draft.try_get("quantity")?);
    let assured = draft.try_get::<i64, _>("assured")? != 0;
    Ok(guard.hold(price.saturating_mul(quantity), spent(tx, user, now).await?, assured))
}

/// What was confirmed in the last 24 hours, less what did not work out and what came back.
async fn spent(tx: &mut Transaction<'_, Any>, user: UserId, now: i64) -> Result<i64, Error> {
    let bought = sqlx::query(
        "SELECT CAST(COALESCE(SUM(price_idr * (quantity - failed_count)), 0) AS BIGINT) AS sum FROM purchases
         WHERE user_id = $1 AND state IN ('confirmed', 'in_doubt', 'bought') AND confirmed_at > $2",
    )
    .bind(user.0)
    .bind(now - DAY_MS)
    .fetch_one(&mut **tx)
    .await?;
    let back = sqlx::query(
        "SELECT CAST(COALESCE(SUM(orders.price_idr), 0) AS BIGINT) AS sum FROM orders
         JOIN purchases ON purchases.intent = orders.intent
         WHERE orders.user_id = $1 AND orders.status IN ('CANCELED', 'EXPIRED') AND purchases.confirmed_at > $2",
    )
    .bind(user.0)
    .bind(now - DAY_MS)
    .fetch_one(&mut **tx)
    .await?;
    let (bought, back): (i64, i64) = (bought.try_get("sum")?, back.try_get("sum")?);
    Ok(bought.saturating_sub(back).max(0))
}
