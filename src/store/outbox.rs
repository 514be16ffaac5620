//! The outbox: rows that say what is still to be told, written with their cause and deleted once told.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::codec::{AT_ONCE, count, get_time, many};
use super::handover::Place;
use super::writer::Job;
use super::{Error, Store, told};
use crate::domain::UserId;
use crate::domain::push::{CardId, Push};
use crate::domain::tracking::Tracked;
use crate::domain::user::Lifetime;

/// A push that this process has taken for delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub(super) id: i64,
    pub(super) generation: i64,
    /// The process that has taken it, where there may be several.
    pub(super) owner: Option<String>,
    /// Whose chat it is for.
    pub user: UserId,
    /// What is to be told.
    pub push: Push,
    /// When its cause became known.
    pub caused_at: DateTime<Utc>,
    /// How many deliveries have failed.
    pub attempts: u32,
    /// Until when nobody else takes it.
    pub leased_until: DateTime<Utc>,
    /// The order of an SMS or an end, as the transaction left it that added the push.
    pub order: Option<Arc<Tracked>>,
    pub(super) place: Place,
}

impl Parcel {
    /// Smaller goes first within a chat.
    pub fn rank(&self) -> (i64, i64) {
        (self.push.priority(), self.id)
    }
}

/// What a delivery left in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing to remember.
    Done,
    /// The card's message.
    Card(CardId, i32),
    /// A new message with an SMS, and how long it is to stay.
    Sms(i32, Lifetime),
}

fn read(row: &AnyRow) -> Result<Parcel, Error> {
    let push: String = row.try_get("push")?;
    Ok(Parcel {
        id: row.try_get("id")?,
        generation: row.try_get("generation")?,
        owner: row.try_get("owner")?,
        user: UserId(row.try_get("user_id")?),
        push: serde_json::from_str(&push).map_err(|_| Error::Corrupt("a push"))?,
        caused_at: get_time(row, "caused_at")?,
        attempts: count(row, "attempts")?,
        leased_until: get_time(row, "lease_until")?,
        order: None,
        place: Place::default(),
    })
}

/// Longer than one send may take, so that a lease never ends under a send.
pub const LEASE: Duration = Duration::from_secs(45);

/// A push as it is written.
#[derive(Serialize)]
pub(super) struct PushRow {
    user_id: i64,
    push_key: String,
    push: String,
    priority: i64,
    caused_at: i64,
    not_before: i64,
    lease_until: i64,
}

impl PushRow {
    pub(super) fn new(user: UserId, push: &Push, caused_at: i64, not_before: i64) -> Result<Self, Error> {
        let json = serde_json::to_string(push).map_err(|_| Error::Corrupt("a push"))?;
        Ok(Self {
            user_id: user.0,
            push_key: push.key(),
            push: json,
            priority: push.priority(),
            caused_at,
            not_before,
            lease_until: 0,
        })
    }

    /// Whether it can be delivered as soon as it is durable.
    fn is_due(&self) -> bool {
        self.not_before == AT_ONCE
    }

    /// Joins the others of a statement. One that is there already is due when either is.
    pub(super) fn add_to(self, rows: &mut Vec<Self>) {
        let same = |row: &&mut Self| row.user_id == self.user_id && row.push_key == self.push_key;
        match rows.iter_mut().find(same) {
            Some(row) => row.not_before = row.not_before.min(self.not_before),
            None => rows.push(self),
        }
    }
}

/// Adds a push, or renews the one with the same key that has not been delivered yet.
pub(super) async fn insert(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    push: &Push,
    now: i64,
    not_before: i64,
) -> Result<(), Error> {
    insert_all(tx, &[PushRow::new(user, push, now, not_before)?]).await?;
    Ok(())
}

/// The same for many, no two of them with the same key; nothing is left for who was forgotten meanwhile. Gives those that are new as this statement took them.
pub(super) async fn insert_all(
    tx: &mut Transaction<'_, Any>,
    rows: &[PushRow],
) -> Result<Vec<Parcel>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let written = sqlx::query(
        "INSERT INTO outbox (user_id, push_key, push, priority, caused_at, not_before, lease_until)
         SELECT CAST(value ->> 'user_id' AS BIGINT), value ->> 'push_key', value ->> 'push',
             CAST(value ->> 'priority' AS BIGINT), CAST(value ->> 'caused_at' AS BIGINT),
             CAST(value ->> 'not_before' AS BIGINT), CAST(value ->> 'lease_until' AS BIGINT)
         FROM jsonb_each(jsonb($1))
         WHERE EXISTS (SELECT 1 FROM users WHERE users.user_id = CAST(value ->> 'user_id' AS BIGINT))
         ON CONFLICT (user_id, push_key) DO UPDATE SET
             generation = outbox.generation + 1,
             attempts = 0,
             not_before = CASE WHEN outbox.not_before > excluded.not_before AND outbox.attempts = 0
                               THEN excluded.not_before ELSE outbox.not_before END
         RETURNING id, generation, owner, user_id, push, caused_at, attempts, lease_until",
    )
    .bind(many(rows)?)
    .fetch_all(&mut **tx)
    .await?;
    let mut new = Vec::new();
    for row in &written {
        // What was there before may be of another version.
        if row.try_get::<i64, _>("generation")? == 0 {
            new.push(read(row)?);
        }
    }
    Ok(new)
}

impl Store {
    /// Adds a push on its own.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_push(&self, user: UserId, push: &Push) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let now = self.now_ms();
        insert(&mut tx, user, push, now, AT_ONCE).await?;
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(())
    }

    /// Adds pushes of which as many as there are places are taken for the deliverer of this process: to be handed over
    /// after the commit. Also tells whether there are others.
    pub(super) async fn insert_taken(
        &self,
        tx: &mut Transaction<'_, Any>,
        mut rows: Vec<PushRow>,
    ) -> Result<(Vec<Parcel>, bool), Error> {
        let handover = &self.inner.handover;
        let due = rows.iter().filter(|row| row.is_due()).count();
        let mut places = handover.places(due);
        if places.left() < due {
            handover.set_behind(true);
        }
        let until = self.now_ms() + i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX / 4);
        for row in rows.iter_mut().filter(|row| row.is_due()).take(places.left()) {
            row.lease_until = until;
        }
        let mut taken = insert_all(tx, &rows).await?;
        taken.retain(|parcel| parcel.leased_until.timestamp_millis() == until);
        for parcel in &mut taken {
            parcel.place = places.take();
        }
        let others = taken.len() < rows.len();
        Ok((taken, others))
    }

    /// Hands over what is durable now.
    pub(super) fn hand_over(&self, taken: Vec<Parcel>) {
        self.inner.handover.give(taken);
    }

    /// From now on this process delivers, and takes at most so many pushes as soon as they are durable. Where there may
    /// be several processes a push goes to the one that has its chat in hand, so it is claimed.
    pub fn deliver_here(&self, places: usize) {
        if self.is_alone() {
            self.inner.handover.open(places);
        }
    }

    /// Waits for pushes that became durable and are taken already, at most `limit`.
    pub async fn handed_over(&self, limit: usize) -> Vec<Parcel> {
        self.inner.handover.receive(limit).await
    }

    /// Takes up to `limit` due pushes for `lease`, the most urgent first. Chats of which another process has pushes in
    /// hand are left to it: what is told in one chat is told in order, and at one process's pace.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_pushes(&self, limit: u32, lease: Duration) -> Result<Vec<Parcel>, Error> {
        if !self.is_present() {
            return Ok(Vec::new());
        }
        let now = self.now_ms();
        let until = now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 4);
        let mut tx = self.begin().await?;
        if !self.is_alone() {
            // One claim at a time, so that each sees which chats the one before has taken.
            sqlx::query(
                "INSERT INTO leases (name, owner, until) VALUES ('outbox-claims', '', 0)
                 ON CONFLICT (name) DO UPDATE SET until = 0",
            )
            .execute(&mut *tx)
            .await?;
        }
        let rows = sqlx::query(
            "UPDATE outbox SET lease_until = $1, owner = $4
             WHERE lease_until <= $2 AND id IN (
                 SELECT id FROM outbox AS due WHERE lease_until <= $2 AND not_before <= $2 AND NOT EXISTS (
                     SELECT 1 FROM outbox AS held WHERE held.user_id = due.user_id AND held.lease_until > $2
                         AND held.owner <> $4)
                 ORDER BY priority, id LIMIT $3)
             RETURNING id, generation, owner, user_id, push, caused_at, attempts, lease_until",
        )
        .bind(until)
        .bind(now)
        .bind(i64::from(limit))
        .bind(self.claimant())
        .fetch_all(&mut *tx)
        .await?;
        // Within the transaction, in which on SQLite nobody adds any.
        self.inner.handover.set_behind(rows.len() == usize::try_from(limit).unwrap_or(usize::MAX));
        if let Err(error) = tx.commit().await {
            self.inner.handover.set_behind(true);
            return Err(error.into());
        }
        let mut parcels = Vec::with_capacity(rows.len());
        for row in &rows {
            match read(row) {
                Ok(parcel) => parcels.push(parcel),
                // Written by another version perhaps; it must not hold up the others.
                Err(error) => tracing::error!(%error, "a push can't be read and waits"),
            }
        }
        parcels.sort_by_key(Parcel::rank);
        Ok(parcels)
    }

    /// When the next push is due that nobody has taken, `None` when there is none. One whose lease runs is not looked for:
    /// it is found when the lease has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_next_push(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row = sqlx::query(
            "SELECT not_before FROM outbox WHERE lease_until <= $1 AND not_before < $2 ORDER BY not_before LIMIT 1",
        )
        .bind(self.now_ms())
        .bind(i64::MAX)
        .fetch_optional(self.reader())
        .await?;
        row.map(|row| get_time(&row, "not_before")).transpose()
    }

    /// Removes a delivered push and remembers what it left in the chat. A push that was renewed meanwhile stays, to
    /// be delivered again from the newer state.
    ///
    /// # Errors
    /// When the database fails; the push is then delivered again.
    pub async fn complete_push(&self, parcel: &Parcel, left: Delivered) -> Result<(), Error> {
        self.ask(|done| Job::Tell { parcel: parcel.clone(), left, done }).await
    }

    /// Gives a push back, to be tried again after `wait`.
    ///
    /// # Errors
    /// When the database fails; the push is then free when its lease ends.
    pub async fn postpone_push(&self, parcel: &Parcel, wait: Duration) -> Result<(), Error> {
        let until = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        sqlx::query(
            "UPDATE outbox SET lease_until = 0, not_before = $1, attempts = attempts + 1
             WHERE id = $2 AND owner IS NOT DISTINCT FROM $3",
        )
        .bind(until)
        .bind(parcel.id)
        .bind(parcel.owner.clone())
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Gives a push back untouched: it was taken but not tried.
    ///
    /// # Errors
    /// When the database fails; the push is then free when its lease ends.
    pub async fn release_push(&self, parcel: &Parcel) -> Result<(), Error> {
        sqlx::query("UPDATE outbox SET lease_until = 0 WHERE id = $1 AND owner IS NOT DISTINCT FROM $2")
            .bind(parcel.id)
            .bind(parcel.owner.clone())
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// How many pushes wait.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_pushes(&self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS waiting FROM outbox").fetch_one(self.reader()).await?;
        Ok(row.try_get("waiting")?)
    }
}

pub(super) async fn set_card_message(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    card: CardId,
    message: i32,
) -> Result<(), Error> {
    told::set_card_messages(tx, [((user.0, card.to_string()), message)].into()).await
}
