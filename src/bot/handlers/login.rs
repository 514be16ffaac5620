//! `/login` and `/logout`.

use teloxide::types::Message;

use super::{Ctx, Done, ask_token, linking, token_offer, too_fast};
use crate::bot::token::{looks_like_a_token, words_of};
use crate::domain::Private;
use crate::domain::account::Arrival;
use crate::domain::notification::Notification;
use crate::views::{account, login};

/// Links the account of the token that follows, or asks for one.
pub async fn login(ctx: &Ctx, message: &Message, token: Private) -> Done {
    if token.expose().is_empty() {
        return ask_token::ask(ctx).await;
    }
    link(ctx, message, token).await
}

/// Takes the message after the question for the token. One without text is deleted, too: a picture or a file
/// may show the token.
pub async fn take_token(ctx: &Ctx, message: &Message) -> Done {
    let Some(text) = words_of(message) else {
        ctx.store.add_notification(ctx.id(), &Notification::DeleteMessage { message: message.id.0 }).await?;
        return ctx.screen.show(&login::not_a_token(&ctx.localizer)).await;
    };
    let token = Private::new(text.trim());
    link(ctx, message, token).await
}

/// A token sent unasked, whatever is shown: alone it is used, among other words the bot asks for it.
pub async fn unasked_token(ctx: &Ctx, message: &Message) -> Done {
    link(ctx, message, Private::new(words_of(message).unwrap_or_default().trim())).await
}

/// The message with the token is deleted whatever becomes of the token, even after a crash: its deletion is
/// durable before the token is examined.
async fn link(ctx: &Ctx, message: &Message, token: Private) -> Done {
    ctx.store.add_notification(ctx.id(), &Notification::DeleteMessage { message: message.id.0 }).await?;
    // A forwarded message may be written by somebody else: nobody must be led into an account that is not
    // theirs.
    let is_forwarded = message.forward_origin().is_some();
    if is_forwarded || !looks_like_a_token(token.expose()) {
        return ctx.screen.show(&login::not_a_token(&ctx.localizer)).await;
    }
    if !ctx.limits.admit_token(ctx.person()) {
        return too_fast::slow_down(ctx).await;
    }
    let arrived = linking::arrived(ctx, token).await?;
    let (linked, arrival) = token_offer::arrival(ctx, &arrived).await?;
    match arrival {
        Arrival::Link(to) => linking::link(ctx, to, &arrived).await,
        Arrival::Known(user) => token_offer::known(ctx, &linked, user).await,
        Arrival::Ask { further, replaceable } => token_offer::ask(ctx, further, &replaceable, arrived).await,
    }
}

/// Asks before unlinking.
pub async fn logout(ctx: &Ctx) -> Done {
    ctx.dialogue.exit().await?;
    if ctx.find_account().await?.is_none() {
        return ctx.screen.show(&login::needed(&ctx.localizer)).await;
    }
    let open = ctx.store.open_orders(ctx.id()).await?;
    let promised = open.iter().filter(|order| order.cancel_promised_at.is_some()).count();
    let running = ctx.store.find_running_purchases(ctx.id()).await?;
    let ask = login::logout_ask(&ctx.localizer, ctx.id().account(), open.len(), promised, &running);
    ctx.screen.show(&ctx.named(ask)).await
}

/// Unlinks the account that was asked about, whichever is in use by now.
pub async fn unlink(ctx: &Ctx, account: u8) -> Done {
    logout_now(&ctx.with_account(ctx.id().with_account(account)).await?).await
}

/// Unlinks. If there is another account, it is in use from now on.
pub async fn logout_now(ctx: &Ctx) -> Done {
    let open = ctx.store.open_orders(ctx.id()).await?.len();
    let running = ctx.store.find_running_purchases(ctx.id()).await?;
    let address = ctx.screen.while_working(ctx.accounts.unlink(ctx.id())).await?;
    let done = ctx.named(login::logged_out(&ctx.localizer, open, &running, address));
    let (linked, current) =
        (ctx.store.find_linked(ctx.id()).await?, ctx.store.find_current(ctx.person()).await?);
    match linked.iter().find(|other| other.user == current) {
        Some(other) => ctx.screen.show(&account::goes_on(&ctx.localizer, done, &other.name)).await,
        None => ctx.screen.show(&done).await,
    }
}
