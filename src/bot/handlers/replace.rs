//! Another number instead of one that gets no SMS, and the setting that does it without a press.

use super::{Ctx, Done, order_actions};
use crate::domain::OrderId;
use crate::orders::Replacing;
use crate::views::{notice, replace, toast};

/// Replaces an order. The answer names the most that the next number may cost.
pub async fn replace(ctx: &Ctx, id: OrderId) -> Done {
    let s = &ctx.localizer;
    match ctx.orders.replace(ctx.id(), id).await? {
        Replacing::Begun(at, price) => {
            let wait = (at - ctx.clock.now()).to_std().unwrap_or_default();
            ctx.screen.alert(&toast::replacing(s, wait, &price)).await;
        }
        Replacing::Moved(order) => {
            let said = if order.status.is_open() { toast::has_sms(s) } else { toast::already_ended(s) };
            ctx.screen.toast(&said).await;
        }
        Replacing::Frozen => ctx.screen.alert(&toast::buying_frozen(s)).await,
        Replacing::Busy => ctx.screen.toast(&toast::replace_busy(s)).await,
        Replacing::Impossible => ctx.screen.toast(&toast::cannot_replace(s)).await,
        Replacing::NotTheirs => return ctx.screen.send(&notice::not_found_order(s)).await,
    }
    order_actions::redraw_now(ctx, id).await
}

/// Shows the setting.
pub async fn setting(ctx: &Ctx) -> Done {
    let guard = ctx.store.get_guard(ctx.id()).await?;
    ctx.screen.show(&replace::setting(&ctx.localizer, &guard)).await
}
