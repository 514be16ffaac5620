//! Inbound HTTP: the provider's webhook, Telegram's webhook, health and metrics.
//!
//! Invariant: an event is acknowledged after it is durable, and handling continues if the sender disconnects; no secret of a
//! request is logged. Deliberately absent: what an event means (`orders`), and TLS, which a proxy in front of `LISTEN_ADDR`
//! terminates.

mod connections;
mod health;
mod patience;
mod router;
mod server;
mod smscode_webhook;
mod telegram_webhook;

pub use health::Health;
pub use router::{HttpState, metrics_router, router};
pub use server::serve;
pub use smscode_webhook::Hooks;
pub use telegram_webhook::{TelegramHook, UpdateSink};
