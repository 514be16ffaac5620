//! The whole service in one process against the sandbox: real HTTP, a real database, real teloxide.
//!
//! The database is SQLite, or PostgreSQL with `TEST_DATABASE=postgres`: then `TEST_DATABASE_URL` must name a
//! server that allows creating databases, otherwise every test fails.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod abuse;
mod access;
mod accounts;
mod accounts_common;
mod admin;
mod app;
mod auto_replace;
mod bot_api;
mod bought;
mod browse;
mod bulk;
mod buying;
mod cancels;
mod codes;
mod delivery;
mod doubt;
mod ended;
mod ended_together;
mod favourites;
mod guard;
mod history;
mod hooks;
mod hostile;
mod inline;
mod languages;
mod leaving;
mod life;
mod limits;
mod lists;
mod live_card;
mod login;
mod long_sms;
mod looks;
mod low_balance;
mod money;
mod newest;
mod odd_updates;
mod older;
mod operators;
mod order_search;
mod others;
mod outage;
mod private;
mod promises;
mod purchase;
mod quick;
mod refusals;
mod replace;
mod routed;
mod same_number;
#[path = "../store/server.rs"]
mod server;
mod setback;
mod settle;
mod siblings;
mod slow_screens;
mod statistics;
mod steps;
mod stock_watch;
mod style;
mod talk;
mod terms;
mod text_audit;
mod vanished;
mod watch;
mod webhook;
mod whose;
