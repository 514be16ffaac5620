//! Messages that last: a card, an SMS. Another screen must not take their place.

use serde::Serialize;
use sqlx::AnyConnection;

use super::codec::{many, place};
use super::together::Batch;
use super::{Error, Store};
use crate::domain::UserId;

/// Whether messages last, each by whose chat it is in and its id.
pub(super) struct Lasting;

impl Batch for Lasting {
    type Key = Message;
    type Found = bool;

    async fn read(connection: &mut AnyConnection, messages: &[Message]) -> Result<Vec<bool>, Error> {
        let rows = sqlx::query(
            "SELECT shown.key AS place FROM jsonb_each(jsonb($1)) AS shown
             JOIN cards ON cards.user_id = CAST(shown.value ->> 'user_id' AS BIGINT)
                 AND cards.message_id = CAST(shown.value ->> 'message_id' AS BIGINT)
             UNION ALL
             SELECT shown.key AS place FROM jsonb_each(jsonb($1)) AS shown
             JOIN sms ON sms.user_id = CAST(shown.value ->> 'user_id' AS BIGINT)
                 AND sms.message_id = CAST(shown.value ->> 'message_id' AS BIGINT)",
        )
        .bind(many(messages)?)
        .fetch_all(connection)
        .await?;
        let mut lasting = vec![false; messages.len()];
        for row in &rows {
            *lasting.get_mut(place(row)?).ok_or(Error::Corrupt("a place"))? = true;
        }
        Ok(lasting)
    }
}

/// A message.
#[derive(Clone, Serialize)]
pub(super) struct Message {
    user_id: i64,
    message_id: i32,
}

impl Store {
    /// Whether a message is one that lasts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_lasting(&self, user: UserId, message: i32) -> Result<bool, Error> {
        let message = Message { user_id: user.0, message_id: message };
        self.inner.reads.lasting.ask(self.reader(), message).await
    }
}
