//! `/login` and `/logout`.

use teloxide::types::Message;

use super::buy_menu::{self, Head};
use super::terms::has_accepted_terms;
use super::{Ctx, Done, Error, State, ask_token, too_fast};
use crate::accounts::{self, SwitchedOn};
use crate::bot::token::{looks_like_a_token, words_of};
use crate::domain::notification::Notification;
use crate::domain::{Money, Private};
use crate::store::WebhookStatus;
use crate::views::login::Instant;
use crate::views::{login, terms};

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
    if !ctx.limits.admit_token(ctx.id()) {
        return too_fast::slow_down(ctx).await;
    }
    let switched_off = has_switched_off(ctx).await?;
    let linked = ctx.screen.while_working(ctx.accounts.link(ctx.id(), &token, ctx.user.currency)).await;
    match linked {
        Ok(balance) => {
            let link = Link { balance, switched_off };
            begin(&ctx.just_linked(), &link).await
        }
        Err(accounts::Error::Provider(error)) => {
            tracing::info!(user.id = %ctx.id(), %error, "failed to link a token");
            let (terms, wanted) = (!has_read_terms(ctx).await?, ask_token::wanted(ctx));
            ctx.dialogue.update(State::AwaitingToken { since: ctx.clock.now(), wanted }).await?;
            let view = login::refused(&ctx.localizer, &error.failure(), terms);
            ctx.screen.without_link().show(&view).await
        }
        Err(error) => Err(error.into()),
    }
}

/// An account that was just linked.
struct Link {
    balance: Money,
    /// Whether one was linked before, with instant codes off.
    switched_off: bool,
}

/// Whether an account is linked with instant codes off: then a new token leaves them off.
async fn has_switched_off(ctx: &Ctx) -> Result<bool, Error> {
    let account = ctx.find_account().await?;
    Ok(account.is_some_and(|account| account.webhook == WebhookStatus::Off))
}

/// After linking: says so above the first screen of buying, or continues with the target of a link.
async fn begin(ctx: &Ctx, link: &Link) -> Done {
    let (id, s) = (ctx.id(), &ctx.localizer);
    let (terms, wanted) = (!has_read_terms(ctx).await?, ask_token::wanted(ctx));
    ctx.dialogue.exit().await?;
    // Stated with the question or with the answer: linking an account accepts the terms.
    ctx.store.accept_terms(id, terms::VERSION).await?;
    let instant = ctx.screen.while_working(instant(ctx, link.switched_off)).await?;
    let open = ctx.store.open_orders(id).await?.len();
    let said = login::linked(s, &link.balance, open, &instant, terms);
    if let Some(wanted) = wanted {
        ctx.screen.show(&login::linked_alone(s, &said, &instant)).await?;
        return super::link::follow(ctx, wanted).await;
    }
    let head = Head { text: said.clone(), offers_webhook: instant.is_offered() };
    match ctx.screen.while_working(buy_menu::draw(ctx, head)).await {
        Ok(Some(menu)) => {
            ctx.dialogue.update(State::ChoosingService { country: None }).await?;
            ctx.screen.show(&menu).await
        }
        Ok(None) => ctx.screen.show(&login::linked_alone(s, &said, &instant)).await,
        Err(error) => {
            tracing::info!(user.id = %id, %error, "failed to draw the first screen after an account was linked");
            ctx.screen.show(&login::linked_alone(s, &said, &instant)).await
        }
    }
}

/// Whether the user was shown the current terms: with the question for the token, or before accepting them.
async fn has_read_terms(ctx: &Ctx) -> Result<bool, Error> {
    let was_asked = matches!(ctx.dialogue.state(), State::AwaitingToken { .. });
    Ok(was_asked || has_accepted_terms(ctx).await?)
}

/// Turns instant codes on with the first link, unless the account already notifies another address. A user who
/// had them off keeps them off. The account is linked whatever the outcome.
async fn instant(ctx: &Ctx, switched_off: bool) -> Result<Instant, Error> {
    let account = ctx.account().await?;
    Ok(match account.webhook {
        WebhookStatus::On => Instant::On,
        _ if !ctx.webhook_possible => Instant::Impossible,
        _ if switched_off => Instant::Off,
        _ => match ctx.accounts.switch_on(&account, false).await {
            Ok(SwitchedOn::Done) => Instant::On,
            Ok(SwitchedOn::Foreign(target)) => Instant::Taken(target),
            Ok(SwitchedOn::Impossible) => Instant::Impossible,
            Err(error) => {
                tracing::info!(user.id = %ctx.id(), %error, "failed to switch the webhook on with the link");
                Instant::Off
            }
        },
    })
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
    ctx.screen.show(&login::logout_ask(&ctx.localizer, open.len(), promised, &running)).await
}

/// Unlinks.
pub async fn logout_now(ctx: &Ctx) -> Done {
    let open = ctx.store.open_orders(ctx.id()).await?.len();
    let running = ctx.store.find_running_purchases(ctx.id()).await?;
    let address = ctx.screen.while_working(ctx.accounts.unlink(ctx.id())).await?;
    ctx.screen.show(&login::logged_out(&ctx.localizer, open, &running, address)).await
}
