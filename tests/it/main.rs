//! The whole service in one process against the sandbox: real HTTP, a real database, real teloxide.
//!
//! The database is SQLite, and PostgreSQL with `TEST_DATABASE=postgres`: then `TEST_DATABASE_URL` names a server on
//! which databases may be made, and every test fails without it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod abuse;
mod access;
mod admin;
mod app;
mod browse;
mod buying;
mod codes;
mod delivery;
mod ended;
mod favourites;
mod guard;
mod hooks;
mod hostile;
mod inline;
mod languages;
mod life;
mod limits;
mod lists;
mod login;
mod money;
mod others;
mod outage;
mod promises;
mod proof;
mod purchase;
mod push;
mod quick;
mod refusals;
#[path = "../store/server.rs"]
mod server;
mod settle;
mod steps;
mod style;
mod talk;
mod terms;
mod vanished;
mod watch;
