//! `/settings`.

use super::{Ctx, Done, Error, State};
use crate::domain::user::{StyleChange, User};
use crate::store::WebhookStatus;
use crate::views::settings::Known;
use crate::views::{codes, settings, toast};

/// Shows the settings.
pub async fn settings(ctx: &Ctx) -> Done {
    if matches!(ctx.dialogue.state(), State::ChoosingZone | State::NamingAccount { .. }) {
        ctx.dialogue.exit().await?;
    }
    show(ctx).await
}

async fn show(ctx: &Ctx) -> Done {
    let known = known(ctx).await?;
    ctx.screen.show(&ctx.named(settings::settings(&ctx.localizer, &ctx.user, known))).await
}

/// The state of everything that is set elsewhere.
async fn known(ctx: &Ctx) -> Result<Known, Error> {
    let id = ctx.id();
    let account = ctx.find_account().await?;
    let is_on = account.as_ref().is_some_and(|account| account.webhook == WebhookStatus::On);
    Ok(Known {
        linked: account.is_some_and(|account| account.revoked_at.is_none()),
        instant: ctx.webhook_possible.then_some(is_on),
        guard: ctx.store.get_guard(id).await?,
        favourites: ctx.store.find_favourites(id).await?.len(),
        accounts: ctx.store.find_linked(id).await?.len(),
    })
}

/// Shows the languages.
pub async fn languages(ctx: &Ctx) -> Done {
    ctx.screen.show(&settings::languages(&ctx.localizer, &ctx.user)).await
}

/// Shows the code formats.
pub async fn codes(ctx: &Ctx) -> Done {
    ctx.screen.show(&codes::codes(&ctx.localizer, ctx.user.style)).await
}

/// Stores a choice and shows the resulting settings, in the chosen language.
pub async fn choose(ctx: &Ctx, choice: impl FnOnce(&mut User)) -> Done {
    let ctx = save(ctx, choice).await?;
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    show(&ctx).await
}

/// Stores the code format.
pub async fn restyle(ctx: &Ctx, change: StyleChange) -> Done {
    let ctx = save(ctx, |user| user.style = user.style.with(change)).await?;
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    codes(&ctx).await
}

/// Stores a choice; returns the updated user.
pub(super) async fn save(ctx: &Ctx, choice: impl FnOnce(&mut User)) -> Result<Ctx, Error> {
    let mut user = ctx.user.clone();
    choice(&mut user);
    ctx.store.save_settings(&user).await?;
    Ok(ctx.with_user(user))
}
