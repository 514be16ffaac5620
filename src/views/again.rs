//! Next steps after a closed order.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, button};
use crate::domain::ProductId;
use crate::domain::catalog::FavouriteChange;
use crate::i18n::Localizer;

/// Buttons to buy the same again, to buy the service in another country, and to add a favorite. Without the product, the way
/// to buy.
pub(super) fn buttons(s: &Localizer, product: Option<ProductId>) -> Vec<Button> {
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
pub(super) fn elsewhere(s: &Localizer, product: ProductId) -> Button {
    button(fl!(s.texts(), "button-elsewhere"), &Callback::Elsewhere { product })
}

/// Keeps an offer as a favorite.
pub(super) fn keep(s: &Localizer, product: ProductId) -> Button {
    let keep = Callback::Favourite { product, change: FavouriteChange::Keep };
    button(fl!(s.texts(), "button-favourite-keep"), &keep)
}
