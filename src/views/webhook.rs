//! Push, which the chat calls "instant codes": its state, the switch, the test and the repair.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::hook::{HookState, HookTarget};
use crate::i18n::Speech;

/// The longest host that is shown.
const HOST_UNITS: usize = 120;

/// The state, as both sides see it at `now`, and what can be done about it.
pub fn state(s: &Speech, state: &HookState, now: DateTime<Utc>) -> View {
    let t = s.texts();
    let on = |label: String| button(label, &Callback::PushOn { replace: false });
    let off = || button(fl!(t, "button-push-off"), &Callback::PushOff);
    let (text, target, keyboard) = match state {
        HookState::Impossible => {
            return View::new(fl!(t, "push-impossible"), Keyboard::new().row([settings(s)]));
        }
        HookState::Off => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on"))]);
            (fl!(t, "push-off"), Some(&HookTarget::Nowhere), keyboard)
        }
        HookState::On { target, last_event, failures, disabled } => {
            let sick = disabled.is_some() || failures.is_some_and(|count| count > 0);
            let first = if sick { heal(s) } else { test(s) };
            let second = sick.then(|| test(s));
            let keyboard = Keyboard::new().row([first]).row(second).row([off()]);
            (on_text(s, *last_event, *failures, *disabled, now), Some(target), keyboard)
        }
        HookState::Foreign(target) => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on-here"))]);
            (fl!(t, "push-foreign"), Some(target), keyboard)
        }
        HookState::Repointed { target } => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on-again"))]).row([off()]);
            (fl!(t, "push-repointed"), target.as_ref(), keyboard)
        }
    };
    let address = target.map(|target| address(s, target)).unwrap_or_default();
    View::new(text::join([text, address], "\n\n"), keyboard)
}

/// What is known of a push that comes here.
fn on_text(
    s: &Speech,
    last_event: Option<DateTime<Utc>>,
    failures: Option<u32>,
    disabled: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> String {
    let t = s.texts();
    let head = match disabled {
        Some(since) => fl!(t, "push-disabled", at = s.date_time(since)),
        None => fl!(t, "push-on"),
    };
    let last = match last_event {
        Some(at) => fl!(t, "push-last-event", age = s.age(now - at), at = s.near_time(at, now)),
        None => fl!(t, "push-no-event"),
    };
    let failed = match failures {
        _ if disabled.is_some() => String::new(),
        Some(0) if last_event.is_some() => fl!(t, "push-no-failures"),
        Some(count) if count > 0 => fl!(t, "push-failures", count = count),
        _ => String::new(),
    };
    text::join([head, text::join([last, failed], "\n")], "\n\n")
}

/// Whose address the provider has, by its host alone.
fn address(s: &Speech, target: &HookTarget) -> String {
    let t = s.texts();
    let shown = |host: &str| text::dynamic(host, HOST_UNITS);
    match target {
        HookTarget::Nowhere => fl!(t, "push-address-none"),
        HookTarget::Ours { host } => fl!(t, "push-address-ours", host = shown(host)),
        HookTarget::OtherChat { host } => fl!(t, "push-address-chat", host = shown(host)),
        HookTarget::Other { host } => fl!(t, "push-address-other", host = shown(host)),
    }
}

/// The provider can't reach us and keeps switching delivery off; nothing is asked of the person.
pub fn unreachable(s: &Speech) -> View {
    let t = s.texts();
    let off = button(fl!(t, "button-push-off"), &Callback::PushOff);
    View::new(fl!(t, "push-unreachable"), Keyboard::new().row([heal(s)]).row([off]))
}

/// Asks before the address of somebody else is replaced.
pub fn ask_replace(s: &Speech, target: &HookTarget) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-push-replace"), &Callback::PushOn { replace: true })])
        .row([button(fl!(t, "button-push-leave"), &Callback::Webhook)]);
    let host = match target {
        HookTarget::Nowhere => "",
        HookTarget::Ours { host } | HookTarget::OtherChat { host } | HookTarget::Other { host } => host,
    };
    View::new(fl!(t, "push-ask-replace", host = text::dynamic(host, HOST_UNITS)), keyboard)
}

/// Push is on now.
pub fn switched_on(s: &Speech) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-push-test"), &Callback::PushTest)])
        .row([button(fl!(t, "button-buy"), &Callback::Buy)]);
    View::new(fl!(t, "push-switched-on"), keyboard)
}

/// Push is off now. `restored` says that the address from before is back in place.
pub fn switched_off(s: &Speech, restored: bool) -> View {
    let t = s.texts();
    let restored = if restored { fl!(t, "push-restored") } else { String::new() };
    let keyboard =
        Keyboard::new().row([button(fl!(t, "button-push-on"), &Callback::PushOn { replace: false })]);
    View::new(text::join([fl!(t, "push-switched-off"), restored], "\n"), keyboard)
}

/// How the test went: what the provider says our address answered, and whether the event really came in.
pub fn test_result(s: &Speech, status: u16, arrived: bool) -> View {
    tested(s, status, arrived, String::new())
}

/// Address and secret were set anew; how the test went then.
pub fn healed(s: &Speech, status: u16, arrived: bool) -> View {
    tested(s, status, arrived, fl!(s.texts(), "push-healed"))
}

fn tested(s: &Speech, status: u16, arrived: bool, before: String) -> View {
    let t = s.texts();
    let accepted = (200..300).contains(&status);
    let number = status.to_string();
    let there = if accepted {
        fl!(t, "push-test-sent", status = number.clone())
    } else {
        fl!(t, "push-test-not-sent", status = number.clone())
    };
    let here = if arrived { fl!(t, "push-test-here") } else { fl!(t, "push-test-not-here") };
    let sum = match (arrived, status) {
        (true, _) => fl!(t, "push-test-arrived"),
        (false, 200..300) => fl!(t, "push-test-elsewhere"),
        // Our own answers to a signature or a key that is not this chat's.
        (false, 401 | 404) => fl!(t, "push-test-refused"),
        (false, _) => fl!(t, "push-test-failed", status = number),
    };
    let text = text::join([before, text::join([there, here], "\n"), sum], "\n\n");
    let heal = (!(arrived && accepted)).then(|| heal(s));
    let keyboard = Keyboard::new().row(heal).row([button(fl!(t, "button-push"), &Callback::Webhook)]);
    View::new(text, keyboard)
}

fn test(s: &Speech) -> InlineKeyboardButton {
    button(fl!(s.texts(), "button-push-test"), &Callback::PushTest)
}

fn heal(s: &Speech) -> InlineKeyboardButton {
    button(fl!(s.texts(), "button-push-heal"), &Callback::PushHeal)
}

fn settings(s: &Speech) -> InlineKeyboardButton {
    button(fl!(s.texts(), "button-settings"), &Callback::Settings)
}
