//! Linking and unlinking an account. No screen ever repeats the token.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::failure::{self, Subject};
use super::keyboard::{Button, Keyboard, button};
use super::{View, account_name, terms, text, title};
use crate::domain::account::AccountName;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::hook::HookTarget;
use crate::domain::notification::Address;
use crate::domain::purchase::Purchase;
use crate::domain::{Money, UserId};
use crate::i18n::Localizer;

/// How many purchases are named.
const MOST_NAMED: usize = 10;

/// Asks for the token and says where to find it.
pub fn ask(s: &Localizer) -> View {
    let t = s.texts();
    let text = text::join([fl!(t, "login-ask"), terms::by_linking(s)], "\n\n");
    let keyboard = Keyboard::new()
        .row(failure::site(&fl!(t, "button-open-site")))
        .row(failure::site(&fl!(t, "button-no-account")));
    View::new(text, keyboard)
}

/// State of instant codes after linking an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instant {
    /// Not available: there is no PUBLIC_URL.
    Impossible,
    /// They are on.
    On,
    /// They are off, and a button switches them on.
    Off,
    /// The account has a foreign webhook URL, which must not be replaced without asking.
    Taken(HookTarget),
}

impl Instant {
    /// Whether a button offers them.
    pub fn is_offered(&self) -> bool {
        matches!(self, Self::Off | Self::Taken(_))
    }

    fn said(&self, s: &Localizer) -> String {
        let t = s.texts();
        match self {
            Self::Impossible | Self::Off => String::new(),
            Self::On => fl!(t, "login-instant"),
            Self::Taken(HookTarget::OtherChat { .. }) => fl!(t, "login-instant-chat"),
            Self::Taken(_) => fl!(t, "login-instant-taken"),
        }
    }
}

/// The text above the first screen of buying after linking. `open` orders are left over from before, possibly from another
/// account; `terms` if they were not shown before.
pub fn linked(s: &Localizer, balance: &Money, open: usize, instant: &Instant, terms: bool) -> String {
    let t = s.texts();
    let linked = text::join([fl!(t, "login-linked", balance = s.money(balance)), instant.said(s)], "\n");
    let open = if open > 0 { fl!(t, "login-open-orders", count = open) } else { String::new() };
    let terms = if terms { terms::accepted(s) } else { String::new() };
    text::join([linked, open, terms], "\n\n")
}

/// The same by itself: where something else follows, or the first screen of buying can't be shown.
pub fn linked_alone(s: &Localizer, linked: &str, instant: &Instant) -> View {
    let t = s.texts();
    let notification = instant
        .is_offered()
        .then(|| button(fl!(t, "button-push-on"), &Callback::WebhookOn { replace: false }));
    let buy = button(fl!(t, "button-buy"), &Callback::Buy);
    View::new(linked, Keyboard::new().row([buy]).row(notification))
}

/// The token could not be checked or is not valid; it was not stored. `terms` if they were not shown before.
pub fn refused(s: &Localizer, why: &ProviderFailure, terms: bool) -> View {
    let t = s.texts();
    let terms = if terms { terms::by_linking(s) } else { String::new() };
    if why.kind == FailureKind::TokenRejected {
        let keyboard = Keyboard::new()
            .row([button(fl!(t, "button-try-again"), &Callback::Login)])
            .row(failure::site(&fl!(t, "button-open-site")));
        return View::new(text::join([fl!(t, "login-wrong-token"), terms], "\n\n"), keyboard);
    }
    let said = [
        failure::happened(s, why, Subject::Account),
        fl!(t, "login-not-stored"),
        failure::advice(s, why, Subject::Account),
    ];
    let request = failure::request_id(s, why.kind, why.request_id.as_deref());
    let text = text::join([text::join(said, "\n"), request, terms], "\n\n");
    View::new(text, failure::ways_on(s, why.kind, Subject::Account, Some(&Callback::Login), &Callback::Buy))
}

/// The token was checked: asks whether it becomes a further account, from 0, or replaces one of these.
pub fn offer(
    s: &Localizer,
    balance: &Money,
    offer: u64,
    further: Option<u8>,
    replaceable: &[&AccountName],
) -> View {
    let t = s.texts();
    let take = |account| Callback::TakeToken { offer, account };
    let most = UserId::MOST_ACCOUNTS.to_string();
    let ask = match further {
        Some(_) => fl!(t, "login-offer"),
        None => fl!(t, "login-offer-full", most = most),
    };
    let further = further.map(|account| button(fl!(t, "button-account-further"), &take(Some(account))));
    let replace = replaceable.iter().map(|known| {
        let label = fl!(t, "button-account-replace", name = account_name::plain(s, known));
        button(label, &take(Some(known.account)))
    });
    let keyboard = Keyboard::new()
        .row(further.map(Button::primary))
        .grid(1, replace)
        .row([button(fl!(t, "button-account-neither"), &take(None))]);
    let text = text::join([fl!(t, "login-offer-balance", balance = s.money(balance)), ask], "\n\n");
    View::new(text, keyboard)
}

/// The token that was asked about is not wanted.
pub fn offer_dropped(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "login-offer-dropped"))
}

/// The token that was asked about is not kept any longer.
pub fn offer_gone(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-accounts"), &Callback::Accounts)]);
    View::new(fl!(t, "login-offer-gone"), keyboard)
}

/// The token belongs to an account that is linked already.
pub fn known(s: &Localizer, name: &AccountName) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-accounts"), &Callback::Accounts)]);
    View::new(fl!(t, "login-known", name = account_name::html(s, name)), keyboard)
}

/// What was sent can't be a token.
pub fn not_a_token(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "login-not-a-token"))
}

/// Something was asked for that needs a linked account.
pub fn needed(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-link-mine"), &Callback::Login).primary()])
        .row(failure::site(&fl!(t, "button-no-account")));
    View::new(fl!(t, "login-needed"), keyboard)
}

/// Asks whether to unlink an account, from 0, and says what that means for open orders, of which some were to be canceled, and for purchases
/// that have no outcome yet.
pub fn logout_ask(
    s: &Localizer,
    account: u8,
    open_orders: usize,
    promised: usize,
    running: &[Purchase],
) -> View {
    let t = s.texts();
    let orders = open(open_orders, |count| fl!(t, "logout-open-orders", count = count));
    let promised = open(promised, |count| fl!(t, "logout-promised", count = count));
    let orders = text::join([orders, promised], "\n\n");
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-logout"), &Callback::UnlinkAccount { account }).danger()])
        .row([button(fl!(t, "button-stay"), &Callback::Settings)]);
    View::new(text::join([fl!(t, "logout-ask"), orders, on_their_way(s, running)], "\n\n"), keyboard)
}

/// The account is unlinked.
pub fn logged_out(s: &Localizer, open_orders: usize, running: &[Purchase], address: Address) -> View {
    let t = s.texts();
    let orders = open(open_orders, |count| fl!(t, "logout-done-open-orders", count = count));
    let (done, address) = match address {
        Address::Settled => (fl!(t, "logout-done"), String::new()),
        Address::Restored => (fl!(t, "logout-done"), fl!(t, "push-restored")),
        // The token is still needed.
        Address::Later => (fl!(t, "logout-done-later"), fl!(t, "address-later")),
        Address::Left => (fl!(t, "logout-done"), fl!(t, "address-left")),
    };
    let orders = text::join([orders, on_their_way(s, running)], "\n\n");
    let text = text::join([text::join([done, address], "\n"), orders], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]))
}

/// The purchases that have no outcome yet: what unlinking means for them.
fn on_their_way(s: &Localizer, running: &[Purchase]) -> String {
    let names =
        running.iter().take(MOST_NAMED).map(|purchase| format!("• {}", title::html(s, &purchase.title)));
    let names = text::join(names, "\n");
    let more = running.len().saturating_sub(MOST_NAMED);
    match u64::try_from(running.len()).unwrap_or(u64::MAX) {
        0 => String::new(),
        count if more > 0 => fl!(s.texts(), "logout-purchases", count = count, names = format!("{names}\n…")),
        count => fl!(s.texts(), "logout-purchases", count = count, names = names),
    }
}

/// What happened to the webhook URL if it could not be restored at once.
pub fn address_returned(s: &Localizer, end: Address) -> View {
    let t = s.texts();
    match end {
        Address::Restored => View::plain(fl!(t, "push-restored")),
        Address::Settled => View::plain(fl!(t, "address-cleared")),
        Address::Later | Address::Left => {
            let keyboard = Keyboard::new().row(failure::site(&fl!(t, "button-open-site")));
            View::new(fl!(t, "address-left"), keyboard)
        }
    }
}

/// The provider no longer accepts the token.
pub fn token_rejected(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-link-again"), &Callback::Login)]);
    View::new(fl!(t, "login-token-rejected"), keyboard)
}

/// The message that held the token could not be deleted.
pub fn cannot_delete(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "login-cannot-delete"))
}

fn open(orders: usize, say: impl Fn(u64) -> String) -> String {
    if orders == 0 { String::new() } else { say(u64::try_from(orders).unwrap_or(u64::MAX)) }
}
