//! Takes due pushes and delivers them: chats side by side, within a chat one after the other, the urgent first.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use tokio_util::sync::CancellationToken;

use super::render::{Message, Renderer};
use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::push::Push;
use crate::i18n::I18n;
use crate::store::{Delivered, Error, LEASE, Parcel, Reach, Store};
use crate::telegram::{Fault, Telegram};
use crate::views;
use crate::worker::Work;

/// How many pushes may be in hand that were taken as soon as they were durable.
const PLACES: usize = 256;
/// What one push may take in all: an edit that turns into a new message, and the answer written down.
const SEND_TAKES: TimeDelta = TimeDelta::seconds(25);
/// A push that Telegram refuses for good is tried so often: the refusal may be a fault of Telegram's own.
const TRIES_WHEN_REFUSED: u32 = 3;

/// Delivers the outbox.
pub struct Deliverer {
    store: Store,
    telegram: Telegram,
    renderer: Renderer,
    clock: Clock,
    stop: CancellationToken,
    /// What is in hand, by chat.
    lanes: Mutex<HashMap<UserId, Vec<Parcel>>>,
}

/// What became of one push, for the rest of its lane.
enum Lane {
    Open,
    /// Leave this chat alone; the rest was given back.
    Closed,
}

impl Work for Deliverer {
    /// A chat that had nothing in hand.
    type Job = UserId;
    type Error = Error;
    const NAME: &'static str = "outbox";
    const AT_ONCE: usize = 64;

    async fn claim(&self, limit: usize) -> Result<Vec<UserId>, Error> {
        let parcels = self.store.claim_pushes(u32::try_from(limit).unwrap_or(u32::MAX), LEASE).await?;
        Ok(self.start(parcels))
    }

    async fn handed(&self, limit: usize) -> Vec<UserId> {
        self.start(self.store.handed_over(limit).await)
    }

    async fn run(&self, user: UserId) -> bool {
        match AssertUnwindSafe(self.run_lane(user)).catch_unwind().await {
            Ok(left) => left,
            Err(panic) => {
                // Another lane of this chat could not begin as long as there is this one.
                self.lanes.lock().unwrap_or_else(PoisonError::into_inner).remove(&user);
                resume_unwind(panic)
            }
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Error> {
        self.store.find_next_push().await
    }
}

impl Deliverer {
    /// A deliverer of this store's outbox. After `stop` it sends nothing new.
    pub fn new(
        store: Store,
        telegram: Telegram,
        i18n: Arc<I18n>,
        clock: Clock,
        stop: CancellationToken,
    ) -> Self {
        let renderer = Renderer::new(store.clone(), i18n, clock.clone());
        store.deliver_here(PLACES);
        Self { store, telegram, renderer, clock, stop, lanes: Mutex::default() }
    }

    /// Puts what was taken into the lanes of its chats, and gives the chats that had none.
    fn start(&self, parcels: Vec<Parcel>) -> Vec<UserId> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut started = Vec::new();
        for parcel in parcels {
            let user = parcel.user;
            let lane = lanes.entry(user).or_insert_with(|| {
                started.push(user);
                Vec::new()
            });
            lane.push(parcel);
        }
        started
    }

    /// Delivers what was taken for one chat, and what is taken for it meanwhile. Tells whether some of it was given
    /// back.
    async fn run_lane(&self, user: UserId) -> bool {
        let mut open = true;
        while let Some(parcel) = self.next_of(user) {
            if !self.store.holds(&parcel) {
                // Others may have given this process up, and the push is theirs.
                continue;
            }
            let result = if open && !self.stop.is_cancelled() {
                self.deliver(&parcel).await
            } else {
                self.store.release_push(&parcel).await.map(|()| Lane::Closed)
            };
            match result {
                Ok(Lane::Open) => {}
                Ok(Lane::Closed) => open = false,
                Err(error) => {
                    open = false;
                    tracing::error!(user.id = %user, push.kind = parcel.push.kind(), %error, "a push is tried again when its lease ends");
                }
            }
        }
        !open
    }

    /// The most urgent push of a chat; the lane ends with the last one. One whose lease is about to end is left to
    /// whoever takes it next.
    fn next_of(&self, user: UserId) -> Option<Parcel> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.get_mut(&user)?;
        let safe_until = self.clock.now() + SEND_TAKES;
        lane.retain(|parcel| parcel.leased_until > safe_until);
        let first = lane.iter().enumerate().min_by_key(|(_, parcel)| parcel.rank()).map(|(index, _)| index);
        match first {
            Some(index) => Some(lane.swap_remove(index)),
            None => {
                lanes.remove(&user);
                None
            }
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Lane, Error> {
        let scene = self.store.find_scene(parcel.user, &parcel.push, parcel.order.as_deref()).await?;
        match scene.reach {
            Reach::Open => {}
            Reach::Blocked => {
                self.store.keep_parked(parcel.user).await?;
                return Ok(Lane::Closed);
            }
            Reach::FloodUntil(until) => {
                let wait = (until - self.clock.now()).to_std().unwrap_or_default();
                self.store.hold_chat(parcel.user, wait).await?;
                return Ok(Lane::Closed);
            }
        }
        let Some(message) = self.renderer.render(parcel, &scene).await? else {
            tracing::info!(user.id = %parcel.user, push.kind = parcel.push.kind(), "a push has nothing left to say");
            self.store.complete_push(parcel, Delivered::Done).await?;
            return Ok(Lane::Open);
        };
        match self.send(parcel.user, &message).await {
            Ok(delivered) => {
                self.store.complete_push(parcel, delivered).await?;
                self.note_delivery(parcel, message.arrived());
                Ok(Lane::Open)
            }
            Err(fault) => self.after_fault(parcel, &fault).await,
        }
    }

    async fn send(&self, user: UserId, message: &Message) -> Result<Delivered, Fault> {
        match message {
            Message::Delete(id) => match self.telegram.delete(user, *id).await {
                Ok(()) => Ok(Delivered::Done),
                Err(Fault::Refused(_)) => {
                    let speech = self.renderer.speech_of(user).await;
                    self.telegram.send(user, &views::login::cannot_delete(&speech), false).await?;
                    Ok(Delivered::Done)
                }
                Err(fault) => Err(fault),
            },
            Message::Remove(id) => match self.telegram.delete(user, *id).await {
                Err(Fault::Refused(reason)) => {
                    tracing::info!(user.id = %user, reason, "a message can't be removed any more");
                    Ok(Delivered::Done)
                }
                result => result.map(|()| Delivered::Done),
            },
            Message::New { view, silent } => {
                self.telegram.send(user, view, *silent).await?;
                Ok(Delivered::Done)
            }
            Message::Sms { view, stays, .. } => {
                Ok(Delivered::Sms(self.telegram.send(user, view, false).await?, *stays))
            }
            Message::Card { card, message, replaces, view, silent } => {
                let sent = match message {
                    Some(id) => match self.telegram.edit(user, *id, view).await {
                        Err(Fault::Gone | Fault::Refused(_)) => {
                            self.telegram.send(user, view, *silent).await?
                        }
                        result => result.map(|()| *id)?,
                    },
                    None => self.telegram.send(user, view, *silent).await?,
                };
                if let Some(old) = replaces
                    && let Err(fault) = self.telegram.delete(user, *old).await
                {
                    tracing::debug!(user.id = %user, %fault, "a replaced message stays");
                }
                Ok(if *message == Some(sent) { Delivered::Done } else { Delivered::Card(*card, sent) })
            }
        }
    }

    async fn after_fault(&self, parcel: &Parcel, fault: &Fault) -> Result<Lane, Error> {
        let kind = parcel.push.kind();
        metrics::counter!("smscode_bot_push_failures_total", "kind" => kind).increment(1);
        match fault {
            Fault::RetryAfter(wait) => {
                tracing::info!(user.id = %parcel.user, push.kind = kind, wait_s = wait.as_secs(), "Telegram asks to wait");
                self.store.hold_chat(parcel.user, *wait).await?;
                Ok(Lane::Closed)
            }
            Fault::Blocked => {
                tracing::info!(user.id = %parcel.user, push.kind = kind, "the chat can't be reached; its pushes wait");
                self.store.park_chat(parcel.user).await?;
                Ok(Lane::Closed)
            }
            Fault::Refused(reason)
                if parcel.attempts + 1 >= TRIES_WHEN_REFUSED && !matches!(parcel.push, Push::Sms { .. }) =>
            {
                tracing::error!(user.id = %parcel.user, push.kind = kind, reason, "a push was refused for good and is dropped");
                self.store.complete_push(parcel, Delivered::Done).await?;
                Ok(Lane::Open)
            }
            _ => {
                let wait = backoff(parcel.attempts);
                tracing::warn!(user.id = %parcel.user, push.kind = kind, %fault, attempt = parcel.attempts + 1, "a push is tried again");
                self.store.postpone_push(parcel, wait).await?;
                Ok(Lane::Closed)
            }
        }
    }

    fn note_delivery(&self, parcel: &Parcel, arrived: Option<DateTime<Utc>>) {
        let kind = parcel.push.kind();
        let since = |time: DateTime<Utc>| (self.clock.now() - time).to_std().unwrap_or_default();
        let took = since(parcel.caused_at);
        metrics::counter!("smscode_bot_pushes_total", "kind" => kind).increment(1);
        metrics::histogram!("smscode_bot_push_seconds", "kind" => kind).record(took);
        if let Some(arrived) = arrived {
            metrics::histogram!("smscode_bot_code_seconds").record(since(arrived));
        }
        let order = parcel.push.order().map(|order| order.0);
        tracing::debug!(user.id = %parcel.user, push.kind = kind, order.id = order, took_ms = took.as_millis(), "delivered");
    }
}

/// 1, 2, 4 … 60 seconds.
fn backoff(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(6)).min(Duration::from_secs(60))
}
