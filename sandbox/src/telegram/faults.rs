//! Faults that can be injected into methods.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::rng::roll;

/// An injected fault. Unless it says otherwise, the call has no effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 429 with this `retry_after`.
    RetryAfter(u64),
    /// An error answer with this status, such as 500 or 502.
    Status(u16),
    /// An HTML page of a proxy with this status.
    Html(u16),
    /// 403, the person blocked the bot.
    Forbidden,
    /// An error answer with this description.
    Error {
        /// Status and `error_code`.
        code: u16,
        /// `description`, with its `Bad Request: ` and the like.
        description: String,
    },
    /// The connection is closed before anything happened.
    DropBefore,
    /// The call takes effect, then the connection is closed without an answer.
    DropAfter,
    /// The call takes effect; its answer is held until `release_hung`.
    Hang,
    /// The call takes effect; its answer is delayed by this.
    Delay(Duration),
    /// The call takes effect; its answer is the given fault.
    AfterEffect(Box<Fault>),
}

impl Fault {
    /// The same fault, but the call takes effect first.
    #[must_use]
    pub fn after_effect(self) -> Self {
        Self::AfterEffect(Box::new(self))
    }

    pub(crate) const fn keeps_effect(&self) -> bool {
        matches!(self, Self::DropAfter | Self::Hang | Self::Delay(_) | Self::AfterEffect(_))
    }

    /// The refusal for this fault, if it has one; `None` means that the connection is closed.
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::RetryAfter(seconds) => Some(Refusal::flood(*seconds)),
            Self::Status(502) => Some(Refusal::new(502, "Bad Gateway")),
            Self::Html(code) => Some(Refusal::page(*code)),
            Self::Status(code) => Some(Refusal::new(*code, "Internal Server Error")),
            Self::Forbidden => Some(Refusal::new(403, "Forbidden: bot was blocked by the user")),
            Self::Error { code, description } => Some(Refusal::new(*code, description.clone())),
            _ => None,
        }
    }
}

/// Faults waiting for a call. Methods are kept in lower case; `*` is every method but getUpdates.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    next: HashMap<String, VecDeque<Fault>>,
    always: HashMap<String, Fault>,
    shares: HashMap<String, (u64, Fault)>,
    chats: HashMap<i64, Fault>,
    rolled: u64,
}

impl Faults {
    pub(crate) fn push(&mut self, method: &str, fault: Fault) {
        self.next.entry(method.to_lowercase()).or_default().push_back(fault);
    }

    pub(crate) fn set(&mut self, method: &str, fault: Fault) {
        self.always.insert(method.to_lowercase(), fault);
    }

    pub(crate) fn share(&mut self, method: &str, percent: u64, fault: Fault) {
        self.shares.insert(method.to_lowercase(), (percent, fault));
    }

    pub(crate) fn set_chat(&mut self, chat: i64, fault: Option<Fault>) {
        match fault {
            Some(fault) => self.chats.insert(chat, fault),
            None => self.chats.remove(&chat),
        };
    }

    pub(crate) fn clear(&mut self) {
        *self = Self { rolled: self.rolled, ..Self::default() };
    }

    pub(crate) fn take(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        let names: &[&str] = if method == "getupdates" { &[method] } else { &[method, "*"] };
        for name in names {
            if let Some(fault) = self.next.get_mut(*name).and_then(VecDeque::pop_front) {
                return Some(fault);
            }
        }
        if let Some(fault) = chat.and_then(|chat| self.chats.get(&chat)) {
            return Some(fault.clone());
        }
        for name in names {
            if let Some(fault) = self.always.get(*name) {
                return Some(fault.clone());
            }
            if let Some((percent, fault)) = self.shares.get(*name) {
                self.rolled += 1;
                if roll(7, &[self.rolled]) % 100 < *percent {
                    return Some(fault.clone());
                }
            }
        }
        None
    }
}
