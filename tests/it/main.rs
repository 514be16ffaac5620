//! The whole service in one process against the sandbox: real HTTP, real SQLite, real teloxide.

mod app;
mod purchase;
