//! The webhook settings of one account.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::call::Call;
use super::error::{Error, NotSent};
use super::request::Client;
use super::wire::Raw;
use crate::domain::Private;

/// The webhook of an account as stored by the provider. `Debug` shows neither secret nor URL, because our own URL contains a key.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookConfig {
    /// The URL; `None` if not set.
    pub url: Option<String>,
    /// The signing secret.
    pub secret: Option<Private>,
    /// Since when delivery is switched off after too many failures (live surface only).
    pub disabled_at: Option<DateTime<Utc>>,
    /// Why delivery is switched off (live surface only).
    pub disabled_reason: Option<String>,
    /// How many deliveries in a row failed (live surface only).
    pub consecutive_failures: Option<u32>,
}

impl fmt::Debug for WebhookConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookConfig")
            .field("url", &self.url.as_ref().map(|_| "…"))
            .field("secret", &self.secret)
            .field("disabled_at", &self.disabled_at)
            .field("disabled_reason", &self.disabled_reason)
            .field("consecutive_failures", &self.consecutive_failures)
            .finish()
    }
}

/// Changes to the webhook. At least one field is required; an empty string clears it.
#[derive(Clone, Copy, Default)]
pub struct WebhookPatch<'a> {
    /// An `https` address of at most 2048 characters, or empty.
    pub url: Option<&'a str>,
    /// A secret of at most 256 characters, or empty. The provider generates one if a URL is set without a secret.
    pub secret: Option<&'a Private>,
}

impl fmt::Debug for WebhookPatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookPatch")
            .field("url", &self.url.map(|_| "…"))
            .field("secret", &self.secret)
            .finish()
    }
}

#[derive(Serialize)]
struct PatchBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_secret: Option<&'a str>,
}

impl WebhookPatch<'_> {
    fn to_json(self) -> Result<String, NotSent> {
        if self.url.is_none() && self.secret.is_none() {
            return Err(NotSent::Call("a webhook patch without any field"));
        }
        let body = PatchBody { webhook_url: self.url, webhook_secret: self.secret.map(Private::expose) };
        serde_json::to_string(&body).map_err(|_| NotSent::Call("the webhook patch can't be written"))
    }
}

impl Client {
    /// The current webhook.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn webhook(&self) -> Result<WebhookConfig, Error> {
        Ok(self.send(Call::get("webhook"), config).await?.data)
    }

    /// Changes the webhook and returns the result. Any change also re-enables disabled delivery.
    ///
    /// # Errors
    /// Any [`Error`]; an address that is not `https` is `VALIDATION_ERROR`, an empty patch is not sent.
    pub async fn set_webhook(&self, patch: &WebhookPatch<'_>) -> Result<WebhookConfig, Error> {
        let body = patch.to_json().map_err(Error::NotSent)?;
        Ok(self.send(Call::patch("webhook").body(body), config).await?.data)
    }

    /// Makes the provider send a test event, and returns the HTTP status that it received.
    ///
    /// # Errors
    /// Any [`Error`]; only 10 calls a minute are allowed.
    pub async fn test_webhook(&self) -> Result<u16, Error> {
        let read = |data: Raw<'_>| u16::try_from(data.fields()?.int("status_code")?).ok();
        Ok(self.send(Call::post("webhook/test"), read).await?.data)
    }
}

fn config(data: Raw<'_>) -> Option<WebhookConfig> {
    let fields = data.fields()?;
    Some(WebhookConfig {
        url: fields.word("webhook_url"),
        secret: fields.private("webhook_secret"),
        disabled_at: fields.time("webhook_disabled_at"),
        disabled_reason: fields.word("webhook_disabled_reason"),
        consecutive_failures: fields.count("webhook_consecutive_failures"),
    })
}
