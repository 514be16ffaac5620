//! Push: telling the provider to send events to us, and putting things back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use secrecy::SecretString;
use url::Url;

use super::{Accounts, Error, Tell};
use crate::domain::hook::{HookState, HookTarget};
use crate::domain::trouble::TroubleKind;
use crate::domain::{Currency, Private, UserId};
use crate::smscode::{WebhookConfig, WebhookPatch};
use crate::store::{Account, Hook, PushState};
use crate::vault;

/// How often the provider is asked whether it still pushes here, while orders are open.
const WATCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// How switching on ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SwitchedOn {
    /// Events come here now.
    Done,
    /// This bot has no public address.
    Impossible,
    /// There is an address of somebody else; the person has to say that it may be replaced.
    Foreign(HookTarget),
}

/// How switching off ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchedOff {
    /// The address that was there before is there again.
    Restored,
    /// No events are sent any more.
    Cleared,
    /// The webhook was not ours (any more), or never set; nothing was changed.
    NotOurs,
}

/// How a repair ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Healed {
    /// Address and secret are set anew; this is what a test then showed.
    Tested(Test),
    /// Nothing was changed: switching on has to end otherwise first.
    Not(SwitchedOn),
}

/// What a test showed, seen from both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Test {
    /// The HTTP status that the provider got.
    pub status: u16,
    /// Whether the event came in here.
    pub arrived: bool,
}

impl Accounts {
    /// Where the provider is to send events for a hook.
    pub(super) fn hook_url(public: &Url, hook: &Hook) -> String {
        format!("{}{}", Self::hooks(public), hook.key.expose())
    }

    /// Where the addresses of all hooks begin.
    fn hooks(public: &Url) -> String {
        format!("{}/hooks/smscode/", public.as_str().trim_end_matches('/'))
    }

    fn is_ours(&self, account: &Account, url: &str) -> bool {
        self.public_url
            .as_ref()
            .zip(account.hook.as_ref())
            .is_some_and(|(public, hook)| Self::hook_url(public, hook) == url)
    }

    async fn webhook(&self, account: &Account) -> Result<WebhookConfig, Error> {
        let client = self.api.client(&account.token, Currency::Idr);
        self.heed(account.user, client.webhook().await, Tell::InTheAnswer).await
    }

    /// How push stands.
    ///
    /// # Errors
    /// When no account is linked or the provider can't be asked.
    pub async fn push(&self, user: UserId) -> Result<HookState, Error> {
        let account = self.get(user).await?;
        if self.public_url.is_none() {
            return Ok(HookState::Impossible);
        }
        let config = self.webhook(&account).await?;
        let target = self.target(&account, config.url.as_deref());
        Ok(match target {
            HookTarget::Ours { .. } => HookState::On {
                target,
                last_event: account.last_event_at,
                failures: config.consecutive_failures,
                disabled: config.disabled_at,
            },
            target if account.push == PushState::On => HookState::Repointed { target: Some(target) },
            HookTarget::Nowhere => HookState::Off,
            target => HookState::Foreign(target),
        })
    }

    /// Whose address this is, without what may be secret in it.
    fn target(&self, account: &Account, url: Option<&str>) -> HookTarget {
        let Some(url) = url.filter(|url| !url.is_empty()) else { return HookTarget::Nowhere };
        let parsed = Url::parse(url).ok();
        let host = parsed.as_ref().and_then(|url| {
            let host = url.host_str()?;
            Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
        });
        // What can't be read as an address is shown by nothing of it.
        let host = host.unwrap_or_else(|| "…".to_owned());
        if self.is_ours(account, url) {
            return HookTarget::Ours { host };
        }
        match self.public_url.as_ref() {
            Some(public) if url.starts_with(&Self::hooks(public)) => HookTarget::OtherChat { host },
            _ => HookTarget::Other { host },
        }
    }

    /// Tells the provider to send events here. An address of somebody else is replaced only with `replace`, and is
    /// kept to be put back.
    ///
    /// # Errors
    /// When no account is linked, the provider can't be asked, or the hook can't be stored first.
    pub async fn switch_on(&self, user: UserId, replace: bool) -> Result<SwitchedOn, Error> {
        let account = self.get(user).await?;
        let Some(public) = &self.public_url else { return Ok(SwitchedOn::Impossible) };
        let config = self.webhook(&account).await?;
        let foreign = config.url.filter(|url| !url.is_empty() && !self.is_ours(&account, url));
        if foreign.is_some() && !replace {
            return Ok(SwitchedOn::Foreign(self.target(&account, foreign.as_deref())));
        }
        let previous = foreign.map(|url| Hook { key: Private::new(url), secret: config.secret });
        let hook = match &account.hook {
            Some(hook) => hook.clone(),
            None => new_hook().map_err(crate::store::Error::from)?,
        };
        // Stored before the provider knows it: an event that comes at once can be verified.
        self.store.prepare_hook(user, &hook, previous.as_ref()).await?;
        let url = Self::hook_url(public, &hook);
        let patch = WebhookPatch { url: Some(&url), secret: hook.secret.as_ref() };
        let client = self.api.client(&account.token, Currency::Idr);
        self.heed(user, client.set_webhook(&patch).await, Tell::InTheAnswer).await?;
        self.store.set_push_state(user, PushState::On).await?;
        self.store.poll_soon(user).await?;
        Ok(SwitchedOn::Done)
    }

    /// Puts the webhook back to what it was before us, when it is ours.
    ///
    /// # Errors
    /// When no account is linked or the provider can't be asked; push is then still on.
    pub async fn switch_off(&self, user: UserId) -> Result<SwitchedOff, Error> {
        let account = self.get(user).await?;
        if account.hook.is_none() {
            return Ok(SwitchedOff::NotOurs);
        }
        let config = self.webhook(&account).await?;
        let ours = config.url.is_some_and(|url| self.is_ours(&account, &url));
        let off = match (&account.previous_hook, ours) {
            (_, false) => SwitchedOff::NotOurs,
            (Some(_), true) => SwitchedOff::Restored,
            (None, true) => SwitchedOff::Cleared,
        };
        if ours {
            let empty = Private::new("");
            let previous = account.previous_hook.as_ref();
            let url = previous.map_or("", |hook| hook.key.expose());
            let secret = previous.and_then(|hook| hook.secret.as_ref()).unwrap_or(&empty);
            let patch = WebhookPatch { url: Some(url), secret: Some(secret) };
            let client = self.api.client(&account.token, Currency::Idr);
            self.heed(user, client.set_webhook(&patch).await, Tell::InTheAnswer).await?;
        }
        self.store.set_push_state(user, PushState::Off).await?;
        self.store.poll_soon(user).await?;
        Ok(off)
    }

    /// Whether the provider pushes here, as far as is known: it is asked now and then, and at once when an SMS was found
    /// that no event brought (`missed`). A delivery that it switched off after failures is switched on again, ever more rarely
    /// while nothing comes of it; an address that somebody changed is left to the person, who hears of it once. `false` calls for quick looks.
    ///
    /// # Errors
    /// When no account is linked or its token is refused.
    pub async fn is_pushed(&self, user: UserId, missed: bool) -> Result<bool, Error> {
        let account = self.get(user).await?;
        let (Some(public), Some(hook)) = (&self.public_url, &account.hook) else { return Ok(false) };
        let known = account.push == PushState::On;
        let since = account.hook_checked_at.map(|at| self.clock.now() - at);
        if account.push == PushState::Off || since.is_some_and(|since| since < WATCH_EVERY && !missed) {
            return Ok(known);
        }
        let client = self.api.client(&account.token, Currency::Idr);
        let config = match self.heed(user, client.webhook().await, Tell::ByPush).await {
            Err(Error::Provider(error)) if error.trouble().kind != TroubleKind::TokenRejected => {
                tracing::info!(user.id = %user, %error, "how push stands is asked again later");
                return Ok(known && !missed);
            }
            config => config?,
        };
        let failing = config.consecutive_failures.unwrap_or(0) > 0;
        if !config.url.is_some_and(|url| self.is_ours(&account, &url)) {
            if known {
                tracing::info!(user.id = %user, "events go elsewhere now");
            }
            self.store.lose_push(user).await?;
            return Ok(false);
        }
        if let Some(since) = config.disabled_at {
            tracing::warn!(user.id = %user, %since, "the provider had switched delivery off");
            let url = Self::hook_url(public, hook);
            return self
                .repair(&account, &WebhookPatch { url: Some(&url), secret: hook.secret.as_ref() })
                .await;
        }
        if account.repairs > 1 && !account.reached_since_repair() {
            // Switched on again and not proven yet: it has been switched off right after that before.
            self.store.note_hook_check(user).await?;
            return Ok(false);
        }
        self.store.confirm_push(user).await?;
        Ok(!failing)
    }

    /// Before another account is linked: the webhook of the one before goes back to what it was. An account that
    /// already pushes to our hook is the same one with a new token, and stays as it is.
    pub(super) async fn leave_old_hook(&self, user: UserId, token: &SecretString) -> Result<(), Error> {
        let Some(old) = self.store.find_account(user).await?.filter(|old| old.hook.is_some()) else {
            return Ok(());
        };
        let now = self.api.client(token, Currency::Idr).webhook().await?.url;
        if now.is_some_and(|url| self.is_ours(&old, &url)) {
            return Ok(());
        }
        match self.switch_off(user).await {
            Ok(_) => Ok(()),
            Err(Error::Store(error)) => Err(error.into()),
            Err(error) => {
                tracing::warn!(user.id = %user, %error, "the webhook of the account before was not put back");
                Ok(self.store.set_push_state(user, PushState::Off).await?)
            }
        }
    }

    /// Sets address and secret anew, which also has the provider deliver again after it stopped, and tests both. An
    /// address of somebody else is not replaced.
    ///
    /// # Errors
    /// As [`Accounts::switch_on`] and [`Accounts::test_push`].
    pub async fn heal_push(&self, user: UserId) -> Result<Healed, Error> {
        match self.switch_on(user, false).await? {
            SwitchedOn::Done => Ok(Healed::Tested(self.test_push(user).await?)),
            other => Ok(Healed::Not(other)),
        }
    }

    /// Lets the provider send a test event, and tells what both ends saw.
    ///
    /// # Errors
    /// When no account is linked or the provider can't be asked.
    pub async fn test_push(&self, user: UserId) -> Result<Test, Error> {
        let account = self.get(user).await?;
        let before = self.clock.now();
        let client = self.api.client(&account.token, Currency::Idr);
        let status = self.heed(user, client.test_webhook().await, Tell::InTheAnswer).await?;
        let after = self.store.find_account(user).await?;
        let arrived = after.and_then(|account| account.last_event_at).is_some_and(|at| {
            // The database keeps milliseconds.
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
