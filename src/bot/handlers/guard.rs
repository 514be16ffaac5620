//! The spending guard: its screen, and the second confirmation of a large purchase.

use super::{Ctx, Done, buy};
use crate::domain::IntentId;
use crate::domain::guard::GuardChange;
use crate::views::{guard, replace, toast};

/// Shows the guard.
pub async fn guard(ctx: &Ctx) -> Done {
    let limits = ctx.store.get_guard(ctx.id()).await?;
    ctx.screen.show(&guard::guard(&ctx.localizer, &limits)).await
}

/// Stores a change and shows the resulting guard.
pub async fn change(ctx: &Ctx, change: GuardChange) -> Done {
    let limits = ctx.store.get_guard(ctx.id()).await?.with(change);
    ctx.store.save_guard(ctx.id(), limits).await?;
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    let view = match change {
        GuardChange::AutoReplace(_) => replace::setting(&ctx.localizer, &limits),
        _ => guard::guard(&ctx.localizer, &limits),
    };
    ctx.screen.show(&view).await
}

/// Takes the second confirmation, and continues like the first.
pub async fn assure(ctx: &Ctx, intent: IntentId) -> Done {
    ctx.store.assure_purchase(ctx.id(), intent).await?;
    buy::confirm(ctx, intent).await
}
