//! Inline mode: people type the bot's name and a query in any chat, and pick one of its results.
//!
//! The server caches answers as the bot allows (`cache_time`, `is_personal`): a cached query does not reach
//! the bot again. The sandbox supports only results that are articles with a text.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::entities::{Parsed, units};
use super::keyboard::{Button, Markup};
use super::params::Params;
use super::people::User;
use super::refusal::{QUERY_TOO_OLD, Refusal};
use super::shape;
use super::world::{EventKind, World};
use crate::watch_state::WaitError;

type Outcome = Result<Value, Refusal>;

/// The chat id of messages between people, in a chat that the bot does not know.
pub const ELSEWHERE: i64 = 0;
const RESULTS: usize = 50;
const QUERY_LENGTH: usize = 256;
const FIELDS: [&str; 10] = [
    "type",
    "id",
    "title",
    "input_message_content",
    "reply_markup",
    "url",
    "description",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
];
const CONTENT: [&str; 4] = ["message_text", "parse_mode", "entities", "link_preview_options"];

/// One result offered by the bot.
#[derive(Clone, Debug, Serialize)]
pub struct InlineResult {
    /// The id given by the bot.
    pub id: String,
    /// First line in the list.
    pub title: String,
    /// Second line in the list.
    pub description: Option<String>,
    /// The text of the message that picking it sends, as users read it.
    pub text: String,
    /// The same text with its tags.
    pub html: String,
    /// The keyboard under that message.
    pub keyboard: Vec<Vec<Button>>,
    #[serde(skip)]
    parsed: Parsed,
}

/// The button above the results, which opens the private chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InlineButton {
    /// Its label.
    pub text: String,
    /// What follows `/start` when it is pressed.
    pub start: String,
}

/// What a user sees under an inline query.
#[derive(Clone, Debug, Serialize)]
pub struct InlineAnswer {
    /// The query.
    pub query: String,
    /// The results in order.
    pub results: Vec<InlineResult>,
    /// The button above them.
    pub button: Option<InlineButton>,
    /// How many seconds the server may cache it.
    pub cache_time: i64,
    /// Whether it is cached for this user only.
    pub personal: bool,
    /// Offset of the next results; empty: there are none.
    pub next_offset: String,
    /// Whether the server answered from its cache, without the bot.
    pub cached: bool,
}

/// A query that was typed.
#[derive(Clone, Debug)]
pub(crate) struct InlineQuery {
    user: u64,
    chat: i64,
    text: String,
    offset: String,
    at: DateTime<Utc>,
    answer: Option<InlineAnswer>,
}

impl User {
    /// Types the bot's name and a query in a chat between people; returns the query's id.
    pub fn ask_inline(&self, query: &str) -> String {
        self.ask_inline_in(ELSEWHERE, query)
    }

    /// Types the bot's name and a query in a chat: [`ELSEWHERE`], a group, or the private chat with the bot.
    pub fn ask_inline_in(&self, chat: i64, query: &str) -> String {
        self.core.change(|world| world.ask_inline(self.id, chat, query, ""))
    }

    /// Scrolls to the end of a list; returns the id of the query for more, if the bot said that there is
    /// more.
    pub fn more_inline(&self, query: &str) -> Option<String> {
        self.core.change(|world| {
            let asked = world.inline.get(query)?.clone();
            let offset = asked.answer?.next_offset;
            (!offset.is_empty()).then(|| world.ask_inline(self.id, asked.chat, &asked.text, &offset))
        })
    }

    /// Waits until there are results under a query.
    ///
    /// # Errors
    /// If none appear within `timeout`.
    pub async fn wait_for_results(
        &self,
        timeout: std::time::Duration,
        query: &str,
    ) -> Result<InlineAnswer, WaitError> {
        self.core.wait(timeout, |world| world.inline_answer(query).cloned()).await
    }

    /// Picks a result, which sends its message to the chat of the query; returns the message id.
    pub fn pick_inline(&self, query: &str, result: &str) -> Option<i32> {
        self.core.change(|world| world.pick_inline(self.id, query, result))
    }

    /// Follows a link to the bot such as `https://t.me/bot?start=word`, which writes `/start word` in the private
    /// chat; the id of that message. `None`: the link leads elsewhere.
    pub fn follow(&self, link: &str) -> Option<i32> {
        let url = reqwest::Url::parse(link).ok()?;
        let username = self.core.read(|world| world.options.username.clone());
        let here =
            url.host_str() == Some("t.me") && url.path().trim_matches('/').eq_ignore_ascii_case(&username);
        if !here {
            return None;
        }
        let word = url.query_pairs().find(|(name, _)| name == "start").map(|(_, word)| word.into_owned());
        match word {
            Some(word) if good_start(&word) => Some(self.say(&format!("/start {word}"))),
            Some(word) => {
                self.core.change(|world| world.violation(format!("a link starts with {word:?}")));
                Some(self.say("/start"))
            }
            None => Some(self.say("/start")),
        }
    }
}

impl World {
    /// The results currently shown for a query.
    pub(super) fn inline_answer(&self, query: &str) -> Option<&InlineAnswer> {
        self.inline.get(query)?.answer.as_ref()
    }

    fn ask_inline(&mut self, user: u64, chat: i64, text: &str, offset: &str) -> String {
        let text: String = text.trim_start().chars().take(QUERY_LENGTH).collect();
        let now = self.options.clock.now();
        let kept = self.inline_cache.iter().rev().find(|kept| kept.fits(user, &text, offset, now));
        let answer = kept.map(|kept| InlineAnswer { cached: true, ..kept.answer.clone() });
        let id = self.next_query_id();
        let asked = InlineQuery {
            user,
            chat,
            text: text.clone(),
            offset: offset.to_owned(),
            at: now,
            answer: answer.map(|answer| InlineAnswer { query: id.clone(), ..answer }),
        };
        let reaches = asked.answer.is_none() && self.options.inline;
        self.inline.insert(id.clone(), asked);
        self.log(EventKind::Asked, Some(chat), None, &text);
        if reaches {
            let from = self.people.get(&user).map(shape::person).unwrap_or_default();
            let kind = match chat {
                ELSEWHERE => "private",
                chat if self.groups.contains_key(&chat) => "supergroup",
                _ => "sender",
            };
            let body = json!({ "id": id, "from": from, "query": text, "offset": offset, "chat_type": kind });
            self.enqueue("inline_query", None, body);
        }
        id
    }

    pub(super) fn answer_inline(&mut self, params: &Params) -> Outcome {
        let id = params.text("inline_query_id").unwrap_or_default();
        let sent: Vec<Value> =
            params.list("results").ok_or_else(|| Refusal::violation("can't parse results JSON array"))?;
        if sent.len() > RESULTS {
            return Err(Refusal::violation("RESULTS_TOO_MUCH"));
        }
        let results = sent.iter().map(|result| self.read_result(result)).collect::<Result<Vec<_>, _>>()?;
        let mut ids: Vec<&str> = results.iter().map(|result| result.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() < results.len() {
            return Err(Refusal::violation("RESULT_ID_DUPLICATE"));
        }
        let next_offset = params.text("next_offset").unwrap_or_default();
        if next_offset.len() > 64 {
            return Err(Refusal::violation("NEXT_OFFSET_INVALID"));
        }
        let answer = InlineAnswer {
            query: id.clone(),
            results,
            button: params.nested("button").map(|button| read_button(&button)).transpose()?,
            cache_time: params.int("cache_time").unwrap_or(300),
            personal: params.flag("is_personal"),
            next_offset,
            cached: false,
        };
        self.keep_answer(&id, answer)
    }

    fn keep_answer(&mut self, id: &str, answer: InlineAnswer) -> Outcome {
        let now = self.options.clock.now();
        let limit = TimeDelta::from_std(self.options.callback_age).unwrap_or_default();
        let asked = self.inline.get_mut(id).filter(|asked| asked.answer.is_none() && now - asked.at <= limit);
        let asked = asked.ok_or_else(|| Refusal::bad(QUERY_TOO_OLD))?;
        asked.answer = Some(answer.clone());
        let (user, chat) = (asked.user, asked.chat);
        let (text, offset) = (asked.text.clone(), asked.offset.clone());
        if answer.cache_time > 0 {
            let until = now + TimeDelta::seconds(answer.cache_time);
            let only = answer.personal.then_some(user);
            self.inline_cache.push(Kept { only, text, offset, until, answer });
        }
        self.log(EventKind::Offered, Some(chat), None, "");
        Ok(json!(true))
    }

    fn read_result(&mut self, raw: &Value) -> Result<InlineResult, Refusal> {
        let wrong = |text: &str| Refusal::violation(format!("can't parse inline query result: {text}"));
        let object = raw.as_object().ok_or_else(|| wrong("expected an Object"))?;
        if let Some(name) = object.keys().find(|name| !FIELDS.contains(&name.as_str())) {
            return Err(wrong(&format!("unknown field \"{name}\"")));
        }
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        if text("type").as_deref() != Some("article") {
            return Err(wrong("the sandbox knows articles"));
        }
        let id = text("id").filter(|id| (1..=64).contains(&id.len()));
        let id = id.ok_or_else(|| Refusal::violation("RESULT_ID_INVALID"))?;
        let title = text("title").filter(|title| !title.trim().is_empty());
        let title = title.ok_or_else(|| Refusal::violation("ARTICLE_TITLE_EMPTY"))?;
        let content = object.get("input_message_content").and_then(Value::as_object);
        let content = content.ok_or_else(|| wrong("Input message content is not specified"))?;
        if let Some(name) = content.keys().find(|name| !CONTENT.contains(&name.as_str())) {
            return Err(wrong(&format!("unknown field \"{name}\" in the content")));
        }
        let content = Params { values: content.clone(), files: Vec::new() };
        let html = content.text("message_text").unwrap_or_default();
        let parsed = self.formatted(&html, &content)?;
        match units(&parsed.text) {
            0 => return Err(Refusal::violation("message text is empty")),
            1..=4096 => {}
            _ => return Err(Refusal::violation("MESSAGE_TOO_LONG")),
        }
        let markup = Markup::read(object.get("reply_markup"), &self.options.features)?;
        if markup.other.is_some() {
            return Err(Refusal::violation("inline keyboard expected"));
        }
        let (shown, description) = (parsed.text.clone(), text("description"));
        Ok(InlineResult { id, title, description, text: shown, html, keyboard: markup.inline, parsed })
    }

    fn pick_inline(&mut self, user: u64, query: &str, result: &str) -> Option<i32> {
        let asked = self.inline.get(query)?.clone();
        let picked = asked.answer?.results.into_iter().find(|offered| offered.id == result)?;
        let from = self.people.get(&user).map(shape::person).unwrap_or_default();
        let (chat, text) = (asked.chat, picked.text.clone());
        if !self.groups.contains_key(&chat) && chat != ELSEWHERE {
            self.people.get_mut(&user)?.started = true;
        }
        let thread = self.topic_of(user, chat);
        let message = self.post(chat, |message| {
            message.from_bot = false;
            message.thread = thread;
            message.from = Some(user);
            message.text = picked.text;
            message.html = picked.html;
            message.entities = picked.parsed.entities;
            message.keyboard = picked.keyboard;
            message.via_bot = true;
        });
        self.log(EventKind::Said, Some(chat), Some(message), &text);
        if let (Some(shown), true) = (self.messages.get(&message), chat != ELSEWHERE) {
            let body = self.message_json(shown);
            self.enqueue("message", Some(chat), body);
        }
        if self.options.inline_feedback {
            let body = json!({ "result_id": picked.id, "from": from, "query": asked.text });
            self.enqueue("chosen_inline_result", None, body);
        }
        Some(message)
    }
}

/// A cached answer.
#[derive(Debug)]
pub(crate) struct Kept {
    /// For whom; `None`: for everybody.
    only: Option<u64>,
    text: String,
    offset: String,
    until: DateTime<Utc>,
    answer: InlineAnswer,
}

impl Kept {
    fn fits(&self, user: u64, text: &str, offset: &str, now: DateTime<Utc>) -> bool {
        self.only.is_none_or(|only| only == user)
            && self.text == text
            && self.offset == offset
            && now < self.until
    }
}

fn read_button(raw: &Value) -> Result<InlineButton, Refusal> {
    let text = |name: &str| raw.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let button = InlineButton { text: text("text"), start: text("start_parameter") };
    if button.text.trim().is_empty() {
        return Err(Refusal::violation("SWITCH_PM_TEXT_EMPTY"));
    }
    if !good_start(&button.start) {
        return Err(Refusal::violation("START_PARAM_INVALID"));
    }
    Ok(button)
}

/// The values that a link's `start` parameter may have.
fn good_start(word: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&word.len()) && word.bytes().all(good)
}
