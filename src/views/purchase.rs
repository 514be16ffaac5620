//! How a purchase ended when it did not simply become a card: what happened, whether money moved, what to do.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, confirm, text, title, trouble};
use crate::domain::catalog::{Place, ProductSort};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::i18n::Speech;

/// The end of a purchase. Every state has something to say; none is silent.
pub fn ended(s: &Speech, purchase: &Purchase) -> View {
    match purchase.state {
        PurchaseState::Draft => confirm::stale(s, Some(purchase)),
        PurchaseState::Confirmed => running(s, purchase),
        PurchaseState::InDoubt => in_doubt(s, purchase),
        PurchaseState::Bought => bought(s, purchase),
        PurchaseState::Refused => refused(s, purchase),
        PurchaseState::Lapsed => lapsed(s, purchase),
    }
}

/// It is being bought; after two calls without a clear answer, why that takes so long.
fn running(s: &Speech, purchase: &Purchase) -> View {
    let buying = confirm::buying(s, purchase);
    if !purchase.doubtful || purchase.attempts < 2 {
        return buying;
    }
    View::plain(text::join([buying.text, fl!(s.texts(), "purchase-unclear")], "\n"))
}

fn in_doubt(s: &Speech, purchase: &Purchase) -> View {
    let t = s.texts();
    let title = title::html(s, &purchase.title);
    let text = match purchase.failure {
        Some(TroubleKind::TokenRejected) => fl!(t, "purchase-in-doubt", title = title),
        _ => fl!(t, "purchase-in-doubt-account", title = title),
    };
    let text = text::join([text, trouble::request_id(s, purchase.request_id.as_deref())], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]))
}

fn bought(s: &Speech, purchase: &Purchase) -> View {
    let t = s.texts();
    let title = title::html(s, &purchase.title);
    let made = purchase.quantity.saturating_sub(purchase.failed_count);
    let active = button(fl!(t, "button-active"), &Callback::Active);
    let again = button(fl!(t, "button-show-offer"), &confirm::again(purchase));
    if purchase.failed_count == 0 {
        let text = fl!(t, "purchase-bought", title = title, count = made);
        return View::new(text, Keyboard::new().row([active]));
    }
    if made == 0 {
        let text = fl!(t, "purchase-none", title = title, count = purchase.failed_count);
        let others = button(fl!(t, "button-other-offers"), &others(purchase));
        return View::new(text, Keyboard::new().row([others]).row([again]));
    }
    let text = fl!(
        t,
        "purchase-partial",
        title = title,
        made = made,
        failed = purchase.failed_count,
        count = purchase.quantity
    );
    View::new(text, Keyboard::new().row([active]).row([again]))
}

fn refused(s: &Speech, purchase: &Purchase) -> View {
    let t = s.texts();
    let kind = to_a_buyer(purchase.failure.unwrap_or(TroubleKind::ProviderFault));
    let why = Trouble { until: purchase.failure_until, ..Trouble::from(kind) };
    let again = confirm::again(purchase);
    let price = match kind {
        TroubleKind::InsufficientBalance => confirm::price_line(s, purchase),
        _ => String::new(),
    };
    let (advice, keyboard) = if kind == TroubleKind::Conflict {
        let again = button(fl!(t, "button-show-offer"), &again);
        (fl!(t, "advice-offer-again"), Keyboard::new().row([again]))
    } else {
        (trouble::advice(s, &why), trouble::ways_on(s, kind, Some(&again), &others(purchase)))
    };
    let head = text::join(
        [
            fl!(t, "purchase-not-bought", title = title::html(s, &purchase.title)),
            trouble::happened(s, &why),
            price,
            fl!(t, "money-not-moved"),
            advice,
        ],
        "\n",
    );
    let request = trouble::request_id(s, purchase.request_id.as_deref());
    View::new(text::join([head, request], "\n\n"), keyboard)
}

/// Shows what else is on sale for the same service in the same country.
fn others(purchase: &Purchase) -> Callback {
    let Place { country, service } = purchase.place;
    Callback::Offers { country, service, sort: ProductSort::default(), page: 0 }
}

/// The same trouble in the words of a purchase: what is not found is an offer, and nothing is being canceled.
fn to_a_buyer(kind: TroubleKind) -> TroubleKind {
    match kind {
        TroubleKind::NotFound => TroubleKind::Invalid,
        TroubleKind::CancelTooEarly => TroubleKind::Conflict,
        TroubleKind::InProgress => TroubleKind::NoAnswer,
        kind => kind,
    }
}

fn lapsed(s: &Speech, purchase: &Purchase) -> View {
    let t = s.texts();
    let text = text::join(
        [
            fl!(t, "purchase-not-bought", title = title::html(s, &purchase.title)),
            fl!(t, "purchase-lapsed"),
            fl!(t, "money-not-moved"),
        ],
        "\n",
    );
    View::new(text, Keyboard::new().row([button(fl!(t, "button-show-offer"), &confirm::again(purchase))]))
}
