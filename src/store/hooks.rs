//! Push: the hook of an account, how far it is set up, and whose hook an event came to.

use serde::Serialize;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::accounts::{Account, Hook, PushState};
use super::codec::{Sealer, at_places, hex, many};
use super::together::Batch;
use super::{Error, Store};
use crate::domain::{Private, UserId};
use crate::vault::Purpose;

#[derive(Serialize)]
struct HookRow<'a> {
    hook: usize,
    hash: &'a str,
}

/// The accounts to which hooks belong, each hook given by its hashes under every key. A rotation moves a row from one
/// hash to another, and one statement sees it under exactly one of them.
pub(super) struct Hooks;

impl Batch for Hooks {
    type Key = Vec<String>;
    type Found = Option<AnyRow>;

    async fn read(
        connection: &mut AnyConnection,
        hooks: &[Vec<String>],
    ) -> Result<Vec<Option<AnyRow>>, Error> {
        let wanted: Vec<_> = hooks
            .iter()
            .enumerate()
            .flat_map(|(hook, hashes)| hashes.iter().map(move |hash| HookRow { hook, hash }))
            .collect();
        let rows = sqlx::query(
            "SELECT CAST(wanted.value ->> 'hook' AS TEXT) AS place, accounts.* FROM jsonb_each(jsonb($1)) AS wanted
             JOIN accounts ON accounts.hook_hash = unhex(wanted.value ->> 'hash')",
        )
        .bind(many(wanted)?)
        .fetch_all(connection)
        .await?;
        at_places(hooks.len(), rows)
    }
}

impl Store {
    /// The account to which a hook key belongs. That there is none costs as much to find out as which one it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_account_by_hook(&self, key: &str) -> Result<Option<Account>, Error> {
        let hashes = self.keyring().lookup_hashes(Purpose::HookKey, key.as_bytes());
        let hashes: Vec<_> = hashes.iter().map(|hash| hex(hash)).collect();
        let found = self.inner.reads.hooks.ask(self.reader(), hashes).await?;
        match found {
            Some(row) => self.read_account(&row).map(Some),
            None => {
                self.open_in_vain();
                Ok(None)
            }
        }
    }

    /// Stores our hook, and what was there before, ahead of telling the provider.
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
            "UPDATE accounts SET push_state = 'pending', hook_hash = $1, hook_key = $2, hook_secret = $3,
                 previous_hook = CASE WHEN $4 IS NULL THEN previous_hook ELSE $4 END
             WHERE user_id = $5",
        )
        .bind(hash)
        .bind(sealer.seal(Purpose::HookKey, &hook.key)?)
        .bind(sealer.seal_opt(Purpose::WebhookSecret, hook.secret.as_ref())?)
        .bind(sealer.seal_opt(Purpose::PreviousWebhook, previous.as_ref())?)
        .bind(user.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Stores how far push is set up. Switching it off forgets the hook.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_push_state(&self, user: UserId, state: PushState) -> Result<(), Error> {
        let statement = match state {
            PushState::Off => {
                "UPDATE accounts SET push_state = $1, hook_hash = NULL, hook_key = NULL, hook_secret = NULL,
                     previous_hook = NULL, last_event_at = NULL, hook_repairs = 0, hook_repaired_at = NULL
                 WHERE user_id = $2"
            }
            PushState::Pending | PushState::On => {
                "UPDATE accounts SET push_state = $1, hook_repairs = 0, hook_repaired_at = NULL WHERE user_id = $2"
            }
        };
        sqlx::query(statement).bind(state.as_str()).bind(user.0).execute(self.writer()).await?;
        Ok(())
    }

    /// Remembers when a genuine event came in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_event(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE accounts SET last_event_at = $1 WHERE user_id = $2")
            .bind(self.now_ms())
            .bind(user.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
