//! smscode-bot: a Telegram front end for the SMSCode virtual-number API.

pub mod accounts;
pub mod app;
pub mod bot;
pub mod catalog;
pub mod clock;
pub mod config;
pub mod domain;
pub mod http;
pub mod i18n;
pub mod orders;
pub mod outbox;
pub mod shutdown;
pub mod smscode;
pub mod store;
pub mod telegram;
pub mod telemetry;
pub mod vault;
pub mod views;
pub mod worker;
