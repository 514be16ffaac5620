//! Runs jobs other than polling: reads by id, name lookups, promised cancels, webhook checks. Concurrency is
//! limited per account and overall (`schedule`), so a hanging job delays no other order.
//!
//! Invariant: no job exists only in memory. What an order needs follows from its row
//! ([`crate::domain::job::jobs_of`]) and is replanned at every poll and after a restart. Deliberately absent:
//! polling the list of open orders (`poller`).

use chrono::{DateTime, TimeDelta, Utc};

use super::schedule::{DueJob, Held};
use super::{Error, Orders};
use crate::accounts::{self, Tell};
use crate::domain::doubt::ASK_AGAIN_AFTER;
use crate::domain::job::{EVENT_GRACE, Job, is_over, jobs_of, lacks_facts, lacks_name};
use crate::domain::tracking::Order;
use crate::domain::{OrderId, UserId};
use crate::store::{self, WebhookStatus};
use crate::worker::Work;

/// Pause after a database failure.
const AFTER_DATABASE: TimeDelta = TimeDelta::seconds(1);
/// Upper limit for the wait that a provider may ask for.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(10);
/// How long after its end we keep looking for an order that the provider no longer shows.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Runs the jobs.
pub struct JobRunner {
    orders: Orders,
}

impl JobRunner {
    /// Creates a job runner for these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders }
    }
}

impl Work for JobRunner {
    type Job = DueJob;
    type Error = store::Error;
    const NAME: &'static str = "jobs";
    const AT_ONCE: usize = 64;

    async fn take(&self, limit: usize) -> Result<Vec<DueJob>, store::Error> {
        Ok(self.orders.jobs.take(limit, self.orders.clock.now()))
    }

    async fn run(&self, taken: DueJob) {
        let held = Held::new(&self.orders.jobs, taken);
        let done = self.orders.do_job(&taken).await;
        let outcome = if done.is_ok() { "ok" } else { "failed" };
        metrics::counter!("smscode_bot_jobs_total", "job" => taken.job.as_str(), "outcome" => outcome)
            .increment(1);
        let next = done.unwrap_or_else(|error| self.orders.after_failure(&taken, &error));
        held.give_back(next);
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, store::Error> {
        Ok(self.orders.jobs.next_due())
    }
}

impl Orders {
    /// Plans the jobs that an order needs.
    pub(super) fn plan(&self, order: &Order) {
        for (job, due) in jobs_of(order, self.clock.now()) {
            self.plan_job(order.user, job, due);
        }
    }

    pub(super) fn plan_job(&self, user: UserId, job: Job, due: DateTime<Utc>) {
        self.jobs.plan(user, job, due);
        self.store.wakeups().jobs.notify_one();
    }

    /// Waits until the pending details and names have arrived, for at most `patience`.
    pub async fn settled(&self, user: UserId, patience: std::time::Duration) {
        let settled = self.jobs.settled(user);
        if tokio::time::timeout(patience, settled).await.is_err() {
            tracing::info!(user.id = %user, "still fetching numbers or names of open orders");
        }
    }

    /// Runs a job. Returns when to run it again if it is not finished.
    async fn do_job(&self, taken: &DueJob) -> Result<Option<DateTime<Utc>>, Error> {
        let (user, job) = (taken.user, taken.job);
        if self.accounts.get(user).await?.suspected_at.is_some() {
            // The next poll shows whether the token is dead; nothing else is called with it until then.
            return Ok(Some(self.clock.now() + ASK_AGAIN_AFTER));
        }
        let again = || Some(self.clock.now() + job.pause(taken.failures + 1, None));
        match job {
            Job::Cancel(id) => self.keep_promise(user, id, taken.failures + 1).await,
            Job::Finish(id) => self.keep_finish(user, id, taken.failures + 1).await,
            Job::Outcome(id) => self.find_outcome(user, id).await.map(|()| None),
            Job::Facts(id) => {
                let known = self.store.find_order(user, id).await?;
                if known.is_none_or(|order| is_over(&order) || !lacks_facts(&order)) {
                    return Ok(None);
                }
                let read = self.read(user, id, Tell::ByNotification).await?;
                Ok(read.filter(|order| !is_over(order) && lacks_facts(order)).and_then(|_| again()))
            }
            Job::Name(id) => {
                let Some(order) = self.store.find_order(user, id).await?.filter(lacks_name) else {
                    return Ok(None);
                };
                let named = self.name(&order).await?;
                Ok(if lacks_name(&named) { again() } else { None })
            }
            Job::Missed(id, seq) => self.weigh_missed(user, id, seq, taken.due - EVENT_GRACE).await,
            Job::Webhook => Ok(self.accounts.check_hook(user, false).await.map(|()| None)?),
        }
    }

    /// When to retry a failed job.
    fn after_failure(&self, taken: &DueJob, error: &Error) -> Option<DateTime<Utc>> {
        let now = self.clock.now();
        let order = taken.job.order().map(|id| id.0);
        match error {
            // Polling has stopped too. It replans these jobs once there is a valid token.
            Error::Account(accounts::Error::NotLinked | accounts::Error::Revoked) => None,
            Error::Store(_) | Error::Account(accounts::Error::Store(_)) => {
                tracing::error!(user.id = %taken.user, order.id = order, job = taken.job.as_str(), %error, "failed to do a job");
                Some(now + AFTER_DATABASE)
            }
            _ => {
                let asked = error.failure().and_then(|failure| failure.retry_after);
                let asked =
                    asked.and_then(|wait| TimeDelta::from_std(wait).ok()).map(|wait| wait.min(LONGEST_WAIT));
                let pause = taken.job.pause(taken.failures + 1, asked);
                tracing::warn!(user.id = %taken.user, order.id = order, job = taken.job.as_str(), wait_s = pause.num_seconds(), %error, "failed to do a job; it is tried again");
                Some(now + pause)
            }
        }
    }

    /// Finds out what happened to an order that left the list, or to a cancel without a clear answer.
    async fn find_outcome(&self, user: UserId, id: OrderId) -> Result<(), Error> {
        let known = self.store.find_order(user, id).await?;
        let Some(order) = known.filter(|order| order.ended_at.is_none()) else { return Ok(()) };
        match self.read(user, id, Tell::ByNotification).await? {
            Some(now) => self.note_found(&order, &now),
            None => {
                let over = order.expires_at.unwrap_or(order.status_at) + GIVE_UP_AFTER < self.clock.now();
                if over || order.missing_since.is_none() {
                    tracing::warn!(user.id = %user, order.id = %id, over, "the provider no longer lists this order");
                }
                self.store.miss_order(user, id, over).await?;
            }
        }
        Ok(())
    }

    /// Records SMS that polling found. Whether events delivered them too shows a little later.
    pub(super) fn note_found(&self, before: &Order, now: &Order) {
        for sms in now.sms.iter().skip(before.sms.len()).filter(|sms| sms.event_at.is_none()) {
            self.plan_job(now.user, Job::Missed(now.id, sms.seq), self.clock.now() + EVENT_GRACE);
        }
    }

    /// An SMS that polling found but no event delivered suggests that events may not arrive.
    async fn weigh_missed(
        &self,
        user: UserId,
        id: OrderId,
        seq: u32,
        found_at: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let account =
            self.store.find_account(user).await?.filter(|account| account.webhook == WebhookStatus::On);
        let Some(account) = account else { return Ok(None) };
        let order = self.store.find_order(user, id).await?;
        let brought = order.is_none_or(|order| {
            order.sms.iter().find(|sms| sms.seq == seq).is_none_or(|sms| sms.event_at.is_some())
        });
        let arrives = account.last_event_at.is_some_and(|at| at >= found_at - EVENT_GRACE);
        if !brought && !arrives {
            tracing::info!(user.id = %user, order.id = %id, "no event brought an SMS that a look found");
            self.store.doubt_webhook(user, found_at).await?;
            self.accounts.check_hook(user, true).await?;
        }
        Ok(None)
    }
}
