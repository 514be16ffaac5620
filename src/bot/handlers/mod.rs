//! One file per feature. A handler looks something up or hands an act to its room, and shows a view.

pub(super) mod accounts;
pub(super) mod admin;
pub(super) mod amounts;
mod ask_token;
pub(super) mod balance;
mod browse;
mod bulk;
pub(super) mod buy;
mod buy_menu;
pub(super) mod callbacks;
mod export;
pub(super) mod fallback;
mod favourites;
pub(super) mod forget;
mod guard;
mod history;
pub(super) mod inline;
mod link;
mod linking;
mod listings;
mod live_card;
pub(super) mod login;
pub(super) mod me;
mod offer;
mod order_actions;
pub(super) mod order_search;
pub(super) mod orders;
mod replace;
mod same_number;
pub(super) mod settings;
pub(super) mod start;
mod terms;
pub(super) mod text_search;
mod thanks;
pub(super) mod time_zones;
mod titles;
mod token_offer;
pub(super) mod too_fast;
pub(super) mod watch;
pub(super) mod webhook;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::ctx::Ctx;
use super::error::Error;
use super::state::State;

pub(super) type Done = Result<(), Error>;

/// Boxes a future in its own frame, not yet started. Together the futures of all handlers are larger than a
/// thread's stack, and a function creating them all would reserve room for each.
pub(super) fn later<'a, F>(make: impl FnOnce() -> F) -> BoxFuture<'a, Done>
where
    F: Future<Output = Done> + Send + 'a,
{
    make().boxed()
}
