//! Delivery: from rows of the outbox to messages in chats.
//!
//! Invariant: a notification leaves the outbox only once Telegram has accepted it, or when it can never be
//! delivered and the log says why. It is rendered at delivery, in the user's language at that moment; later
//! edits use the newest state. Deliberately absent: what causes a notification (`orders`), and pacing ahead
//! of Telegram: we obey its `retry_after` and guess nothing.

mod deliverer;
mod farewell;
mod render;
mod together;

pub use deliverer::Deliverer;
