//! The database layer: the only module with SQL, with one text for SQLite and PostgreSQL.
//!
//! Invariant: private data (tokens, hook keys and secrets, phone numbers, codes, SMS texts) is encrypted
//! before it reaches a statement and decrypted after it was read, only in this module. Whatever follows from
//! a change is written in the same transaction. Deliberately absent: network calls and product rules;
//! `domain` decides, this module makes the result durable.

mod account;
mod accounts;
mod admin;
mod batch;
mod chat;
mod codec;
mod database;
mod delivered;
mod erasure;
mod error;
mod favourites;
mod guard;
mod handle;
mod load;
mod memory;
mod messages;
mod orders;
mod outbox;
mod outcomes;
mod owner;
mod person;
mod polls;
mod postgres;
mod purchases;
mod queue;
mod replacements;
mod returns;
mod rotation;
mod schema_check;
mod settling;
mod start;
mod updates;
mod users;
mod watches;
mod webhooks;
mod writer;
mod writing;

pub use account::{Account, Hook, Leftover, WebhookStatus};
pub use admin::UsageStats;
pub use chat::{Delivered, OutboxEntry, Reach};
pub use database::Database;
pub use erasure::Erasure;
pub use error::Error;
pub use handle::{Store, Wakeups};
pub use messages::Scene;
pub use orders::{CancelStage, Promise};
pub use owner::Ownership;
pub use person::Subject;
pub use queue::Taken;
pub use returns::Return;
pub use rotation::{SEALED_COLUMNS, Sealed};
pub use schema_check::{SchemaReport, explain_postgres, inspect_postgres, inspect_sqlite};
pub use settling::Settled;
pub use users::Met;
pub use writer::Writer;
