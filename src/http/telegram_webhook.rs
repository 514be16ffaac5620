//! Telegram's updates by webhook: acknowledged after they were handled.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use subtle::ConstantTimeEq;
use tokio_util::task::TaskTracker;

use crate::domain::Private;

const SECRET: &str = "x-telegram-bot-api-secret-token";

/// How long reading the body of an update may take.
const BODY_LIMIT: Duration = Duration::from_secs(10);

/// Handles the body of an update. Returns false if Telegram has to redeliver it.
pub type UpdateSink = Arc<dyn Fn(Bytes) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// The state of the handler.
pub struct TelegramHook {
    /// The secret token that Telegram sends with each request.
    pub secret: Private,
    /// The update handler.
    pub sink: UpdateSink,
    /// Tracks updates in progress for shutdown.
    pub tasks: TaskTracker,
}

/// `POST /hooks/telegram`. 200 once the update is handled, 401 without the secret (the body is not read then), 408 if the body does
/// not arrive, 413 if it is too large, 503 if the update has to be redelivered.
pub(super) async fn receive(State(scope): State<Arc<TelegramHook>>, request: Request) -> StatusCode {
    let sent = request.headers().get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(sent.ct_eq(scope.secret.expose().as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let body = match tokio::time::timeout(BODY_LIMIT, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => body,
        Ok(Err(rejection)) => return rejection.status(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let sink = Arc::clone(&scope.sink);
    // A separate task: handling continues if Telegram disconnects.
    match scope.tasks.spawn(async move { sink(body).await }).await {
        Ok(true) => StatusCode::OK,
        Ok(false) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
