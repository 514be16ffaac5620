//! A favourite: what it costs, and the most that the person pays for it. All amounts are rupiah, in which the provider
//! charges, so that a limit means the same whatever currency is shown elsewhere.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button, marked};
use super::{View, again, browse, confirm, text, title};
use crate::domain::Money;
use crate::domain::catalog::{Favourite, FavouriteChange};
use crate::domain::purchase::Purchase;
use crate::i18n::Speech;

/// How much dearer than now the ceilings on offer are, in per cent.
const STEPS: [i64; 4] = [0, 10, 25, 50];
/// Ceilings are rounded up to whole hundreds of rupiah.
const ROUND: i64 = 100;

/// A favourite and its ceiling. `price` is that of one number now, when it can be had.
pub fn favourite(s: &Speech, favourite: &Favourite, price: Option<&Money>) -> View {
    let t = s.texts();
    let product = favourite.choice.product;
    let change = |change| Callback::Favourite { product, change };
    let now = match price {
        Some(price) => fl!(t, "favourite-price", price = rupiah(s, price.ledger_idr())),
        None => fl!(t, "favourite-sold-out"),
    };
    let limit = match favourite.ceiling {
        Some(ceiling) => fl!(t, "favourite-ceiling", ceiling = rupiah(s, ceiling)),
        None => fl!(t, "favourite-no-ceiling"),
    };
    let head = fl!(t, "favourite", title = title::html(s, &favourite.choice.title));
    let ceilings = price.into_iter().flat_map(|price| STEPS.map(|step| ceiling(price, step)));
    let ceilings = ceilings.map(|ceiling| {
        let label = fl!(t, "button-ceiling", amount = rupiah(s, ceiling));
        button(marked(favourite.ceiling == Some(ceiling), label), &change(FavouriteChange::Ceiling(ceiling)))
    });
    let no_limit = marked(favourite.ceiling.is_none(), fl!(t, "button-no-limit"));
    let keyboard = Keyboard::new()
        .row(price.map(|_| button(fl!(t, "button-show-offer"), &Callback::Pick { product, quantity: 1 })))
        .grid(2, ceilings)
        .row([button(no_limit, &change(FavouriteChange::NoCeiling))])
        .row([button(fl!(t, "button-favourite-drop"), &change(FavouriteChange::Drop))])
        .row([button(fl!(t, "button-buy"), &Callback::Buy)]);
    View::new(text::join([head, text::join([now, limit], "\n"), fl!(t, "favourite-hint")], "\n\n"), keyboard)
}

/// The favourite is let go.
pub fn dropped(s: &Speech) -> View {
    let t = s.texts();
    View::new(
        fl!(t, "favourite-dropped"),
        Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]),
    )
}

/// A favourite costs more now than its ceiling; nothing was bought.
pub fn over_ceiling(s: &Speech, purchase: &Purchase, now: &Money, ceiling: i64) -> View {
    let t = s.texts();
    let product = purchase.product;
    let said = fl!(
        t,
        "favourite-over-ceiling",
        title = title::html(s, &purchase.title),
        now = rupiah(s, now.ledger_idr()),
        ceiling = rupiah(s, ceiling)
    );
    let change = Callback::Favourite { product, change: FavouriteChange::Show };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-favourite-change"), &change)])
        .row([button(fl!(t, "button-try-again"), &confirm::again(purchase))])
        .row([button(
            fl!(t, "button-other-offers"),
            &browse::offers(purchase.place.country, purchase.place.service),
        )])
        .row([again::elsewhere(s, product)]);
    View::new(text::join([said, fl!(t, "money-not-moved")], "\n"), keyboard)
}

/// The price and so many per cent, rounded up.
fn ceiling(price: &Money, step: i64) -> i64 {
    let idr = price.ledger_idr();
    let more = idr.saturating_mul(step) / 100;
    let exact = idr.saturating_add(more);
    if step == 0 { exact } else { exact.saturating_add(ROUND - 1) / ROUND * ROUND }
}

fn rupiah(s: &Speech, amount: i64) -> String {
    s.money(&Money::Idr(amount))
}
