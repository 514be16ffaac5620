//! The real program against both emulated servers, killed and restarted on the state that it left.
//!
//! `chaos` and `goals` document how to run them longer.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod accounts;
mod announcing;
mod answers;
mod bulk;
mod buying;
mod canaries;
mod chaos;
mod check;
mod codes;
mod first_run;
mod flood;
mod forgetting;
mod goals;
mod machine;
mod operations;
mod process;
mod replace;
mod rotation;
mod routed;
mod same_number;
#[path = "../store/server.rs"]
mod server;
mod settings;
mod silent;
mod standby;
mod starting;
mod world;
