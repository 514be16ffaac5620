//! Plain types and rules: what the product talks about, without any input or output.
//!
//! Invariant: nothing in this room reads a clock, a file, a socket or the environment; every function is a pure
//! function of its arguments. Deliberately absent: serialisation for the provider (`smscode`), for the database
//! (`store`) and for the chat (`views`).

pub mod alarm;
pub mod announcement;
pub mod catalog;
pub mod guard;
pub mod hook;
pub mod id;
pub mod link;
pub mod money;
pub mod order;
pub mod pace;
pub mod private;
pub mod purchase;
pub mod push;
pub mod tracking;
pub mod trouble;
pub mod user;
pub mod zone;

pub use id::{CountryId, IntentId, OrderId, ProductId, ServiceId, UserId};
pub use money::{Currency, Fx, Money};
pub use order::{Order, OrderStatus};
pub use private::Private;
pub use user::Language;
pub use zone::Zone;
