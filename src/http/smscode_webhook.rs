//! The provider's events: verified on the raw bytes, durable before they are acknowledged.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::accounts::Tell;
use crate::domain::UserId;
use crate::orders::{EventOutcome, Orders};
use crate::smscode::{Event, verify};
use crate::store::{Account, Error, Store};

const SIGNATURE: &str = "x-webhook-signature";
/// Verified against when the key leads nowhere, so that a wrong key takes as long as a wrong signature.
const NOBODYS_SECRET: &[u8] = b"the secret of a hook that does not exist";
/// Events that may be worked on at the same time; more wait their turn.
const AT_ONCE: usize = 64;

/// What an event is taken in with.
pub struct Hooks {
    store: Store,
    orders: Orders,
    turns: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Hooks {
    /// Events go to these orders; `tasks` waits for those in hand when the process ends.
    pub fn new(store: Store, orders: Orders, tasks: TaskTracker) -> Self {
        Self { store, orders, turns: Arc::new(Semaphore::new(AT_ONCE)), tasks }
    }
}

/// `POST /hooks/smscode/{key}`. 200 once the event is durable, 404 for a key that is nobody's, 401 for a signature
/// that is not the owner's, 400 for a body that is no JSON, 413 for one that is too large, 503 when the database
/// can't take it.
pub(super) async fn receive(
    State(hooks): State<Arc<Hooks>>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> StatusCode {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return count(rejection.status()),
    };
    let signature = headers.get(SIGNATURE).map(|value| value.as_bytes().to_vec());
    let only_one = headers.get_all(SIGNATURE).iter().count() <= 1;
    // The work is a task of its own: the sender gives up after three seconds, and what was begun must still end.
    let tasks = hooks.tasks.clone();
    let work = tasks.spawn(async move { hooks.take(&key, signature.filter(|_| only_one), body).await });
    count(work.await.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

fn count(status: StatusCode) -> StatusCode {
    metrics::counter!("smscode_bot_events_total", "status" => status.as_str().to_owned()).increment(1);
    status
}

impl Hooks {
    async fn take(self: Arc<Self>, key: &str, signature: Option<Vec<u8>>, body: Bytes) -> StatusCode {
        let Ok(_turn) = self.turns.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE };
        let account = match self.store.find_account_by_hook(key).await {
            Ok(account) => account,
            Err(error) => return unavailable(&error),
        };
        let secret = account.as_ref().and_then(|account| account.hook.as_ref()?.secret.as_ref());
        let genuine = verify(
            secret.map_or(NOBODYS_SECRET, |secret| secret.expose().as_bytes()),
            &body,
            signature.as_deref(),
        );
        let (Some(account), Some(_)) = (&account, secret) else { return StatusCode::NOT_FOUND };
        if !genuine {
            tracing::warn!(user.id = %account.user, "an event with a wrong signature was refused");
            return StatusCode::UNAUTHORIZED;
        }
        let Ok(event) = Event::parse(&body) else {
            tracing::warn!(user.id = %account.user, "an event that is no JSON was refused");
            return StatusCode::BAD_REQUEST;
        };
        self.take_genuine(account, event).await
    }

    async fn take_genuine(self: &Arc<Self>, account: &Account, event: Event) -> StatusCode {
        let user = account.user;
        match self.orders.take_event(account, event).await {
            Ok(EventOutcome::Unverified(order)) => {
                let hooks = Arc::clone(self);
                // Durable already: the answer does not wait for the provider, and the poller asks again if this fails.
                self.tasks.spawn(async move { hooks.verify(user, order).await });
                StatusCode::OK
            }
            Ok(EventOutcome::Taken | EventOutcome::NoOrder) => StatusCode::OK,
            Err(error) => {
                tracing::error!(user.id = %user, %error, "an event could not be stored");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    async fn verify(&self, user: UserId, order: crate::domain::OrderId) {
        if let Err(error) = self.orders.read(user, order, Tell::ByPush).await {
            tracing::info!(user.id = %user, order.id = %order, %error, "an order that an event told of is asked for again later");
        }
    }
}

fn unavailable(error: &Error) -> StatusCode {
    tracing::error!(%error, "an event could not be looked up");
    StatusCode::SERVICE_UNAVAILABLE
}
