//! The real program against both outside worlds, killed and started again on what it left behind.
//!
//! `CHAOS_SEED` repeats a run of `chaos`, `CHAOS_ORDERS` makes it longer.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod buying;
mod canaries;
mod chaos;
mod codes;
mod machine;
mod process;
mod settings;
mod starting;
mod world;
