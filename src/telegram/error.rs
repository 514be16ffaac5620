//! Telegram's errors, by how the caller has to react.

use std::time::Duration;

use serde_json::Value;

/// The wait if Telegram asks for one without stating its length.
const UNSAID_WAIT: Duration = Duration::from_secs(5);

/// Why a call to the Bot API did not do what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TelegramError {
    /// Send nothing to this chat for this long.
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// Telegram rejects the bot itself: the token was revoked, or the bot is logged out of this server.
    #[error(
        "Telegram refuses this bot: {0}; is TELEGRAM_BOT_TOKEN the one that @BotFather shows, and TELEGRAM_API_URL its server?"
    )]
    #[strum(serialize = "bot_refused")]
    Bot(String),
    /// Not sent, because Telegram was unavailable for all chats a moment ago; the time until the next attempt.
    #[error("Telegram is unavailable; next attempt in {} s", .0.as_secs())]
    Down(Duration),
    /// The person blocked the bot.
    #[error("the chat can't be reached")]
    Blocked,
    /// The person's Telegram account is deleted.
    #[error("the Telegram account is deleted")]
    Deactivated,
    /// Telegram does not find the chat, possibly by mistake.
    #[error("the chat was not found")]
    NoChat,
    /// The message does not exist, or no longer does.
    #[error("the message is gone")]
    Gone,
    /// The message already looks like this.
    #[error("the message is unchanged")]
    Unchanged,
    /// A webhook is set, so updates can't be polled.
    #[error("a webhook is set; is another process using this bot's token?")]
    WebhookSet,
    /// Another process polls with the same bot token.
    #[error(
        "another process polls with the same bot token; stop it, or run both on one PostgreSQL database, where one of them \
         stands by"
    )]
    OtherPoller,
    /// The pressed button is too old to be answered.
    #[error("the query is too old")]
    Stale,
    /// Telegram rejects this permanently.
    #[error("Telegram refused: {0}")]
    Refused(String),
    /// No response, or a server error: whether the call took effect is not known.
    #[error("Telegram did not answer: {0}")]
    Unclear(String),
}

impl TelegramError {
    /// The label for metrics.
    pub fn word(&self) -> &'static str {
        self.into()
    }

    /// How long to wait before the next attempt, if known.
    pub fn wait(&self) -> Option<Duration> {
        match self {
            Self::RetryAfter(wait) | Self::Down(wait) => Some(*wait),
            _ => None,
        }
    }
}

/// Parses a Bot API response. Anything else, such as a proxy's error page, counts as no response, whatever its status: it says
/// nothing about the bot's token or its chats.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Value, TelegramError> {
    // The response may contain text of a chat, so none of it is kept.
    let unreadable = || TelegramError::Unclear(format!("an answer that can't be read, with status {status}"));
    let mut answer: Value = serde_json::from_slice(body).map_err(|_| unreadable())?;
    match answer.get("ok").and_then(Value::as_bool) {
        Some(true) => answer.get_mut("result").map(Value::take).ok_or_else(unreadable),
        Some(false) => Err(refusal(status, &answer)),
        None => Err(unreadable()),
    }
}

fn refusal(status: u16, answer: &Value) -> TelegramError {
    let code = answer.get("error_code").and_then(Value::as_u64).unwrap_or_else(|| u64::from(status));
    let text = answer.get("description").and_then(Value::as_str).unwrap_or_default();
    let wait = answer.pointer("/parameters/retry_after").and_then(Value::as_u64).map(Duration::from_secs);
    let moved = answer.pointer("/parameters/migrate_to_chat_id").is_some();
    match (code, wait) {
        (_, Some(wait)) => TelegramError::RetryAfter(wait),
        (429, None) => TelegramError::RetryAfter(UNSAID_WAIT),
        (500.., _) => TelegramError::Unclear("a fault of Telegram's".to_owned()),
        // Of a method that a server does not know it says more.
        (401, _) => TelegramError::Bot(short(text)),
        (404, _) if text.eq_ignore_ascii_case("Not Found") => TelegramError::Bot(short(text)),
        _ if moved => TelegramError::Gone,
        _ => TelegramError::from_text(text),
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

impl TelegramError {
    fn from_text(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let has = |part: &str| lower.contains(part);
        if has("message is not modified") {
            Self::Unchanged
        } else if has("query is too old") || has("query id is invalid") || has("query_id_invalid") {
            Self::Stale
        } else if has("webhook is active") {
            Self::WebhookSet
        } else if has("terminated by other getupdates") {
            Self::OtherPoller
        } else if has("logged out") {
            Self::Bot(short(text))
        } else if has("chat not found") || has("peer_id_invalid") {
            Self::NoChat
        } else if has("user is deactivated") {
            Self::Deactivated
        } else if has("forbidden") || has("can't initiate conversation") {
            Self::Blocked
        } else if has("message to") && has("not found")
            || has("message can't be edited")
            || has("message_id_invalid")
        {
            Self::Gone
        } else if has("internal server error")
            || has("bad gateway")
            || has("service unavailable")
            || has("gateway")
        {
            Self::Unclear("a fault of Telegram's".to_owned())
        } else {
            Self::Refused(short(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(code: u16, description: &str) -> TelegramError {
        let body = json!({ "ok": false, "error_code": code, "description": description });
        read(code, body.to_string().as_bytes()).unwrap_err()
    }

    #[test]
    fn every_refusal_is_known_by_its_code_and_its_words() {
        let own = || TelegramError::Unclear("a fault of Telegram's".to_owned());
        for (code, text, fault) in [
            (
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
                TelegramError::Stale,
            ),
            (400, "Bad Request: QUERY_ID_INVALID", TelegramError::Stale),
            (403, "Forbidden: bot can't initiate conversation with a user", TelegramError::Blocked),
            (403, "Forbidden: bot was blocked by the user", TelegramError::Blocked),
            (403, "Forbidden: user is deactivated", TelegramError::Deactivated),
            (400, "Bad Request: chat not found", TelegramError::NoChat),
            (400, "Bad Request: PEER_ID_INVALID", TelegramError::NoChat),
            (400, "Bad Request: message is not modified", TelegramError::Unchanged),
            (400, "Bad Request: message to edit not found", TelegramError::Gone),
            (400, "Bad Request: message to delete not found", TelegramError::Gone),
            (400, "Bad Request: MESSAGE_ID_INVALID", TelegramError::Gone),
            (409, "Conflict: can't use getUpdates method while webhook is active", TelegramError::WebhookSet),
            (409, "Conflict: terminated by other getUpdates request", TelegramError::OtherPoller),
            (500, "Internal Server Error: restart", own()),
            (502, "Bad Gateway", own()),
            (429, "Too Many Requests", TelegramError::RetryAfter(UNSAID_WAIT)),
            (401, "Unauthorized", TelegramError::Bot("Unauthorized".to_owned())),
            (404, "Not Found", TelegramError::Bot("Not Found".to_owned())),
            (400, "Logged out", TelegramError::Bot("Logged out".to_owned())),
        ] {
            assert_eq!(refused(code, text), fault, "{text}");
        }
        for text in ["Bad Request: can't parse entities", "Not Found: method not found"] {
            assert!(matches!(refused(404, text), TelegramError::Refused(_)), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_of_the_bot_api_says_nothing_of_the_bot() {
        for status in [200, 401, 403, 404, 429, 502] {
            for body in ["<html>no</html>", "", "[]", "{}", r#"{"ok":"yes"}"#, r#"{"ok":true}"#] {
                assert!(
                    matches!(read(status, body.as_bytes()), Err(TelegramError::Unclear(_))),
                    "{status} {body}"
                );
            }
        }
    }

    #[test]
    fn a_wait_is_as_long_as_telegram_says() {
        let body = json!({ "ok": false, "error_code": 429, "parameters": { "retry_after": 7 } });
        let fault = read(429, body.to_string().as_bytes());
        assert_eq!(fault, Err(TelegramError::RetryAfter(Duration::from_secs(7))));
    }
}
