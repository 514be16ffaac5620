//! What deliveries left in the chats, many at a time: the pushes go, and the messages are remembered.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::{Any, Row, Transaction};

use super::codec::many;
use super::outbox::{self, Delivered, Parcel, PushRow};
use super::{Error, Store};
use crate::domain::push::Push;
use crate::domain::user::Lifetime;

#[derive(Serialize)]
struct CardRow {
    user_id: i64,
    card: String,
    message_id: i32,
}

#[derive(Serialize)]
struct MarkRow {
    user_id: i64,
    order_id: i64,
    seq: u32,
    message_id: i32,
}

#[derive(Serialize)]
struct TakenRow<'a> {
    id: i64,
    generation: i64,
    owner: Option<&'a str>,
}

impl Store {
    /// Removes delivered pushes and remembers what they left. One that was renewed meanwhile stays, to be delivered
    /// again from the newer state. A message with a code that is not to stay is removed when its time comes, which is the
    /// `caused_at` of that push. Tells whether there is something to deliver because of it.
    pub(super) async fn tell_in(
        &self,
        tx: &mut Transaction<'_, Any>,
        told: &[(&Parcel, Delivered)],
    ) -> Result<bool, Error> {
        if told.is_empty() {
            return Ok(false);
        }
        let (mut cards, mut marks, mut removals) = (BTreeMap::new(), Vec::new(), Vec::new());
        for (parcel, left) in told {
            match (left, parcel.push) {
                (Delivered::Card(card, message), _) => {
                    cards.insert((parcel.user.0, card.to_string()), *message);
                }
                (Delivered::Sms(message, stays), Push::Sms { order, seq }) => {
                    if *stays != Lifetime::Stays {
                        let due = self.now_ms() + i64::from(stays.minutes()) * 60_000;
                        let push = Push::RemoveMessage { message: *message };
                        PushRow::new(parcel.user, &push, due, due)?.add_to(&mut removals);
                    }
                    marks.push(MarkRow {
                        user_id: parcel.user.0,
                        order_id: order.0,
                        seq,
                        message_id: *message,
                    });
                }
                (Delivered::Done | Delivered::Sms(..), _) => {}
            }
        }
        set_card_messages(tx, cards).await?;
        mark_messages(tx, &marks).await?;
        outbox::insert_all(tx, &removals).await?;
        let renewed = take_out(tx, told.iter().map(|(parcel, _)| *parcel)).await?;
        Ok(!removals.is_empty() || renewed)
    }
}

/// Which message shows which card of whom.
pub(super) async fn set_card_messages(
    tx: &mut Transaction<'_, Any>,
    cards: BTreeMap<(i64, String), i32>,
) -> Result<(), Error> {
    if cards.is_empty() {
        return Ok(());
    }
    let row = |((user_id, card), message_id)| CardRow { user_id, card, message_id };
    sqlx::query(
        "INSERT INTO cards (user_id, card, message_id)
         SELECT CAST(value ->> 'user_id' AS BIGINT), value ->> 'card', CAST(value ->> 'message_id' AS BIGINT)
         FROM jsonb_each(jsonb($1))
         WHERE EXISTS (SELECT 1 FROM users WHERE users.user_id = CAST(value ->> 'user_id' AS BIGINT))
         ON CONFLICT (user_id, card) DO UPDATE SET message_id = excluded.message_id",
    )
    .bind(many(cards.into_iter().map(row))?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn mark_messages(tx: &mut Transaction<'_, Any>, marks: &[MarkRow]) -> Result<(), Error> {
    if marks.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE sms SET message_id = CAST(told.value ->> 'message_id' AS BIGINT) FROM jsonb_each(jsonb($1)) AS told
         WHERE sms.user_id = CAST(told.value ->> 'user_id' AS BIGINT)
             AND sms.order_id = CAST(told.value ->> 'order_id' AS BIGINT)
             AND sms.seq = CAST(told.value ->> 'seq' AS BIGINT)",
    )
    .bind(many(marks)?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl<'a> TakenRow<'a> {
    fn new(parcel: &'a Parcel) -> Self {
        Self { id: parcel.id, generation: parcel.generation, owner: parcel.owner.as_deref() }
    }
}

/// Removes the pushes that are as they were taken and gives the others back, those that others have taken meanwhile
/// excepted. Tells whether there are others.
async fn take_out<'a>(
    tx: &mut Transaction<'_, Any>,
    parcels: impl Iterator<Item = &'a Parcel>,
) -> Result<bool, Error> {
    let taken: Vec<_> = parcels.map(TakenRow::new).collect();
    let gone = sqlx::query(
        "DELETE FROM outbox WHERE (id, generation) IN (
             SELECT CAST(value ->> 'id' AS BIGINT), CAST(value ->> 'generation' AS BIGINT)
             FROM jsonb_each(jsonb($1)))
         RETURNING id",
    )
    .bind(many(&taken)?)
    .fetch_all(&mut **tx)
    .await?;
    let gone = gone.iter().map(|row| row.try_get("id")).collect::<Result<Vec<i64>, _>>()?;
    let renewed: Vec<_> = taken.iter().filter(|row| !gone.contains(&row.id)).collect();
    if renewed.is_empty() {
        return Ok(false);
    }
    sqlx::query(
        "UPDATE outbox SET lease_until = 0 FROM jsonb_each(jsonb($1)) AS taken
         WHERE outbox.id = CAST(taken.value ->> 'id' AS BIGINT)
             AND outbox.owner IS NOT DISTINCT FROM (taken.value ->> 'owner')",
    )
    .bind(many(renewed)?)
    .execute(&mut **tx)
    .await?;
    Ok(true)
}
