//! Links into the private chat, such as `https://t.me/bot?start=buy_wa_id`, and offers that were picked right here.

use teloxide::types::{InlineKeyboardButtonKind, Me, Message};

use super::{ChatDialogue, Desk, Done, Person, Screen, State, browse, login, start, words};
use crate::domain::catalog::Place;
use crate::domain::link;

/// The longest word that Telegram lets a link carry; what is typed by hand may be longer.
const LONGEST_WORD: usize = 64;

/// Leads to what a link names. Without an account it asks for one first, and goes on once it is linked.
pub async fn follow(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    wanted: String,
) -> Done {
    let linked = desk.store.find_account(person.id()).await?.is_some_and(|known| known.revoked_at.is_none());
    if !linked {
        let wanted = wanted.chars().take(LONGEST_WORD).collect();
        dialogue.update(State::AwaitingTokenFor { wanted }).await?;
        return login::ask(person, screen, dialogue).await;
    }
    let client = desk.client(&person).await?;
    let lists = screen.while_working(async {
        let services = desk.catalog.services(&client, None).await?;
        Ok((services, desk.catalog.countries(&client).await?))
    });
    let lists = lists.await;
    let (services, countries) = desk.heed(&person, lists).await?;
    match link::read(&wanted, &services, &countries) {
        Some((service, Some(country))) => {
            let place = Place { country: country.id, service: service.id };
            words::lead(desk, person, screen, place).await
        }
        Some((service, None)) => {
            browse::show_countries(desk, person, screen, dialogue, Some(service.id), 0).await
        }
        // Written by hand, or not on sale any more: it may still say what is wanted.
        None => words::buy(desk, person, screen, dialogue, wanted.replace('_', " ")).await,
    }
}

/// Whether a message is an offer of this bot's own, picked from its list in some chat.
pub fn is_picked(message: Message, me: Me) -> bool {
    message.via_bot.is_some_and(|bot| bot.id == me.id)
}

/// An offer that was picked in the private chat itself: as if its button had been pressed.
pub async fn picked(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
    me: Me,
) -> Done {
    let buttons =
        message.reply_markup().into_iter().flat_map(|markup| markup.inline_keyboard.iter().flatten());
    let mut addresses = buttons.filter_map(|button| match &button.kind {
        InlineKeyboardButtonKind::Url(address) => Some(address.clone()),
        _ => None,
    });
    let word = addresses.find_map(|address| {
        let mut pairs = address.query_pairs();
        pairs.find(|(name, _)| name == "start").map(|(_, word)| word.into_owned())
    });
    start::start(desk, person, screen, dialogue, me, word.unwrap_or_default()).await
}
