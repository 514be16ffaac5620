//! Promised actions on orders: each is taken by one job at a time, postponed, or given up. A press about many
//! orders is a promise on each of them plus the shared press; the text of its result is built only when it is
//! sent.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::domain::bulk::{BulkAction, BulkId};
use crate::domain::failure::FailureKind;
use crate::domain::notification::{CardId, Notification};
use crate::domain::tracking::Order;
use crate::domain::{OrderId, UserId};
use crate::store::codec::{AT_ONCE, many, word};
use crate::store::writing::Writing;
use crate::store::{Error, Store};

/// The promised action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// To cancel, unless an SMS comes first.
    Cancel,
    /// To finish.
    Finish,
}

impl Promise {
    fn move_statement(self) -> &'static str {
        match self {
            Self::Cancel => {
                "UPDATE orders SET cancel_promised_at = $1
                 WHERE user_id = $2 AND order_id = $3 AND status = 'ACTIVE'
                     AND cancel_promised_at IS NOT NULL AND ($4 < 0 OR cancel_promised_at = $4)"
            }
            Self::Finish => {
                "UPDATE orders SET finish_promised_at = $1
                 WHERE user_id = $2 AND order_id = $3 AND ended_at IS NULL
                     AND finish_promised_at IS NOT NULL AND ($4 < 0 OR finish_promised_at = $4)"
            }
        }
    }

    fn end_statement(self) -> &'static str {
        match self {
            Self::Cancel => {
                "UPDATE orders SET cancel_promised_at = NULL, bulk_failure = $3
                 WHERE user_id = $1 AND order_id = $2 AND cancel_promised_at IS NOT NULL RETURNING card, bulk_id"
            }
            Self::Finish => {
                "UPDATE orders SET finish_promised_at = NULL, bulk_failure = $3
                 WHERE user_id = $1 AND order_id = $2 AND finish_promised_at IS NOT NULL RETURNING card, bulk_id"
            }
        }
    }
}

impl Store {
    /// Gives a promise up and tells the user why, together with the others if the promise covered several
    /// orders. Does nothing if it was withdrawn meanwhile.
    pub async fn give_promise_up(
        &self,
        user: UserId,
        order: OrderId,
        promise: Promise,
        why: FailureKind,
    ) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let row = sqlx::query(promise.end_statement())
            .bind(user.0)
            .bind(order.0)
            .bind(why.as_str())
            .fetch_optional(&mut **tx)
            .await?;
        let Some(row) = row else { return Ok(()) };
        let card = word(&row, "card", CardId::parse)?;
        let alone = row.try_get::<Option<i64>, _>("bulk_id")?.is_none();
        if alone && promise == Promise::Cancel {
            tx.tell(user, &Notification::NotCanceled { order, why }, AT_ONCE).await?;
        }
        insert_result(&mut tx, user, &row).await?;
        tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a due promise, so that exactly one call follows from it. If that call never completes, the
    /// promise is due again at `again`. Returns `false` if it was withdrawn or taken meanwhile.
    pub async fn take_promise(
        &self,
        user: UserId,
        order: OrderId,
        promise: Promise,
        due: DateTime<Utc>,
        again: DateTime<Utc>,
    ) -> Result<bool, Error> {
        self.move_promise(user, order, promise, again, Some(due)).await
    }

    /// Postpones a promise, unless it was withdrawn meanwhile.
    pub async fn put_promise_off(
        &self,
        user: UserId,
        order: OrderId,
        promise: Promise,
        to: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.move_promise(user, order, promise, to, None).await?;
        Ok(())
    }

    async fn move_promise(
        &self,
        user: UserId,
        order: OrderId,
        promise: Promise,
        to: DateTime<Utc>,
        from: Option<DateTime<Utc>>,
    ) -> Result<bool, Error> {
        let mut tx = self.begin_for(user).await?;
        let moved = sqlx::query(promise.move_statement())
            .bind(to.timestamp_millis())
            .bind(user.0)
            .bind(order.0)
            .bind(from.map_or(-1, |from| from.timestamp_millis()))
            .execute(&mut **tx)
            .await?;
        tx.commit().await?;
        Ok(moved.rows_affected() == 1)
    }
}

#[derive(Serialize)]
struct PromiseRow {
    order_id: i64,
    at: i64,
}

/// Only orders unchanged since the press was handled: an SMS may have arrived or a promise been made
/// meanwhile.
const BEGIN_CANCEL: &str = "UPDATE orders SET cancel_promised_at = CAST(wanted.value ->> 'at' AS BIGINT),
         bulk_id = $2, bulk_action = $3, bulk_failure = NULL
     FROM jsonb_each(jsonb($1)) AS wanted
     WHERE orders.user_id = $4 AND orders.order_id = CAST(wanted.value ->> 'order_id' AS BIGINT)
         AND orders.status = 'ACTIVE' AND orders.ended_at IS NULL AND orders.cancel_promised_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM sms WHERE sms.user_id = orders.user_id AND sms.order_id = orders.order_id)
     RETURNING orders.card AS card";
const BEGIN_FINISH: &str = "UPDATE orders SET finish_promised_at = CAST(wanted.value ->> 'at' AS BIGINT),
         bulk_id = $2, bulk_action = $3, bulk_failure = NULL
     FROM jsonb_each(jsonb($1)) AS wanted
     WHERE orders.user_id = $4 AND orders.order_id = CAST(wanted.value ->> 'order_id' AS BIGINT)
         AND orders.ended_at IS NULL AND orders.finish_promised_at IS NULL
     RETURNING orders.card AS card";

impl Store {
    /// Makes the same promise for many orders, each due at its own time, in one transaction, and redraws
    /// their cards. Returns for how many; orders that have changed meanwhile are left out.
    ///
    /// # Errors
    /// When the database fails; then nothing is promised.
    pub async fn begin_bulk(
        &self,
        user: UserId,
        action: BulkAction,
        orders: &[(OrderId, DateTime<Utc>)],
    ) -> Result<usize, Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        let newest = sqlx::query(
            "SELECT MAX(bulk_id) AS newest FROM orders WHERE user_id = $1 AND bulk_id IS NOT NULL",
        )
        .bind(user.0)
        .fetch_one(&mut **tx)
        .await?;
        let id = newest.try_get::<Option<i64>, _>("newest")?.map_or(now, |newest| now.max(newest + 1));
        let statement = match action {
            BulkAction::Cancel => BEGIN_CANCEL,
            BulkAction::Finish => BEGIN_FINISH,
        };
        let promises = orders.iter().map(|(id, at)| PromiseRow { order_id: id.0, at: at.timestamp_millis() });
        let rows = sqlx::query(statement)
            .bind(many(promises)?)
            .bind(id)
            .bind(action.as_str())
            .bind(user.0)
            .fetch_all(&mut **tx)
            .await?;
        let cards: BTreeSet<String> =
            rows.iter().map(|row| row.try_get("card")).collect::<Result<_, sqlx::Error>>()?;
        for card in &cards {
            let card = CardId::parse(card).ok_or(Error::Corrupt("card"))?;
            tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
        }
        if let Some((_, first)) = orders.iter().min_by_key(|(_, at)| *at) {
            tx.poll(user, first.timestamp_millis());
        }
        tx.commit().await?;
        Ok(rows.len())
    }

    /// The orders of a press, oldest first; none once its result has been sent.
    pub(in crate::store) async fn bulk_orders(&self, user: UserId, id: BulkId) -> Result<Vec<Order>, Error> {
        let rows =
            sqlx::query("SELECT order_id FROM orders WHERE user_id = $1 AND bulk_id = $2 ORDER BY order_id")
                .bind(user.0)
                .bind(id.0)
                .fetch_all(self.reader())
                .await?;
        let mut orders = Vec::with_capacity(rows.len());
        for row in &rows {
            orders.extend(self.find_order(user, OrderId(row.try_get("order_id")?)).await?);
        }
        Ok(orders)
    }

    /// Marks the result of a press as sent.
    ///
    /// # Errors
    /// When the database fails; the result is then sent once more.
    pub async fn end_bulk(&self, user: UserId, id: BulkId) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        sqlx::query(
            "UPDATE orders SET bulk_id = NULL, bulk_action = NULL, bulk_failure = NULL
             WHERE user_id = $1 AND bulk_id = $2",
        )
        .bind(user.0)
        .bind(id.0)
        .execute(&mut **tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Queues the overall result of a press, because the part just decided may have been the last one; the result
/// is sent only when all parts are decided. `row` is the order's.
pub(in crate::store) async fn insert_result(
    tx: &mut Writing,
    user: UserId,
    row: &AnyRow,
) -> Result<(), Error> {
    let Some(id) = row.try_get::<Option<i64>, _>("bulk_id")? else { return Ok(()) };
    tx.tell(user, &Notification::Bulk { id: BulkId(id) }, AT_ONCE).await
}
