//! Re-enables a delivery that the provider switched off, without retrying forever.

use chrono::TimeDelta;

use super::{Accounts, Error, Tell};
use crate::domain::Currency;
use crate::smscode::WebhookPatch;
use crate::store::Account;

/// The wait before the second repair in a row; it doubles with each further one.
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(2);
/// The longest wait between two repairs.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);
/// After this many repairs in a row without an event, the provider can't reach us from outside, and the user
/// is told.
const TOLD_AT: u32 = 3;

impl Accounts {
    /// Sets a new address and secret, which also re-enables delivery. While no event follows, repairs become
    /// less frequent and open orders are polled quickly. The user is told once: after several repairs in a
    /// row, or when an SMS that arrived after a repair was not delivered by an event.
    pub(super) async fn repair(&self, account: &Account, patch: &WebhookPatch<'_>) -> Result<(), Error> {
        let user = account.user;
        let before = if account.reached_since_repair() { 0 } else { account.repairs };
        let in_vain = before > 0 && account.doubted_at > account.repaired_at;
        let tell_now = in_vain && before < TOLD_AT;
        let since = account.repaired_at.map(|at| self.clock.now() - at);
        if before > 0 && since.is_some_and(|since| since < wait_after(before)) {
            self.store.note_hook_check(user).await?;
            if tell_now {
                self.store.tell_unreachable(user, TOLD_AT).await?;
            }
            return Ok(());
        }
        self.client_of(account, Currency::Idr, Tell::ByNotification).set_webhook(patch).await?;
        let repairs = if tell_now { TOLD_AT } else { before.saturating_add(1) };
        tracing::warn!(user.id = %user, repairs, "address and secret of the webhook were set anew");
        Ok(self.store.note_repair(user, repairs, repairs == TOLD_AT).await?)
    }
}

/// The wait after this many repairs in a row.
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
