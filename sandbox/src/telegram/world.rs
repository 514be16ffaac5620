//! The state of the Telegram server.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::faults::Faults;
use super::inline::{InlineQuery, Kept};
use super::message::Message;
use super::options::Options;

/// A person.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) username: Option<String>,
    pub(crate) language: String,
    pub(crate) started: bool,
    pub(crate) blocked: bool,
    pub(crate) deactivated: bool,
    /// The topic of the private chat in which this user writes.
    pub(crate) topic: Option<i32>,
}

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct GroupState {
    pub(crate) title: String,
    pub(crate) has_bot: bool,
}

/// An update on its way to the bot.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Update {
    pub(crate) id: u32,
    pub(crate) kind: &'static str,
    pub(crate) chat: Option<i64>,
    pub(crate) body: Value,
    /// Delivered again even if the bot has confirmed it.
    pub(crate) forced: bool,
}

impl Update {
    pub(crate) fn json(&self) -> Value {
        let mut update = json!({ "update_id": self.id });
        if let Some(object) = update.as_object_mut() {
            object.insert(self.kind.to_owned(), self.body.clone());
        }
        update
    }
}

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A person wrote.
    Said,
    /// A person pressed a button.
    Pressed,
    /// A person deleted a message, blocked or unblocked the bot.
    Person,
    /// The bot sent a message.
    Sent,
    /// The bot edited a message.
    Edited,
    /// The bot deleted a message.
    Deleted,
    /// The bot answered a callback query.
    Answered,
    /// The bot showed that it is typing.
    Action,
    /// A person typed an inline query.
    Asked,
    /// The bot answered an inline query.
    Offered,
    /// The bot pinned, reacted, or set commands and descriptions.
    Other,
}

/// Something that happened, in order.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What kind.
    pub kind: EventKind,
    /// In which chat.
    pub chat: Option<i64>,
    /// To which message.
    pub message: Option<i32>,
    /// The text then.
    pub text: String,
}

/// A call of the bot.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// When it came.
    pub at: DateTime<Utc>,
    /// The method as written in the path.
    pub method: String,
    /// Its parameters; files are left out.
    pub params: Value,
    /// The chat it names.
    pub chat: Option<i64>,
    /// Status of the answer; `None` while it runs, and for ever if the connection was closed.
    pub status: Option<u16>,
    /// The description of a refusal.
    pub description: Option<String>,
}

/// An answer to a callback query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The query's id.
    pub query: String,
    /// Who pressed.
    pub user: u64,
    /// The text shown, if any.
    pub text: Option<String>,
    /// Whether it was shown as an alert.
    pub alert: bool,
    /// When.
    pub at: DateTime<Utc>,
}

pub(crate) struct Query {
    pub(crate) user: u64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) answered: bool,
}

/// Where updates are pushed to.
#[derive(Clone, Debug, Serialize)]
pub struct WebhookState {
    /// The address.
    pub url: String,
    /// The header's secret.
    pub secret: Option<String>,
    /// How many chats at once.
    pub max_connections: u64,
    /// The last failure.
    pub last_error: Option<(DateTime<Utc>, String)>,
}

/// A command of the bot's menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Command {
    /// Without the slash.
    pub command: String,
    /// What it does.
    pub description: String,
}

/// The state of the Telegram server.
pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) bot_id: u64,
    pub(crate) people: BTreeMap<u64, Person>,
    pub(crate) groups: BTreeMap<i64, GroupState>,
    pub(crate) messages: BTreeMap<i32, Message>,
    /// The ids of the messages of each chat, oldest first.
    chats: HashMap<i64, Vec<i32>>,
    /// The topics of private chats.
    pub(crate) topics: BTreeSet<(i64, i32)>,
    pub(crate) pending: VecDeque<Update>,
    pub(crate) history: Vec<Update>,
    pub(crate) allowed: Option<HashSet<String>>,
    pub(crate) webhook: Option<WebhookState>,
    pub(crate) pushing: HashSet<i64>,
    pub(crate) poller: u64,
    pub(crate) queries: HashMap<String, Query>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) inline: HashMap<String, InlineQuery>,
    pub(crate) inline_cache: Vec<Kept>,
    pub(crate) commands: BTreeMap<(String, String), Vec<Command>>,
    pub(crate) texts: BTreeMap<(&'static str, String), String>,
    pub(crate) menu_buttons: BTreeMap<i64, Value>,
    pub(crate) events: Vec<Event>,
    pub(crate) calls: Vec<Call>,
    pub(crate) violations: Vec<String>,
    pub(crate) faults: Faults,
    pub(crate) waits: HashMap<String, DateTime<Utc>>,
    pub(crate) recent: HashMap<i64, VecDeque<DateTime<Utc>>>,
    pub(crate) down: bool,
    next_message: i32,
    next_update: u32,
    next_query: u64,
}

impl World {
    pub(crate) fn new(options: Options) -> Self {
        let bot_id = options.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(1);
        Self {
            options,
            bot_id,
            people: BTreeMap::new(),
            groups: BTreeMap::new(),
            messages: BTreeMap::new(),
            chats: HashMap::new(),
            topics: BTreeSet::new(),
            pending: VecDeque::new(),
            history: Vec::new(),
            allowed: None,
            webhook: None,
            pushing: HashSet::new(),
            poller: 0,
            queries: HashMap::new(),
            answers: Vec::new(),
            inline: HashMap::new(),
            inline_cache: Vec::new(),
            commands: BTreeMap::new(),
            texts: BTreeMap::new(),
            menu_buttons: BTreeMap::new(),
            events: Vec::new(),
            calls: Vec::new(),
            violations: Vec::new(),
            faults: Faults::default(),
            waits: HashMap::new(),
            recent: HashMap::new(),
            down: false,
            next_message: 1,
            next_update: 870_000_001,
            next_query: 4_611_686_018_427_387_904,
        }
    }

    pub(crate) fn violation(&mut self, text: impl Into<String>) {
        self.violations.push(text.into());
    }

    pub(crate) fn log(&mut self, kind: EventKind, chat: Option<i64>, message: Option<i32>, text: &str) {
        let event = Event { at: self.options.clock.now(), kind, chat, message, text: text.to_owned() };
        self.events.push(event);
    }

    /// Telegram counts messages and topics together.
    pub(crate) const fn next_message_id(&mut self) -> i32 {
        let id = self.next_message;
        self.next_message += 1;
        id
    }

    /// Puts a message into a chat and returns its id.
    pub(crate) fn post(&mut self, chat: i64, fill: impl FnOnce(&mut Message)) -> i32 {
        let id = self.next_message_id();
        let mut message = Message {
            id,
            chat,
            from_bot: true,
            from: None,
            text: String::new(),
            html: String::new(),
            keyboard: Vec::new(),
            reply_markup: None,
            edited: 0,
            deleted: false,
            at: self.options.clock.now(),
            edited_at: None,
            reply_to: None,
            thread: None,
            document: None,
            is_photo: false,
            is_rich: false,
            silent: false,
            pinned: false,
            no_preview: false,
            reactions: Vec::new(),
            forwarded: false,
            via_bot: false,
            entities: Vec::new(),
        };
        fill(&mut message);
        self.messages.insert(id, message);
        self.chats.entry(chat).or_default().push(id);
        id
    }

    /// Queues an update, unless the bot did not subscribe to its kind.
    pub(crate) fn enqueue(&mut self, kind: &'static str, chat: Option<i64>, body: Value) -> u32 {
        let id = self.next_update;
        self.next_update += 1;
        let update = Update { id, kind, chat, body, forced: false };
        self.history.push(update.clone());
        if self.allowed.as_ref().is_none_or(|allowed| allowed.contains(kind)) {
            self.pending.push_back(update);
        }
        id
    }

    /// Delivers an old update again, under its own id or a new one.
    pub(crate) fn redeliver(&mut self, id: u32, renumber: bool) -> Option<u32> {
        let old = self.history.iter().find(|update| update.id == id)?.clone();
        let mut again = Update { forced: true, ..old };
        if renumber {
            again.id = self.next_update;
            self.next_update += 1;
            again.forced = false;
            self.history.push(again.clone());
        }
        let id = again.id;
        self.pending.push_back(again);
        Some(id)
    }

    pub(crate) fn next_query_id(&mut self) -> String {
        self.next_query += 1;
        self.next_query.to_string()
    }

    pub(crate) fn new_query(&mut self, user: u64) -> String {
        let id = self.next_query_id();
        let query = Query { user, at: self.options.clock.now(), answered: false };
        self.queries.insert(id.clone(), query);
        id
    }

    /// The messages of a chat that are not deleted.
    pub(crate) fn visible(&self, chat: i64) -> impl DoubleEndedIterator<Item = &Message> {
        let ids = self.chats.get(&chat).into_iter().flatten();
        ids.filter_map(|id| self.messages.get(id)).filter(|message| !message.deleted)
    }
}
