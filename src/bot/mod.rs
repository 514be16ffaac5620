//! Inbound Telegram: routes each update to the module that can answer it.
//!
//! Invariant: an update is acknowledged after it was handled, runs under `catch_unwind` and a time limit, and
//! acts only for the user who sent it: every id in a button is looked up together with that user.
//! Deliberately absent: later consequences of money or an order (sent by `outbox`), and wording (`views`).

mod ack_window;
mod asked;
mod command;
mod ctx;
mod dispatch;
mod error;
mod handlers;
mod jobs;
mod lanes;
mod limits;
mod popular;
mod schema;
mod screen;
mod state;
mod token;
mod updates;

pub use asked::Incoming;
use command::Command;
use ctx::Ctx;
pub use ctx::{AllowList, Deps};
pub use dispatch::Dispatch;
pub use error::Error;
pub use jobs::Exports;
pub use limits::Limits;
pub use popular::Popular;
pub use updates::{Polling, keep_webhook, present, register, webhook_secret};
