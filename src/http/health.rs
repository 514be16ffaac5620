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
use crate::store::{Store, Survey};

const PATIENCE: Duration = Duration::from_secs(3);

/// What health is read from. Clones read the same.
#[derive(Clone)]
pub struct Health {
    /// Must answer and take writes.
    pub store: Store,
    /// Whether Telegram hands over updates.
    pub updates: watch::Receiver<bool>,
    /// Tells how old things are.
    pub clock: Clock,
    /// The counters.
    pub metrics: PrometheusHandle,
}

pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// Ready when the database takes writes and Telegram hands over updates; else the first thing that is missing.
pub(super) async fn ready(State(health): State<Arc<Health>>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, health.store.ping()).await {
        Ok(Ok(())) if *health.updates.borrow() => (StatusCode::OK, "ready\n"),
        Ok(Ok(())) => (StatusCode::SERVICE_UNAVAILABLE, "telegram: no updates yet\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database: not writable\n"),
    }
}

/// The figures; those that are in the database are read now.
pub(super) async fn metrics(State(health): State<Arc<Health>>) -> impl IntoResponse {
    match health.store.survey().await {
        Ok(survey) => show(&survey, health.clock.now()),
        Err(error) => tracing::warn!(%error, "the figures of the database are old"),
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render())
}

fn show(survey: &Survey, now: DateTime<Utc>) {
    let gauge = |name: &'static str, value: u64| {
        metrics::gauge!(name).set(u32::try_from(value).unwrap_or(u32::MAX));
    };
    let since = |time: Option<DateTime<Utc>>| {
        time.and_then(|time| u64::try_from((now - time).num_seconds()).ok()).unwrap_or_default()
    };
    gauge("smscode_bot_outbox_waiting", survey.waiting);
    gauge("smscode_bot_outbox_parked", survey.parked);
    gauge("smscode_bot_outbox_oldest_seconds", since(survey.oldest));
    gauge("smscode_bot_polls_late_seconds", since(survey.next_poll));
    gauge("smscode_bot_open_orders", survey.open_orders);
    for (push, count) in survey.accounts {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        metrics::gauge!("smscode_bot_accounts", "push" => push.as_str()).set(count);
    }
}
