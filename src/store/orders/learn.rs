//! What many observations change, in one transaction and with one statement for each kind of row, however many there
//! are.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::rows::{self, OrderRow, SmsRow};
use super::{CARD_WAITS_FOR_PURCHASE_MS, FIRST_POLL_MS};
use crate::domain::push::Push;
use crate::domain::tracking::{Observation, Source, Step, Tracked, observe};
use crate::domain::{OrderId, UserId};
use crate::store::codec::{AT_ONCE, Sealer, many, place};
use crate::store::outbox::{Parcel, PushRow};
use crate::store::{Error, Store};

/// What observations came to.
#[derive(Default)]
pub(in crate::store) struct Learned {
    /// One for each observation, in their order.
    pub(in crate::store) steps: Vec<Step>,
    /// What is to be handed to the deliverer of this process.
    pub(in crate::store) taken: Vec<Parcel>,
    /// Whether there is more to deliver.
    pub(in crate::store) outbox: bool,
    /// Whether an account is to be looked at sooner than it was.
    pub(in crate::store) polls: bool,
}

/// An order of the transaction.
struct Known {
    user: UserId,
    /// As it was when the transaction began.
    before: Option<Tracked>,
    /// As it is after the observations so far.
    now: Option<Tracked>,
    /// When the account is looked at next.
    poll_at: Option<i64>,
    /// Whether a purchase of the person has no answer yet.
    buying: bool,
}

#[derive(Serialize)]
struct Wanted {
    user_id: i64,
    order_id: i64,
}

#[derive(Serialize)]
struct PollRow {
    user_id: i64,
    due: i64,
}

/// What is to be written beside the orders. A row that is named twice is one: PostgreSQL takes no two of a statement.
#[derive(Default)]
struct Follows {
    pushes: Vec<PushRow>,
    polls: BTreeMap<i64, i64>,
}

impl Store {
    /// Applies observations within a transaction of the caller, who holds the people before it and rings the bells
    /// after its commit.
    pub(in crate::store) async fn learn_in(
        &self,
        tx: &mut Transaction<'_, Any>,
        seen: &[(UserId, &Observation)],
    ) -> Result<Learned, Error> {
        if seen.is_empty() {
            return Ok(Learned::default());
        }
        let mut known = self.known_orders(tx, seen).await?;
        let (mut steps, mut follows) = (Vec::with_capacity(seen.len()), Follows::default());
        for (user, seen) in seen {
            let known = known.get_mut(&(*user, seen.order.id)).ok_or(Error::Corrupt("an order"))?;
            let mut step = observe(*user, known.now.as_ref(), seen);
            let changes = !step.pushes.is_empty() || known.now.as_ref() != Some(&step.order);
            if changes && !step.order.purged {
                self.retire_card(tx, known.now.as_ref(), &mut step).await?;
                follows.note(known, seen, &step, self.now_ms())?;
                known.now = Some(step.order.clone());
            }
            steps.push(step);
        }
        self.write_changes(tx, known.values()).await?;
        let (mut taken, outbox) = self.insert_taken(tx, follows.pushes).await?;
        for parcel in &mut taken {
            // A card is drawn from all that is on it, and from the newest state.
            let (Push::Sms { order, .. } | Push::Ended { order }) = parcel.push else { continue };
            parcel.order = known.get(&(parcel.user, order)).and_then(|known| known.now.clone()).map(Arc::new);
        }
        let polls = write_polls(tx, &follows.polls).await?;
        Ok(Learned { steps, taken, outbox, polls })
    }

    /// The orders as they are. Their people have to be held.
    async fn known_orders(
        &self,
        tx: &mut Transaction<'_, Any>,
        seen: &[(UserId, &Observation)],
    ) -> Result<HashMap<(UserId, OrderId), Known>, Error> {
        let mut keys: Vec<_> = seen.iter().map(|(user, seen)| (*user, seen.order.id)).collect();
        keys.sort_unstable_by_key(|(user, order)| (user.0, order.0));
        keys.dedup();
        let wanted = many(keys.iter().map(|(user, order)| Wanted { user_id: user.0, order_id: order.0 }))?;
        // Of an order that is not known the rest of the row tells all the same.
        let found = sqlx::query(
            "SELECT wanted.key AS place, orders.*, accounts.poll_at AS poll_at,
                 (SELECT COUNT(*) FROM purchases WHERE purchases.state = 'confirmed'
                     AND purchases.user_id = CAST(wanted.value ->> 'user_id' AS BIGINT)) AS buying,
                 (SELECT COUNT(*) FROM sms WHERE sms.user_id = orders.user_id
                     AND sms.order_id = orders.order_id) AS messages
             FROM jsonb_each(jsonb($1)) AS wanted
             LEFT JOIN orders ON orders.user_id = CAST(wanted.value ->> 'user_id' AS BIGINT)
                 AND orders.order_id = CAST(wanted.value ->> 'order_id' AS BIGINT)
             LEFT JOIN accounts ON accounts.user_id = CAST(wanted.value ->> 'user_id' AS BIGINT)",
        )
        .bind(wanted.clone())
        .fetch_all(&mut **tx)
        .await?;
        let messages = found.iter().map(|row| row.try_get::<i64, _>("messages")).sum::<Result<i64, _>>()?;
        let messages = if messages > 0 { messages_of(tx, wanted).await? } else { Vec::new() };
        let mut known = HashMap::with_capacity(keys.len());
        for row in &found {
            let place = place(row)?;
            let (user, id) = *keys.get(place).ok_or(Error::Corrupt("an order"))?;
            let sealer = Sealer { keyring: self.keyring(), user };
            let is_known = row.try_get::<Option<i64>, _>("user_id")?.is_some();
            let sms = messages.iter().filter(|(of, _)| *of == place);
            let sms = sms.map(|(_, row)| rows::read_sms(row, &sealer)).collect::<Result<_, _>>()?;
            let before = is_known.then(|| rows::read_order(row, &sealer, sms)).transpose()?;
            let (poll_at, buying) = (row.try_get("poll_at")?, row.try_get::<i64, _>("buying")? > 0);
            known.insert((user, id), Known { user, now: before.clone(), before, poll_at, buying });
        }
        Ok(known)
    }

    /// Writes what differs from before.
    async fn write_changes<'a>(
        &self,
        tx: &mut Transaction<'_, Any>,
        known: impl Iterator<Item = &'a Known>,
    ) -> Result<(), Error> {
        let (mut orders, mut messages) = (Vec::new(), Vec::new());
        for Known { user, before, now, .. } in known {
            let Some(order) = now.as_ref().filter(|now| before.as_ref() != Some(*now)) else { continue };
            let sealer = Sealer { keyring: self.keyring(), user: *user };
            orders.push(OrderRow::new(order, &sealer)?);
            for (index, sms) in order.sms.iter().enumerate() {
                if before.as_ref().and_then(|before| before.sms.get(index)) != Some(sms) {
                    messages.push(SmsRow::new(order, sms, &sealer)?);
                }
            }
        }
        rows::write_orders(tx, &orders).await?;
        rows::write_sms(tx, &messages).await
    }
}

impl Follows {
    /// What follows from a step: what is to be told, and when the account is to be looked at.
    fn note(&mut self, known: &Known, seen: &Observation, step: &Step, now: i64) -> Result<(), Error> {
        let may_be_bought_now = step.order.intent.is_none() && seen.source < Source::Answer;
        let waits = may_be_bought_now && known.buying;
        let card_due = if waits { now + CARD_WAITS_FOR_PURCHASE_MS } else { AT_ONCE };
        for push in &step.pushes {
            let due = if matches!(push, Push::Card { .. }) { card_due } else { AT_ONCE };
            PushRow::new(known.user, push, now, due)?.add_to(&mut self.pushes);
        }
        // Push works, as the event shows, and the order is being looked at: nothing to look at sooner.
        let followed = known.now.as_ref().is_some_and(|order| order.verified && order.status.is_open());
        let nothing_new = seen.source == Source::Event && followed && known.poll_at.is_some();
        if !nothing_new && (step.order.status.is_open() || !step.order.verified) {
            let due = if step.order.verified { now + FIRST_POLL_MS } else { AT_ONCE };
            let sooner = self.polls.get(&known.user.0).map_or(due, |known| due.min(*known));
            self.polls.insert(known.user.0, sooner);
        }
        Ok(())
    }
}

/// The SMS of the wanted orders, each with the place of its order, oldest first.
async fn messages_of(tx: &mut Transaction<'_, Any>, wanted: String) -> Result<Vec<(usize, AnyRow)>, Error> {
    let rows = sqlx::query(
        "SELECT wanted.key AS place, sms.* FROM jsonb_each(jsonb($1)) AS wanted
         JOIN sms ON sms.user_id = CAST(wanted.value ->> 'user_id' AS BIGINT)
             AND sms.order_id = CAST(wanted.value ->> 'order_id' AS BIGINT)
         ORDER BY sms.seq",
    )
    .bind(wanted)
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter().map(|row| Ok((place(&row)?, row))).collect()
}

async fn write_polls(tx: &mut Transaction<'_, Any>, polls: &BTreeMap<i64, i64>) -> Result<bool, Error> {
    if polls.is_empty() {
        return Ok(false);
    }
    sqlx::query(
        "UPDATE accounts SET poll_at = CAST(due.value ->> 'due' AS BIGINT) FROM jsonb_each(jsonb($1)) AS due
         WHERE accounts.user_id = CAST(due.value ->> 'user_id' AS BIGINT)
             AND (accounts.poll_at IS NULL OR accounts.poll_at > CAST(due.value ->> 'due' AS BIGINT))",
    )
    .bind(many(polls.iter().map(|(user_id, due)| PollRow { user_id: *user_id, due: *due }))?)
    .execute(&mut **tx)
    .await?;
    Ok(true)
}
