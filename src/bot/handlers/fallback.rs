//! Who is there, and what is said when nothing else fits.

use teloxide::types::{CallbackQuery, ChatMemberUpdated, Me, Message, Update, UpdateKind};

use super::super::desk::user_id;
use super::{ChatDialogue, Desk, Done, Person, Screen, State, login, words};
use crate::accounts;
use crate::bot::{Command, Error, limits};
use crate::domain::push::Push;
use crate::domain::{Private, UserId};
use crate::telegram::{Telegram, WELCOME};
use crate::views::{Callback, View, notice, trouble};

/// The person who wrote. When the database fails they are told so, in Telegram's language.
pub async fn sender(desk: Desk, message: Message) -> Option<Person> {
    let from = message.from.as_ref()?;
    match desk.recognise(from).await {
        Ok(person) => Some(person),
        Err(error) => {
            tracing::error!(user.id = %user_id(from), %error, "a person could not be looked up");
            say(&desk.telegram, user_id(from), &notice::our_fault(desk.speech_for(Some(from)), None)).await;
            None
        }
    }
}

/// The person who pressed a button.
pub async fn presser(desk: Desk, query: CallbackQuery) -> Option<Person> {
    match desk.recognise(&query.from).await {
        Ok(person) => Some(person),
        Err(error) => {
            tracing::error!(user.id = %user_id(&query.from), %error, "a person could not be looked up");
            pressed_screen(desk.clone(), &query)
                .toast(&crate::views::toast::our_fault(desk.speech_for(Some(&query.from))))
                .await;
            None
        }
    }
}

/// Where the reply to a press goes: in place of the message under the button, when it is in the presser's own chat.
/// The number of a message of another chat would name some other message there.
pub fn pressed_screen(desk: Desk, query: &CallbackQuery) -> Screen {
    let user = user_id(&query.from);
    let message = query.message.as_ref().filter(|message| message.chat().id.0 == user.0);
    Screen::in_place(desk.telegram, user, query.id.clone(), message.map(|message| message.id().0))
}

/// Whether a button was pressed that is not in the presser's own chat with the bot. There are none that do anything.
pub fn is_pressed_elsewhere(query: CallbackQuery) -> bool {
    let own = user_id(&query.from).0;
    query.from.is_bot || query.message.is_some_and(|message| message.chat().id.0 != own)
}

/// Whether a message is from a group or a channel.
pub fn is_not_private(message: Message) -> bool {
    !message.chat.is_private()
}

/// Whether a bot wrote.
pub fn is_a_bot(message: Message) -> bool {
    message.from.is_none_or(|from| from.is_bot)
}

/// Whether the sender is not among those who may use this bot.
pub fn is_stranger(desk: Desk, message: Message) -> bool {
    message.from.is_some_and(|from| !desk.guests.admit(user_id(&from)))
}

/// Whether the presser is not among those who may use this bot.
pub fn is_stranger_pressing(desk: Desk, query: CallbackQuery) -> bool {
    !desk.guests.admit(user_id(&query.from))
}

/// Tells a stranger that this bot is private. A token that they sent must not stay in the chat either; nothing is
/// stored of strangers, so its deletion is tried once and here.
pub async fn stranger(desk: Desk, message: Message, me: Me) -> Done {
    if carries_a_token(&message, &me) {
        let chat = UserId(message.chat.id.0);
        if let Err(fault) = desk.telegram.delete(chat, message.id.0).await {
            tracing::warn!(user.id = %chat, %fault, "a message with a token was not deleted");
        }
    }
    let chat = UserId(message.chat.id.0);
    if limits::may_be_turned_away(&desk, chat) {
        say(&desk.telegram, chat, &notice::not_allowed(desk.speech_for(message.from.as_ref()))).await;
    }
    Ok(())
}

fn carries_a_token(message: &Message, me: &Me) -> bool {
    match Command::of(message, me) {
        Some(Command::Login(token)) => !token.expose().is_empty(),
        _ => holds_a_token(message.clone()),
    }
}

/// Whether a message holds what is most likely a token, alone or among other words: it must not stay in the chat, nor be
/// repeated by an answer.
pub fn holds_a_token(message: Message) -> bool {
    message.text().is_some_and(|text| text.split_whitespace().any(login::must_be_a_token))
}

/// A token that came unasked, whatever is shown: alone it is taken, among other words it is asked for.
pub async fn token(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
) -> Done {
    let text = Private::new(message.text().unwrap_or_default().trim());
    login::link(&desk, &person, &screen, &dialogue, &message, text).await
}

/// The same after a press.
pub async fn stranger_pressing(desk: Desk, query: CallbackQuery) -> Done {
    let speech = desk.speech_for(Some(&query.from)).clone();
    pressed_screen(desk, &query).toast(&crate::views::toast::old_button(&speech)).await;
    Ok(())
}

/// Asks a person to slow down, once in a while. A token that they sent does not stay in the chat.
pub async fn too_fast(
    desk: Desk,
    person: Person,
    screen: Screen,
    state: State,
    message: Message,
    me: Me,
) -> Done {
    let is_asked_for = matches!(state, State::AwaitingToken | State::AwaitingTokenFor { .. });
    if is_asked_for || carries_a_token(&message, &me) {
        desk.store.add_push(person.id(), &Push::DeleteMessage { message: message.id.0 }).await?;
    }
    slow_down(&desk, &person, &screen).await
}

/// Asks for a moment's patience, unless that was just asked.
pub async fn slow_down(desk: &Desk, person: &Person, screen: &Screen) -> Done {
    if limits::may_be_told(desk, person.id()) {
        tracing::info!(user.id = %person.id(), "a person asks faster than they may");
        screen.send(&notice::busy(&person.speech)).await?;
    }
    Ok(())
}

/// The same after a press.
pub async fn too_fast_pressing(person: Person, screen: Screen) -> Done {
    screen.toast(&crate::views::toast::busy(&person.speech)).await;
    Ok(())
}

/// Nothing to do.
pub async fn nothing() -> Done {
    Ok(())
}

/// In a group the bot says once that it talks in private, and is silent from then on.
pub async fn group(desk: Desk, message: Message) -> Done {
    let chat = UserId(message.chat.id.0);
    if desk.store.find_dialogue(chat).await?.is_none() {
        desk.store.set_dialogue(chat, Some("group")).await?;
        say(&desk.telegram, chat, &notice::group(desk.speech_for(message.from.as_ref()))).await;
    }
    Ok(())
}

/// The bot was blocked or unblocked, or put into a group.
pub async fn membership(desk: Desk, change: ChatMemberUpdated) -> Done {
    if !change.chat.is_private() {
        return Ok(());
    }
    let user = UserId(change.chat.id.0);
    if change.new_chat_member.is_banned() || change.new_chat_member.is_left() {
        desk.store.note_blocked(user).await?;
    } else {
        desk.store.unpark_chat(user).await?;
    }
    Ok(())
}

/// A message that is no command and that no dialogue waits for: what somebody wants to buy, or something that the bot
/// can't read.
pub async fn message(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
) -> Done {
    let unknown = notice::unknown(&person.speech);
    message_or(desk, person, screen, dialogue, message, unknown).await
}

/// The same where something is shown that the text may have been a search of: `otherwise` is said when it names nothing
/// to buy either.
pub async fn message_or(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
    otherwise: View,
) -> Done {
    let Some(text) = message.text() else {
        return screen.show(&notice::plain_text_please(&person.speech)).await;
    };
    if text.starts_with('/') {
        return screen.show(&notice::unknown(&person.speech)).await;
    }
    if is_thanks(text) && desk.telegram.react(person.id(), message.id.0, WELCOME).await.is_ok() {
        return Ok(());
    }
    match words::understand(&desk, &person, &screen, &dialogue, text).await {
        Ok(true) => Ok(()),
        Ok(false) | Err(Error::Account(accounts::Error::NotLinked)) => screen.show(&otherwise).await,
        Err(error) => Err(error),
    }
}

/// What people say when they want nothing more, in the languages of the bot.
const THANKS: [&str; 24] = [
    "thanks",
    "thank you",
    "thx",
    "ty",
    "makasih",
    "terima kasih",
    "terimakasih",
    "makasi",
    "спасибо",
    "спс",
    "благодарю",
    "谢谢",
    "多谢",
    "gracias",
    "muchas gracias",
    "obrigado",
    "obrigada",
    "valeu",
    "cảm ơn",
    "cám ơn",
    "धन्यवाद",
    "शुक्रिया",
    "👍",
    "🙏",
];

/// Whether a text is thanks and nothing else.
fn is_thanks(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['!', '.', '！', '。', '।', ' ']).to_lowercase();
    THANKS.contains(&bare.as_str())
}

/// What asks for the same once more, when a button can: what was pressed, or what a command asked for. A press that
/// spends has an answer of its own.
pub fn again(update: &Update, me: &Me) -> Option<Callback> {
    match &update.kind {
        UpdateKind::Message(message) => match Command::of(message, me) {
            Some(command) => command.again(),
            None => message.text().map(|_| Callback::Buy),
        },
        UpdateKind::CallbackQuery(query) => {
            let pressed = query.data.as_deref().and_then(Callback::unpack);
            pressed.filter(|pressed| !matches!(pressed, Callback::Confirm { .. } | Callback::Assure { .. }))
        }
        _ => None,
    }
}

/// Tells a person why what they asked for did not happen, and how to ask again.
pub async fn apologise(
    telegram: &Telegram,
    person: UserId,
    speech: &crate::i18n::Speech,
    error: Option<&Error>,
    again: Option<&Callback>,
) {
    use crate::views::login::{needed, token_rejected};
    use trouble::MoneyMoved;
    let view = match error {
        Some(Error::Account(accounts::Error::NotLinked)) => needed(speech),
        Some(Error::Account(accounts::Error::Revoked)) => token_rejected(speech),
        Some(Error::Telegram(_)) => return,
        error => match error.and_then(Error::trouble) {
            Some(why) if why.kind == crate::domain::trouble::TroubleKind::TokenRejected => {
                token_rejected(speech)
            }
            Some(why) => trouble::trouble(speech, &why, MoneyMoved::NotConcerned, again),
            None => notice::our_fault(speech, again),
        },
    };
    say(telegram, person, &view).await;
}

async fn say(telegram: &Telegram, user: UserId, view: &View) {
    if let Err(error) = Screen::below(telegram.clone(), user).send(view).await {
        tracing::warn!(user.id = %user, %error, "a reply was not sent");
    }
}
