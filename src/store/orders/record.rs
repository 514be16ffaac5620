//! Applies many observations in one transaction, with one statement per kind of row, however many
//! observations there are. Current state comes from memory; only orders missing there are looked up in the
//! database.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use sqlx::{Any, Transaction};

use super::rows::{self, OrderRow, SmsRow, StatusRow};
use super::{FIRST_POLL_MS, NAME_HEAD_START_MS};
use crate::domain::notification::Notification;
use crate::domain::outcomes::day_of;
use crate::domain::tracking::{CANCEL_TAKES, Observation, Order, Recorded, Source, observe};
use crate::domain::{IntentId, OrderId, UserId, Zone};
use crate::store::batch::Batch;
use crate::store::chat::{Chat, Update};
use crate::store::codec::{AT_ONCE, Sealer, time};
use crate::store::outbox::{self, OutboxRow};
use crate::store::outcomes::Differences;
use crate::store::writing::Writing;
use crate::store::{Error, Store, settling};

/// The chats that a transaction changes, as they were before it.
pub(in crate::store) type Chats = HashMap<UserId, Arc<Chat>>;

/// The result of applying observations.
#[derive(Default)]
pub(in crate::store) struct RecordedGroup {
    /// One step per observation, in the same order.
    pub(in crate::store) steps: Vec<Recorded>,
    /// Users whose open orders are to be polled, and when.
    pub(in crate::store) polls: BTreeMap<UserId, i64>,
    /// Purchases to continue now.
    pub(in crate::store) purchases: Vec<IntentId>,
    /// The resulting changes to the chats in memory, besides the rows that the batch returns.
    pub(in crate::store) updates: Vec<(UserId, Update)>,
}

/// An order of the transaction.
struct Known {
    user: UserId,
    /// State when the transaction began.
    before: Option<Arc<Order>>,
    /// State after the observations so far.
    now: Option<Arc<Order>>,
    /// Whether the user's open orders are polled anyway.
    is_polled: bool,
    /// How long to hold back the card of an order that may belong to a purchase with unknown outcome; `None`
    /// when there is no such purchase.
    card_wait: Option<i64>,
    /// The user's time zone, if chosen.
    zone: Option<Zone>,
}

/// What to write besides the orders. Duplicate rows are merged, because PostgreSQL rejects the same row twice
/// in one statement.
#[derive(Default)]
struct Follows {
    notifications: Vec<OutboxRow>,
    polls: BTreeMap<UserId, i64>,
    /// Orders whose number and service became known: messages about their first SMS need not wait for them
    /// any longer.
    named: Vec<(UserId, OrderId)>,
}

/// Each observation, followed by what the other users of the same account learn from it.
fn with_siblings<'a>(
    seen: &[(UserId, &'a Observation)],
    chats: &Chats,
) -> Vec<(UserId, Cow<'a, Observation>)> {
    let mut all = Vec::with_capacity(seen.len());
    for (user, one) in seen {
        all.push((*user, Cow::Borrowed(*one)));
        for sibling in chats.get(user).map(|chat| chat.siblings.as_slice()).unwrap_or_default() {
            if let Some(contact) = chats.get(sibling).and_then(|chat| chat.contact.as_ref()) {
                all.push((*sibling, Cow::Owned(one.for_sibling(contact.user.currency))));
            }
        }
    }
    all
}

impl Store {
    /// The chats of these users and of those with the same account: from memory, or read in this transaction.
    pub(in crate::store) async fn chats_in(
        &self,
        tx: &mut Transaction<'_, Any>,
        people: &BTreeSet<UserId>,
    ) -> Result<Chats, Error> {
        let mut chats = Chats::new();
        for user in people.iter().copied() {
            self.add_chat(tx, &mut chats, user).await?;
            let siblings = chats.get(&user).map(|chat| chat.siblings.clone()).unwrap_or_default();
            for sibling in siblings {
                self.add_chat(tx, &mut chats, sibling).await?;
            }
        }
        Ok(chats)
    }

    /// Adds the other users' chats that are in memory, and returns all users whom the transaction changes.
    pub(in crate::store) fn add_known_chats(
        &self,
        chats: &mut Chats,
        others: BTreeSet<UserId>,
    ) -> BTreeSet<UserId> {
        let mut touched: BTreeSet<_> = chats.keys().copied().collect();
        for user in others {
            touched.insert(user);
            if !chats.contains_key(&user)
                && let Some(chat) = self.memory().find(user)
            {
                chats.insert(user, chat);
            }
        }
        touched
    }

    async fn add_chat(
        &self,
        tx: &mut Transaction<'_, Any>,
        chats: &mut Chats,
        user: UserId,
    ) -> Result<(), Error> {
        if let Entry::Vacant(slot) = chats.entry(user) {
            slot.insert(match self.memory().find(user) {
                Some(chat) => chat,
                None => Arc::new(self.load_chat(tx, user).await?),
            });
        }
        Ok(())
    }

    /// Applies observations within the caller's transaction, which then runs the batch; after its commit, the
    /// caller makes the consequences known. `chats` must cover all users concerned.
    ///
    /// Every chat with the same account learns the same.
    pub(in crate::store) async fn record_in(
        &self,
        tx: &mut Transaction<'_, Any>,
        batch: &mut Batch,
        seen: &[(UserId, &Observation)],
        chats: &Chats,
    ) -> Result<RecordedGroup, Error> {
        let all = with_siblings(seen, chats);
        let mut known = self.known_orders(tx, &all, chats).await?;
        let (mut steps, mut follows) = (Vec::with_capacity(seen.len()), Follows::default());
        let mut purchases = Vec::new();
        for (user, seen) in &all {
            let known = known.get_mut(&(*user, seen.order.id)).ok_or(Error::Corrupt("an order"))?;
            let mut step = observe(*user, known.now.as_deref(), seen);
            let changes = !step.notifications.is_empty() || known.now.as_deref() != Some(&step.order);
            if changes && !step.order.purged {
                known.set_counted_day(&mut step.order, seen);
                self.retire_card(tx, batch, known.now.as_deref(), &mut step).await?;
                self.note_follows(&mut follows, known, seen, &step)?;
                if known.waits_for_buyer(seen, &step) && step.order.verified && !known.was_verified() {
                    purchases.extend(settling::look_for_buyer(tx, *user).await?);
                }
                known.now = Some(Arc::new(step.order.clone()));
            }
            if matches!(seen, Cow::Borrowed(_)) {
                steps.push(step);
            }
        }
        self.write_changes(batch, known.values())?;
        outbox::release_named(batch, &follows.named)?;
        outbox::insert_all(batch, follows.notifications)?;
        let orders = known.into_iter().filter_map(|((user, _), Known { before, now, .. })| {
            now.map(|now| (user, Update::Order { before, now }))
        });
        let named = follows.named.into_iter().map(|(user, order)| (user, Update::Named(order)));
        let updates = orders.chain(named).collect();
        Ok(RecordedGroup { steps, polls: follows.polls, purchases, updates })
    }

    /// Applies what an answer said about a user's orders, within a transaction that does more than that.
    pub(in crate::store) async fn record_with(
        &self,
        tx: &mut Writing,
        user: UserId,
        seen: &[Observation],
    ) -> Result<(), Error> {
        let chats = self.chats_in(tx, &[user].into()).await?;
        let seen: Vec<_> = seen.iter().map(|seen| (user, seen)).collect();
        let mut batch = Batch::default();
        let RecordedGroup { polls, purchases, .. } = self.record_in(tx, &mut batch, &seen, &chats).await?;
        batch.run(tx).await?;
        for user in chats.into_keys() {
            tx.also(self.memory().change(user));
            tx.deliver(user);
        }
        polls.into_iter().for_each(|(user, at)| tx.poll(user, at));
        purchases.into_iter().for_each(|intent| tx.carry_on(intent));
        Ok(())
    }

    /// Loads the current state of the orders.
    async fn known_orders(
        &self,
        tx: &mut Transaction<'_, Any>,
        seen: &[(UserId, Cow<'_, Observation>)],
        chats: &Chats,
    ) -> Result<HashMap<(UserId, OrderId), Known>, Error> {
        let mut known = HashMap::with_capacity(seen.len());
        for (user, seen) in seen {
            let id = seen.order.id;
            if known.contains_key(&(*user, id)) {
                continue;
            }
            let chat = chats.get(user).ok_or(Error::Corrupt("a chat"))?;
            let before = match chat.orders.get(&id) {
                Some(order) => Some(Arc::clone(order)),
                None => {
                    let sealer = Sealer { keyring: self.keyring(), user: *user };
                    rows::find(tx, &sealer, id).await?.map(Arc::new)
                }
            };
            let (is_polled, card_wait) = (self.inner.polls.contains(*user), chat.card_wait);
            let zone = chat.contact.as_ref().and_then(|contact| contact.user.zone);
            known.insert(
                (*user, id),
                Known { user: *user, now: before.clone(), before, is_polled, card_wait, zone },
            );
        }
        Ok(known)
    }

    /// Writes whatever differs from before.
    fn write_changes<'a>(
        &self,
        batch: &mut Batch,
        known: impl Iterator<Item = &'a Known>,
    ) -> Result<(), Error> {
        let (mut orders, mut statuses, mut messages) = (Vec::new(), Vec::new(), Vec::new());
        let mut differences = Differences::default();
        for Known { user, before, now, .. } in known {
            let Some(order) = now.as_deref().filter(|now| before.as_deref() != Some(*now)) else { continue };
            let sealer = Sealer { keyring: self.keyring(), user: *user };
            match before.as_deref() {
                Some(before) if order.differs_in_status_only(before) => {
                    statuses.extend((order.status != before.status).then(|| StatusRow::new(order)));
                }
                _ => orders.push(OrderRow::new(order, &sealer)?),
            }
            differences.add(before.as_deref(), order);
            for (index, sms) in order.sms.iter().enumerate() {
                if before.as_deref().and_then(|before| before.sms.get(index)) != Some(sms) {
                    messages.push(SmsRow::new(order, sms, &sealer)?);
                }
            }
        }
        rows::write_orders(batch, &orders)?;
        rows::write_statuses(batch, &statuses)?;
        rows::write_sms(batch, &messages)?;
        differences.write(batch)
    }

    /// Collects what follows from a step: notifications, and when to poll the account.
    fn note_follows(
        &self,
        follows: &mut Follows,
        known: &Known,
        seen: &Observation,
        step: &Recorded,
    ) -> Result<(), Error> {
        let (user, now) = (known.user, self.now_ms());
        let named_soon = is_being_named(known, seen, &step.order);
        let name_due = if named_soon { now + NAME_HEAD_START_MS } else { AT_ONCE };
        let wait = known.card_wait.filter(|_| known.waits_for_buyer(seen, step));
        let card_due = wait.map_or(name_due, |wait| now + wait);
        let awaited = time(now).is_ok_and(|now| step.order.awaits_cancel(now));
        let end_due = if awaited { now + CANCEL_TAKES.num_milliseconds() } else { AT_ONCE };
        for notification in &step.notifications {
            let due = match notification {
                Notification::Card { .. } => card_due,
                Notification::Sms { seq: 1, .. } => name_due,
                Notification::Ended { .. } => end_due,
                _ => AT_ONCE,
            };
            self.outbox_row(user, notification, (now, due))?.add_to(&mut follows.notifications);
        }
        let was_nameless =
            known.now.as_ref().is_some_and(|order| order.is_nameless() && !order.sms.is_empty());
        if was_nameless && !step.order.is_nameless() {
            follows.named.push((user, step.order.id));
        }
        // The event shows that push works, and the order is already being polled, so no earlier poll is
        // needed.
        let followed = known.now.as_ref().is_some_and(|order| order.verified && order.status.is_open());
        let nothing_new = seen.source == Source::Event && followed && known.is_polled;
        if !nothing_new && (step.order.status.is_open() || !step.order.verified) {
            let due = if step.order.verified { now + FIRST_POLL_MS } else { AT_ONCE };
            let sooner = follows.polls.entry(user).or_insert(due);
            *sooner = due.min(*sooner);
        }
        Ok(())
    }
}

impl Known {
    /// Sets once under which day the order is counted: when it was bought, in the user's time zone.
    fn set_counted_day(&self, order: &mut Order, seen: &Observation) {
        if order.verified && order.counted_day.is_none() {
            let bought = order.created_at.unwrap_or(seen.asked_at);
            order.counted_day = Some(day_of(bought, self.zone));
        }
    }

    /// Whether the order may still turn out to belong to a purchase with unknown outcome.
    fn waits_for_buyer(&self, seen: &Observation, step: &Recorded) -> bool {
        self.card_wait.is_some() && step.order.intent.is_none() && seen.source < Source::Answer
    }

    fn was_verified(&self) -> bool {
        self.now.as_ref().is_some_and(|order| order.verified)
    }
}

/// Whether number and service are being looked up and will usually be known in a moment: the list has
/// neither, and a read by id leaves the service to the catalog.
fn is_being_named(known: &Known, seen: &Observation, order: &Order) -> bool {
    let was_nameless = known.now.as_deref().is_some_and(Order::is_nameless);
    let waits = match seen.source {
        Source::List => order.phone.is_none(),
        Source::Read => was_nameless && order.title.service.is_none() && order.product.is_some(),
        Source::Catalog | Source::Event | Source::Answer => false,
    };
    waits && order.intent.is_none()
}
