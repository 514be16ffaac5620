//! Switching a delivery on again that the provider switched off, without doing it for ever.

use chrono::TimeDelta;

use super::{Accounts, Error, Tell};
use crate::domain::Currency;
use crate::domain::trouble::TroubleKind;
use crate::smscode::WebhookPatch;
use crate::store::Account;

/// The wait before the second repair in a row; each further one waits twice as long.
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(2);
/// The longest wait between two repairs.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);
/// When so many repairs in a row brought no event, the provider can't reach us from outside, and the person hears of it.
const TOLD_AT: u32 = 3;

impl Accounts {
    /// Switches delivery on again. The first time it counts as push at once; while no event follows, it is done ever more
    /// rarely, and what is open is looked at quickly. Tells whether the provider pushes here, as far as is known.
    pub(super) async fn repair(&self, account: &Account, patch: &WebhookPatch<'_>) -> Result<bool, Error> {
        let user = account.user;
        let before = if account.reached_since_repair() { 0 } else { account.repairs };
        let since = account.repaired_at.map(|at| self.clock.now() - at);
        if before > 0 && since.is_some_and(|since| since < wait_after(before)) {
            self.store.note_hook_check(user).await?;
            return Ok(false);
        }
        let client = self.api.client(&account.token, Currency::Idr);
        match self.heed(user, client.set_webhook(patch).await, Tell::ByPush).await {
            Ok(_) => {
                let repairs = before.saturating_add(1);
                tracing::warn!(user.id = %user, repairs, "delivery was switched on again");
                self.store.note_repair(user, repairs, repairs == TOLD_AT).await?;
                Ok(repairs == 1)
            }
            Err(Error::Provider(error)) if error.trouble().kind != TroubleKind::TokenRejected => {
                tracing::warn!(user.id = %user, %error, "delivery could not be switched on again");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

/// The wait after so many repairs in a row.
fn wait_after(repairs: u32) -> TimeDelta {
    let grown = FIRST_WAIT * (1 << repairs.saturating_sub(1).min(8));
    grown.min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b4_repairs_that_bring_nothing_become_rare() {
        let minutes = [1, 2, 3, 4, 5, 6, 7, 100].map(|repairs| wait_after(repairs).num_minutes());
        assert_eq!(minutes, [2, 4, 8, 16, 32, 60, 60, 60]);
    }
}
