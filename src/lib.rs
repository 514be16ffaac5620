//! smscode-bot: a Telegram front end for the SMSCode virtual-number API.
//!
//! This page is the map. `docs/architecture.md` follows a purchase and a code through the files; each module
//! header states its purpose, its invariant, and what is deliberately absent.
//!
//! # One entry point for order changes, two kinds of message
//!
//! ```text
//!  Telegram update ─► bot::schema ─► bot::handlers ─┬─ look ─► catalog / accounts / smscode ─► views ─► telegram   REPLY
//!                                                   └─ act  ─► orders::{purchase, actions} ─┐
//!  SMSCode webhook ─► http::smscode_webhook (verify raw bytes) ──────────────────────────────┤ Observation
//!  orders::poller  ─► GET /orders/active ────────────────────────────────────────────────────┤
//!                                                                                            ▼
//!                               Orders::record ─► Store::apply(Observation): ONE transaction =
//!                               the order moves forward only + outbox rows under a unique key
//!                                                                                            │
//!                               outbox::deliverer ◄─── outbox: rows, and chats in a queue ◄──┘
//!                                    └─► the order as it is now ─► views, in their language ─► telegram   NOTIFICATION
//! ```
//!
//! - An **observation** records how an order was seen and by which source: an answer, a poll, a read or an
//!   event. Everything that learns about an order submits one, and a single function decides what is news.
//! - A **reply** answers a user who is looking at the screen. It may be lost: the user taps again.
//! - A **notification** is anything that follows from money or an order: a row written in the same
//!   transaction as its cause and delivered at least once. It names the order or SMS, never the text, which is
//!   rendered at delivery.
//!
//! # The modules, in reading order
//!
//! | module | purpose |
//! |---|---|
//! | [`domain`] | plain types and rules: money, orders, what is news ([`domain::tracking`]), what users are told ([`domain::notification`]) |
//! | [`i18n`] | the languages |
//! | [`views`] | one file per screen: takes data, returns a message with buttons |
//! | [`network`] | transport for both APIs: proxies, and why a connection failed |
//! | [`smscode`] | the provider's HTTP and JSON |
//! | [`vault`] | encrypts and decrypts private data |
//! | [`store`] | the database, one set of SQL for SQLite and PostgreSQL, and the in-memory set of active chats |
//! | [`picture`] | the picture of a user's statistics |
//! | [`telegram`] | the outbound Bot API |
//! | [`accounts`] | linking, unlinking, switching the webhook on and off |
//! | [`catalog`] | what can be bought, cached and searchable |
//! | [`orders`] | the core: purchases, actions, recording observations, the poller |
//! | [`outbox`] | delivering notifications |
//! | [`admin`] | figures, announcements and alerts for the operators |
//! | [`bot`] | inbound Telegram: updates, schema, dialogues, handlers |
//! | [`http`] | inbound HTTP: webhooks, health, metrics |
//! | [`app`] | wires the modules together and starts the tasks |
//! | [`keys`] | background re-encryption, and the command that counts records per key |
//! | [`check`] | verifies everything the service needs, for the operator |
//! | [`data_dir`] | the directory for generated files |
//! | [`config`], [`telemetry`], [`clock`], [`rate_limit`], [`shutdown`], [`worker`], [`ownership`] | settings, logging, time, rate limits, shutdown, the loop of the durable workers, owner and standby |
//!
//! # Invariants
//!
//! - A purchase is only sent with the key, version and body that were durable before its button was shown.
//! - An order's state changes in one transaction, forward only, and its notifications are written in the same
//!   transaction.
//! - No network call happens inside a database transaction.
//! - A Telegram update is acknowledged after it was handled, a provider event after it is durable.
//! - The four edges (`bot`, `http`, the poller, the deliverer) never import one another.
//! - Only [`store`] writes SQL, only [`config`] reads the environment, only [`clock`] reads the time.
//! - Nothing private is logged or stored in the clear.
//!
//! `tests/architecture` checks which modules may import which, and what only one module may do.

pub mod accounts;
pub mod admin;
pub mod app;
pub mod bot;
pub mod catalog;
pub mod check;
pub mod clock;
pub mod config;
pub mod data_dir;
pub mod domain;
pub mod http;
pub mod i18n;
pub mod keys;
pub mod network;
pub mod orders;
pub mod outbox;
pub mod ownership;
pub mod picture;
pub mod rate_limit;
pub mod shutdown;
pub mod smscode;
pub mod store;
pub mod telegram;
pub mod telemetry;
pub mod vault;
pub mod views;
pub mod worker;
