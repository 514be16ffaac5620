//! `/start`, `/help`, `/cancel`, and offers that were picked right here.

use teloxide::types::{InlineKeyboardButtonKind, Me, Message};

use super::buy_menu::Head;
use super::{Ctx, Done, State, ask_token, buy_menu, link};
use crate::domain::link::BUY;
use crate::telegram::OKAY;
use crate::views::{notice, start};

/// Welcomes, or follows a link such as `buy_wa_id`.
pub async fn start(ctx: &Ctx, payload: String) -> Done {
    ctx.dialogue.exit().await?;
    if let Some(wanted) = payload.strip_prefix(BUY) {
        return link::follow(ctx, wanted.to_owned()).await;
    }
    let (s, name) = (&ctx.localizer, Some(ctx.first_name.as_str()));
    match payload.as_str() {
        "login" if !ctx.linked => ask_token::ask(ctx).await,
        "buy" if ctx.linked => buy_menu::show(ctx).await,
        "help" => help(ctx).await,
        _ if ctx.linked => {
            let head = Head { text: start::hello(s, name), offers_webhook: false };
            buy_menu::below(ctx, head).await
        }
        _ => ctx.screen.show(&start::welcome(s, name)).await,
    }
}

/// Shows the help.
pub async fn help(ctx: &Ctx) -> Done {
    let inline = ctx.me.supports_inline_queries.then(|| ctx.me.username());
    ctx.screen.show(&start::help(&ctx.localizer, ctx.webhook_possible, inline, ctx.linked)).await
}

/// Leaves the current dialogue, with a reaction where Telegram allows one. It never touches an order.
pub async fn cancel(ctx: &Ctx, message: &Message) -> Done {
    let state = ctx.dialogue.state();
    ctx.dialogue.exit().await?;
    if state == State::Idle {
        return ctx.screen.show(&notice::nothing_to_cancel(&ctx.localizer)).await;
    }
    match ctx.telegram.react(ctx.id(), message.id.0, OKAY).await {
        Ok(()) => Ok(()),
        Err(_) => ctx.screen.show(&notice::cancelled_dialogue(&ctx.localizer)).await,
    }
}

/// Whether a message is one of this bot's own inline offers, picked in some chat.
pub fn is_picked(message: &Message, me: &Me) -> bool {
    message.via_bot.as_ref().is_some_and(|bot| bot.id == me.id)
}

/// An inline offer picked in the private chat itself: handled as if its button had been pressed.
pub async fn picked(ctx: &Ctx, message: &Message) -> Done {
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
    start(ctx, word.unwrap_or_default()).await
}
