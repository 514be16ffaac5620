//! The number of a completed order once more.

use super::Screen;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::guard::Guard;
use crate::domain::purchase::{Purchase, PurchaseState, Wanted};
use crate::domain::user::CodeStyle;
use crate::domain::{IntentId, Money, OrderId, OrderStatus, ProductId};
use crate::i18n::Localizer;
use crate::views::card::{Card, card};
use crate::views::tests::world::{World, at, now};
use crate::views::{purchase, same_number};

pub(super) fn number(s: &Localizer, w: &World) -> Vec<Screen> {
    let wanted = Wanted::Number { of: OrderId(1001) };
    let draft = Purchase { wanted, limit: Some(w.price), ..w.purchase(1, PurchaseState::Draft) };
    let refused = Purchase {
        wanted,
        failure: Some(FailureKind::Conflict),
        failure_until: None,
        ..w.purchase(1, PurchaseState::Refused)
    };
    let dearer = Purchase { failure: Some(FailureKind::Invalid), limit: Some(w.price), ..refused.clone() };
    let next = Purchase { id: IntentId([8; 16]), ..draft.clone() };
    let (free, frozen) = (Guard::default(), Guard { frozen: true, ..Guard::default() });
    let no = |why: ProviderFailure| same_number::not_rented(s, &w.title(), Some(ProductId(142)), &why);
    let later = ProviderFailure { until: Some(at("2026-02-25T10:30:00Z")), ..FailureKind::Conflict.into() };
    let style = CodeStyle::default();
    let mut completed = w.with_sms(OrderStatus::Completed, 1);
    completed.abilities.can_reactivate = Some(true);
    let bought = Purchase { state: PurchaseState::Bought, ..draft.clone() };
    let active = [w.order_now(OrderStatus::Active)];
    let confirm = |balance, guard| same_number::confirm(s, &draft, balance, (guard, 0));
    vec![
        ("number", "confirm", confirm(Some(&w.price), free)),
        ("number", "confirm, balance unknown", confirm(None, free)),
        ("number", "confirm, too little", confirm(Some(&Money::Idr(0)), free)),
        ("number", "confirm, frozen", confirm(Some(&w.price), frozen)),
        ("number", "too early", no(later)),
        ("number", "busy", no(FailureKind::Conflict.into())),
        ("number", "gone", no(FailureKind::NotFound.into())),
        ("number", "refused by the operator", no(FailureKind::UpstreamRefused.into())),
        ("number", "refused after the press", purchase::ended(s, &refused, None)),
        ("number", "dearer", purchase::ended(s, &dearer, Some(&next))),
        ("number", "dearer, and no quote", purchase::ended(s, &dearer, None)),
        ("number", "card of a completed order", card(s, &Card::of_order(&completed, now(), style))),
        ("number", "card of the number again", card(s, &Card::of_purchase(&bought, &active, now(), style))),
    ]
}
