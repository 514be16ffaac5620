//! The webhook, called "instant codes" in the chat: state, switch, test and repair.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button};
use super::{View, text};
use crate::domain::hook::{HookFault, HookState, HookTarget};
use crate::i18n::Localizer;

/// The longest host that is shown.
const HOST_UNITS: usize = 120;

/// The state as both sides see it at `now`, and the possible actions.
pub fn state(s: &Localizer, state: &HookState, now: DateTime<Utc>) -> View {
    let t = s.texts();
    let on = |label: String| button(label, &Callback::WebhookOn { replace: false });
    let off = || button(fl!(t, "button-push-off"), &Callback::WebhookOff);
    let (text, target, keyboard) = match state {
        HookState::Impossible => {
            return View::new(fl!(t, "push-impossible"), Keyboard::new().row([settings(s)]));
        }
        HookState::Off => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on"))]);
            (fl!(t, "push-off"), Some(&HookTarget::Nowhere), keyboard)
        }
        HookState::On { target, last_event, failures, disabled, fault } => {
            let sick = disabled.is_some() || fault.is_some() || failures.is_some_and(|count| count > 0);
            let first = if sick { heal(s) } else { test(s) };
            let second = sick.then(|| test(s));
            let keyboard = Keyboard::new().row([first]).row(second).row([off()]);
            let known =
                Known { last_event: *last_event, failures: *failures, disabled: *disabled, fault: *fault };
            (on_text(s, &known, now), Some(target), keyboard)
        }
        HookState::Foreign(target) => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on-here"))]);
            let said = match target {
                HookTarget::OtherChat { .. } => fl!(t, "push-foreign-chat"),
                _ => fl!(t, "push-foreign"),
            };
            (said, Some(target), keyboard)
        }
        HookState::Repointed { target } => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on-again"))]).row([off()]);
            (fl!(t, "push-repointed"), target.as_ref(), keyboard)
        }
    };
    let address = target.map(|target| address(s, target)).unwrap_or_default();
    View::new(text::join([text, address], "\n\n"), keyboard)
}

struct Known {
    last_event: Option<DateTime<Utc>>,
    failures: Option<u32>,
    disabled: Option<DateTime<Utc>>,
    fault: Option<HookFault>,
}

/// Details of a webhook that points here.
fn on_text(s: &Localizer, known: &Known, now: DateTime<Utc>) -> String {
    let t = s.texts();
    let Known { last_event, failures, disabled, fault } = *known;
    let head = match (disabled, fault) {
        (Some(since), _) => fl!(t, "push-disabled", at = s.date_time(since)),
        (None, Some(HookFault::OtherSecret)) => fl!(t, "push-test-refused"),
        (None, Some(HookFault::NotReached)) => fl!(t, "push-unreachable"),
        (None, None) => fl!(t, "push-on"),
    };
    let last = match last_event {
        Some(at) => fl!(t, "push-last-event", age = s.age(now - at), at = s.near_time(at, now)),
        None => fl!(t, "push-no-event"),
    };
    let failed = match failures {
        _ if disabled.is_some() => String::new(),
        Some(0) if last_event.is_some() && fault.is_none() => fl!(t, "push-no-failures"),
        Some(count) if count > 0 => fl!(t, "push-failures", count = count),
        _ => String::new(),
    };
    text::join([head, text::join([last, failed], "\n")], "\n\n")
}

/// The webhook URL that the provider has, reduced to its host.
fn address(s: &Localizer, target: &HookTarget) -> String {
    let t = s.texts();
    let shown = |host: &str| text::dynamic(host, HOST_UNITS);
    match target {
        HookTarget::Nowhere => fl!(t, "push-address-none"),
        HookTarget::Ours { host } => fl!(t, "push-address-ours", host = shown(host)),
        HookTarget::OtherChat { host } => fl!(t, "push-address-chat", host = shown(host)),
        HookTarget::Other { host } => fl!(t, "push-address-other", host = shown(host)),
    }
}

/// The provider can't reach us and keeps disabling delivery; the user can't do anything about it.
pub fn unreachable(s: &Localizer) -> View {
    let t = s.texts();
    let off = button(fl!(t, "button-push-off"), &Callback::WebhookOff);
    View::new(fl!(t, "push-unreachable"), Keyboard::new().row([heal(s)]).row([off]))
}

/// Asks before a foreign webhook URL is replaced.
pub fn ask_replace(s: &Localizer, target: &HookTarget) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-push-replace"), &Callback::WebhookOn { replace: true })])
        .row([button(fl!(t, "button-push-leave"), &Callback::Webhook)]);
    let ask = match target {
        HookTarget::OtherChat { .. } => fl!(t, "push-ask-replace-chat"),
        HookTarget::Nowhere => fl!(t, "push-ask-replace", host = ""),
        HookTarget::Ours { host } | HookTarget::Other { host } => {
            fl!(t, "push-ask-replace", host = text::dynamic(host, HOST_UNITS))
        }
    };
    View::new(ask, keyboard)
}

/// The webhook is now on.
pub fn switched_on(s: &Localizer) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-push-test"), &Callback::WebhookTest)])
        .row([button(fl!(t, "button-buy"), &Callback::Buy)]);
    View::new(fl!(t, "push-switched-on"), keyboard)
}

/// The webhook is now off. `restored`: the previous URL is back in place.
pub fn switched_off(s: &Localizer, restored: bool) -> View {
    let t = s.texts();
    let restored = if restored { fl!(t, "push-restored") } else { String::new() };
    let keyboard =
        Keyboard::new().row([button(fl!(t, "button-push-on"), &Callback::WebhookOn { replace: false })]);
    View::new(text::join([fl!(t, "push-switched-off"), restored], "\n"), keyboard)
}

/// The result of the test: the response that the provider saw, and whether the event arrived here.
pub fn test_result(s: &Localizer, status: u16, arrived: bool) -> View {
    tested(s, status, arrived, String::new())
}

/// URL and secret were reset; the result of the test after that.
pub fn healed(s: &Localizer, status: u16, arrived: bool) -> View {
    tested(s, status, arrived, fl!(s.texts(), "push-healed"))
}

fn tested(s: &Localizer, status: u16, arrived: bool, before: String) -> View {
    let t = s.texts();
    let accepted = (200..300).contains(&status);
    let number = status.to_string();
    let there = if accepted {
        fl!(t, "push-test-sent", status = number)
    } else {
        fl!(t, "push-test-not-sent", status = number)
    };
    let here = if arrived { fl!(t, "push-test-here") } else { fl!(t, "push-test-not-here") };
    let sum = match (arrived, status) {
        (true, _) => fl!(t, "push-test-arrived"),
        (false, 200..300) => fl!(t, "push-test-elsewhere"),
        // Our own responses to an unknown signature or key.
        (false, 401 | 404) => fl!(t, "push-test-refused"),
        (false, _) => fl!(t, "push-test-failed"),
    };
    let text = text::join([before, text::join([there, here], "\n"), sum], "\n\n");
    let heal = (!(arrived && accepted)).then(|| heal(s));
    let keyboard = Keyboard::new().row(heal).row([button(fl!(t, "button-push"), &Callback::Webhook)]);
    View::new(text, keyboard)
}

fn test(s: &Localizer) -> Button {
    button(fl!(s.texts(), "button-push-test"), &Callback::WebhookTest)
}

fn heal(s: &Localizer) -> Button {
    button(fl!(s.texts(), "button-push-heal"), &Callback::WebhookRepair)
}

fn settings(s: &Localizer) -> Button {
    button(fl!(s.texts(), "button-settings"), &Callback::Settings)
}
