//! Everything the Telegram world knows, behind one mutex.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::faults::Faults;
use super::html::Entity;
use super::inline::{InlineQuery, Kept};
use super::keyboard::Button;
use super::options::Options;

/// A message as the chat shows it now.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// Telegram's number of it.
    pub id: i32,
    /// The chat it is in.
    pub chat: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// The person who wrote it.
    pub from: Option<u64>,
    /// The text as it is read (of a document: its caption).
    pub text: String,
    /// The text as the bot sent it, with its tags.
    pub html: String,
    /// The inline keyboard.
    pub keyboard: Vec<Vec<Button>>,
    /// Any other reply markup, as it was sent.
    pub reply_markup: Option<Value>,
    /// How often it was edited.
    pub edited: u32,
    /// Whether it is gone.
    pub deleted: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// When it was last edited.
    pub edited_at: Option<DateTime<Utc>>,
    /// The message it answers.
    pub reply_to: Option<i32>,
    /// The file it carries.
    pub document: Option<Document>,
    /// Whether it came without a sound.
    pub silent: bool,
    /// Whether it is pinned.
    pub pinned: bool,
    /// Whether previews of links are switched off.
    pub no_preview: bool,
    /// The bot's reactions.
    pub reactions: Vec<String>,
    /// Whether it was forwarded to the bot.
    pub forwarded: bool,
    /// Whether a person picked it from the bot's inline results.
    pub via_bot: bool,
    #[serde(skip)]
    pub(crate) entities: Vec<Entity>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// File name.
    pub name: String,
    /// Content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Message {
    /// Every button, row by row.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.keyboard.iter().flatten()
    }

    /// The first button whose label contains the text.
    #[must_use]
    pub fn button(&self, label: &str) -> Option<&Button> {
        self.buttons().find(|button| button.text.contains(label))
    }
}

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
    /// Handed over once more whatever the bot has confirmed.
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

/// What kind of thing happened.
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
    /// The method as it was written in the path.
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
    /// The query.
    pub query: String,
    /// Who had pressed.
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

/// Everything the Telegram world knows.
pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) bot_id: u64,
    pub(crate) people: BTreeMap<u64, Person>,
    pub(crate) groups: BTreeMap<i64, GroupState>,
    pub(crate) messages: BTreeMap<i32, Message>,
    /// The ids of the messages of each chat, oldest first.
    chats: HashMap<i64, Vec<i32>>,
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

    /// Puts a message into a chat and returns its id.
    pub(crate) fn post(&mut self, chat: i64, fill: impl FnOnce(&mut Message)) -> i32 {
        let id = self.next_message;
        self.next_message += 1;
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
            document: None,
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

    /// Queues an update, unless the bot does not want its kind.
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

    /// Hands an old update over again, under its own id or a new one.
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
