//! Inbound HTTP: the provider's webhook, Telegram's webhook, health and metrics.
//!
//! Invariant: an event is acknowledged after it is durable, and its work goes on when the sender hangs up; nothing
//! about a request's secrets is logged. Deliberately absent: what an event means (`orders`), and TLS, which whatever
//! stands in front of `LISTEN_ADDR` ends.

mod health;
mod router;
mod seats;
mod server;
mod smscode_webhook;
mod telegram_webhook;

pub use health::Health;
pub use router::{Doors, metrics_router, router};
pub use server::serve;
pub use smscode_webhook::Hooks;
pub use telegram_webhook::{TelegramDoor, UpdateSink};
