//! `/settings`.

use super::{Desk, Done, Person, Screen};
use crate::domain::user::User;
use crate::views::{settings, toast};

/// Shows the settings.
pub async fn settings(person: Person, screen: Screen) -> Done {
    screen.show(&settings::settings(&person.speech, &person.user)).await
}

/// Stores a choice and shows the settings as they are then, in the language that was chosen.
pub async fn choose(desk: Desk, person: Person, screen: Screen, choice: impl FnOnce(&mut User)) -> Done {
    let mut user = person.user;
    choice(&mut user);
    desk.store.save_settings(&user).await?;
    let speech = desk.i18n.speech(user.language);
    screen.toast(&toast::saved(speech)).await;
    screen.show(&settings::settings(speech, &user)).await
}
