//! Receiving updates: long polling, and the webhook settings.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use teloxide::types::Update;
use url::Url;

use super::{REQUEST_TIMEOUT, SEND_TIMEOUT, Telegram, TelegramError, read_update};

/// The kinds of updates that this bot acts on. A token may come by an edit.
const ALLOWED: [&str; 5] = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"];

/// Telegram's webhook status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookState {
    /// The URL, if a webhook is set.
    pub url: Option<Url>,
    /// How many updates are waiting for delivery.
    pub waiting: u32,
    /// When a delivery last failed, and why.
    pub last_error: Option<(DateTime<Utc>, String)>,
}

impl WebhookState {
    pub(super) fn read(info: &Value) -> Self {
        let text = |name: &str| info.get(name).and_then(Value::as_str);
        let number = |name: &str| info.get(name).and_then(Value::as_i64);
        let failed = number("last_error_date").and_then(|at| DateTime::from_timestamp(at, 0));
        let reason = text("last_error_message").unwrap_or("no reason given").to_owned();
        Self {
            url: text("url").and_then(|url| url.parse().ok()),
            waiting: number("pending_update_count")
                .and_then(|count| count.try_into().ok())
                .unwrap_or_default(),
            last_error: failed.map(|at| (at, reason)),
        }
    }
}

impl Telegram {
    /// The updates from `offset` on, at most `limit`; waits up to `wait` for the first one.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn updates(
        &self,
        offset: u32,
        limit: u8,
        wait: Duration,
    ) -> Result<Vec<Update>, TelegramError> {
        let poll = json!({
            "offset": offset,
            "limit": limit,
            "timeout": wait.as_secs(),
            "allowed_updates": ALLOWED,
        });
        let result = self.line.call("getUpdates", &poll, REQUEST_TIMEOUT).await?;
        let Value::Array(updates) = result else {
            return Err(TelegramError::Unclear("updates that can't be read".to_owned()));
        };
        Ok(updates.into_iter().filter_map(read_update).collect())
    }

    /// Telegram's webhook status.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn webhook(&self) -> Result<WebhookState, TelegramError> {
        let info = self.line.call("getWebhookInfo", &json!({}), SEND_TIMEOUT).await?;
        Ok(WebhookState::read(&info))
    }

    /// Sets the webhook URL and its secret token.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn set_webhook(&self, url: &Url, secret: &str) -> Result<(), TelegramError> {
        let webhook = json!({
            "url": url.as_str(),
            "secret_token": secret,
            "allowed_updates": ALLOWED,
            "max_connections": 40,
        });
        self.line.call("setWebhook", &webhook, SEND_TIMEOUT).await?;
        Ok(())
    }

    /// Removes the webhook; polling is rejected while one is set.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn remove_webhook(&self) -> Result<(), TelegramError> {
        self.line.call("deleteWebhook", &json!({}), SEND_TIMEOUT).await?;
        Ok(())
    }
}
