//! Looks for trouble that lasts, and tells the administrators.
//!
//! Told past the outbox and, where it has to be, without the database: those may be what is broken. Of several
//! processes one looks; each process' own health is for whatever asks its `/readyz`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use super::Figures;
use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::alarm::{Alarm, Watched, Word};
use crate::i18n::I18n;
use crate::store::Store;
use crate::telegram::Telegram;
use crate::views::admin;

/// How often it looks.
const LOOK: Duration = Duration::from_secs(15);
const LEASE: &str = "lookout";
const LEASE_TTL: Duration = Duration::from_secs(60);
/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// A push that has waited longer is stuck. Telegram's own waits are rarely as long.
const OLD: TimeDelta = TimeDelta::minutes(2);
/// So many looks back are the provider's answers compared.
const SPAN: usize = 8;
/// Fewer calls than this say nothing.
const CALLS: i64 = 5;

/// What other parts of the service know of its health.
pub struct Signs {
    /// Whether Telegram hands over updates.
    pub updates: watch::Receiver<bool>,
    /// Whether Telegram has trouble with the webhook.
    pub webhook_fails: watch::Receiver<bool>,
    /// Asks for a look now.
    pub bell: Arc<Notify>,
}

/// The one who looks.
pub struct Lookout {
    store: Store,
    telegram: Telegram,
    i18n: Arc<I18n>,
    clock: Clock,
    figures: Figures,
    admins: BTreeSet<UserId>,
    signs: Signs,
    owner: String,
    watched: BTreeMap<Alarm, Watched>,
    /// What was told since when, or was told to be over, and is not in the database yet.
    unkept: BTreeMap<Alarm, Option<DateTime<Utc>>>,
    /// The provider's faults and calls at the last looks, the newest last.
    provider: VecDeque<(i64, i64)>,
}

impl Lookout {
    /// A lookout for these administrators. `owner` names this process among others on the same database.
    pub fn new(
        (store, telegram, i18n, clock): (Store, Telegram, Arc<I18n>, Clock),
        figures: Figures,
        admins: BTreeSet<UserId>,
        signs: Signs,
        owner: String,
    ) -> Self {
        let (watched, unkept, provider) = Default::default();
        Self { store, telegram, i18n, clock, figures, admins, signs, owner, watched, unkept, provider }
    }

    /// Looks until `stop`, and hands in the figures.
    pub async fn run(mut self, stop: CancellationToken) {
        let mut mine = false;
        while !stop.is_cancelled() {
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.signs.bell.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
            if let Err(error) = self.figures.hand_in(&self.store).await {
                tracing::debug!(%error, "the figures are handed in later");
            }
            if self.admins.is_empty() {
                // Nobody to tell.
                continue;
            }
            // While the database is gone, whoever looked goes on looking.
            let held = self.store.hold_lease(LEASE, &self.owner, LEASE_TTL).await.unwrap_or(mine);
            if held && !mine {
                // Another one has looked until now.
                self.watched.clear();
                self.provider.clear();
            }
            mine = held;
            self.keep().await;
            if mine {
                self.recall().await;
                self.look().await;
            }
        }
        let _ = self.figures.hand_in(&self.store).await;
    }

    /// What was told before a restart, or by another process, is not told again, and its end still is.
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
        let database = matches!(tokio::time::timeout(PATIENCE, self.store.ping()).await, Ok(Ok(())));
        let oldest =
            if database { self.store.survey().await.ok().and_then(|found| found.oldest) } else { None };
        for alarm in Alarm::ALL {
            let present = match alarm {
                Alarm::Database => !database,
                Alarm::Updates => !*self.signs.updates.borrow(),
                Alarm::Outbox => oldest.is_some_and(|oldest| now - oldest > OLD),
                Alarm::Provider => self.provider_fails(),
                Alarm::Webhook => *self.signs.webhook_fails.borrow(),
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
        let counted = self.figures.now();
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

    /// Tells whether somebody heard it.
    async fn tell(&self, alarm: Alarm, word: Word, now: DateTime<Utc>) -> bool {
        let lasts = matches!(word, Word::Lasts { .. });
        tracing::warn!(alarm = alarm.as_str(), lasts, "lasting trouble, or its end");
        let mut heard = false;
        for admin in &self.admins {
            let known = self.store.find_user(*admin).await.ok().flatten();
            let view = admin::alarm(&self.i18n.speech_to(known.as_ref()), alarm, word, now);
            match self.telegram.send(*admin, &view, false).await {
                Ok(_) => heard = true,
                Err(fault) => tracing::warn!(user.id = %admin, %fault, "an administrator was not told"),
            }
        }
        heard
    }

    /// Writes down what was told. What can't be written now is later: the database may be what is broken.
    async fn keep(&mut self) {
        for (alarm, since) in std::mem::take(&mut self.unkept) {
            let kept = match since {
                Some(since) => self.store.keep_alarm(alarm, since).await,
                None => self.store.end_alarm(alarm).await,
            };
            if let Err(error) = kept {
                tracing::warn!(alarm = alarm.as_str(), %error, "what was told is written down later");
                self.unkept.insert(alarm, since);
            }
        }
    }
}
