//! What a test, or the rest of the world, does to an SMSCode world.

use std::time::Duration;

use chrono::TimeDelta;
use serde::Deserialize;

use super::catalog::{Catalog, Product};
use super::endpoint::Endpoint;
use super::event::{Event, sign};
use super::faults::Fault;
use super::mailroom::Delivery;
use super::order::Status;
use super::server::{Account, Server};
use super::world::World;

/// An SMS that arrives.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sms {
    /// The code that the provider found in it.
    #[serde(default)]
    pub code: Option<String>,
    /// The whole text.
    #[serde(default)]
    pub text: Option<String>,
}

impl Sms {
    /// An SMS with a code in a usual sentence.
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
    /// With the account's secret, as the surface does it.
    #[default]
    Rightly,
    /// With the account's secret as bare hex.
    BareHex,
    /// With another secret.
    With(String),
    /// With this very header.
    Header(String),
    /// Not at all.
    Not,
}

/// An arbitrary event.
#[derive(Clone, Debug, Default)]
pub struct RawEvent {
    /// The exact body.
    pub body: String,
    /// The signature.
    pub signed: Signed,
    /// Where it goes; `None` is the account's webhook.
    pub url: Option<String>,
}

impl Server {
    /// Buys on the provider's dashboard; the order's id.
    #[must_use]
    pub fn create_elsewhere(&self, account: &Account, product_id: u64) -> Option<u64> {
        let now = self.core.clock.now();
        self.core.change(|world| world.create_elsewhere(account.id, product_id, now))
    }

    /// Lets an SMS arrive; `false` if the order does not exist or is closed.
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

    /// Shows an order no more, as if its account had never had it; or shows it again.
    pub fn hide(&self, order_id: u64, hidden: bool) {
        self.core.change(|world| match hidden {
            true => world.hidden.insert(order_id),
            false => world.hidden.remove(&order_id),
        });
    }

    /// Makes an order so much older, as if it had been bought earlier; `false` if it does not exist.
    pub fn make_older(&self, order_id: u64, by: Duration) -> bool {
        let by = TimeDelta::from_std(by).unwrap_or_default();
        self.core.change(|world| {
            let order = world.orders.get_mut(&order_id);
            order.map(|order| order.created_at -= by).is_some()
        })
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

    /// Makes an account's token worthless.
    pub fn revoke_token(&self, account: &Account) {
        self.core.change(|world| {
            let token = world.accounts.get_mut(&account.id).and_then(|account| account.token.take());
            if let Some(token) = token {
                world.tokens.remove(&token);
            }
        });
    }

    /// Makes a revoked token good again.
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

    /// Nothing is for sale any more.
    pub fn empty_catalog(&self) {
        self.core.change(|world| world.catalog = Catalog::default());
    }

    /// The next purchase makes this many items fewer.
    pub fn fail_items(&self, count: u32) {
        self.core.change(|world| world.failing_items = count);
    }

    /// Makes the next call of a kind go wrong; several wait in line.
    pub fn fail_next(&self, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.push(endpoint, fault));
    }

    /// Makes every call of a kind go wrong.
    pub fn fail_always(&self, endpoint: Endpoint, fault: Fault) {
        self.core.change(|world| world.faults.set(endpoint, fault));
    }

    /// Ends every fault.
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

    /// Reaches public addresses that start with `public` (such as `https://bot.example.test`) at `local`.
    pub fn route(&self, public: &str, local: &str) {
        self.core.outbound.route(public, local);
    }

    /// Sends an arbitrary event and returns the status that came back.
    ///
    /// # Errors
    /// When there is no address or no answer.
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

    /// What happens to events on their way.
    #[must_use]
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks(self)
    }
}

/// What happens to events on their way.
pub struct Webhooks<'a>(&'a Server);

impl Webhooks<'_> {
    /// Loses the next events for good.
    pub fn lose_next(&self, count: u32) {
        self.0.core.change(|world| world.mailroom.lose = count);
    }

    /// Delivers the next event twice.
    pub fn duplicate_next(&self) {
        self.0.core.change(|world| world.mailroom.duplicate += 1);
    }

    /// From now on events wait.
    pub fn hold(&self) {
        self.0.core.change(|world| world.mailroom.holding = true);
    }

    /// The events that wait, oldest first.
    #[must_use]
    pub fn held(&self) -> Vec<Event> {
        self.0.core.read(|world| world.mailroom.held.clone())
    }

    /// Delivers one waiting event and returns what the endpoint answered.
    pub async fn release(&self, event_id: u64) -> Option<u16> {
        let event = self.0.core.change(|world: &mut World| {
            let place = world.mailroom.held.iter().position(|event| event.id == event_id)?;
            Some(world.mailroom.held.remove(place))
        })?;
        self.0.core.attempt(&event, 1).await
    }

    /// Ends the waiting and delivers everything that waits, one after the other, in this order or the reverse.
    pub async fn release_all(&self, reversed: bool) {
        let mut events = self.0.core.change(|world| {
            world.mailroom.holding = false;
            std::mem::take(&mut world.mailroom.held)
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

    /// The events that were lost.
    #[must_use]
    pub fn lost(&self) -> Vec<Event> {
        self.0.core.read(|world| world.mailroom.lost.clone())
    }

    /// Every try so far.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.0.core.read(|world| world.mailroom.deliveries.clone())
    }
}
