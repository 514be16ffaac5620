//! The real program against both outside worlds, killed and started again on what it left behind.
//!
//! `chaos` and `goals` say how to make them longer.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod announcing;
mod answers;
mod buying;
mod canaries;
mod chaos;
mod check;
mod codes;
mod flood;
mod goals;
mod machine;
mod operations;
mod process;
mod replicas;
mod rotation;
#[path = "../store/server.rs"]
mod server;
mod settings;
mod starting;
mod world;
