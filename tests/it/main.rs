//! The whole service in one process against the sandbox: real HTTP, real SQLite, real teloxide.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what can't go on here is a failed test")]

mod app;
mod login;
mod purchase;
mod steps;
