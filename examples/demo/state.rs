//! What the page shows, and how it is notified of changes.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sandbox::smscode::OrderSnapshot;
use sandbox::telegram::{Answer, Command, EventKind, Message};
use sandbox::{smscode, telegram};
use serde::Serialize;
use serde_json::Value;

use crate::log::{self, Line};
use crate::world::{Demo, Guest, Purse, Switches};

/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long Telegram shows the typing indicator.
const TYPING: TimeDelta = TimeDelta::seconds(5);
/// Debounces changes that follow from one cause.
const GATHER: Duration = Duration::from_millis(30);

/// Everything that the page shows.
#[derive(Serialize)]
pub(crate) struct View {
    version: String,
    now: DateTime<Utc>,
    bot: String,
    guests: Vec<GuestView>,
    purses: Vec<PurseView>,
    orders: Vec<OrderView>,
    switches: Switches,
    log: Vec<Line>,
    /// Violations of API rules; always empty, unless the bot has a bug.
    violations: Vec<String>,
}

#[derive(Serialize)]
struct GuestView {
    id: u64,
    name: &'static str,
    language: &'static str,
    admin: bool,
    /// Remaining time of the typing indicator, in milliseconds.
    typing: i64,
    /// The text of an empty chat.
    description: Option<String>,
    messages: Vec<MessageView>,
    answers: Vec<Answer>,
    commands: Vec<Command>,
}

#[derive(Serialize)]
struct MessageView {
    #[serde(flatten)]
    message: Message,
    /// Size of its file in bytes.
    size: Option<usize>,
}

#[derive(Serialize)]
struct PurseView {
    id: u64,
    owner: &'static str,
    token: String,
    balance: i64,
    push: bool,
    /// Whether it is linked to a chat.
    linked: bool,
}

#[derive(Serialize)]
struct OrderView {
    owner: &'static str,
    open: bool,
    #[serde(flatten)]
    order: OrderSnapshot,
}

/// A snapshot of the three parties, as numbers that differ if something changed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    telegram: u64,
    smscode: u64,
    switches: u64,
}

impl Demo {
    /// Waits until the page has something new to show, up to a time limit.
    pub(crate) async fn news(&self, seen: &str) {
        let Some(seen) = Mark::parse(seen) else { return };
        let mut switches = self.switches.subscribe();
        let switched = async {
            let _ = switches.wait_for(|switches| mark_switches(switches) != seen.switches).await;
        };
        tokio::select! {
            _ = self.tg.wait_until(PATIENCE, |state| mark_telegram(state) != seen.telegram) => {}
            _ = self.sms.wait_until(PATIENCE, |state| mark_smscode(state) != seen.smscode) => {}
            () = switched => {}
        }
        tokio::time::sleep(GATHER).await;
    }

    /// The current contents of the page.
    pub(crate) async fn view(&self) -> View {
        // Taken first, so that a change during the read shows up in the next call.
        let version = self.mark().await.to_string();
        let now = self.clock.now();
        View {
            version,
            now,
            bot: self.tg.bot_username(),
            guests: self.guests.iter().map(|guest| self.guest(guest, now)).collect(),
            purses: self.purses.iter().map(|purse| self.purse(purse)).collect(),
            orders: self.orders(),
            switches: self.switches.borrow().clone(),
            log: log::lines(self),
            violations: [self.tg.violations(), self.sms.violations()].concat(),
        }
    }

    async fn mark(&self) -> Mark {
        let mut mark = Mark { telegram: 0, smscode: 0, switches: mark_switches(&self.switches.borrow()) };
        // Neither waits: the condition is true at once.
        let _ = self
            .tg
            .wait_until(PATIENCE, |state| {
                mark.telegram = mark_telegram(state);
                true
            })
            .await;
        let _ = self
            .sms
            .wait_until(PATIENCE, |state| {
                mark.smscode = mark_smscode(state);
                true
            })
            .await;
        mark
    }

    fn guest(&self, guest: &Guest, now: DateTime<Utc>) -> GuestView {
        let chat = guest.user.chat_id();
        let events = self.tg.events();
        let last = events.iter().rev().find(|event| {
            event.chat == Some(chat)
                && !matches!(
                    event.kind,
                    EventKind::Answered | EventKind::Other | EventKind::Asked | EventKind::Offered
                )
        });
        let typing = last.filter(|event| event.kind == EventKind::Action);
        let typing = typing.map_or(0, |event| (event.at + TYPING - now).num_milliseconds().max(0));
        let sized = |message: Message| {
            let size = message.document.as_ref().map(|document| document.bytes.len());
            MessageView { message, size }
        };
        GuestView {
            id: guest.user.id,
            name: guest.name,
            language: guest.language,
            admin: guest.is_admin(),
            typing,
            description: self.tg.description(guest.language).or_else(|| self.tg.description("")),
            messages: guest.user.chat().into_iter().map(sized).collect(),
            answers: guest.user.answers(),
            commands: self.commands(guest.language).or_else(|| self.commands("")).unwrap_or_default(),
        }
    }

    /// The menu that the bot set for private chats in a language (`""` is every other one).
    fn commands(&self, language: &str) -> Option<Vec<Command>> {
        let calls = self.tg.calls_of("setMyCommands");
        let of_language = |call: &&telegram::Call| {
            let code = call.params.get("language_code").and_then(Value::as_str).unwrap_or_default();
            code == language
        };
        let commands = calls.iter().rev().find(of_language)?.params.get("commands")?.clone();
        match commands {
            Value::String(text) => serde_json::from_str(&text).ok(),
            commands => serde_json::from_value(commands).ok(),
        }
    }

    fn purse(&self, purse: &Purse) -> PurseView {
        let webhook = self.sms.webhook(&purse.account);
        let linked =
            |call: &smscode::Call| call.account == Some(purse.account.id) && call.status == Some(200);
        PurseView {
            id: purse.account.id,
            owner: purse.owner,
            token: purse.account.token().to_owned(),
            balance: self.sms.balance(&purse.account),
            push: webhook.url.is_some() && webhook.disabled_at.is_none(),
            linked: self.sms.calls().iter().any(linked),
        }
    }

    /// All orders, newest first.
    fn orders(&self) -> Vec<OrderView> {
        let of = |purse: &Purse| {
            let owner = purse.owner;
            let view = move |order: OrderSnapshot| OrderView { owner, open: order.status.is_open(), order };
            self.sms.orders(&purse.account).into_iter().map(view)
        };
        let mut orders: Vec<OrderView> = self.purses.iter().flat_map(of).collect();
        orders.sort_by_key(|view| std::cmp::Reverse(view.order.id));
        orders
    }
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('-').map(|number| u64::from_str_radix(number, 16).ok());
        let mut next = || numbers.next().flatten();
        Some(Self { telegram: next()?, smscode: next()?, switches: next()? })
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}-{:x}-{:x}", self.telegram, self.smscode, self.switches)
    }
}

fn digest(feed: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    feed(&mut hasher);
    hasher.finish()
}

fn mark_telegram(state: &telegram::State<'_>) -> u64 {
    digest(|hasher| {
        state.events().len().hash(hasher);
        // Long polls do not count as changes.
        for call in state.calls().iter().filter(|call| !log::is_poll(&call.method)) {
            call.status.hash(hasher);
        }
        state.violations().len().hash(hasher);
    })
}

fn mark_smscode(state: &smscode::State<'_>) -> u64 {
    digest(|hasher| {
        for call in state.calls() {
            call.status.hash(hasher);
        }
        for order in state.orders() {
            (order.status, order.sms_revision).hash(hasher);
        }
        state.ledger().len().hash(hasher);
        state.deliveries().len().hash(hasher);
        state.violations().len().hash(hasher);
    })
}

fn mark_switches(switches: &Switches) -> u64 {
    digest(|hasher| switches.hash(hasher))
}
