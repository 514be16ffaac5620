//! The provider's events: verified on the raw bytes, durable before they are acknowledged.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use chrono::TimeDelta;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::accounts::Tell;
use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::pace::{Pace, Paces};
use crate::orders::{EventOutcome, Orders};
use crate::smscode::{Event, verify};
use crate::store::{Account, Error, Store};

const SIGNATURE: &str = "x-webhook-signature";
/// Verified against when the key leads nowhere, so that a wrong key takes as long as a wrong signature.
const NOBODYS_SECRET: &[u8] = b"the secret of a hook that does not exist";
/// Events whose sender may be looked up at the same time, which is one read for all of them; more wait their turn.
const LOOKED_UP_AT_ONCE: usize = 64;
/// Genuine events that may be worked on at the same time. Who floods with forged ones does not stand in this row.
const AT_ONCE: usize = 64;
/// How many genuine events of one account are taken: far more than a hundred orders make, and too few to keep the
/// database from the others.
const EVENTS: Pace = Pace { burst: 500, every: TimeDelta::milliseconds(500) };
/// How often wrong signatures at one address are logged.
const COMPLAINTS: Pace = Pace { burst: 1, every: TimeDelta::seconds(60) };

/// What an event is taken in with.
pub struct Hooks {
    store: Store,
    orders: Orders,
    lookups: Semaphore,
    turns: Semaphore,
    events: Paces<UserId>,
    complaints: Paces<UserId>,
    clock: Clock,
    tasks: TaskTracker,
}

impl Hooks {
    /// Events go to these orders; `tasks` waits for those in hand when the process ends.
    pub fn new(store: Store, orders: Orders, clock: Clock, tasks: TaskTracker) -> Self {
        Self {
            store,
            orders,
            lookups: Semaphore::new(LOOKED_UP_AT_ONCE),
            turns: Semaphore::new(AT_ONCE),
            events: Paces::new(EVENTS),
            complaints: Paces::new(COMPLAINTS),
            clock,
            tasks,
        }
    }
}

/// `POST /hooks/smscode/{key}`. 200 once the event is durable, 404 for a key that is nobody's, 401 for a signature that
/// is not the owner's (both cost the same and differ in nothing else), 400 for a body that is no JSON, 413 for one that is too large,
/// 415 for one that says it is something else, 429 for too many of one account, 503 when the database can't take it.
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
    // The work is a task of its own: the sender gives up after three seconds, and what was begun must still end.
    let tasks = hooks.tasks.clone();
    let work = tasks.spawn(async move { hooks.take(&key, signature.filter(|_| only_one), body).await });
    count(work.await.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

/// A sender that does not say what it sends is believed to send JSON.
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
        let secret = account.as_ref().and_then(|account| account.hook.as_ref()?.secret.as_ref());
        let genuine = verify(
            secret.map_or(NOBODYS_SECRET, |secret| secret.expose().as_bytes()),
            &body,
            signature.as_deref(),
        );
        drop(lookup);
        let (Some(account), Some(_)) = (&account, secret) else { return StatusCode::NOT_FOUND };
        let now = self.clock.now();
        if !genuine {
            if self.complaints.take(account.user, 1, now).is_ok() {
                tracing::warn!(user.id = %account.user, "events with a wrong signature are refused");
            }
            return StatusCode::UNAUTHORIZED;
        }
        if self.events.take(account.user, 1, now).is_err() {
            if self.complaints.take(account.user, 1, now).is_ok() {
                tracing::warn!(user.id = %account.user, "events of an account come too fast and are refused");
            }
            return StatusCode::TOO_MANY_REQUESTS;
        }
        let Ok(_turn) = self.turns.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE };
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
