//! Faults that can be injected into calls.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;

/// An injected fault. Unless it says otherwise, the call has no effect.
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
    /// Exactly this answer, as something in front of the provider might give it.
    Raw {
        /// HTTP status.
        http: u16,
        /// `content-type`.
        content_type: String,
        /// `Retry-After` exactly as sent, valid or not.
        #[serde(default)]
        retry_after: Option<String>,
        /// The body.
        body: String,
    },
    /// The call takes effect; its answer is correct but begins with a byte order mark.
    Bom,
    /// The connection is closed before anything happened.
    DropBefore,
    /// The call takes effect, then the connection is closed without an answer.
    DropAfter,
    /// The call takes effect; its answer is delayed by this, and its idempotency key is "in progress" meanwhile.
    Delay(Duration),
    /// The call takes effect; its answer is held until `release_hung`, and its key is "in progress" meanwhile.
    Hang,
    /// The given fault instead of the effect, held until `release_hung`.
    Late(Box<Fault>),
    /// The connection is closed; the purchase goes on, and each number is rented this long after the one before. Until the
    /// last one its idempotency key is "in progress".
    RentSlowly(Duration),
    /// 409 REQUEST_IN_PROGRESS (on the seed surface CONFLICT).
    InProgress,
    /// 409 CONFLICT.
    Conflict,
    /// The call takes effect; its answer is the given fault.
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

    /// The same fault, but the call takes effect first.
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
        matches!(self, Self::DropAfter | Self::Delay(_) | Self::Hang | Self::Bom | Self::AfterEffect(_))
    }
}

/// The faults that wait for their calls: of everybody, or of one account.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    next: HashMap<Whose, VecDeque<Fault>>,
    always: HashMap<Whose, Fault>,
}

/// Whose calls a fault applies to: one account's, or everybody's.
type Whose = (Option<u64>, Endpoint);

impl Faults {
    pub(crate) fn push(&mut self, account: Option<u64>, endpoint: Endpoint, fault: Fault) {
        self.next.entry((account, endpoint)).or_default().push_back(fault);
    }

    pub(crate) fn set(&mut self, account: Option<u64>, endpoint: Endpoint, fault: Fault) {
        self.always.insert((account, endpoint), fault);
    }

    pub(crate) fn clear(&mut self) {
        self.next.clear();
        self.always.clear();
    }

    /// The fault for a call, the account's own first.
    pub(crate) fn take(&mut self, account: u64, endpoint: Endpoint) -> Option<Fault> {
        [Some(account), None].into_iter().find_map(|whose| {
            let once = self.next.get_mut(&(whose, endpoint)).and_then(VecDeque::pop_front);
            once.or_else(|| self.always.get(&(whose, endpoint)).cloned())
        })
    }
}
