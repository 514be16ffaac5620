//! `/healthz`, `/readyz`, `/metrics`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::store::Store;

const PATIENCE: Duration = Duration::from_secs(3);

/// What health is read from.
pub struct Health {
    /// Must answer and take writes.
    pub store: Store,
    /// Whether Telegram hands over updates.
    pub updates: watch::Receiver<bool>,
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

pub(super) async fn metrics(State(health): State<Arc<Health>>) -> impl IntoResponse {
    if let Ok(waiting) = health.store.count_pushes().await {
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        metrics::gauge!("smscode_bot_outbox_waiting").set(waiting);
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render())
}
