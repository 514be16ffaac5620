//! Why an update could not be fully handled.

use crate::domain::failure::ProviderFailure;
use crate::telegram::TelegramError;
use crate::{accounts, orders, smscode, store};

/// A handler's error. The user is told in their language what it means for them; the operator's log has it
/// once.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The account could not be used, or the provider said no.
    #[error(transparent)]
    Account(accounts::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Telegram did not accept the reply.
    #[error(transparent)]
    Telegram(#[from] TelegramError),
    /// The system has no random numbers.
    #[error(transparent)]
    Vault(#[from] crate::vault::Error),
}

impl Error {
    /// The part that concerns the provider or the token, if any.
    pub fn failure(&self) -> Option<ProviderFailure> {
        match self {
            Self::Account(error) => error.failure(),
            Self::Store(_) | Self::Telegram(_) | Self::Vault(_) => None,
        }
    }
}

impl From<accounts::Error> for Error {
    fn from(error: accounts::Error) -> Self {
        match error {
            accounts::Error::Store(error) => Self::Store(error),
            error => Self::Account(error),
        }
    }
}

impl From<orders::Error> for Error {
    fn from(error: orders::Error) -> Self {
        match error {
            orders::Error::Account(error) => error.into(),
            orders::Error::Store(error) => Self::Store(error),
            orders::Error::Random(error) => Self::Vault(error),
        }
    }
}

impl From<smscode::Error> for Error {
    fn from(error: smscode::Error) -> Self {
        Self::Account(error.into())
    }
}
