//! Linked SMSCode accounts: the sealed token, the push hook, and when to look at the open orders next.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::codec::{AT_ONCE, Sealer, count, find_time, get_time, many, ms, word};
use super::hold::hold_person;
use super::outbox;
use super::rotation::bring_tags_forward;
use super::writer::Job;
use super::{Error, Store};
use crate::domain::push::Push;
use crate::domain::{Private, UserId};
use crate::vault::Purpose;

/// How far the provider has been told to push to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushState {
    /// The account is polled.
    Off,
    /// The hook is stored and the provider is being told of it; events that come are taken.
    Pending,
    /// The provider pushes to our hook.
    On,
}

impl PushState {
    /// The word for the database and for metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Pending => "pending",
            Self::On => "on",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Off, Self::Pending, Self::On].into_iter().find(|state| state.as_str() == word)
    }
}

/// The address and the secret by which the provider pushes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    /// The unguessable part of our address, or the whole address of a previous hook.
    pub key: Private,
    /// The HMAC secret, when there is one.
    pub secret: Option<Private>,
}

/// A person's linked account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose it is.
    pub user: UserId,
    /// The API token.
    pub token: SecretString,
    /// When the provider refused the token, if it did.
    pub revoked_at: Option<DateTime<Utc>>,
    /// How far push is set up.
    pub push: PushState,
    /// Our hook.
    pub hook: Option<Hook>,
    /// What the provider pushed to before us: put back when push is switched off.
    pub previous_hook: Option<Hook>,
    /// When the last genuine event came in.
    pub last_event_at: Option<DateTime<Utc>>,
    /// When the provider was last asked whether it pushes to our hook.
    pub hook_checked_at: Option<DateTime<Utc>>,
    /// How often in a row delivery was switched on again without an event since.
    pub repairs: u32,
    /// When it was switched on again last.
    pub repaired_at: Option<DateTime<Utc>>,
}

impl Account {
    /// Whether an event came in after delivery was switched on again, or never had to be.
    pub fn reached_since_repair(&self) -> bool {
        self.repaired_at.is_none_or(|repaired| self.last_event_at.is_some_and(|event| event >= repaired))
    }
}

/// An account whose open orders are to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePoll {
    /// Whose account it is.
    pub user: UserId,
    /// How many polls in a row have failed.
    pub failures: u32,
}

impl Store {
    /// Links an account, in place of the one that was linked. Its open orders are looked at right away; confirm
    /// buttons from before no longer buy.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn link_account(&self, user: UserId, token: &Private) -> Result<(), Error> {
        let sealed = Sealer { keyring: self.keyring(), user }.seal(Purpose::Token, token)?;
        let tags = self.token_tags(token);
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        end_drafts(&mut tx, user).await?;
        bring_tags_forward(&mut tx, user, &tags).await?;
        sqlx::query(
            "INSERT INTO accounts (user_id, token, token_tag, linked_at, poll_at) VALUES ($1, $2, $5, $3, $4)
             ON CONFLICT (user_id) DO UPDATE SET token = excluded.token, token_tag = excluded.token_tag,
                 linked_at = excluded.linked_at, revoked_at = NULL, poll_at = excluded.poll_at, poll_failures = 0",
        )
        .bind(user.0)
        .bind(sealed)
        .bind(self.now_ms())
        .bind(AT_ONCE)
        .bind(tags.first().cloned())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.signals().polls.notify_one();
        Ok(())
    }

    /// What tells one token from another without telling what it is, under every key: the first is the one to keep.
    pub(super) fn token_tags(&self, token: &Private) -> Vec<String> {
        let hashes = self.keyring().lookup_hashes(Purpose::Token, token.expose().as_bytes());
        hashes.iter().map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect()).collect()
    }

    /// The person's account, when one is linked.
    ///
    /// # Errors
    /// When the database fails or the token can't be opened.
    pub async fn find_account(&self, user: UserId) -> Result<Option<Account>, Error> {
        let row = sqlx::query("SELECT * FROM accounts WHERE user_id = $1")
            .bind(user.0)
            .fetch_optional(self.reader())
            .await?;
        row.map(|row| self.read_account(&row)).transpose()
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
            push: word(row, "push_state", PushState::parse)?,
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
        })
    }

    /// Forgets the account. Its orders stay, and are taken up again when one is linked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unlink_account(&self, user: UserId) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        end_drafts(&mut tx, user).await?;
        sqlx::query("DELETE FROM accounts WHERE user_id = $1").bind(user.0).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Remembers that the provider refused this token and stops polling, unless another one was linked meanwhile. With
    /// `tell`, the person hears of it by a push: once, however often it is called.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_account(&self, user: UserId, token: &Private, tell: bool) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let now = self.now_ms();
        hold_person(&mut tx, user).await?;
        let mut revoked = 0;
        for tag in self.token_tags(token) {
            revoked += sqlx::query(
                "UPDATE accounts SET revoked_at = $1, poll_at = NULL, poll_lease = 0
                 WHERE user_id = $2 AND revoked_at IS NULL AND token_tag = $3",
            )
            .bind(now)
            .bind(user.0)
            .bind(tag)
            .execute(&mut *tx)
            .await?
            .rows_affected();
        }
        if tell && revoked == 1 {
            outbox::insert(&mut tx, user, &Push::TokenRejected, now, AT_ONCE).await?;
        }
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(())
    }

    /// Takes up to `limit` accounts that are due to be polled, for `lease`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_polls(&self, limit: u32, lease: Duration) -> Result<Vec<DuePoll>, Error> {
        if !self.is_present() {
            return Ok(Vec::new());
        }
        let now = self.now_ms();
        let rows = sqlx::query(
            "UPDATE accounts SET poll_lease = $1, poll_owner = $4
             WHERE poll_lease <= $2 AND user_id IN (
                 SELECT user_id FROM accounts WHERE poll_at <= $2 AND poll_lease <= $2 ORDER BY poll_at LIMIT $3)
             RETURNING user_id, poll_failures",
        )
        .bind(now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(now)
        .bind(i64::from(limit))
        .bind(self.claimant())
        .fetch_all(self.writer())
        .await?;
        rows.iter()
            .map(|row| {
                Ok(DuePoll { user: UserId(row.try_get("user_id")?), failures: count(row, "poll_failures")? })
            })
            .collect()
    }

    /// Gives an account back and says when to look again. `None` means that nothing is open; an order that became
    /// known meanwhile keeps the account due.
    ///
    /// # Errors
    /// When the database fails; the account is then free when its lease ends.
    pub async fn finish_poll(
        &self,
        user: UserId,
        next: Option<DateTime<Utc>>,
        failures: u32,
    ) -> Result<(), Error> {
        let plan = Plan { user_id: user.0, next: ms(next), failures };
        self.ask(|done| Job::Plan { plan, done }).await
    }

    /// Asks for a look at the account's open orders now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn poll_soon(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET poll_at = $1 WHERE user_id = $2 AND revoked_at IS NULL")
            .bind(AT_ONCE)
            .bind(user.0)
            .execute(self.writer())
            .await?;
        self.signals().polls.notify_one();
        Ok(())
    }

    /// When the next account is due that nobody has taken. One whose lease runs is not looked for: it is found when the
    /// lease has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_next_poll(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row = sqlx::query(
            "SELECT poll_at FROM accounts WHERE poll_at IS NOT NULL AND poll_lease <= $1 ORDER BY poll_at LIMIT 1",
        )
        .bind(self.now_ms())
        .fetch_optional(self.reader())
        .await?;
        row.map(|row| get_time(&row, "poll_at")).transpose()
    }
}

/// When an account is looked at next.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Plan {
    user_id: i64,
    next: Option<i64>,
    failures: u32,
}

impl Plan {
    pub(super) fn user(&self) -> UserId {
        UserId(self.user_id)
    }
}

/// Gives accounts back and says when to look at them again.
pub(super) async fn plan_polls(tx: &mut Transaction<'_, Any>, plans: &[Plan]) -> Result<(), Error> {
    if plans.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE accounts SET poll_lease = 0, poll_failures = CAST(plan.value ->> 'failures' AS BIGINT),
             poll_at = CASE WHEN accounts.revoked_at IS NOT NULL THEN NULL
                 WHEN plan.value ->> 'next' IS NOT NULL THEN CAST(plan.value ->> 'next' AS BIGINT)
                 WHEN EXISTS (SELECT 1 FROM orders WHERE orders.user_id = accounts.user_id AND orders.ended_at IS NULL)
                 THEN $2 ELSE NULL END
         FROM jsonb_each(jsonb($1)) AS plan WHERE accounts.user_id = CAST(plan.value ->> 'user_id' AS BIGINT)",
    )
    .bind(many(plans)?)
    .bind(AT_ONCE)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A draft is a purchase from the account that was linked when it was drawn.
async fn end_drafts(tx: &mut Transaction<'_, Any>, user: UserId) -> Result<(), Error> {
    sqlx::query("UPDATE purchases SET state = 'lapsed' WHERE user_id = $1 AND state = 'draft'")
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
