//! Where the provider sends a person's events.

use chrono::{DateTime, Utc};

/// How the webhook of an account stands, as both sides see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookState {
    /// This bot has no public address, so that nothing can be sent to it.
    Impossible,
    /// Events go nowhere.
    Off,
    /// Events come here.
    On {
        /// Where they come in.
        target: HookTarget,
        /// When the last one came.
        last_event: Option<DateTime<Utc>>,
        /// How many deliveries in a row the provider saw fail, when it says so.
        failures: Option<u32>,
        /// Since when the provider has stopped delivering because of failures.
        disabled: Option<DateTime<Utc>>,
    },
    /// Switched off here, and events go to an address of somebody else.
    Foreign(HookTarget),
    /// Switched on here, but the address was changed elsewhere.
    Repointed {
        /// To what, when the provider was asked just now.
        target: Option<HookTarget>,
    },
}

/// Whose address the provider has. Only its host is known here: a path or a query may be a secret of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookTarget {
    /// None is set.
    Nowhere,
    /// The one of this chat.
    Ours {
        /// Host, with its port when it has one.
        host: String,
    },
    /// One of this bot, for another chat.
    OtherChat {
        /// Host, with its port when it has one.
        host: String,
    },
    /// One of somebody else.
    Other {
        /// Host, with its port when it has one.
        host: String,
    },
}
