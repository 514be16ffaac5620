//! `/webhook`: push, and what is wrong with it.

use super::{Desk, Done, Person, Screen};
use crate::accounts::{SwitchedOff, SwitchedOn};
use crate::domain::hook::HookState;
use crate::views::webhook;

/// Shows how push stands.
pub async fn webhook(desk: Desk, person: Person, screen: Screen) -> Done {
    let state = screen.while_working(desk.accounts.push(person.id())).await?;
    screen.show(&webhook::state(&person.speech, &state)).await
}

/// Switches push on.
pub async fn on(desk: Desk, person: Person, screen: Screen, replace: bool) -> Done {
    let view = match screen.while_working(desk.accounts.switch_on(person.id(), replace)).await? {
        SwitchedOn::Done => webhook::switched_on(&person.speech),
        SwitchedOn::Impossible => webhook::state(&person.speech, &HookState::Impossible),
        SwitchedOn::Foreign { url } => webhook::ask_replace(&person.speech, &url),
    };
    screen.show(&view).await
}

/// Switches push off.
pub async fn off(desk: Desk, person: Person, screen: Screen) -> Done {
    let off = screen.while_working(desk.accounts.switch_off(person.id())).await?;
    screen.show(&webhook::switched_off(&person.speech, off == SwitchedOff::Restored)).await
}

/// Tests push from both ends.
pub async fn test(desk: Desk, person: Person, screen: Screen) -> Done {
    let test = screen.while_working(desk.accounts.test_push(person.id())).await?;
    screen.show(&webhook::test_result(&person.speech, test.status, test.arrived)).await
}
