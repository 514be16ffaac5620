//! Delivery: from rows of the outbox to messages in chats.
//!
//! Invariant: a push leaves the outbox only after Telegram took it, or when it can never be taken and the log says
//! why. It is rendered at delivery, in the language of that moment; what is edited later, from the newest state. Deliberately absent: what
//! causes a push (`orders`), and pacing ahead of Telegram: its `retry_after` is obeyed, nothing is guessed.

mod deliverer;
mod render;

pub use deliverer::Deliverer;
