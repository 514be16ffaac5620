//! The known state of an order, and how a new observation changes it.
//!
//! Every source of information about an order (the answer to a call, a poll of the active list, a read by id,
//! a webhook event) is expressed as an [`Observation`]; [`observe`] is the only rule that changes the state.
//! Invariant: the state only moves forward. An end is never undone, an SMS is never forgotten, and a
//! statement older than what is known changes nothing.

use chrono::{DateTime, Utc};

use super::bulk::Bulk;
use super::catalog::ProductLabel;
use super::failure::FailureKind;
use super::notification::{CardId, Notification};
use super::order::{Abilities, OrderReport, OrderStatus};
use super::{IntentId, Money, OrderId, Private, ProductId, UserId};

/// One SMS of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// Its number within the order, from 1, in the order in which SMS became known.
    pub seq: u32,
    /// The code, if the provider found one in the text.
    pub code: Option<Private>,
    /// The full text, if a source included it.
    pub text: Option<Private>,
    /// The provider's SMS counter for the order (live surface only).
    pub revision: Option<i64>,
    /// When it arrived, by the provider's clock, if stated for this SMS; see [`Order::came_at`].
    pub received_at: Option<DateTime<Utc>>,
    /// When the provider sent the event that reported it.
    pub event_at: Option<DateTime<Utc>>,
    /// Number of resends accepted before it became known.
    pub round: u32,
}

/// An order as known here: the newest state, every SMS, and its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The owner of the order.
    pub user: UserId,
    /// The provider's id.
    pub id: OrderId,
    /// The card that shows it.
    pub card: CardId,
    /// The purchase that made it; `None` if it was bought elsewhere.
    pub intent: Option<IntentId>,
    /// The newest status.
    pub status: OrderStatus,
    /// When that status became known, by our clock.
    pub status_at: DateTime<Utc>,
    /// The product.
    pub product: Option<ProductId>,
    /// What it is for, as text.
    pub title: ProductLabel,
    /// The rented number.
    pub phone: Option<Private>,
    /// The amount charged, once stated by the provider.
    pub price: Option<Money>,
    /// When it was bought, by the provider's clock.
    pub created_at: Option<DateTime<Utc>>,
    /// When the rental ends.
    pub expires_at: Option<DateTime<Utc>>,
    /// When its end became known, by our clock.
    pub ended_at: Option<DateTime<Utc>>,
    /// When the user asked to cancel here; cleared on a no. While they wait, the answer reports the end.
    pub cancel_asked_at: Option<DateTime<Utc>>,
    /// When that cancel ended without a clear answer; the user is told the outcome. `None` once it is known.
    pub cancel_unclear_at: Option<DateTime<Utc>>,
    /// The refund, as stated in the answer to a cancel.
    pub refund: Option<Money>,
    /// The balance after the refund, as stated in the answer to a cancel.
    pub balance_after: Option<Money>,
    /// The actions that the provider currently allows.
    pub abilities: Abilities,
    /// Number of resends accepted.
    pub round: u32,
    /// When the latest resend was accepted, by the provider's clock if known.
    pub round_started_at: Option<DateTime<Utc>>,
    /// Whether the provider itself confirmed that this order belongs to the user. An event alone does not.
    pub verified: bool,
    /// When the user asked to cancel as soon as possible; `None` once withdrawn or done.
    pub cancel_promised_at: Option<DateTime<Utc>>,
    /// When the order is to be finished as part of a bulk action; `None` once done or abandoned.
    pub finish_promised_at: Option<DateTime<Utc>>,
    /// Its part in the latest bulk action, until the result is reported.
    pub bulk: Option<Bulk>,
    /// Since when the provider has not shown it although it should be open.
    pub missing_since: Option<DateTime<Utc>>,
    /// When it had been missing long enough to report; `None` again once the provider shows it.
    pub vanished_at: Option<DateTime<Utc>>,
    /// The day under which its outcome is counted, see [`crate::domain::outcomes`].
    pub counted_day: Option<i64>,
    /// Whether its codes, texts and number were wiped after the retention period. It is no longer updated:
    /// new statements are shown to whoever asks, but not stored.
    pub purged: bool,
    /// The SMS in the order in which they became known: all of them, or the last few dozen if there are very
    /// many. For the newest one see [`Order::sms_in_order`].
    pub sms: Vec<Sms>,
}

/// Source of a statement about an order, by increasing authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    /// The catalog: product names only. It says nothing about the order itself.
    Catalog,
    /// A signed webhook event. The user knows the secret, so it proves neither ownership nor facts about money.
    Event,
    /// The list of active orders.
    List,
    /// A read of the order by id.
    Read,
    /// The answer to a call just made for the user.
    Answer,
}

impl Source {
    /// The name used in metrics.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// One statement about one order, and its context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Its source.
    pub source: Source,
    /// Our clock when the request started or the event arrived: the statement is never newer than this.
    pub asked_at: DateTime<Utc>,
    /// The provider's clock when it sent the event.
    pub event_at: Option<DateTime<Utc>>,
    /// The statement itself.
    pub order: OrderReport,
    /// The purchase that made the order, if the statement is the answer to it.
    pub bought: Option<Bought>,
    /// Whether it answers a purchase made in another chat with the same account.
    pub bought_by_sibling: bool,
    /// Amounts stated in the answer to a cancel.
    pub settlement: Option<Settlement>,
    /// The provider's clock when it accepted a resend.
    pub resent_at: Option<DateTime<Utc>>,
}

impl Observation {
    /// A statement without further context.
    pub fn new(source: Source, asked_at: DateTime<Utc>, order: OrderReport) -> Self {
        Self {
            source,
            asked_at,
            event_at: None,
            order,
            bought: None,
            bought_by_sibling: false,
            settlement: None,
            resent_at: None,
        }
    }
}

/// What a purchase knows about the orders it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// The purchase.
    pub intent: IntentId,
    /// What it is for, as text.
    pub title: ProductLabel,
    /// The product.
    pub product: ProductId,
    /// The price of one number as the user confirmed it, until the order's own amount is read.
    pub price: Money,
}

/// Amounts stated in the answer to a cancel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The refund.
    pub refund: Option<Money>,
    /// The balance after it.
    pub balance: Option<Money>,
    /// Whether the user sees this answer directly. The answer to a promised cancel is seen by nobody.
    pub told: bool,
}

/// The changes made by an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The order after the observation.
    pub order: Order,
    /// What to report because of it.
    pub notifications: Vec<Notification>,
}

/// Applies an observation to the known order. Pure; [`Recorded::notifications`] follow from the difference.
pub fn observe(user: UserId, known: Option<&Order>, seen: &Observation) -> Recorded {
    let mut order = known.cloned().unwrap_or_else(|| Order::first_sight(user, seen));
    order.record_facts(seen);
    order.record_status(seen);
    order.record_sms(seen);
    order.record_cancel(seen);
    if order.purged {
        return Recorded { order, notifications: Vec::new() };
    }
    let notifications = notifications(known, &order, seen);
    Recorded { order, notifications }
}

fn notifications(before: Option<&Order>, order: &Order, seen: &Observation) -> Vec<Notification> {
    if !order.verified {
        return Vec::new();
    }
    let known = before.filter(|before| before.verified);
    let told = known.map_or(0, |known| known.sms.len());
    let mut notifications: Vec<Notification> =
        order.sms.iter().skip(told).map(|sms| Notification::Sms { order: order.id, seq: sms.seq }).collect();
    let was_unclear = known.is_some_and(|known| known.cancel_unclear_at.is_some());
    let bulk = known.and_then(Order::told_with_others);
    if bulk.is_none() && order.just_ended(before, seen) && (was_unclear || order.end_is_news(seen)) {
        notifications.push(Notification::Ended { order: order.id });
    }
    // If the end was seen before its refund was known, the result waits for the refund.
    let came_back = known.filter(|known| known.refund.is_none() && order.refund.is_some());
    let bulk = bulk.or(came_back.and_then(|known| known.bulk));
    if let Some(bulk) = bulk.filter(|_| !order.is_promised()) {
        notifications.push(Notification::Bulk { id: bulk.id });
    }
    if was_unclear && order.cancel_unclear_at.is_none() && order.status.is_open() {
        notifications.push(Notification::NotCanceled { order: order.id, why: FailureKind::NoAnswer });
    }
    if known.is_none_or(|known| known.face() != order.face()) {
        notifications.push(Notification::Card { card: order.card });
    }
    notifications
}

/// Rounds a time to its stored precision, so that repeating it is not a change.
fn kept(time: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(time.timestamp_millis()).unwrap_or(time)
}

impl Order {
    fn first_sight(user: UserId, seen: &Observation) -> Self {
        Self {
            user,
            id: seen.order.id,
            card: CardId::Order(seen.order.id),
            intent: None,
            status: OrderStatus::Active,
            status_at: seen.asked_at,
            product: None,
            title: ProductLabel::default(),
            phone: None,
            price: None,
            created_at: None,
            expires_at: None,
            ended_at: None,
            cancel_asked_at: None,
            cancel_unclear_at: None,
            refund: None,
            balance_after: None,
            abilities: Abilities::default(),
            round: 0,
            round_started_at: None,
            verified: false,
            cancel_promised_at: None,
            finish_promised_at: None,
            bulk: None,
            missing_since: None,
            vanished_at: None,
            counted_day: None,
            purged: false,
            sms: Vec::new(),
        }
    }

    /// What a card shows of the order: if two states have the same face, the card needs no edit.
    fn face(&self) -> impl PartialEq + use<> {
        (
            (self.card, self.status, self.phone.clone(), self.price, self.title.clone(), self.expires_at),
            (self.refund, self.abilities, self.round, self.cancel_promised_at, self.vanished_at),
            self.sms_in_order()
                .into_iter()
                .map(|sms| (sms.seq, sms.code.clone(), sms.text.clone()))
                .collect::<Vec<_>>(),
        )
    }

    /// Whether this observation is the first to report the end to the user. An order first seen as ended
    /// counts if it belongs to a purchase made here or an event had reported it, but not if it was looked up
    /// in the history.
    fn just_ended(&self, before: Option<&Self>, seen: &Observation) -> bool {
        let was_told = match before {
            Some(before) if before.verified => !before.status.is_open(),
            Some(_) => false,
            None => seen.bought.is_none() && !seen.bought_by_sibling,
        };
        !was_told && !self.status.is_open()
    }

    fn end_is_news(&self, seen: &Observation) -> bool {
        // The answer to a cancel is no news to the user who requested it; the answer to a purchase may be.
        let told = match seen.settlement {
            Some(settlement) => settlement.told,
            None => seen.source == Source::Answer && seen.bought.is_none(),
        };
        match self.status {
            OrderStatus::Expired => true,
            OrderStatus::Canceled => !told,
            OrderStatus::Active | OrderStatus::OtpReceived | OrderStatus::Completed => false,
        }
    }

    /// Whether it differs from an earlier state in nothing but its status and its SMS.
    pub fn differs_in_status_only(&self, before: &Self) -> bool {
        let Self { status, status_at, ref sms, .. } = *self;
        *self == Self { status, status_at, sms: sms.clone(), ..before.clone() }
    }

    /// Whether a message about it would lack the number or the service.
    pub fn is_nameless(&self) -> bool {
        self.phone.is_none() || self.title.service.is_none()
    }

    fn record_facts(&mut self, seen: &Observation) {
        let stated = &seen.order;
        if let Some(bought) = &seen.bought {
            self.intent.get_or_insert(bought.intent);
            self.card = CardId::Purchase(bought.intent);
            self.title = bought.title.clone();
            // The provider may have picked another offer than the one that was chosen.
            self.product = seen.order.product.or(self.product).or(Some(bought.product));
            self.price.get_or_insert(bought.price);
        }
        if seen.source > Source::Event {
            self.verified = true;
            self.come_back();
            self.price = stated.amount.or(self.price);
            self.expires_at = stated.expires_at.map(kept).or(self.expires_at);
            self.created_at = stated.created_at.map(kept).or(self.created_at);
            self.phone = stated.phone.clone().or(self.phone.take());
        }
        if let Some(settlement) = seen.settlement {
            self.refund = settlement.refund.or(self.refund);
            self.balance_after = settlement.balance.or(self.balance_after);
        }
        self.phone = self.phone.take().or_else(|| stated.phone.clone());
        self.product = self.product.or(stated.product);
        self.title.country = self.title.country.take().or_else(|| stated.country.clone());
        self.title.service = self.title.service.take().or_else(|| stated.service.clone());
        self.title.operator = self.title.operator.take().or_else(|| stated.operator_name.clone());
        if seen.asked_at >= self.status_at && stated.abilities != Abilities::default() {
            self.abilities = stated.abilities;
        }
        if let Some(at) = seen.resent_at.filter(|at| self.round_started_at.is_none_or(|known| known < *at)) {
            self.round += 1;
            self.round_started_at = Some(at);
        }
    }

    /// The provider shows it, so it exists: an order that was given up is tracked again.
    fn come_back(&mut self) {
        self.missing_since = None;
        self.vanished_at = None;
        if self.status.is_open() {
            self.ended_at = None;
        }
    }
}

mod cancel;
mod sequence;
mod sibling;
mod sms;
mod status;

pub use cancel::CANCEL_TAKES;

#[cfg(test)]
mod tests;
