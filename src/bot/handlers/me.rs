//! `/me`: the user's statistics, as a picture and a table.

use super::{Ctx, Done};
use crate::domain::Zone;
use crate::domain::outcomes::{DAYS, day_of};
use crate::domain::statistics::Summary;
use crate::picture;
use crate::views::me;

/// Shows them in new messages. Without the picture, if that can't be drawn or sent.
pub async fn me(ctx: &Ctx) -> Done {
    let zone = ctx.user.zone;
    let today = day_of(ctx.clock.now(), zone);
    let counts = ctx.store.find_own_counts(ctx.id(), today - DAYS + 1).await?;
    let summary = Summary::of(&counts, today);
    if summary.month.numbers > 0 {
        match ctx.screen.while_working(picture::draw(summary.clone())).await {
            Ok(png) => send_picture(ctx, png).await?,
            Err(error) => tracing::warn!(user.id = %ctx.id(), %error, "failed to draw statistics"),
        }
    }
    let view = me::statistics(&ctx.localizer, &summary, ctx.user.currency, zone.unwrap_or(Zone::UTC));
    ctx.on(ctx.screen.beside()).screen.reveal(&ctx.store, &view).await
}

/// The table is shown in any case, so a failure to send is only logged.
async fn send_picture(ctx: &Ctx, png: Vec<u8>) -> Done {
    match ctx.telegram.send_picture(ctx.id(), png, &me::picture(&ctx.localizer)).await {
        Ok(message) => Ok(ctx.store.note_private_message(ctx.id(), message).await?),
        Err(fault) => {
            tracing::warn!(user.id = %ctx.id(), %fault, "failed to send a picture");
            Ok(())
        }
    }
}
