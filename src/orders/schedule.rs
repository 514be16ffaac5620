//! Tracks which jobs are planned, which are running, and when the next one is due.
//!
//! Invariant: a job is planned once, however often it is requested, and never runs twice at the same time. A
//! job that did not finish keeps its retry delay. Deliberately absent: what a job does (`jobs`).

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

use crate::domain::UserId;
use crate::domain::job::Job;

/// Concurrent jobs per account, and how many of them may be jobs that no code or money depends on.
const PER_ACCOUNT: usize = 8;
const PER_ACCOUNT_IDLE: usize = 4;
/// Pause after a job panicked.
const AFTER_PANIC: TimeDelta = TimeDelta::seconds(30);

struct Planned {
    due: DateTime<Utc>,
    /// Consecutive runs that did not finish.
    failures: u32,
    running: bool,
    /// Whether it was requested again while running.
    again: Option<DateTime<Utc>>,
}

/// The planned jobs.
#[derive(Default)]
pub(super) struct Jobs {
    planned: Mutex<HashMap<(UserId, Job), Planned>>,
    ended: Notify,
}

/// A job taken for execution.
#[derive(Debug, Clone, Copy)]
pub struct DueJob {
    pub(super) user: UserId,
    pub(super) job: Job,
    pub(super) due: DateTime<Utc>,
    pub(super) failures: u32,
}

impl Jobs {
    fn planned(&self) -> MutexGuard<'_, HashMap<(UserId, Job), Planned>> {
        self.planned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Plans a job. A job waiting for its retry is not brought forward.
    pub(super) fn plan(&self, user: UserId, job: Job, due: DateTime<Utc>) {
        match self.planned().entry((user, job)) {
            Slot::Vacant(slot) => {
                slot.insert(Planned { due, failures: 0, running: false, again: None });
            }
            Slot::Occupied(mut slot) => {
                let planned = slot.get_mut();
                if planned.running {
                    planned.again = Some(planned.again.map_or(due, |again| again.min(due)));
                } else if planned.failures == 0 {
                    planned.due = planned.due.min(due);
                }
            }
        }
    }

    /// Takes up to `limit` due jobs, urgent ones first.
    pub(super) fn take(&self, limit: usize, now: DateTime<Utc>) -> Vec<DueJob> {
        let mut planned = self.planned();
        let mut running = Running::of(&planned);
        let mut due: Vec<_> = planned.iter().filter(|(_, one)| !one.running && one.due <= now).collect();
        due.sort_by_key(|((_, job), one)| (!job.is_urgent(), one.due));
        let fits = due.into_iter().filter(|((user, job), _)| running.admit(*user, *job)).take(limit);
        let taken: Vec<_> = fits
            .map(|((user, job), one)| DueJob { user: *user, job: *job, due: one.due, failures: one.failures })
            .collect();
        for one in &taken {
            if let Some(planned) = planned.get_mut(&(one.user, one.job)) {
                planned.running = true;
            }
        }
        taken
    }

    /// When the next job is due for which there is capacity.
    pub(super) fn next_due(&self) -> Option<DateTime<Utc>> {
        let planned = self.planned();
        let running = Running::of(&planned);
        let waits = planned.iter().filter(|((user, job), one)| !one.running && running.has_room(*user, *job));
        waits.map(|(_, one)| one.due).min()
    }

    /// Returns a job: it is finished, or due again at `next`.
    fn give_back(&self, taken: &DueJob, next: Option<DateTime<Utc>>) {
        let mut all = self.planned();
        if let Slot::Occupied(mut slot) = all.entry((taken.user, taken.job)) {
            let planned = slot.get_mut();
            planned.running = false;
            match (next, planned.again.take()) {
                (Some(next), _) => {
                    planned.due = next;
                    planned.failures = planned.failures.saturating_add(1);
                }
                (None, Some(again)) => (planned.due, planned.failures) = (again, 0),
                (None, None) => drop(slot.remove()),
            }
        }
        drop(all);
        self.ended.notify_waiters();
    }

    /// Waits until no details or names of this user's orders are being fetched for the first time.
    pub(super) async fn settled(&self, user: UserId) {
        loop {
            let ended = self.ended.notified();
            let is_open = |((of, job), one): (&(UserId, Job), &Planned)| {
                *of == user && matches!(job, Job::Facts(_) | Job::Name(_)) && one.failures == 0
            };
            let is_settled = !self.planned().iter().any(is_open);
            if is_settled {
                return;
            }
            ended.await;
        }
    }
}

/// Number of running jobs per user.
struct Running(HashMap<UserId, (usize, usize)>);

impl Running {
    fn of(planned: &HashMap<(UserId, Job), Planned>) -> Self {
        let mut running = Self(HashMap::new());
        planned.iter().filter(|(_, one)| one.running).for_each(|((user, job), _)| running.count(*user, *job));
        running
    }

    fn count(&mut self, user: UserId, job: Job) {
        let (all, idle) = self.0.entry(user).or_default();
        *all += 1;
        *idle += usize::from(!job.is_urgent());
    }

    fn has_room(&self, user: UserId, job: Job) -> bool {
        let (all, idle) = self.0.get(&user).copied().unwrap_or_default();
        all < PER_ACCOUNT && (job.is_urgent() || idle < PER_ACCOUNT_IDLE)
    }

    fn admit(&mut self, user: UserId, job: Job) -> bool {
        let room = self.has_room(user, job);
        if room {
            self.count(user, job);
        }
        room
    }
}

/// Returns a job that was dropped or panicked.
pub(super) struct Held<'a> {
    jobs: &'a Jobs,
    taken: DueJob,
    ended: bool,
}

impl<'a> Held<'a> {
    pub(super) fn new(jobs: &'a Jobs, taken: DueJob) -> Self {
        Self { jobs, taken, ended: false }
    }

    /// The job is finished, or due again at `next`.
    pub(super) fn give_back(mut self, next: Option<DateTime<Utc>>) {
        self.ended = true;
        self.jobs.give_back(&self.taken, next);
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.jobs.give_back(&self.taken, Some(self.taken.due + AFTER_PANIC));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::OrderId;

    use super::*;

    const ALICE: UserId = UserId(1);
    const BOB: UserId = UserId(2);

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_000 + seconds, 0).unwrap()
    }

    fn named(taken: &[DueJob]) -> Vec<(UserId, Job)> {
        taken.iter().map(|one| (one.user, one.job)).collect()
    }

    #[test]
    fn m5_a_few_jobs_of_one_account_run_at_once_and_urgent_ones_find_room() {
        let jobs = Jobs::default();
        for id in 0..20 {
            jobs.plan(ALICE, Job::Facts(OrderId(id)), at(0));
        }
        jobs.plan(BOB, Job::Facts(OrderId(1)), at(1));
        assert_eq!(jobs.take(64, at(1)).len(), PER_ACCOUNT_IDLE + 1, "Bob does not wait for Alice");
        assert_eq!(jobs.next_due(), None, "what has no room is not due");
        for id in 0..20 {
            jobs.plan(ALICE, Job::Outcome(OrderId(id)), at(2));
        }
        assert_eq!(jobs.take(64, at(2)).len(), PER_ACCOUNT - PER_ACCOUNT_IDLE);
    }

    #[test]
    fn m5_a_job_is_done_once_at_a_time_and_again_when_it_was_asked_for_meanwhile() {
        let (jobs, job) = (Jobs::default(), Job::Outcome(OrderId(1)));
        jobs.plan(ALICE, job, at(5));
        jobs.plan(ALICE, job, at(3));
        assert_eq!((jobs.take(9, at(2)).len(), jobs.next_due()), (0, Some(at(3))));
        let taken = jobs.take(9, at(3));
        assert_eq!(named(&taken), [(ALICE, job)]);
        jobs.plan(ALICE, job, at(4));
        assert_eq!(jobs.take(9, at(9)).len(), 0, "it runs");
        jobs.give_back(&taken[0], None);
        assert_eq!(jobs.next_due(), Some(at(4)));
        let taken = jobs.take(9, at(4));
        jobs.give_back(&taken[0], Some(at(20)));
        jobs.plan(ALICE, job, at(5));
        assert_eq!(jobs.next_due(), Some(at(20)), "a job that failed is not hurried");
        let taken = jobs.take(9, at(20));
        assert_eq!(taken[0].failures, 1);
        jobs.give_back(&taken[0], None);
        assert_eq!(jobs.next_due(), None);
    }

    #[test]
    fn m5_a_job_that_was_dropped_is_due_again() {
        let jobs = Jobs::default();
        jobs.plan(ALICE, Job::Webhook, at(0));
        let taken = jobs.take(1, at(0))[0];
        drop(Held::new(&jobs, taken));
        assert_eq!(jobs.next_due(), Some(at(0) + AFTER_PANIC));
    }
}
