//! The tasks that run while this process owns the database.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::Notify;

use crate::accounts::Returner;
use crate::admin::{Alerts, Announcer, HealthInputs};
use crate::bot::Deps;
use crate::keys;
use crate::orders::{JobRunner, Poller, Replacer, Settler, Watcher};
use crate::outbox::Deliverer;
use crate::shutdown::Shutdown;
use crate::store::{Store, Writer};
use crate::worker::{self, Work};

/// How often expired data is deleted.
const SWEEP: Duration = Duration::from_secs(3_600);

/// Not tracked: it outlives the writers and ends when the store is closed. If it ends earlier, the service
/// shuts down, because it could no longer store anything.
pub(super) fn spawn_writer(shutdown: &Shutdown, writer: Writer) {
    let end = shutdown.token().drop_guard();
    tokio::spawn(async move {
        let _end = end;
        writer.run().await;
    });
}

/// Processes due work until shutdown, woken by one of the store's bells.
fn spawn_work<W>(shutdown: &Shutdown, deps: &Deps, work: W, bell: fn(&Store) -> &Notify)
where
    W: Work + Send + Sync + 'static,
    W::Job: Send,
{
    let (store, clock, stop) = (deps.store.clone(), deps.clock.clone(), shutdown.token());
    shutdown.spawn(W::NAME, async move { worker::work(&work, bell(&store), &clock, &stop).await });
}

pub(super) fn spawn_workers(shutdown: &Shutdown, deps: &Deps, sms_retention: TimeDelta) {
    let (store, stop) = (deps.store.clone(), shutdown.token());
    let deliverer = Deliverer::new(
        store.clone(),
        deps.telegram.clone(),
        deps.i18n.clone(),
        deps.clock.clone(),
        stop.clone(),
    );
    spawn_work(shutdown, deps, deliverer, Store::delivery_bell);
    spawn_work(shutdown, deps, Settler::new(deps.orders.clone()), Store::purchase_bell);
    spawn_work(shutdown, deps, Replacer::new(deps.orders.clone()), Store::replacement_bell);
    spawn_work(shutdown, deps, Poller::new(deps.orders.clone()), Store::poll_bell);
    spawn_work(shutdown, deps, JobRunner::new(deps.orders.clone()), |store| &store.wakeups().jobs);
    spawn_work(shutdown, deps, Watcher::new(deps.orders.clone()), |store| &store.wakeups().watches);
    spawn_work(shutdown, deps, Returner::new(deps.accounts.clone()), |store| &store.wakeups().returns);
    shutdown.tracker().spawn({
        let (store, stop) = (store.clone(), stop.clone());
        async move { keys::seal_anew(&store, &stop).await }
    });
    shutdown.spawn("sweep", async move {
        while !stop.is_cancelled() {
            if let Err(error) = store.forget_old_updates().await {
                tracing::warn!(%error, "failed to sweep old updates");
            }
            if let Err(error) = store.sweep_drafts().await {
                tracing::warn!(%error, "failed to sweep old drafts of purchases");
            }
            if let Err(error) = store.sweep_private_messages().await {
                tracing::warn!(%error, "failed to sweep old messages");
            }
            if let Err(error) = store.sweep_watches().await {
                tracing::warn!(%error, "failed to sweep old watches");
            }
            if let Err(error) = store.sweep_replacements().await {
                tracing::warn!(%error, "failed to sweep old replacements");
            }
            if let Err(error) = store.sweep_outcomes().await {
                tracing::warn!(%error, "failed to sweep old counts of outcomes");
            }
            match store.purge_orders(sms_retention).await {
                Ok(0) => {}
                Ok(orders) => tracing::info!(orders, "codes and texts of ended orders were wiped"),
                Err(error) => tracing::warn!(%error, "failed to wipe old codes and texts"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(SWEEP) => {}
            }
        }
    });
}

/// The tasks that serve the operators.
pub(super) fn spawn_admin(shutdown: &Shutdown, ctx: &Deps, health_inputs: HealthInputs) {
    let (store, telegram, i18n) = (ctx.store.clone(), ctx.telegram.clone(), ctx.i18n.clone());
    let allow_list = ctx.allow_list.clone();
    let admit = Arc::new(move |user| allow_list.admit(user));
    let localizer = (i18n.clone(), ctx.clock.clone());
    let announcer = Announcer::new(store.clone(), telegram.clone(), localizer, admit, shutdown.token());
    shutdown.spawn("announcements", {
        let (store, clock, stop) = (store.clone(), ctx.clock.clone(), shutdown.token());
        async move { worker::work(&announcer, &store.wakeups().announcements, &clock, &stop).await }
    });
    let rooms = (store, telegram, i18n, ctx.clock.clone());
    let alerts = Alerts::new(rooms, ctx.stats.clone(), ctx.admins.as_ref().clone(), health_inputs);
    shutdown.spawn("alerts", alerts.run(shutdown.token()));
}
