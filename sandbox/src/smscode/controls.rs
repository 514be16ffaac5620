//! Controls: what a test, or the provider itself, does to an SMSCode server.

use std::time::Duration;

use chrono::TimeDelta;
use serde::Deserialize;

use super::catalog::{Catalog, Product};
use super::endpoint::Endpoint;
use super::event::{Event, sign};
use super::faults::Fault;
use super::order::Status;
use super::server::{Account, Server};
use super::webhook_queue::Delivery;
use super::world::World;

/// An incoming SMS.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sms {
    /// The code that the provider extracted from it.
    #[serde(default)]
    pub code: Option<String>,
    /// The whole text.
    #[serde(default)]
    pub text: Option<String>,
}

impl Sms {
    /// An SMS with a code in a typical sentence.
    #[must_use]
    pub fn code(code: &str) -> Self {
        let text = format!("Your verification code is {code}");
        Self { code: Some(code.to_owned()), text: Some(text) }
    }

    /// An SMS in which no code was found.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { code: None, text: Some(text.to_owned()) }
    }
}

/// How an arbitrary event is signed.
#[derive(Clone, Debug, Default)]
pub enum Signed {
    /// With the account's secret, as the surface does.
    #[default]
    Rightly,
    /// With the account's secret as bare hex.
    BareHex,
    /// With another secret.
    With(String),
    /// With this exact header.
    Header(String),
    /// Unsigned.
    Not,
}

/// An arbitrary event.
#[derive(Clone, Debug, Default)]
pub struct RawEvent {
    /// The exact body.
    pub body: String,
    /// The signature.
    pub signed: Signed,
    /// The target; `None` is the account's webhook.
    pub url: Option<String>,
}

impl Server {
    /// Buys on the provider's dashboard; returns the order's id.
    #[must_use]
    pub fn create_elsewhere(&self, account: &Account, product_id: u64) -> Option<u64> {
        let now = self.core.clock.now();
        self.core.change(|world| world.create_elsewhere(account.id, product_id, now))
    }

    /// Delivers an SMS; `false` if the order does not exist or is closed.
    pub fn deliver_sms(&self, order_id: u64, sms: Sms) -> bool {
        let now = self.core.clock.now();
        self.core.change(|world| world.receive_sms(order_id, sms.code, sms.text, now))
    }

    /// Ends an order now: with an SMS it is completed, without one it expires and is refunded.
    pub fn expire(&self, order_id: u64) -> bool {
        let now = self.core.clock.now();
        self.core.change(|world| {
            let Some(order) = world.orders.get_mut(&order_id).filter(|order| order.status.is_open()) else {
                return false;
            };
            order.expires_at = now;
            world.settle(now);
            true
        })
    }

    /// Hides an order from its account, or shows it again.
    pub fn hide(&self, order_id: u64, hidden: bool) {
        self.core.change(|world| match hidden {
            true => world.hidden.insert(order_id),
            false => world.hidden.remove(&order_id),
        });
    }

    /// Makes order lists return a malformed entry for this order.
    pub fn garble(&self, order_id: u64) {
        self.core.change(|world| world.garbled.insert(order_id));
    }

    /// Backdates an order by this much; `false` if it does not exist.
    pub fn make_older(&self, order_id: u64, by: Duration) -> bool {
        let by = TimeDelta::from_std(by).unwrap_or_default();
        self.core.change(|world| {
            let order = world.orders.get_mut(&order_id);
            order.map(|order| order.created_at -= by).is_some()
        })
    }

    /// Makes the number of an order unfit for another rental.
    pub fn give_up_number(&self, order_id: u64) {
        self.core.change(|world| world.orders.get_mut(&order_id).map(|order| order.resend_supported = false));
    }

    /// Finishes an order on the dashboard.
    pub fn complete_elsewhere(&self, order_id: u64) -> bool {
        self.close(order_id, Status::Completed)
    }

    /// Cancels an order on the dashboard.
    pub fn cancel_elsewhere(&self, order_id: u64) -> bool {
        self.close(order_id, Status::Canceled)
    }

    fn close(&self, order_id: u64, status: Status) -> bool {
        let now = self.core.clock.now();
        self.core.change(|world| {
            let open = world.orders.get(&order_id).is_some_and(|order| order.status.is_open());
            open && world.close(order_id, status, now).is_some()
        })
    }

    /// Revokes an account's token.
    pub fn revoke_token(&self, account: &Account) {
        self.core.change(|world| {
            let token = world.accounts.get_mut(&account.id).and_then(|account| account.token.take());
            if let Some(token) = token {
                world.tokens.remove(&token);
            }
        });
    }

    /// Restores a revoked token.
    pub fn restore_token(&self, account: &Account) {
        self.core.change(|world| {
            let token = account.token().to_owned();
            world.tokens.insert(token.clone(), account.id);
            world.refused_tokens.remove(&token);
            if let Some(state) = world.accounts.get_mut(&account.id) {
                state.token = Some(token);
            }
        });
    }

    /// Sets a balance.
    pub fn set_balance(&self, account: &Account, idr: i64) {
        self.core.change(|world| {
            if let Some(account) = world.accounts.get_mut(&account.id) {
                account.balance = idr;
            }
        });
    }

    /// Sets a price.
    pub fn set_price(&self, product_id: u64, idr: i64) {
        self.product_mut(product_id, |product| product.price = idr);
    }

    /// Sets how many numbers are left.
    pub fn set_stock(&self, product_id: u64, available: u32) {
        self.product_mut(product_id, |product| product.available = available);
    }

    /// Takes an offer in or out of sale.
    pub fn set_active(&self, product_id: u64, active: bool) {
        self.product_mut(product_id, |product| product.active = active);
    }

    fn product_mut(&self, id: u64, act: impl FnOnce(&mut Product)) {
        self.core.change(|world| {
            if let Some(product) = world.catalog.products.get_mut(&id) {
                act(product);
            }
        });
    }

    /// Sets the exchange rate; `None` means that there is no usable one.
    pub fn set_fx(&self, rate: Option<i64>) {
        self.core.change(|world| world.fx = rate);
    }

    /// Switches maintenance (503 on every call) on or off.
    pub fn set_maintenance(&self, on: bool) {
        self.core.change(|world| world.maintenance = on);
    }

    /// Sells everything out.
    pub fn empty_catalog(&self) {
        self.core.change(|world| world.catalog = Catalog::default());
    }

    /// The next purchase yields this many fewer items.
    pub fn fail_items(&self, count: u32) {
        self.core.change(|world| world.failing_items = count);
    }

    /// Whether answers to purchases say how many numbers could not be rented.
    pub fn omit_failed_count(&self, omit: bool) {
        self.core.change(|world| world.no_failed_count = omit);
    }

    /// The next order gets this number.
    pub fn give_number(&self, number: &str) {
        self.core.change(|world| world.next_phone = Some(number.to_owned()));
    }

    /// Makes the next call to an endpoint fail; further faults are queued.
    pub fn fail_next(&self, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.push(None, endpoint, fault));
    }

    /// Makes this account's next call to an endpoint fail.
    pub fn fail_next_for(&self, account: &Account, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.push(Some(account.id), endpoint, fault));
    }

    /// Makes all of this account's calls to an endpoint fail.
    pub fn fail_always_for(&self, account: &Account, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.set(Some(account.id), endpoint, fault));
    }

    /// Limits how often an account may still cancel today; after that the answer is 429 with a `Retry-After` of
    /// twelve hours.
    pub fn cap_cancels(&self, account: &Account, left: u32) {
        self.core.change(|world| world.cancels_left.insert(account.id, left));
    }

    /// Lifts that cap.
    pub fn uncap_cancels(&self, account: &Account) {
        self.core.change(|world| world.cancels_left.remove(&account.id));
    }

    /// Makes every call to an endpoint fail.
    pub fn fail_always(&self, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.set(None, endpoint, fault));
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.core.change(|world| world.faults.clear());
    }

    /// Answers every call that hangs.
    pub fn release_hung(&self) {
        self.core.released.send_replace(());
    }

    /// Forgets every idempotency key.
    pub fn forget_idempotency_keys(&self) {
        self.core.change(|world| world.keys.clear());
    }

    /// Sets an account's webhook as its owner would on the dashboard.
    pub fn set_webhook(&self, account: &Account, url: Option<&str>, secret: Option<&str>) {
        self.webhook_mut(account, |config| {
            config.url = url.map(str::to_owned);
            config.secret = secret.map(str::to_owned);
        });
    }

    /// Switches an account's webhook off as the provider does after too many failures.
    pub fn disable_webhook(&self, account: &Account, reason: &str) {
        let now = self.core.clock.now();
        self.webhook_mut(account, |config| {
            config.disabled_at = Some(now);
            config.disabled_reason = Some(reason.to_owned());
        });
    }

    fn webhook_mut(&self, account: &Account, act: impl FnOnce(&mut super::world::WebhookConfig)) {
        self.core.change(|world| {
            if let Some(account) = world.accounts.get_mut(&account.id) {
                act(&mut account.webhook);
            }
        });
    }

    /// Routes URLs that start with `public` (such as `https://bot.example.test`) to `local`.
    pub fn route(&self, public: &str, local: &str) {
        self.core.outbound.route(public, local);
    }

    /// Sends an arbitrary event and returns the status that came back.
    ///
    /// # Errors
    /// If the account has no webhook, or there is no answer.
    pub async fn send_event(&self, account: &Account, event: RawEvent) -> Result<u16, String> {
        let config = self.webhook(account);
        let prefixed = self.core.read(|world| world.options.prefixed());
        let secret = config.secret.unwrap_or_default();
        let signature = match event.signed {
            Signed::Rightly => Some(sign(&secret, &event.body, prefixed)),
            Signed::BareHex => Some(sign(&secret, &event.body, false)),
            Signed::With(other) => Some(sign(&other, &event.body, prefixed)),
            Signed::Header(header) => Some(header),
            Signed::Not => None,
        };
        let url = event.url.or(config.url).ok_or("no webhook is set")?;
        self.core.post(&url, signature, event.body, Duration::from_secs(30)).await
    }

    /// The queue of webhook events.
    #[must_use]
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks(self)
    }
}

/// The queue of webhook events.
pub struct Webhooks<'a>(&'a Server);

impl Webhooks<'_> {
    /// Drops the next events.
    pub fn lose_next(&self, count: u32) {
        self.0.core.change(|world| world.webhook_queue.lose = count);
    }

    /// Delivers the next event twice.
    pub fn duplicate_next(&self) {
        self.0.core.change(|world| world.webhook_queue.duplicate += 1);
    }

    /// Holds the next events, while later ones are delivered.
    pub fn hold_next(&self, count: u32) {
        self.0.core.change(|world| world.webhook_queue.hold_next = count);
    }

    /// Holds events from now on.
    pub fn hold(&self) {
        self.0.core.change(|world| world.webhook_queue.holding = true);
    }

    /// The held events, oldest first.
    #[must_use]
    pub fn held(&self) -> Vec<Event> {
        self.0.core.read(|world| world.webhook_queue.held.clone())
    }

    /// Delivers one held event and returns the endpoint's status.
    pub async fn release(&self, event_id: u64) -> Option<u16> {
        let event = self.0.core.change(|world: &mut World| {
            let place = world.webhook_queue.held.iter().position(|event| event.id == event_id)?;
            Some(world.webhook_queue.held.remove(place))
        })?;
        self.0.core.attempt(&event, 1).await
    }

    /// Stops holding events and delivers the held ones one by one, in order or reversed.
    pub async fn release_all(&self, reversed: bool) {
        let mut events = self.0.core.change(|world| {
            world.webhook_queue.holding = false;
            world.webhook_queue.hold_next = 0;
            std::mem::take(&mut world.webhook_queue.held)
        });
        if reversed {
            events.reverse();
        }
        for event in events {
            self.0.core.attempt(&event, 1).await;
        }
    }

    /// Delivers an event again that was delivered, or lost, before.
    pub async fn repeat(&self, event: &Event) -> Option<u16> {
        self.0.core.attempt(event, 1).await
    }

    /// The dropped events.
    #[must_use]
    pub fn lost(&self) -> Vec<Event> {
        self.0.core.read(|world| world.webhook_queue.lost.clone())
    }

    /// Every try so far.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.0.core.read(|world| world.webhook_queue.deliveries.clone())
    }
}
