//! Polls open orders: the safety net when the webhook is on, the only source when it is off.
//!
//! Invariant: a poll is a single list call per account, however many orders it has; it runs at times that
//! follow from the orders, and not at all when nothing is open. The result is recorded before any other call
//! is made. Deliberately absent: reads by id (orders that left the list, numbers and names missing from it),
//! promised cancels and webhook checks. They are jobs (`jobs`), so a hanging one delays no code.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::try_join_all;

use super::{Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::UserId;
use crate::domain::doubt::ASK_AGAIN_AFTER;
use crate::domain::failure::FailureKind;
use crate::domain::job::Job;
use crate::domain::tracking::Order;
use crate::store::Taken;
use crate::worker::Work;

/// Interval without a webhook while an order is young: most codes arrive within three minutes.
const EAGER: TimeDelta = TimeDelta::seconds(3);
const YOUNG: TimeDelta = TimeDelta::minutes(3);
/// Interval without a webhook for older orders.
const STEADY: TimeDelta = TimeDelta::seconds(6);
/// Interval with a webhook: catches lost events.
const SAFETY_NET: TimeDelta = TimeDelta::seconds(20);
/// Polls are due at multiples of this. Accounts are spread across these ticks, not between them.
const SLOT: TimeDelta = TimeDelta::milliseconds(250);
/// How long after its end an order is polled.
const END_GRACE: TimeDelta = TimeDelta::seconds(1);
/// Longest pause after refusals.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(60);
/// Longest pause while the provider is down: once it recovers, codes must be found within ten seconds. The
/// circuit breaker in `smscode` keeps us from hammering it.
const LONGEST_OUTAGE_PAUSE: TimeDelta = TimeDelta::seconds(6);
/// Upper limit for the wait that a provider may ask for.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(10);

/// Polls accounts with open orders.
pub struct Poller {
    orders: Orders,
    /// Consecutive failed polls, for accounts whose last poll failed.
    failures: Mutex<HashMap<UserId, u32>>,
}

impl Work for Poller {
    type Job = Taken<UserId>;
    type Error = Infallible;
    const NAME: &'static str = "polls";
    const AT_ONCE: usize = 64;

    async fn take(&self, limit: usize) -> Result<Vec<Taken<UserId>>, Infallible> {
        // While the provider is not answering, one account at a time probes it; the others stay due.
        let limit = match self.orders.accounts.probe_due() {
            None => limit,
            Some(wait) if wait.is_zero() => 1,
            Some(_) => 0,
        };
        Ok(self.orders.store.take_polls(limit))
    }

    async fn run(&self, due: Taken<UserId>) {
        let next = self.poll(due.key()).await;
        self.orders.store.finish_poll(due, next);
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
        let wait = self.orders.accounts.probe_due().and_then(|wait| TimeDelta::from_std(wait).ok());
        let probe = wait.map(|wait| self.orders.clock.now() + wait);
        let due = self.orders.store.next_poll();
        Ok(due.map(|due| probe.map_or(due, |probe| due.max(probe))))
    }
}

impl Poller {
    /// Creates a poller for these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders, failures: Mutex::default() }
    }

    /// Polls, and returns when to poll again.
    async fn poll(&self, user: UserId) -> Option<DateTime<Utc>> {
        let looked = self.look(user).await;
        let outcome = if looked.is_ok() { "ok" } else { "failed" };
        metrics::counter!("smscode_bot_polls_total", "outcome" => outcome).increment(1);
        match looked {
            Ok(next) => {
                self.failures().remove(&user);
                next
            }
            Err(Error::Account(accounts::Error::NotLinked | accounts::Error::Revoked)) => {
                self.failures().remove(&user);
                None
            }
            Err(error) => {
                let failures = self.count_failure(user);
                tracing::warn!(user.id = %user, failures, %error, "failed to look at open orders");
                Some(self.orders.clock.now() + pause(failures, &error))
            }
        }
    }

    fn failures(&self) -> MutexGuard<'_, HashMap<UserId, u32>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Consecutive failed polls, including the one that just failed.
    fn count_failure(&self, user: UserId) -> u32 {
        let mut failures = self.failures();
        let failures = failures.entry(user).or_default();
        *failures = failures.saturating_add(1);
        *failures
    }

    /// Polls a user's open orders and returns when to poll again. Makes one call and records the result at
    /// once; any further calls become jobs.
    async fn look(&self, user: UserId) -> Result<Option<DateTime<Utc>>, Error> {
        let orders = &self.orders;
        let currency = orders.currency(user).await?;
        let client = orders.accounts.client(user, currency, Tell::ByNotification).await?;
        let asked_at = orders.clock.now();
        let known = orders.store.open_orders(user).await?;
        known.iter().for_each(|order| orders.plan(order));
        let listed = client.active_orders().await?.data;
        let is_listed: HashSet<_> = listed.iter().map(|order| order.id).collect();
        // Concurrent, so that the writes are batched into few transactions.
        let recorded = listed.into_iter().map(|order| orders.record_listed(user, asked_at, &known, order));
        try_join_all(recorded).await?;
        let now = orders.clock.now();
        for order in known.iter().filter(|order| order.verified && !is_listed.contains(&order.id)) {
            orders.plan_job(user, Job::Outcome(order.id), now);
        }
        let account = orders.accounts.get(user).await?;
        if let Some(due) = orders.accounts.next_hook_check(&account).filter(|_| !known.is_empty()) {
            orders.plan_job(user, Job::Webhook, due);
        }
        let open = orders.store.open_orders(user).await?;
        Ok(next_look(&open, account.has_working_webhook(), now))
    }
}

fn pause(failures: u32, error: &Error) -> TimeDelta {
    let failure = error.failure();
    let asked = failure.as_ref().and_then(|failure| failure.retry_after);
    let asked = asked.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or_default().min(LONGEST_WAIT);
    let longest = match failure.map(|failure| failure.kind) {
        Some(FailureKind::TokenDoubted) => return ASK_AGAIN_AFTER,
        // Another account started the probe first; this one has not failed.
        Some(FailureKind::ProviderDown) => return asked,
        Some(FailureKind::NoAnswer | FailureKind::ProviderFault | FailureKind::Maintenance) => {
            LONGEST_OUTAGE_PAUSE
        }
        _ => LONGEST_PAUSE,
    };
    let grown = TimeDelta::seconds(3 << failures.min(6).saturating_sub(1));
    grown.min(longest).max(asked)
}

/// When to poll again: soon while codes are likely, right after an order ends, when a promise falls due.
fn next_look(open: &[Order], notification: bool, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let young = |order: &Order| now - order.created_at.unwrap_or(order.status_at) < YOUNG;
    let eager = open.iter().any(|order| young(order) || !order.verified);
    let all_vanished = open.iter().all(|order| order.vanished_at.is_some());
    let rate = match (notification || all_vanished, eager) {
        (true, _) => SAFETY_NET,
        (false, true) => EAGER,
        (false, false) => STEADY,
    };
    let soon = now + TimeDelta::milliseconds(500);
    let times = open.iter().flat_map(|order| {
        let end = order.expires_at.map(|end| end + END_GRACE).filter(|end| *end > now);
        let overdue = order.expires_at.filter(|end| *end <= now && now - *end < YOUNG).map(|_| now + EAGER);
        [end, overdue, order.cancel_promised_at.map(|at| at.max(soon))]
    });
    let earliest = times.flatten().chain(open.first().map(|_| now + jitter(rate, now))).min();
    earliest.map(|time| at_slot(time.max(soon)))
}

/// No earlier than the given time, rounded to a tick: polls due at the same moment run as one batch.
fn at_slot(time: DateTime<Utc>) -> DateTime<Utc> {
    let slot = SLOT.num_milliseconds();
    let over = time.timestamp_millis().rem_euclid(slot);
    if over == 0 { time } else { time + TimeDelta::milliseconds(slot - over) }
}

/// Spreads accounts' polls by up to a tenth. Uses the clock's milliseconds, so no random source is needed.
fn jitter(rate: TimeDelta, now: DateTime<Utc>) -> TimeDelta {
    let tenth = rate.num_milliseconds() / 10;
    rate - TimeDelta::milliseconds(now.timestamp_subsec_millis() as i64 * tenth / 1000)
}
