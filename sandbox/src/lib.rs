//! The two outside worlds of `smscode-bot` on localhost.

mod clock;
mod dice;
mod listener;
mod outbound;
pub mod smscode;
mod watched;

pub use clock::Clock;
pub use watched::WaitError;
