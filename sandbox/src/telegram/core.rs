//! The running Telegram server: state, clock, and how calls are handled.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::faults::Fault;
use super::methods::{self, Method};
use super::params::Params;
use super::refusal::{NO_METHOD, Refusal};
use super::updates;
use super::world::{Call, World};
use crate::clock::Clock;
use crate::listener::{self, Inbound, Reply};
use crate::outbound::Outbound;
use crate::watch_state::{WaitError, WatchState};

pub(crate) struct Core {
    world: WatchState<World>,
    pub(crate) clock: Clock,
    pub(crate) outbound: Outbound,
    pub(crate) released: watch::Sender<()>,
    runtime: Handle,
}

impl Core {
    pub(crate) fn new(world: World, outbound: Outbound) -> Arc<Self> {
        Arc::new(Self {
            clock: world.options.clock.clone(),
            world: WatchState::new(world),
            outbound,
            released: watch::Sender::new(()),
            runtime: Handle::current(),
        })
    }

    pub(crate) fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        self.world.read(look)
    }

    pub(crate) fn change<R>(&self, act: impl FnOnce(&mut World) -> R) -> R {
        self.world.change(act)
    }

    /// Changes the state without waking any waiter.
    pub(crate) fn change_quietly<R>(&self, act: impl FnOnce(&mut World) -> R) -> R {
        self.world.change_quietly(act)
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.world.changes()
    }

    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(task);
    }

    pub(crate) async fn wait<R>(
        &self,
        timeout: Duration,
        find: impl FnMut(&World) -> Option<R>,
    ) -> Result<R, WaitError> {
        self.world.wait(timeout, find, describe).await
    }
}

/// Answers a call and records it.
pub(crate) async fn handle(core: Arc<Core>, inbound: Inbound) -> Reply {
    let token = core.read(|world| world.options.token.clone());
    let (given, name) = match inbound.path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) {
        Some((given, name)) => (given.to_owned(), name.to_owned()),
        None => return Reply::Answer(Refusal::new(404, "Not Found").respond()),
    };
    if core.read(|world| world.down) {
        return Reply::Hangup;
    }
    if given != token {
        let shaped = given.split_once(':').is_some_and(|(id, _)| id.parse::<u64>().is_ok());
        let refusal = if shaped { Refusal::new(401, "Unauthorized") } else { Refusal::new(404, "Not Found") };
        return Reply::Answer(refusal.respond());
    }
    let mut params = match Params::read(&inbound).await {
        Ok(params) => params,
        Err(refusal) => return Reply::Answer(refusal.respond()),
    };
    if let Some(reader) = core.read(|world| world.options.text_auditor.clone()) {
        params.audit(&reader);
    }
    let index = core.change(|world| world.begin(&name, &params));
    let (reply, status, description) = match perform(&core, &name, &params).await {
        None => return Reply::Hangup,
        Some(Ok(result)) => (listener::json(200, &json!({ "ok": true, "result": result })), 200, None),
        Some(Err(refusal)) => (refusal.respond(), refusal.code, Some(refusal)),
    };
    core.change(|world| world.finish(index, status, description.as_ref()));
    Reply::Answer(reply)
}

/// Applies a call and its faults; `None` means that the connection is closed.
async fn perform(core: &Arc<Core>, name: &str, params: &Params) -> Option<Result<Value, Refusal>> {
    let Some(method) = methods::find(name) else {
        core.change(|world| world.violation(format!("the sandbox does not know {name}")));
        return Some(Err(Refusal::new(404, NO_METHOD)));
    };
    if !core.read(|world| method.known(&world.options.features)) {
        return Some(Err(Refusal::new(404, NO_METHOD)));
    }
    let chat = params.int("chat_id");
    let fault = match core.change(|world| world.admit(method, chat, params)) {
        Ok(fault) => fault,
        Err(refusal) => return Some(Err(refusal)),
    };
    if let Some(fault) = fault.as_ref().filter(|fault| !fault.keeps_effect()) {
        return fault.refusal().map(Err);
    }
    let result = match method.name {
        "getupdates" => updates::get_updates(core, params).await,
        "setwebhook" => core.change(|world| world.set_webhook(params)),
        "deletewebhook" => Ok(core.change(|world| world.delete_webhook(params))),
        "getwebhookinfo" => Ok(core.read(World::webhook_info)),
        _ => core.change(|world| world.perform(method, chat, params)),
    };
    match fault {
        Some(Fault::DropAfter) => return None,
        Some(Fault::Delay(time)) => tokio::time::sleep(time).await,
        Some(Fault::Hang) => {
            let mut released = core.released.subscribe();
            // An error means that the server was dropped.
            let _ = released.changed().await;
        }
        Some(Fault::AfterEffect(inner)) => return inner.refusal().map(Err),
        _ => {}
    }
    Some(result)
}

impl World {
    fn begin(&mut self, name: &str, params: &Params) -> usize {
        self.calls.push(Call {
            at: self.options.clock.now(),
            method: name.to_owned(),
            params: Value::Object(params.values.clone()),
            chat: params.int("chat_id"),
            status: None,
            description: None,
        });
        self.calls.len() - 1
    }

    fn finish(&mut self, index: usize, status: u16, refusal: Option<&Refusal>) {
        let now = self.options.clock.now();
        let Some(call) = self.calls.get_mut(index) else { return };
        call.status = Some(status);
        let Some(refusal) = refusal else { return };
        call.description = Some(refusal.description.clone());
        let (method, lane) = (call.method.clone(), lane(&call.method, call.chat));
        if refusal.is_violation {
            self.violation(format!("{method}: {}", refusal.description));
        }
        if let Some(seconds) = refusal.retry_after {
            let until = now + TimeDelta::seconds(i64::try_from(seconds).unwrap_or(0));
            self.waits.insert(lane, until);
        }
    }

    /// Checks parameters, flood limits and early retries; returns the fault of an admitted call.
    fn admit(
        &mut self,
        method: &Method,
        chat: Option<i64>,
        params: &Params,
    ) -> Result<Option<Fault>, Refusal> {
        let unknown: Vec<String> =
            params.values.keys().filter(|name| !method.params.contains(&name.as_str())).cloned().collect();
        for name in unknown {
            self.violation(format!("{}: unknown parameter {name}", method.name));
        }
        let now = self.options.clock.now();
        let lane = lane(method.name, chat);
        if let Some(until) = self.waits.get(&lane).copied() {
            if now >= until {
                self.waits.remove(&lane);
            } else if method.name != "deletemessage" {
                self.violation(format!("{} was called {} before retry_after", method.name, until - now));
            }
        }
        if let (Some(burst), Some(chat), true) = (self.options.flood, chat, method.counted) {
            let window = TimeDelta::seconds(i64::from(burst));
            let recent = self.recent.entry(chat).or_default();
            recent.retain(|at| now - *at < window);
            if recent.len() >= usize::try_from(burst).unwrap_or(usize::MAX) {
                let oldest = recent.front().copied().unwrap_or(now);
                let left = (oldest + window - now).num_seconds().max(0).unsigned_abs() + 1;
                return Err(Refusal::flood(left));
            }
            recent.push_back(now);
        }
        Ok(self.faults.take(method.name, chat))
    }
}

/// What a `retry_after` blocks: the chat, or the method if it names none.
fn lane(method: &str, chat: Option<i64>) -> String {
    chat.map_or_else(|| method.to_lowercase(), |chat| chat.to_string())
}

/// The report of a failed wait: the newest messages of all chats.
fn describe(world: &World) -> String {
    let last: Vec<String> = world
        .messages
        .values()
        .rev()
        .take(6)
        .map(|message| {
            let labels: Vec<&str> = message.buttons().map(|button| button.text.as_str()).collect();
            let who = if message.from_bot { "bot" } else { "person" };
            let gone = if message.deleted { " (deleted)" } else { "" };
            format!("#{}{gone} {who} in {}: {:?} {labels:?}", message.id, message.chat, message.text)
        })
        .collect();
    let refused: Vec<String> = world
        .calls
        .iter()
        .rev()
        .filter_map(|call| call.description.as_ref().map(|text| format!("{}: {text}", call.method)))
        .take(4)
        .collect();
    format!(
        "newest first [{}]; {} updates wait; refused {refused:?}; violations {:?}",
        last.join(", "),
        world.pending.len(),
        world.violations
    )
}
