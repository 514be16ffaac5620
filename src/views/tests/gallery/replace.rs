//! Another number instead of one that gets no SMS.

use chrono::TimeDelta;

use super::super::world::{World, now};
use super::Screen;
use crate::domain::OrderId;
use crate::domain::OrderStatus;
use crate::domain::failure::{FailureKind, NotReplaced};
use crate::domain::guard::{AutoReplace, Guard};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::i18n::Localizer;
use crate::views::card::{Card, card};
use crate::views::{ended, replace};

pub(super) fn replace(s: &Localizer, w: &World) -> Vec<Screen> {
    let auto = Some(AutoReplace { after: 5, times: 2 });
    let waiting = [Order { price: Some(w.price), ..w.order_now(OrderStatus::Active) }];
    let promised = [Order { cancel_promised_at: Some(now() + TimeDelta::minutes(2)), ..waiting[0].clone() }];
    let bought = Purchase { auto_replace: auto, ..w.purchase(1, PurchaseState::Bought) };
    let next = Purchase { price: w.price, ..w.purchase(1, PurchaseState::Draft) };
    let replacing = Purchase { replaces: Some(OrderId(999)), auto_replace: None, ..bought.clone() };
    let of = |bought: &Purchase, orders: &[Order], replacing| {
        card(s, &Card { replacing, ..Card::of_purchase(bought, orders, now(), CodeStyle::default()) })
    };
    let canceled = w.order_now(OrderStatus::Canceled);
    let not = |why, next: Option<&Purchase>| replace::not_replaced(s, &canceled, why, next);
    let guard = |auto_replace| Guard { auto_replace, ..Guard::default() };
    vec![
        ("replace", "the button on a card", of(&replacing, &waiting, false)),
        ("replace", "to be canceled first", of(&replacing, &promised, true)),
        ("replace", "by itself", of(&bought, &waiting, false)),
        ("replace", "another number follows", ended::ended(s, &canceled, true)),
        ("replace", "dearer", not(NotReplaced::Dearer, Some(&next))),
        ("replace", "dearer than a favorite may be", not(NotReplaced::Dearer, None)),
        ("replace", "sold out", not(NotReplaced::SoldOut, None)),
        ("replace", "limits", not(NotReplaced::Limit, Some(&next))),
        ("replace", "unclear", not(NotReplaced::Unclear, None)),
        ("replace", "too late", not(NotReplaced::Late, None)),
        ("replace", "another account", not(NotReplaced::OtherAccount, None)),
        ("replace", "token refused", not(NotReplaced::Failed(FailureKind::TokenRejected), None)),
        (
            "replace",
            "not by itself, and still active",
            replace::not_replaced(s, &waiting[0], NotReplaced::Unclear, None),
        ),
        ("replace", "not canceled", ended::not_canceled(s, &waiting[0], FailureKind::RateLimited, true)),
        ("replace", "setting, off", replace::setting(s, &guard(None))),
        ("replace", "setting, on", replace::setting(s, &guard(auto))),
    ]
}
