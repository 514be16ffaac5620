//! The controls over HTTP, for other processes: `POST /_control/{verb}` with a JSON object, or `GET
//! /_control/{noun}`; answers are JSON.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::core::Core;
use super::faults::Fault;
use super::features::{Feature, Features};
use super::inline::ELSEWHERE;
use super::people::User;
use crate::listener::{self, Inbound, Reply};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Input {
    user: u64,
    name: String,
    language: String,
    text: String,
    message: Option<i32>,
    label: Option<String>,
    data: Option<String>,
    method: Option<String>,
    chat: Option<i64>,
    fault: Option<Fault>,
    feature: Option<Feature>,
    thread: Option<i32>,
    always: bool,
    on: bool,
    seconds: u64,
    update: u32,
    renumber: bool,
    public: String,
    local: String,
    query: String,
    result: String,
}

/// Answers a control call.
pub(super) fn handle(core: &Arc<Core>, inbound: &Inbound) -> Reply {
    let verb = inbound.path.trim_start_matches("/_control/");
    let result = match inbound.method.as_str() {
        "GET" => look(core, verb),
        "POST" => {
            let body: &[u8] = if inbound.body.is_empty() { b"{}" } else { &inbound.body };
            serde_json::from_slice(body)
                .map_err(|error| error.to_string())
                .and_then(|input| act(core, verb, input))
        }
        _ => Err("GET or POST".to_owned()),
    };
    Reply::Answer(match result {
        Ok(value) => listener::json(200, &value),
        Err(error) => listener::json(400, &json!({ "error": error })),
    })
}

fn look(core: &Arc<Core>, noun: &str) -> Result<Value, String> {
    core.read(|world| {
        if let Some(id) = noun.strip_prefix("chat/") {
            let chat: i64 = id.parse().map_err(|_| "a chat id is a number".to_owned())?;
            return Ok(json!(world.visible(chat).collect::<Vec<_>>()));
        }
        if let Some(query) = noun.strip_prefix("inline/") {
            return Ok(json!(world.inline_answer(query)));
        }
        Ok(match noun {
            "messages" => json!(world.messages.values().collect::<Vec<_>>()),
            "events" => json!(world.events),
            "calls" => json!(world.calls),
            "answers" => json!(world.answers),
            "violations" => json!(world.violations),
            "updates" => json!(world.history),
            "pending" => json!(world.pending),
            "webhook" => json!(world.webhook),
            "clock" => json!(core.clock.now()),
            "commands" => {
                let line = |((scope, language), commands): (&(String, String), &Vec<_>)| {
                    json!({ "scope": scope, "language": language, "commands": commands })
                };
                world.commands.iter().map(line).collect()
            }
            _ => return Err(format!("there is no {noun}")),
        })
    })
}

fn act(core: &Arc<Core>, verb: &str, input: Input) -> Result<Value, String> {
    let user = User { core: Arc::clone(core), id: input.user };
    match verb {
        "user" => {
            let id = if input.user == 0 {
                core.read(|world| 5_000_000_001 + world.people.len() as u64)
            } else {
                input.user
            };
            let language = if input.language.is_empty() { "en" } else { &input.language };
            core.change(|world| world.person(id, &input.name, language));
            Ok(json!({ "id": id }))
        }
        "say" => Ok(json!({ "message": user.say(&input.text) })),
        "inline" => Ok(json!({ "query": user.ask_inline_in(input.chat.unwrap_or(ELSEWHERE), &input.text) })),
        "pick" => {
            let picked = user.pick_inline(&input.query, &input.result);
            picked.map(|id| json!({ "message": id })).ok_or_else(|| "no such result".to_owned())
        }
        "follow" => {
            let said = user.follow(&input.text);
            said.map(|id| json!({ "message": id })).ok_or_else(|| "the link leads elsewhere".to_owned())
        }
        "press" => press(&user, &input),
        "delete" => {
            user.delete_message(input.message.unwrap_or_default());
            Ok(json!({ "ok": true }))
        }
        "block" => {
            if input.on {
                user.block_bot();
            } else {
                user.unblock_bot();
            }
            Ok(json!({ "ok": true }))
        }
        "fault" => {
            core.change(|world| match (input.chat, input.fault) {
                (Some(chat), fault) => world.faults.set_chat(chat, fault),
                (None, Some(fault)) => {
                    let method = input.method.unwrap_or_else(|| "*".to_owned());
                    if input.always {
                        world.faults.set(&method, fault);
                    } else {
                        world.faults.push(&method, fault);
                    }
                }
                (None, None) => world.faults.clear(),
            });
            Ok(json!({ "ok": true }))
        }
        "feature" => {
            core.change(|world| match (input.feature, input.on) {
                (Some(feature), on) => world.options.features.set(feature, on),
                (None, true) => world.options.features = Features::current(),
                (None, false) => world.options.features = Features::none(),
            });
            Ok(json!({ "ok": true }))
        }
        "topic" => topic(&user, &input),
        "redeliver" => {
            let id = core.change(|world| world.redeliver(input.update, input.renumber));
            id.map(|id| json!({ "update": id })).ok_or_else(|| "unknown update".to_owned())
        }
        _ => switch(core, verb, &input),
    }
}

fn press(user: &User, input: &Input) -> Result<Value, String> {
    let label = input.label.as_deref().unwrap_or_default();
    let query = match (input.message, &input.data) {
        (Some(message), Some(data)) => user.press_data(message, data),
        (Some(message), None) => user.press(message, label),
        (None, _) => user.press_last(label),
    };
    query.map(|query| json!({ "query": query })).map_err(|error| error.to_string())
}

fn topic(user: &User, input: &Input) -> Result<Value, String> {
    let thread = match (input.name.as_str(), input.thread) {
        ("", thread) if user.enter_topic(thread) => thread,
        ("", _) => return Err("there is no such topic".to_owned()),
        (name, _) => Some(user.open_topic(name)),
    };
    Ok(json!({ "thread": thread }))
}

fn switch(core: &Arc<Core>, verb: &str, input: &Input) -> Result<Value, String> {
    match verb {
        "advance" => core.clock.advance(Duration::from_secs(input.seconds)),
        "release" => {
            core.released.send_replace(());
        }
        "route" => core.outbound.route(&input.public, &input.local),
        "down" => core.change(|world| {
            world.down = input.on;
            world.poller += u64::from(input.on);
        }),
        _ => return Err(format!("unknown control {verb}")),
    }
    Ok(json!({ "ok": true }))
}
