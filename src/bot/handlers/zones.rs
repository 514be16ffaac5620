//! The time zone of a person.

use teloxide::types::Message;

use super::{ChatDialogue, Desk, Done, Person, Screen, State, fallback, settings};
use crate::domain::Zone;
use crate::views::{self, zones};

/// Shows the time zones, and has typed text search them.
pub async fn zones(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    dialogue.update(State::ChoosingZone).await?;
    screen.show(&zones::zones(&person.speech, desk.clock.now())).await
}

/// Text while the time zones are shown.
///
/// It is a search only when it can be one: words for something to buy are still that.
pub async fn typed(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
) -> Done {
    let now = desk.clock.now();
    let text = message.text().unwrap_or_default().trim();
    let found = Zone::search(text, now, zones::MOST_FOUND);
    let view = zones::found(&person.speech, text, &found, now);
    if found.is_empty() {
        return fallback::message_or(desk, person, screen, dialogue, message, view).await;
    }
    screen.show(&view).await
}

/// Stores a time zone.
pub async fn choose(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue, zone: Zone) -> Done {
    dialogue.exit().await?;
    settings::store(desk, person, screen, |user| user.zone = Some(zone), views::settings::settings).await
}
