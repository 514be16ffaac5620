//! The SMSCode API: catalog, orders, one IDR ledger, webhooks.
//!
//! Invariant: money moves only together with a ledger entry, and every state of an order is reached through
//! `World::open`, `receive_sms`, `resend` or `close`. Deliberately absent: upstream providers, sign-up,
//! payment, and anything that the two published API documents do not describe.

mod actions;
mod catalog;
mod control;
mod core;
mod endpoint;
mod event;
mod faults;
mod input;
mod levers;
mod mailroom;
mod money;
mod options;
mod order;
mod pipeline;
mod purchase;
mod reads;
mod refusal;
mod render;
mod server;
mod webhook_config;
mod world;

#[cfg(test)]
mod tests;

pub use catalog::{Catalog, CatalogSize, Country, Operator, Product, Service};
pub use endpoint::{Endpoint, Version};
pub use event::{Event, Kind, sign};
pub use faults::Fault;
pub use levers::{RawEvent, Signed, Sms, Webhooks};
pub use mailroom::Delivery;
pub use options::{Limits, Options, Surface};
pub use order::{OrderSnapshot, Status};
pub use server::{Account, Server, StartError, State};
pub use world::{Call, LedgerEntry, LedgerKind, WebhookConfig};
