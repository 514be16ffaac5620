//! Buying after the point of no return: the same call until its outcome is known, then the provider's own list.
//!
//! Invariant: one task at a time works on a confirmed purchase, and every attempt is counted before it is
//! made. A clear answer settles the purchase. After an unclear one the call is repeated with the same key,
//! for as long as a provider can be trusted to remember keys; after that the list of orders decides (`look`).
//! The user is always told the outcome, and orders that the provider makes later are still looked for.
//! Deliberately absent: the rules for what to do when (`domain::purchase`).

mod look;
mod refused;
mod step;

pub use step::Settler;

use std::convert::Infallible;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::purchase::{Plan, Purchase, PurchaseState, Verdict, Wanted};
use crate::domain::{Currency, IntentId};
use crate::smscode::{self, Client};
use crate::store::{Settled, Taken};
use crate::worker::Work;
use look::Found;
use step::{LONGEST_WAIT, Next, TOKEN_AGAIN, bought, without_account};

/// How long to retry a provider that answers "not now" before telling the user that nothing was bought.
const BUSY_WINDOW: TimeDelta = TimeDelta::seconds(45);
/// If another purchase may soon change the result of a look at the list, the look is repeated after this time.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// Shortest wait for a provider that does not answer.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// Longest wait that a provider may ask for. No call is made after this time anyway.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);
/// How long the purchase result waits for the balance.
const BALANCE_PATIENCE: Duration = Duration::from_secs(1);

impl Work for Settler {
    type Job = Taken<IntentId>;
    type Error = Infallible;
    const NAME: &'static str = "purchases";
    const AT_ONCE: usize = 32;

    async fn take(&self, limit: usize) -> Result<Vec<Taken<IntentId>>, Infallible> {
        Ok(self.orders.store.take_purchases(limit))
    }

    async fn run(&self, taken: Taken<IntentId>) {
        let (store, id) = (&self.orders.store, taken.key());
        let done = match store.find_taken_purchase(&taken).await {
            Ok(Some(purchase)) => self.carry_on(purchase).await,
            Ok(None) => Ok(()),
            Err(error) => Err(error.into()),
        };
        let left = match done {
            Ok(()) => store.leave_purchase(taken).await,
            // A purchase dropped mid-step is picked up again some seconds later.
            Err(error) => {
                return tracing::error!(purchase.id = %id, %error, "failed to carry a purchase on; it is tried again");
            }
        };
        if let Err(error) = left {
            tracing::error!(purchase.id = %id, %error, "failed to plan the next step of a purchase; it is tried again");
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
        Ok(self.orders.store.next_purchase())
    }
}

impl Settler {
    /// Creates a settler for these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders }
    }

    async fn carry_on(&self, purchase: Purchase) -> Result<(), Error> {
        match purchase.state {
            PurchaseState::Confirmed => self.step(purchase).await,
            _ => self.look_late(purchase).await,
        }
    }

    async fn step(&self, mut purchase: Purchase) -> Result<(), Error> {
        let next = match self.orders.accounts.client(purchase.user, purchase.currency, Tell::ByReply).await {
            Ok(client) => self.advance(&mut purchase, &client).await?,
            Err(accounts::Error::Store(error)) => return Err(error.into()),
            Err(error) => without_account(&purchase, &error),
        };
        let (settled, unexplained) = match next {
            Next::Settle(settled) => (self.explained(&purchase, settled).await, false),
            Next::SettleAndLook(settled) => (settled, true),
            Next::Wait(wait) => {
                // Two calls without a clear answer: the user is told that it takes longer, and why.
                let tell = purchase.doubtful && purchase.attempts > 0 && purchase.doubt.told_at.is_none();
                return Ok(self.orders.store.put_purchase_off(&purchase, wait, tell).await?);
            }
        };
        tracing::info!(user.id = %purchase.user, purchase.id = %purchase.id, outcome = outcome(&settled), "a purchase is settled");
        let may_be_late = match &settled {
            Settled::Bought(_, missing) => unexplained || (purchase.doubtful && *missing > 0),
            Settled::Refused(_) => unexplained || purchase.doubtful,
            Settled::Unclear => true,
            Settled::Lapsed | Settled::InDoubt(_) => false,
        };
        let late_look = purchase.next_late_look(self.orders.clock.now()).filter(|_| may_be_late);
        let balance = self.balance_after(&purchase, &settled).await;
        purchase.next = self.next_after(&purchase, &settled).await;
        self.orders.store.settle_purchase(&purchase, &settled, late_look, balance).await?;
        self.count(&purchase, outcome(&settled));
        Ok(())
    }

    /// The balance left after a purchase, in rupiah, if the user wants low-balance warnings. The purchase
    /// answer does not include it. The card waits only briefly for it.
    async fn balance_after(&self, purchase: &Purchase, settled: &Settled) -> Option<i64> {
        if !matches!(settled, Settled::Bought(..)) {
            return None;
        }
        let (orders, user) = (&self.orders, purchase.user);
        orders.store.get_guard(user).await.ok()?.low_balance?;
        let client = orders.accounts.client(user, Currency::Idr, Tell::ByNotification).await.ok()?;
        let reply = tokio::time::timeout(BALANCE_PATIENCE, client.balance()).await.ok()?;
        Some(reply.ok()?.data.ledger_idr())
    }

    fn count(&self, purchase: &Purchase, outcome: &'static str) {
        metrics::counter!("smscode_bot_purchases_total", "outcome" => outcome).increment(1);
        let took = purchase.age(self.orders.clock.now());
        metrics::histogram!("smscode_bot_purchase_seconds").record(took.to_std().unwrap_or_default());
    }

    async fn advance(&self, purchase: &mut Purchase, client: &Client) -> Result<Next, Error> {
        let now = self.orders.clock.now();
        // A different token may mean another account: never buy with it what the previous one confirmed.
        let same_account = self.orders.store.is_from_linked_account(purchase.id).await?;
        let plan = match purchase.plan(now) {
            // The calls made so far, if any, charged nothing.
            Plan::Lapse => return Ok(Next::Settle(Settled::Lapsed)),
            _ if !purchase.doubtful && !same_account => return Ok(Next::Settle(Settled::Lapsed)),
            _ if !same_account => Plan::Look,
            plan => plan,
        };
        if plan != Plan::Look
            && let Some(wait) = self.knock(purchase, client).await?
        {
            let in_time = purchase.age(now) + TimeDelta::from_std(wait).unwrap_or(BUSY_WINDOW) <= BUSY_WINDOW;
            return Ok(match purchase.doubtful || in_time {
                true => Next::Wait(wait),
                false => Next::Settle(Settled::Refused(FailureKind::ProviderDown.into())),
            });
        }
        if plan != Plan::Call
            && let Some(next) = self.resolve(purchase, client, plan).await?
        {
            return Ok(next);
        }
        self.call(purchase, client).await
    }

    /// Makes the call. Its answer is only as new as the first attempt: a repeated key may return that answer.
    async fn call(&self, purchase: &mut Purchase, client: &Client) -> Result<Next, Error> {
        let now = self.orders.clock.now();
        let stated_at = if purchase.attempts == 0 { now } else { purchase.confirmed_at.unwrap_or(now) };
        self.orders.store.count_attempt(purchase).await?;
        let (key, body) = (purchase.id.to_string(), &purchase.body);
        let answer = match purchase.wanted {
            Wanted::Number { .. } => client.reactivate(&key, body).await,
            Wanted::Product | Wanted::Offer { .. } => client.create(&key, body).await,
        };
        if let Err(error) = &answer {
            tracing::warn!(purchase.id = %purchase.id, attempt = purchase.attempts + 1, %error, "no order yet");
        }
        // A refused token stops the account's calls; the purchase itself tells the user.
        match answer.map_err(accounts::Error::from) {
            Ok(reply) => {
                let orders = reply.data.orders;
                let missing =
                    purchase.quantity.saturating_sub(u32::try_from(orders.len()).unwrap_or(u32::MAX));
                let settled = match orders.is_empty() {
                    true => Settled::Refused(FailureKind::UpstreamRefused.into()),
                    false => {
                        let seen =
                            orders.into_iter().map(|order| bought(purchase, stated_at, order)).collect();
                        Settled::Bought(seen, missing.max(reply.data.failed_count))
                    }
                };
                let unexplained = missing > reply.data.failed_count;
                Ok(if unexplained { Next::SettleAndLook(settled) } else { Next::Settle(settled) })
            }
            Err(accounts::Error::Provider(error)) => {
                let mut failure = error.failure();
                if failure.kind == FailureKind::TokenRejected
                    && self.orders.accounts.get(purchase.user).await.is_ok()
                {
                    // Another token was linked during this call.
                    return Ok(Next::Wait(Duration::from_secs(1)));
                }
                if failure.kind == FailureKind::Banned && failure.until.is_none() {
                    let wait = failure.retry_after.and_then(|wait| TimeDelta::from_std(wait).ok());
                    failure.until = wait.map(|wait| self.orders.clock.now() + wait);
                }
                match after_error(purchase, self.orders.clock.now(), &error, failure) {
                    Some(next) => Ok(next),
                    None => {
                        let next = self.resolve(purchase, client, Plan::Look).await?;
                        Ok(next.unwrap_or(Next::Wait(LOOK_AGAIN)))
                    }
                }
            }
            Err(accounts::Error::Suspected(_)) => Ok(Next::Wait(TOKEN_AGAIN)),
            Err(accounts::Error::Store(error)) => Err(error.into()),
            Err(error) => Ok(without_account(purchase, &error)),
        }
    }

    /// How long to delay a charging call because the provider is not answering. If a probe is due, it is made
    /// first, with a call that charges nothing.
    async fn knock(&self, purchase: &Purchase, client: &Client) -> Result<Option<Duration>, Error> {
        if client.probe_due().is_some_and(|wait| wait.is_zero())
            && let Err(error) = client.active_orders().await
        {
            tracing::debug!(purchase.id = %purchase.id, %error, "the probe before a purchase failed");
        }
        Ok(client.probe_due().map(|wait| wait.max(SHORTEST_WAIT)))
    }

    /// Decides by the provider's list: whatever is on it was bought. `None` if the call should be made.
    async fn resolve(
        &self,
        purchase: &mut Purchase,
        client: &Client,
        plan: Plan,
    ) -> Result<Option<Next>, Error> {
        let found = match self.look(purchase, client).await? {
            Ok(found) => found,
            Err(next) => return Ok(Some(next)),
        };
        if found.contested {
            return Ok(Some(Next::Wait(LOOK_AGAIN)));
        }
        let now = self.orders.clock.now();
        let seen = found.seen();
        let verdict = purchase.after_look(now, plan, seen, found.complete);
        purchase.note_look(now, seen);
        let Found { own, same_account, .. } = found;
        if matches!(verdict, Verdict::Call | Verdict::LookAgain(_) | Verdict::Unclear) {
            // Orders found are shown at once, because their rental time is running.
            for seen in &own {
                self.orders.record(purchase.user, seen).await?;
            }
        }
        let no_more_answers = !same_account && purchase.doubt.in_progress_at.is_some();
        Ok(Some(Next::Settle(match verdict {
            Verdict::Call => return Ok(None),
            Verdict::LookAgain(wait) if !no_more_answers => return Ok(Some(Next::Wait(wait))),
            Verdict::Bought => Settled::Bought(own, purchase.quantity.saturating_sub(seen)),
            // Another account's list says nothing about purchases of the previous one.
            _ if purchase.doubtful && !same_account => Settled::InDoubt(purchase.refusal()),
            Verdict::Nothing => Settled::Refused(purchase.refusal()),
            Verdict::Unclear | Verdict::LookAgain(_) => Settled::Unclear,
        })))
    }

    /// Checks again for orders of a purchase that has ended: orders made late are shown and reported.
    async fn look_late(&self, purchase: Purchase) -> Result<(), Error> {
        let orders = &self.orders;
        let next = purchase.next_late_look(orders.clock.now());
        let client =
            match orders.accounts.client(purchase.user, purchase.currency, Tell::ByNotification).await {
                Ok(client) => client,
                Err(accounts::Error::Store(error)) => return Err(error.into()),
                Err(_) => return Ok(orders.store.plan_late_look(&purchase, next).await?),
            };
        let late = match self.look(&purchase, &client).await? {
            Ok(Found { fresh, contested: false, .. }) => fresh,
            Ok(_) => {
                let soon = TimeDelta::from_std(LOOK_AGAIN).ok().map(|wait| orders.clock.now() + wait);
                return Ok(orders.store.plan_late_look(&purchase, soon).await?);
            }
            Err(_) => Vec::new(),
        };
        if late.is_empty() {
            return Ok(orders.store.plan_late_look(&purchase, next).await?);
        }
        tracing::warn!(user.id = %purchase.user, purchase.id = %purchase.id, late = late.len(), "orders were made after the end of their purchase");
        Ok(orders.store.add_late_orders(&purchase, &late, next).await?)
    }
}

fn outcome(settled: &Settled) -> &'static str {
    match settled {
        Settled::Bought(..) => "bought",
        Settled::Refused(failure) => failure.kind.as_str(),
        Settled::Unclear => "unclear",
        Settled::Lapsed => "lapsed",
        Settled::InDoubt(_) => "in_doubt",
    }
}

fn backoff(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(5)).min(Duration::from_secs(30))
}

/// Handles an answer other than success, and updates what is known of the purchase; `None` if the list of
/// orders must be checked.
fn after_error(
    purchase: &mut Purchase,
    now: DateTime<Utc>,
    error: &smscode::Error,
    failure: ProviderFailure,
) -> Option<Next> {
    let asked = error.retry_after().unwrap_or_else(|| backoff(purchase.attempts));
    let wait = asked.min(LONGEST_WAIT);
    let in_time = purchase.age(now) + TimeDelta::from_std(asked).unwrap_or(BUSY_WINDOW) <= BUSY_WINDOW;
    match (failure.kind, error) {
        // The first attempt may have succeeded with this key, so neither answer is a no.
        // For a reactivation, a conflict is about its number: "in progress" has a code of its own there.
        (kind @ (FailureKind::Conflict | FailureKind::InProgress), _)
            if kind == FailureKind::InProgress || purchase.wanted.continued().is_none() =>
        {
            purchase.note_in_progress(now);
            purchase.doubtful = true;
            Some(Next::Wait(wait))
        }
        (_, smscode::Error::Unknown(unclear)) => {
            if unclear.code.is_some() {
                // The provider itself has given up on what it called "in progress".
                purchase.doubt.in_progress_at = None;
            }
            purchase.doubtful = true;
            Some(Next::Wait(wait))
        }
        (FailureKind::TokenRejected, _) if purchase.doubtful => Some(Next::Settle(Settled::InDoubt(failure))),
        (_, smscode::Error::Temporary(_) | smscode::Error::NotSent(_))
            if in_time || purchase.doubt.in_progress_at.is_some() =>
        {
            purchase.doubtful |= !error.is_definite();
            Some(Next::Wait(asked.min(LONGEST_PAUSE)))
        }
        // An earlier attempt may have been charged: the provider's list is more reliable than this answer.
        _ if purchase.doubtful || !error.is_definite() => {
            purchase.doubtful = true;
            purchase.note_refusal(&failure);
            None
        }
        _ => Some(Next::Settle(Settled::Refused(failure))),
    }
}
