//! `/settings`.

use super::{ChatDialogue, Desk, Done, Person, Screen, State};
use crate::domain::user::{StyleChange, User};
use crate::i18n::Speech;
use crate::views::{View, codes, settings, toast};

/// Shows the settings.
pub async fn settings(person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    if dialogue.get().await? == Some(State::ChoosingZone) {
        dialogue.exit().await?;
    }
    screen.show(&settings::settings(&person.speech, &person.user)).await
}

/// Shows how codes look.
pub async fn codes(person: Person, screen: Screen) -> Done {
    screen.show(&codes::codes(&person.speech, person.user.style)).await
}

/// Stores a choice and shows the settings as they are then, in the language that was chosen.
pub async fn choose(desk: Desk, person: Person, screen: Screen, choice: impl FnOnce(&mut User)) -> Done {
    store(desk, person, screen, choice, settings::settings).await
}

/// Stores how codes are to look.
pub async fn restyle(desk: Desk, person: Person, screen: Screen, change: StyleChange) -> Done {
    let choice = |user: &mut User| user.style = user.style.with(change);
    store(desk, person, screen, choice, |s, user| codes::codes(s, user.style)).await
}

/// Stores a choice and shows a screen as it is then.
pub(super) async fn store(
    desk: Desk,
    person: Person,
    screen: Screen,
    choice: impl FnOnce(&mut User),
    view: impl FnOnce(&Speech, &User) -> View,
) -> Done {
    let mut user = person.user;
    choice(&mut user);
    desk.store.save_settings(&user).await?;
    let speech = desk.i18n.speech_to(Some(&user));
    screen.toast(&toast::saved(&speech)).await;
    screen.show(&view(&speech, &user)).await
}
