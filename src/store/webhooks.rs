//! An account's webhook: its owner, its state, and whether events arrive.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sqlx::Row;

use super::account::Leftover;
use super::account::{Account, Hook, WebhookStatus};
use super::codec::{AT_ONCE, Sealer};
use super::{Error, Store};
use crate::domain::notification::Notification;
use crate::domain::{IntentId, OrderId, Private, UserId};
use crate::vault::Purpose;

const FORGET_HOOK: &str =
    "UPDATE accounts SET webhook_status = $1, hook_hash = NULL, hook_key = NULL, hook_secret = NULL,
         previous_hook = NULL, last_event_at = NULL, hook_repairs = 0, hook_repaired_at = NULL, hook_doubt_at = NULL
     WHERE user_id = $2";

impl Store {
    /// The account to which a hook key belongs.
    pub async fn find_account_by_hook(&self, key: &str) -> Result<Option<Arc<Account>>, Error> {
        if let Some(user) = self.memory().find_by_hook(key)
            && let Some(account) = self.find_account(user).await?
            && account.has_hook(key)
        {
            return Ok(Some(account));
        }
        // A key rotation moves a row from one hash to another.
        for hash in self.keyring().lookup_hashes(Purpose::HookKey, key.as_bytes()) {
            let row = sqlx::query("SELECT user_id FROM accounts WHERE hook_hash = $1")
                .bind(hash.to_vec())
                .fetch_optional(self.reader())
                .await?;
            if let Some(row) = row {
                let user = UserId(row.try_get("user_id")?);
                let account = self.find_account(user).await?.filter(|account| account.has_hook(key));
                account.iter().for_each(|_| self.memory().note_hook(key, user));
                return Ok(account);
            }
        }
        Ok(None)
    }

    /// Stores our hook and the previous one before the provider is told.
    ///
    /// # Errors
    /// When the database fails; the provider must not be told then.
    pub async fn prepare_hook(
        &self,
        user: UserId,
        hook: &Hook,
        previous: Option<&Hook>,
    ) -> Result<(), Error> {
        let sealer = Sealer { keyring: self.keyring(), user };
        let previous = previous
            .map(|hook| serde_json::to_string(hook).map(Private::new).map_err(|_| Error::Corrupt("a hook")))
            .transpose()?;
        let hash = self.keyring().lookup_hash(Purpose::HookKey, hook.key.expose().as_bytes()).to_vec();
        sqlx::query(
            "UPDATE accounts SET webhook_status = 'pending', hook_hash = $1, hook_key = $2, hook_secret = $3,
                 previous_hook = CASE WHEN $4 IS NULL THEN previous_hook ELSE $4 END
             WHERE user_id = $5",
        )
        .bind(hash)
        .bind(sealer.seal(Purpose::HookKey, &hook.key)?)
        .bind(sealer.seal_opt(Purpose::WebhookSecret, hook.secret.as_ref())?)
        .bind(sealer.seal_opt(Purpose::PreviousWebhook, previous.as_ref())?)
        .bind(user.0)
        .execute(self.writer_for(user))
        .await?;
        Ok(())
    }

    /// Stores the state of the webhook. Switching it off deletes the hook.
    pub async fn set_webhook_status(&self, user: UserId, state: WebhookStatus) -> Result<(), Error> {
        let statement = match state {
            WebhookStatus::Off => FORGET_HOOK,
            WebhookStatus::Pending | WebhookStatus::On => {
                "UPDATE accounts SET webhook_status = $1, hook_repairs = 0, hook_repaired_at = NULL, hook_doubt_at = NULL
                 WHERE user_id = $2"
            }
        };
        sqlx::query(statement).bind(state.as_str()).bind(user.0).execute(self.writer_for(user)).await?;
        Ok(())
    }

    /// Switches the webhook off without having told the provider; what has to be restored there is kept.
    pub async fn leave_hook(&self, user: UserId, leftover: &Leftover) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        self.keep_leftover(&mut tx, user, leftover).await?;
        sqlx::query(FORGET_HOOK).bind(WebhookStatus::Off.as_str()).bind(user.0).execute(&mut **tx).await?;
        tx.commit().await?;
        self.wakeups().returns.notify_one();
        Ok(())
    }

    /// Records the time of a genuine event, which shows that events arrive.
    pub async fn note_event(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET last_event_at = $1, hook_doubt_at = NULL WHERE user_id = $2")
            .bind(self.now_ms())
            .bind(user.0)
            .execute(self.writer_for(user))
            .await?;
        Ok(())
    }
}

impl Store {
    /// Records that the provider was asked whether it pushes to our hook and confirmed it.
    pub async fn confirm_webhook(&self, user: UserId) -> Result<(), Error> {
        sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, webhook_status = 'on'
             WHERE user_id = $2 AND webhook_status <> 'off'",
        )
        .bind(self.now_ms())
        .bind(user.0)
        .execute(self.writer_for(user))
        .await?;
        Ok(())
    }

    /// Records that the provider was asked about our hook, without drawing a conclusion.
    pub async fn note_hook_check(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET hook_checked_at = $1 WHERE user_id = $2")
            .bind(self.now_ms())
            .bind(user.0)
            .execute(self.writer_for(user))
            .await?;
        Ok(())
    }

    /// Records a sign from time `at` that events may not arrive. Codes are polled quickly until an event
    /// arrives.
    pub async fn doubt_webhook(&self, user: UserId, at: DateTime<Utc>) -> Result<(), Error> {
        let doubted = sqlx::query(
            "UPDATE accounts SET hook_doubt_at = $1 WHERE user_id = $2 AND webhook_status <> 'off'
                 AND (hook_doubt_at IS NULL OR hook_doubt_at < $1)",
        )
        .bind(at.timestamp_millis())
        .bind(user.0)
        .execute(self.writer_for(user))
        .await?;
        if doubted.rows_affected() == 1 {
            self.poll_soon(user);
        }
        Ok(())
    }

    /// Tells the user that the provider can't reach us; until an event arrives, this counts as `repairs`
    /// failed repairs.
    pub async fn tell_unreachable(&self, user: UserId, repairs: u32) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        let told = sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, hook_repairs = $2, webhook_status = 'pending'
             WHERE user_id = $3 AND webhook_status <> 'off' AND hook_repairs < $2",
        )
        .bind(now)
        .bind(i64::from(repairs))
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
        if told.rows_affected() == 1 {
            tx.tell(user, &Notification::WebhookUnreachable, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Records that delivery was re-enabled, for the `repairs`th time in a row. From the second time on, the
    /// webhook does not count as working until an event arrives. With `tell`, the user is told that the
    /// provider can't reach us.
    pub async fn note_repair(&self, user: UserId, repairs: u32, tell: bool) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, hook_repaired_at = $1, hook_repairs = $2,
                 webhook_status = CASE WHEN $2 = 1 THEN 'on' ELSE 'pending' END
             WHERE user_id = $3 AND webhook_status <> 'off'",
        )
        .bind(now)
        .bind(i64::from(repairs))
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
        if tell {
            tx.tell(user, &Notification::WebhookUnreachable, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Records that the provider no longer pushes to our hook. The hook stays in case events arrive again;
    /// the user is told once.
    pub async fn lose_webhook(&self, user: UserId) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        let now = self.now_ms();
        let lost = sqlx::query(
            "UPDATE accounts SET hook_checked_at = $1, webhook_status = 'pending'
             WHERE user_id = $2 AND webhook_status = 'on'",
        )
        .bind(now)
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
        if lost.rows_affected() == 1 {
            tx.tell(user, &Notification::WebhookLost, AT_ONCE).await?;
            // Codes are polled quickly from now on.
            tx.poll(user, AT_ONCE);
        }
        sqlx::query("UPDATE accounts SET hook_checked_at = $1 WHERE user_id = $2")
            .bind(now)
            .bind(user.0)
            .execute(&mut **tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Records that another SMS is being requested, and by which press. Returns `false` if a request was
    /// already recorded whose outcome is unknown because the process was killed, or if it was recorded by
    /// this very press.
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
        .execute(self.writer_for(user))
        .await?;
        Ok(begun.rows_affected() == 1)
    }

    /// Records that the call has ended, whatever its result; the next press requests again.
    pub async fn end_resend(&self, user: UserId, order: OrderId) -> Result<(), Error> {
        sqlx::query("UPDATE orders SET resend_asked_at = NULL WHERE user_id = $1 AND order_id = $2")
            .bind(user.0)
            .bind(order.0)
            .execute(self.writer_for(user))
            .await?;
        Ok(())
    }

    /// Whether an order was bought from the same account as this purchase. If the provider lists that order,
    /// the account is the same, whatever its token is now.
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
