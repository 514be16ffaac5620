//! What follows on an order that has ended.

use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::button;
use crate::domain::ProductId;
use crate::i18n::Speech;

/// The same again, and the same service in another country. Without the product, the way to buy.
pub(super) fn buttons(s: &Speech, product: Option<ProductId>) -> Vec<InlineKeyboardButton> {
    let t = s.texts();
    let again = |to: &Callback| button(fl!(t, "button-buy-again"), to);
    match product {
        Some(product) => vec![
            again(&Callback::Pick { product, quantity: 1 }),
            button(fl!(t, "button-elsewhere"), &Callback::Elsewhere { product }),
        ],
        None => vec![again(&Callback::Buy)],
    }
}
