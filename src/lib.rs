//! smscode-bot: a Telegram front end for the SMSCode virtual-number API.
//!
//! This is the map. `README.md` walks through a purchase and a code with file names; each room opens with what it is
//! for, its invariant, and what is deliberately absent.
//!
//! # One door for what happens to orders, two ways of speaking
//!
//! ```text
//!  Telegram update ─► bot::schema ─► bot::handlers ─┬─ look ─► catalog / accounts / smscode ─► views ─► telegram   REPLY
//!                                                   └─ act  ─► orders::{purchase, actions} ─┐
//!  SMSCode webhook ─► http::smscode_webhook (verify raw bytes) ──────────────────────────────┤ Observation
//!  orders::poller  ─► GET /orders/active ────────────────────────────────────────────────────┤
//!                                                                                            ▼
//!                               Orders::learn ─► Store::apply(Observation): ONE transaction =
//!                               the order moves forward only + outbox rows under a unique key
//!                                                                                            │
//!                               outbox::deliverer ◄── lease ── outbox table ◄────────────────┘
//!                                    └─► the row as it is now ─► views, in the person's language ─► telegram   PUSH
//! ```
//!
//! - An **observation** says how an order was seen, and by whom: an answer, a poll, a read, an event. Everything that
//!   learns of an order states one, and one function decides what is news.
//! - A **reply** answers a person who is looking. It may be lost: they tap again.
//! - A **push** is everything that follows from money or an order: a row, written in the transaction of its cause,
//!   delivered at least once. It says which order or SMS, never the text: it is rendered at delivery.
//!
//! # The rooms, in reading order
//!
//! | room | what |
//! |---|---|
//! | [`domain`] | plain types and rules: money, orders, what is news ([`domain::tracking`]), what is told ([`domain::push`]) |
//! | [`i18n`] | the languages |
//! | [`views`] | one file per screen: what is known in, a message with buttons out |
//! | [`smscode`] | the provider's HTTP and JSON |
//! | [`vault`] | sealing and opening what is private |
//! | [`store`] | the database, one SQL text for SQLite and PostgreSQL |
//! | [`telegram`] | the outbound Bot API |
//! | [`accounts`] | linking, unlinking, push on and off |
//! | [`catalog`] | what can be bought, cached and searched |
//! | [`orders`] | the heart: purchases, actions, the door, the poller |
//! | [`outbox`] | delivering pushes |
//! | [`duty`] | figures, announcements and alarms for those who run the service |
//! | [`bot`] | inbound Telegram: updates, schema, dialogues, handlers |
//! | [`http`] | inbound HTTP: webhooks, health, metrics |
//! | [`app`] | joins the rooms and starts the tasks |
//! | [`keys`] | the commands that seal anew and count what is sealed |
//! | [`check`] | looks at everything that the service needs, for the operator |
//! | [`config`], [`telemetry`], [`clock`], [`shutdown`], [`worker`], [`presence`] | settings, log, time, the end, the loop of the durable workers, several processes |
//!
//! # Invariants
//!
//! - A purchase is sent only with the key, version and body that were durable before its button was shown.
//! - State of an order moves in one transaction, forward only, and what is to be told of it is in the same transaction.
//! - No network call happens inside a database transaction.
//! - An update of Telegram is acknowledged after it was handled, an event of the provider after it is durable.
//! - The four edges (`bot`, `http`, the poller, the deliverer) never import one another.
//! - Only [`store`] writes SQL, only [`config`] reads the environment, only [`clock`] reads the time.
//! - Nothing private is logged or stored in the clear.
//!
//! `tests/architecture` checks who may import whom, and what only one room may do.

pub mod accounts;
pub mod app;
pub mod bot;
pub mod catalog;
pub mod check;
pub mod clock;
pub mod config;
pub mod domain;
pub mod duty;
pub mod http;
pub mod i18n;
pub mod keys;
pub mod orders;
pub mod outbox;
pub mod presence;
pub mod shutdown;
pub mod smscode;
pub mod store;
pub mod telegram;
pub mod telemetry;
pub mod vault;
pub mod views;
pub mod worker;
