//! Plain types and rules of the product, without I/O.
//!
//! Invariant: nothing in this module reads a clock, a file, a socket or the environment; every function is a
//! pure function of its arguments. Deliberately absent: serialisation for the provider (`smscode`), for the
//! database (`store`) and for the chat (`views`).

pub mod account;
pub mod alarm;
pub mod announcement;
pub mod bulk;
pub mod catalog;
pub mod doubt;
pub mod ends;
pub mod failure;
pub mod guard;
pub mod history;
pub mod hook;
pub mod id;
pub mod job;
pub mod language;
pub mod link;
pub mod money;
pub mod notification;
pub mod order;
pub mod order_search;
pub mod outcomes;
pub mod private;
pub mod purchase;
pub mod replacement;
pub mod statistics;
pub mod tracking;
pub mod user;
pub mod watch;
pub mod zone;

pub use id::{CatalogProductId, CountryId, IntentId, OperatorId, OrderId, ProductId, ServiceId, UserId};
pub use language::Language;
pub use money::{Currency, Fx, Money, read_rupiah};
pub use order::{OrderReport, OrderStatus};
pub use private::Private;
pub use zone::Zone;

#[cfg(test)]
mod tests;
