//! The webhook: telling the provider to send events to us, and restoring what was set before.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::SecretString;
use url::Url;

use super::leaving::{SwitchedOff, put_back};
use super::{Accounts, Error, Tell};
use crate::domain::hook::{HookFacts, HookFault, HookState, HookStep, HookTarget};
use crate::domain::{Currency, Private, UserId};
use crate::smscode::{Client, WebhookConfig, WebhookPatch};
use crate::store::{Account, Hook, Leftover, WebhookStatus};
use crate::vault;

/// How often we ask the provider whether it still pushes here while orders are open.
const WATCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// The outcome of switching on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SwitchedOn {
    /// Events come here now.
    Done,
    /// This bot has no public address.
    Impossible,
    /// Somebody else's address is set; the user has to confirm replacing it.
    Foreign(HookTarget),
}

/// The outcome of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Healed {
    /// Address and secret were replaced; this is the result of the test that followed.
    Tested(Test),
    /// Nothing was changed: switching on must first succeed.
    Not(SwitchedOn),
}

/// The result of a test, seen from both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    /// The HTTP status that the provider received.
    pub status: u16,
    /// Whether the event arrived here.
    pub arrived: bool,
}

impl Accounts {
    /// The address to which the provider sends events for a hook.
    pub(super) fn hook_url(public: &Url, hook: &Hook) -> String {
        format!("{}{}", Self::hooks(public), hook.key.expose())
    }

    /// The common prefix of all hook addresses.
    pub(super) fn hooks(public: &Url) -> String {
        format!("{}/hooks/smscode/", public.as_str().trim_end_matches('/'))
    }

    fn is_ours(&self, account: &Account, url: &str) -> bool {
        self.public_url
            .as_ref()
            .zip(account.hook.as_ref())
            .is_some_and(|(public, hook)| Self::hook_url(public, hook) == url)
    }

    /// A client for calls the user is waiting on. The webhook has no currency.
    fn asker(&self, account: &Account) -> Client {
        self.client_of(account, Currency::Idr, Tell::ByReply)
    }

    /// The state of the webhook.
    ///
    /// # Errors
    /// If the provider can't be asked.
    pub async fn hook_state(&self, account: &Account) -> Result<HookState, Error> {
        if self.public_url.is_none() {
            return Ok(HookState::Impossible);
        }
        let config = self.asker(account).webhook().await?;
        let target = self.living_target(account, config.url.as_deref()).await?;
        Ok(match target {
            HookTarget::Ours { .. } => HookState::On {
                target,
                last_event: account.last_event_at,
                failures: config.consecutive_failures,
                disabled: config.disabled_at,
                fault: account.hook.as_ref().and_then(|hook| {
                    let facts = self.facts(account, hook, &config);
                    let other_secret = !facts.same_secret && !facts.event_since_check;
                    let not_reached = facts.doubted.then_some(HookFault::NotReached);
                    if other_secret { Some(HookFault::OtherSecret) } else { not_reached }
                }),
            },
            target if account.webhook == WebhookStatus::On => HookState::Repointed { target: Some(target) },
            HookTarget::Nowhere => HookState::Off,
            target => HookState::Foreign(target),
        })
    }

    /// The same, but one of this bot's addresses that belongs to no chat counts as none.
    async fn living_target(&self, account: &Account, url: Option<&str>) -> Result<HookTarget, Error> {
        Ok(match (self.target(account, url), url) {
            (HookTarget::OtherChat { .. }, Some(url))
                if self.own_address(account.user, url).await?.is_none_or(|own| !own.in_use) =>
            {
                HookTarget::Nowhere
            }
            (target, _) => target,
        })
    }

    /// Whose address this is, without the parts that may be secret.
    fn target(&self, account: &Account, url: Option<&str>) -> HookTarget {
        let Some(url) = url.filter(|url| !url.is_empty()) else { return HookTarget::Nowhere };
        let parsed = Url::parse(url).ok();
        let host = parsed.as_ref().and_then(|url| {
            let host = url.host_str()?;
            Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
        });
        // If it can't be parsed as an address, none of it is shown.
        let host = host.unwrap_or_else(|| "…".to_owned());
        if self.is_ours(account, url) {
            return HookTarget::Ours { host };
        }
        match self.public_url.as_ref() {
            Some(public) if url.starts_with(&Self::hooks(public)) => HookTarget::OtherChat { host },
            _ => HookTarget::Other { host },
        }
    }

    /// Tells the provider to send events here. Somebody else's address is replaced only with `replace`, and
    /// is kept so that it can be restored.
    ///
    /// # Errors
    /// If the provider can't be asked, or the hook can't be stored first.
    pub async fn switch_on(&self, account: &Account, replace: bool) -> Result<SwitchedOn, Error> {
        let user = account.user;
        let Some(public) = &self.public_url else { return Ok(SwitchedOn::Impossible) };
        let client = self.asker(account);
        let config = client.webhook().await?;
        let theirs = config.url.filter(|url| !url.is_empty() && !self.is_ours(account, url));
        let own = match &theirs {
            Some(url) => self.own_address(user, url).await?,
            None => None,
        };
        let is_somebodys = own.as_ref().map_or(theirs.is_some(), |own| own.in_use);
        if is_somebodys && !replace {
            return Ok(SwitchedOn::Foreign(self.target(account, theirs.as_deref())));
        }
        let before = theirs.map(|url| Hook { key: Private::new(url), secret: config.secret });
        let previous = self.earlier(user, before).await?;
        let hook = match &account.hook {
            Some(hook) => hook.clone(),
            None => new_hook().map_err(crate::store::Error::from)?,
        };
        // Stored before the provider knows it, so that an immediate event can be verified.
        self.store.prepare_hook(user, &hook, previous.as_ref()).await?;
        let url = Self::hook_url(public, &hook);
        let patch = WebhookPatch { url: Some(&url), secret: hook.secret.as_ref() };
        client.set_webhook(&patch).await?;
        self.store.set_webhook_status(user, WebhookStatus::On).await?;
        if let Some(job) = own.and_then(|own| own.job) {
            // This hook now restores what that one would have restored.
            self.store.end_return(&job, None).await?;
        }
        self.store.poll_soon(user);
        Ok(SwitchedOn::Done)
    }

    /// Restores the webhook to what it was before us, if it is ours.
    ///
    /// # Errors
    /// If the provider can't be asked; the webhook is still on then.
    pub async fn switch_off(&self, account: &Account) -> Result<SwitchedOff, Error> {
        let user = account.user;
        let (Some(public), Some(hook)) = (&self.public_url, &account.hook) else {
            return Ok(SwitchedOff::NotOurs);
        };
        let leftover = Leftover {
            token: account.token.clone(),
            address: Private::new(Self::hook_url(public, hook)),
            earlier: self.earlier(user, account.previous_hook.clone()).await?,
        };
        let off = put_back(&self.asker(account), &leftover).await?;
        self.store.set_webhook_status(user, WebhookStatus::Off).await?;
        self.store.poll_soon(user);
        Ok(off)
    }

    /// When to ask the provider again whether it pushes here; `None` while the webhook is off.
    pub fn next_hook_check(&self, account: &Account) -> Option<DateTime<Utc>> {
        let watched =
            self.public_url.is_some() && account.hook.is_some() && account.webhook != WebhookStatus::Off;
        let last = account.hook_checked_at.map(|at| at + WATCH_EVERY);
        watched.then(|| last.unwrap_or_else(|| self.clock.now()))
    }

    /// Asks the provider whether it pushes here. A delivery that was switched off, is signed with another
    /// secret or delivers nothing is repaired, with growing pauses while that does not help; an address that
    /// somebody changed is left to the user, who is told once. `evidence`: something indicates that events
    /// don't arrive.
    ///
    /// # Errors
    /// If no account is linked, its token is refused, or the provider can't be asked.
    pub async fn check_hook(&self, user: UserId, evidence: bool) -> Result<(), Error> {
        let account = self.get(user).await?;
        let (Some(public), Some(hook)) = (&self.public_url, &account.hook) else { return Ok(()) };
        let early = self.next_hook_check(&account).is_none_or(|due| due > self.clock.now() && !evidence);
        if account.webhook == WebhookStatus::Off || early {
            return Ok(());
        }
        let config = self.client_of(&account, Currency::Idr, Tell::ByNotification).webhook().await?;
        match self.facts(&account, hook, &config).step() {
            HookStep::Lost => {
                if account.webhook == WebhookStatus::On {
                    tracing::info!(user.id = %user, "events go elsewhere now");
                }
                Ok(self.store.lose_webhook(user).await?)
            }
            HookStep::Repair => {
                let url = Self::hook_url(public, hook);
                self.repair(&account, &WebhookPatch { url: Some(&url), secret: hook.secret.as_ref() }).await
            }
            HookStep::Doubt => {
                self.store.note_hook_check(user).await?;
                Ok(self.store.doubt_webhook(user, self.clock.now()).await?)
            }
            // Re-enabled but not proven yet: earlier it was switched off right after that.
            HookStep::Wait => Ok(self.store.note_hook_check(user).await?),
            HookStep::Trust => Ok(self.store.confirm_webhook(user).await?),
        }
    }

    fn facts(&self, account: &Account, hook: &Hook, config: &WebhookConfig) -> HookFacts {
        HookFacts {
            ours: config.url.as_ref().is_some_and(|url| self.is_ours(account, url)),
            same_secret: config.secret == hook.secret,
            disabled: config.disabled_at.is_some(),
            failing: config.consecutive_failures.unwrap_or(0) > 0,
            event_since_check: account
                .last_event_at
                .is_some_and(|event| account.hook_checked_at.is_some_and(|check| event > check)),
            doubted: account.doubted_at.is_some(),
            repaired_in_vain: account.repairs > 1 && !account.reached_since_repair(),
        }
    }

    /// Before another account is linked, the previous account's webhook is restored. An account that already
    /// pushes to our hook is the same one with a new token, and is left as it is.
    pub(super) async fn leave_old_hook(&self, user: UserId, token: &SecretString) -> Result<(), Error> {
        let Some(old) = self.store.find_account(user).await?.filter(|old| old.hook.is_some()) else {
            return Ok(());
        };
        let now = self.api.client(token, Currency::Idr).webhook().await?.url;
        if now.is_some_and(|url| self.is_ours(&old, &url)) {
            return Ok(());
        }
        match self.leave(&old).await? {
            (_, None) => Ok(self.store.set_webhook_status(user, WebhookStatus::Off).await?),
            (_, Some(leftover)) => Ok(self.store.leave_hook(user, &leftover).await?),
        }
    }

    /// Which of the person's accounts a token belongs to, if its account pushes to the hook of one: then it is a
    /// new token of that account. `None` if that can't be found out.
    pub async fn find_pushing(&self, person: UserId, token: &Private) -> Option<UserId> {
        let client = self.api.client(&SecretString::from(token.expose().to_owned()), Currency::Idr);
        let url = client.webhook().await.ok()?.url?;
        let key = url.strip_prefix(&Self::hooks(self.public_url.as_ref()?))?;
        let account = self.store.find_account_by_hook(key).await.ok()??;
        (account.user.person() == person.person()).then_some(account.user)
    }

    /// Sets a new address and secret, which also makes the provider resume a stopped delivery, and tests
    /// both. Somebody else's address is not replaced.
    ///
    /// # Errors
    /// As [`Accounts::switch_on`] and [`Accounts::test_webhook`].
    pub async fn repair_webhook(&self, account: &Account) -> Result<Healed, Error> {
        match self.switch_on(account, false).await? {
            SwitchedOn::Done => Ok(Healed::Tested(self.test_webhook(account).await?)),
            other => Ok(Healed::Not(other)),
        }
    }

    /// Has the provider send a test event, and reports what both ends saw.
    ///
    /// # Errors
    /// If the provider can't be asked.
    pub async fn test_webhook(&self, account: &Account) -> Result<Test, Error> {
        let before = self.clock.now();
        let status = self.asker(account).test_webhook().await?;
        let after = self.store.find_account(account.user).await?;
        let arrived = after.and_then(|account| account.last_event_at).is_some_and(|at| {
            // The database stores milliseconds.
            at.timestamp_millis() >= before.timestamp_millis()
        });
        Ok(Test { status, arrived })
    }
}

fn new_hook() -> Result<Hook, vault::Error> {
    let key = URL_SAFE_NO_PAD.encode(vault::random::<24>()?);
    let secret = URL_SAFE_NO_PAD.encode(vault::random::<32>()?);
    Ok(Hook { key: Private::new(key), secret: Some(Private::new(secret)) })
}
