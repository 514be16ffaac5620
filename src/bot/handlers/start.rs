//! `/start`, `/help`, `/cancel`.

use teloxide::types::{Me, Message};

use super::{ChatDialogue, Desk, Done, Person, Screen, State, link, login, words};
use crate::domain::link::BUY;
use crate::telegram::OKAY;
use crate::views::{notice, start};

/// Welcomes, or follows a link such as `buy_wa_id`.
pub async fn start(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    me: Me,
    payload: String,
) -> Done {
    dialogue.exit().await?;
    if let Some(wanted) = payload.strip_prefix(BUY) {
        return link::follow(desk, person, screen, dialogue, wanted.to_owned()).await;
    }
    let linked =
        desk.store.find_account(person.id()).await?.is_some_and(|account| account.revoked_at.is_none());
    match payload.as_str() {
        "login" if !linked => login::ask(person, screen, dialogue).await,
        "buy" if linked => words::buy(desk, person, screen, dialogue, String::new()).await,
        "help" => help(desk, person, screen, me).await,
        _ => screen.show(&start::welcome(&person.speech, Some(&person.first_name), linked)).await,
    }
}

/// Shows the help.
pub async fn help(desk: Desk, person: Person, screen: Screen, me: Me) -> Done {
    let inline = me.supports_inline_queries.then(|| me.username());
    screen.show(&start::help(&person.speech, desk.push_possible, inline)).await
}

/// Leaves what was begun, with a nod where Telegram takes one. It never touches an order.
pub async fn cancel(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    state: State,
    message: Message,
) -> Done {
    dialogue.exit().await?;
    if state == State::Idle {
        return screen.show(&notice::nothing_to_cancel(&person.speech)).await;
    }
    match desk.telegram.react(person.id(), message.id.0, OKAY).await {
        Ok(()) => Ok(()),
        Err(_) => screen.show(&notice::cancelled_dialogue(&person.speech)).await,
    }
}
