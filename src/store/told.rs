//! What deliveries left in the chats, many at a time: the pushes go, and the messages are remembered.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::{Any, Row, Transaction};

use super::codec::many;
use super::outbox::{self, Delivered, Parcel, PushRow};
use super::users::lifetime;
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::push::Push;

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
    /// again from the newer state. Tells whether there is something to deliver because of it.
    pub(super) async fn tell_in(
        &self,
        tx: &mut Transaction<'static, Any>,
        told: &[(&Parcel, Delivered)],
    ) -> Result<bool, Error> {
        if told.is_empty() {
            return Ok(false);
        }
        let (mut cards, mut marks) = (BTreeMap::new(), Vec::new());
        for (parcel, left) in told {
            match (left, parcel.push) {
                (Delivered::Card(card, message), _) => {
                    cards.insert((parcel.user.0, card.to_string()), *message);
                }
                (Delivered::Message(message), Push::Sms { order, seq }) => {
                    marks.push(MarkRow {
                        user_id: parcel.user.0,
                        order_id: order.0,
                        seq,
                        message_id: *message,
                    });
                }
                (Delivered::Done | Delivered::Message(_), _) => {}
            }
        }
        set_card_messages(tx, cards).await?;
        mark_messages(tx, &marks).await?;
        let removals = self.remove_later(tx, &marks).await?;
        let renewed = take_out(tx, told.iter().map(|(parcel, _)| *parcel)).await?;
        Ok(removals || renewed)
    }

    /// Has messages with a code removed of people who do not want to keep them. The push is caused by that time's
    /// coming, which is why it is its `caused_at`. Tells whether there are any.
    async fn remove_later(
        &self,
        tx: &mut Transaction<'static, Any>,
        marks: &[MarkRow],
    ) -> Result<bool, Error> {
        if marks.is_empty() {
            return Ok(false);
        }
        let people = sqlx::query(
            "SELECT user_id, code_minutes FROM users WHERE code_minutes > 0 AND user_id IN (
                 SELECT CAST(value ->> 'user_id' AS BIGINT) FROM json_each(json($1)))",
        )
        .bind(many(marks)?)
        .fetch_all(&mut **tx)
        .await?;
        let mut pushes = Vec::new();
        for person in &people {
            let (user, minutes) = (person.try_get::<i64, _>("user_id")?, lifetime(person)?.minutes());
            let due = self.now_ms() + i64::from(minutes) * 60_000;
            for MarkRow { message_id, .. } in marks.iter().filter(|mark| mark.user_id == user) {
                let push = Push::RemoveMessage { message: *message_id };
                PushRow::new(UserId(user), &push, due, due)?.add_to(&mut pushes);
            }
        }
        outbox::insert_all(tx, &pushes).await?;
        Ok(!pushes.is_empty())
    }
}

/// Which message shows which card of whom.
pub(super) async fn set_card_messages(
    tx: &mut Transaction<'static, Any>,
    cards: BTreeMap<(i64, String), i32>,
) -> Result<(), Error> {
    if cards.is_empty() {
        return Ok(());
    }
    let row = |((user_id, card), message_id)| CardRow { user_id, card, message_id };
    sqlx::query(
        "INSERT INTO cards (user_id, card, message_id)
         SELECT CAST(value ->> 'user_id' AS BIGINT), value ->> 'card', CAST(value ->> 'message_id' AS BIGINT)
         FROM json_each(json($1)) WHERE true
         ON CONFLICT (user_id, card) DO UPDATE SET message_id = excluded.message_id",
    )
    .bind(many(cards.into_iter().map(row))?)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn mark_messages(tx: &mut Transaction<'static, Any>, marks: &[MarkRow]) -> Result<(), Error> {
    if marks.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE sms SET message_id = CAST(told.value ->> 'message_id' AS BIGINT) FROM json_each(json($1)) AS told
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
    tx: &mut Transaction<'static, Any>,
    parcels: impl Iterator<Item = &'a Parcel>,
) -> Result<bool, Error> {
    let taken: Vec<_> = parcels.map(TakenRow::new).collect();
    let gone = sqlx::query(
        "DELETE FROM outbox WHERE (id, generation) IN (
             SELECT CAST(value ->> 'id' AS BIGINT), CAST(value ->> 'generation' AS BIGINT)
             FROM json_each(json($1)))
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
        "UPDATE outbox SET lease_until = 0 FROM json_each(json($1)) AS taken
         WHERE outbox.id = CAST(taken.value ->> 'id' AS BIGINT)
             AND outbox.owner IS NOT DISTINCT FROM (taken.value ->> 'owner')",
    )
    .bind(many(renewed)?)
    .execute(&mut **tx)
    .await?;
    Ok(true)
}
