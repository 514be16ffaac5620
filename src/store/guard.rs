//! The spending guard, enforced in the transaction that confirms a purchase, so that two devices together
//! can't exceed it.

use sqlx::any::AnyRow;
use sqlx::{Any, Executor, Row, Transaction};

use super::codec::{AT_ONCE, auto_columns, flag, read_auto};
use super::writing::Writing;
use super::{Error, Store};
use crate::domain::guard::{Guard, Hold};
use crate::domain::notification::Notification;
use crate::domain::{IntentId, UserId};

const DAY_MS: i64 = 24 * 3_600_000;

fn read(row: &AnyRow) -> Result<Guard, Error> {
    Ok(Guard {
        frozen: row.try_get::<Option<i64>, _>("frozen_at")?.is_some(),
        daily_cap: row.try_get("daily_cap")?,
        ask_above: row.try_get("ask_above")?,
        low_balance: row.try_get("low_balance")?,
        low_balance_told: flag(row, "low_balance_told")?,
        auto_replace: read_auto(row, "replace_after", "replace_times")?,
    })
}

impl Store {
    /// The user's spending guard.
    pub async fn get_guard(&self, user: UserId) -> Result<Guard, Error> {
        let row = sqlx::query(
            "SELECT frozen_at, daily_cap, ask_above, low_balance, low_balance_told, replace_after, replace_times
             FROM users WHERE user_id = $1",
        )
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?;
        row.as_ref().map_or(Ok(Guard::default()), read)
    }

    /// The user's spending guard, and the amount that counts against its cap now. For display before a
    /// purchase only; the decision is made on confirmation.
    pub async fn get_spending(&self, user: UserId) -> Result<(Guard, i64), Error> {
        let guard = self.get_guard(user).await?;
        let spent = match guard.daily_cap {
            Some(_) => spent(self.reader(), user, self.now_ms()).await?,
            None => 0,
        };
        Ok((guard, spent))
    }

    /// Stores the user's spending guard. It applies to each of the person's accounts by itself.
    pub async fn save_guard(&self, user: UserId, guard: Guard) -> Result<(), Error> {
        let (after, times) = auto_columns(guard.auto_replace);
        sqlx::query(
            "UPDATE users SET frozen_at = $1, daily_cap = $2, ask_above = $3, low_balance = $4,
                 low_balance_told = CASE WHEN low_balance = $4 THEN low_balance_told ELSE 0 END,
                 replace_after = $6, replace_times = $7
             WHERE person = $5",
        )
        .bind(guard.frozen.then(|| self.now_ms()))
        .bind(guard.daily_cap)
        .bind(guard.ask_above)
        .bind(guard.low_balance)
        .bind(user.person().0)
        .bind(after)
        .bind(times)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Processes a balance, in rupiah, that was read for the user: once it is above their limit, the
    /// low-balance warning is re-armed.
    pub async fn note_balance(&self, user: UserId, balance: i64) -> Result<(), Error> {
        sqlx::query(RECOVERED).bind(balance).bind(user.0).execute(self.writer()).await?;
        Ok(())
    }

    /// Records that the user has confirmed the cost of this draft a second time.
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

const RECOVERED: &str =
    "UPDATE users SET low_balance_told = 0 WHERE low_balance <= $1 AND low_balance_told = 1 AND user_id = $2";

/// Processes the balance left after a purchase. The user is warned when it is below their limit, unless they
/// have been warned since it was last above.
pub(super) async fn note_balance_after(tx: &mut Writing, user: UserId, balance: i64) -> Result<(), Error> {
    sqlx::query(RECOVERED).bind(balance).bind(user.0).execute(&mut ***tx).await?;
    let low = sqlx::query(
        "UPDATE users SET low_balance_told = 1 WHERE low_balance > $1 AND low_balance_told = 0 AND user_id = $2",
    )
    .bind(balance)
    .bind(user.0)
    .execute(&mut ***tx)
    .await?;
    if low.rows_affected() > 0 {
        tx.tell(user, &Notification::LowBalance, AT_ONCE).await?;
    }
    Ok(())
}

/// Whether the user's guard holds this draft now. The user's row is locked until the transaction ends.
pub(super) async fn hold(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    intent: IntentId,
    now: i64,
) -> Result<Option<Hold>, Error> {
    let locked = sqlx::query(
        "UPDATE users SET flood_until = flood_until WHERE user_id = $1
         RETURNING frozen_at, daily_cap, ask_above, low_balance, low_balance_told, replace_after, replace_times",
    )
    .bind(user.0)
    .fetch_optional(&mut **tx)
    .await?;
    let guard = locked.as_ref().map_or(Ok(Guard::default()), read)?;
    if !guard.frozen && guard.daily_cap.is_none() && guard.ask_above.is_none() {
        return Ok(None);
    }
    let draft = sqlx::query(
        "SELECT COALESCE(limit_idr, price_idr) AS price_idr, quantity, assured FROM purchases
         WHERE intent = $1 AND user_id = $2 AND state = 'draft'",
    )
    .bind(intent.to_string())
    .bind(user.0)
    .fetch_optional(&mut **tx)
    .await?;
    let Some(draft) = draft else { return Ok(None) };
    let (price, quantity): (i64, i64) = (draft.try_get("price_idr")?, draft.try_get("quantity")?);
    let assured = draft.try_get::<i64, _>("assured")? != 0;
    Ok(guard.hold(price.saturating_mul(quantity), spent(&mut **tx, user, now).await?, assured))
}

/// The amount that the user, and every other chat with their account, confirmed in the last 24 hours, less
/// failed purchases and refunds. Numbers that are known count at their actual cost, the others at the most that
/// the purchase allows.
async fn spent<'c>(from: impl Executor<'c, Database = Any>, user: UserId, now: i64) -> Result<i64, Error> {
    let rows = sqlx::query(
        "SELECT COALESCE(purchases.limit_idr, purchases.price_idr) AS price_idr, purchases.quantity - purchases.failed_count - COUNT(orders.order_id) AS unknown,
             CAST(COALESCE(SUM(CASE WHEN orders.order_id IS NULL OR orders.status IN ('CANCELED', 'EXPIRED') THEN 0
                 ELSE COALESCE(orders.price_idr, purchases.limit_idr, purchases.price_idr) END), 0) AS BIGINT) AS known
         FROM purchases LEFT JOIN orders ON orders.user_id = purchases.user_id
             AND orders.card = 'p' || purchases.intent AND orders.intent = purchases.intent
         WHERE (purchases.user_id = $1
                 OR purchases.account_tag = (SELECT token_tag FROM accounts WHERE accounts.user_id = $1))
             AND purchases.state IN ('confirmed', 'in_doubt', 'unclear', 'bought')
             AND purchases.confirmed_at > $2
         GROUP BY purchases.intent, purchases.limit_idr, purchases.price_idr, purchases.quantity, purchases.failed_count",
    )
    .bind(user.0)
    .bind(now - DAY_MS)
    .fetch_all(from)
    .await?;
    let mut spent = 0_i64;
    for row in &rows {
        let (price, unknown): (i64, i64) = (row.try_get("price_idr")?, row.try_get("unknown")?);
        let known: i64 = row.try_get("known")?;
        spent = spent.saturating_add(known).saturating_add(price.saturating_mul(unknown.max(0)));
    }
    Ok(spent.max(0))
}
