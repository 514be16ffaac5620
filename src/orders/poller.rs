//! Looking at open orders: the safety net when push is on, the only way when it is not.
//!
//! One call per account however many orders it has, at times that follow from the orders; none when nothing is open.
//! An order that has left the active list is read by its id, so that what came between two looks is not missed.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Canceled, Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::UserId;
use crate::domain::tracking::Tracked;
use crate::domain::trouble::TroubleKind;
use crate::store::{self, DuePoll};
use crate::worker::Work;

/// Without push, while an order is young: most codes come within three minutes.
const EAGER: TimeDelta = TimeDelta::seconds(3);
const YOUNG: TimeDelta = TimeDelta::minutes(3);
/// Without push, later.
const STEADY: TimeDelta = TimeDelta::seconds(6);
/// With push: the safety net for an event that got lost.
const SAFETY_NET: TimeDelta = TimeDelta::seconds(20);
/// Looks are due at multiples of this. Accounts are spread over these moments, not between them.
const SLOT: TimeDelta = TimeDelta::milliseconds(250);
/// How long after its end an order is looked at.
const END_GRACE: TimeDelta = TimeDelta::seconds(1);
/// The longest pause after refusals.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(60);
/// The longest pause while the provider is out of order: once it is back, codes are to be found within ten seconds. It is
/// the circuit of `smscode` that keeps such a provider from being hammered.
const LONGEST_OUTAGE_PAUSE: TimeDelta = TimeDelta::seconds(6);
/// A provider that asks for more than this is asked again all the same.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(10);
const LEASE: Duration = Duration::from_secs(60);
/// An order that the provider no longer shows is given up so long after its end.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Polls the accounts with open orders.
pub struct Poller {
    orders: Orders,
}

impl Work for Poller {
    type Job = DuePoll;
    type Error = store::Error;
    const NAME: &'static str = "polls";
    const AT_ONCE: usize = 64;

    async fn claim(&self, limit: usize) -> Result<Vec<DuePoll>, store::Error> {
        // While the provider does not answer, one account at a time probes it; the others stay due.
        let limit = match self.orders.accounts.probe_due() {
            None => limit,
            Some(wait) if wait.is_zero() => 1,
            Some(_) => return Ok(Vec::new()),
        };
        self.orders.store.claim_polls(u32::try_from(limit).unwrap_or(u32::MAX), LEASE).await
    }

    async fn run(&self, due: DuePoll) -> bool {
        self.poll(due).await;
        true
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, store::Error> {
        let due = self.orders.store.find_next_poll().await?;
        let wait = self.orders.accounts.probe_due().and_then(|wait| TimeDelta::from_std(wait).ok());
        let probe = wait.map(|wait| self.orders.clock.now() + wait);
        Ok(due.map(|due| probe.map_or(due, |probe| due.max(probe))))
    }
}

impl Poller {
    /// A poller of these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders }
    }

    async fn poll(&self, due: DuePoll) {
        let user = due.user;
        let looked = self.look(user).await;
        let outcome = if looked.is_ok() { "ok" } else { "failed" };
        metrics::counter!("smscode_bot_polls_total", "outcome" => outcome).increment(1);
        let (next, failures) = match looked {
            Ok(next) => (next, 0),
            Err(Error::Account(accounts::Error::NotLinked | accounts::Error::Revoked)) => (None, 0),
            Err(error) => {
                let failures = due.failures.saturating_add(1);
                tracing::warn!(user.id = %user, failures, %error, "open orders could not be looked at");
                (Some(self.orders.clock.now() + pause(failures, &error)), failures)
            }
        };
        if let Err(error) = self.orders.store.finish_poll(user, next, failures).await {
            tracing::error!(user.id = %user, %error, "the next look could not be planned; the lease runs out by itself");
        }
    }

    /// Looks at the open orders of a person and tells when to look again.
    async fn look(&self, user: UserId) -> Result<Option<DateTime<Utc>>, Error> {
        let orders = &self.orders;
        let client = orders.accounts.client(user, orders.currency(user).await?).await?;
        let asked_at = orders.clock.now();
        let known = orders.store.open_orders(user).await?;
        let reply = orders.accounts.heed(user, client.active_orders().await, Tell::ByPush).await?;
        let (mut listed, mut missed) = (Vec::new(), false);
        for order in reply.data {
            let had = known.iter().find(|known| known.id == order.id).map_or(0, |known| known.sms.len());
            listed.push(order.id);
            missed |= orders.learn_listed(user, &client, asked_at, &known, order).await?.sms.len() > had;
        }
        for order in known.iter().filter(|order| !listed.contains(&order.id)) {
            self.go_on(user, order, self.learn_end(user, order).await)?;
        }
        let push = !known.is_empty() && orders.accounts.is_pushed(user, missed).await?;
        let mut open = orders.store.open_orders(user).await?;
        if self.see_to(user, &open).await? {
            open = orders.store.open_orders(user).await?;
        }
        Ok(next_look(&open, push, orders.clock.now()))
    }

    /// Asks for what the list does not tell, and keeps promises. Tells whether there was anything to do.
    async fn see_to(&self, user: UserId, open: &[Tracked]) -> Result<bool, Error> {
        let mut any = false;
        for order in open {
            if lacks_facts(order) {
                let read = self.orders.read(user, order.id, Tell::ByPush).await;
                self.go_on(user, order, read.map(|_| ()))?;
                any = true;
            }
            if let Some(due) = order.cancel_promised_at.filter(|at| *at <= self.orders.clock.now()) {
                self.go_on(user, order, self.keep_promise(user, order, due).await)?;
                any = true;
            }
        }
        Ok(any)
    }

    /// One order that can't be dealt with does not keep the others from being looked at; a token that is refused and
    /// a database that fails do.
    fn go_on(&self, user: UserId, order: &Tracked, result: Result<(), Error>) -> Result<(), Error> {
        match result {
            Err(Error::Account(accounts::Error::Provider(error)))
                if error.trouble().kind != TroubleKind::TokenRejected =>
            {
                tracing::warn!(user.id = %user, order.id = %order.id, %error, "an order is looked at again later");
                Ok(())
            }
            result => result,
        }
    }

    /// An order that is open here and not listed there: what became of it?
    async fn learn_end(&self, user: UserId, order: &Tracked) -> Result<(), Error> {
        let read = self.orders.read(user, order.id, Tell::ByPush).await?;
        if read.is_none() {
            let over = order.expires_at.unwrap_or(order.status_at) + GIVE_UP_AFTER < self.orders.clock.now();
            if over || order.missing_since.is_none() {
                tracing::warn!(user.id = %user, order.id = %order.id, over, "the provider does not show this order any more");
            }
            self.orders.store.miss_order(user, order.id, over).await?;
        }
        Ok(())
    }

    /// Cancels where the person asked for it as soon as possible and it is possible now.
    async fn keep_promise(&self, user: UserId, order: &Tracked, due: DateTime<Utc>) -> Result<(), Error> {
        let now = self.orders.clock.now();
        // Not called off since the orders were read, and nobody else is at it.
        let again = now + TimeDelta::seconds(30);
        if !self.orders.store.take_promise(user, order.id, due, again).await? {
            return Ok(());
        }
        match self.orders.cancel(user, order.id).await? {
            Canceled::Done { .. } => self.orders.store.tell_end(user, order.id).await?,
            Canceled::TooEarly { at } => {
                let at = at.max(now + TimeDelta::seconds(2));
                self.orders.store.put_promise_off(user, order.id, at).await?;
            }
            Canceled::Moved(_) | Canceled::NotTheirs => {}
            Canceled::No(trouble) => {
                tracing::info!(user.id = %user, order.id = %order.id, trouble = trouble.kind.as_str(), "a promised cancel is tried again");
                self.orders.store.put_promise_off(user, order.id, now + TimeDelta::seconds(10)).await?;
            }
        }
        Ok(())
    }
}

/// Whether the order has to be read by its id: the list of active orders on the seed surface tells neither the
/// number nor the price nor what it is for.
fn lacks_facts(order: &Tracked) -> bool {
    !order.verified || order.created_at.is_none() || order.phone.is_none()
}

fn pause(failures: u32, error: &Error) -> TimeDelta {
    let trouble = error.trouble();
    let asked = trouble.as_ref().and_then(|trouble| trouble.retry_after);
    let asked = asked.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or_default().min(LONGEST_WAIT);
    let longest = match trouble.map(|trouble| trouble.kind) {
        // Another account was quicker to probe; this one has not failed.
        Some(TroubleKind::ProviderDown) => return asked,
        Some(TroubleKind::NoAnswer | TroubleKind::ProviderFault | TroubleKind::Maintenance) => {
            LONGEST_OUTAGE_PAUSE
        }
        _ => LONGEST_PAUSE,
    };
    let grown = TimeDelta::seconds(3 << failures.min(6).saturating_sub(1));
    grown.min(longest).max(asked)
}

/// When to look again: soon while codes are likely, right after an order ends, when a promise falls due.
fn next_look(open: &[Tracked], push: bool, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let young = |order: &Tracked| now - order.created_at.unwrap_or(order.status_at) < YOUNG;
    let eager = open.iter().any(|order| young(order) || !order.verified);
    let all_vanished = open.iter().all(|order| order.vanished_at.is_some());
    let pace = match (push || all_vanished, eager) {
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
    let earliest = times.flatten().chain(open.first().map(|_| now + jitter(pace, now))).min();
    earliest.map(|time| at_slot(time.max(soon)))
}

/// Not before a time, and together with others: looks that are due at the same moment are taken and planned in one go.
fn at_slot(time: DateTime<Utc>) -> DateTime<Utc> {
    let slot = SLOT.num_milliseconds();
    let over = time.timestamp_millis().rem_euclid(slot);
    if over == 0 { time } else { time + TimeDelta::milliseconds(slot - over) }
}

/// Spreads the looks of many accounts, by up to a tenth, without a random source: the clock's own milliseconds do.
fn jitter(pace: TimeDelta, now: DateTime<Utc>) -> TimeDelta {
    let tenth = pace.num_milliseconds() / 10;
    pace - TimeDelta::milliseconds(now.timestamp_subsec_millis() as i64 * tenth / 1000)
}
