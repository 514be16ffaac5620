//! Receiving updates, once Telegram has said who the bot is.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::task::TaskTracker;
use url::Url;

use super::setting::BadSetting;
use crate::bot::{self, Deps, Dispatch, Polling};
use crate::domain::Private;
use crate::http;
use crate::shutdown::Shutdown;
use crate::store::Store;
use crate::telegram::{self, Telegram};

/// A setting that turned out to be wrong at run time.
pub(super) type Refused = Arc<OnceLock<BadSetting>>;

pub(super) type ToDispatch = watch::Sender<Option<Dispatch>>;

pub(super) fn spawn_updates(
    shutdown: &Shutdown,
    ctx: Deps,
    webhook: Option<(Url, Private)>,
    (to_dispatch, ready, webhook_fails, refused): (
        ToDispatch,
        watch::Sender<bool>,
        watch::Sender<bool>,
        Refused,
    ),
) {
    let stop = shutdown.token();
    shutdown.spawn("updates", async move {
        let me = match bot::register(&ctx, webhook.as_ref(), &stop).await {
            Ok(Some(me)) => me,
            Ok(None) => return,
            Err(fault) => {
                tracing::error!(%fault, "failed to start: Telegram refuses the bot token");
                let _ = refused.set(BadSetting::new("TELEGRAM_BOT_TOKEN", "it", &fault));
                stop.cancel();
                return;
            }
        };
        let dispatch = Dispatch::new(ctx.clone(), me.clone());
        to_dispatch.send_replace(Some(dispatch.clone()));
        ready.send_replace(true);
        let presenting = bot::present(&ctx, &me, &stop);
        if let Some(webhook) = &webhook {
            let keeping = bot::keep_webhook(&ctx, webhook, &ready, &webhook_fails, &stop);
            tokio::join!(keeping, presenting);
        } else {
            tokio::join!(Polling::new(ctx.clone(), dispatch, ready).run(stop.clone()), presenting);
        }
    });
}

/// Telegram sends a chat's next update only after the previous one is acknowledged, so an update that only
/// shows something must not delay one that spends or ends something for longer than this.
const SCREEN_MAY_TAKE: Duration = Duration::from_millis(500);

/// Webhook updates wait until Telegram has said who the bot is.
pub(super) fn sink(dispatch: watch::Receiver<Option<Dispatch>>, tasks: TaskTracker) -> http::UpdateSink {
    Arc::new(move |body| {
        let (dispatch, tasks) = (dispatch.borrow().clone(), tasks.clone());
        Box::pin(async move {
            let Some(dispatch) = dispatch else { return false };
            let Some(update) = serde_json::from_slice(&body).ok().and_then(telegram::read_update) else {
                tracing::warn!("failed to read an update; skipping it");
                return true;
            };
            let incoming = dispatch.read(update);
            let only_looks = incoming.only_looks();
            let mut handling = tasks.spawn(async move { dispatch.handle(incoming).await.is_ok() });
            match tokio::time::timeout(SCREEN_MAY_TAKE, &mut handling).await {
                Ok(handled) => handled.unwrap_or_default(),
                Err(_) => only_looks || handling.await.unwrap_or_default(),
            }
        })
    })
}

/// Where in their chats users last wrote before this start.
pub(super) async fn recall_topics(store: &Store, telegram: &Telegram) {
    match store.topics().await {
        Ok(topics) => topics.into_iter().for_each(|(user, topic)| {
            telegram.go_to_topic(user, Some(topic));
        }),
        Err(error) => tracing::warn!(%error, "failed to read the topics of chats; messages go to the chats"),
    }
}
