//! `/healthz`, `/readyz`, `/metrics`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::store::{Store, UsageStats};

const PATIENCE: Duration = Duration::from_secs(3);

/// The sources of health information. Clones share them.
#[derive(Clone)]
pub struct Health {
    /// Must accept writes.
    pub store: Store,
    /// Whether updates arrive from Telegram.
    pub updates: watch::Receiver<bool>,
    /// For the age of things.
    pub clock: Clock,
    /// The counters.
    pub metrics: PrometheusHandle,
}

pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// Ready if this process owns the database and the database accepts writes: then events and updates can be stored, and a load
/// balancer must forward them. A Telegram outage is reported in the body but does not make the process unready.
pub(super) async fn ready(State(health): State<Arc<Health>>) -> (StatusCode, &'static str) {
    if !health.store.is_owner() {
        return (StatusCode::SERVICE_UNAVAILABLE, "standby: another process owns the database\n");
    }
    match tokio::time::timeout(PATIENCE, health.store.renew_ownership()).await {
        Ok(Ok(())) if *health.updates.borrow() => (StatusCode::OK, "ready\n"),
        Ok(Ok(())) => (StatusCode::OK, "ready\ntelegram: unreachable, or not delivering updates\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database: not writable\n"),
    }
}

/// The metrics; database gauges are read on each scrape.
pub(super) async fn metrics(State(health): State<Arc<Health>>) -> impl IntoResponse {
    metrics::gauge!("smscode_bot_telegram_reachable").set(u8::from(*health.updates.borrow()));
    match health.store.usage_stats().await {
        Ok(usage_stats) => show(&usage_stats, health.clock.now()),
        Err(error) => {
            tracing::warn!(%error, "failed to read metrics from the database; reporting the previous values")
        }
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render())
}

fn show(usage_stats: &UsageStats, now: DateTime<Utc>) {
    let gauge = |name: &'static str, value: u64| {
        metrics::gauge!(name).set(u32::try_from(value).unwrap_or(u32::MAX));
    };
    let since = |time: Option<DateTime<Utc>>| {
        time.and_then(|time| u64::try_from((now - time).num_seconds()).ok()).unwrap_or_default()
    };
    gauge("smscode_bot_outbox_waiting", usage_stats.waiting);
    gauge("smscode_bot_outbox_parked", usage_stats.parked);
    gauge("smscode_bot_outbox_oldest_seconds", since(usage_stats.oldest));
    gauge("smscode_bot_polls_late_seconds", since(usage_stats.next_poll));
    gauge("smscode_bot_open_orders", usage_stats.open_orders);
    for (notification, count) in usage_stats.accounts {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        metrics::gauge!("smscode_bot_accounts", "push" => notification.as_str()).set(count);
    }
}
