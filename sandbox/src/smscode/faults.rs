//! What can be made to go wrong with a call.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;

/// One thing that goes wrong. Unless it says otherwise, it happens instead of the effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// An error envelope with this status and code.
    Status {
        /// HTTP status.
        http: u16,
        /// `error.code`.
        code: String,
        /// Seconds of `Retry-After`, if any.
        #[serde(default)]
        retry_after: Option<u64>,
        /// `error.details`, if any.
        #[serde(default)]
        details: Option<serde_json::Value>,
    },
    /// A proxy's page of HTML with this status.
    Html(u16),
    /// No body at all with this status.
    EmptyBody(u16),
    /// A 413 without an envelope.
    Bare413,
    /// 200 with a body that is not JSON.
    Malformed,
    /// The connection is closed before anything happened.
    DropBefore,
    /// The effect is made, then the connection is closed without an answer.
    DropAfter,
    /// The effect is made, the answer comes this much later; meanwhile its idempotency key is "in progress".
    Delay(Duration),
    /// The effect is made, the answer is held until `release_hung`; its key is "in progress" meanwhile.
    Hang,
    /// The given fault instead of the effect, held until `release_hung`.
    Late(Box<Fault>),
    /// 409 REQUEST_IN_PROGRESS (on the seed surface CONFLICT).
    InProgress,
    /// 409 CONFLICT.
    Conflict,
    /// The effect is made, and then the answer is the given fault instead of the truth.
    AfterEffect(Box<Fault>),
}

impl Fault {
    /// An error envelope without `Retry-After`.
    #[must_use]
    pub fn status(http: u16, code: &str) -> Self {
        Self::Status { http, code: code.to_owned(), retry_after: None, details: None }
    }

    /// An error envelope with `Retry-After`.
    #[must_use]
    pub fn status_after(http: u16, code: &str, seconds: u64) -> Self {
        Self::Status { http, code: code.to_owned(), retry_after: Some(seconds), details: None }
    }

    /// The same fault, but after the effect was made.
    #[must_use]
    pub fn after_effect(self) -> Self {
        Self::AfterEffect(Box::new(self))
    }

    /// The same fault, but not before `release_hung`.
    #[must_use]
    pub fn late(self) -> Self {
        Self::Late(Box::new(self))
    }

    /// Whether the effect of the call is made.
    pub(crate) const fn keeps_effect(&self) -> bool {
        matches!(self, Self::DropAfter | Self::Delay(_) | Self::Hang | Self::AfterEffect(_))
    }
}

/// The faults that wait for their calls.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    next: HashMap<Endpoint, VecDeque<Fault>>,
    always: HashMap<Endpoint, Fault>,
}

impl Faults {
    pub(crate) fn push(&mut self, endpoint: Endpoint, fault: Fault) {
        self.next.entry(endpoint).or_default().push_back(fault);
    }

    pub(crate) fn set(&mut self, endpoint: Endpoint, fault: Fault) {
        self.always.insert(endpoint, fault);
    }

    pub(crate) fn clear(&mut self) {
        self.next.clear();
        self.always.clear();
    }

    pub(crate) fn take(&mut self, endpoint: Endpoint) -> Option<Fault> {
        let once = self.next.get_mut(&endpoint).and_then(VecDeque::pop_front);
        once.or_else(|| self.always.get(&endpoint).cloned())
    }
}
