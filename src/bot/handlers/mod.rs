//! One file per feature. A handler looks something up or hands an act to its room, and shows a view.

pub(super) mod admin;
pub(super) mod balance;
pub(super) mod browse;
pub(super) mod buy;
pub(super) mod export;
pub(super) mod fallback;
pub(super) mod favourites;
pub(super) mod forget;
pub(super) mod front;
pub(super) mod guard;
pub(super) mod inline;
pub(super) mod link;
pub(super) mod login;
pub(super) mod orders;
pub(super) mod press;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod webhook;
pub(super) mod words;
pub(super) mod zones;

use super::desk::{Desk, Person};
use super::error::Error;
use super::screen::Screen;
use super::state::{ChatDialogue, State};

type Done = Result<(), Error>;
