//! Reactions and answers to inline queries.

use serde_json::{Value, json};
use teloxide::types::InlineQueryId;

use super::{SEND_TIMEOUT, Telegram, TelegramError, add};
use crate::domain::UserId;
use crate::views::inline::Answer;

/// Acknowledges a request that needs no message. One of the reactions available to everybody.
pub const OKAY: &str = "👌";
/// The answer to thanks.
pub const WELCOME: &str = "🤝";

impl Telegram {
    /// Reacts to a message of the user.
    ///
    /// # Errors
    /// What follows from Telegram's answer; the caller then sends a message instead.
    pub async fn react(&self, user: UserId, message: i32, emoji: &str) -> Result<(), TelegramError> {
        let reaction = [json!({ "type": "emoji", "emoji": emoji })];
        let react = json!({ "chat_id": user.person().0, "message_id": message, "reaction": reaction });
        self.call(user, "setMessageReaction", &react).await?;
        Ok(())
    }

    /// Answers an inline query. Telegram caches the answer for this user only: it is in their language and currency.
    ///
    /// # Errors
    /// What follows from Telegram's answer; most often that the person has typed on.
    pub async fn answer_inline(&self, query: &InlineQueryId, answer: &Answer) -> Result<(), TelegramError> {
        let unwritten = |_| TelegramError::Refused("an inline answer can't be written".to_owned());
        let mut parameters = json!({
            "inline_query_id": query.0,
            "results": serde_json::to_value(&answer.results).map_err(unwritten)?,
            "cache_time": answer.kept.as_secs(),
            "is_personal": true,
            "next_offset": answer.next.map(|next| next.to_string()).unwrap_or_default(),
        });
        if let Some(button) = &answer.button {
            let button: Value = serde_json::to_value(button).map_err(unwritten)?;
            add(&mut parameters, "button", button);
        }
        self.line.call("answerInlineQuery", &parameters, SEND_TIMEOUT).await?;
        Ok(())
    }
}
