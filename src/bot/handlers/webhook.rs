//! `/webhook`: the webhook, and what is wrong with it. Which account a message is about is remembered with it, so
//! that its buttons act on that account.

use super::{Ctx, Done};
use crate::accounts::{Healed, SwitchedOff, SwitchedOn};
use crate::domain::hook::HookState;
use crate::views::{View, webhook};

/// Shows the state of the webhook.
pub async fn webhook(ctx: &Ctx) -> Done {
    let account = ctx.account().await?;
    let state = ctx.screen.while_working(ctx.accounts.hook_state(&account)).await?;
    ctx.screen.reveal(&ctx.store, &ctx.named(webhook::state(&ctx.localizer, &state, ctx.clock.now()))).await
}

/// Switches the webhook on.
pub async fn on(ctx: &Ctx, replace: bool) -> Done {
    let account = ctx.account().await?;
    let on = ctx.screen.while_working(ctx.accounts.switch_on(&account, replace)).await?;
    ctx.screen.reveal(&ctx.store, &ctx.named(switched(ctx, &on))).await
}

fn switched(ctx: &Ctx, on: &SwitchedOn) -> View {
    match on {
        SwitchedOn::Done => webhook::switched_on(&ctx.localizer),
        SwitchedOn::Impossible => webhook::state(&ctx.localizer, &HookState::Impossible, ctx.clock.now()),
        SwitchedOn::Foreign(target) => webhook::ask_replace(&ctx.localizer, target),
    }
}

/// Switches the webhook off.
pub async fn off(ctx: &Ctx) -> Done {
    let account = ctx.account().await?;
    let off = ctx.screen.while_working(ctx.accounts.switch_off(&account)).await?;
    ctx.screen
        .reveal(&ctx.store, &ctx.named(webhook::switched_off(&ctx.localizer, off == SwitchedOff::Restored)))
        .await
}

/// Tests the webhook from both ends.
pub async fn test(ctx: &Ctx) -> Done {
    let account = ctx.account().await?;
    let test = ctx.screen.while_working(ctx.accounts.test_webhook(&account)).await?;
    ctx.screen
        .reveal(&ctx.store, &ctx.named(webhook::test_result(&ctx.localizer, test.status, test.arrived)))
        .await
}

/// Sets a new address and secret, and tests them.
pub async fn heal(ctx: &Ctx) -> Done {
    let account = ctx.account().await?;
    let healed = ctx.screen.while_working(ctx.accounts.repair_webhook(&account)).await?;
    let view = match &healed {
        Healed::Tested(test) => webhook::healed(&ctx.localizer, test.status, test.arrived),
        Healed::Not(on) => switched(ctx, on),
    };
    ctx.screen.reveal(&ctx.store, &ctx.named(view)).await
}
