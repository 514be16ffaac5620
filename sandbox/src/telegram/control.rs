//! The Telegram world by HTTP, for programs in other processes. Everything is `POST /_control/{verb}` with a
//! JSON object, or `GET /_control/{noun}`; the answer is JSON.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::core::Core;
use super::faults::Fault;
use super::inline::ELSEWHERE;
use super::people::User;
use crate::listener::{self, Inbound, Reply};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wish {
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
                .and_then(|wish| act(core, verb, wish))
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

fn act(core: &Arc<Core>, verb: &str, wish: Wish) -> Result<Value, String> {
    let user = User { core: Arc::clone(core), id: wish.user };
    match verb {
        "user" => {
            let id = if wish.user == 0 {
                core.read(|world| 5_000_000_001 + world.people.len() as u64)
            } else {
                wish.user
            };
            let language = if wish.language.is_empty() { "en" } else { &wish.language };
            core.change(|world| world.person(id, &wish.name, language));
            Ok(json!({ "id": id }))
        }
        "say" => Ok(json!({ "message": user.say(&wish.text) })),
        "inline" => Ok(json!({ "query": user.ask_inline_in(wish.chat.unwrap_or(ELSEWHERE), &wish.text) })),
        "pick" => {
            let picked = user.pick_inline(&wish.query, &wish.result);
            picked.map(|id| json!({ "message": id })).ok_or_else(|| "no such result".to_owned())
        }
        "follow" => {
            let said = user.follow(&wish.text);
            said.map(|id| json!({ "message": id })).ok_or_else(|| "the link leads elsewhere".to_owned())
        }
        "press" => press(&user, &wish),
        "delete" => {
            user.delete_message(wish.message.unwrap_or_default());
            Ok(json!({ "ok": true }))
        }
        "block" => {
            if wish.on {
                user.block_bot();
            } else {
                user.unblock_bot();
            }
            Ok(json!({ "ok": true }))
        }
        "fault" => {
            core.change(|world| match (wish.chat, wish.fault) {
                (Some(chat), fault) => world.faults.set_chat(chat, fault),
                (None, Some(fault)) => {
                    let method = wish.method.unwrap_or_else(|| "*".to_owned());
                    if wish.always {
                        world.faults.set(&method, fault);
                    } else {
                        world.faults.push(&method, fault);
                    }
                }
                (None, None) => world.faults.clear(),
            });
            Ok(json!({ "ok": true }))
        }
        "redeliver" => {
            let id = core.change(|world| world.redeliver(wish.update, wish.renumber));
            id.map(|id| json!({ "update": id })).ok_or_else(|| "unknown update".to_owned())
        }
        _ => switch(core, verb, &wish),
    }
}

fn press(user: &User, wish: &Wish) -> Result<Value, String> {
    let label = wish.label.as_deref().unwrap_or_default();
    let query = match (wish.message, &wish.data) {
        (Some(message), Some(data)) => user.press_data(message, data),
        (Some(message), None) => user.press(message, label),
        (None, _) => user.press_last(label),
    };
    query.map(|query| json!({ "query": query })).map_err(|error| error.to_string())
}

fn switch(core: &Arc<Core>, verb: &str, wish: &Wish) -> Result<Value, String> {
    match verb {
        "advance" => core.clock.advance(Duration::from_secs(wish.seconds)),
        "release" => {
            core.released.send_replace(());
        }
        "route" => core.outbound.route(&wish.public, &wish.local),
        "down" => core.change(|world| {
            world.down = wish.on;
            world.poller += u64::from(wish.on);
        }),
        _ => return Err(format!("unknown control {verb}")),
    }
    Ok(json!({ "ok": true }))
}
