//! Every route, on one page.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::health::{self, Health};
use super::smscode_webhook::{self, Hooks};
use super::telegram_webhook::{self, TelegramDoor};

/// The largest body that is read. An event with the longest SMS is a few kilobytes.
const BODY_LIMIT: usize = 64 * 1024;
/// Telegram's updates may carry long texts with many entities.
const UPDATE_LIMIT: usize = 1024 * 1024;
/// A request that takes longer is given up: its sender has.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What the routes lead to.
pub struct Doors {
    /// The provider's events.
    pub hooks: Hooks,
    /// Telegram's updates, when they come by webhook.
    pub telegram: Option<TelegramDoor>,
    /// Whether the service works.
    pub health: Health,
    /// Whether the metrics are served at an address of their own, and not here.
    pub metrics_elsewhere: bool,
}

/// The routes.
pub fn router(doors: Doors) -> Router {
    let state = Arc::new(doors.health);
    let health = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(Arc::clone(&state));
    let health = if doors.metrics_elsewhere { health } else { health.merge(metrics(state)) };
    let hooks = Router::new()
        .route("/hooks/smscode/{key}", post(smscode_webhook::receive))
        .with_state(Arc::new(doors.hooks));
    let within_limits = |routes: Router, bytes| {
        routes.layer(DefaultBodyLimit::max(bytes)).layer(middleware::from_fn(in_time))
    };
    let router = within_limits(health.merge(hooks), BODY_LIMIT);
    let Some(door) = doors.telegram else { return router };
    // Not cut in time: Telegram waits until the update is handled, and handling has a limit of its own.
    let telegram = Router::new()
        .route("/hooks/telegram", post(telegram_webhook::receive))
        .layer(DefaultBodyLimit::max(UPDATE_LIMIT))
        .with_state(Arc::new(door));
    router.merge(telegram)
}

/// Only the metrics, for an address of their own.
pub fn metrics_router(health: Health) -> Router {
    metrics(Arc::new(health)).layer(middleware::from_fn(in_time))
}

fn metrics(health: Arc<Health>) -> Router {
    Router::new().route("/metrics", get(health::metrics)).with_state(health)
}

/// Cuts requests that never end, such as a body that comes a byte at a time.
async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}
