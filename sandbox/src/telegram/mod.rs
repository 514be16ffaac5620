//! The Bot API: chats, users, updates, and validation as strict as Telegram's.
//!
//! Invariant: a chat shows only the effects of accepted calls, and errors are worded as Telegram words them. Out of
//! scope: media other than documents, Markdown, payments, games, stickers, and every method that a shop for numbers
//! does not need.

mod control_api;
mod core;
mod entities;
mod faults;
mod features;
mod group;
mod html;
mod inline;
mod keyboard;
mod media;
mod message;
mod methods;
mod options;
mod params;
mod people;
mod reactions;
mod refusal;
mod rich;
mod sending;
mod server;
mod shape;
mod text_audit;
mod topics;
mod updates;
mod world;

#[cfg(test)]
mod tests;

pub use entities::DateTimeEntity;
pub use faults::Fault;
pub use features::{Feature, Features};
pub use group::Group;
pub use inline::{ELSEWHERE, InlineAnswer, InlineButton, InlineResult};
pub use keyboard::{Action, Button, ButtonStyle};
pub use message::{Document, Message};
pub use options::Options;
pub use people::{PressError, User};
pub use server::{Server, State};
pub use text_audit::TextAuditor;
pub use world::{Answer, Call, Command, Event, EventKind, WebhookState};
