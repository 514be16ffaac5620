//! The spending guard: its settings, and what is said when it holds a purchase.

use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, confirm, text, title};
use crate::domain::Money;
use crate::domain::guard::{Guard, GuardChange, Hold};
use crate::domain::purchase::Purchase;
use crate::i18n::Speech;

/// Amounts that are one press away, in thousands of rupiah; 0 is no limit.
const CAPS: [u16; 5] = [0, 50, 100, 250, 1_000];
const LARGE: [u16; 5] = [0, 10, 25, 50, 100];

/// The limits of now, and the buttons that change them.
pub fn guard(s: &Speech, guard: &Guard) -> View {
    let t = s.texts();
    let cap = guard.daily_cap.map_or(fl!(t, "guard-no-cap"), |cap| fl!(t, "guard-cap", amount = idr(s, cap)));
    let ask =
        guard.ask_above.map_or(fl!(t, "guard-no-ask"), |above| fl!(t, "guard-ask", amount = idr(s, above)));
    let state = if guard.frozen { fl!(t, "guard-frozen") } else { String::new() };
    let freeze = if guard.frozen { fl!(t, "button-unfreeze") } else { fl!(t, "button-freeze") };
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-cap"), &Callback::Page)])
        .grid(3, amounts(s, &CAPS, guard.daily_cap, GuardChange::DailyCap))
        .row([button(fl!(t, "button-ask-above"), &Callback::Page)])
        .grid(3, amounts(s, &LARGE, guard.ask_above, GuardChange::AskAbove))
        .row([button(freeze, &Callback::SetGuard(GuardChange::Freeze(!guard.frozen)))])
        .row([button(fl!(t, "button-back"), &Callback::Settings)]);
    let limits = text::join([cap, ask], "\n");
    View::new(text::join([fl!(t, "guard"), limits, state], "\n\n"), keyboard)
}

/// The guard holds a purchase; nothing was bought.
pub fn held(s: &Speech, purchase: &Purchase, hold: Hold) -> View {
    let t = s.texts();
    let change = button(fl!(t, "button-guard"), &Callback::Guard);
    let again = button(fl!(t, "button-show-offer"), &confirm::again(purchase));
    let (said, keyboard) = match hold {
        Hold::Frozen => (fl!(t, "guard-held-frozen"), Keyboard::new().row([change]).row([again])),
        Hold::OverCap { cap, spent } => (
            fl!(t, "guard-held-cap", cap = idr(s, cap), spent = idr(s, spent)),
            Keyboard::new().row([change]).row([again]),
        ),
        Hold::AskAgain { above } => {
            let assure = Callback::Assure { intent: purchase.id };
            let keyboard = Keyboard::new()
                .row([confirm::buy_button(s, purchase, &assure)])
                .row([button(fl!(t, "button-abandon"), &Callback::Abandon { intent: purchase.id })]);
            (fl!(t, "guard-held-ask", amount = idr(s, above)), keyboard)
        }
    };
    let what = fl!(t, "confirm-title", title = title::html(s, &purchase.title));
    let about = text::join([what, confirm::price_line(s, purchase)], "\n");
    View::new(text::join([about, said], "\n\n"), keyboard)
}

fn amounts(
    s: &Speech,
    thousands: &[u16],
    now: Option<i64>,
    change: impl Fn(u16) -> GuardChange,
) -> Vec<InlineKeyboardButton> {
    let none = fl!(s.texts(), "button-no-limit");
    thousands
        .iter()
        .map(|amount| {
            let chosen = now.unwrap_or_default() == i64::from(*amount) * 1_000;
            let label = if *amount == 0 { none.clone() } else { format!("{amount}K") };
            let label = if chosen { format!("· {label} ·") } else { label };
            button(label, &Callback::SetGuard(change(*amount)))
        })
        .collect()
}

fn idr(s: &Speech, amount: i64) -> String {
    s.money(&Money::Idr(amount))
}
