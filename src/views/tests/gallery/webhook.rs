//! Push, in every state.

use chrono::TimeDelta;

use super::{Screen, World, now};
use crate::domain::hook::{HookFault, HookState, HookTarget};
use crate::i18n::Localizer;
use crate::views::webhook;

pub(super) fn webhook_screens(s: &Localizer, w: &World) -> Vec<Screen> {
    let host = w.host.clone();
    let target = HookTarget::Ours { host: host.clone() };
    let on = |failures, disabled| HookState::On {
        target: target.clone(),
        last_event: Some(now() - TimeDelta::minutes(3)),
        failures,
        disabled,
        fault: None,
    };
    let faulty = |fault| HookState::On {
        target: target.clone(),
        last_event: None,
        failures: None,
        disabled: None,
        fault,
    };
    let quiet = faulty(None);
    let other = HookTarget::Other { host: host.clone() };
    let chat = HookTarget::OtherChat { host };
    let state = |state: &HookState| webhook::state(s, state, now());
    vec![
        ("webhook", "impossible", state(&HookState::Impossible)),
        ("webhook", "off", state(&HookState::Off)),
        ("webhook", "on", state(&on(Some(0), None))),
        ("webhook", "on and quiet", state(&quiet)),
        ("webhook", "on with a failure", state(&on(Some(1), None))),
        ("webhook", "on with failures", state(&on(Some(3), None))),
        ("webhook", "paused", state(&on(Some(10), Some(now())))),
        ("webhook", "another secret", state(&faulty(Some(HookFault::OtherSecret)))),
        ("webhook", "on and not reached", state(&faulty(Some(HookFault::NotReached)))),
        ("webhook", "foreign", state(&HookState::Foreign(other.clone()))),
        ("webhook", "of another chat", state(&HookState::Foreign(chat.clone()))),
        ("webhook", "repointed", state(&HookState::Repointed { target: None })),
        ("webhook", "repointed, looked at", state(&HookState::Repointed { target: Some(other.clone()) })),
        ("webhook", "unreachable", webhook::unreachable(s)),
        ("webhook", "replace?", webhook::ask_replace(s, &other)),
        ("webhook", "replace that of another chat?", webhook::ask_replace(s, &chat)),
        ("webhook", "switched on", webhook::switched_on(s)),
        ("webhook", "switched off", webhook::switched_off(s, false)),
        ("webhook", "switched off and restored", webhook::switched_off(s, true)),
        ("webhook", "test arrived", webhook::test_result(s, 200, true)),
        ("webhook", "test went elsewhere", webhook::test_result(s, 200, false)),
        ("webhook", "test refused", webhook::test_result(s, 401, false)),
        ("webhook", "test failed", webhook::test_result(s, 502, false)),
        ("webhook", "healed", webhook::healed(s, 200, true)),
    ]
}
