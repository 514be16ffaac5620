//! `GET` and `PATCH /webhook`.

use serde_json::{Value, json};

use super::input::Fields;
use super::order::stamp;
use super::pipeline::{Ask, Payload};
use super::refusal::Refusal;
use super::world::{WebhookConfig, World};
use crate::outbound;

impl World {
    pub(crate) fn show_webhook(&self, account: u64) -> Payload {
        let config = self.accounts.get(&account).map(|account| account.webhook.clone()).unwrap_or_default();
        Payload::plain(shown(&config, self.live()))
    }

    pub(crate) fn patch_webhook(&mut self, ask: &Ask) -> Result<Payload, Refusal> {
        let fields = Fields::of(ask.body.as_ref(), &["webhook_url", "webhook_secret"])?;
        if fields.is_empty() {
            return Err(Refusal::invalid("At least one of webhook_url and webhook_secret is required"));
        }
        let (url, secret) = (fields.text("webhook_url")?, fields.text("webhook_secret")?);
        let live = self.live();
        if let Some(url) = url.filter(|url| !url.is_empty()) {
            if !outbound::acceptable(url) {
                return Err(Refusal::invalid("webhook_url must use HTTPS"));
            }
            if live && url.len() > 2048 {
                return Err(Refusal::invalid("webhook_url is too long"));
            }
        }
        if live && secret.is_some_and(|secret| secret.chars().count() > 256) {
            return Err(Refusal::invalid("webhook_secret is too long"));
        }
        let fresh = format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple());
        let Some(account) = self.accounts.get_mut(&ask.account) else { return Err(Refusal::unauthorized()) };
        let config = &mut account.webhook;
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        if let Some(url) = url {
            config.url = given(url);
        }
        if let Some(secret) = secret {
            config.secret = given(secret);
        }
        if url.is_some() && config.url.is_some() && config.secret.is_none() {
            config.secret = Some(fresh);
        }
        config.disabled_at = None;
        config.disabled_reason = None;
        config.consecutive_failures = 0;
        Ok(Payload::plain(shown(config, live)))
    }
}

fn shown(config: &WebhookConfig, live: bool) -> Value {
    let mut shown = json!({ "webhook_url": config.url, "webhook_secret": config.secret });
    if let (true, Some(object)) = (live, shown.as_object_mut()) {
        object.insert("webhook_disabled_at".to_owned(), json!(config.disabled_at.map(stamp)));
        object.insert("webhook_disabled_reason".to_owned(), json!(config.disabled_reason));
        object.insert("webhook_consecutive_failures".to_owned(), json!(config.consecutive_failures));
    }
    shown
}
