//! The one door: whatever learns of an order comes through here.

use chrono::{DateTime, TimeDelta, Utc};

use crate::accounts::Tell;
use crate::domain::push::Push;
use crate::domain::tracking::{Observation, Source, Step, Tracked};
use crate::domain::trouble::TroubleKind;
use crate::domain::{Currency, Order, OrderId, UserId};
use crate::smscode::{Client, Event, Reply};
use crate::store::Account;

use super::{Error, Orders};

/// The time of the last event is for looking at: an event is not made to wait for it each time.
const NOTED_EVERY: TimeDelta = TimeDelta::seconds(30);

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventOutcome {
    /// It is durable, and what follows from it is in the outbox.
    Taken,
    /// It is durable; whether the order is the person's is still to be asked of the provider.
    Unverified(OrderId),
    /// It is about no order (a test, or an event that is not known yet).
    NoOrder,
}

impl Orders {
    /// Takes in what was learned of an order. Exactly-once is decided behind this call, in one transaction.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed.
    pub async fn learn(&self, user: UserId, seen: &Observation) -> Result<Tracked, Error> {
        let step = self.store.apply(user, seen).await?;
        Ok(counted(seen.source, step))
    }

    /// Takes in a genuine event of a person's webhook.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed and the event must not be acknowledged.
    pub async fn take_event(&self, account: &Account, event: Event) -> Result<EventOutcome, Error> {
        let user = account.user;
        let noted_lately = account.last_event_at.is_some_and(|at| self.clock.now() - at < NOTED_EVERY);
        if event.order.is_none() || event.kind.status().is_none() || !noted_lately {
            self.store.note_event(user).await?;
        }
        let about_an_order = event.kind.status().is_some();
        let Some(order) = event.order.filter(|_| about_an_order) else { return Ok(EventOutcome::NoOrder) };
        let id = order.id;
        let mut seen = Observation::new(Source::Event, self.clock.now(), order);
        seen.event_at = event.timestamp;
        let order = self.learn(user, &seen).await?;
        Ok(if order.verified { EventOutcome::Taken } else { EventOutcome::Unverified(id) })
    }

    /// Takes in a line of the list of active orders; `open` is what was known when the list was asked for. The list names
    /// neither number nor service: for an order that is new here they are asked for first, so that its SMS says what it
    /// is for. An SMS never waits for an answer that does not come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn learn_listed(
        &self,
        user: UserId,
        client: &Client,
        asked_at: DateTime<Utc>,
        open: &[Tracked],
        mut order: Order,
    ) -> Result<Tracked, Error> {
        let ended;
        let known = match open.iter().find(|known| known.id == order.id) {
            Some(known) => Some(known),
            None => {
                ended = self.store.find_order(user, order.id).await?;
                ended.as_ref()
            }
        };
        if known.is_none_or(|known| known.phone.is_none())
            && let Ok(reply) = self.statement(client, user, order.id).await
        {
            let full = self.named(client, reply.data).await;
            order.phone = order.phone.or(full.phone);
            order.product = order.product.or(full.product);
            order.amount = order.amount.or(full.amount);
            order.created_at = order.created_at.or(full.created_at);
            order.service = order.service.or(full.service);
            order.country = order.country.or(full.country);
        }
        let seen = Observation::new(Source::List, asked_at, order);
        Ok(counted(seen.source, self.store.apply_to(user, known, &seen).await?))
    }

    /// Asks the provider for an order and takes in the answer. `None` when the provider does not know it as this
    /// person's; if only an event told of it, it is forgotten.
    ///
    /// # Errors
    /// When the account can't be used or the provider can't be asked.
    pub async fn read(&self, user: UserId, order: OrderId, tell: Tell) -> Result<Option<Tracked>, Error> {
        if order.0 <= 0 {
            // Made up: no order has such a number, and the provider is not bothered with it.
            return Ok(None);
        }
        let currency = self.currency(user).await?;
        let client = self.accounts.client(user, currency).await?;
        let asked_at = self.clock.now();
        match self.accounts.heed(user, self.statement(&client, user, order).await, tell).await {
            Ok(reply) => {
                let seen = Observation::new(Source::Read, asked_at, self.named(&client, reply.data).await);
                self.learn(user, &seen).await.map(Some)
            }
            Err(error) if error.trouble().is_some_and(|trouble| trouble.kind == TroubleKind::NotFound) => {
                self.store.forget_unverified(user, order).await?;
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The order by id. Without an exchange rate it is read on the rupiah surface and its money left out: a code
    /// never waits for a rate, and one message never mixes currencies.
    async fn statement(
        &self,
        client: &Client,
        user: UserId,
        order: OrderId,
    ) -> Result<Reply<Order>, crate::smscode::Error> {
        match client.order(order).await {
            Err(error) if error.trouble().kind == TroubleKind::NoExchangeRate => {
                let Ok(idr) = self.accounts.client(user, Currency::Idr).await else { return Err(error) };
                let mut reply = idr.order(order).await?;
                reply.data.amount = None;
                Ok(reply)
            }
            reply => reply,
        }
    }

    /// Adds the names of service and country, which the provider's statements lack.
    async fn named(&self, client: &Client, mut order: Order) -> Order {
        if order.service.is_some() && order.country.is_some() {
            return order;
        }
        let Some(product) = order.product else { return order };
        let Ok(Some(place)) = self.catalog.find_place(client, product).await else { return order };
        if let Ok(title) = self.catalog.title(client, place).await {
            order.service = order.service.or(title.service);
            order.country = order.country.or(title.country);
        }
        order
    }

    /// The currency that the person sees.
    pub(super) async fn currency(&self, user: UserId) -> Result<Currency, Error> {
        Ok(self.store.find_user(user).await?.map(|user| user.currency).unwrap_or_default())
    }
}

/// Counts the SMS that were new.
fn counted(source: Source, step: Step) -> Tracked {
    let fresh = step.pushes.iter().filter(|push| matches!(push, Push::Sms { .. })).count();
    if let Ok(fresh @ 1..) = u64::try_from(fresh) {
        metrics::counter!("smscode_bot_sms_total", "source" => source.word()).increment(fresh);
    }
    step.order
}
