//! The card: the message that represents a purchase and is edited as its orders change.
//!
//! The card of a single order shows everything until an SMS arrives. The SMS is a separate message with all buttons, and the card
//! shrinks to a few lines. The card of several orders is a list with a button for each. The app renders the times, so the card is
//! edited only when something happens.

mod batch;
pub(super) mod buttons;
mod parts;
mod single;

use i18n_embed_fl::fl;

use self::parts::failed;
use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::tracking::Order;
use crate::i18n::Localizer;

pub(super) use batch::{MOST_BUTTONS, label, list};
pub use parts::Card;
pub(super) use parts::{sign, state_word};
pub(super) use single::{ends, is_refunded, refund, refunded};

/// What is left of a card once it is no longer the newest message of its order: a line without buttons.
pub fn moved(s: &Localizer, order: &Order) -> View {
    let t = s.texts();
    let id = fl!(t, "card-order", id = order.id.to_string());
    let name = fl!(t, "card-title", title = title::html(s, &order.title));
    let head = text::join([name, id, fl!(t, "card-moved")], " · ");
    View::plain(head)
}

/// The card as it is now.
pub fn card(s: &Localizer, card: &Card<'_>) -> View {
    match card.orders {
        [] => empty(s, card),
        [order] => single::card(s, card, order),
        _ => batch::card(s, card),
    }
}

/// The purchase made no order (yet).
fn empty(s: &Localizer, card: &Card<'_>) -> View {
    let t = s.texts();
    let title = title::html(s, card.title);
    let text = match (card.failed_count, card.unsettled) {
        (0, 0) => text::join([fl!(t, "card-title", title = title), fl!(t, "card-empty")], "\n"),
        (none, 0) => fl!(t, "purchase-none", title = title, count = none),
        _ => text::join([fl!(t, "card-title", title = title), failed(s, card)], "\n"),
    };
    View::new(text, Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]))
}
