//! The calls between the user, the bot and the provider, as one chronological list.

use chrono::{DateTime, Utc};
use sandbox::smscode::Delivery;
use sandbox::{smscode, telegram};
use serde::Serialize;
use serde_json::Value;

use crate::world::Demo;

/// How many lines the page shows.
const LINES: usize = 200;
/// How much of a text a line shows.
const EXCERPT: usize = 70;

/// One call.
#[derive(Serialize)]
pub(crate) struct Line {
    at: DateTime<Utc>,
    from: Side,
    to: Side,
    what: String,
    detail: String,
    /// The answer, if there was one.
    status: Option<u16>,
    outcome: Outcome,
    /// How many identical calls in a row this stands for.
    times: u32,
}

/// One of the three parties.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    Telegram,
    Bot,
    Smscode,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Good,
    Refused,
    /// No answer (yet).
    Open,
    Lost,
}

/// The newest calls, oldest first.
pub(crate) fn lines(demo: &Demo) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(demo.tg.events().iter().filter_map(from_person));
    let calls = demo.tg.calls();
    let (setup, others): (Vec<_>, Vec<_>) = calls.iter().partition(|call| is_setup(call));
    lines.extend(others.into_iter().filter(|call| !is_poll(&call.method)).map(to_telegram));
    lines.extend(folded_setup(&setup));
    lines.extend(demo.sms.calls().iter().map(to_smscode));
    lines.extend(demo.sms.webhooks().deliveries().iter().map(from_smscode));
    lines.extend(demo.sms.webhooks().lost().iter().map(lost));
    lines.sort_by_key(|line| line.at);
    let mut folded: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match folded.last_mut() {
            Some(last) if last.repeats(&line) => {
                last.times += 1;
                last.at = line.at;
            }
            _ => folded.push(line),
        }
    }
    folded.split_off(folded.len().saturating_sub(LINES))
}

/// Whether a method only fetches updates.
pub(crate) fn is_poll(method: &str) -> bool {
    method.eq_ignore_ascii_case("getUpdates")
}

/// Whether a call successfully set the bot's own name, description, commands or menu button.
fn is_setup(call: &telegram::Call) -> bool {
    let method = call.method.to_lowercase();
    let about_itself = ["setmy", "getmy", "deletemy", "setchatmenubutton"];
    call.status == Some(200) && about_itself.iter().any(|begin| method.starts_with(begin))
}

/// Folds these calls into one line; every start makes dozens, one set per language of the bot.
fn folded_setup(calls: &[&telegram::Call]) -> Option<Line> {
    let last = calls.last()?;
    let detail = "names, descriptions and commands in every language".to_owned();
    Some(Line {
        status: last.status,
        times: u32::try_from(calls.len()).unwrap_or(u32::MAX),
        ..line(last.at, Side::Bot, Side::Telegram, "SetMy…".to_owned(), detail)
    })
}

impl Line {
    fn repeats(&self, other: &Self) -> bool {
        self.from == other.from
            && self.to == other.to
            && self.what == other.what
            && self.detail == other.detail
            && self.status == other.status
            && self.outcome == other.outcome
    }
}

fn line(at: DateTime<Utc>, from: Side, to: Side, what: String, detail: String) -> Line {
    Line { at, from, to, what, detail, status: None, outcome: Outcome::Good, times: 1 }
}

fn from_person(event: &telegram::Event) -> Option<Line> {
    let what = match event.kind {
        telegram::EventKind::Said => "message",
        telegram::EventKind::Pressed => "button",
        telegram::EventKind::Person => "person",
        _ => return None,
    };
    Some(line(event.at, Side::Telegram, Side::Bot, what.to_owned(), excerpt(&event.text)))
}

fn to_telegram(call: &telegram::Call) -> Line {
    let text = call.params.get("text").and_then(Value::as_str).unwrap_or_default();
    let detail = call.description.clone().unwrap_or_else(|| excerpt(&without_tags(text)));
    Line {
        status: call.status,
        outcome: outcome(call.status),
        ..line(call.at, Side::Bot, Side::Telegram, call.method.clone(), detail)
    }
}

fn to_smscode(call: &smscode::Call) -> Line {
    let key = call.idempotency_key.as_deref().map(|key| format!("key {key}"));
    let body = call.body.as_ref().filter(|_| !call.path.ends_with("/webhook")).map(Value::to_string);
    let detail = [call.code.clone(), body, key].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Line {
        status: call.status,
        outcome: outcome(call.status),
        ..line(call.at, Side::Bot, Side::Smscode, format!("{} {}", call.method, call.path), detail)
    }
}

fn from_smscode(delivery: &Delivery) -> Line {
    let order = delivery.event.order.map(|order| format!("order {order}"));
    let again = (delivery.attempt > 1).then(|| format!("try {}", delivery.attempt));
    let detail = [order, again, delivery.error.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Line {
        status: delivery.status,
        outcome: outcome(delivery.status),
        ..line(delivery.at, Side::Smscode, Side::Bot, delivery.event.name.clone(), detail)
    }
}

/// An event that never arrived; its body contains its time.
fn lost(event: &smscode::Event) -> Line {
    let body: Value = serde_json::from_str(&event.body).unwrap_or_default();
    let at = body.get("timestamp").and_then(Value::as_str).and_then(|at| at.parse().ok());
    let order = event.order.map_or(String::new(), |order| format!("order {order}"));
    let at = at.unwrap_or(DateTime::UNIX_EPOCH);
    Line { outcome: Outcome::Lost, ..line(at, Side::Smscode, Side::Bot, event.name.clone(), order) }
}

const fn outcome(status: Option<u16>) -> Outcome {
    match status {
        None => Outcome::Open,
        Some(200..300) => Outcome::Good,
        Some(_) => Outcome::Refused,
    }
}

/// A text without its HTML tags.
fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate().map(|(index, piece)| {
        let inside = if index == 0 { None } else { piece.split_once('>') };
        inside.map_or(piece, |(_, text)| text)
    });
    pieces.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The beginning of a text, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
