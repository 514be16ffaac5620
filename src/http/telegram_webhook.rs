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

/// How long the body of an update may take to come.
const BODY_LIMIT: Duration = Duration::from_secs(10);

/// Takes the body of an update and tells whether it was handled and need not come again.
pub type UpdateSink = Arc<dyn Fn(Bytes) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// What Telegram's requests are checked with, and where they lead.
pub struct TelegramDoor {
    /// What Telegram was told to send with each of them.
    pub secret: Private,
    /// Where an update goes.
    pub sink: UpdateSink,
    /// Waits for the updates in hand when the process ends.
    pub tasks: TaskTracker,
}

/// `POST /hooks/telegram`. 200 once the update is handled, 401 without the secret (no body is read then), 408 for a
/// body that does not come, 413 for one that is too large, 503 when the update has to come again.
pub(super) async fn receive(State(door): State<Arc<TelegramDoor>>, request: Request) -> StatusCode {
    let sent = request.headers().get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(sent.ct_eq(door.secret.expose().as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let body = match tokio::time::timeout(BODY_LIMIT, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => body,
        Ok(Err(rejection)) => return rejection.status(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let sink = Arc::clone(&door.sink);
    // A task of its own: handling goes on when Telegram hangs up.
    match door.tasks.spawn(async move { sink(body).await }).await {
        Ok(true) => StatusCode::OK,
        Ok(false) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
