//! Where the provider pushes events for one person.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::error::{Error, NotSent};
use super::request::{Call, Client};
use super::wire::Raw;
use crate::domain::Private;

/// The person's webhook as the provider has it. `Debug` shows neither the secret nor the address, because our own
/// address carries a key.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookConfig {
    /// Where events go; `None` when nowhere.
    pub url: Option<String>,
    /// What events are signed with.
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

/// What to change. At least one field is needed; an empty string clears.
#[derive(Clone, Copy, Default)]
pub struct WebhookPatch<'a> {
    /// An `https` address of at most 2048 characters, or empty.
    pub url: Option<&'a str>,
    /// A secret of at most 256 characters, or empty. The provider makes one when an address is set without any.
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
    /// The person's webhook as it is.
    ///
    /// # Errors
    /// Any [`Error`]; nothing is ever changed.
    pub async fn webhook(&self) -> Result<WebhookConfig, Error> {
        Ok(self.send(Call::get("webhook"), config).await?.data)
    }

    /// Changes the webhook and gives it as it is then. Any change also switches a switched-off delivery on again.
    ///
    /// # Errors
    /// Any [`Error`]; an address that is not `https` is `VALIDATION_ERROR`, an empty patch is not sent.
    pub async fn set_webhook(&self, patch: &WebhookPatch<'_>) -> Result<WebhookConfig, Error> {
        let body = patch.to_json().map_err(Error::NotSent)?;
        Ok(self.send(Call::patch("webhook").body(body), config).await?.data)
    }

    /// Has the provider send a test event, and gives the HTTP status with which the address answered.
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
