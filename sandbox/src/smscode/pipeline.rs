//! How a call is handled: route, token, limits, faults, effect, answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Response;
use chrono::{TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::core::Core;
use super::endpoint::{Endpoint, Place, Version, place};
use super::faults::Fault;
use super::input::Query;
use super::refusal::Refusal;
use super::render::Look;
use super::world::{Call, World};
use crate::listener::{self, Inbound, Reply};

/// `Retry-After` of an account that has used up its cancels of the day, in seconds.
const DAILY_CAP_WAIT: u64 = 43_200;

/// A call that is allowed to be answered.
pub(crate) struct Ask {
    pub(crate) version: Version,
    pub(crate) endpoint: Endpoint,
    pub(crate) id: Option<u64>,
    pub(crate) query: Query,
    pub(crate) body: Option<Value>,
    pub(crate) key: Option<String>,
    pub(crate) account: u64,
}

impl Ask {
    /// Distinguishes different requests under the same key.
    pub(crate) fn fingerprint(&self) -> String {
        let body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        format!("{:?} {:?} {body}", self.version, self.endpoint)
    }
}

/// The contents of a success envelope.
#[derive(Clone, Debug)]
pub(crate) struct Payload {
    pub(crate) data: Value,
    pub(crate) meta: Map<String, Value>,
}

impl Payload {
    pub(crate) fn plain(data: Value) -> Self {
        Self { data, meta: Map::new() }
    }

    pub(crate) fn first_order(&self) -> Option<u64> {
        self.data.pointer("/orders/0/id").and_then(Value::as_u64)
    }

    /// The answer; `prefix` is put before its body.
    fn respond_after(&self, prefix: &str) -> Response<Body> {
        let mut envelope = json!({ "success": true, "data": self.data });
        if let (false, Some(object)) = (self.meta.is_empty(), envelope.as_object_mut()) {
            object.insert("meta".to_owned(), Value::Object(self.meta.clone()));
        }
        listener::answer(200, "application/json", format!("{prefix}{envelope}"))
    }
}

type Answer = Result<Payload, Refusal>;

/// Answers a call and records it.
pub(crate) async fn handle(core: Arc<Core>, inbound: Inbound) -> Reply {
    let found = place(&inbound.method, &inbound.path);
    let request_id = uuid::Uuid::new_v4().to_string();
    let index = core.change(|world| world.begin(&inbound, found.as_ref(), &request_id, core.clock.now()));
    let mut reply = match found {
        Some(place) => perform(&core, inbound, place, index).await,
        None => Reply::Answer(Refusal::not_found("Endpoint").respond()),
    };
    if let Reply::Answer(response) = &mut reply {
        listener::set_header(response, "x-request-id", &request_id);
        let date = core.clock.now().format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        listener::set_header(response, "date", &date);
        let status = response.status().as_u16();
        core.change(|world| {
            if let Some(call) = world.calls.get_mut(index) {
                call.status = Some(status);
            }
        });
    }
    reply
}

async fn perform(core: &Arc<Core>, inbound: Inbound, place: Place, index: usize) -> Reply {
    let admitted = core.change(|world| world.admit(&inbound, &place, index, core.clock.now()));
    let (ask, fault) = match admitted {
        Ok(admitted) => admitted,
        Err(refusal) => return core.refuse(index, None, &refusal),
    };
    match fault {
        Some(Fault::Late(fault)) => {
            core.until_released().await;
            core.spoil(index, &ask, &fault)
        }
        Some(Fault::RentSlowly(every)) => {
            let now = core.clock.now();
            let begun = core.change(|world| world.begin_renting(&ask, world.look(ask.version, now), every));
            match begun {
                Ok(()) => Reply::Hangup,
                Err(refusal) => core.refuse(index, Some(&ask), &refusal),
            }
        }
        Some(fault) if !fault.keeps_effect() => core.spoil(index, &ask, &fault),
        fault => {
            let running = matches!(fault, Some(Fault::Delay(_) | Fault::Hang));
            let answer = effect(core, &ask, running).await;
            match &fault {
                Some(Fault::DropAfter) => return Reply::Hangup,
                Some(Fault::Delay(time)) => tokio::time::sleep(*time).await,
                Some(Fault::Hang) => core.until_released().await,
                Some(Fault::AfterEffect(inner)) => return core.spoil(index, &ask, inner),
                _ => {}
            }
            if running {
                core.change(|world| world.mark_running(&ask, false));
            }
            match answer {
                Ok(payload) if fault == Some(Fault::Bom) => Reply::Answer(payload.respond_after("\u{feff}")),
                Ok(payload) => Reply::Answer(payload.respond_after("")),
                Err(refusal) => core.refuse(index, Some(&ask), &refusal),
            }
        }
    }
}

/// Makes the effect; a `running` one keeps its idempotency key busy in the same step.
async fn effect(core: &Arc<Core>, ask: &Ask, running: bool) -> Answer {
    if ask.endpoint == Endpoint::WebhookTest {
        return core.test_webhook(ask.account).await;
    }
    core.change(|world| {
        let answer = world.answer(ask, core.clock.now());
        if running {
            world.mark_running(ask, true);
        }
        answer
    })
}

impl Core {
    /// Answers with an error and remembers its `Retry-After`.
    fn refuse(self: &Arc<Self>, index: usize, ask: Option<&Ask>, refusal: &Refusal) -> Reply {
        self.change(|world| {
            let Some(call) = world.calls.get_mut(index) else { return };
            call.code = Some(refusal.code.clone());
            let call = call.clone();
            if refusal.is_violation {
                world.violation(format!("{} {}: {}", call.method, call.path, refusal.message));
            }
            let account = ask.map(|ask| ask.account).or(call.account);
            // A missing exchange rate affects dollars only; the same call in rupiah may follow at once.
            let wait = refusal.retry_after.filter(|_| refusal.code != "FX_RATE_UNAVAILABLE");
            if let (Some(seconds), Some(account), Some(endpoint)) = (wait, account, call.endpoint) {
                let until = self.clock.now() + TimeDelta::seconds(i64::try_from(seconds).unwrap_or(0));
                world.waits.insert((account, endpoint.group()), (Instant::now(), until));
            }
        });
        Reply::Answer(refusal.respond())
    }

    /// Answers with a fault.
    fn spoil(self: &Arc<Self>, index: usize, ask: &Ask, fault: &Fault) -> Reply {
        let empty = |status| Reply::Answer(listener::answer(status, "text/plain", ""));
        match fault {
            Fault::Status { http, code, retry_after, details } => {
                let mut refusal = Refusal::new(*http, code, format!("{code} (fault)"));
                refusal.retry_after = *retry_after;
                refusal.details.clone_from(details);
                self.refuse(index, Some(ask), &refusal)
            }
            Fault::Html(status) => {
                let page = "<html><head><title>Bad Gateway</title></head><body>nginx</body></html>";
                Reply::Answer(listener::answer(*status, "text/html", page))
            }
            Fault::EmptyBody(status) => empty(*status),
            Fault::Bare413 => empty(413),
            Fault::Malformed => {
                Reply::Answer(listener::answer(200, "application/json", "{\"success\":true,\"data\":["))
            }
            Fault::Raw { http, content_type, retry_after, body } => {
                let mut answer = listener::answer(*http, content_type, body.clone());
                if let Some(wait) = retry_after {
                    listener::set_header(&mut answer, "retry-after", wait);
                }
                Reply::Answer(answer)
            }
            Fault::InProgress if self.read(World::live) => {
                self.refuse(index, Some(ask), &Refusal::new(409, "REQUEST_IN_PROGRESS", "Still running"))
            }
            Fault::InProgress | Fault::Conflict => {
                self.refuse(index, Some(ask), &Refusal::conflict("Duplicate request"))
            }
            _ => Reply::Hangup,
        }
    }

    async fn until_released(&self) {
        let mut released = self.released.subscribe();
        // An error means that the server was dropped.
        let _ = released.changed().await;
    }
}

impl World {
    /// Records a call before it is parsed.
    fn begin(
        &mut self,
        inbound: &Inbound,
        place: Option<&Place>,
        request_id: &str,
        now: chrono::DateTime<Utc>,
    ) -> usize {
        self.settle(now);
        let query = if inbound.query.is_empty() { String::new() } else { format!("?{}", inbound.query) };
        if place.is_none() {
            self.violation(format!("{} {}: there is no such address", inbound.method, inbound.path));
        }
        self.calls.push(Call {
            at: now,
            method: inbound.method.to_string(),
            path: format!("{}{query}", inbound.path),
            version: place.map(|place| place.version),
            endpoint: place.map(|place| place.endpoint),
            account: None,
            idempotency_key: inbound.header("idempotency-key").map(str::to_owned),
            body: serde_json::from_slice(&inbound.body).ok(),
            status: None,
            code: None,
            request_id: request_id.to_owned(),
        });
        self.calls.len() - 1
    }

    /// Checks token, limits and maintenance; returns the fault of an admitted call.
    fn admit(
        &mut self,
        inbound: &Inbound,
        place: &Place,
        index: usize,
        now: chrono::DateTime<Utc>,
    ) -> Result<(Ask, Option<Fault>), Refusal> {
        let endpoint = place.endpoint;
        let account = self.authorize(inbound, endpoint)?;
        if let Some(call) = self.calls.get_mut(index) {
            call.account = Some(account);
        }
        if endpoint.live_only() && !self.live() {
            return Err(Refusal::not_found("Endpoint"));
        }
        self.obey_waits(account, endpoint, now);
        self.count(account, endpoint, now)?;
        self.count_cancel(account, endpoint)?;
        if self.maintenance {
            return Err(Refusal::new(503, "SERVICE_UNAVAILABLE", "Maintenance").after(30));
        }
        let query = Query::parse(&inbound.query);
        let known = endpoint.parameters(self.live());
        let unknown: Vec<String> =
            query.names().filter(|name| !known.contains(name)).map(str::to_owned).collect();
        for name in unknown {
            self.violation(format!("{} {}: unknown parameter {name}", inbound.method, inbound.path));
        }
        let body = self.calls.get(index).and_then(|call| call.body.clone());
        let key = inbound.header("idempotency-key").map(str::to_owned);
        if key.is_some() && !endpoint.buys() {
            self.violation(format!("{endpoint:?} with an Idempotency-Key, which it does not know"));
        }
        let fault = self.faults.take(account, endpoint);
        let ask = Ask { version: place.version, endpoint, id: place.id, query, body, key, account };
        Ok((ask, fault))
    }

    fn authorize(&mut self, inbound: &Inbound, endpoint: Endpoint) -> Result<u64, Refusal> {
        let header = inbound.header("authorization").unwrap_or_default();
        let Some(token) = header.strip_prefix("Bearer ").filter(|token| !token.is_empty()) else {
            self.violation(format!("{endpoint:?} without a bearer token"));
            return Err(Refusal::unauthorized());
        };
        if let Some(account) = self.tokens.get(token) {
            return Ok(*account);
        }
        let times = self.refused_tokens.entry(token.to_owned()).or_default();
        *times += 1;
        if *times > 4 {
            let times = *times;
            self.violation(format!("{endpoint:?}: a refused token was used {times} times"));
        }
        Err(Refusal::unauthorized())
    }

    fn obey_waits(&mut self, account: u64, endpoint: Endpoint, now: chrono::DateTime<Utc>) {
        let Some((since, until)) = self.waits.remove(&(account, endpoint.group())) else { return };
        // A second of grace: clients count whole seconds from their own clock.
        let early = until - now;
        if early > TimeDelta::seconds(1) {
            self.waits.insert((account, endpoint.group()), (since, until));
            if since.elapsed() < self.options.in_flight {
                return;
            }
            self.violation(format!("{endpoint:?} was called {early} before Retry-After had passed"));
        }
    }

    fn count(&mut self, account: u64, endpoint: Endpoint, now: chrono::DateTime<Utc>) -> Result<(), Refusal> {
        let Some(limit) = self.limit(endpoint.group()) else { return Ok(()) };
        let window = self.windows.entry((account, endpoint.group())).or_insert((now, 0));
        let length = TimeDelta::from_std(Duration::from_secs(60)).unwrap_or_default();
        if now - window.0 >= length {
            *window = (now, 0);
        }
        window.1 += 1;
        if window.1 <= limit {
            return Ok(());
        }
        let left = (window.0 + length - now).num_seconds().max(0).unsigned_abs() + 1;
        Err(Refusal::new(429, "RATE_LIMIT_EXCEEDED", "Too many requests").after(left))
    }

    /// The limit on an account's cancels per day.
    fn count_cancel(&mut self, account: u64, endpoint: Endpoint) -> Result<(), Refusal> {
        let Some(left) = self.cancels_left.get_mut(&account).filter(|_| endpoint == Endpoint::Cancel) else {
            return Ok(());
        };
        *left = left.checked_sub(1).ok_or_else(|| {
            Refusal::new(429, "RATE_LIMIT_EXCEEDED", "Daily cancel limit reached").after(DAILY_CAP_WAIT)
        })?;
        Ok(())
    }

    fn mark_running(&mut self, ask: &Ask, running: bool) {
        let Some(key) = &ask.key else { return };
        if let Some(record) = self.keys.get_mut(&(ask.account, ask.endpoint, key.clone())) {
            record.running = running;
        }
    }

    fn look(&self, version: Version, now: chrono::DateTime<Utc>) -> Look {
        Look { version, rate: self.fx, live: self.live(), now }
    }

    fn answer(&mut self, ask: &Ask, now: chrono::DateTime<Utc>) -> Answer {
        let live = self.live();
        let look = self.look(ask.version, now);
        if ask.version == Version::V2 && look.rate.is_none() && ask.endpoint.bears_money(live) {
            return Err(no_rate());
        }
        match ask.endpoint {
            Endpoint::Countries
            | Endpoint::Services
            | Endpoint::Products
            | Endpoint::Operators
            | Endpoint::ExchangeRate => self.catalog_answer(ask, look),
            Endpoint::Balance | Endpoint::Orders | Endpoint::Order | Endpoint::Active => {
                self.read_answer(ask, look)
            }
            Endpoint::ReactivateOptions => {
                let cost = self.reactivation(ask.account, ask.id.unwrap_or_default())?.price;
                Ok(Payload { data: json!({ "cost": look.item(cost) }), meta: look.fx_meta() })
            }
            Endpoint::Create | Endpoint::Reactivate => self.purchase(ask, look),
            Endpoint::Cancel => self.cancel(ask, look),
            Endpoint::Finish => self.finish(ask, look),
            Endpoint::Resend => self.resend(ask),
            Endpoint::WebhookGet => Ok(self.show_webhook(ask.account)),
            Endpoint::WebhookPatch => self.patch_webhook(ask),
            Endpoint::WebhookTest => Err(Refusal::new(500, "INTERNAL_ERROR", "Internal server error")),
        }
    }
}

pub(crate) fn no_rate() -> Refusal {
    Refusal::new(503, "FX_RATE_UNAVAILABLE", "USD/IDR exchange rate is unavailable").after(30)
}
