//! Linked SMSCode accounts: the encrypted token, the webhook, and when to poll the open orders next.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Row, Transaction};

use super::account::{Account, Hook, Leftover, WebhookStatus};
use super::codec::{AT_ONCE, Sealer, count, find_time, word};
use super::rotation::bring_tags_forward;
use super::writing::Writing;
use super::{Error, Store, person};
use crate::domain::notification::{CardId, Notification};
use crate::domain::{Private, UserId};
use crate::vault::Purpose;

impl Store {
    /// Links an account in place of the previous one with the same number, and takes it into use. Its open
    /// orders are polled right away; earlier confirm buttons no longer buy.
    pub async fn link_account(&self, user: UserId, token: &Private) -> Result<(), Error> {
        let sealed = Sealer { keyring: self.keyring(), user }.seal(Purpose::Token, token)?;
        let tags = self.token_tags(token);
        let mut tx = self.begin_for_person(user).await?;
        self.touch_sharers(&mut tx, user).await?;
        person::make_room(&mut tx, user).await?;
        end_drafts(&mut tx, user).await?;
        bring_tags_forward(&mut tx, user, &tags).await?;
        sqlx::query(
            "INSERT INTO accounts (user_id, token, token_tag, linked_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (user_id) DO UPDATE SET token = excluded.token, token_tag = excluded.token_tag,
                 linked_at = excluded.linked_at, revoked_at = NULL, suspected_at = NULL",
        )
        .bind(user.0)
        .bind(sealed)
        .bind(tags.first().cloned())
        .bind(self.now_ms())
        .execute(&mut **tx)
        .await?;
        self.touch_sharers(&mut tx, user).await?;
        person::set_in_use(&mut tx, user).await?;
        person::redraw_cards(&mut tx, user).await?;
        tx.poll(user, AT_ONCE);
        Ok(tx.commit().await?)
    }

    /// Invalidates the cached chats of everybody on the same account: they share news of its orders, and the
    /// set of them changes.
    pub(super) async fn touch_sharers(&self, tx: &mut Writing, user: UserId) -> Result<(), Error> {
        for sharer in load_account_sharers(tx, user).await? {
            tx.also(self.memory().change(sharer));
        }
        Ok(())
    }

    /// Keyed tags that identify a token without revealing it, one per key; the first is the one to store.
    pub(super) fn token_tags(&self, token: &Private) -> Vec<String> {
        let hashes = self.keyring().lookup_hashes(Purpose::Token, token.expose().as_bytes());
        hashes.iter().map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect()).collect()
    }

    /// The user's account, if one is linked.
    ///
    /// # Errors
    /// When the database fails or the token can't be opened.
    pub async fn find_account(&self, user: UserId) -> Result<Option<Arc<Account>>, Error> {
        Ok(self.chat(user).await?.account.clone())
    }

    pub(super) fn read_account(&self, row: &AnyRow) -> Result<Account, Error> {
        let user = UserId(row.try_get("user_id")?);
        let sealer = Sealer { keyring: self.keyring(), user };
        let token = sealer.find(row, "token", Purpose::Token)?.ok_or(Error::Corrupt("a token"))?;
        let key = sealer.find(row, "hook_key", Purpose::HookKey)?;
        let secret = sealer.find(row, "hook_secret", Purpose::WebhookSecret)?;
        let previous = sealer.find(row, "previous_hook", Purpose::PreviousWebhook)?;
        Ok(Account {
            user,
            token: SecretString::from(token.expose().to_owned()),
            revoked_at: find_time(row, "revoked_at")?,
            suspected_at: find_time(row, "suspected_at")?,
            webhook: word(row, "webhook_status", WebhookStatus::parse)?,
            hook: key.map(|key| Hook { key, secret }),
            previous_hook: previous
                .map(|json| {
                    serde_json::from_str(json.expose()).map_err(|_| Error::Corrupt("a previous hook"))
                })
                .transpose()?,
            last_event_at: find_time(row, "last_event_at")?,
            hook_checked_at: find_time(row, "hook_checked_at")?,
            repairs: count(row, "hook_repairs")?,
            repaired_at: find_time(row, "hook_repaired_at")?,
            doubted_at: find_time(row, "hook_doubt_at")?,
        })
    }

    /// Unlinks the account; another one of the person comes into use, if there is one. Its orders stay, and
    /// are followed again once an account is linked; promised cancels are dropped. Anything the provider
    /// still has to be told is kept in `leftover`.
    pub async fn unlink_account(&self, user: UserId, leftover: Option<&Leftover>) -> Result<(), Error> {
        let mut tx = self.begin_for_person(user).await?;
        self.touch_sharers(&mut tx, user).await?;
        end_drafts(&mut tx, user).await?;
        end_promises(&mut tx, user).await?;
        if let Some(leftover) = leftover {
            self.keep_leftover(&mut tx, user, leftover).await?;
        }
        sqlx::query("DELETE FROM accounts WHERE user_id = $1").bind(user.0).execute(&mut **tx).await?;
        person::use_another(&mut tx, user).await?;
        person::redraw_cards(&mut tx, user).await?;
        tx.commit().await?;
        self.wakeups().returns.notify_one();
        Ok(())
    }

    /// Records that the provider refused this token and stops polling, unless another one was linked
    /// meanwhile. With `tell`, the user is notified: once, however often this is called.
    pub async fn revoke_account(&self, user: UserId, token: &Private, tell: bool) -> Result<(), Error> {
        let mut tx = self.begin_for_person(user).await?;
        let now = self.now_ms();
        self.touch_sharers(&mut tx, user).await?;
        let mut revoked = 0;
        for tag in self.token_tags(token) {
            revoked += sqlx::query(
                "UPDATE accounts SET revoked_at = $1
                 WHERE user_id = $2 AND revoked_at IS NULL AND token_tag = $3",
            )
            .bind(now)
            .bind(user.0)
            .bind(tag)
            .execute(&mut **tx)
            .await?
            .rows_affected();
        }
        if tell && revoked == 1 {
            tx.tell(user, &Notification::TokenRejected, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Records that the provider refused this token for the first time, unless another one was linked
    /// meanwhile, and schedules a poll of the account's orders at `again` to find out whether it is dead.
    pub async fn suspect_token(
        &self,
        user: UserId,
        token: &Private,
        again: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut tx = self.begin_for(user).await?;
        for tag in self.token_tags(token) {
            sqlx::query(
                "UPDATE accounts SET suspected_at = $1
                 WHERE user_id = $2 AND revoked_at IS NULL AND token_tag = $3",
            )
            .bind(self.now_ms())
            .bind(user.0)
            .bind(tag)
            .execute(&mut **tx)
            .await?;
        }
        tx.poll(user, again.timestamp_millis());
        Ok(tx.commit().await?)
    }

    /// Clears such a suspicion: the provider accepted the token.
    pub async fn trust_token(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET suspected_at = NULL WHERE user_id = $1")
            .bind(user.0)
            .execute(self.writer_for(user))
            .await?;
        Ok(())
    }
}

/// A draft buys from the account that was linked when it was created.
async fn end_drafts(tx: &mut Transaction<'_, Any>, user: UserId) -> Result<(), Error> {
    sqlx::query("UPDATE purchases SET state = 'lapsed' WHERE user_id = $1 AND state = 'draft'")
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends the promises, because nobody is left to keep them; the cards say so.
async fn end_promises(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    super::replacements::withdraw_all(tx, user).await?;
    let cards = sqlx::query(
        "UPDATE orders SET cancel_promised_at = NULL, finish_promised_at = NULL
         WHERE user_id = $1 AND ended_at IS NULL
             AND (cancel_promised_at IS NOT NULL OR finish_promised_at IS NOT NULL) RETURNING card, bulk_id",
    )
    .bind(user.0)
    .fetch_all(&mut ***tx)
    .await?;
    for row in &cards {
        let card = word(row, "card", CardId::parse)?;
        tx.tell(user, &Notification::Card { card }, AT_ONCE).await?;
        super::orders::insert_result(tx, user, row).await?;
    }
    Ok(())
}

/// At most this many other users of the same account learn of an order, most recently linked first. Without a
/// limit, one account could make each event arbitrarily expensive; users beyond it still poll the open orders
/// themselves.
const SIBLINGS: i64 = 15;

/// The other users of this user's account.
pub(super) async fn load_siblings(
    connection: &mut AnyConnection,
    user: UserId,
) -> Result<Vec<UserId>, Error> {
    let rows = sqlx::query(
        "SELECT other.user_id AS sibling FROM accounts AS mine
         JOIN accounts AS other ON other.token_tag = mine.token_tag AND other.user_id <> mine.user_id
             AND other.revoked_at IS NULL
         WHERE mine.user_id = $1 ORDER BY other.linked_at DESC LIMIT $2",
    )
    .bind(user.0)
    .bind(SIBLINGS)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok(UserId(row.try_get("sibling")?))).collect()
}

/// All users of this user's account, including this user.
async fn load_account_sharers(connection: &mut AnyConnection, user: UserId) -> Result<Vec<UserId>, Error> {
    let rows = sqlx::query(
        "SELECT other.user_id AS sibling FROM accounts AS mine
         JOIN accounts AS other ON other.token_tag = mine.token_tag WHERE mine.user_id = $1",
    )
    .bind(user.0)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok(UserId(row.try_get("sibling")?))).collect()
}
