//! Inbound Telegram: from an update to the room that knows the answer.
//!
//! Invariant: an update is acknowledged after it was handled, is handled under `catch_unwind` and a time limit, and
//! acts only for the person who sent it: every id that a button carries is looked up together with that person.
//! Deliberately absent: what follows from money or an order later (`outbox` tells it), and sentences (`views`).

mod command;
mod desk;
mod dispatch;
mod error;
mod handlers;
mod limits;
mod popular;
mod schema;
mod screen;
mod state;
mod updates;
mod window;

pub use command::Command;
pub use desk::{Desk, Guests};
pub use dispatch::Dispatch;
pub use error::Error;
pub use limits::Limits;
pub use popular::Popular;
pub use schema::schema;
pub use state::{DialogueStore, State};
pub use updates::{Polling, keep_webhook, register, webhook_secret};
