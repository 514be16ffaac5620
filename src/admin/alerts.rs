//! Detects lasting trouble and alerts the administrators.
//!
//! Alerts bypass the outbox and, where necessary, the database: those may be what is broken.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::Stats;
use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::alarm::{Alarm, Watched, Word};
use crate::i18n::I18n;
use crate::store::Store;
use crate::telegram::Telegram;
use crate::views::admin;

/// How often the checks run.
const LOOK: Duration = Duration::from_secs(15);
/// How long the database may take to respond.
const PATIENCE: Duration = Duration::from_secs(5);
/// A notification that has waited longer than this is stuck. Waits imposed by Telegram are rarely as long.
const OLD: TimeDelta = TimeDelta::minutes(2);
/// How many checks back the provider's answers are compared.
const SPAN: usize = 8;
/// Fewer calls than this are not significant.
const CALLS: i64 = 5;

/// What other parts of the service know about its health.
pub struct HealthInputs {
    /// Whether Telegram delivers updates.
    pub updates: watch::Receiver<bool>,
    /// Whether Telegram reports trouble with the webhook.
    pub webhook_fails: watch::Receiver<bool>,
}

/// The task that runs the checks.
pub struct Alerts {
    store: Store,
    telegram: Telegram,
    i18n: Arc<I18n>,
    clock: Clock,
    stats: Stats,
    admins: BTreeSet<UserId>,
    health_inputs: HealthInputs,
    watched: BTreeMap<Alarm, Watched>,
    /// Alerts raised (and since when) or cleared that are not in the database yet.
    unkept: BTreeMap<Alarm, Option<DateTime<Utc>>>,
    /// The provider's faults and calls at the latest checks, newest last.
    provider: VecDeque<(i64, i64)>,
}

impl Alerts {
    /// An alert monitor for these administrators.
    pub fn new(
        (store, telegram, i18n, clock): (Store, Telegram, Arc<I18n>, Clock),
        stats: Stats,
        admins: BTreeSet<UserId>,
        health_inputs: HealthInputs,
    ) -> Self {
        let (watched, unkept, provider) = Default::default();
        Self { store, telegram, i18n, clock, stats, admins, health_inputs, watched, unkept, provider }
    }

    /// Runs the checks until `stop`, and hands in the figures.
    pub async fn run(mut self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.store.wakeups().alarms.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
            if let Err(error) = self.stats.hand_in(&self.store).await {
                tracing::debug!(%error, "the figures are handed in later");
            }
            if self.admins.is_empty() {
                // There is nobody to alert.
                continue;
            }
            self.keep().await;
            self.recall().await;
            self.look().await;
        }
        let _ = self.stats.hand_in(&self.store).await;
    }

    /// An alert raised before a restart is not repeated, but its end is still announced.
    async fn recall(&mut self) {
        if !self.unkept.is_empty() {
            return;
        }
        let last = self.clock.now();
        for (alarm, since) in self.store.told_alarms().await.unwrap_or_default() {
            let watched = self.watched.entry(alarm).or_default();
            if !watched.is_told() {
                *watched = Watched::There { since, last, told: true };
            }
        }
    }

    async fn look(&mut self) {
        let now = self.clock.now();
        let database =
            matches!(tokio::time::timeout(PATIENCE, self.store.renew_ownership()).await, Ok(Ok(())));
        let oldest =
            if database { self.store.usage_stats().await.ok().and_then(|found| found.oldest) } else { None };
        for alarm in Alarm::ALL {
            let present = match alarm {
                Alarm::Database => !database,
                Alarm::Updates => !*self.health_inputs.updates.borrow(),
                Alarm::Outbox => oldest.is_some_and(|oldest| now - oldest > OLD),
                Alarm::Provider => self.provider_fails(),
                Alarm::Webhook => *self.health_inputs.webhook_fails.borrow(),
            };
            let watched = self.watched.entry(alarm).or_default();
            let Some(word) = watched.look(present, now) else { continue };
            if self.tell(alarm, word, now).await {
                self.watched.entry(alarm).or_default().was_told(word);
                self.unkept.insert(
                    alarm,
                    match word {
                        Word::Lasts { since } => Some(since),
                        Word::Over { .. } => None,
                    },
                );
            }
        }
        self.keep().await;
    }

    fn provider_fails(&mut self) -> bool {
        let counted = self.stats.now();
        let count = |name| counted.get(name).copied().unwrap_or_default();
        self.provider.push_back((count("provider_faults"), count("provider_calls")));
        if self.provider.len() > SPAN {
            self.provider.pop_front();
        }
        match (self.provider.front(), self.provider.back()) {
            (Some((faults_then, calls_then)), Some((faults, calls))) => {
                let (faults, calls) = (faults - faults_then, calls - calls_then);
                calls >= CALLS && faults * 2 > calls
            }
            _ => false,
        }
    }

    /// Returns whether anybody received it.
    async fn tell(&self, alarm: Alarm, word: Word, now: DateTime<Utc>) -> bool {
        let lasts = matches!(word, Word::Lasts { .. });
        tracing::warn!(alarm = alarm.as_str(), lasts, "an alarm was raised or cleared");
        let mut heard = false;
        for admin in &self.admins {
            let known = self.store.find_user(*admin).await.ok().flatten();
            let view = admin::alarm(&self.i18n.localizer_to(known.as_ref()), alarm, word, now);
            match self.telegram.send(*admin, &view, false).await {
                Ok(_) => heard = true,
                Err(fault) => tracing::warn!(user.id = %admin, %fault, "failed to tell an administrator"),
            }
        }
        heard
    }

    /// Records what was sent. What can't be written now is written later: the database may be what is broken.
    async fn keep(&mut self) {
        for (alarm, since) in std::mem::take(&mut self.unkept) {
            let kept = match since {
                Some(since) => self.store.keep_alarm(alarm, since).await,
                None => self.store.end_alarm(alarm).await,
            };
            if let Err(error) = kept {
                tracing::warn!(alarm = alarm.as_str(), %error, "failed to store an alarm; it is tried again");
                self.unkept.insert(alarm, since);
            }
        }
    }
}
