//! Where updates come from: long polling that acknowledges after handling, or a webhook that is kept set.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use teloxide::payloads::{GetUpdatesSetters, SetWebhookSetters};
use teloxide::prelude::Requester;
use teloxide::types::{AllowedUpdate, Me, Update, WebhookInfo};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::window::Window;
use super::{Desk, Dispatch};
use crate::domain::{Language, Private};
use crate::telegram::{Fault, Profile, counted};
use crate::vault::{Keyring, Purpose};
use crate::views::commands;

const LONG_POLL_S: u32 = 25;
/// While an update is in hand, new ones are looked for this often: asking for them gives the one in hand again.
const LOOK_AGAIN: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_secs(3);
/// How often Telegram is asked whether the webhook is still set.
const LOOK_AFTER_WEBHOOK: Duration = Duration::from_secs(60);
/// An error of Telegram's that is older is over.
const LATELY: TimeDelta = TimeDelta::minutes(2);
/// The name of the lease that lets one process poll.
const LEASE: &str = "telegram-updates";
const LEASE_TTL: Duration = Duration::from_secs(60);

const ALLOWED: [AllowedUpdate; 4] = [
    AllowedUpdate::Message,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MyChatMember,
    AllowedUpdate::InlineQuery,
];

/// Polls Telegram for updates and handles them.
pub struct Polling {
    desk: Desk,
    dispatch: Dispatch,
    ready: watch::Sender<bool>,
}

impl Polling {
    /// A poller that hands over to `dispatch` and tells by `ready` whether Telegram answers.
    pub fn new(desk: Desk, dispatch: Dispatch, ready: watch::Sender<bool>) -> Self {
        Self { desk, dispatch, ready }
    }

    /// Polls until `stop`, then finishes what is in hand and acknowledges it.
    pub async fn run(self, stop: CancellationToken) {
        let mut window = Window::default();
        let (mut running, mut failed) = (FuturesUnordered::new(), false);
        while !stop.is_cancelled() {
            let busy = window.is_busy();
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                Some((id, handled)) = running.next(), if busy => {
                    window.close(id, handled);
                    failed |= !handled;
                }
                batch = self.fetch(window.offset(), busy, failed) => {
                    failed = false;
                    for update in window.open(batch) {
                        let dispatch = &self.dispatch;
                        running.push(async move { (update.id.0, dispatch.handle(update).await.is_ok()) });
                    }
                }
            }
        }
        while let Some((id, handled)) = running.next().await {
            window.close(id, handled);
        }
        self.acknowledge(window.offset()).await;
    }

    /// After one has `failed` to be written down as handled it would only come again: first the database has to take
    /// writes.
    async fn fetch(&self, offset: u32, busy: bool, failed: bool) -> Vec<Update> {
        if busy {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        while failed && let Err(error) = self.desk.store.ping().await {
            tracing::error!(%error, "updates wait for the database");
            tokio::time::sleep(PAUSE).await;
        }
        match self.desk.store.hold_lease(LEASE, &self.desk.store.owner(), LEASE_TTL).await {
            Ok(true) => {}
            Ok(false) => {
                tracing::debug!("another process polls Telegram");
                tokio::time::sleep(PAUSE).await;
                return Vec::new();
            }
            Err(error) => {
                tracing::error!(%error, "updates wait for the database");
                tokio::time::sleep(PAUSE).await;
                return Vec::new();
            }
        }
        let request = self
            .desk
            .telegram
            .bot()
            .get_updates()
            .offset(i32::try_from(offset).unwrap_or(i32::MAX))
            .timeout(if busy { 0 } else { LONG_POLL_S })
            .allowed_updates(ALLOWED);
        let got = counted("getUpdates", async move { request.await.map_err(|error| Fault::from(&error)) });
        match got.await {
            Ok(updates) => {
                self.ready.send_replace(true);
                updates
            }
            Err(fault) => {
                self.ready.send_replace(false);
                tracing::warn!(%fault, "Telegram gave no updates; asking again");
                if fault == Fault::OtherPoller {
                    metrics::counter!("smscode_bot_telegram_conflicts_total").increment(1);
                }
                if fault == Fault::WebhookSet {
                    remove_webhook(&self.desk).await;
                }
                tokio::time::sleep(if let Fault::RetryAfter(wait) = fault { wait } else { PAUSE }).await;
                Vec::new()
            }
        }
    }

    /// Tells Telegram what was handled, so that the next process does not get it again.
    async fn acknowledge(&self, offset: u32) {
        if offset > 0 {
            let request = self
                .desk
                .telegram
                .bot()
                .get_updates()
                .offset(i32::try_from(offset).unwrap_or(i32::MAX))
                .limit(1)
                .timeout(0)
                .allowed_updates(ALLOWED);
            if tokio::time::timeout(PAUSE, async move { request.await }).await.is_err() {
                tracing::debug!(
                    "the last updates were not acknowledged; they are recognised when they come again"
                );
            }
        }
        if let Err(error) = self.desk.store.release_lease(LEASE, &self.desk.store.owner()).await {
            tracing::debug!(%error, "the lease on updates runs out by itself");
        }
    }
}

/// The secret that Telegram sends with every update of a webhook: the same in every process with the same keys.
pub fn webhook_secret(keyring: &Keyring) -> Private {
    let hash = keyring.lookup_hash(Purpose::Check, b"telegram webhook");
    Private::new(hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// Asks Telegram who this bot is, presents it in every language, and sets or removes the webhook; asks again until
/// Telegram answers. `None` when stopped before.
pub async fn register(desk: &Desk, webhook: Option<&(Url, Private)>, stop: &CancellationToken) -> Option<Me> {
    loop {
        match try_register(desk, webhook).await {
            Ok(me) => return Some(me),
            Err(fault) => tracing::warn!(%fault, "Telegram can't be reached yet; asking again"),
        }
        tokio::select! {
            () = stop.cancelled() => return None,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Keeps the webhook set until `stop`, and tells by `ready` whether Telegram confirms it, and by `fails`
/// whether Telegram has trouble with it. `bell` asks for a look now.
pub async fn keep_webhook(
    desk: &Desk,
    webhook: &(Url, Private),
    bell: &Notify,
    ready: &watch::Sender<bool>,
    fails: &watch::Sender<bool>,
    stop: &CancellationToken,
) {
    let mut since = desk.clock.now();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = bell.notified() => {}
            () = tokio::time::sleep(LOOK_AFTER_WEBHOOK) => {}
        }
        let asked_at = desk.clock.now();
        let looked = tokio::select! {
            () = stop.cancelled() => return,
            looked = look_after_webhook(desk, webhook, since) => looked,
        };
        since = asked_at;
        if let Err(fault) = &looked {
            tracing::warn!(%fault, "whether updates come by the webhook is not known; asking again");
        }
        ready.send_replace(looked.is_ok());
        if let Ok(is_failing) = looked {
            fails.send_replace(is_failing);
        }
    }
}

/// Another process with this bot's token, polling for an hour or for a test, removes the webhook: then no update comes
/// until it is set again.
/// Tells whether Telegram could not deliver lately.
async fn look_after_webhook(
    desk: &Desk,
    webhook: &(Url, Private),
    since: DateTime<Utc>,
) -> Result<bool, Fault> {
    let info = desk.telegram.webhook().await?;
    metrics::gauge!("smscode_bot_telegram_updates_waiting").set(info.pending_update_count);
    if let Some(refused) = refused_since(&info, since) {
        metrics::counter!("smscode_bot_telegram_webhook_errors_total").increment(1);
        tracing::warn!(
            reason = refused,
            waiting = info.pending_update_count,
            "Telegram could not deliver updates to PUBLIC_URL"
        );
    }
    if info.url.as_ref() == Some(&webhook.0) {
        let lately = info.last_error_date.is_some_and(|at| desk.clock.now() - at < LATELY);
        return Ok(lately && info.pending_update_count > 0);
    }
    tracing::warn!(
        "the webhook of this bot was removed or moved; is another process using its token? Setting it again"
    );
    metrics::counter!("smscode_bot_telegram_webhook_lost_total").increment(1);
    set_webhook(desk, webhook).await?;
    Ok(false)
}

/// Why Telegram could not deliver an update, when that was after this time.
fn refused_since(info: &WebhookInfo, since: DateTime<Utc>) -> Option<String> {
    // Told in whole seconds.
    let at = info.last_error_date.filter(|at| at.timestamp() >= since.timestamp())?;
    let reason = info.last_error_message.as_deref().unwrap_or("no reason given");
    Some(format!("{} at {}", reason.chars().take(200).collect::<String>(), at.format("%H:%M:%S")))
}

async fn set_webhook(desk: &Desk, (url, secret): &(Url, Private)) -> Result<(), Fault> {
    let request = desk
        .telegram
        .bot()
        .set_webhook(url.clone())
        .secret_token(secret.expose())
        .allowed_updates(ALLOWED)
        .max_connections(40);
    counted("setWebhook", async move { request.await.map(drop).map_err(|error| Fault::from(&error)) }).await
}

/// Without this, polling is refused as long as a webhook is set.
async fn remove_webhook(desk: &Desk) {
    let request = desk.telegram.bot().delete_webhook();
    let removed = counted("deleteWebhook", async move { request.await.map_err(|error| Fault::from(&error)) });
    if let Err(fault) = removed.await {
        tracing::warn!(%fault, "a webhook that may be set was not removed");
    }
}

async fn try_register(desk: &Desk, webhook: Option<&(Url, Private)>) -> Result<Me, Fault> {
    let me = desk.telegram.me().await?;
    match webhook {
        Some(webhook) => set_webhook(desk, webhook).await?,
        None => {
            remove_webhook(desk).await;
        }
    }
    let default = std::iter::once((None, Language::default()));
    for (tag, language) in
        default.chain(Language::ALL.map(|language| (Some(language.telegram_code()), language)))
    {
        let s = desk.i18n.speech(language);
        let profile = Profile {
            language: tag,
            commands: commands::commands(s),
            description: commands::description(s),
            short_description: commands::short_description(s),
        };
        if let Err(fault) = desk.telegram.register(&profile).await {
            // Texts of the profile are no reason not to start.
            tracing::warn!(%fault, language = language.tag(), "the commands were not registered");
        }
    }
    if let Err(fault) = desk.telegram.show_menu().await {
        tracing::warn!(%fault, "the menu button was not set");
    }
    let inline = me.supports_inline_queries;
    tracing::info!(bot.username = me.username(), bot.inline = inline, "Telegram knows this bot");
    Ok(me)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_telegram_could_not_deliver_is_told_once() {
        let info = |extra: &str| -> WebhookInfo {
            let json = format!(
                r#"{{"url":"https://bot.example","has_custom_certificate":false,"pending_update_count":3{extra}}}"#
            );
            serde_json::from_str(&json).unwrap()
        };
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let refused =
            r#","last_error_date":1800000000,"last_error_message":"Wrong response: 502 Bad Gateway""#;
        let told = refused_since(&info(refused), at(1_799_999_990));
        assert_eq!(told.as_deref(), Some("Wrong response: 502 Bad Gateway at 08:00:00"));
        assert_eq!(refused_since(&info(refused), at(1_800_000_050)), None);
        assert_eq!(refused_since(&info(""), at(0)), None);
    }
}
