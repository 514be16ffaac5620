//! The single entry point for everything learned about an order.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::accounts::{self, Tell};
use crate::domain::failure::FailureKind;
use crate::domain::job::lacks_name;
use crate::domain::notification::Notification;
use crate::domain::tracking::{Observation, Order, Recorded, Source};
use crate::domain::{Currency, OrderId, OrderReport, UserId};
use crate::smscode::{self, Client, Event, Reply};
use crate::store::Account;

use super::{Error, Orders};

/// The time of the last event is informational only, so events don't each wait for it to be stored.
const NOTED_EVERY: TimeDelta = TimeDelta::seconds(30);
/// How long a user viewing an order waits for its product name.
const NAME_PATIENCE: Duration = Duration::from_secs(1);

/// What happened to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventOutcome {
    /// It is stored, and its consequences are in the outbox.
    Taken,
    /// It concerns no order (a test, or an unknown event).
    NoOrder,
}

impl Orders {
    /// Records an observation of an order. Exactly-once is decided behind this call, in one transaction.
    ///
    /// # Errors
    /// If the database fails; nothing has changed then.
    pub async fn record(&self, user: UserId, seen: &Observation) -> Result<Order, Error> {
        let step = self.store.apply(user, seen).await?;
        Ok(counted(seen.source, step))
    }

    /// Records a genuine event from a user's webhook.
    ///
    /// # Errors
    /// If the database fails; nothing has changed then, and the event must not be acknowledged.
    pub async fn take_event(&self, account: &Account, event: Event) -> Result<EventOutcome, Error> {
        let user = account.user;
        let proven = account.has_working_webhook() && account.reached_since_repair();
        let noted_lately =
            proven && account.last_event_at.is_some_and(|at| self.clock.now() - at < NOTED_EVERY);
        if event.order.is_none() || event.kind.status().is_none() || !noted_lately {
            self.store.note_event(user).await?;
        }
        let about_an_order = event.kind.status().is_some();
        let Some(order) = event.order.filter(|_| about_an_order) else { return Ok(EventOutcome::NoOrder) };
        let mut seen = Observation::new(Source::Event, self.clock.now(), order);
        seen.event_at = event.timestamp;
        let order = self.record(user, &seen).await?;
        // Already stored. Whether an order known only from events is the user's is checked in the background.
        self.plan(&order);
        Ok(EventOutcome::Taken)
    }

    /// Records a line of the list of active orders; `open` is what was known when the list was requested.
    /// What the list lacks is fetched separately.
    pub async fn record_listed(
        &self,
        user: UserId,
        asked_at: DateTime<Utc>,
        open: &[Order],
        order: OrderReport,
    ) -> Result<Order, Error> {
        let ended;
        let known = match open.iter().find(|known| known.id == order.id) {
            Some(known) => Some(known),
            None => {
                ended = self.store.find_order(user, order.id).await?;
                ended.as_ref()
            }
        };
        let seen = Observation::new(Source::List, asked_at, order);
        let order = counted(seen.source, self.store.apply_to(user, known, &seen).await?);
        if let Some(known) = known.filter(|known| known.verified) {
            self.note_found(known, &order);
        }
        self.plan(&order);
        Ok(order)
    }

    /// Reads an order from the provider and records the answer. `None` if the provider does not know it as
    /// this user's; if only an event had reported it, it is dropped. Its name is fetched in the background,
    /// and the caller gets it with the answer if it arrives soon.
    ///
    /// # Errors
    /// If the account can't be used or the provider can't be reached.
    pub async fn read(&self, user: UserId, order: OrderId, tell: Tell) -> Result<Option<Order>, Error> {
        if order.0 <= 0 {
            // Invented: no order has such a number, so the provider is not asked.
            return Ok(None);
        }
        let currency = self.currency(user).await?;
        let client = self.accounts.client(user, currency, tell).await?;
        let asked_at = self.clock.now();
        match statement(&client, order).await.map_err(accounts::Error::from) {
            Ok(reply) => {
                let order = self.record(user, &Observation::new(Source::Read, asked_at, reply.data)).await?;
                if tell == Tell::ByReply && lacks_name(&order) {
                    let named = tokio::time::timeout(NAME_PATIENCE, self.name(&order)).await;
                    if let Ok(Ok(named)) = named {
                        return Ok(Some(named));
                    }
                }
                self.plan(&order);
                Ok(Some(order))
            }
            Err(error) if error.failure().is_some_and(|failure| failure.kind == FailureKind::NotFound) => {
                self.store.forget_unverified(user, order).await?;
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Adds the names of service, country and operator, which the provider's statements lack.
    pub(super) async fn name(&self, order: &Order) -> Result<Order, Error> {
        let (user, id) = (order.user, order.id);
        let client = self.accounts.client(user, self.currency(user).await?, Tell::ByNotification).await?;
        let known = OrderReport { product: order.product, ..OrderReport::bare(id) };
        let mut title = self.catalog.find_title(&client, &known).await?;
        if title.is_none() {
            // A product tied to an operator is found through fields that only the order's own statement has.
            let reply = statement(&client, id).await?;
            title = self.catalog.find_title(&client, &reply.data).await?;
        }
        let Some(title) = title else { return Ok(order.clone()) };
        let named = OrderReport {
            service: title.service,
            country: title.country,
            operator_name: title.operator,
            ..OrderReport::bare(id)
        };
        self.record(user, &Observation::new(Source::Catalog, self.clock.now(), named)).await
    }

    /// The user's display currency.
    pub(super) async fn currency(&self, user: UserId) -> Result<Currency, Error> {
        Ok(self.store.find_user(user).await?.map(|user| user.currency).unwrap_or_default())
    }
}

/// Reads the order by id. A code never waits for an exchange rate.
async fn statement(client: &Client, id: OrderId) -> Result<Reply<OrderReport>, smscode::Error> {
    let (mut reply, in_rupiah) =
        client.even_without_rate(|client| async move { client.order(id).await }).await?;
    reply.data.amount = reply.data.amount.filter(|_| !in_rupiah);
    Ok(reply)
}

/// Counts the new SMS.
fn counted(source: Source, step: Recorded) -> Order {
    let fresh = step
        .notifications
        .iter()
        .filter(|notification| matches!(notification, Notification::Sms { .. }))
        .count();
    if let Ok(fresh @ 1..) = u64::try_from(fresh) {
        metrics::counter!("smscode_bot_sms_total", "source" => source.word()).increment(fresh);
    }
    step.order
}
