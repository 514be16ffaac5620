//! Push, which the chat calls "instant codes": its state, the switch, and the test.

use i18n_embed_fl::fl;
use teloxide::types::InlineKeyboardButton;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::hook::HookState;
use crate::i18n::Speech;

/// The longest address that is shown.
const URL_UNITS: usize = 300;

/// The state and what can be done about it.
pub fn state(s: &Speech, state: &HookState) -> View {
    let t = s.texts();
    let on = |label: String| button(label, &Callback::PushOn { replace: false });
    let off = || button(fl!(t, "button-push-off"), &Callback::PushOff);
    match state {
        HookState::Impossible => View::new(fl!(t, "push-impossible"), Keyboard::new().row([settings(s)])),
        HookState::Off => View::new(fl!(t, "push-off"), Keyboard::new().row([on(fl!(t, "button-push-on"))])),
        HookState::On { last_event, failures, disabled: None } => {
            let last = last_event.map(|at| fl!(t, "push-last-event", at = s.date_time(at)));
            let count = *failures;
            let failures = (count > 0).then(|| fl!(t, "push-failures", count = count));
            let text =
                text::join([fl!(t, "push-on"), last.unwrap_or_default(), failures.unwrap_or_default()], "\n");
            let test = button(fl!(t, "button-push-test"), &Callback::PushTest);
            View::new(text, Keyboard::new().row([test]).row([off()]))
        }
        HookState::On { disabled: Some(since), .. } => {
            let text = fl!(t, "push-disabled", at = s.date_time(*since));
            View::new(text, Keyboard::new().row([on(fl!(t, "button-push-on-again"))]).row([off()]))
        }
        HookState::Foreign { url } => {
            let text = fl!(t, "push-foreign", url = text::dynamic(url, URL_UNITS));
            View::new(text, Keyboard::new().row([on(fl!(t, "button-push-on-here"))]))
        }
        HookState::Repointed => {
            let keyboard = Keyboard::new().row([on(fl!(t, "button-push-on-again"))]).row([off()]);
            View::new(fl!(t, "push-repointed"), keyboard)
        }
    }
}

/// The provider can't reach us and keeps switching delivery off; nothing is asked of the person.
pub fn unreachable(s: &Speech) -> View {
    let t = s.texts();
    let off = button(fl!(t, "button-push-off"), &Callback::PushOff);
    View::new(fl!(t, "push-unreachable"), Keyboard::new().row([off]))
}

/// Asks before the address of somebody else is replaced.
pub fn ask_replace(s: &Speech, url: &str) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-push-replace"), &Callback::PushOn { replace: true })])
        .row([button(fl!(t, "button-push-leave"), &Callback::Webhook)]);
    View::new(fl!(t, "push-ask-replace", url = text::dynamic(url, URL_UNITS)), keyboard)
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
    let t = s.texts();
    let text = match (arrived, (200..300).contains(&status)) {
        (true, _) => fl!(t, "push-test-arrived"),
        (false, true) => fl!(t, "push-test-elsewhere"),
        (false, false) => fl!(t, "push-test-failed", status = status.to_string()),
    };
    View::new(text, Keyboard::new().row([button(fl!(t, "button-push"), &Callback::Webhook)]))
}

fn settings(s: &Speech) -> InlineKeyboardButton {
    button(fl!(s.texts(), "button-settings"), &Callback::Settings)
}
