//! How updates reach the bot: long polling, or a webhook.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::core::Core;
use super::params::Params;
use super::refusal::{OTHER_POLLER, Refusal, WEBHOOK_ACTIVE};
use super::world::{Update, WebhookState, World};
use crate::outbound;

type Outcome = Result<Value, Refusal>;

/// getUpdates: confirms updates, then waits for new ones.
pub(crate) async fn get_updates(core: &Arc<Core>, params: &Params) -> Outcome {
    let offset = params.int("offset").unwrap_or(0);
    let limit = usize::try_from(params.int("limit").unwrap_or(100)).unwrap_or(100).clamp(1, 100);
    let seconds = params.int("timeout").unwrap_or(0).clamp(0, 50).unsigned_abs();
    let turn = core.change(|world| {
        if world.webhook.is_some() {
            return Err(Refusal::new(409, WEBHOOK_ACTIVE));
        }
        if let Some(allowed) = params.list::<String>("allowed_updates") {
            world.allowed = wanted(allowed);
        }
        world.confirm(offset);
        world.poller += 1;
        Ok(world.poller)
    })?;
    let ready = |world: &World| {
        if world.poller != turn {
            let text = if world.webhook.is_some() {
                "Conflict: terminated by setWebhook request"
            } else {
                OTHER_POLLER
            };
            return Some(Err(Refusal::new(409, text)));
        }
        world.pending.iter().any(|update| update.forced || i64::from(update.id) >= offset).then_some(Ok(()))
    };
    match core.wait(Duration::from_secs(seconds), ready).await {
        Ok(Ok(())) => Ok(core.change(|world| world.hand_over(offset, limit))),
        Ok(Err(conflict)) => Err(conflict),
        Err(_nothing_came) => Ok(json!([])),
    }
}

fn wanted(kinds: Vec<String>) -> Option<HashSet<String>> {
    if kinds.is_empty() { None } else { Some(kinds.into_iter().collect()) }
}

impl World {
    /// Drops the updates that the offset confirms.
    fn confirm(&mut self, offset: i64) {
        if offset > 0 {
            self.pending.retain(|update| update.forced || i64::from(update.id) >= offset);
        } else if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let surplus = self.pending.len().saturating_sub(keep);
            self.pending.drain(..surplus);
        }
    }

    fn hand_over(&mut self, offset: i64, limit: usize) -> Value {
        let mut batch = Vec::new();
        self.pending.retain(|update| {
            let due = update.forced || i64::from(update.id) >= offset;
            if !due || batch.len() >= limit {
                return true;
            }
            batch.push(update.json());
            !update.forced
        });
        json!(batch)
    }

    pub(crate) fn set_webhook(&mut self, params: &Params) -> Outcome {
        let url = params.text("url").unwrap_or_default();
        if url.is_empty() {
            return Ok(self.delete_webhook(params));
        }
        if !outbound::acceptable(&url) {
            return Err(Refusal::violation("bad webhook: HTTPS url must be provided for webhook"));
        }
        let port_is_good = reqwest::Url::parse(&url).is_ok_and(|url| {
            outbound::is_loopback(&url) || matches!(url.port_or_known_default(), Some(80 | 88 | 443 | 8443))
        });
        if !port_is_good {
            let text = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
            return Err(Refusal::violation(text));
        }
        let secret = params.text("secret_token").filter(|secret| !secret.is_empty());
        let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if secret.as_ref().is_some_and(|secret| secret.len() > 256 || !secret.bytes().all(good)) {
            return Err(Refusal::violation("secret token contains unallowed characters"));
        }
        if let Some(allowed) = params.list::<String>("allowed_updates") {
            self.allowed = wanted(allowed);
        }
        if params.flag("drop_pending_updates") {
            self.pending.clear();
        }
        let max_connections = params.int("max_connections").unwrap_or(40).clamp(1, 100).unsigned_abs();
        self.webhook = Some(WebhookState { url, secret, max_connections, last_error: None });
        self.poller += 1;
        Ok(json!(true))
    }

    pub(crate) fn delete_webhook(&mut self, params: &Params) -> Value {
        self.webhook = None;
        if params.flag("drop_pending_updates") {
            self.pending.clear();
        }
        json!(true)
    }

    pub(crate) fn webhook_info(&self) -> Value {
        let mut info = json!({
            "url": self.webhook.as_ref().map(|webhook| webhook.url.clone()).unwrap_or_default(),
            "has_custom_certificate": false,
            "pending_update_count": self.pending.len(),
        });
        let Some(object) = info.as_object_mut() else { return info };
        if let Some(webhook) = &self.webhook {
            object.insert("max_connections".to_owned(), json!(webhook.max_connections));
            if let Some((at, error)) = &webhook.last_error {
                object.insert("last_error_date".to_owned(), json!(at.timestamp()));
                object.insert("last_error_message".to_owned(), json!(error));
            }
        }
        if let Some(allowed) = &self.allowed {
            object.insert("allowed_updates".to_owned(), json!(allowed));
        }
        info
    }

    /// The next update that may be pushed now; marks its chat as busy.
    pub(crate) fn next_push(&mut self) -> Option<(Update, i64)> {
        let room = self.webhook.as_ref()?.max_connections;
        if self.pushing.len() as u64 >= room {
            return None;
        }
        let lane = |update: &Update| update.chat.unwrap_or_default();
        let update = self.pending.iter().find(|update| !self.pushing.contains(&lane(update)))?.clone();
        self.pushing.insert(lane(&update));
        let lane = lane(&update);
        Some((update, lane))
    }
}

/// Pushes updates until the server is dropped.
pub(crate) fn keep_pushing(core: &Arc<Core>) {
    let mut changes = core.changes();
    let weak = Arc::downgrade(core);
    core.spawn(async move {
        loop {
            let Some(core) = weak.upgrade() else { return };
            while core.read(|world| world.webhook.is_some() && !world.pending.is_empty()) {
                let Some((update, lane)) = core.change_quietly(World::next_push) else { break };
                let pusher = Arc::clone(&core);
                core.spawn(async move { push(&pusher, update, lane).await });
            }
            drop(core);
            if changes.changed().await.is_err() {
                return;
            }
        }
    });
}

/// Pushes one update until the bot has accepted it or the webhook is removed.
async fn push(core: &Arc<Core>, update: Update, lane: i64) {
    let mut pause = core.read(|world| world.options.webhook_backoff);
    loop {
        let waiting = |world: &World| {
            let still = world.pending.iter().any(|other| other.id == update.id);
            world.webhook.clone().filter(|_| still && !world.down)
        };
        let Some(webhook) = core.read(waiting) else { break };
        let secret = webhook.secret.map(|secret| ("x-telegram-bot-api-secret-token", secret));
        let headers: Vec<_> = secret.into_iter().collect();
        let body = update.json().to_string();
        let result = core.outbound.post(&webhook.url, &headers, body, Duration::from_secs(60)).await;
        let error = match result {
            Ok(status) if (200..300).contains(&status) => {
                core.change(|world| world.pending.retain(|other| other.id != update.id));
                break;
            }
            Ok(status) => format!("Wrong response from the webhook: {status}"),
            Err(error) => error,
        };
        let now = core.clock.now();
        core.change(|world| {
            if let Some(webhook) = &mut world.webhook {
                webhook.last_error = Some((now, error));
            }
        });
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(60));
    }
    core.change(|world| world.pushing.remove(&lane));
}
