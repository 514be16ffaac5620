//! Failure messages: what happened, whether the user was charged, and what to do next.

use i18n_embed_fl::fl;
use url::Url;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, link};
use super::{View, text, time};
use crate::domain::Currency;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::i18n::Localizer;

/// Where people manage their account: token, balance, history.
const SITE: &str = "https://smscode.gg";

/// The longest request id that is shown.
const REQUEST_ID_UNITS: usize = 80;

/// Whether the failed call charged or refunded anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyMoved {
    /// It has not.
    No,
    /// It is not known yet.
    Unknown,
    /// The call had nothing to do with money.
    NotConcerned,
}

/// What a failed call was about, so that the message can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// An existing order.
    Order,
    /// Something to buy.
    Offer,
    /// Anything else of the account: its token, its balance, its notification address.
    Account,
}

impl Subject {
    /// What a press is about.
    fn of(press: Option<&Callback>) -> Self {
        match press {
            Some(
                Callback::CancelOrder { .. }
                | Callback::CancelSoon { .. }
                | Callback::KeepOrder { .. }
                | Callback::Replace { .. }
                | Callback::Finish { .. }
                | Callback::Resend { .. }
                | Callback::Refresh { .. }
                | Callback::ShowOrder { .. }
                | Callback::OrderList { .. }
                | Callback::Export
                | Callback::Active,
            ) => Self::Order,
            Some(
                Callback::Buy
                | Callback::Countries { .. }
                | Callback::Services { .. }
                | Callback::Offers { .. }
                | Callback::Pick { .. }
                | Callback::PickBy { .. }
                | Callback::Confirm { .. }
                | Callback::Assure { .. }
                | Callback::Elsewhere { .. }
                | Callback::Favourite { .. }
                | Callback::OfferPage { .. }
                | Callback::Quantities { .. }
                | Callback::SameNumber { .. }
                | Callback::AcceptTermsForNumber { .. }
                | Callback::AcceptTerms { .. },
            ) => Self::Offer,
            Some(Callback::InRupiah(again)) => Self::of(Some(again)),
            _ => Self::Account,
        }
    }
}

/// A failed call. `again` is what the person pressed; it is offered where another try can help, and never while it
/// is unknown whether money has moved.
pub fn failure(
    s: &Localizer,
    failure: &ProviderFailure,
    money: MoneyMoved,
    again: Option<&Callback>,
) -> View {
    let t = s.texts();
    let said = match money {
        MoneyMoved::No => fl!(t, "money-not-moved"),
        MoneyMoved::Unknown => fl!(t, "money-unknown"),
        // Don't mention money if the call had nothing to do with it.
        MoneyMoved::NotConcerned => String::new(),
    };
    let subject = Subject::of(again);
    let (advice, keyboard) = match money {
        MoneyMoved::Unknown => {
            let look = button(fl!(t, "button-active"), &Callback::Active);
            (String::new(), Keyboard::new().row([look]))
        }
        MoneyMoved::No | MoneyMoved::NotConcerned => {
            (advice(s, failure, subject), ways_on(s, failure.kind, subject, again, &Callback::Buy))
        }
    };
    let text = text::join([happened(s, failure, subject), said, advice], "\n");
    let text = text::join([text, request_id(s, failure.kind, failure.request_id.as_deref())], "\n\n");
    View::new(text, keyboard)
}

/// A link to the provider's site; `None` only if its address could not be read.
pub(super) fn site(label: &str) -> Option<Button> {
    Url::parse(SITE).ok().map(|url| link(label, url))
}

/// One sentence: what happened.
pub(super) fn happened(s: &Localizer, failure: &ProviderFailure, subject: Subject) -> String {
    let t = s.texts();
    match failure.kind {
        FailureKind::TokenRejected => fl!(t, "trouble-token-rejected"),
        FailureKind::TokenDoubted => fl!(t, "trouble-token-doubted"),
        FailureKind::Forbidden => fl!(t, "trouble-forbidden"),
        FailureKind::NotFound if subject == Subject::Order => fl!(t, "trouble-not-found"),
        FailureKind::NotFound if subject == Subject::Offer => fl!(t, "trouble-offer-gone"),
        FailureKind::Invalid if subject == Subject::Offer => fl!(t, "trouble-invalid-offer"),
        FailureKind::UpstreamRefused if subject == Subject::Offer => fl!(t, "trouble-upstream-refused"),
        FailureKind::NotFound | FailureKind::Invalid | FailureKind::UpstreamRefused => {
            fl!(t, "trouble-invalid")
        }
        FailureKind::InsufficientBalance => fl!(t, "trouble-insufficient-balance"),
        FailureKind::Conflict => fl!(t, "trouble-conflict"),
        FailureKind::CancelTooEarly => fl!(t, "trouble-cancel-too-early"),
        FailureKind::RateLimited => fl!(t, "trouble-rate-limited"),
        FailureKind::ProviderFault => fl!(t, "trouble-provider-fault"),
        FailureKind::Maintenance => fl!(t, "trouble-maintenance"),
        FailureKind::NoExchangeRate => fl!(t, "trouble-no-exchange-rate"),
        FailureKind::SoldOut => fl!(t, "trouble-sold-out"),
        FailureKind::KeyReused => fl!(t, "trouble-key-reused"),
        FailureKind::InProgress => fl!(t, "trouble-in-progress"),
        FailureKind::Banned => fl!(t, "trouble-banned"),
        FailureKind::NoAnswer => fl!(t, "trouble-no-answer"),
        FailureKind::ProviderDown => fl!(t, "trouble-provider-down"),
    }
}

/// One sentence: what to do, with the time to wait when the provider stated one.
pub(super) fn advice(s: &Localizer, failure: &ProviderFailure, subject: Subject) -> String {
    let t = s.texts();
    if let Some(until) = failure.until {
        return match failure.kind {
            FailureKind::CancelTooEarly => fl!(t, "advice-from", at = time::clock(s, until)),
            _ => fl!(t, "advice-until", at = time::date_time(s, until)),
        };
    }
    if let Some(wait) = failure.retry_after {
        return fl!(t, "advice-wait", wait = s.wait(wait));
    }
    match failure.kind {
        FailureKind::TokenRejected => fl!(t, "advice-link"),
        FailureKind::Forbidden => fl!(t, "advice-permission"),
        FailureKind::Conflict if subject == Subject::Offer => fl!(t, "advice-offer-again"),
        FailureKind::NotFound
        | FailureKind::Conflict
        | FailureKind::Invalid
        | FailureKind::UpstreamRefused
        | FailureKind::SoldOut => match subject {
            Subject::Order => fl!(t, "advice-look"),
            Subject::Offer => fl!(t, "advice-other"),
            Subject::Account => fl!(t, "advice-later"),
        },
        FailureKind::InsufficientBalance => fl!(t, "advice-top-up"),
        FailureKind::CancelTooEarly => fl!(t, "advice-two-minutes"),
        FailureKind::NoExchangeRate => fl!(t, "advice-rupiah"),
        FailureKind::InProgress | FailureKind::TokenDoubted => fl!(t, "advice-moment"),
        FailureKind::Banned => fl!(t, "advice-support"),
        FailureKind::RateLimited
        | FailureKind::ProviderFault
        | FailureKind::Maintenance
        | FailureKind::KeyReused
        | FailureKind::NoAnswer
        | FailureKind::ProviderDown => fl!(t, "advice-later"),
    }
}

/// The request id, collapsed; shown only if the provider's support can help.
pub(super) fn request_id(s: &Localizer, kind: FailureKind, id: Option<&str>) -> String {
    let helps = matches!(
        kind,
        FailureKind::ProviderFault
            | FailureKind::NoAnswer
            | FailureKind::Forbidden
            | FailureKind::Banned
            | FailureKind::KeyReused
    );
    let id = id.filter(|_| helps).map(|id| text::dynamic(id, REQUEST_ID_UNITS)).filter(|id| !id.is_empty());
    id.map(|id| fl!(s.texts(), "trouble-request", id = id)).unwrap_or_default()
}

/// Buttons for the advice. `others` shows other offers.
pub(super) fn ways_on(
    s: &Localizer,
    kind: FailureKind,
    subject: Subject,
    again: Option<&Callback>,
    others: &Callback,
) -> Keyboard {
    let t = s.texts();
    let way = match kind {
        FailureKind::TokenRejected => Some(button(fl!(t, "button-link-again"), &Callback::Login)),
        FailureKind::Forbidden | FailureKind::Banned => site(&fl!(t, "button-open-site")),
        FailureKind::NotFound
        | FailureKind::Invalid
        | FailureKind::UpstreamRefused
        | FailureKind::SoldOut
            if subject == Subject::Offer =>
        {
            Some(button(fl!(t, "button-other-offers"), others))
        }
        FailureKind::NotFound | FailureKind::Conflict | FailureKind::CancelTooEarly => {
            Some(button(fl!(t, "button-active"), &Callback::Active))
        }
        FailureKind::InsufficientBalance => site(&fl!(t, "button-top-up")),
        FailureKind::NoExchangeRate => {
            let to = match again {
                Some(again) => Callback::InRupiah(Box::new(again.clone())),
                None => Callback::SetCurrency(Currency::Idr),
            };
            Some(button(fl!(t, "button-rupiah"), &to))
        }
        _ => None,
    };
    let helps = !matches!(kind, FailureKind::TokenRejected | FailureKind::Forbidden | FailureKind::Banned);
    let again = again.filter(|_| helps).map(|again| button(fl!(t, "button-try-again"), again));
    let nothing = way.is_none() && again.is_none();
    Keyboard::new()
        .row(way)
        .row(again)
        .row(nothing.then(|| button(fl!(t, "button-active"), &Callback::Active)))
}
