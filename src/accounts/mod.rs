//! A user's SMSCode account: linking it, calling in the user's name, and its webhook.
//!
//! Invariant: a token is stored only after the provider accepted it, and only encrypted; when the provider
//! refuses it, the account is marked so that nothing keeps calling with it. Deliberately absent: the wording
//! of messages (`views`), and orders (`orders`).

mod leaving;
mod offers;
mod repair;
mod token;
mod webhook;

pub use leaving::{Returner, SwitchedOff};
pub use offers::{Arrived, Offer};
pub use token::Tell;
pub use webhook::{Healed, SwitchedOn, Test};

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

use self::offers::Offers;
use self::token::Tokens;
use crate::clock::Clock;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::{Currency, Money, Private, UserId};
use crate::smscode::{self, Api, Client};
use crate::store::{self, Account, Store};

/// Why a call in a user's name failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No account is linked.
    #[error("no account is linked")]
    NotLinked,
    /// The provider refused the token earlier; a new one is needed.
    #[error("the token was refused")]
    Revoked,
    /// The provider refused the token for the first time; the next call shows whether it is dead.
    #[error("the token is suspected: {0}")]
    Suspected(smscode::Error),
    /// What the provider answered.
    #[error(transparent)]
    Provider(smscode::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// The chat-level equivalent, if the error is about the provider or the token.
    pub fn failure(&self) -> Option<ProviderFailure> {
        match self {
            Self::NotLinked | Self::Store(_) => None,
            Self::Revoked => Some(FailureKind::TokenRejected.into()),
            Self::Suspected(error) | Self::Provider(error) => Some(error.failure()),
        }
    }
}

impl From<smscode::Error> for Error {
    fn from(error: smscode::Error) -> Self {
        let is_doubted = error.failure().kind == FailureKind::TokenDoubted;
        if is_doubted { Self::Suspected(error) } else { Self::Provider(error) }
    }
}

/// All users' accounts.
#[derive(Clone)]
pub struct Accounts {
    store: Store,
    api: Api,
    clock: Clock,
    public_url: Option<Url>,
    tokens: Tokens,
    offers: Offers,
}

impl Accounts {
    /// `public_url` is where the provider can reach us; without one there is no webhook.
    pub fn new(store: Store, api: Api, clock: Clock, public_url: Option<Url>) -> Self {
        let tokens = Tokens::new(store.clone(), api.clone(), clock.clone());
        let offers = Offers::new(clock.clone());
        Self { store, api, clock, public_url, tokens, offers }
    }

    /// Whether the provider can reach us.
    pub fn webhook_possible(&self) -> bool {
        self.public_url.is_some()
    }

    /// If the provider has stopped responding, how long until the next probe. `None` while it responds.
    pub fn probe_due(&self) -> Option<Duration> {
        self.api.probe_due()
    }

    /// Checks a token with the balance call and links its account. Purchases that waited for a token resume.
    ///
    /// # Errors
    /// If the provider refuses the token or can't be reached; nothing is stored then.
    pub async fn link(&self, user: UserId, token: &Private, currency: Currency) -> Result<Money, Error> {
        let secret = SecretString::from(token.expose().to_owned());
        let balance = self.check(&secret, currency).await?;
        self.leave_old_hook(user, &secret).await?;
        self.store.link_account(user, token).await?;
        self.store.resume_doubtful_purchases(user).await?;
        Ok(balance)
    }

    /// Checks a token with the balance call and links nothing.
    ///
    /// # Errors
    /// If the provider refuses the token or can't be reached.
    pub async fn check_token(&self, token: &Private, currency: Currency) -> Result<Money, Error> {
        Ok(self.check(&SecretString::from(token.expose().to_owned()), currency).await?)
    }

    /// Keeps a checked token in memory until its sender says what it is for. Returns the number of the offer.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn offer(&self, person: UserId, arrived: Arrived) -> Result<u64, Error> {
        Ok(self.offers.add(person, arrived)?)
    }

    /// Takes the token of an offer.
    pub fn take_offer(&self, person: UserId, number: u64) -> Offer {
        self.offers.take(person, number)
    }

    /// Drops a token that waits.
    pub fn drop_offer(&self, person: UserId) {
        self.offers.drop_of(person);
    }

    /// The balance. Without an exchange rate it is given in rupiah: a token is equally valid on either
    /// surface.
    async fn check(&self, token: &SecretString, currency: Currency) -> Result<Money, smscode::Error> {
        let client = self.api.client(token, currency);
        let (balance, _) = client.even_without_rate(|client| async move { client.balance().await }).await?;
        Ok(balance.data)
    }

    /// The linked account.
    ///
    /// # Errors
    /// If none is linked or its token was refused.
    pub async fn get(&self, user: UserId) -> Result<Arc<Account>, Error> {
        usable(self.store.find_account(user).await?)
    }

    /// A client that calls in the user's name and itself notices when the provider refuses the token.
    ///
    /// # Errors
    /// If none is linked or its token was refused.
    pub async fn client(&self, user: UserId, currency: Currency, tell: Tell) -> Result<Client, Error> {
        Ok(self.client_of(&*self.get(user).await?, currency, tell))
    }

    /// The same for an account that is already loaded.
    pub fn client_of(&self, account: &Account, currency: Currency, tell: Tell) -> Client {
        self.tokens.client(account, currency, tell)
    }
}

/// An account that can be used to call the provider.
///
/// # Errors
/// If none is linked or its token was refused.
pub fn usable(account: Option<Arc<Account>>) -> Result<Arc<Account>, Error> {
    match account {
        None => Err(Error::NotLinked),
        Some(account) if account.revoked_at.is_some() => Err(Error::Revoked),
        Some(account) => Ok(account),
    }
}
