//! Tracks whether a token is still valid. The first refusal is a suspicion that the next call clears or
//! confirms; once confirmed, the account makes no more calls and the user is told once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use secrecy::ExposeSecret;

use crate::clock::Clock;
use crate::domain::doubt::{self, Refusal};
use crate::domain::{Currency, Private, UserId};
use crate::smscode::{self, Api, Client, Watch};
use crate::store::{self, Account, Store};

/// How a user learns that their token was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// In the reply to what they just did.
    ByReply,
    /// In a separate message: nobody is looking.
    ByNotification,
}

/// All users' tokens. Clones share their state.
#[derive(Clone)]
pub(super) struct Tokens {
    store: Store,
    api: Api,
    clock: Clock,
    /// Users whose token is suspected, as far as this process has called in their name.
    suspects: Arc<Mutex<HashSet<UserId>>>,
}

impl Tokens {
    pub(super) fn new(store: Store, api: Api, clock: Clock) -> Self {
        Self { store, api, clock, suspects: Arc::default() }
    }

    /// A client that calls with an account's token and tracks whether it is refused.
    pub(super) fn client(&self, account: &Account, currency: Currency, tell: Tell) -> Client {
        if account.suspected_at.is_some() {
            self.suspects().insert(account.user);
        }
        let watch = TokenWatch { tokens: self.clone(), user: account.user, tell };
        self.api.client(&account.token, currency).watched_by(Arc::new(watch))
    }

    fn suspects(&self) -> MutexGuard<'_, HashSet<UserId>> {
        self.suspects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Observes the results of calls with one user's token.
struct TokenWatch {
    tokens: Tokens,
    user: UserId,
    tell: Tell,
}

impl Watch for TokenWatch {
    fn accepted(&self) -> BoxFuture<'_, ()> {
        async move {
            let (tokens, user) = (&self.tokens, self.user);
            if !tokens.suspects().contains(&user) {
                return;
            }
            match tokens.store.trust_token(user).await {
                Ok(()) => {
                    tokens.suspects().remove(&user);
                    tracing::info!(user.id = %user, "the provider takes the token after all");
                }
                Err(error) => tracing::error!(user.id = %user, %error, "failed to end a token's suspicion"),
            }
        }
        .boxed()
    }

    fn refused<'a>(&'a self, error: &'a smscode::Error) -> BoxFuture<'a, bool> {
        async move {
            self.weigh(error).await.unwrap_or_else(|error| {
                // Nothing is marked, so the next refusal is the one that counts.
                tracing::error!(user.id = %self.user, %error, "failed to note that a token was refused");
                true
            })
        }
        .boxed()
    }
}

impl TokenWatch {
    /// Whether a refusal is only a suspicion. This concerns only the token the call was made with: one linked
    /// while the call ran is a different token, and one that was never sent is a certainty, not a suspicion.
    async fn weigh(&self, error: &smscode::Error) -> Result<bool, store::Error> {
        let Tokens { store, api, clock, .. } = &self.tokens;
        let user = self.user;
        let caller = match error {
            smscode::Error::Rejected(rejection) => rejection.caller,
            _ => None,
        };
        let Some(account) = store.find_account(user).await? else { return Ok(false) };
        if caller.is_some_and(|caller| caller != api.number_of(&account.token)) {
            tracing::info!(user.id = %user, "the provider refused a token that has been replaced meanwhile");
            return Ok(false);
        }
        let (token, now) = (Private::new(account.token.expose_secret()), clock.now());
        let refusal = match caller {
            Some(_) if account.revoked_at.is_none() => doubt::weigh(account.suspected_at, now),
            _ => Refusal::Confirmed,
        };
        match refusal {
            Refusal::First => {
                tracing::info!(user.id = %user, "the provider refused the token; another call will confirm it or not");
                self.tokens.suspects().insert(user);
                store.suspect_token(user, &token, now + doubt::ASK_AGAIN_AFTER).await?;
                Ok(true)
            }
            Refusal::SameMoment => Ok(true),
            Refusal::Confirmed => {
                tracing::info!(user.id = %user, "the provider refused the token again");
                self.tokens.suspects().remove(&user);
                store.revoke_account(user, &token, self.tell == Tell::ByNotification).await?;
                Ok(false)
            }
        }
    }
}
