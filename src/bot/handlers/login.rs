//! `/login` and `/logout`.

use teloxide::types::Message;

use super::{ChatDialogue, Desk, Done, Person, Screen, State, fallback};
use crate::accounts;
use crate::bot::limits;
use crate::domain::Private;
use crate::domain::push::Push;
use crate::store::PushState;
use crate::views::{login, terms};

/// The longest text that is tried as a token.
const LONGEST_TOKEN: usize = 512;

/// Links the account of the token that follows, or asks for one.
pub async fn login(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
    token: Private,
) -> Done {
    if token.expose().is_empty() {
        return ask(person, screen, dialogue).await;
    }
    link(&desk, &person, &screen, &dialogue, &message, token).await
}

/// Asks for the token.
pub async fn ask(person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    await_token(&dialogue).await?;
    screen.show(&login::ask(&person.speech)).await
}

/// The next message is a token. What a link named stays in mind.
async fn await_token(dialogue: &ChatDialogue) -> Done {
    if !matches!(dialogue.get().await?, Some(State::AwaitingTokenFor { .. })) {
        dialogue.update(State::AwaitingToken).await?;
    }
    Ok(())
}

/// Takes the message after the question for the token.
pub async fn take_token(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: Message,
) -> Done {
    let Some(text) = message.text() else {
        return screen.show(&login::not_a_token(&person.speech)).await;
    };
    let token = Private::new(text.trim());
    link(&desk, &person, &screen, &dialogue, &message, token).await
}

/// The message that carried the token goes away whatever becomes of the token, also after a crash: its deletion is
/// durable before the token is looked at.
pub async fn link(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    dialogue: &ChatDialogue,
    message: &Message,
    token: Private,
) -> Done {
    desk.store.add_push(person.id(), &Push::DeleteMessage { message: message.id.0 }).await?;
    // Somebody else may have written what is forwarded: nobody is to be led into an account that is not theirs.
    let is_forwarded = message.forward_origin().is_some();
    if is_forwarded || !looks_like_a_token(token.expose()) {
        return screen.show(&login::not_a_token(&person.speech)).await;
    }
    if !limits::may_try_a_token(desk, person.id()) {
        return fallback::slow_down(desk, person, screen).await;
    }
    let linked = screen.while_working(desk.accounts.link(person.id(), &token, person.user.currency)).await;
    match linked {
        Ok(balance) => {
            let before = dialogue.get().await?;
            dialogue.exit().await?;
            // Said with the question and with the answer: whoever links an account accepts.
            desk.store.accept_terms(person.id(), terms::VERSION).await?;
            let pushed = desk.accounts.get(person.id()).await?.push == PushState::On;
            let open = desk.store.open_orders(person.id()).await?.len();
            let push_possible = desk.push_possible && !pushed;
            screen.show(&login::linked(&person.speech, &balance, open, push_possible)).await?;
            let Some(State::AwaitingTokenFor { wanted }) = before else { return Ok(()) };
            let (desk, person, screen, dialogue) =
                (desk.clone(), person.clone(), screen.clone(), dialogue.clone());
            super::link::follow(desk, person, screen, dialogue, wanted).await
        }
        Err(accounts::Error::Provider(error)) => {
            tracing::info!(user.id = %person.id(), %error, "a token was not linked");
            await_token(dialogue).await?;
            screen.show(&login::refused(&person.speech, &error.trouble())).await
        }
        Err(error) => Err(error.into()),
    }
}

/// One word of characters that a header can hold.
fn looks_like_a_token(text: &str) -> bool {
    (8..=LONGEST_TOKEN).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic())
}

/// Whether a text that came unasked is most likely a token, so that it must not stay in the chat.
pub fn must_be_a_token(text: &str) -> bool {
    let marks = text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(|c| c.is_ascii_alphabetic());
    text.len() >= 24 && marks && looks_like_a_token(text) && !text.contains("://")
}

/// Asks before unlinking.
pub async fn logout(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    dialogue.exit().await?;
    if desk.store.find_account(person.id()).await?.is_none() {
        return screen.show(&login::needed(&person.speech)).await;
    }
    let open = desk.store.open_orders(person.id()).await?.len();
    screen.show(&login::logout_ask(&person.speech, open)).await
}

/// Unlinks.
pub async fn logout_now(desk: Desk, person: Person, screen: Screen) -> Done {
    let open = desk.store.open_orders(person.id()).await?.len();
    screen.while_working(desk.accounts.unlink(person.id())).await?;
    screen.show(&login::logged_out(&person.speech, open)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_header_can_hold_is_tried_as_a_token() {
        for good in ["abcdefgh", "sk_live-123.456|789", &"x".repeat(512)] {
            assert!(looks_like_a_token(good), "{good}");
        }
        for bad in ["", "short", "two words here", "tokén-tokén", "line\nbreak", &"x".repeat(513)] {
            assert!(!looks_like_a_token(bad), "{bad}");
        }
    }

    #[test]
    fn an_unasked_token_is_recognised_and_a_sentence_is_not() {
        assert!(must_be_a_token("4f9d2c7b1a6e8d3f5c0b9a7e"));
        for text in ["whatsapp indonesia", "hello", "https://smscode.gg/account/0123456", "+6281234567890"] {
            assert!(!must_be_a_token(text), "{text}");
        }
    }
}
