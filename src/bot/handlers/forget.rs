//! `/forget`: erases a person.

use super::{ChatDialogue, Desk, Done, Person, Screen};
use crate::views::forget;

/// Asks first, and says what goes.
pub async fn ask(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    dialogue.exit().await?;
    let open = desk.store.open_orders(person.id()).await?.len();
    screen.show(&forget::ask(&person.speech, open)).await
}

/// Puts the webhook back, deletes what the chat shows of numbers and codes as far as Telegram allows it, and erases.
pub async fn now(desk: Desk, person: Person, screen: Screen) -> Done {
    let id = person.id();
    let forgotten = screen.while_working(async {
        let messages = desk.store.find_private_messages(id).await?;
        // Refused while a purchase runs: then the account must stay linked, too.
        if desk.store.is_purchase_running(id).await? {
            return Ok(false);
        }
        desk.accounts.unlink(id).await?;
        if !desk.store.forget_person(id).await? {
            return Ok(false);
        }
        for message in messages {
            if let Err(fault) = desk.telegram.delete(id, message).await {
                tracing::debug!(user.id = %id, %fault, "a message stays in the chat");
            }
        }
        Ok::<_, crate::bot::Error>(true)
    });
    let view = if forgotten.await? { forget::done(&person.speech) } else { forget::busy(&person.speech) };
    screen.show(&view).await
}
