//! A person's SMSCode account: linking it, calling in its name, and push.
//!
//! Invariant: a token is stored only after the provider took it, and is stored sealed; whenever the provider refuses
//! it, the account is marked so that nothing goes on calling with it. Deliberately absent: what is said about any of
//! this (`views`), and orders (`orders`).

mod push;
mod repair;

pub use push::{Healed, SwitchedOff, SwitchedOn, Test};

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::clock::Clock;
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::{Currency, Money, Private, UserId};
use crate::smscode::{self, Api, Client};
use crate::store::{self, Account, Store};

/// Why a call in a person's name did not give what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No account is linked.
    #[error("no account is linked")]
    NotLinked,
    /// The provider refused the token earlier; a new one is needed.
    #[error("the token was refused")]
    Revoked,
    /// What the provider answered.
    #[error(transparent)]
    Provider(#[from] smscode::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// The same in the terms of the chat, when it is about the provider or the token.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::NotLinked | Self::Store(_) => None,
            Self::Revoked => Some(TroubleKind::TokenRejected.into()),
            Self::Provider(error) => Some(error.trouble()),
        }
    }
}

/// How a person learns that their token was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// By the answer to what they just did.
    InTheAnswer,
    /// By a message of its own: nobody is looking.
    ByPush,
}

/// The accounts of all people.
#[derive(Clone)]
pub struct Accounts {
    store: Store,
    api: Api,
    clock: Clock,
    public_url: Option<Url>,
}

impl Accounts {
    /// `public_url` is where the provider can reach us; without one there is no push.
    pub fn new(store: Store, api: Api, clock: Clock, public_url: Option<Url>) -> Self {
        Self { store, api, clock, public_url }
    }

    /// Whether the provider can reach us.
    pub fn can_be_pushed(&self) -> bool {
        self.public_url.is_some()
    }

    /// When the provider has stopped answering: how long until it is probed again. `None` while it answers.
    pub fn probe_due(&self) -> Option<Duration> {
        self.api.probe_due()
    }

    /// Checks a token with the balance call and links its account. Purchases that waited for a token go on.
    ///
    /// # Errors
    /// When the provider does not take the token or can't be asked; nothing is stored then.
    pub async fn link(&self, user: UserId, token: &Private, currency: Currency) -> Result<Money, Error> {
        let secret = SecretString::from(token.expose().to_owned());
        let balance = self.check(&secret, currency).await?;
        self.leave_old_hook(user, &secret).await?;
        self.store.link_account(user, token).await?;
        self.store.resume_doubtful_purchases(user).await?;
        Ok(balance)
    }

    /// The balance. Without an exchange rate it is told in rupiah: a token is as good on either surface.
    async fn check(&self, token: &SecretString, currency: Currency) -> Result<Money, smscode::Error> {
        match self.api.client(token, currency).balance().await {
            Err(error) if error.trouble().kind == TroubleKind::NoExchangeRate => {
                Ok(self.api.client(token, Currency::Idr).balance().await?.data)
            }
            reply => Ok(reply?.data),
        }
    }

    /// The linked account.
    ///
    /// # Errors
    /// When none is linked or its token was refused.
    pub async fn get(&self, user: UserId) -> Result<Account, Error> {
        let account = self.store.find_account(user).await?.ok_or(Error::NotLinked)?;
        if account.revoked_at.is_some() { Err(Error::Revoked) } else { Ok(account) }
    }

    /// A client that calls in the person's name.
    ///
    /// # Errors
    /// When none is linked or its token was refused.
    pub async fn client(&self, user: UserId, currency: Currency) -> Result<Client, Error> {
        let account = self.get(user).await?;
        Ok(self.api.client(&account.token, currency))
    }

    /// Looks at how a call ended: a refused token ends the account's calls, and the person hears of it once.
    ///
    /// # Errors
    /// What the call gave.
    pub async fn heed<T>(
        &self,
        user: UserId,
        result: Result<T, smscode::Error>,
        tell: Tell,
    ) -> Result<T, Error> {
        if let Err(error) = &result
            && error.trouble().kind == TroubleKind::TokenRejected
        {
            self.revoke(user, error, tell).await?;
        }
        Ok(result?)
    }

    /// Only the token with which the call was made: one that was linked while the call ran is another.
    async fn revoke(&self, user: UserId, error: &smscode::Error, tell: Tell) -> Result<(), Error> {
        let caller = match error {
            smscode::Error::Rejected(rejection) => rejection.caller,
            _ => None,
        };
        let Some(account) = self.store.find_account(user).await? else { return Ok(()) };
        if caller.is_some_and(|caller| caller != self.api.number_of(&account.token)) {
            tracing::info!(user.id = %user, "the provider refused a token that has been replaced meanwhile");
            return Ok(());
        }
        tracing::info!(user.id = %user, "the provider refused the token");
        let token = Private::new(account.token.expose_secret());
        Ok(self.store.revoke_account(user, &token, tell == Tell::ByPush).await?)
    }

    /// Forgets the account; a webhook that was ours goes back to what it was. Tells whether that was done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unlink(&self, user: UserId) -> Result<bool, Error> {
        let restored = match self.switch_off(user).await {
            Ok(off) => off == SwitchedOff::Restored,
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(user.id = %user, %error, "the webhook was not put back at logout");
                false
            }
        };
        self.store.unlink_account(user).await?;
        Ok(restored)
    }
}
