//! Unlinking an account: its webhook is restored to what it was before us, now or as soon as the provider can
//! be reached.
//!
//! One of this bot's own addresses never counts as "what was before": a chat that takes over the webhook from
//! another chat of the same account inherits the address that chat had replaced.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Accounts, Error};
use crate::domain::failure::FailureKind;
use crate::domain::notification::Address;
use crate::domain::{Currency, Private, UserId};
use crate::smscode::{self, Client, WebhookPatch};
use crate::store::{self, Account, Hook, Leftover, Return};
use crate::worker::Work;

/// Where the path of a hook begins, whatever the public address is or was.
const HOOKS: &str = "/hooks/smscode/";
/// The pause after the first failure; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
/// A token is given up after this many refusals in a row.
const REFUSALS: u32 = 3;
const TRIED_WITHIN: TimeDelta = TimeDelta::seconds(60);
/// The longest chain of chats of one account taking over the webhook from one another.
const LONGEST_CHAIN: usize = 8;

/// The outcome of switching off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchedOff {
    /// The previous address is restored.
    Restored,
    /// Events are no longer sent.
    Cleared,
    /// The webhook was no longer ours, or was never set; nothing was changed.
    NotOurs,
}

/// One of this bot's addresses at the provider.
pub(super) struct OwnAddress {
    /// Whether a chat uses it with the webhook on.
    pub(super) in_use: bool,
    /// The address that was there before.
    pub(super) earlier: Option<Hook>,
    /// The job that would restore that address.
    pub(super) job: Option<Return>,
}

impl Accounts {
    /// Forgets the account and restores a webhook that was ours. Returns what became of it.
    pub async fn unlink(&self, user: UserId) -> Result<Address, Error> {
        let Some(account) = self.store.find_account(user).await? else { return Ok(Address::Settled) };
        let (left, leftover) = self.leave(&account).await?;
        self.store.unlink_account(user, leftover.as_ref()).await?;
        Ok(left)
    }

    /// Restores the webhook of an account about to be unlinked, or returns what is still to be done.
    pub(super) async fn leave(&self, account: &Account) -> Result<(Address, Option<Leftover>), Error> {
        let (Some(public), Some(hook)) = (&self.public_url, &account.hook) else {
            return Ok((Address::Settled, None));
        };
        if account.revoked_at.is_some() {
            return Ok((Address::Left, None));
        }
        let leftover = Leftover {
            token: account.token.clone(),
            address: Private::new(Self::hook_url(public, hook)),
            earlier: self.earlier(account.user, account.previous_hook.clone()).await?,
        };
        match put_back(&self.api.client(&leftover.token, Currency::Idr), &leftover).await {
            Ok(SwitchedOff::Restored) => Ok((Address::Restored, None)),
            Ok(SwitchedOff::Cleared | SwitchedOff::NotOurs) => Ok((Address::Settled, None)),
            Err(error) => {
                tracing::warn!(user.id = %account.user, %error, "failed to put a webhook back; it is tried again");
                Ok((Address::Later, Some(leftover)))
            }
        }
    }

    /// Resolves one of this bot's addresses at the provider; `None` if it is somebody else's. An address
    /// under another public address is ours if its key is. The asker's own is not used by any other chat.
    pub(super) async fn own_address(&self, asker: UserId, url: &str) -> Result<Option<OwnAddress>, Error> {
        let Some((_, key)) = url.rsplit_once(HOOKS).filter(|(_, key)| !key.is_empty()) else {
            return Ok(None);
        };
        if let Some(account) = self.store.find_account_by_hook(key).await? {
            let is_on = account.webhook != store::WebhookStatus::Off && account.revoked_at.is_none();
            let in_use = is_on && account.user != asker;
            return Ok(Some(OwnAddress { in_use, earlier: account.previous_hook.clone(), job: None }));
        }
        let job = self.store.find_return(url).await?;
        let ours = self.public_url.as_ref().is_some_and(|public| url.starts_with(&Self::hooks(public)));
        let earlier = job.as_ref().and_then(|job| job.leftover.earlier.clone());
        Ok((job.is_some() || ours).then_some(OwnAddress { in_use: false, earlier, job }))
    }

    /// What was there before this bot: one of our own addresses resolves to what it had replaced.
    pub(super) async fn earlier(&self, user: UserId, mut hook: Option<Hook>) -> Result<Option<Hook>, Error> {
        for _ in 0..LONGEST_CHAIN {
            let Some(url) = hook.as_ref().map(|hook| hook.key.expose()) else { return Ok(None) };
            match self.own_address(user, url).await? {
                None => return Ok(hook),
                Some(own) => hook = own.earlier,
            }
        }
        Ok(None)
    }

    async fn try_again(&self, job: &Return) -> Result<(), store::Error> {
        let user = job.user;
        let end = match put_back(&self.api.client(&job.leftover.token, Currency::Idr), &job.leftover).await {
            Ok(SwitchedOff::Restored) => Some(Address::Restored),
            Ok(SwitchedOff::Cleared) => Some(Address::Settled),
            // Somebody has set another one in the meantime.
            Ok(SwitchedOff::NotOurs) => None,
            Err(error) => {
                let refused = error.failure().kind == FailureKind::TokenRejected;
                let given_up = self.clock.now() >= job.until || (refused && job.refusals + 1 >= REFUSALS);
                tracing::warn!(user.id = %user, %error, attempt = job.attempts + 1, given_up, "failed to put a webhook back");
                if !given_up {
                    return self.store.postpone_return(job.id, pause_after(job.attempts), refused).await;
                }
                Some(Address::Left)
            }
        };
        tracing::info!(user.id = %user, ?end, "a webhook that was left is settled");
        self.store.end_return(job, end).await
    }
}

/// Restores the previous address at the provider if ours is still set. One extra call resolves a change whose
/// answer was lost.
pub(super) async fn put_back(client: &Client, leftover: &Leftover) -> Result<SwitchedOff, smscode::Error> {
    let config = client.webhook().await?;
    let (url, earlier) = (config.url.unwrap_or_default(), leftover.earlier.as_ref());
    if url == leftover.address.expose() {
        set(client, earlier).await?;
    } else if earlier.is_none_or(|earlier| earlier.key.expose() != url) {
        return Ok(SwitchedOff::NotOurs);
    }
    Ok(if earlier.is_some() { SwitchedOff::Restored } else { SwitchedOff::Cleared })
}

async fn set(client: &Client, hook: Option<&Hook>) -> Result<(), smscode::Error> {
    let empty = Private::new("");
    let url = hook.map_or("", |hook| hook.key.expose());
    let secret = hook.and_then(|hook| hook.secret.as_ref()).unwrap_or(&empty);
    client.set_webhook(&WebhookPatch { url: Some(url), secret: Some(secret) }).await?;
    Ok(())
}

fn pause_after(attempts: u32) -> Duration {
    (FIRST_PAUSE * (1 << attempts.min(8))).min(LONGEST_PAUSE)
}

/// Restores the webhooks that could not be restored when their accounts were unlinked.
pub struct Returner(Accounts);

impl Returner {
    /// For these accounts.
    pub fn new(accounts: Accounts) -> Self {
        Self(accounts)
    }
}

impl Work for Returner {
    type Job = Return;
    type Error = store::Error;
    const NAME: &'static str = "returns";
    const AT_ONCE: usize = 4;

    async fn take(&self, limit: usize) -> Result<Vec<Return>, store::Error> {
        self.0.store.take_returns(limit, self.0.clock.now() + TRIED_WITHIN).await
    }

    async fn run(&self, job: Return) {
        if let Err(error) = self.0.try_again(&job).await {
            tracing::error!(user.id = %job.user, %error, "failed to put a webhook back; it is tried later");
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, store::Error> {
        self.0.store.find_next_return().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m16_the_pauses_grow_to_a_quarter_of_an_hour() {
        let seconds = [0, 1, 2, 4, 5, 100].map(|attempts| pause_after(attempts).as_secs());
        assert_eq!(seconds, [30, 60, 120, 480, 900, 900]);
    }
}
