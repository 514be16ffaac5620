//! What is known of an order, and how a new observation changes it.
//!
//! Everything that learns of an order (the answer to a call, the poll of the active list, a read by id, a webhook
//! event) states it as an [`Observation`]; [`observe`] is the one rule by which the state moves. It moves forward
//! only: an end is never undone, an SMS is never forgotten, and a statement that is older than what is known
//! changes nothing.

use chrono::{DateTime, Utc};

use super::catalog::Title;
use super::order::{Abilities, Order, OrderStatus};
use super::push::{CardId, Push};
use super::{IntentId, Money, OrderId, Private, ProductId, UserId};

/// One SMS of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// Which SMS of the order, from 1, in the order in which they became known.
    pub seq: u32,
    /// The code, when the provider found one in the text.
    pub code: Option<Private>,
    /// The full text, when a source carried it.
    pub text: Option<Private>,
    /// The provider's count of the order's SMS (live surface only).
    pub revision: Option<i64>,
    /// When it came, by the provider's clock.
    pub received_at: Option<DateTime<Utc>>,
    /// When the provider sent the event that told of it.
    pub event_at: Option<DateTime<Utc>>,
    /// How many resends had been accepted when it became known.
    pub round: u32,
}

/// An order as it is known here: the newest state, every SMS, and the card that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Whose order it is.
    pub user: UserId,
    /// The provider's id.
    pub id: OrderId,
    /// The card that shows it.
    pub card: CardId,
    /// The purchase that made it; `None` for an order that was bought elsewhere.
    pub intent: Option<IntentId>,
    /// The newest status.
    pub status: OrderStatus,
    /// When that status became known, by our clock.
    pub status_at: DateTime<Utc>,
    /// What was bought.
    pub product: Option<ProductId>,
    /// What it is for, in words.
    pub title: Title,
    /// The rented number.
    pub phone: Option<Private>,
    /// What was charged, once the provider said it.
    pub price: Option<Money>,
    /// When it was bought, by the provider's clock.
    pub created_at: Option<DateTime<Utc>>,
    /// Until when the number is rented.
    pub expires_at: Option<DateTime<Utc>>,
    /// When its end became known, by our clock.
    pub ended_at: Option<DateTime<Utc>>,
    /// When the person asked to cancel here; an end that follows is no news to them.
    pub cancel_asked_at: Option<DateTime<Utc>>,
    /// What came back, as the answer to a cancel stated it.
    pub refund: Option<Money>,
    /// The balance after the refund, as the answer to a cancel stated it.
    pub balance_after: Option<Money>,
    /// What the provider says is allowed now.
    pub abilities: Abilities,
    /// How many resends were accepted.
    pub round: u32,
    /// When the newest resend was accepted, by the provider's clock where it is known.
    pub round_started_at: Option<DateTime<Utc>>,
    /// Whether the provider itself confirmed that this order is the person's. An event alone does not.
    pub verified: bool,
    /// When the person asked for "cancel as soon as possible"; `None` once called off or done.
    pub cancel_promised_at: Option<DateTime<Utc>>,
    /// Since when the provider has not shown it, while it should be open.
    pub missing_since: Option<DateTime<Utc>>,
    /// When that had lasted long enough to be told; `None` again once the provider shows it.
    pub vanished_at: Option<DateTime<Utc>>,
    /// Whether its codes, texts and number were wiped after its time. Nothing is learned of it any more: what is stated
    /// is shown to who asks, and not kept.
    pub purged: bool,
    /// Every SMS, oldest first.
    pub sms: Vec<Sms>,
}

/// Where a statement about an order comes from, by rising authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A signed webhook event. The person owns the secret, so it proves no fact about money and no ownership.
    Event,
    /// The list of active orders.
    List,
    /// The order read by its id.
    Read,
    /// The answer to a call that was made for the person just now.
    Answer,
}

impl Source {
    /// The word for metrics.
    pub fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::List => "list",
            Self::Read => "read",
            Self::Answer => "answer",
        }
    }
}

/// One statement about one order, and what is known of its circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Where it comes from.
    pub source: Source,
    /// Our clock when the request was begun or the event came in: a statement is never newer than this.
    pub asked_at: DateTime<Utc>,
    /// The provider's clock when it sent the event.
    pub event_at: Option<DateTime<Utc>>,
    /// The statement itself.
    pub order: Order,
    /// The purchase that made the order, when the statement is the answer to it.
    pub bought: Option<Bought>,
    /// What the answer to a cancel said about money.
    pub settlement: Option<Settlement>,
    /// The provider's clock when it accepted a resend.
    pub resent_at: Option<DateTime<Utc>>,
}

impl Observation {
    /// A statement without special circumstances.
    pub fn new(source: Source, asked_at: DateTime<Utc>, order: Order) -> Self {
        Self { source, asked_at, event_at: None, order, bought: None, settlement: None, resent_at: None }
    }
}

/// What a purchase knows of the orders it made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// The purchase.
    pub intent: IntentId,
    /// What it is for, in words.
    pub title: Title,
    /// What was bought.
    pub product: ProductId,
    /// The price of one number as the person confirmed it; the order's own amount replaces it once read.
    pub price: Money,
}

/// What the answer to a cancel said about money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// What came back.
    pub refund: Option<Money>,
    /// The balance after it.
    pub balance: Option<Money>,
}

/// What an observation changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The order as it is known now.
    pub order: Tracked,
    /// What is to be told because of it.
    pub pushes: Vec<Push>,
}

/// Applies an observation to what was known of the order. Pure; [`Step::pushes`] follow from the difference.
pub fn observe(user: UserId, known: Option<&Tracked>, seen: &Observation) -> Step {
    let mut order = known.cloned().unwrap_or_else(|| Tracked::first_sight(user, seen));
    order.learn_facts(seen);
    order.learn_status(seen);
    order.learn_sms(seen);
    if order.purged {
        return Step { order, pushes: Vec::new() };
    }
    let pushes = pushes(known, &order, seen);
    Step { order, pushes }
}

fn pushes(known: Option<&Tracked>, order: &Tracked, seen: &Observation) -> Vec<Push> {
    if !order.verified {
        return Vec::new();
    }
    let known = known.filter(|known| known.verified);
    let told = known.map_or(0, |known| known.sms.len());
    let mut pushes: Vec<Push> =
        order.sms.iter().skip(told).map(|sms| Push::Sms { order: order.id, seq: sms.seq }).collect();
    let just_ended = known.is_some_and(|known| known.status.is_open()) && !order.status.is_open();
    if just_ended && order.end_is_news(seen) {
        pushes.push(Push::Ended { order: order.id });
    }
    if known.is_none_or(|known| known.face() != order.face()) {
        pushes.push(Push::Card { card: order.card });
    }
    pushes
}

/// A time as precisely as it is kept, so that telling it again is no change.
fn kept(time: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(time.timestamp_millis()).unwrap_or(time)
}

/// How long after a cancel from the chat an end that the provider tells of is taken for that cancel's own.
const CANCEL_ECHO: chrono::TimeDelta = chrono::TimeDelta::seconds(60);

impl Tracked {
    fn first_sight(user: UserId, seen: &Observation) -> Self {
        Self {
            user,
            id: seen.order.id,
            card: CardId::Order(seen.order.id),
            intent: None,
            status: OrderStatus::Active,
            status_at: seen.asked_at,
            product: None,
            title: Title::default(),
            phone: None,
            price: None,
            created_at: None,
            expires_at: None,
            ended_at: None,
            cancel_asked_at: None,
            refund: None,
            balance_after: None,
            abilities: Abilities::default(),
            round: 0,
            round_started_at: None,
            verified: false,
            cancel_promised_at: None,
            missing_since: None,
            vanished_at: None,
            purged: false,
            sms: Vec::new(),
        }
    }

    /// The newest SMS.
    pub fn newest_sms(&self) -> Option<&Sms> {
        self.sms.last()
    }

    /// How many SMS came of which nothing is known: the provider keeps only the newest, so one that was followed by
    /// another before anybody read it is lost. Told only by a provider that counts them.
    pub fn missed_sms(&self) -> u64 {
        let newest = self.sms.iter().filter_map(|sms| sms.revision).max();
        let known = u64::try_from(self.sms.len()).unwrap_or(u64::MAX);
        newest.and_then(|newest| u64::try_from(newest).ok()).map_or(0, |newest| newest.saturating_sub(known))
    }

    /// What a card shows of the order: two orders with the same face need no edit between them.
    fn face(&self) -> impl PartialEq + use<> {
        (
            (self.card, self.status, self.phone.clone(), self.price, self.title.clone(), self.expires_at),
            (self.refund, self.abilities, self.round, self.cancel_promised_at, self.vanished_at),
            self.sms.iter().map(|sms| (sms.code.clone(), sms.text.clone())).collect::<Vec<_>>(),
        )
    }

    fn end_is_news(&self, seen: &Observation) -> bool {
        let echo = self.cancel_asked_at.is_some_and(|asked| seen.asked_at - asked < CANCEL_ECHO);
        match self.status {
            OrderStatus::Expired => true,
            OrderStatus::Canceled => seen.source != Source::Answer && !echo,
            OrderStatus::Active | OrderStatus::OtpReceived | OrderStatus::Completed => false,
        }
    }

    fn learn_facts(&mut self, seen: &Observation) {
        let stated = &seen.order;
        if let Some(bought) = &seen.bought {
            self.intent.get_or_insert(bought.intent);
            self.card = CardId::Purchase(bought.intent);
            self.title = bought.title.clone();
            self.product.get_or_insert(bought.product);
            self.price.get_or_insert(bought.price);
        }
        if seen.source != Source::Event {
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
        if seen.asked_at >= self.status_at && stated.abilities != Abilities::default() {
            self.abilities = stated.abilities;
        }
        if let Some(at) = seen.resent_at.filter(|at| self.round_started_at.is_none_or(|known| known < *at)) {
            self.round += 1;
            self.round_started_at = Some(at);
        }
    }

    /// The provider shows it, so it is there: one that was given up is followed again.
    fn come_back(&mut self) {
        self.missing_since = None;
        self.vanished_at = None;
        if self.status.is_open() {
            self.ended_at = None;
        }
    }

    fn learn_status(&mut self, seen: &Observation) {
        let Some(stated) = seen.order.status.filter(|stated| *stated != self.status) else { return };
        let newer = seen.asked_at >= self.status_at;
        let allowed = match (self.status.is_open(), stated) {
            // An end is final; only the provider's own record may name another end.
            (false, stated) => !stated.is_open() && newer && seen.source >= Source::Read,
            // Back to waiting for an SMS: after a resend, never by an event, never by a statement from before or by
            // one that itself tells of an SMS.
            (true, OrderStatus::Active) => newer && seen.source > Source::Event && !seen.order.tells_of_sms(),
            // After a resend a statement from before it tells nothing of the wait for another SMS.
            (true, OrderStatus::OtpReceived) if self.round > 0 => {
                let overtaken =
                    seen.event_at.zip(self.round_started_at).is_some_and(|(at, resent)| at < resent);
                newer && !overtaken
            }
            (true, _) => true,
        };
        if allowed {
            self.status = stated;
            self.status_at = seen.asked_at.max(self.status_at);
            self.ended_at = if stated.is_open() { None } else { Some(seen.asked_at) };
        }
        if !self.status.is_open() {
            self.cancel_promised_at = None;
        }
    }
}

mod sms;

#[cfg(test)]
mod tests;
