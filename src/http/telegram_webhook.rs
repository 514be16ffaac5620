//! Telegram's updates by webhook: acknowledged after they were handled.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use subtle::ConstantTimeEq;
use tokio_util::task::TaskTracker;

const SECRET: &str = "x-telegram-bot-api-secret-token";

/// Takes the body of an update and tells whether it was handled and need not come again.
pub type UpdateSink = Arc<dyn Fn(Bytes) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// What Telegram's requests are checked with, and where they lead.
pub struct TelegramDoor {
    /// What Telegram was told to send with each of them.
    pub secret: String,
    /// Where an update goes.
    pub sink: UpdateSink,
    /// Waits for the updates in hand when the process ends.
    pub tasks: TaskTracker,
}

/// `POST /hooks/telegram`. 200 once the update is handled, 401 without the secret, 503 when it has to come again.
pub(super) async fn receive(
    State(door): State<Arc<TelegramDoor>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let sent = headers.get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(sent.ct_eq(door.secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let sink = Arc::clone(&door.sink);
    // A task of its own: handling goes on when Telegram hangs up.
    match door.tasks.spawn(async move { sink(body).await }).await {
        Ok(true) => StatusCode::OK,
        Ok(false) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
