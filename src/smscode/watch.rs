//! What becomes of a client's token, noticed by the client itself so that no caller can forget it.

use futures_util::future::BoxFuture;

use super::error::Error;
use crate::domain::failure::FailureKind;

/// Hears how each call of a client ended, before the caller does.
pub trait Watch: Send + Sync {
    /// The provider took the token.
    fn accepted(&self) -> BoxFuture<'_, ()>;

    /// The provider refused the token, or it can't be sent at all. Tells whether that is a mere suspicion, which
    /// another call will confirm or not.
    fn refused<'a>(&'a self, error: &'a Error) -> BoxFuture<'a, bool>;
}

/// Tells the watch how a call ended. A refusal that is only a suspicion says so from then on.
pub(super) async fn tell<T>(watch: &dyn Watch, mut result: Result<T, Error>) -> Result<T, Error> {
    match &mut result {
        Ok(_) => watch.accepted().await,
        Err(error) if error.failure().kind == FailureKind::TokenRejected => {
            let is_doubted = watch.refused(error).await;
            if let Error::Rejected(rejection) = error {
                rejection.is_doubted = is_doubted;
            }
        }
        Err(_) => {}
    }
    result
}
