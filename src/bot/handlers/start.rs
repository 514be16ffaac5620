//! `/start`, `/help`, `/cancel`.

use super::{ChatDialogue, Desk, Done, Person, Screen, State, words};
use crate::views::{notice, start};

/// Welcomes, or follows a deep link such as `buy_wa_id`.
pub async fn start(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    payload: String,
) -> Done {
    dialogue.exit().await?;
    if let Some(wanted) = payload.strip_prefix("buy_") {
        return words::buy(desk, person, screen, dialogue, wanted.replace('_', " ")).await;
    }
    let linked =
        desk.store.find_account(person.id()).await?.is_some_and(|account| account.revoked_at.is_none());
    screen.show(&start::welcome(&person.speech, Some(&person.first_name), linked)).await
}

/// Shows the help.
pub async fn help(desk: Desk, person: Person, screen: Screen) -> Done {
    screen.show(&start::help(&person.speech, desk.push_possible)).await
}

/// Leaves what was begun. It never touches an order.
pub async fn cancel(person: Person, screen: Screen, dialogue: ChatDialogue, state: State) -> Done {
    dialogue.exit().await?;
    let view = match state {
        State::Idle => notice::nothing_to_cancel(&person.speech),
        _ => notice::cancelled_dialogue(&person.speech),
    };
    screen.show(&view).await
}
