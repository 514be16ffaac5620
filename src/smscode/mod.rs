//! The provider's HTTP and JSON: one method per endpoint of both surfaces, and the events it sends to us.
//!
//! Reading order: `request` (the connection pool, one person's client, sending), `envelope` (which answer is a yes,
//! a no or neither), `error` (what comes next), `wire` (lenient reading of JSON), `courtesy` and `circuit` (when not to call), then one file per subject:
//! `balance`, `catalog`, `orders`, `webhook`; `event` and `signature` read what the provider sends to us.
//!
//! Invariant: a call that may have taken effect is never reported as one that did not. Only a clear no becomes
//! [`Error::Rejected`], only a call that never left becomes [`Error::NotSent`]; everything else is in doubt.
//!
//! Deliberately absent: retries (the callers decide), caches, the clock, chats and the database. No number of money
//! passes through a float.

mod balance;
mod catalog;
mod circuit;
mod courtesy;
mod envelope;
mod error;
mod event;
mod orders;
mod request;
mod signature;
mod webhook;
mod wire;

#[cfg(test)]
mod tests;

pub use catalog::{Operator, ProductQuery};
pub use error::{Error, ErrorCode, NotSent, Rejection, SetupError, Unclear, UnclearCause};
pub use event::{Event, EventError, EventKind};
pub use orders::{
    Canceled, CreateBody, Created, Finished, OrderQuery, Policy, ReactivateBody, Resent, RoutedBody,
};
pub use request::{Api, Client, Reply, Timeouts};
pub use signature::{sign, verify};
pub use webhook::{WebhookConfig, WebhookPatch};
