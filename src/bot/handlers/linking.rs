//! Linking an account with a token, and what follows.

use super::buy_menu::{self, Head};
use super::terms::has_accepted_terms;
use super::{Ctx, Done, Error, State, ask_token};
use crate::accounts::{self, Arrived, SwitchedOn};
use crate::domain::{Money, Private, UserId};
use crate::smscode;
use crate::store::WebhookStatus;
use crate::views::login::Instant;
use crate::views::{login, terms};

/// A token that was just sent, with what follows once it is linked.
pub async fn arrived(ctx: &Ctx, token: Private) -> Result<Arrived, Error> {
    Ok(Arrived { token, wanted: ask_token::wanted(ctx), terms: !has_read_terms(ctx).await? })
}

/// Links this account of the person.
pub async fn link(ctx: &Ctx, to: UserId, arrived: &Arrived) -> Done {
    let switched_off = has_switched_off(ctx, to).await?;
    let currency = ctx.user.currency;
    let linked = ctx.screen.while_working(ctx.accounts.link(to, &arrived.token, currency)).await;
    match linked {
        Ok(balance) => {
            let link = Link { balance, switched_off };
            begin(&ctx.just_linked(to).await?, &link, arrived).await
        }
        Err(accounts::Error::Provider(error)) => refuse(ctx, &error, arrived).await,
        Err(error) => Err(error.into()),
    }
}

/// The token could not be checked, or is not valid: another one is waited for.
pub async fn refuse(ctx: &Ctx, error: &smscode::Error, arrived: &Arrived) -> Done {
    tracing::info!(user.id = %ctx.id(), %error, "failed to link a token");
    let wanted = arrived.wanted.clone();
    ctx.dialogue.update(State::AwaitingToken { since: ctx.clock.now(), wanted }).await?;
    let view = login::refused(&ctx.localizer, &error.failure(), arrived.terms);
    ctx.screen.without_link().show(&view).await
}

/// An account that was just linked.
struct Link {
    balance: Money,
    /// Whether one was linked before, with instant codes off.
    switched_off: bool,
}

/// Whether an account is linked there with instant codes off: then a new token leaves them off.
async fn has_switched_off(ctx: &Ctx, to: UserId) -> Result<bool, Error> {
    let account = ctx.store.find_account(to).await?;
    Ok(account.is_some_and(|account| account.webhook == WebhookStatus::Off))
}

/// After linking: says so above the first screen of buying, or continues with the target of a link.
async fn begin(ctx: &Ctx, link: &Link, arrived: &Arrived) -> Done {
    let (id, s) = (ctx.id(), &ctx.localizer);
    ctx.dialogue.exit().await?;
    // Stated with the question or with the answer: linking an account accepts the terms.
    ctx.store.accept_terms(id, terms::VERSION).await?;
    let instant = ctx.screen.while_working(instant(ctx, link.switched_off)).await?;
    let open = ctx.store.open_orders(id).await?.len();
    let said = login::linked(s, &link.balance, open, &instant, arrived.terms);
    let alone = ctx.named(login::linked_alone(s, &said, &instant));
    if let Some(wanted) = &arrived.wanted {
        ctx.screen.show(&alone).await?;
        return super::link::follow(ctx, wanted.clone()).await;
    }
    let head = Head { text: said, offers_webhook: instant.is_offered() };
    match ctx.screen.while_working(buy_menu::draw(ctx, head)).await {
        Ok(Some(menu)) => {
            ctx.dialogue.update(State::ChoosingService { country: None }).await?;
            ctx.screen.show(&menu).await
        }
        Ok(None) => ctx.screen.show(&alone).await,
        Err(error) => {
            tracing::info!(user.id = %id, %error, "failed to draw the first screen after an account was linked");
            ctx.screen.show(&alone).await
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
