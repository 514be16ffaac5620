//! Telegram's errors, by what follows from them.

use std::time::Duration;

use teloxide::{ApiError, RequestError};

/// Why a call to the Bot API did not do what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Leave this chat alone for so long.
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The person blocked the bot, or their account is gone.
    #[error("the chat can't be reached")]
    Blocked,
    /// The message is not there (any more).
    #[error("the message is gone")]
    Gone,
    /// The message looks like this already.
    #[error("the message is unchanged")]
    Unchanged,
    /// Updates go to a webhook, so that they can't be polled for.
    #[error("updates go to a webhook; is another process using this bot's token?")]
    WebhookSet,
    /// Another process polls with the same bot token.
    #[error(
        "another process asks for the updates of this bot with the same token; stop it, or give both one PostgreSQL \
         database, where one of them stands by"
    )]
    OtherPoller,
    /// The pressed button is too old to be answered.
    #[error("the query is too old")]
    Stale,
    /// Telegram will never take this.
    #[error("Telegram refused: {0}")]
    Refused(String),
    /// No answer, or a fault of Telegram's: whether it took effect is not known.
    #[error("Telegram did not answer: {0}")]
    Unclear(String),
}

impl Fault {
    /// The word for metrics.
    pub fn word(&self) -> &'static str {
        match self {
            Self::RetryAfter(_) => "retry_after",
            Self::Blocked => "blocked",
            Self::Gone => "gone",
            Self::Unchanged => "unchanged",
            Self::WebhookSet => "webhook_set",
            Self::OtherPoller => "other_poller",
            Self::Stale => "stale",
            Self::Refused(_) => "refused",
            Self::Unclear(_) => "unclear",
        }
    }
}

impl From<&RequestError> for Fault {
    fn from(error: &RequestError) -> Self {
        match error {
            RequestError::RetryAfter(seconds) => Self::RetryAfter(seconds.duration()),
            RequestError::Api(error) => Self::from(error),
            RequestError::MigrateToChatId(_) => Self::Gone,
            RequestError::Network(error) => Self::Unclear(network_word(error).to_owned()),
            // The raw answer may hold a chat's text, so it is not kept.
            RequestError::InvalidJson { .. } => Self::Unclear("an answer that can't be read".to_owned()),
            RequestError::Io(_) => Self::Unclear("an I/O fault".to_owned()),
        }
    }
}

/// What is wrong with the connection, without the URL that the library would print.
fn network_word(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "no connection"
    } else {
        "connection broken"
    }
}

impl From<&ApiError> for Fault {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::MessageNotModified => Self::Unchanged,
            ApiError::MessageToEditNotFound
            | ApiError::MessageToDeleteNotFound
            | ApiError::MessageIdInvalid
            | ApiError::MessageCantBeEdited => Self::Gone,
            ApiError::InvalidQueryId => Self::Stale,
            ApiError::CantGetUpdates => Self::WebhookSet,
            ApiError::TerminatedByOtherGetUpdates => Self::OtherPoller,
            ApiError::BotBlocked
            | ApiError::UserDeactivated
            | ApiError::ChatNotFound
            | ApiError::CantInitiateConversation => Self::Blocked,
            other => Self::from_text(&other.to_string()),
        }
    }
}

impl Fault {
    /// Descriptions that the library has no name for.
    fn from_text(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let has = |part: &str| lower.contains(part);
        if has("message is not modified") {
            Self::Unchanged
        } else if has("query is too old") {
            Self::Stale
        } else if has("webhook is active") {
            Self::WebhookSet
        } else if has("terminated by other getupdates") {
            Self::OtherPoller
        } else if has("forbidden") || has("chat not found") || has("user is deactivated") {
            Self::Blocked
        } else if has("message to") && has("not found") || has("message can't be edited") {
            Self::Gone
        } else if has("internal server error")
            || has("bad gateway")
            || has("service unavailable")
            || has("gateway")
        {
            Self::Unclear("a fault of Telegram's".to_owned())
        } else {
            Self::Refused(text.chars().take(200).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_without_a_name_is_known_by_its_text() {
        for (text, fault) in [
            (
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
                Fault::Stale,
            ),
            ("Forbidden: bot can't initiate conversation with a user", Fault::Blocked),
            ("Bad Request: message is not modified", Fault::Unchanged),
            ("Bad Request: message to edit not found", Fault::Gone),
            ("Internal Server Error: restart", Fault::Unclear("a fault of Telegram's".to_owned())),
        ] {
            assert_eq!(Fault::from_text(text), fault, "{text}");
        }
        assert!(matches!(Fault::from_text("Bad Request: can't parse entities"), Fault::Refused(_)));
    }
}
