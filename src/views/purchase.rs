//! Outcomes of a purchase that produced no card: what happened, whether the user was charged, what to do.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::failure::{self, Subject};
use super::keyboard::{Keyboard, button};
use super::{View, confirm, draft, same_number, text, title};
use crate::domain::Money;
use crate::domain::catalog::{Listing, ProductSort};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::i18n::Localizer;

/// The outcome of a purchase. Every state has a message. `next` is the draft at the next price, if the provider had
/// no number within the limit.
pub fn ended(s: &Localizer, purchase: &Purchase, next: Option<&Purchase>) -> View {
    match purchase.state {
        PurchaseState::Draft => confirm::stale(s, Some(purchase)),
        PurchaseState::Confirmed => running(s, purchase),
        PurchaseState::InDoubt => in_doubt(s, purchase),
        PurchaseState::Bought => bought(s, purchase),
        PurchaseState::Unclear => unclear(s, purchase),
        PurchaseState::Refused => match next.filter(|next| next.state == PurchaseState::Draft) {
            Some(next) => dearer(s, purchase, next),
            None => refused(s, purchase),
        },
        PurchaseState::Lapsed => lapsed(s, purchase),
    }
}

/// The purchase is in progress; after two calls without a clear response, also why it takes so long.
fn running(s: &Localizer, purchase: &Purchase) -> View {
    let buying = confirm::buying(s, purchase);
    if purchase.doubt.told_at.is_none() {
        return buying;
    }
    View::plain(text::join([buying.text, fl!(s.texts(), "purchase-unclear")], "\n"))
}

/// The outcome is unknown and can't be determined.
fn unclear(s: &Localizer, purchase: &Purchase) -> View {
    let t = s.texts();
    let text = fl!(t, "purchase-unsettled", title = title::html(s, &purchase.title));
    let active = button(fl!(t, "button-active"), &Callback::Active);
    let site = failure::site(&fl!(t, "button-open-site"));
    View::new(text, Keyboard::new().row([active]).row(site))
}

fn in_doubt(s: &Localizer, purchase: &Purchase) -> View {
    let t = s.texts();
    let title = title::html(s, &purchase.title);
    let text = match purchase.failure {
        Some(FailureKind::TokenRejected) => fl!(t, "purchase-in-doubt", title = title),
        _ => fl!(t, "purchase-in-doubt-account", title = title),
    };
    // The provider's support can look up the outcome.
    let request = failure::request_id(s, FailureKind::NoAnswer, purchase.request_id.as_deref());
    let text = text::join([text, request], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]))
}

/// For as long as there are no orders, which would have a card.
fn bought(s: &Localizer, purchase: &Purchase) -> View {
    let t = s.texts();
    let title = title::html(s, &purchase.title);
    if purchase.failed_count >= purchase.quantity {
        let text = fl!(t, "purchase-none", title = title, count = purchase.failed_count);
        let others = button(fl!(t, "button-other-offers"), &others(purchase));
        let again = button(fl!(t, "button-show-offer"), &draft::again(purchase));
        return View::new(text, Keyboard::new().row([others]).row([again]));
    }
    let text = text::join([fl!(t, "card-title", title = title), fl!(t, "card-empty")], "\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)]))
}

/// There was no number within the limit: offers the next price.
fn dearer(s: &Localizer, purchase: &Purchase, next: &Purchase) -> View {
    let t = s.texts();
    let limit = purchase.limit.map_or(purchase.price, |limit| match (limit, purchase.price) {
        // A limit in dollars has more digits than a price.
        (Money::Usd { canonical_idr, .. }, price) if canonical_idr == price.ledger_idr() => price,
        (limit, _) => limit,
    });
    let operator = next.title.operator.as_deref().map(text::name).unwrap_or_default();
    let text = text::join(
        [
            fl!(t, "purchase-not-bought", title = title::html(s, &purchase.title)),
            match purchase.wanted.continued() {
                Some(_) => fl!(t, "number-dearer", limit = s.money(&limit)),
                None if next.price.ledger_idr() > limit.ledger_idr() => {
                    fl!(t, "purchase-no-offer", limit = s.money(&limit))
                }
                None => fl!(t, "trouble-sold-out"),
            },
            fl!(t, "money-not-moved"),
            text::join([fl!(t, "purchase-next", price = s.money(&next.price)), operator], " · "),
        ],
        "\n",
    );
    let keyboard = Keyboard::new()
        .row([draft::buy_button(s, next, &Callback::Confirm { intent: next.id })])
        .row([button(fl!(t, "button-other-offers"), &others(purchase))])
        .row([button(fl!(t, "button-abandon"), &Callback::Abandon { intent: next.id })]);
    View::new(text, keyboard)
}

fn refused(s: &Localizer, purchase: &Purchase) -> View {
    let t = s.texts();
    let kind = to_a_buyer(purchase.failure.unwrap_or(FailureKind::ProviderFault));
    let why = ProviderFailure { until: purchase.failure_until, ..ProviderFailure::from(kind) };
    let again = draft::again(purchase);
    let price = match kind {
        FailureKind::InsufficientBalance => draft::price_line(s, purchase),
        _ => String::new(),
    };
    if purchase.wanted.continued().is_some() && same_number::is_about_number(kind) {
        return same_number::not_rented(s, &purchase.title, Some(purchase.product), &why);
    }
    let (advice, keyboard) = if kind == FailureKind::Conflict {
        let again = button(fl!(t, "button-show-offer"), &again);
        (failure::advice(s, &why, Subject::Offer), Keyboard::new().row([again]))
    } else {
        let ways = failure::ways_on(s, kind, Subject::Offer, Some(&again), &others(purchase));
        (failure::advice(s, &why, Subject::Offer), ways)
    };
    let head = text::join(
        [
            fl!(t, "purchase-not-bought", title = title::html(s, &purchase.title)),
            failure::happened(s, &why, Subject::Offer),
            price,
            fl!(t, "money-not-moved"),
            advice,
        ],
        "\n",
    );
    let request = failure::request_id(s, why.kind, purchase.request_id.as_deref());
    View::new(text::join([head, request], "\n\n"), keyboard)
}

/// Draws the confirm screen of a draft anew, at the current price.
pub fn again(purchase: &Purchase) -> Callback {
    draft::again(purchase)
}

/// Shows what else is on sale for the same service in the same country.
fn others(purchase: &Purchase) -> Callback {
    let Listing { country, service } = purchase.listing;
    Callback::Offers { country, service, sort: ProductSort::default(), page: 0 }
}

/// The same failure worded for a purchase: nothing is being canceled.
fn to_a_buyer(kind: FailureKind) -> FailureKind {
    match kind {
        FailureKind::CancelTooEarly => FailureKind::Conflict,
        FailureKind::InProgress => FailureKind::NoAnswer,
        kind => kind,
    }
}

fn lapsed(s: &Localizer, purchase: &Purchase) -> View {
    let t = s.texts();
    let text = text::join(
        [
            fl!(t, "purchase-not-bought", title = title::html(s, &purchase.title)),
            fl!(t, "purchase-lapsed"),
            fl!(t, "money-not-moved"),
        ],
        "\n",
    );
    View::new(text, Keyboard::new().row([button(fl!(t, "button-show-offer"), &draft::again(purchase))]))
}
