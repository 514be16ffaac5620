//! What is remembered about calls while they run and about push while it is on: that a resend was begun, and whether
//! the provider still pushes to our hook.

use super::codec::AT_ONCE;
use super::{Error, Store, outbox};
use crate::domain::push::Push;
use crate::domain::{IntentId, OrderId, UserId};

impl Store {
    /// Remembers that the provider was asked whether it pushes to our hook, and that it does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_push(&self, user: UserId) -> Result<(), Error> {
        sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, push_state = 'on'
             WHERE user_id = $2 AND push_state <> 'off'",
        )
        .bind(self.now_ms())
        .bind(user.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Remembers that the provider was asked, and leaves open what follows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_hook_check(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET hook_checked_at = $1 WHERE user_id = $2")
            .bind(self.now_ms())
            .bind(user.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Remembers that delivery was switched on again, for the `repairs`th time in a row. From the second time on it is not
    /// taken for push before an event comes in. With `tell`, the person hears that the provider can't reach us.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_repair(&self, user: UserId, repairs: u32, tell: bool) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let now = self.now_ms();
        sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, hook_repaired_at = $1, hook_repairs = $2,
                 push_state = CASE WHEN $2 = 1 THEN 'on' ELSE 'pending' END
             WHERE user_id = $3 AND push_state <> 'off'",
        )
        .bind(now)
        .bind(i64::from(repairs))
        .bind(user.0)
        .execute(&mut *tx)
        .await?;
        if tell {
            outbox::insert(&mut tx, user, &Push::PushUnreachable, now, AT_ONCE).await?;
        }
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(())
    }

    /// Remembers that the provider does not push to our hook any more. The hook stays, should events come again; the
    /// person hears of it once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lose_push(&self, user: UserId) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let now = self.now_ms();
        let lost = sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, push_state = 'pending'
             WHERE user_id = $2 AND push_state = 'on'",
        )
        .bind(now)
        .bind(user.0)
        .execute(&mut *tx)
        .await?;
        if lost.rows_affected() == 1 {
            outbox::insert(&mut tx, user, &Push::PushLost, now, AT_ONCE).await?;
        }
        sqlx::query("UPDATE accounts SET hook_checked_at = $1 WHERE user_id = $2")
            .bind(now)
            .bind(user.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(())
    }

    /// Remembers that another SMS is being asked for, and by which press. `false` when that was remembered before and
    /// nobody knows how it ended, because the process was killed in between, or when it was by this very press.
    ///
    /// # Errors
    /// When the database fails; the provider must not be asked then.
    pub async fn begin_resend(
        &self,
        user: UserId,
        order: OrderId,
        press: Option<&str>,
    ) -> Result<bool, Error> {
        let begun = sqlx::query(
            "UPDATE orders SET resend_asked_at = $1, resend_press = $4
             WHERE user_id = $2 AND order_id = $3 AND resend_asked_at IS NULL
                 AND ($4 IS NULL OR resend_press IS NULL OR resend_press <> $4)",
        )
        .bind(self.now_ms())
        .bind(user.0)
        .bind(order.0)
        .bind(press.map(str::to_owned))
        .execute(self.writer())
        .await?;
        Ok(begun.rows_affected() == 1)
    }

    /// The call has ended, one way or another: the next press asks again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_resend(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        sqlx::query("UPDATE orders SET resend_asked_at = NULL WHERE user_id = $1 AND order_id = $2")
            .bind(user.0)
            .bind(order.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Whether an order was bought from the same account as this purchase: wherever the provider shows that order, the
    /// account is the same, whatever its token is now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shares_account(
        &self,
        user: UserId,
        order: OrderId,
        intent: IntentId,
    ) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM orders JOIN purchases AS other ON other.intent = orders.intent
                 JOIN purchases AS this ON this.account_tag = other.account_tag
             WHERE orders.user_id = $1 AND orders.order_id = $2 AND this.intent = $3",
        )
        .bind(user.0)
        .bind(order.0)
        .bind(intent.to_string())
        .fetch_optional(self.reader())
        .await?;
        Ok(row.is_some())
    }
}
