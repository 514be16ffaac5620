//! A user's time zone.

use teloxide::types::Message;

use super::{Ctx, Done, State, fallback, settings};
use crate::domain::Zone;
use crate::views::{time_zones, toast};

/// Shows the time zones, and lets typed text search them.
pub async fn list(ctx: &Ctx) -> Done {
    ctx.dialogue.update(State::ChoosingZone).await?;
    ctx.screen.show(&time_zones::list(&ctx.localizer, ctx.clock.now())).await
}

/// Text while the time zones are shown.
///
/// It is a search only if it can be one: words that name something to buy still do.
pub async fn typed(ctx: &Ctx, message: &Message) -> Done {
    let now = ctx.clock.now();
    let text = message.text().unwrap_or_default().trim();
    let found = Zone::search(text, now, time_zones::MOST_FOUND);
    let view = time_zones::found(&ctx.localizer, text, &found, now);
    if found.is_empty() {
        return fallback::message_or(ctx, message, &view).await;
    }
    ctx.screen.show(&view).await
}

/// Stores a time zone.
pub async fn choose(ctx: &Ctx, zone: Zone) -> Done {
    ctx.dialogue.exit().await?;
    let ctx = settings::save(ctx, |user| user.zone = Some(zone)).await?;
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    ctx.screen.show(&time_zones::list(&ctx.localizer, ctx.clock.now())).await
}
