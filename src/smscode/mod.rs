//! The provider's HTTP and JSON: one method per endpoint of both surfaces, and the events it sends to us.
//!
//! Reading order: `request` (the connection pool, one person's client, sending), `envelope` (which answer is a yes,
//! a no or neither), `error` (what comes next), `wire` (lenient reading of JSON), `cooldowns` and `circuit` (when not to call),
//! `watch` (what becomes of a token), then one file per subject: `balance`, `catalog`, `orders`, `webhook`; `event` and
//! `signature` read what the provider sends to us.
//!
//! Invariant: a call that may have taken effect is never reported as one that did not. Only a definite refusal becomes
//! [`Error::Rejected`], only a call that was never sent becomes [`Error::NotSent`]; everything else is unclear.
//!
//! Deliberately absent: retries (callers decide), caches, the clock, chats and the database. Amounts never pass through floats.

mod balance;
mod call;
mod catalog;
mod circuit;
mod cooldowns;
mod envelope;
mod error;
mod event;
mod orders;
mod request;
mod signature;
mod watch;
mod webhook;
mod wire;

#[cfg(test)]
mod tests;

pub use catalog::{Operator, ProductQuery};
pub use error::{Error, ErrorCode, NotSent, Rejection, SetupError, Unclear, UnclearCause};
pub use event::{Event, EventError, EventKind};
pub use orders::{
    Canceled, CreateBody, Created, Finished, OrderPage, OrderQuery, ReactivateBody, Resent, RoutedBody,
};
pub use request::{Api, Client, Reply, Timeouts};
pub use signature::{sign, verify};
pub use watch::Watch;
pub use webhook::{WebhookConfig, WebhookPatch};
