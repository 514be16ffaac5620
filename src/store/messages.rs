//! The data that notifications are built from, and which message of a chat shows what.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use sqlx::{Any, Row, Transaction};

use super::batch::Batch;
use super::chat::Reach;
use super::chat::ShownCard;
use super::codec::many;
use super::{Error, Store};
use crate::domain::notification::{CardId, Notification};
use crate::domain::purchase::Purchase;
use crate::domain::tracking::Order;
use crate::domain::user::User;
use crate::domain::{OrderId, UserId};

/// Current state that a notification's text is built from.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Whether the chat can be written to.
    pub reach: Reach,
    /// The recipient, or `None` when they are unknown.
    pub user: Option<User>,
    /// Whether an account is linked; without one no code arrives here.
    pub linked: bool,
    /// The orders concerned, oldest first.
    pub orders: Vec<Order>,
    /// The purchase concerned, if any.
    pub purchase: Option<Purchase>,
    /// The draft that follows that purchase, if it was refused for its price.
    pub next: Option<Purchase>,
    /// The message that shows the card concerned, if any.
    pub message: Option<i32>,
}

impl Store {
    /// Loads the state that a notification's text is built from.
    pub async fn find_scene(&self, user: UserId, notification: &Notification) -> Result<Scene, Error> {
        let chat = self.chat(user).await?;
        let card = match notification {
            Notification::Card { card } | Notification::Vanished { card } => Some(*card),
            Notification::PurchaseEnded { intent } => Some(CardId::Purchase(*intent)),
            _ => None,
        };
        let order = match notification {
            Notification::Sms { order, .. }
            | Notification::Ended { order }
            | Notification::NotCanceled { order, .. }
            | Notification::NotReplaced { order, .. } => Some(*order),
            _ => None,
        };
        let ShownCard { message, purchase, orders } = match card {
            Some(card) => self.shown_card(user, card).await?,
            None => ShownCard::default(),
        };
        let mut orders: Vec<_> = orders.into_iter().map(Arc::unwrap_or_clone).collect();
        if let Some(order) = order {
            orders.extend(self.find_order(user, order).await?);
        }
        if let Notification::Bulk { id } = notification {
            orders = self.bulk_orders(user, *id).await?;
        }
        let next = match purchase.as_ref().and_then(|purchase| purchase.next) {
            Some(next) => self.find_purchase(user, next).await?,
            None => None,
        };
        Ok(Scene {
            reach: chat.reach(self.now_ms())?,
            user: chat.contact.as_ref().map(|contact| contact.user.clone()),
            linked: chat.account.is_some(),
            orders,
            purchase,
            next,
            message,
        })
    }
}

impl Store {
    /// The message that currently shows a card.
    pub async fn find_card_message(&self, user: UserId, card: CardId) -> Result<Option<i32>, Error> {
        match self.chat(user).await?.cards.get(&card) {
            Some(shown) => Ok(shown.message),
            None => Ok(self.shown_card(user, card).await?.message),
        }
    }

    /// Records that another message shows a card from now on. Returns the previous message, if any.
    pub async fn move_card(&self, user: UserId, card: CardId, to: i32) -> Result<Option<i32>, Error> {
        let mut tx = self.begin_for(user).await?;
        let row = sqlx::query("SELECT message_id FROM cards WHERE user_id = $1 AND card = $2")
            .bind(user.0)
            .bind(card.to_string())
            .fetch_optional(&mut **tx)
            .await?;
        let before = row.map(|row| row.try_get("message_id")).transpose()?.map(message);
        set_card_message(&mut tx, (user, card), to, self.now_ms()).await?;
        tx.commit().await?;
        Ok(before.filter(|before| *before != to))
    }

    /// Which SMS of an order a message shows. For an SMS that took several messages, only the first counts.
    pub async fn find_shown_sms(
        &self,
        user: UserId,
        order: OrderId,
        shown: i32,
    ) -> Result<Option<u32>, Error> {
        let row = sqlx::query("SELECT seq FROM sms WHERE user_id = $1 AND order_id = $2 AND message_id = $3")
            .bind(user.0)
            .bind(order.0)
            .bind(i64::from(shown))
            .fetch_optional(self.reader())
            .await?;
        let seq = row.map(|row| row.try_get::<i64, _>("seq")).transpose()?;
        Ok(seq.and_then(|seq| u32::try_from(seq).ok()))
    }

    /// The newest message that shows an SMS of an open order.
    pub async fn find_newest_sms_message(&self, user: UserId, order: OrderId) -> Result<Option<i32>, Error> {
        Ok(self.chat(user).await?.sms_messages.get(&order).copied())
    }

    /// The topic each user last wrote in, for all users who use topics.
    pub async fn topics(&self) -> Result<Vec<(UserId, i32)>, Error> {
        let rows = sqlx::query("SELECT user_id, topic FROM topics").fetch_all(self.reader()).await?;
        let row =
            |row: &sqlx::any::AnyRow| Ok((UserId(row.try_get("user_id")?), message(row.try_get("topic")?)));
        rows.iter().map(row).collect()
    }

    /// Stores the topic the user wrote in; `None` means outside any topic.
    pub async fn note_topic(&self, user: UserId, topic: Option<i32>) -> Result<(), Error> {
        let query = match topic {
            Some(topic) => sqlx::query(
                "INSERT INTO topics (user_id, topic) SELECT user_id, $2 FROM users WHERE user_id = $1
                 ON CONFLICT (user_id) DO UPDATE SET topic = excluded.topic",
            )
            .bind(user.0)
            .bind(i64::from(topic)),
            None => sqlx::query("DELETE FROM topics WHERE user_id = $1").bind(user.0),
        };
        query.execute(self.writer()).await?;
        Ok(())
    }
}

fn message(id: i64) -> i32 {
    i32::try_from(id).unwrap_or_default()
}

/// How long Telegram allows a bot to delete a message.
pub(super) const DELETABLE_MS: i64 = 48 * 3_600_000;

#[derive(Serialize)]
struct MessageRow {
    user_id: i64,
    message_id: i32,
    shown_at: i64,
}

/// Remembers messages with private content.
pub(super) fn note_private(
    batch: &mut Batch,
    messages: impl IntoIterator<Item = (UserId, i32)>,
    now: i64,
) -> Result<(), Error> {
    let mut messages: Vec<_> = messages.into_iter().collect();
    messages.sort_unstable_by_key(|(user, message)| (user.0, *message));
    messages.dedup();
    let rows = messages.into_iter().map(|(user, message_id)| MessageRow {
        user_id: user.0,
        message_id,
        shown_at: now,
    });
    batch.add(
        "INSERT INTO private_messages (user_id, message_id, shown_at)
         SELECT CAST(value ->> 'user_id' AS BIGINT), CAST(value ->> 'message_id' AS BIGINT),
             CAST(value ->> 'shown_at' AS BIGINT)
         FROM jsonb_each(jsonb($1))
         WHERE EXISTS (SELECT 1 FROM users WHERE users.user_id = CAST(value ->> 'user_id' AS BIGINT))
         ON CONFLICT (user_id, message_id) DO NOTHING",
        rows,
    )
}

impl Store {
    /// Remembers that a message has private content.
    pub async fn note_private_message(&self, user: UserId, message: i32) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let mut batch = Batch::default();
        note_private(&mut batch, [(user, message)], self.now_ms())?;
        batch.run(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The newest messages with private content in the user's chat, up to `limit`.
    pub async fn find_private_messages(&self, user: UserId, limit: u32) -> Result<Vec<i32>, Error> {
        let rows = sqlx::query(
            "SELECT message_id FROM private_messages WHERE user_id = $1 ORDER BY message_id DESC LIMIT $2",
        )
        .bind(user.0)
        .bind(i64::from(limit))
        .fetch_all(self.reader())
        .await?;
        rows.iter()
            .map(|row| {
                i32::try_from(row.try_get::<i64, _>("message_id")?)
                    .map_err(|_| Error::Corrupt("a message id"))
            })
            .collect()
    }

    /// Forgets messages that have been deleted or are to stay for good.
    pub async fn drop_private_messages(&self, user: UserId, messages: &[i32]) -> Result<(), Error> {
        let rows = messages.iter().map(|message_id| MessageRow {
            user_id: user.0,
            message_id: *message_id,
            shown_at: 0,
        });
        sqlx::query(
            "DELETE FROM private_messages WHERE user_id = $1 AND message_id IN (
                 SELECT CAST(value ->> 'message_id' AS BIGINT) FROM jsonb_each(jsonb($2)))",
        )
        .bind(user.0)
        .bind(many(rows)?)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Forgets the messages that Telegram no longer allows a bot to delete.
    pub async fn sweep_private_messages(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM private_messages WHERE shown_at < $1")
            .bind(self.now_ms() - DELETABLE_MS)
            .execute(self.writer())
            .await?;
        Ok(())
    }
}

#[derive(Serialize)]
struct CardRow {
    user_id: i64,
    card: String,
    message_id: i32,
}

/// Records the message that shows a card from now on.
pub(super) async fn set_card_message(
    tx: &mut Transaction<'_, Any>,
    (user, card): (UserId, CardId),
    message: i32,
    now: i64,
) -> Result<(), Error> {
    let mut batch = Batch::default();
    set_card_messages(&mut batch, [((user.0, card.to_string()), message)].into(), now)?;
    batch.run(tx).await?;
    Ok(())
}

/// Records which message shows which card, for several users.
pub(super) fn set_card_messages(
    batch: &mut Batch,
    cards: BTreeMap<(i64, String), i32>,
    now: i64,
) -> Result<(), Error> {
    note_private(batch, cards.iter().map(|((user, _), message)| (UserId(*user), *message)), now)?;
    let row = |((user_id, card), message_id)| CardRow { user_id, card, message_id };
    batch.add(
        "INSERT INTO cards (user_id, card, message_id)
         SELECT CAST(value ->> 'user_id' AS BIGINT), value ->> 'card', CAST(value ->> 'message_id' AS BIGINT)
         FROM jsonb_each(jsonb($1))
         WHERE EXISTS (SELECT 1 FROM users WHERE users.user_id = CAST(value ->> 'user_id' AS BIGINT))
         ON CONFLICT (user_id, card) DO UPDATE SET message_id = excluded.message_id",
        cards.into_iter().map(row),
    )
}
