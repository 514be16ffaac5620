//! Every route, on one page.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::timeout::TimeoutLayer;

use super::health::{self, Health};
use super::smscode_webhook::{self, Hooks};
use super::telegram_webhook::{self, TelegramHook};
use crate::store::Store;

/// The largest body that is read. An event with the longest SMS is a few kilobytes.
const BODY_LIMIT: usize = 64 * 1024;
/// Telegram's updates may carry long texts with many entities.
const UPDATE_LIMIT: usize = 1024 * 1024;
/// Request timeout; by then the sender has given up, too.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The handlers behind the routes.
pub struct HttpState {
    /// The provider's events.
    pub hooks: Hooks,
    /// Telegram's updates, when they come by webhook.
    pub telegram: Option<TelegramHook>,
    /// Whether the service works.
    pub health: Health,
    /// Whether metrics are served at a separate address instead.
    pub metrics_elsewhere: bool,
}

/// The routes.
pub fn router(http_state: HttpState) -> Router {
    let store = http_state.health.store.clone();
    let of_the_owner =
        |routes: Router| routes.layer(middleware::from_fn_with_state(store.clone(), owner_only));
    let state = Arc::new(http_state.health);
    let health = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(Arc::clone(&state));
    let health = if http_state.metrics_elsewhere { health } else { health.merge(metrics(state)) };
    let hooks = Router::new()
        .route("/hooks/smscode/{key}", post(smscode_webhook::receive))
        .with_state(Arc::new(http_state.hooks));
    let hooks = of_the_owner(hooks);
    let within_limits = |routes: Router, bytes| routes.layer(DefaultBodyLimit::max(bytes)).layer(in_time());
    let router = within_limits(health.merge(hooks), BODY_LIMIT);
    let Some(scope) = http_state.telegram else { return router };
    // No timeout here: Telegram waits until the update is handled, and handling has its own timeout.
    let telegram = Router::new()
        .route("/hooks/telegram", post(telegram_webhook::receive))
        .layer(DefaultBodyLimit::max(UPDATE_LIMIT))
        .with_state(Arc::new(scope));
    router.merge(of_the_owner(telegram))
}

/// Only the metrics, for a separate address.
pub fn metrics_router(health: Health) -> Router {
    metrics(Arc::new(health)).layer(in_time())
}

fn metrics(health: Arc<Health>) -> Router {
    Router::new().route("/metrics", get(health::metrics)).with_state(health)
}

/// A standby rejects everything, so that the sender or the load balancer retries with the owner.
async fn owner_only(State(store): State<Store>, request: Request, next: Next) -> Response {
    if store.is_owner() { next.run(request).await } else { StatusCode::SERVICE_UNAVAILABLE.into_response() }
}

/// Cuts requests that never end, such as a body that comes a byte at a time.
fn in_time() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME_LIMIT)
}
