//! `/webhook`: push, and what is wrong with it.

use super::{Desk, Done, Person, Screen};
use crate::accounts::{Healed, SwitchedOff, SwitchedOn};
use crate::domain::hook::HookState;
use crate::views::{View, webhook};

/// Shows how push stands.
pub async fn webhook(desk: Desk, person: Person, screen: Screen) -> Done {
    let state = screen.while_working(desk.accounts.push(person.id())).await?;
    screen.show(&webhook::state(&person.speech, &state, desk.clock.now())).await
}

/// Switches push on.
pub async fn on(desk: Desk, person: Person, screen: Screen, replace: bool) -> Done {
    let on = screen.while_working(desk.accounts.switch_on(person.id(), replace)).await?;
    screen.show(&switched(&desk, &person, &on)).await
}

fn switched(desk: &Desk, person: &Person, on: &SwitchedOn) -> View {
    match on {
        SwitchedOn::Done => webhook::switched_on(&person.speech),
        SwitchedOn::Impossible => webhook::state(&person.speech, &HookState::Impossible, desk.clock.now()),
        SwitchedOn::Foreign(target) => webhook::ask_replace(&person.speech, target),
    }
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

/// Sets address and secret anew, and tests them.
pub async fn heal(desk: Desk, person: Person, screen: Screen) -> Done {
    let healed = screen.while_working(desk.accounts.heal_push(person.id())).await?;
    let view = match &healed {
        Healed::Tested(test) => webhook::healed(&person.speech, test.status, test.arrived),
        Healed::Not(on) => switched(&desk, &person, on),
    };
    screen.show(&view).await
}
