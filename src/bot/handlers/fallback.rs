//! Identifies the sender, and replies when nothing else fits.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, ChatMemberUpdated, Me, Message};

use super::thanks::is_thanks;
use super::{Ctx, Done, text_search};
use crate::accounts;
use crate::bot::asked::Asked;
use crate::bot::ctx::{Sender, user_id};
use crate::bot::screen::{Course, Screen};
use crate::bot::state::{Dialogue, State, StoredDialogue};
use crate::bot::{Deps, Error};
use crate::domain::UserId;
use crate::domain::account::AccountName;
use crate::domain::failure::FailureKind;
use crate::i18n::Localizer;
use crate::telegram::{Telegram, WELCOME};
use crate::views::{Callback, View, failure, notice, toast};

/// Who wrote; `None` for a bot.
pub fn writer(deps: Arc<Deps>, message: Arc<Message>) -> Option<Sender> {
    let from = message.from.as_ref().filter(|from| !from.is_bot)?;
    let screen = Screen::below(deps.telegram.clone(), UserId(message.chat.id.0));
    Some(Sender { from: Arc::new(from.clone()), screen })
}

/// Who pressed a button. The reply replaces the message under it if that is in the presser's own chat: the
/// message id of another chat would refer to some other message there.
pub fn presser(deps: Arc<Deps>, query: Arc<CallbackQuery>, course: Course) -> Sender {
    let user = user_id(&query.from);
    let message = query.message.as_ref().filter(|message| message.chat().id.0 == user.0);
    let message = message.map(|message| message.id().0);
    let screen = Screen::in_place(deps.telegram.clone(), user, query.id.clone(), message, course);
    // A file stays, and has no text to edit.
    let is_file = query.regular_message().is_some_and(|message| message.document().is_some());
    let screen = if is_file { screen.beside() } else { screen };
    Sender { from: Arc::new(query.from.clone()), screen }
}

/// Whether the sender is not allowed to use this bot.
pub fn is_stranger(deps: Arc<Deps>, sender: Sender) -> bool {
    !deps.allow_list.admit(sender.id())
}

/// Loads the sender; `None` if the database fails.
pub async fn recognise(
    deps: Arc<Deps>,
    me: Arc<Me>,
    sender: Sender,
    asked: Arc<Asked>,
    stored: StoredDialogue,
    state: State,
) -> Option<Arc<Ctx>> {
    let user = sender.id();
    match Ctx::recognise(&deps, &me, sender, &asked, Dialogue::new(stored, state)).await {
        Ok(ctx) => Some(Arc::new(ctx)),
        Err(error) => {
            tracing::error!(user.id = %user, %error, "failed to look up a user");
            None
        }
    }
}

/// The database failed before the sender was known: they are told so, in Telegram's language.
pub async fn unrecognised(deps: &Deps, sender: Sender) -> Done {
    let localizer = deps.localizer_for(Some(&sender.from));
    say(&deps.telegram, sender.id(), &notice::our_fault(localizer, None)).await;
    Ok(())
}

/// The same after a press.
pub async fn unrecognised_press(deps: &Deps, sender: Sender) -> Done {
    sender.screen.toast(&toast::our_fault(deps.localizer_for(Some(&sender.from)))).await;
    Ok(())
}

/// Whether a button was pressed outside the presser's own chat with the bot. Such buttons do nothing.
pub fn is_pressed_elsewhere(query: Arc<CallbackQuery>) -> bool {
    let own = user_id(&query.from).0;
    query.from.is_bot || query.message.as_ref().is_some_and(|message| message.chat().id.0 != own)
}

/// Tells a stranger that this bot is private. A token that they sent must not stay in the chat either;
/// nothing is stored about strangers, so its deletion is tried once, here.
pub async fn stranger(deps: &Deps, message: &Message, asked: &Asked) -> Done {
    let chat = UserId(message.chat.id.0);
    if asked.brings_token(message)
        && let Err(fault) = deps.telegram.delete(chat, message.id.0).await
    {
        tracing::warn!(user.id = %chat, %fault, "failed to delete a message with a token");
    }
    if deps.limits.admit_refusal(chat) {
        say(&deps.telegram, chat, &notice::not_allowed(deps.localizer_for(message.from.as_ref()))).await;
    }
    Ok(())
}

/// The same after a press.
pub async fn stranger_pressing(deps: &Deps, sender: Sender) -> Done {
    sender.screen.toast(&toast::old_button(deps.localizer_for(Some(&sender.from)))).await;
    Ok(())
}

/// Ends a question: later text is no answer to it.
pub async fn leave_question(ctx: &Ctx) {
    if ctx.dialogue.state().is_question()
        && let Err(error) = ctx.dialogue.exit().await
    {
        tracing::warn!(%error, "failed to end a question; it ends by itself");
    }
}

/// In a group the bot says once that it only talks in private, and is silent from then on.
pub async fn group(deps: &Deps, message: &Message) -> Done {
    let chat = UserId(message.chat.id.0);
    if deps.store.find_dialogue(chat).await?.is_none() {
        deps.store.set_dialogue(chat, Some("group")).await?;
        say(&deps.telegram, chat, &notice::group(deps.localizer_for(message.from.as_ref()))).await;
    }
    Ok(())
}

/// The bot was blocked or unblocked, or put into a group.
pub async fn membership(deps: &Deps, change: &ChatMemberUpdated) -> Done {
    if !change.chat.is_private() {
        return Ok(());
    }
    let user = UserId(change.chat.id.0);
    if change.new_chat_member.is_banned() || change.new_chat_member.is_left() {
        deps.store.park_chat(user).await?;
    } else {
        deps.store.unpark_chat(user).await?;
    }
    Ok(())
}

/// A message that is neither a command nor part of a dialogue: something to buy, or something the bot can't
/// read.
pub async fn message(ctx: &Ctx, message: &Message) -> Done {
    message_or(ctx, message, &notice::unknown(&ctx.localizer, ctx.linked)).await
}

/// The same where the text may have been a search of what is shown: `otherwise` is said if it names nothing
/// to buy either.
pub async fn message_or(ctx: &Ctx, message: &Message, otherwise: &View) -> Done {
    let Some(text) = message.text() else {
        return ctx.screen.show(&notice::plain_text_please(&ctx.localizer)).await;
    };
    if text.starts_with('/') {
        return ctx.screen.show(&notice::unknown(&ctx.localizer, ctx.linked)).await;
    }
    if is_thanks(text) && ctx.telegram.react(ctx.id(), message.id.0, WELCOME).await.is_ok() {
        return Ok(());
    }
    match text_search::understand(ctx, text).await {
        Ok(true) => Ok(()),
        Ok(false) | Err(Error::Account(accounts::Error::NotLinked)) => ctx.screen.show(otherwise).await,
        Err(error) => Err(error),
    }
}

/// Why a request failed.
#[derive(Clone, Copy)]
pub struct Why<'a> {
    /// The handler's error; `None` if it ended in another way.
    pub error: Option<&'a Error>,
    /// Whether something may have been bought.
    pub unclear: bool,
    /// The account in use, if the user has several.
    pub account: Option<&'a AccountName>,
}

/// Tells a user why their request failed, and how to ask again.
pub async fn apologise(
    telegram: &Telegram,
    requester: UserId,
    localizer: &Localizer,
    Why { error, unclear, account }: Why<'_>,
    again: Option<&Callback>,
) {
    use crate::views::login::{needed, token_rejected};
    use failure::MoneyMoved;
    let view = match error {
        Some(Error::Account(accounts::Error::NotLinked)) => needed(localizer),
        Some(Error::Account(accounts::Error::Revoked)) => {
            token_rejected(localizer).of_account(localizer, account)
        }
        Some(Error::Telegram(_)) => return,
        error => match error.and_then(Error::failure) {
            Some(why) if why.kind == FailureKind::TokenRejected => {
                token_rejected(localizer).of_account(localizer, account)
            }
            Some(why) => failure::failure(localizer, &why, MoneyMoved::NotConcerned, again),
            None if unclear => notice::confirm_unclear(localizer),
            None => notice::our_fault(localizer, again),
        },
    };
    say(telegram, requester, &view).await;
}

async fn say(telegram: &Telegram, user: UserId, view: &View) {
    if let Err(error) = Screen::below(telegram.clone(), user).send(view).await {
        tracing::warn!(user.id = %user, %error, "failed to send a reply");
    }
}
