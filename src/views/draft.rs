//! What the screens of a purchase that is not begun have in common.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, button};
use super::title;
use crate::domain::Money;
use crate::domain::catalog::{Policy, ProductLabel};
use crate::domain::purchase::Purchase;
use crate::i18n::Localizer;

/// What is bought, without the operator, which has a line of its own.
pub(super) fn heading(s: &Localizer, purchase: &Purchase) -> String {
    let place = ProductLabel { operator: None, ..purchase.title.clone() };
    fl!(s.texts(), "confirm-title", title = title::html(s, &place))
}

/// Draws the confirm screen for the same thing anew.
pub(super) fn again(purchase: &Purchase) -> Callback {
    if let Some(order) = purchase.wanted.continued() {
        return Callback::SameNumber { order };
    }
    let (product, quantity) = (purchase.product, quantity_of(purchase));
    match purchase.wanted.policy() {
        Some(policy) if policy != Policy::default() => {
            Callback::PickBy { product, quantity, policy, best_first: false, page: None, quantities: false }
        }
        _ => Callback::Pick { product, quantity },
    }
}

pub(super) fn quantity_of(purchase: &Purchase) -> u8 {
    u8::try_from(purchase.quantity).unwrap_or(u8::MAX)
}

/// The button that spends, and says how much.
pub(super) fn buy_button(s: &Localizer, purchase: &Purchase, press: &Callback) -> Button {
    let t = s.texts();
    let quantity = purchase.quantity;
    let label = match total(purchase) {
        Some(total) if quantity == 1 => fl!(t, "button-buy-for", price = s.money(&total)),
        Some(total) => fl!(t, "button-buy-many", count = quantity, total = s.money(&total)),
        None => fl!(t, "button-buy-each", count = quantity, price = s.money(&purchase.price)),
    };
    button(label, press).success()
}

/// The price, and for several numbers their total.
pub(super) fn price_line(s: &Localizer, purchase: &Purchase) -> String {
    let t = s.texts();
    let price = s.money(&purchase.price);
    match total(purchase) {
        Some(total) if purchase.quantity > 1 => {
            fl!(t, "confirm-total", count = purchase.quantity, price = price, total = s.money(&total))
        }
        _ => fl!(t, "confirm-price", price = price),
    }
}

/// The price of all numbers: the provider's figure of one, as often as it is bought.
pub(super) fn total(purchase: &Purchase) -> Option<Money> {
    purchase.price.times(purchase.quantity)
}
