//! The spending guard: its screen, and the second yes to a large purchase.

use super::{Desk, Done, Person, Screen, buy};
use crate::domain::IntentId;
use crate::domain::guard::GuardChange;
use crate::views::{guard, toast};

/// Shows the guard.
pub async fn guard(desk: Desk, person: Person, screen: Screen) -> Done {
    let limits = desk.store.get_guard(person.id()).await?;
    screen.show(&guard::guard(&person.speech, &limits)).await
}

/// Stores a change and shows the guard as it is then.
pub async fn change(desk: Desk, person: Person, screen: Screen, change: GuardChange) -> Done {
    let limits = desk.store.get_guard(person.id()).await?.with(change);
    desk.store.save_guard(person.id(), limits).await?;
    screen.toast(&toast::saved(&person.speech)).await;
    screen.show(&guard::guard(&person.speech, &limits)).await
}

/// Takes the second yes, and goes on like the first.
pub async fn assure(desk: Desk, person: Person, screen: Screen, intent: IntentId) -> Done {
    desk.store.assure_purchase(person.id(), intent).await?;
    buy::confirm(desk, person, screen, intent).await
}
