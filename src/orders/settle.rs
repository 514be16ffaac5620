//! Buying, from the point of no return: the same call until its outcome is known, or the provider's own list.
//!
//! A confirmed purchase is carried by whoever holds its lease. Every try is counted before it is made. A clear
//! answer settles it; after an unclear one the same key goes out again, for as long as a provider may be trusted to
//! remember keys; then the list of orders decides. The person always hears which it was.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::purchase::Purchase;
use crate::domain::push::Push;
use crate::domain::tracking::{Bought, Observation, Source};
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::{Currency, Order};
use crate::smscode::{self, Client, OrderQuery};
use crate::store::{self, Settled};
use crate::worker::Work;

/// A purchase that was never sent is not sent any more after this: the person has moved on.
const START_WINDOW: TimeDelta = TimeDelta::minutes(5);
/// After this a repeat is preceded by a look at the list: a provider may have forgotten the key, and a call with a
/// forgotten key charges once more.
const TRUSTED_FOR: TimeDelta = TimeDelta::seconds(45);
/// For so long the same key goes out again. Providers are known to forget keys after ten minutes and more.
const REPEAT_WINDOW: TimeDelta = TimeDelta::minutes(5);
/// For so long a provider that says "not now" is asked again before the person hears that nothing was bought.
const BUSY_WINDOW: TimeDelta = TimeDelta::seconds(45);
/// After so many unclear answers more of the same won't help.
const ATTEMPTS: u32 = 6;
/// Orders made by the provider's clock up to this much before the price was read may be of this purchase.
const CLOCK_GRACE: TimeDelta = TimeDelta::seconds(5);
const LEASE: Duration = Duration::from_secs(60);
const LISTED: u32 = 100;
/// Orders of a call in doubt may come on the list so long after the confirmation: until then a look that misses some
/// is followed by another.
const LATE_ORDERS: TimeDelta = TimeDelta::seconds(20);
const LOOK_TWICE: Duration = Duration::from_secs(5);
/// When the list is asked for again.
const LOOK_AGAIN: Duration = Duration::from_secs(15);
/// The shortest wait for a provider that does not answer.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// The longest that a confirmed purchase waits for anything.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Carries confirmed purchases to their end.
pub struct Settler {
    orders: Orders,
}

impl Work for Settler {
    type Job = Purchase;
    type Error = store::Error;
    const NAME: &'static str = "purchases";
    const AT_ONCE: usize = 32;

    async fn claim(&self, limit: usize) -> Result<Vec<Purchase>, store::Error> {
        self.orders.store.claim_purchases(u32::try_from(limit).unwrap_or(u32::MAX), LEASE).await
    }

    async fn run(&self, purchase: Purchase) -> bool {
        self.carry_on(purchase).await;
        true
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, store::Error> {
        self.orders.store.find_next_purchase().await
    }
}

/// What the provider's list tells of a purchase.
enum Look {
    /// Its orders, and whether the list is of the account from which it was confirmed.
    Seen(Vec<Observation>, bool),
    /// The list can't be had now; what follows from that.
    Failed(Next),
}

/// What is to be done after one step.
enum Next {
    Settle(Settled),
    /// Carry on after a while; the flag says that a call may have taken effect.
    Wait(Duration, bool),
    /// Ask the list of orders; this is what to say when it has none.
    Resolve(Trouble),
}

impl Settler {
    /// A settler of these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders }
    }

    async fn carry_on(&self, purchase: Purchase) {
        let id = purchase.id;
        if let Err(error) = self.step(purchase).await {
            tracing::error!(purchase.id = %id, %error, "a purchase could not be carried on; it will be");
            let wait = self.orders.store.postpone_purchase(id, Duration::from_secs(5), None).await;
            if let Err(error) = wait {
                tracing::error!(purchase.id = %id, %error, "the lease of a purchase runs out by itself");
            }
        }
    }

    async fn step(&self, purchase: Purchase) -> Result<(), Error> {
        let next = match self.orders.accounts.client(purchase.user, purchase.currency).await {
            Ok(client) => match self.advance(&purchase, &client).await? {
                Next::Resolve(trouble) => self.resolve(&purchase, &client, trouble).await?,
                next => next,
            },
            Err(accounts::Error::Store(error)) => return Err(error.into()),
            Err(error) => without_account(&purchase, &error),
        };
        match next {
            Next::Settle(settled) => {
                tracing::info!(user.id = %purchase.user, purchase.id = %purchase.id, outcome = outcome(&settled), "a purchase is settled");
                self.orders.store.settle_purchase(&purchase, &settled).await?;
                self.count(&purchase, outcome(&settled));
                Ok(())
            }
            Next::Wait(wait, doubtful) => {
                let doubtful = purchase.doubtful || doubtful;
                self.orders.store.postpone_purchase(purchase.id, wait, Some(doubtful)).await?;
                if doubtful && purchase.attempts == 1 {
                    // Two calls without a clear answer: the person hears that it takes longer, and why.
                    let push = Push::PurchaseEnded { intent: purchase.id };
                    self.orders.store.add_push(purchase.user, &push).await?;
                }
                Ok(())
            }
            Next::Resolve(_) => Ok(()),
        }
    }

    fn count(&self, purchase: &Purchase, outcome: &'static str) {
        metrics::counter!("smscode_bot_purchases_total", "outcome" => outcome).increment(1);
        let took = self.orders.clock.now() - purchase.confirmed_at.unwrap_or(purchase.created_at);
        metrics::histogram!("smscode_bot_purchase_seconds").record(took.to_std().unwrap_or_default());
    }

    async fn advance(&self, purchase: &Purchase, client: &Client) -> Result<Next, Error> {
        let age = self.orders.clock.now() - purchase.confirmed_at.unwrap_or(purchase.created_at);
        // Another token may be another account: nothing is bought with it that was confirmed with the one before.
        let same_account = self.orders.store.is_from_linked_account(purchase.id).await?;
        // Nothing was charged by what was sent before, if anything was.
        let unsent = purchase.attempts == 0 && age > START_WINDOW;
        if unsent || (!purchase.doubtful && !same_account) {
            return Ok(Next::Settle(Settled::Lapsed));
        }
        if age > REPEAT_WINDOW || purchase.attempts >= ATTEMPTS || !same_account {
            return Ok(Next::Resolve(TroubleKind::NoAnswer.into()));
        }
        if let Some(wait) = self.knock(purchase, client).await? {
            let in_time = age + TimeDelta::from_std(wait).unwrap_or(BUSY_WINDOW) <= BUSY_WINDOW;
            return Ok(match purchase.doubtful || in_time {
                true => Next::Wait(wait, false),
                false => Next::Settle(Settled::Refused(TroubleKind::ProviderDown.into())),
            });
        }
        if purchase.doubtful && age > TRUSTED_FOR {
            match self.look(purchase, client).await? {
                Look::Seen(seen, _) if seen.is_empty() => {}
                Look::Seen(seen, _) => return Ok(bought_of(purchase, seen)),
                Look::Failed(next) => return Ok(next),
            }
        }
        self.orders.store.count_attempt(purchase.id).await?;
        let answer = client.create(&purchase.id.to_string(), &purchase.body).await;
        if let Err(error) = &answer {
            tracing::warn!(purchase.id = %purchase.id, attempt = purchase.attempts + 1, %error, "no order yet");
        }
        // A token that is refused ends the account's calls; the purchase itself tells the person.
        match self.orders.accounts.heed(purchase.user, answer, Tell::InTheAnswer).await {
            Ok(reply) if reply.data.orders.is_empty() => {
                Ok(Next::Settle(Settled::Refused(TroubleKind::UpstreamRefused.into())))
            }
            Ok(reply) => {
                let now = self.orders.clock.now();
                let seen = reply.data.orders.into_iter().map(|order| bought(purchase, now, order)).collect();
                Ok(Next::Settle(Settled::Bought(seen, reply.data.failed_count)))
            }
            Err(accounts::Error::Provider(error)) => {
                let mut trouble = error.trouble();
                if trouble.kind == TroubleKind::TokenRejected
                    && self.orders.accounts.get(purchase.user).await.is_ok()
                {
                    // Another token was linked while this call ran.
                    return Ok(Next::Wait(Duration::from_secs(1), false));
                }
                if trouble.kind == TroubleKind::Banned && trouble.until.is_none() {
                    let wait = trouble.retry_after.and_then(|wait| TimeDelta::from_std(wait).ok());
                    trouble.until = wait.map(|wait| self.orders.clock.now() + wait);
                }
                Ok(after_error(purchase, age, &error, trouble))
            }
            Err(accounts::Error::Store(error)) => Err(error.into()),
            Err(error) => Ok(without_account(purchase, &error)),
        }
    }

    /// How long to wait with a call that charges because the provider does not answer. A probe that is due is made first,
    /// by a call that charges nothing.
    async fn knock(&self, purchase: &Purchase, client: &Client) -> Result<Option<Duration>, Error> {
        let accounts = &self.orders.accounts;
        if accounts.probe_due().is_some_and(|wait| wait.is_zero()) {
            let answer = accounts.heed(purchase.user, client.active_orders().await, Tell::InTheAnswer).await;
            if let Err(accounts::Error::Store(error)) = answer {
                return Err(error.into());
            }
        }
        Ok(accounts.probe_due().map(|wait| wait.max(SHORTEST_WAIT)))
    }

    /// The person's orders. Without an exchange rate they are listed in rupiah and their money is left out: whether a
    /// purchase went through does not hang on a rate.
    async fn list(
        &self,
        purchase: &Purchase,
        client: &Client,
        query: &OrderQuery,
    ) -> Result<Vec<Order>, smscode::Error> {
        match client.orders(query).await {
            Err(error) if error.trouble().kind == TroubleKind::NoExchangeRate => {
                let Ok(idr) = self.orders.accounts.client(purchase.user, Currency::Idr).await else {
                    return Err(error);
                };
                let mut list = idr.orders(query).await?.data;
                list.iter_mut().for_each(|order| order.amount = None);
                Ok(list)
            }
            reply => Ok(reply?.data),
        }
    }

    /// Decides by the provider's list. It is the truth: what is on it was bought, and when it is not there, nothing was.
    async fn resolve(&self, purchase: &Purchase, client: &Client, trouble: Trouble) -> Result<Next, Error> {
        let (seen, same_account) = match self.look(purchase, client).await? {
            Look::Seen(seen, same_account) => (seen, same_account),
            Look::Failed(next) => return Ok(next),
        };
        let age = self.orders.clock.now() - purchase.confirmed_at.unwrap_or(purchase.created_at);
        if seen.len() < purchase.quantity as usize && purchase.doubtful && age < LATE_ORDERS {
            return Ok(Next::Wait(LOOK_TWICE, true));
        }
        if !seen.is_empty() {
            return Ok(bought_of(purchase, seen));
        }
        Ok(Next::Settle(if purchase.doubtful && !same_account {
            // The list of another account tells nothing of what was bought from the one before.
            Settled::InDoubt(trouble)
        } else {
            Settled::Refused(trouble)
        }))
    }

    /// Looks for the orders of this purchase in the provider's list.
    async fn look(&self, purchase: &Purchase, client: &Client) -> Result<Look, Error> {
        let query = OrderQuery { limit: Some(LISTED), ..OrderQuery::default() };
        let now = self.orders.clock.now();
        let list = self.list(purchase, client, &query).await;
        let list = match self.orders.accounts.heed(purchase.user, list, Tell::InTheAnswer).await {
            Ok(list) => list,
            Err(accounts::Error::Provider(error)) if error.trouble().kind != TroubleKind::TokenRejected => {
                let wait = error.retry_after().unwrap_or(LOOK_AGAIN).min(LONGEST_WAIT);
                return Ok(Look::Failed(Next::Wait(wait, true)));
            }
            Err(accounts::Error::Store(error)) => return Err(error.into()),
            Err(error) => return Ok(Look::Failed(without_account(purchase, &error))),
        };
        let since =
            purchase.provider_time.or(purchase.confirmed_at).unwrap_or(purchase.created_at) - CLOCK_GRACE;
        let mut seen = Vec::new();
        let mut same_account = self.orders.store.is_from_linked_account(purchase.id).await?;
        for order in list {
            same_account = same_account
                || self.orders.store.shares_account(purchase.user, order.id, purchase.id).await?;
            let fits = order.product == Some(purchase.product)
                && order.created_at.is_some_and(|created| created >= since)
                && seen.len() < purchase.quantity as usize;
            let owner = self.orders.store.find_intent_of(purchase.user, order.id).await?;
            if fits && owner.is_none_or(|owner| owner == purchase.id) {
                seen.push(bought(purchase, now, order));
            }
        }
        Ok(Look::Seen(seen, same_account))
    }
}

/// These are its orders; what is missing could not be rented.
fn bought_of(purchase: &Purchase, seen: Vec<Observation>) -> Next {
    let made = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    Next::Settle(Settled::Bought(seen, purchase.quantity.saturating_sub(made)))
}

fn outcome(settled: &Settled) -> &'static str {
    match settled {
        Settled::Bought(..) => "bought",
        Settled::Refused(trouble) => trouble.kind.as_str(),
        Settled::Lapsed => "lapsed",
        Settled::InDoubt(_) => "in_doubt",
    }
}

fn bought(purchase: &Purchase, now: DateTime<Utc>, order: Order) -> Observation {
    let mut seen = Observation::new(Source::Answer, now, order);
    seen.bought = Some(Bought {
        intent: purchase.id,
        title: purchase.title.clone(),
        product: purchase.product,
        price: purchase.price,
    });
    seen
}

/// The account is gone or its token is refused. What may have been bought waits for the next login.
fn without_account(purchase: &Purchase, error: &accounts::Error) -> Next {
    let settled = match error.trouble() {
        _ if purchase.doubtful => {
            Settled::InDoubt(error.trouble().unwrap_or_else(|| TroubleKind::NoAnswer.into()))
        }
        Some(trouble) => Settled::Refused(trouble),
        // The person logged out before it could be sent.
        None => Settled::Lapsed,
    };
    Next::Settle(settled)
}

fn backoff(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(5)).min(Duration::from_secs(30))
}

/// What follows from an answer that is no yes.
fn after_error(purchase: &Purchase, age: TimeDelta, error: &smscode::Error, trouble: Trouble) -> Next {
    let wait = error.retry_after().unwrap_or_else(|| backoff(purchase.attempts));
    let in_time = |window: TimeDelta| age + TimeDelta::from_std(wait).unwrap_or(window) <= window;
    match (trouble.kind, error) {
        // The first try may have gone through under this very key, so neither is a no.
        (TroubleKind::Conflict | TroubleKind::InProgress, _) | (_, smscode::Error::Unknown(_)) => {
            Next::Wait(wait.min(LONGEST_WAIT), true)
        }
        (TroubleKind::TokenRejected, _) if purchase.doubtful => Next::Settle(Settled::InDoubt(trouble)),
        (_, smscode::Error::Temporary(_) | smscode::Error::NotSent(_)) if in_time(BUSY_WINDOW) => {
            Next::Wait(wait, !error.is_definite())
        }
        // An earlier try may have been charged: its own list knows better than this answer.
        _ if purchase.doubtful || !error.is_definite() => Next::Resolve(trouble),
        _ => Next::Settle(Settled::Refused(trouble)),
    }
}
