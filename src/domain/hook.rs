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
        /// When the last one came.
        last_event: Option<DateTime<Utc>>,
        /// How many deliveries in a row the provider saw fail; 0 when it does not say.
        failures: u32,
        /// Since when the provider has stopped delivering because of failures.
        disabled: Option<DateTime<Utc>>,
    },
    /// Switched off here, and events go to an address of somebody else.
    Foreign {
        /// That address.
        url: String,
    },
    /// Switched on here, but the address was changed elsewhere.
    Repointed,
}
