//! What went wrong, said so that a person knows what happened, whether money moved, and what to do next.

use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;
use url::Url;

use super::callback::Callback;
use super::keyboard::{Keyboard, button, link};
use super::{View, text};
use crate::domain::Currency;
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::i18n::Speech;

/// Where people manage their account: token, balance, history.
const SITE: &str = "https://smscode.gg";

/// The longest request id that is shown.
const REQUEST_ID_UNITS: usize = 80;

/// Whether money has moved in what went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyMoved {
    /// It has not.
    No,
    /// It is not known yet.
    Unknown,
    /// The call had nothing to do with money.
    NotConcerned,
    /// The order was not canceled, so nothing came back.
    NotBack,
    /// It is not known yet whether the order was canceled.
    RefundUnknown,
}

/// A failed call. `again` is what the person pressed; it is offered where another try can help, and never while it
/// is unknown whether money has moved.
pub fn trouble(s: &Speech, trouble: &Trouble, money: MoneyMoved, again: Option<&Callback>) -> View {
    let t = s.texts();
    let said = match money {
        MoneyMoved::No => fl!(t, "money-not-moved"),
        MoneyMoved::Unknown => fl!(t, "money-unknown"),
        MoneyMoved::NotConcerned => fl!(t, "money-untouched"),
        MoneyMoved::NotBack => fl!(t, "money-not-back"),
        MoneyMoved::RefundUnknown => fl!(t, "money-refund-unknown"),
    };
    let (advice, keyboard) = match money {
        MoneyMoved::Unknown | MoneyMoved::RefundUnknown => {
            let look = button(fl!(t, "button-active"), &Callback::Active);
            (String::new(), Keyboard::new().row([look]))
        }
        MoneyMoved::No | MoneyMoved::NotConcerned | MoneyMoved::NotBack => {
            (advice(s, trouble), ways_on(s, trouble.kind, again, &Callback::Buy))
        }
    };
    let text = text::join([happened(s, trouble), said, advice], "\n");
    let text = text::join([text, request_id(s, trouble.request_id.as_deref())], "\n\n");
    View::new(text, keyboard)
}

/// A link to the provider's site; `None` only if its address could not be read.
pub(super) fn site(label: &str) -> Option<InlineKeyboardButton> {
    Url::parse(SITE).ok().map(|url| link(label, url))
}

/// One sentence: what happened.
pub(super) fn happened(s: &Speech, trouble: &Trouble) -> String {
    let t = s.texts();
    match trouble.kind {
        TroubleKind::TokenRejected => fl!(t, "trouble-token-rejected"),
        TroubleKind::Forbidden => fl!(t, "trouble-forbidden"),
        TroubleKind::NotFound => fl!(t, "trouble-not-found"),
        TroubleKind::Invalid => fl!(t, "trouble-invalid"),
        TroubleKind::UpstreamRefused => fl!(t, "trouble-upstream-refused"),
        TroubleKind::InsufficientBalance => fl!(t, "trouble-insufficient-balance"),
        TroubleKind::Conflict => fl!(t, "trouble-conflict"),
        TroubleKind::CancelTooEarly => fl!(t, "trouble-cancel-too-early"),
        TroubleKind::RateLimited => fl!(t, "trouble-rate-limited"),
        TroubleKind::ProviderFault => fl!(t, "trouble-provider-fault"),
        TroubleKind::Maintenance => fl!(t, "trouble-maintenance"),
        TroubleKind::NoExchangeRate => fl!(t, "trouble-no-exchange-rate"),
        TroubleKind::SoldOut => fl!(t, "trouble-sold-out"),
        TroubleKind::KeyReused => fl!(t, "trouble-key-reused"),
        TroubleKind::InProgress => fl!(t, "trouble-in-progress"),
        TroubleKind::Banned => fl!(t, "trouble-banned"),
        TroubleKind::NoAnswer => fl!(t, "trouble-no-answer"),
        TroubleKind::ProviderDown => fl!(t, "trouble-provider-down"),
    }
}

/// One sentence: what to do, with the time to wait when the provider stated one.
pub(super) fn advice(s: &Speech, trouble: &Trouble) -> String {
    let t = s.texts();
    if let Some(until) = trouble.until {
        return match trouble.kind {
            TroubleKind::CancelTooEarly => fl!(t, "advice-from", at = s.clock_time(until)),
            _ => fl!(t, "advice-until", at = s.date_time(until)),
        };
    }
    if let Some(wait) = trouble.retry_after {
        return fl!(t, "advice-wait", wait = s.wait(wait));
    }
    match trouble.kind {
        TroubleKind::TokenRejected => fl!(t, "advice-link"),
        TroubleKind::Forbidden => fl!(t, "advice-permission"),
        TroubleKind::NotFound | TroubleKind::Conflict => fl!(t, "advice-look"),
        TroubleKind::Invalid | TroubleKind::UpstreamRefused | TroubleKind::SoldOut => fl!(t, "advice-other"),
        TroubleKind::InsufficientBalance => fl!(t, "advice-top-up"),
        TroubleKind::CancelTooEarly => fl!(t, "advice-two-minutes"),
        TroubleKind::NoExchangeRate => fl!(t, "advice-rupiah"),
        TroubleKind::InProgress => fl!(t, "advice-moment"),
        TroubleKind::Banned => fl!(t, "advice-support"),
        TroubleKind::RateLimited
        | TroubleKind::ProviderFault
        | TroubleKind::Maintenance
        | TroubleKind::KeyReused
        | TroubleKind::NoAnswer
        | TroubleKind::ProviderDown => fl!(t, "advice-later"),
    }
}

/// The request id, folded away: it is for the provider's support.
pub(super) fn request_id(s: &Speech, id: Option<&str>) -> String {
    let id = id.map(|id| text::dynamic(id, REQUEST_ID_UNITS)).filter(|id| !id.is_empty());
    id.map(|id| fl!(s.texts(), "trouble-request", id = id)).unwrap_or_default()
}

/// The buttons that do what the advice says. `others` shows other offers.
pub(super) fn ways_on(
    s: &Speech,
    kind: TroubleKind,
    again: Option<&Callback>,
    others: &Callback,
) -> Keyboard {
    let t = s.texts();
    let way = match kind {
        TroubleKind::TokenRejected => Some(button(fl!(t, "button-link-again"), &Callback::Login)),
        TroubleKind::Forbidden | TroubleKind::Banned => site(&fl!(t, "button-open-site")),
        TroubleKind::NotFound | TroubleKind::Conflict | TroubleKind::CancelTooEarly => {
            Some(button(fl!(t, "button-active"), &Callback::Active))
        }
        TroubleKind::Invalid | TroubleKind::UpstreamRefused | TroubleKind::SoldOut => {
            Some(button(fl!(t, "button-other-offers"), others))
        }
        TroubleKind::InsufficientBalance => site(&fl!(t, "button-top-up")),
        TroubleKind::NoExchangeRate => {
            Some(button(fl!(t, "button-rupiah"), &Callback::SetCurrency(Currency::Idr)))
        }
        _ => None,
    };
    let helps = !matches!(kind, TroubleKind::TokenRejected | TroubleKind::Forbidden | TroubleKind::Banned);
    let again = again.filter(|_| helps).map(|again| button(fl!(t, "button-try-again"), again));
    let nothing = way.is_none() && again.is_none();
    Keyboard::new()
        .row(way)
        .row(again)
        .row(nothing.then(|| button(fl!(t, "button-active"), &Callback::Active)))
}
