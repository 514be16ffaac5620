//! The spending guard: its settings, its line on the confirm screen, and the message when it blocks a purchase.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, marked};
use super::{View, draft, replace, text, title};
use crate::domain::Money;
use crate::domain::guard::{AmountOf, Guard, GuardChange, Hold};
use crate::domain::purchase::Purchase;
use crate::i18n::Localizer;

/// Amounts that are one press away, in thousands of rupiah; 0 is no limit.
const CAPS: [u16; 5] = [0, 50, 100, 250, 1_000];
const LARGE: [u16; 5] = [0, 10, 25, 50, 100];
const LOW: [u16; 5] = [0, 20, 50, 100, 250];

/// The current limits, and the buttons that change them.
pub fn guard(s: &Localizer, guard: &Guard) -> View {
    let t = s.texts();
    let state = if guard.frozen { fl!(t, "guard-frozen") } else { String::new() };
    let freeze = if guard.frozen { fl!(t, "button-unfreeze") } else { fl!(t, "button-freeze") };
    let caps = amounts(s, &CAPS, guard.daily_cap, &fl!(t, "button-none"), GuardChange::DailyCap);
    let large = amounts(s, &LARGE, guard.ask_above, &fl!(t, "button-never"), GuardChange::AskAbove);
    let balances = amounts(s, &LOW, guard.low_balance, &fl!(t, "button-never"), GuardChange::LowBalance);
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-cap"), &Callback::Page)])
        .grid(3, caps.into_iter().chain([own_amount(s, &CAPS, guard.daily_cap, AmountOf::DailyCap)]))
        .row([button(fl!(t, "button-ask-above"), &Callback::Page)])
        .grid(3, large.into_iter().chain([own_amount(s, &LARGE, guard.ask_above, AmountOf::AskAbove)]))
        .row([button(fl!(t, "button-low-balance"), &Callback::Page)])
        .grid(3, balances.into_iter().chain([own_amount(s, &LOW, guard.low_balance, AmountOf::LowBalance)]))
        .row([button(format!("🔁 {}", replace::word(s, guard)), &Callback::AutoReplace)])
        .row([button(freeze, &Callback::SetGuard(GuardChange::Freeze(!guard.frozen)))])
        .row([button(fl!(t, "settings-back"), &Callback::Settings)]);
    let limits = text::join([cap(s, guard), ask(s, guard), low(s, guard)], "\n");
    View::new(text::join([fl!(t, "guard"), limits, state], "\n\n"), keyboard)
}

/// The limit of 24 hours.
pub(super) fn cap(s: &Localizer, guard: &Guard) -> String {
    let t = s.texts();
    guard.daily_cap.map_or(fl!(t, "guard-no-cap"), |cap| fl!(t, "guard-cap", amount = idr(s, cap)))
}

/// The amount above which a purchase needs an extra confirmation.
pub(super) fn ask(s: &Localizer, guard: &Guard) -> String {
    let t = s.texts();
    guard.ask_above.map_or(fl!(t, "guard-no-ask"), |above| fl!(t, "guard-ask", amount = idr(s, above)))
}

/// The balance below which the person hears of it.
pub(super) fn low(s: &Localizer, guard: &Guard) -> String {
    let t = s.texts();
    guard.low_balance.map_or(fl!(t, "guard-no-low"), |limit| fl!(t, "guard-low", amount = idr(s, limit)))
}

/// What the limits say of a purchase before it is confirmed, and whether they would hold it. `spent` counts against the
/// limit of 24 hours. Limits are rupiah, so that a message in dollars names no amount of them.
pub(super) fn before(s: &Localizer, purchase: &Purchase, (guard, spent): (Guard, i64)) -> (String, bool) {
    let t = s.texts();
    let total = draft::total(purchase).map_or(i64::MAX, |total| total.ledger_idr());
    let in_rupiah = matches!(purchase.price, Money::Idr(_));
    match (guard.hold(total, spent, false), guard.daily_cap) {
        (Some(Hold::Frozen), _) => (fl!(t, "confirm-frozen"), true),
        (Some(Hold::OverCap { cap, spent }), _) if in_rupiah => {
            let left = cap.saturating_sub(spent).max(0);
            (fl!(t, "confirm-over-cap", cap = idr(s, cap), left = idr(s, left)), true)
        }
        (Some(Hold::OverCap { .. }), _) => (fl!(t, "confirm-over-limit"), true),
        (Some(Hold::AskAgain { .. }), _) => (fl!(t, "confirm-will-ask"), false),
        (None, Some(cap)) if in_rupiah => {
            let left = cap.saturating_sub(spent);
            (fl!(t, "confirm-cap-left", cap = idr(s, cap), left = idr(s, left)), false)
        }
        (None, _) => (String::new(), false),
    }
}

/// The guard blocked a purchase; nothing was bought.
pub fn held(s: &Localizer, purchase: &Purchase, hold: Hold) -> View {
    let t = s.texts();
    let change = button(fl!(t, "button-guard"), &Callback::Guard);
    let again = button(fl!(t, "button-show-offer"), &draft::again(purchase));
    let (said, keyboard) = match hold {
        Hold::Frozen => (fl!(t, "guard-held-frozen"), Keyboard::new().row([change]).row([again])),
        Hold::OverCap { cap, spent } => (
            fl!(t, "guard-held-cap", cap = idr(s, cap), spent = idr(s, spent)),
            Keyboard::new().row([change]).row([again]),
        ),
        Hold::AskAgain { above } => {
            let assure = Callback::Assure { intent: purchase.id };
            let keyboard = Keyboard::new()
                .row([draft::buy_button(s, purchase, &assure)])
                .row([button(fl!(t, "button-abandon"), &Callback::Abandon { intent: purchase.id })]);
            (fl!(t, "guard-held-ask", amount = idr(s, above)), keyboard)
        }
    };
    let what = fl!(t, "confirm-title", title = title::html(s, &purchase.title));
    let about = text::join([what, draft::price_line(s, purchase)], "\n");
    View::new(text::join([about, said], "\n\n"), keyboard)
}

fn amounts(
    s: &Localizer,
    thousands: &[u16],
    now: Option<i64>,
    none: &str,
    change: impl Fn(u16) -> GuardChange,
) -> Vec<Button> {
    let button_of = |amount: u16| {
        let label = match amount {
            0 => none.to_owned(),
            thousands => fl!(s.texts(), "money-thousands", thousands = thousands),
        };
        let chosen = now.unwrap_or_default() == i64::from(amount) * 1_000;
        button(marked(chosen, label), &Callback::SetGuard(change(amount)))
    };
    thousands.iter().copied().map(button_of).collect()
}

/// Asks for a custom amount; marked if the current limit is not one of the suggested ones.
fn own_amount(s: &Localizer, thousands: &[u16], now: Option<i64>, of: AmountOf) -> Button {
    let is_own = now.is_some_and(|now| thousands.iter().all(|offered| i64::from(*offered) * 1_000 != now));
    button(marked(is_own, fl!(s.texts(), "button-own-amount")), &Callback::AskAmount(of))
}

fn idr(s: &Localizer, amount: i64) -> String {
    s.money(&Money::Idr(amount))
}
