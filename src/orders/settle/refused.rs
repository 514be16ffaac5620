//! What follows a refusal: its exact reason, and a draft at the price that the provider asks now.

use std::time::Duration;

use super::step::Settler;
use crate::accounts::Tell;
use crate::domain::IntentId;
use crate::domain::failure::FailureKind;
use crate::domain::purchase::{Purchase, Wanted};
use crate::store::Settled;

/// How long a refusal waits for either.
const PATIENCE: Duration = Duration::from_secs(3);

impl Settler {
    /// For a number that could not be rented again, what the provider says of it; otherwise the outcome as it is.
    pub(super) async fn explained(&self, purchase: &Purchase, settled: Settled) -> Settled {
        let (Some(of), Settled::Refused(why)) = (purchase.wanted.continued(), &settled) else {
            return settled;
        };
        let (orders, user) = (&self.orders, purchase.user);
        let client = orders.accounts.client(user, purchase.currency, Tell::ByNotification).await;
        let Ok(client) = client else { return settled };
        let apart = orders.tell_conflict_apart(&client, of, why.clone());
        tokio::time::timeout(PATIENCE, apart).await.map_or(settled, Settled::Refused)
    }

    /// The draft at the next price, if the provider had no number within the limit.
    pub(super) async fn next_after(&self, purchase: &Purchase, settled: &Settled) -> Option<IntentId> {
        let Settled::Refused(failure) = settled else { return None };
        let is_for_price = match purchase.wanted {
            Wanted::Number { .. } => failure.kind == FailureKind::Invalid,
            Wanted::Product | Wanted::Offer { .. } => failure.kind == FailureKind::SoldOut,
        };
        if !is_for_price {
            return None;
        }
        let (orders, user) = (&self.orders, purchase.user);
        let client = orders.accounts.client(user, purchase.currency, Tell::ByNotification).await.ok()?;
        match tokio::time::timeout(PATIENCE, orders.next_draft(&client, purchase)).await {
            Ok(Ok(next)) => next.map(|next| next.id),
            Ok(Err(error)) => {
                tracing::warn!(purchase.id = %purchase.id, %error, "failed to read the next price");
                None
            }
            Err(_) => None,
        }
    }
}
