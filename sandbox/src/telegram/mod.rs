//! The Bot API: chats, people, updates, and a server that is as strict as Telegram's.
//!
//! Invariant: what a person sees is only what the bot's accepted calls made of the chat, and a refusal carries
//! Telegram's own words. Deliberately absent: media other than documents, Markdown, payments, games, stickers,
//! and every method that a shop for numbers has no use for.

mod control;
mod core;
mod corner;
mod faults;
mod html;
mod inline;
mod keyboard;
mod methods;
mod options;
mod params;
mod people;
mod proof;
mod refusal;
mod sending;
mod server;
mod shape;
mod updates;
mod world;

#[cfg(test)]
mod tests;

pub use faults::Fault;
pub use inline::{ELSEWHERE, InlineAnswer, InlineButton, InlineResult};
pub use keyboard::{Action, Button};
pub use options::Options;
pub use people::{Group, PressError, User};
pub use proof::Proofreader;
pub use server::{Server, State};
pub use world::{Answer, Call, Command, Document, Event, EventKind, Message, WebhookState};
