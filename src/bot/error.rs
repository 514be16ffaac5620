//! Why an update could not be handled to its end.

use crate::domain::trouble::Trouble;
use crate::telegram::Fault;
use crate::{accounts, orders, smscode, store};

/// What a handler gives up with. The person is told in their language what follows for them; the operator's log has
/// it once.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The account could not be used, or the provider said no.
    #[error(transparent)]
    Account(accounts::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Telegram did not take the reply.
    #[error(transparent)]
    Telegram(#[from] Fault),
    /// The system has no random numbers.
    #[error(transparent)]
    Vault(#[from] crate::vault::Error),
    /// Another process has an update of this person in hand for too long; this one has to come again.
    #[error("another process has the person's turn")]
    Elsewhere,
}

impl Error {
    /// What the provider or the token has to do with it.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Account(error) => error.trouble(),
            Self::Store(_) | Self::Telegram(_) | Self::Vault(_) | Self::Elsewhere => None,
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
