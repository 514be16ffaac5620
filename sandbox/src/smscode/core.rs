//! The running SMSCode server: state, clock and outgoing events.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::event::{Event, sign};
use super::pipeline::Payload;
use super::refusal::Refusal;
use super::webhook_queue::Delivery;
use super::world::World;
use crate::clock::Clock;
use crate::outbound::Outbound;
use crate::watch_state::{WaitError, WatchState};

/// How many failed deliveries in a row switch an account's webhook off.
const FAILURES_TO_DISABLE: u32 = 10;

pub(crate) struct Core {
    world: WatchState<World>,
    pub(crate) clock: Clock,
    pub(crate) outbound: Outbound,
    pub(crate) released: watch::Sender<()>,
    runtime: Handle,
}

impl Core {
    pub(crate) fn new(world: World, outbound: Outbound) -> Arc<Self> {
        Arc::new(Self {
            clock: world.options.clock.clone(),
            world: WatchState::new(world),
            outbound,
            released: watch::Sender::new(()),
            runtime: Handle::current(),
        })
    }

    pub(crate) fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        self.world.read(look)
    }

    /// Changes the world and sends the resulting events.
    pub(crate) fn change<R>(self: &Arc<Self>, act: impl FnOnce(&mut World) -> R) -> R {
        let (result, events) = self.world.change(|world| {
            let result = act(world);
            let caused = std::mem::take(&mut world.outbox);
            let events: Vec<Event> =
                caused.into_iter().flat_map(|event| world.webhook_queue.accept(event)).collect();
            (result, events)
        });
        for event in events {
            self.dispatch(event);
        }
        result
    }

    pub(crate) async fn wait<R>(
        &self,
        timeout: Duration,
        find: impl FnMut(&World) -> Option<R>,
    ) -> Result<R, WaitError> {
        self.world.wait(timeout, find, describe).await
    }

    /// Delivers an event in the background.
    pub(crate) fn dispatch(self: &Arc<Self>, event: Event) {
        let core = Arc::downgrade(self);
        self.runtime.spawn(async move {
            let Some(core) = core.upgrade() else { return };
            core.deliver(event).await;
        });
    }

    async fn deliver(self: &Arc<Self>, event: Event) {
        let backoff = self.read(|world| world.options.backoff());
        let mut pauses = backoff.into_iter();
        for attempt in 1.. {
            let delivered = self.attempt(&event, attempt).await;
            if delivered.is_some_and(|status| (200..300).contains(&status)) {
                self.outcome(event.account, true);
                return;
            }
            match pauses.next() {
                Some(pause) => tokio::time::sleep(pause).await,
                None => break,
            }
        }
        self.outcome(event.account, false);
    }

    /// One attempt; returns the status of the answer, if any.
    pub(crate) async fn attempt(self: &Arc<Self>, event: &Event, attempt: u32) -> Option<u16> {
        let (url, secret, timeout, prefixed) = self.read(|world| {
            let config = world.accounts.get(&event.account).map(|account| account.webhook.clone());
            let config = config.unwrap_or_default();
            let options = &world.options;
            (config.url, config.secret, options.webhook_timeout, options.prefixed())
        });
        let signature = secret.map(|secret| sign(&secret, &event.body, prefixed));
        let result = match url {
            Some(url) => self.post(&url, signature.clone(), event.body.clone(), timeout).await,
            None => Err("no webhook is set".to_owned()),
        };
        let (status, error) = match result {
            Ok(status) => (Some(status), None),
            Err(error) => (None, Some(error)),
        };
        let at = self.clock.now();
        self.change(|world| {
            let delivery = Delivery { event: event.clone(), attempt, signature, status, error, at };
            world.webhook_queue.deliveries.push(delivery);
        });
        status
    }

    /// Posts a body to a webhook.
    pub(crate) async fn post(
        &self,
        url: &str,
        signature: Option<String>,
        body: String,
        timeout: Duration,
    ) -> Result<u16, String> {
        let headers: Vec<_> =
            signature.map(|signature| ("x-webhook-signature", signature)).into_iter().collect();
        self.outbound.post(url, &headers, body, timeout).await
    }

    fn outcome(self: &Arc<Self>, account: u64, delivered: bool) {
        let now = self.clock.now();
        self.change(|world| {
            let live = world.live();
            let Some(account) = world.accounts.get_mut(&account) else { return };
            let config = &mut account.webhook;
            if delivered {
                config.consecutive_failures = 0;
                return;
            }
            config.consecutive_failures += 1;
            if live && config.consecutive_failures >= FAILURES_TO_DISABLE && config.disabled_at.is_none() {
                config.disabled_at = Some(now);
                config.disabled_reason = Some("consecutive_failed_user_endpoint".to_owned());
            }
        });
    }

    /// `POST /webhook/test`.
    pub(crate) async fn test_webhook(self: &Arc<Self>, account: u64) -> Result<Payload, Refusal> {
        let configured = self
            .read(|world| world.accounts.get(&account).is_some_and(|account| account.webhook.url.is_some()));
        if !configured {
            return Err(Refusal::new(422, "VALIDATION_ERROR", "No webhook URL is configured"));
        }
        let event = Event::test(account, self.clock.now());
        match self.attempt(&event, 1).await {
            Some(status) => Ok(Payload::plain(serde_json::json!({ "status_code": status }))),
            None => Err(Refusal::new(422, "PROVIDER_ERROR", "The webhook URL did not answer")),
        }
    }

    /// Expires orders on time even if nobody requests them; runs until the server is dropped.
    pub(crate) fn keep_time(self: &Arc<Self>) {
        let core = Arc::downgrade(self);
        let clock = self.clock.clone();
        let mut changes = self.world.changes();
        self.runtime.spawn(async move {
            loop {
                let Some(next) = core.upgrade().map(|core| {
                    let now = core.clock.now();
                    if core.read(World::next_end).is_some_and(|end| end <= now) {
                        core.change(|world| world.settle(now));
                    }
                    core.read(World::next_end)
                }) else {
                    return;
                };
                tokio::select! {
                    () = clock.reached_or_moved(next) => {}
                    changed = changes.changed() => if changed.is_err() { return },
                }
            }
        });
    }
}

/// The report of a failed wait.
fn describe(world: &World) -> String {
    let orders: Vec<String> = world
        .orders
        .values()
        .map(|order| format!("{} {} rev {}", order.id, order.status.as_str(), order.sms_revision))
        .collect();
    let last: Vec<String> = world
        .calls
        .iter()
        .rev()
        .take(8)
        .map(|call| format!("{} {} -> {:?} {:?}", call.method, call.path, call.status, call.code))
        .collect();
    format!(
        "orders [{}]; {} calls, newest first [{}]; violations {:?}",
        orders.join(", "),
        world.calls.len(),
        last.join(", "),
        world.violations
    )
}
