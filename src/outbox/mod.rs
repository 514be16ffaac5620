//! Delivery: from rows of the outbox to messages in chats.
//!
//! Invariant: a push leaves the outbox only after Telegram took it, or when it can never be taken and the log says
//! why. It is rendered at delivery, from the newest state, in the language of that moment. Deliberately absent: what
//! causes a push (`orders`), and pacing ahead of Telegram: its `retry_after` is obeyed, nothing is guessed.

mod deliverer;
mod render;

pub use deliverer::Deliverer;
