//! The controls over HTTP, for other processes: `POST /_control/{verb}` with a JSON object, or `GET
//! /_control/{noun}`; answers are JSON.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::controls::Sms;
use super::core::Core;
use super::endpoint::Endpoint;
use super::faults::Fault;
use super::order::Status;
use crate::listener::{self, Inbound, Reply};

#[derive(Deserialize)]
struct ForOrder {
    order: u64,
    #[serde(flatten)]
    sms: Sms,
}

#[derive(Deserialize)]
struct ForAccount {
    #[serde(default)]
    account: u64,
    #[serde(default)]
    balance: i64,
    #[serde(default)]
    product: u64,
    /// How many cancels are left under a daily cap; without it there is none.
    left: Option<u32>,
    url: Option<String>,
    secret: Option<String>,
}

#[derive(Deserialize)]
struct ForProduct {
    product: u64,
    price: Option<i64>,
    available: Option<u32>,
}

#[derive(Deserialize)]
struct ForFault {
    endpoint: Endpoint,
    fault: Fault,
    #[serde(default)]
    always: bool,
    /// Whose calls; without it everybody's.
    account: Option<u64>,
}

#[derive(Deserialize, Default)]
struct Switches {
    #[serde(default)]
    seconds: u64,
    #[serde(default)]
    count: u32,
    #[serde(default)]
    on: bool,
    rate: Option<i64>,
    public: Option<String>,
    local: Option<String>,
}

/// Answers a control call.
pub(super) fn handle(core: &Arc<Core>, inbound: &Inbound) -> Reply {
    let verb = inbound.path.trim_start_matches("/_control/");
    let result = match inbound.method.as_str() {
        "GET" => look(core, verb),
        "POST" => act(core, verb, &inbound.body),
        _ => Err("GET or POST".to_owned()),
    };
    Reply::Answer(match result {
        Ok(value) => listener::json(200, &value),
        Err(error) => listener::json(400, &json!({ "error": error })),
    })
}

fn look(core: &Arc<Core>, noun: &str) -> Result<Value, String> {
    core.change(|world| world.settle(core.clock.now()));
    core.read(|world| {
        let value = match noun {
            "orders" => json!(world.orders.values().collect::<Vec<_>>()),
            "ledger" => json!(world.ledger),
            "calls" => json!(world.calls),
            "violations" => json!(world.violations),
            "deliveries" => json!(world.webhook_queue.deliveries),
            "clock" => json!(core.clock.now()),
            "accounts" => {
                let line = |(id, account): (&u64, &super::world::AccountState)| {
                    json!({
                        "id": id,
                        "token": account.token,
                        "balance": account.balance,
                        "webhook": account.webhook,
                    })
                };
                world.accounts.iter().map(line).collect()
            }
            "products" => json!(world.catalog.products().collect::<Vec<_>>()),
            _ => return Err(format!("there is no {noun}")),
        };
        Ok(value)
    })
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn act(core: &Arc<Core>, verb: &str, body: &[u8]) -> Result<Value, String> {
    let now = core.clock.now();
    match verb {
        "account" => {
            let input: ForAccount = parse(body)?;
            let (id, token) = core.change(|world| world.add_account(input.balance));
            Ok(json!({ "id": id, "token": token }))
        }
        "order" => {
            let input: ForAccount = parse(body)?;
            let order = core.change(|world| world.create_elsewhere(input.account, input.product, now));
            order.map(|id| json!({ "id": id })).ok_or_else(|| "unknown product".to_owned())
        }
        "sms" | "expire" | "complete" | "cancel" => act_on_order(core, verb, parse(body)?),
        "webhook" | "balance" | "revoke" | "cancel-cap" => act_on_account(core, verb, parse(body)?),
        "product" => {
            let input: ForProduct = parse(body)?;
            core.change(|world| {
                let Some(product) = world.catalog.products.get_mut(&input.product) else {
                    return Err("unknown product".to_owned());
                };
                product.price = input.price.unwrap_or(product.price);
                product.available = input.available.unwrap_or(product.available);
                Ok(json!(product))
            })
        }
        "fault" => {
            let input: ForFault = parse(body)?;
            core.change(|world| {
                if input.always {
                    world.faults.set(input.account, input.endpoint, input.fault);
                } else {
                    world.faults.push(input.account, input.endpoint, input.fault);
                }
            });
            Ok(json!({ "ok": true }))
        }
        _ => switch(core, verb, &parse(body)?),
    }
}

fn act_on_order(core: &Arc<Core>, verb: &str, input: ForOrder) -> Result<Value, String> {
    let now = core.clock.now();
    let done = core.change(|world| {
        let open = world.orders.get(&input.order).is_some_and(|order| order.status.is_open());
        match verb {
            "sms" => world.receive_sms(input.order, input.sms.code, input.sms.text, now),
            "expire" => {
                if let Some(order) = world.orders.get_mut(&input.order) {
                    order.expires_at = order.expires_at.min(now);
                }
                world.settle(now);
                open
            }
            "complete" => open && world.close(input.order, Status::Completed, now).is_some(),
            _ => open && world.close(input.order, Status::Canceled, now).is_some(),
        }
    });
    if done { Ok(json!({ "ok": true })) } else { Err("no such open order".to_owned()) }
}

fn act_on_account(core: &Arc<Core>, verb: &str, input: ForAccount) -> Result<Value, String> {
    core.change(|world| {
        let Some(account) = world.accounts.get_mut(&input.account) else {
            return Err("unknown account".to_owned());
        };
        match verb {
            "webhook" => {
                account.webhook.url = input.url;
                account.webhook.secret = input.secret;
            }
            "balance" => account.balance = input.balance,
            "cancel-cap" => {
                match input.left {
                    Some(left) => world.cancels_left.insert(input.account, left),
                    None => world.cancels_left.remove(&input.account),
                };
            }
            _ => {
                if let Some(token) = account.token.take() {
                    world.tokens.remove(&token);
                }
            }
        }
        Ok(json!({ "ok": true }))
    })
}

fn switch(core: &Arc<Core>, verb: &str, input: &Switches) -> Result<Value, String> {
    match verb {
        "advance" => core.clock.advance(Duration::from_secs(input.seconds)),
        "release" => {
            core.released.send_replace(());
        }
        "release-webhooks" => {
            let held = core.change(|world| {
                world.webhook_queue.hold_next = 0;
                std::mem::take(&mut world.webhook_queue.held)
            });
            held.into_iter().for_each(|event| core.dispatch(event));
        }
        "route" => {
            let (Some(public), Some(local)) = (&input.public, &input.local) else {
                return Err("public and local are needed".to_owned());
            };
            core.outbound.route(public, local);
        }
        _ => {
            return core.change(|world| {
                match verb {
                    "clear-faults" => world.faults.clear(),
                    "forget-keys" => world.keys.clear(),
                    "lose-webhooks" => world.webhook_queue.lose = input.count,
                    "hold-webhooks" => world.webhook_queue.hold_next = input.count,
                    "fail-items" => world.failing_items = input.count,
                    "maintenance" => world.maintenance = input.on,
                    "fx" => world.fx = input.rate,
                    _ => return Err(format!("unknown control {verb}")),
                }
                Ok(json!({ "ok": true }))
            });
        }
    }
    Ok(json!({ "ok": true }))
}
