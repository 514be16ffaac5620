//! Orders that are open here and that the provider does not show.

use crate::domain::push::{CardId, Push};
use crate::domain::{OrderId, UserId};
use crate::store::codec::{AT_ONCE, word};
use crate::store::hold::hold_person;
use crate::store::{Error, Store, outbox};

/// An order that was not shown for so long is told of: shorter gaps may be the provider's own.
const TOLD_AFTER_MS: i64 = 60_000;

impl Store {
    /// Remembers that the provider does not show an order that should be open. When that has lasted for a minute, or with
    /// `give_up`, the person hears of it, once, and its promised cancel is called off; with `give_up` the order is not
    /// followed any more. What is known of it stays, and when the provider shows it again it is followed as before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn miss_order(&self, user: UserId, order: OrderId, give_up: bool) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let now = self.now_ms();
        sqlx::query(
            "UPDATE orders SET missing_since = COALESCE(missing_since, $1),
                 ended_at = CASE WHEN $2 = 1 THEN $1 ELSE ended_at END
             WHERE user_id = $3 AND order_id = $4 AND ended_at IS NULL",
        )
        .bind(now)
        .bind(i64::from(give_up))
        .bind(user.0)
        .bind(order.0)
        .execute(&mut *tx)
        .await?;
        let told = sqlx::query(
            "UPDATE orders SET vanished_at = $1, cancel_promised_at = NULL
             WHERE user_id = $3 AND order_id = $4 AND vanished_at IS NULL AND verified = 1
                 AND (ended_at = $1 OR (ended_at IS NULL AND missing_since <= $2)) RETURNING card",
        )
        .bind(now)
        .bind(now - TOLD_AFTER_MS)
        .bind(user.0)
        .bind(order.0)
        .fetch_optional(&mut *tx)
        .await?;
        if let Some(row) = &told {
            let card = word(row, "card", CardId::parse)?;
            outbox::insert(&mut tx, user, &Push::Vanished { card }, now, AT_ONCE).await?;
            outbox::insert(&mut tx, user, &Push::Card { card }, now, AT_ONCE).await?;
        }
        tx.commit().await?;
        if told.is_some() {
            self.signals().outbox.notify_one();
        }
        Ok(())
    }
}
