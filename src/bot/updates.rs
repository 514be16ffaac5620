//! Receives updates: by long polling that acknowledges after handling, or by a webhook that is kept set.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use teloxide::types::{Me, Update};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::ack_window::AckWindow;
use super::{Deps, Dispatch};
use crate::domain::{Language, Private};
use crate::telegram::{Part, Profile, TelegramError, WebhookState};
use crate::vault::{Keyring, Purpose};
use crate::views::commands;

const LONG_POLL: Duration = Duration::from_secs(25);
/// The most updates that Telegram sends at once.
const BATCH: u8 = 100;
/// While an update is in progress, new ones are polled for this often: each poll returns the pending one
/// again.
const LOOK_AGAIN: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_secs(3);
/// The longest pause after a failed poll.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How often Telegram is asked whether the webhook is still set.
const LOOK_AFTER_WEBHOOK: Duration = Duration::from_secs(60);
/// A Telegram error older than this is over.
const LATELY: TimeDelta = TimeDelta::minutes(2);
/// After this many refusals in a row at startup the bot token is assumed to be wrong.
const REFUSALS: u32 = 2;

/// 1, 2, 4 … 30 seconds; or as long as Telegram asks for.
fn pause(fault: &TelegramError, failures: u32) -> Duration {
    let own = Duration::from_secs(1 << failures.min(5)).min(LONGEST_PAUSE);
    fault.wait().unwrap_or(own)
}

/// The pauses between failed polls. Handling an update aborts a poll, but not the pause after it.
struct Pauses {
    failures: u32,
    until: tokio::time::Instant,
}

impl Pauses {
    fn none() -> Self {
        Self { failures: 0, until: tokio::time::Instant::now() }
    }

    /// Starts the pause after a fault, and returns its length.
    fn begin(&mut self, fault: &TelegramError) -> Duration {
        let pause = pause(fault, self.failures);
        self.failures = self.failures.saturating_add(1);
        self.until = tokio::time::Instant::now() + pause;
        pause
    }
}

/// Polls Telegram for updates and handles them.
pub struct Polling {
    deps: Deps,
    dispatch: Dispatch,
    ready: watch::Sender<bool>,
}

impl Polling {
    /// A poller that passes updates to `dispatch` and reports by `ready` whether Telegram answers.
    pub fn new(deps: Deps, dispatch: Dispatch, ready: watch::Sender<bool>) -> Self {
        Self { deps, dispatch, ready }
    }

    /// Polls until `stop`, then finishes what is in progress and acknowledges it.
    pub async fn run(self, stop: CancellationToken) {
        let mut window = AckWindow::default();
        let (mut running, mut failed, mut pauses) = (FuturesUnordered::new(), false, Pauses::none());
        while !stop.is_cancelled() {
            let busy = window.is_busy();
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                Some((id, handled)) = running.next(), if busy => {
                    window.close(id, handled);
                    failed |= !handled;
                }
                batch = self.fetch(window.offset(), busy, failed, &mut pauses) => {
                    failed = false;
                    for update in window.open(batch) {
                        let dispatch = &self.dispatch;
                        running.push(async move { (update.id.0, dispatch.handle(dispatch.read(update)).await.is_ok()) });
                    }
                }
            }
        }
        while let Some((id, handled)) = running.next().await {
            window.close(id, handled);
        }
        self.acknowledge(window.offset()).await;
    }

    /// Once recording an update as handled has `failed`, it would only come again: first the database has to
    /// accept writes.
    async fn fetch(&self, offset: u32, busy: bool, failed: bool, pauses: &mut Pauses) -> Vec<Update> {
        tokio::time::sleep_until(pauses.until).await;
        if busy {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        while failed && let Err(error) = self.deps.store.renew_ownership().await {
            tracing::error!(%error, "updates wait for the database");
            tokio::time::sleep(PAUSE).await;
        }
        let wait = if busy { Duration::ZERO } else { LONG_POLL };
        match self.deps.telegram.updates(offset, BATCH, wait).await {
            Ok(updates) => {
                pauses.failures = 0;
                self.ready.send_replace(true);
                updates
            }
            Err(fault) => {
                self.ready.send_replace(false);
                let pause = pauses.begin(&fault);
                tracing::warn!(%fault, pause_s = pause.as_secs(), "failed to get updates; asking again");
                if fault == TelegramError::OtherPoller {
                    metrics::counter!("smscode_bot_telegram_conflicts_total").increment(1);
                }
                if fault == TelegramError::WebhookSet {
                    remove_webhook(&self.deps).await;
                }
                Vec::new()
            }
        }
    }

    /// Tells Telegram what was handled, so that the next process does not receive it again.
    async fn acknowledge(&self, offset: u32) {
        if offset > 0 {
            let told = self.deps.telegram.updates(offset, 1, Duration::ZERO);
            if tokio::time::timeout(PAUSE, told).await.is_err() {
                tracing::debug!(
                    "the last updates were not acknowledged; they are recognised when they come again"
                );
            }
        }
    }
}

/// The secret that Telegram sends with every webhook update: the same in every process with the same keys.
pub fn webhook_secret(keyring: &Keyring) -> Private {
    let hash = keyring.lookup_hash(Purpose::Check, b"telegram webhook");
    Private::new(hex::encode(hash))
}

/// Asks Telegram who this bot is, and sets or removes the webhook; retries until Telegram answers. `None` if
/// stopped first.
///
/// # Errors
/// [`TelegramError::Bot`] when Telegram refuses the bot's token.
pub async fn register(
    deps: &Deps,
    webhook: Option<&(Url, Private)>,
    stop: &CancellationToken,
) -> Result<Option<Me>, TelegramError> {
    let (mut failures, mut refusals) = (0, 0);
    loop {
        let fault = match try_register(deps, webhook).await {
            Ok(me) => return Ok(Some(me)),
            Err(fault) => fault,
        };
        refusals = if matches!(fault, TelegramError::Bot(_)) { refusals + 1 } else { 0 };
        if refusals >= REFUSALS {
            return Err(fault);
        }
        let pause = pause(&fault, failures);
        failures = failures.saturating_add(1);
        tracing::warn!(%fault, pause_s = pause.as_secs(), "failed to learn from Telegram who this bot is; asking again");
        tokio::select! {
            () = stop.cancelled() => return Ok(None),
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Keeps the webhook set until `stop`; reports by `ready` whether Telegram confirms it, and by `fails`
/// whether Telegram has trouble with it.
pub async fn keep_webhook(
    deps: &Deps,
    webhook: &(Url, Private),
    ready: &watch::Sender<bool>,
    fails: &watch::Sender<bool>,
    stop: &CancellationToken,
) {
    let mut since = deps.clock.now();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = deps.store.wakeups().telegram_webhook.notified() => {}
            () = tokio::time::sleep(LOOK_AFTER_WEBHOOK) => {}
        }
        let asked_at = deps.clock.now();
        let looked = tokio::select! {
            () = stop.cancelled() => return,
            looked = look_after_webhook(deps, webhook, since) => looked,
        };
        since = asked_at;
        if let Err(fault) = &looked {
            tracing::warn!(%fault, "failed to ask whether updates come by the webhook; asking again");
        }
        ready.send_replace(looked.is_ok());
        if let Ok(is_failing) = looked {
            fails.send_replace(is_failing);
        }
    }
}

/// Another process that polls with this bot's token, for an hour or for a test, removes the webhook: then no
/// update arrives until it is set again. Returns whether Telegram recently failed to deliver.
async fn look_after_webhook(
    deps: &Deps,
    webhook: &(Url, Private),
    since: DateTime<Utc>,
) -> Result<bool, TelegramError> {
    let info = deps.telegram.webhook().await?;
    metrics::gauge!("smscode_bot_telegram_updates_waiting").set(info.waiting);
    if let Some(refused) = refused_since(&info, since) {
        metrics::counter!("smscode_bot_telegram_webhook_errors_total").increment(1);
        tracing::warn!(
            reason = refused,
            waiting = info.waiting,
            "Telegram could not deliver updates to PUBLIC_URL"
        );
    }
    if info.url.as_ref() == Some(&webhook.0) {
        let lately = info.last_error.as_ref().is_some_and(|(at, _)| deps.clock.now() - *at < LATELY);
        return Ok(lately && info.waiting > 0);
    }
    tracing::warn!(
        "the webhook of this bot was removed or moved; is another process using its token? Setting it again"
    );
    metrics::counter!("smscode_bot_telegram_webhook_lost_total").increment(1);
    set_webhook(deps, webhook).await?;
    Ok(false)
}

/// Why Telegram could not deliver an update, if that was after this time.
fn refused_since(info: &WebhookState, since: DateTime<Utc>) -> Option<String> {
    // Reported in whole seconds.
    let (at, reason) = info.last_error.as_ref().filter(|(at, _)| at.timestamp() >= since.timestamp())?;
    Some(format!("{} at {}", reason.chars().take(200).collect::<String>(), at.format("%H:%M:%S")))
}

async fn set_webhook(deps: &Deps, (url, secret): &(Url, Private)) -> Result<(), TelegramError> {
    deps.telegram.set_webhook(url, secret.expose()).await
}

async fn remove_webhook(deps: &Deps) {
    if let Err(fault) = deps.telegram.remove_webhook().await {
        tracing::warn!(%fault, "failed to remove a webhook that may be set");
    }
}

async fn try_register(deps: &Deps, webhook: Option<&(Url, Private)>) -> Result<Me, TelegramError> {
    let me = deps.telegram.me().await?;
    match webhook {
        Some(webhook) => set_webhook(deps, webhook).await?,
        None => {
            remove_webhook(deps).await;
        }
    }
    let inline = me.supports_inline_queries;
    tracing::info!(bot.inline = inline, "Telegram knows this bot: https://t.me/{}", me.username());
    Ok(me)
}

/// Sets the bot's profile in every language, part by part, skipping what Telegram already has. Continues
/// until everything is set, or `stop`.
pub async fn present(deps: &Deps, me: &Me, stop: &CancellationToken) {
    let presented = async {
        let told = deps.store.registered_parts().await.unwrap_or_else(|error| {
            tracing::warn!(%error, "all of the profile is registered anew");
            Default::default()
        });
        for part in parts(deps) {
            let digest = part.digest(me.id.0);
            if told.get(&part.name) == Some(&digest) || !tell(deps, &part).await {
                continue;
            }
            if let Err(error) = deps.store.keep_registered(&part.name, &digest).await {
                tracing::warn!(%error, part = part.name, "failed to write down what was registered");
            }
        }
    };
    stop.run_until_cancelled(presented).await;
}

/// Returns whether Telegram accepted it; what it permanently refuses is skipped.
async fn tell(deps: &Deps, part: &Part) -> bool {
    let mut failures = 0;
    loop {
        match deps.telegram.register(part).await {
            Ok(()) => return true,
            // Profile texts are no reason to stop.
            Err(TelegramError::Refused(reason)) => {
                tracing::warn!(reason, part = part.name, "Telegram refused a part of the profile");
                return false;
            }
            Err(fault) => {
                let pause = pause(&fault, failures);
                failures = failures.saturating_add(1);
                tracing::info!(%fault, part = part.name, pause_s = pause.as_secs(), "failed to register a part of the profile; trying again");
                tokio::time::sleep(pause).await;
            }
        }
    }
}

fn parts(deps: &Deps) -> Vec<Part> {
    let default = std::iter::once((None, Language::default()));
    let languages = default.chain(Language::ALL.map(|language| (Some(language.telegram_code()), language)));
    let profiles = languages.map(|(tag, language)| {
        let s = &deps.i18n.localizer_once(language);
        Profile {
            language: tag,
            commands: commands::commands(s),
            description: commands::description(s),
            short_description: commands::short_description(s),
        }
    });
    profiles.flat_map(|profile| profile.parts()).chain([Part::menu()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_telegram_could_not_deliver_is_told_once() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let info =
            |last_error: Option<(DateTime<Utc>, String)>| WebhookState { url: None, waiting: 3, last_error };
        let refused = info(Some((at(1_800_000_000), "Wrong response: 502 Bad Gateway".to_owned())));
        let told = refused_since(&refused, at(1_799_999_990));
        assert_eq!(told.as_deref(), Some("Wrong response: 502 Bad Gateway at 08:00:00"));
        assert_eq!(refused_since(&refused, at(1_800_000_050)), None);
        assert_eq!(refused_since(&info(None), at(0)), None);
    }

    #[test]
    fn o13_the_pauses_grow_from_a_second_and_a_wait_that_telegram_asks_for_is_obeyed() {
        let unclear = TelegramError::Unclear("no connection".to_owned());
        let pauses: Vec<u64> = (0..8).map(|failures| pause(&unclear, failures).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(pause(&TelegramError::RetryAfter(Duration::from_secs(77)), 0).as_secs(), 77);
    }
}
