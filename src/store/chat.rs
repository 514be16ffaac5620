//! One chat as cached in memory: the user, the account, the open orders, the cards that show them, and the
//! pending notifications.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Error;
use super::account::Account;
use super::codec::{AT_ONCE, time};
use super::queue::Due;
use crate::domain::account::Linked;
use crate::domain::notification::{CardId, Notification};
use crate::domain::purchase::Purchase;
use crate::domain::tracking::Order;
use crate::domain::user::{Lifetime, User};
use crate::domain::{OrderId, UserId};

/// Maximum number of orders kept per chat, unless more of them are open.
const ORDERS: usize = 64;
/// SMS kept per order: as many as are read.
const SMS: usize = 64;
/// When this few notifications are left in memory, more are read, if there are more.
const FEW: usize = 32;
/// Everything cached about a chat.
#[derive(Debug, Clone, Default)]
pub(super) struct Chat {
    pub(super) contact: Option<Contact>,
    pub(super) dialogue: Option<String>,
    pub(super) account: Option<Arc<Account>>,
    /// The other users of the same account, most recently linked first.
    pub(super) siblings: Vec<UserId>,
    /// The pending notifications, and whether these are all of them.
    pub(super) waiting: Vec<OutboxEntry>,
    pub(super) has_all_waiting: bool,
    /// How long to hold back the card of an order that may belong to a purchase with unknown outcome; `None`
    /// when there is no such purchase.
    pub(super) card_wait: Option<i64>,
    /// The open orders, and others that were used recently.
    pub(super) orders: HashMap<OrderId, Arc<Order>>,
    /// The cards of the open orders, and others that were used recently.
    pub(super) cards: HashMap<CardId, ShownCard>,
    /// The newest message that shows an SMS of an open order.
    pub(super) sms_messages: HashMap<OrderId, i32>,
}

/// A change that a transaction makes to a chat.
pub(super) enum Update {
    /// An order before and after the change.
    Order { before: Option<Arc<Order>>, now: Arc<Order> },
    /// A message shows a card.
    Card(CardId, i32),
    /// The new state of a pending notification.
    Waits(OutboxEntry),
    /// A notification was delivered as it was when taken.
    Told(OutboxEntry),
    /// A message shows an SMS of an order.
    SmsMessage(OrderId, i32),
    /// The first SMS of an order no longer waits for its number and service.
    Named(OrderId),
}

/// What is the same for all accounts of a person.
#[derive(Debug)]
pub(super) struct Person {
    /// The account in use.
    pub(super) current: UserId,
    /// The linked accounts, in their order.
    pub(super) linked: Vec<Linked>,
    /// The person with each account that they have had, beginning with the first.
    pub(super) users: Vec<UserId>,
}

/// The user, and whether they can be messaged.
#[derive(Debug, Clone)]
pub(super) struct Contact {
    pub(super) user: User,
    pub(super) person: Arc<Person>,
    pub(super) blocked_at: Option<i64>,
    pub(super) retry_at: Option<i64>,
    pub(super) flood_until: i64,
}

/// A card.
#[derive(Debug, Clone, Default)]
pub(super) struct ShownCard {
    /// The message that shows it.
    pub(super) message: Option<i32>,
    /// The purchase it belongs to.
    pub(super) purchase: Option<Purchase>,
    /// The orders on it.
    pub(super) orders: Vec<Arc<Order>>,
}

impl Contact {
    /// Whether the user can be messaged at this time.
    pub(super) fn reach(&self, now: i64) -> Result<Reach, Error> {
        if self.blocked_at.is_some() {
            return Ok(if self.retry_at.is_some_and(|at| at <= now) { Reach::Lost } else { Reach::Blocked });
        }
        Ok(if self.flood_until > now { Reach::FloodUntil(time(self.flood_until)?) } else { Reach::Open })
    }

    /// When a notification may be sent; never while the user can't be reached. A farewell is the exception: an
    /// unreachable user who is to be forgotten is forgotten at once.
    fn due(&self, entry: &OutboxEntry) -> Option<i64> {
        let farewell = matches!(entry.notification, Notification::Farewell { .. });
        match (self.blocked_at, self.retry_at) {
            (None, _) => Some(entry.not_before.max(self.flood_until)),
            (Some(_), _) if farewell => Some(entry.not_before),
            (Some(_), Some(retry)) => Some(entry.not_before.max(retry)),
            (Some(_), None) => None,
        }
    }
}

impl Chat {
    /// Whether messages can be sent to this chat. An unknown user is never messaged.
    pub(super) fn reach(&self, now: i64) -> Result<Reach, Error> {
        self.contact.as_ref().map_or(Ok(Reach::Blocked), |contact| contact.reach(now))
    }

    /// The person with each account that they have had, except the first.
    pub(super) fn other_accounts(&self) -> impl Iterator<Item = UserId> {
        self.contact.iter().flat_map(|contact| contact.person.users.iter().skip(1)).copied()
    }

    fn due(&self) -> impl Iterator<Item = (i64, &OutboxEntry)> {
        let contact = self.contact.as_ref();
        self.waiting.iter().filter_map(move |entry| Some((contact?.due(entry)?, entry)))
    }

    /// The most urgent notification that is due now.
    pub(super) fn next_notification(&self, now: i64) -> Option<OutboxEntry> {
        let due = self.due().filter(|(at, _)| *at <= now);
        due.map(|(_, entry)| *entry).min_by_key(OutboxEntry::rank)
    }

    /// When the next notification is due, and how urgent it is.
    pub(super) fn next_delivery(&self, now: i64) -> Option<Due> {
        let at = self.due().map(|(at, _)| at).min()?;
        let urgent = self.next_notification(now.max(at))?;
        Some(Due { at, rank: urgent.rank().0 })
    }

    /// Applies what a transaction has changed.
    pub(super) fn apply(&mut self, update: Update) {
        match update {
            Update::Order { before, now } => self.keep_order(before.as_deref(), now),
            Update::Card(card, message) => {
                self.cards.get_mut(&card).into_iter().for_each(|shown| shown.message = Some(message));
            }
            Update::Waits(entry) => match self.waiting.iter_mut().find(|known| known.is_row(&entry)) {
                Some(known) => *known = entry,
                None => self.waiting.push(entry),
            },
            Update::SmsMessage(order, message) => {
                let newest = self.sms_messages.entry(order).or_insert(message);
                *newest = message.max(*newest);
            }
            Update::Told(entry) => self.waiting.retain(|waiting| !waiting.is_as_taken(&entry)),
            Update::Named(order) => {
                let sms = Notification::Sms { order, seq: 1 };
                let waiting = self.waiting.iter_mut();
                waiting
                    .filter(|entry| entry.notification == sms && entry.attempts == 0)
                    .for_each(|entry| entry.not_before = AT_ONCE);
            }
        }
    }

    /// Whether more notifications must be read before the next delivery.
    pub(super) fn runs_out(&self) -> bool {
        !self.has_all_waiting && self.waiting.len() < FEW
    }

    /// Whether there are open orders on an account that the provider still answers for.
    pub(super) fn has_orders_to_follow(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.revoked_at.is_none())
            && self.orders.values().any(|order| order.ended_at.is_none())
    }

    /// The orders that have not ended, oldest first.
    pub(super) fn open_orders(&self) -> Vec<Arc<Order>> {
        let mut open: Vec<_> =
            self.orders.values().filter(|order| order.ended_at.is_none()).cloned().collect();
        open.sort_unstable_by_key(|order| order.id);
        open
    }

    /// Applies an order's change; `before` is its previous state.
    fn keep_order(&mut self, before: Option<&Order>, mut now: Arc<Order>) {
        let is_new = before.is_none();
        if now.sms.len() > SMS {
            let order = Arc::make_mut(&mut now);
            order.sms.drain(..order.sms.len() - SMS);
        }
        if let Some(old) = before.map(|before| before.card).filter(|card| *card != now.card) {
            self.cards.remove(&old);
            self.cards.remove(&now.card);
        }
        match self.cards.get_mut(&now.card) {
            Some(card) => {
                match card.orders.iter_mut().find(|order| order.id == now.id) {
                    Some(order) => *order = Arc::clone(&now),
                    None => card.orders.push(Arc::clone(&now)),
                }
                card.orders.sort_unstable_by_key(|order| order.id);
            }
            // No message shows it yet.
            None if is_new && now.card == CardId::Order(now.id) => {
                let card = ShownCard { orders: vec![Arc::clone(&now)], ..ShownCard::default() };
                self.cards.insert(now.card, card);
            }
            None => {}
        }
        self.orders.insert(now.id, now);
        self.prune();
    }

    fn prune(&mut self) {
        if self.orders.len() <= ORDERS {
            return;
        }
        self.orders.retain(|_, order| order.ended_at.is_none());
        let orders = &self.orders;
        self.cards.retain(|_, card| card.orders.iter().any(|order| orders.contains_key(&order.id)));
        self.sms_messages.retain(|order, _| orders.contains_key(order));
    }
}

/// Whether a user can be messaged now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Messages can be sent.
    Open,
    /// Telegram asked to wait until this time.
    FloodUntil(DateTime<Utc>),
    /// They blocked the bot or their account is gone; everything is kept until they return.
    Blocked,
    /// Telegram did not find their chat last time, and a retry is due.
    Lost,
}

/// A pending notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxEntry {
    pub(super) id: i64,
    pub(super) generation: i64,
    pub(super) not_before: i64,
    /// The user whose chat it is for.
    pub user: UserId,
    /// The kind of notification and its subject.
    pub notification: Notification,
    /// When its cause became known.
    pub caused_at: DateTime<Utc>,
    /// How many delivery attempts have failed.
    pub attempts: u32,
    /// How many of its messages have been sent, if there are several.
    pub parts_sent: u32,
}

impl OutboxEntry {
    /// Sort key within a chat; smaller goes first.
    pub(super) fn rank(&self) -> (i64, i64) {
        (self.notification.priority(), self.id)
    }

    /// Whether it is the same row, renewed or not.
    pub(super) fn is_row(&self, other: &Self) -> bool {
        self.id == other.id
    }

    /// Whether it is the same row and has not been renewed.
    pub(super) fn is_as_taken(&self, taken: &Self) -> bool {
        self.id == taken.id && self.generation == taken.generation
    }
}

/// What a delivery left in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing to remember.
    Done,
    /// The card's message.
    Card(CardId, i32),
    /// A new message with an SMS, and how long it stays.
    Sms(i32, Lifetime),
    /// Another new message, which may have private content.
    Notice(i32),
    /// A further message with the rest of an SMS, and how long it stays.
    Part(i32, Lifetime),
}
