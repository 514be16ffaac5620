//! Batched bookkeeping after deliveries: deletes the notifications and remembers the messages they left in
//! the chats.

use std::collections::BTreeMap;

use serde::Serialize;

use super::batch::Batch;
use super::chat::Update;
use super::chat::{Delivered, OutboxEntry};
use super::messages::{note_private, set_card_messages};
use super::outbox;
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::notification::Notification;
use crate::domain::user::Lifetime;

#[derive(Serialize)]
struct MarkRow {
    user_id: i64,
    order_id: i64,
    seq: u32,
    message_id: i32,
}

impl Store {
    /// Removes delivered notifications and remembers the messages they left. A notification that was renewed
    /// meanwhile stays, to be delivered again from the newer state. A message whose code is not to stay is
    /// removed at the `caused_at` of its removal notification. Returns the resulting changes to the chats in
    /// memory, besides the rows that the batch returns.
    pub(super) fn tell_in(
        &self,
        batch: &mut Batch,
        told: &[(&OutboxEntry, Delivered)],
    ) -> Result<Vec<(UserId, Update)>, Error> {
        self.leave_in(batch, told)?;
        outbox::delete_told(batch, told.iter().map(|(entry, _)| *entry))?;
        let mut updates = Vec::with_capacity(told.len() * 2);
        for (entry, left) in told {
            updates.push((entry.user, Update::Told(**entry)));
            match (left, entry.notification) {
                (Delivered::Card(card, message), _) => {
                    updates.push((entry.user, Update::Card(*card, *message)));
                }
                (Delivered::Sms(message, _), Notification::Sms { order, .. }) => {
                    updates.push((entry.user, Update::SmsMessage(order, *message)));
                }
                _ => {}
            }
        }
        Ok(updates)
    }

    /// Remembers what deliveries left in the chats, and schedules removals there.
    pub(super) fn leave_in(
        &self,
        batch: &mut Batch,
        told: &[(&OutboxEntry, Delivered)],
    ) -> Result<(), Error> {
        let (mut cards, mut marks, mut removals) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut private = Vec::new();
        for (entry, left) in told {
            if let Delivered::Sms(message, stays) | Delivered::Part(message, stays) = left
                && *stays != Lifetime::Stays
            {
                let due = self.now_ms() + i64::from(stays.minutes()) * 60_000;
                let notification = Notification::RemoveMessage { message: *message };
                self.outbox_row(entry.user, &notification, (due, due))?.add_to(&mut removals);
            }
            match (left, entry.notification) {
                (Delivered::Card(card, message), _) => {
                    cards.insert((entry.user.0, card.to_string()), *message);
                }
                (Delivered::Sms(message, _), Notification::Sms { order, seq }) => {
                    marks.push(MarkRow {
                        user_id: entry.user.0,
                        order_id: order.0,
                        seq,
                        message_id: *message,
                    });
                    private.push((entry.user, *message));
                }
                (Delivered::Notice(message) | Delivered::Part(message, _), _) => {
                    private.push((entry.user, *message));
                }
                (Delivered::Done | Delivered::Sms(..), _) => {}
            }
        }
        set_card_messages(batch, cards, self.now_ms())?;
        note_private(batch, private, self.now_ms())?;
        batch.add(
            "UPDATE sms SET message_id = CAST(told.value ->> 'message_id' AS BIGINT) FROM jsonb_each(jsonb($1)) AS told
             WHERE sms.user_id = CAST(told.value ->> 'user_id' AS BIGINT)
                 AND sms.order_id = CAST(told.value ->> 'order_id' AS BIGINT)
                 AND sms.seq = CAST(told.value ->> 'seq' AS BIGINT)",
            marks,
        )?;
        outbox::insert_all(batch, removals)
    }
}
