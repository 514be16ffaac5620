//! Delivers due notifications: chats concurrently, within a chat one at a time, urgent ones first.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use super::render::{Message, Renderer};
use crate::clock::Clock;
use crate::domain::notification::{CardId, Notification};
use crate::domain::tracking::Order;
use crate::domain::user::Lifetime;
use crate::domain::{OrderStatus, UserId};
use crate::i18n::I18n;
use crate::store::{Delivered, Error, OutboxEntry, Reach, Scene, Store, Taken};
use crate::telegram::{Telegram, TelegramError};
use crate::views::{self, View};
use crate::worker::Work;

/// Pause for a chat after a database failure, or while it is unclear whether we still own the database.
const PAUSE: Duration = Duration::from_secs(1);
/// A rejected notification is retried at least this long and this often: Telegram may be at fault.
const REFUSED_FOR: TimeDelta = TimeDelta::minutes(10);
const TRIES_WHEN_REFUSED: u32 = 3;
/// How long the result of a bulk press waits for refunds: longer than a call of the provider may take.
const REFUND_COMES: TimeDelta = TimeDelta::seconds(20);

/// Delivers the outbox.
pub struct Deliverer {
    pub(super) store: Store,
    pub(super) telegram: Telegram,
    pub(super) renderer: Renderer,
    pub(super) clock: Clock,
    stop: CancellationToken,
}

/// Result of one notification, for the rest of its chat.
pub(super) enum Lane {
    Open,
    /// Skip this chat until something is due there.
    Closed,
    /// Skip it for at least this long.
    Paused(Duration),
}

impl Work for Deliverer {
    /// A person in whose chat something is due.
    type Job = Taken<UserId>;
    type Error = Infallible;
    const NAME: &'static str = "outbox";
    const AT_ONCE: usize = 64;

    async fn take(&self, limit: usize) -> Result<Vec<Taken<UserId>>, Infallible> {
        Ok(self.store.take_chats(limit))
    }

    async fn run(&self, chat: Taken<UserId>) {
        let pause = self.deliver_all(chat.key()).await;
        self.store.leave_chat(chat, pause).await;
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
        Ok(self.store.next_delivery())
    }
}

impl Deliverer {
    /// Creates a deliverer for this store's outbox. It sends nothing new after `stop`.
    pub fn new(
        store: Store,
        telegram: Telegram,
        i18n: Arc<I18n>,
        clock: Clock,
        stop: CancellationToken,
    ) -> Self {
        let renderer = Renderer::new(store.clone(), i18n, clock.clone());
        Self { store, telegram, renderer, clock, stop }
    }

    /// Delivers what is due in a person's chat, including what becomes due meanwhile. Returns how long to skip the chat.
    async fn deliver_all(&self, person: UserId) -> Option<Duration> {
        while !self.stop.is_cancelled() {
            if !self.store.may_send() {
                return Some(PAUSE);
            }
            match self.deliver_next(person).await {
                Ok(Some(Lane::Open)) => {}
                Ok(Some(Lane::Paused(pause))) => return Some(pause),
                Ok(Some(Lane::Closed) | None) => return None,
                Err(error) => {
                    tracing::error!(user.id = %person, %error, "failed to deliver a notification; it is tried again");
                    return Some(PAUSE);
                }
            }
        }
        None
    }

    /// Delivers the most urgent notification of a person's chat. `None` if nothing is due.
    async fn deliver_next(&self, person: UserId) -> Result<Option<Lane>, Error> {
        if let Some(wait) = self.telegram.closed_for() {
            return Ok(Some(Lane::Paused(wait)));
        }
        let Some(entry) = self.store.next_notification(person).await? else { return Ok(None) };
        let user = entry.user;
        let scene = self.store.find_scene(user, &entry.notification).await?;
        match scene.reach {
            Reach::Open | Reach::Lost => {}
            Reach::Blocked if matches!(entry.notification, Notification::Farewell { .. }) => {
                self.store.complete_farewell(&entry).await?;
                return Ok(Some(Lane::Open));
            }
            // The chat became unreachable after the notification was selected.
            Reach::Blocked | Reach::FloodUntil(_) => return Ok(Some(Lane::Closed)),
        }
        let lane = self.tell(&entry, &scene).await?;
        if scene.reach == Reach::Lost && matches!(lane, Lane::Open) {
            tracing::info!(user.id = %user, "a chat that was not found can be reached again");
            self.store.unpark_chat(user).await?;
        }
        Ok(Some(lane))
    }

    async fn tell(&self, entry: &OutboxEntry, scene: &Scene) -> Result<Lane, Error> {
        if let Notification::Farewell { question, address } = entry.notification {
            return self.farewell(entry, scene, (question, address)).await;
        }
        let ended = scene.orders.first().filter(|_| matches!(entry.notification, Notification::Ended { .. }));
        if let Some(card @ CardId::Purchase(_)) = ended.map(|order| order.card) {
            return self.deliver_ends(entry, card, scene).await;
        }
        if matches!(entry.notification, Notification::Bulk { .. })
            && let Some(wait) = self.awaits_refund(entry, &scene.orders)
        {
            self.store.put_off([entry], wait).await?;
            return Ok(Lane::Open);
        }
        let Some(message) = self.renderer.render(entry, scene).await? else {
            tracing::info!(user.id = %entry.user, notification.kind = entry.notification.kind(), "a notification is outdated and is dropped");
            self.store.complete_notification(entry, Delivered::Done).await?;
            return Ok(Lane::Open);
        };
        match self.send(entry, &message).await? {
            Ok(delivered) => {
                if let Notification::Bulk { id } = entry.notification {
                    self.store.end_bulk(entry.user, id).await?;
                }
                self.complete(entry, delivered).await?;
                self.note_delivery(entry, message.arrived());
                Ok(Lane::Open)
            }
            Err(fault) => self.after_fault(entry, &fault).await,
        }
    }

    /// How long the result of a bulk press waits for a refund that is not known yet: an event or a poll may be
    /// faster than the answer to a cancel, which states the refund and makes the result due.
    fn awaits_refund(&self, entry: &OutboxEntry, orders: &[Order]) -> Option<Duration> {
        let is_awaited = |order: &Order| order.status == OrderStatus::Canceled && order.refund.is_none();
        let left = (entry.caused_at + REFUND_COMES - self.clock.now()).min(REFUND_COMES);
        let left = left.to_std().ok().filter(|left| !left.is_zero());
        left.filter(|_| orders.iter().any(is_awaited))
    }

    /// Records that a notification was delivered. A brief database failure causes no second delivery.
    pub(super) async fn complete(&self, entry: &OutboxEntry, left: Delivered) -> Result<(), Error> {
        loop {
            match self.store.complete_notification(entry, left).await {
                Err(error) if error.may_pass() && !self.stop.is_cancelled() => {
                    tracing::error!(user.id = %entry.user, %error, "failed to note a delivery; it is tried again");
                    tokio::time::sleep(PAUSE).await;
                }
                done => return done,
            }
        }
    }

    async fn send(
        &self,
        entry: &OutboxEntry,
        message: &Message,
    ) -> Result<Result<Delivered, TelegramError>, Error> {
        match message {
            Message::Sms { card, parts, stays, .. } => {
                let card = self.store.find_card_message(entry.user, *card).await?;
                self.send_parts(entry, card, parts, *stays).await
            }
            message => Ok(self.send_one(entry.user, message).await),
        }
    }

    /// Sends an SMS message by message, starting with the first unsent one. Each is stored before the next is
    /// sent. All of them reply to the card.
    async fn send_parts(
        &self,
        entry: &OutboxEntry,
        card: Option<i32>,
        parts: &[View],
        stays: Lifetime,
    ) -> Result<Result<Delivered, TelegramError>, Error> {
        let sent = usize::try_from(entry.parts_sent).unwrap_or(usize::MAX);
        for (place, view) in parts.iter().enumerate().skip(sent) {
            // Only the first message of an SMS makes a sound.
            let view = view.clone().in_reply_to(card);
            let message = match self.telegram.send(entry.user, &view, place > 0).await {
                Ok(message) => message,
                Err(fault) => return Ok(Err(fault)),
            };
            let left =
                if place == 0 { Delivered::Sms(message, stays) } else { Delivered::Part(message, stays) };
            if place + 1 == parts.len() {
                return Ok(Ok(left));
            }
            self.store.note_part(entry, left).await?;
        }
        Ok(Ok(Delivered::Done))
    }

    async fn send_one(&self, user: UserId, message: &Message) -> Result<Delivered, TelegramError> {
        match message {
            Message::Delete(id) => match self.telegram.delete(user, *id).await {
                Ok(()) => Ok(Delivered::Done),
                Err(TelegramError::Refused(_)) => {
                    let localizer = self.renderer.localizer_of(user).await;
                    self.telegram.send(user, &views::login::cannot_delete(&localizer), false).await?;
                    Ok(Delivered::Done)
                }
                Err(fault) => Err(fault),
            },
            Message::Remove(id) => match self.telegram.delete(user, *id).await {
                Err(TelegramError::Refused(reason)) => {
                    tracing::info!(user.id = %user, reason, "failed to remove a message; it is too old");
                    Ok(Delivered::Done)
                }
                result => result.map(|()| Delivered::Done),
            },
            Message::New { view, silent } => {
                Ok(Delivered::Notice(self.telegram.send(user, view, *silent).await?))
            }
            // Sent in parts.
            Message::Sms { .. } => Ok(Delivered::Done),
            Message::Card { card, message, replaces, view, silent } => {
                let sent = match message {
                    Some(id) => match self.telegram.edit(user, *id, view).await {
                        Err(TelegramError::Gone | TelegramError::Refused(_)) => {
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

    pub(super) async fn after_fault(
        &self,
        entry: &OutboxEntry,
        fault: &TelegramError,
    ) -> Result<Lane, Error> {
        let kind = entry.notification.kind();
        metrics::counter!("smscode_bot_notification_failures_total", "kind" => kind).increment(1);
        match fault {
            TelegramError::RetryAfter(wait) => {
                tracing::info!(user.id = %entry.user, notification.kind = kind, wait_s = wait.as_secs(), "Telegram asks to wait");
                self.store.hold_chat(entry.user, *wait).await?;
                Ok(Lane::Closed)
            }
            TelegramError::NoChat => {
                tracing::info!(user.id = %entry.user, notification.kind = kind, "the chat was not found; it is tried again later");
                self.store.lose_chat(entry.user).await?;
                Ok(Lane::Closed)
            }
            // This says nothing about the notification: Telegram is serving nobody.
            TelegramError::Down(_) | TelegramError::Bot(_) => {
                Ok(Lane::Paused(self.telegram.closed_for().unwrap_or(PAUSE)))
            }
            TelegramError::Blocked => {
                tracing::info!(user.id = %entry.user, notification.kind = kind, "the chat can't be reached; its notifications wait");
                self.store.park_chat(entry.user).await?;
                Ok(Lane::Closed)
            }
            TelegramError::Deactivated => {
                tracing::info!(user.id = %entry.user, notification.kind = kind, "the Telegram account is deleted");
                self.store.park_deactivated(entry.user).await?;
                Ok(Lane::Closed)
            }
            TelegramError::Refused(reason)
                if entry.attempts + 1 >= TRIES_WHEN_REFUSED
                    && self.clock.now() - entry.caused_at >= REFUSED_FOR
                    && !matches!(entry.notification, Notification::Sms { .. }) =>
            {
                tracing::error!(user.id = %entry.user, notification.kind = kind, reason, "Telegram refused a notification for good; it is dropped");
                self.store.complete_notification(entry, Delivered::Done).await?;
                Ok(Lane::Open)
            }
            _ => {
                let wait = backoff(entry.attempts);
                tracing::warn!(user.id = %entry.user, notification.kind = kind, %fault, attempt = entry.attempts + 1, "failed to send a notification; it is tried again");
                self.store.postpone_notification(entry, wait).await?;
                Ok(Lane::Closed)
            }
        }
    }

    pub(super) fn note_delivery(&self, entry: &OutboxEntry, arrived: Option<DateTime<Utc>>) {
        let kind = entry.notification.kind();
        let since = |time: DateTime<Utc>| (self.clock.now() - time).to_std().unwrap_or_default();
        let took = since(entry.caused_at);
        metrics::counter!("smscode_bot_notifications_total", "kind" => kind).increment(1);
        metrics::histogram!("smscode_bot_notification_seconds", "kind" => kind).record(took);
        if let Some(arrived) = arrived {
            metrics::histogram!("smscode_bot_code_seconds").record(since(arrived));
        }
        let order = entry.notification.order().map(|order| order.0);
        tracing::debug!(user.id = %entry.user, notification.kind = kind, order.id = order, took_ms = took.as_millis(), "delivered");
    }
}

/// Backoff: 1, 2, 4 … 60 seconds.
fn backoff(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(6)).min(Duration::from_secs(60))
}
