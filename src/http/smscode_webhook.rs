//! The provider's events: verified on the raw bytes, durable before they are acknowledged.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::domain::UserId;
use crate::orders::{EventOutcome, Orders};
use crate::rate_limit::{Rate, RateLimiter};
use crate::smscode::{Event, verify};
use crate::store::{Account, Error, Store};

const SIGNATURE: &str = "x-webhook-signature";
/// Concurrent sender lookups, which share one query; further events wait.
const LOOKED_UP_AT_ONCE: usize = 64;
/// Concurrent verified events. A separate semaphore, so that forged requests cannot starve verified ones.
const AT_ONCE: usize = 64;
/// How many genuine events of one account are taken: far more than a hundred orders make, and too few to keep the
/// database from the others.
const EVENTS: Rate = Rate::new(500, Duration::from_millis(500));
/// How often wrong signatures at one address are logged.
const COMPLAINTS: Rate = Rate::new(1, Duration::from_secs(60));

/// The state of the handler.
pub struct Hooks {
    store: Store,
    orders: Orders,
    lookups: Semaphore,
    turns: Semaphore,
    events: RateLimiter<UserId>,
    complaints: RateLimiter<UserId>,
    tasks: TaskTracker,
}

impl Hooks {
    /// Passes events to `orders`; `tasks` tracks those in progress for shutdown.
    pub fn new(store: Store, orders: Orders, clock: Clock, tasks: TaskTracker) -> Self {
        Self {
            store,
            orders,
            lookups: Semaphore::new(LOOKED_UP_AT_ONCE),
            turns: Semaphore::new(AT_ONCE),
            events: RateLimiter::new(EVENTS, clock.clone()),
            complaints: RateLimiter::new(COMPLAINTS, clock),
            tasks,
        }
    }
}

/// `POST /hooks/smscode/{key}`. 200 once the event is durable, 404 for an unknown key, 401 for a wrong signature, 400 for invalid
/// JSON, 413 for a body that is too large, 415 for another content type, 429 over the account's rate limit, 503 if the database
/// can't store it.
pub(super) async fn receive(
    State(hooks): State<Arc<Hooks>>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> StatusCode {
    if !is_json(&headers) {
        return count(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return count(rejection.status()),
    };
    let signature = headers.get(SIGNATURE).map(|value| value.as_bytes().to_vec());
    let only_one = headers.get_all(SIGNATURE).iter().count() <= 1;
    // A separate task, because the sender gives up after three seconds and the work must still complete.
    let tasks = hooks.tasks.clone();
    let work = tasks.spawn(async move { hooks.take(&key, signature.filter(|_| only_one), body).await });
    count(work.await.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

/// A missing content type is treated as JSON.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return true };
    let kind = kind.to_str().unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn count(status: StatusCode) -> StatusCode {
    metrics::counter!("smscode_bot_events_total", "status" => status.as_str().to_owned()).increment(1);
    status
}

impl Hooks {
    async fn take(self: Arc<Self>, key: &str, signature: Option<Vec<u8>>, body: Bytes) -> StatusCode {
        let Ok(lookup) = self.lookups.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE };
        let account = match self.store.find_account_by_hook(key).await {
            Ok(account) => account,
            Err(error) => return unavailable(&error),
        };
        let Some(account) = account else { return StatusCode::NOT_FOUND };
        let secret = account.hook.as_ref().and_then(|hook| hook.secret.as_ref());
        let Some(secret) = secret else { return StatusCode::NOT_FOUND };
        let genuine = verify(secret.expose().as_bytes(), &body, signature.as_deref());
        drop(lookup);
        if !genuine {
            if self.complaints.take(account.user, 1) {
                tracing::warn!(user.id = %account.user, "refused events with a wrong signature");
            }
            return StatusCode::UNAUTHORIZED;
        }
        if !self.events.take(account.user, 1) {
            if self.complaints.take(account.user, 1) {
                tracing::warn!(user.id = %account.user, "refused events of an account: rate limit exceeded");
            }
            return StatusCode::TOO_MANY_REQUESTS;
        }
        let Ok(_turn) = self.turns.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE };
        let Ok(event) = Event::parse(&body) else {
            tracing::warn!(user.id = %account.user, "refused an event that is not valid JSON");
            return StatusCode::BAD_REQUEST;
        };
        self.take_genuine(&account, event).await
    }

    async fn take_genuine(&self, account: &Account, event: Event) -> StatusCode {
        let user = account.user;
        match self.orders.take_event(account, event).await {
            Ok(EventOutcome::Taken | EventOutcome::NoOrder) => StatusCode::OK,
            Err(error) => {
                tracing::error!(user.id = %user, %error, "failed to store an event");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}

fn unavailable(error: &Error) -> StatusCode {
    tracing::error!(%error, "failed to look up the account of an event");
    StatusCode::SERVICE_UNAVAILABLE
}
