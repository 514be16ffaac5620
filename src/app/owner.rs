//! What the process does once it owns the database.

use std::net::SocketAddr;

use chrono::TimeDelta;
use tokio::sync::watch;
use tokio_util::task::TaskTracker;
use url::Url;

use super::updates::{self, Refused, ToDispatch, spawn_updates};
use super::workers::{spawn_admin, spawn_workers, spawn_writer};
use crate::admin::HealthInputs;
use crate::bot::Deps;
use crate::domain::Private;
use crate::ownership;
use crate::shutdown::Shutdown;
use crate::store::{self, Writer};

/// The work that only the database's owner does.
pub(super) struct OwnersWork {
    pub(super) shutdown: Shutdown,
    pub(super) ctx: Deps,
    pub(super) writer: Writer,
    pub(super) sms_retention: TimeDelta,
    pub(super) health_inputs: HealthInputs,
    pub(super) webhook: Option<(Url, Private)>,
    pub(super) to_dispatch: ToDispatch,
    pub(super) ready: (watch::Sender<bool>, watch::Sender<bool>),
    pub(super) refused: Refused,
    pub(super) keeper: TaskTracker,
}

impl OwnersWork {
    /// # Errors
    /// If the database can't be used with these keys; nothing is running then.
    async fn begin(self) -> Result<(), store::Error> {
        self.ctx.store.begin_work().await?;
        metrics::gauge!("smscode_bot_owner").set(1);
        spawn_writer(&self.shutdown, self.writer);
        // Before anything is delivered.
        updates::recall_topics(&self.ctx.store, &self.ctx.telegram).await;
        spawn_workers(&self.shutdown, &self.ctx, self.sms_retention);
        spawn_admin(&self.shutdown, &self.ctx, self.health_inputs);
        let Self { shutdown, ctx, webhook, to_dispatch, ready: (ready, fails), refused, .. } = self;
        spawn_updates(&shutdown, ctx, webhook, (to_dispatch, ready, fails, refused));
        Ok(())
    }
}

/// Starts work immediately if nobody owns the database, otherwise as soon as it is free.
pub(super) async fn own(shutdown: &Shutdown, work: OwnersWork, address: SocketAddr) -> anyhow::Result<()> {
    let (store, stop, address) = (work.ctx.store.clone(), shutdown.token(), address.to_string());
    let keeper = work.keeper.clone();
    let mut standby = Some(work);
    if store.is_owner() || ownership::claim(&store, &address).await? {
        if let Some(work) = standby.take() {
            work.begin().await?;
        }
    } else {
        metrics::gauge!("smscode_bot_owner").set(0);
        tracing::info!("another process owns the database; standing by");
    }
    shutdown.spawn("owner", async move {
        if let Some(work) = standby {
            if !ownership::stand_by(&store, &address, &stop).await || stop.is_cancelled() {
                return;
            }
            tracing::info!("this process owns the database now");
            if let Err(error) = work.begin().await {
                return tracing::error!(%error, "failed to take over the work");
            }
        }
        // Outlives the other tasks: this process owns the database until it is released.
        let keeping = store.clone();
        keeper.spawn(async move { ownership::keep(&keeping).await });
        let lost = store.ownership_ended();
        stop.run_until_cancelled(lost.cancelled()).await;
    });
    Ok(())
}
