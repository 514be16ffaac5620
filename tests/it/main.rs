//! The whole service in one process against the sandbox: real HTTP, real SQLite, real teloxide.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what can't go on here is a failed test")]

mod access;
mod app;
mod browse;
mod buying;
mod codes;
mod delivery;
mod ended;
mod hooks;
mod hostile;
mod life;
mod login;
mod money;
mod purchase;
mod push;
mod quick;
mod refusals;
mod steps;
mod talk;
