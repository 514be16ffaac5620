//! The SMSCode API: catalog, orders, one IDR ledger, webhooks.
//!
//! Invariant: money moves only together with a ledger entry, and every state of an order is reached through
//! `World::open`, `receive_sms`, `resend` or `close`. Deliberately absent: upstream providers, sign-up,
//! payment, and anything that the two published API documents do not describe.

mod actions;
mod catalog;
mod control_api;
mod controls;
mod core;
mod endpoint;
mod event;
mod faults;
mod input;
mod money;
mod options;
mod order;
mod pipeline;
mod purchase;
mod reads;
mod refusal;
mod render;
mod renting;
mod server;
mod webhook_config;
mod webhook_queue;
mod world;

#[cfg(test)]
mod tests;

pub use catalog::{Catalog, CatalogSize, Country, Operator, Product, Service};
pub use controls::{RawEvent, Signed, Sms, Webhooks};
pub use endpoint::{Endpoint, Version};
pub use event::{Event, Kind, sign};
pub use faults::Fault;
pub use options::{Limits, Options, Surface};
pub use order::{OrderSnapshot, Status};
pub use server::{Account, Server, StartError, State};
pub use webhook_queue::Delivery;
pub use world::{Call, LedgerEntry, LedgerKind, WebhookConfig};
