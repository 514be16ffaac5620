//! The result of one step of a purchase.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::super::Orders;
use crate::accounts;
use crate::domain::OrderReport;
use crate::domain::failure::FailureKind;
use crate::domain::purchase::Purchase;
use crate::domain::tracking::{Bought, Observation, Source};
use crate::store::Settled;

/// Delay before a token that was refused once is tried again.
pub(super) const TOKEN_AGAIN: Duration = Duration::from_secs(4);
/// Longest wait of a confirmed purchase for anything else.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Settles confirmed purchases.
pub struct Settler {
    pub(super) orders: Orders,
}

/// What to do after a step.
pub(super) enum Next {
    Settle(Settled),
    /// Same, and also look for numbers that are missing without explanation.
    SettleAndLook(Settled),
    /// Continue after a delay.
    Wait(Duration),
}

pub(super) fn bought(purchase: &Purchase, stated_at: DateTime<Utc>, order: OrderReport) -> Observation {
    let mut seen = Observation::new(Source::Answer, stated_at, order);
    seen.bought = Some(Bought {
        intent: purchase.id,
        title: purchase.title.clone(),
        product: purchase.product,
        price: purchase.price,
    });
    seen
}

/// The account is gone or its token was refused. Whatever may have been bought waits for the next login.
pub(super) fn without_account(purchase: &Purchase, error: &accounts::Error) -> Next {
    let settled = match error.failure() {
        _ if purchase.doubtful => {
            Settled::InDoubt(error.failure().unwrap_or_else(|| FailureKind::NoAnswer.into()))
        }
        Some(failure) => Settled::Refused(failure),
        // The user logged out before it could be sent.
        None => Settled::Lapsed,
    };
    Next::Settle(settled)
}
