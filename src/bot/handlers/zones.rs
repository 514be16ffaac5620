//! The time zone of a person.

use teloxide::types::Message;

use super::{ChatDialogue, Desk, Done, Error, Person, Screen, State, browse, fallback, login, settings};
use crate::accounts;
use crate::domain::Zone;
use crate::views::{self, zones};

/// Shows the time zones, and has typed text search them.
pub async fn zones(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    dialogue.update(State::ChoosingZone).await?;
    screen.show(&zones::zones(&person.speech, desk.clock.now())).await
}

/// Text while the time zones are shown.
///
/// It is a search only when it can be one: a token that is sent here is still a token, and words for something to buy
/// are still that.
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
    if found.is_empty() && !text.is_empty() && !login::must_be_a_token(text) && !text.starts_with('/') {
        return match browse::understand(&desk, &person, &screen, &dialogue, text).await {
            Ok(true) => Ok(()),
            Ok(false) | Err(Error::Account(accounts::Error::NotLinked)) => {
                screen.show(&zones::found(&person.speech, text, &found, now)).await
            }
            Err(error) => Err(error),
        };
    }
    if found.is_empty() {
        return fallback::message(desk, person, screen, dialogue, message).await;
    }
    screen.show(&zones::found(&person.speech, text, &found, now)).await
}

/// Stores a time zone.
pub async fn choose(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue, zone: Zone) -> Done {
    dialogue.exit().await?;
    settings::store(desk, person, screen, |user| user.zone = Some(zone), views::settings::settings).await
}
