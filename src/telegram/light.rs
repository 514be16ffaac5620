//! Light signs: a reaction instead of a message, and the list under an inline query.

use teloxide::payloads::{AnswerInlineQuerySetters, SetMessageReactionSetters};
use teloxide::prelude::Requester;
use teloxide::types::{ChatId, InlineQueryId, MessageId, ReactionType};

use super::{Fault, Telegram, timed};
use crate::domain::UserId;
use crate::views::inline::Answer;

/// The nod: what was asked for is done, and there is nothing to add. One of the reactions that everybody has.
pub const OKAY: &str = "👌";
/// The answer to thanks.
pub const WELCOME: &str = "🤝";

impl Telegram {
    /// Reacts to a message of the person.
    ///
    /// # Errors
    /// What follows from Telegram's answer; a message then has to say it.
    pub async fn react(&self, user: UserId, message: i32, emoji: &str) -> Result<(), Fault> {
        let reaction = ReactionType::Emoji { emoji: emoji.to_owned() };
        let request = self.bot.set_message_reaction(ChatId(user.0), MessageId(message)).reaction([reaction]);
        self.holds.obey(user, timed("setMessageReaction", async move { request.await })).await?;
        Ok(())
    }

    /// Answers an inline query. The answer is kept for this person alone: it is in their language and currency.
    ///
    /// # Errors
    /// What follows from Telegram's answer; most often that the person has typed on.
    pub async fn answer_inline(&self, query: &InlineQueryId, answer: &Answer) -> Result<(), Fault> {
        let kept = u32::try_from(answer.kept.as_secs()).unwrap_or(u32::MAX);
        let mut request = self
            .bot
            .answer_inline_query(query.clone(), answer.results.clone())
            .cache_time(kept)
            .is_personal(true)
            .next_offset(answer.next.map(|next| next.to_string()).unwrap_or_default());
        if let Some(button) = &answer.button {
            request = request.button(button.clone());
        }
        timed("answerInlineQuery", async move { request.await }).await?;
        Ok(())
    }
}
