//! What follows on an order that has ended.

use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::button;
use crate::domain::ProductId;
use crate::domain::catalog::FavouriteChange;
use crate::i18n::Speech;

/// The same again, the same service in another country, and the way to keep it at hand. Without the product, the way to
/// buy.
pub(super) fn buttons(s: &Speech, product: Option<ProductId>) -> Vec<InlineKeyboardButton> {
    let t = s.texts();
    let again = |to: &Callback| button(fl!(t, "button-buy-again"), to);
    match product {
        Some(product) => {
            vec![again(&Callback::Pick { product, quantity: 1 }), elsewhere(s, product), keep(s, product)]
        }
        None => vec![again(&Callback::Buy)],
    }
}

/// Shows the countries that have the same service.
pub(super) fn elsewhere(s: &Speech, product: ProductId) -> InlineKeyboardButton {
    button(fl!(s.texts(), "button-elsewhere"), &Callback::Elsewhere { product })
}

/// Keeps an offer as a favourite.
pub(super) fn keep(s: &Speech, product: ProductId) -> InlineKeyboardButton {
    let keep = Callback::Favourite { product, change: FavouriteChange::Keep };
    button(fl!(s.texts(), "button-favourite-keep"), &keep)
}
