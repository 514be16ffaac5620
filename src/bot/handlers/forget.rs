//! `/forget`: erases a user's data.

use super::{Ctx, Done};
use crate::domain::notification::Notification;
use crate::store::Erasure;
use crate::views::forget;

/// Asks first, and says what will be erased.
pub async fn ask(ctx: &Ctx) -> Done {
    ctx.dialogue.exit().await?;
    let open = ctx.store.open_orders(ctx.id()).await?.len();
    let (_, doubtful) = ctx.store.count_unsettled(ctx.id()).await?;
    ctx.screen.show(&forget::ask(&ctx.localizer, open, doubtful)).await
}

/// Restores the webhook and erases; messages with numbers and codes are deleted by a durable job, which
/// reports when it is done. Uncertain purchases are erased only if the question named them.
pub async fn now(ctx: &Ctx, doubt_known: bool) -> Done {
    let (id, s) = (ctx.id(), &ctx.localizer);
    // Refused while a purchase runs: then the account must stay linked, too.
    let refused = match ctx.store.count_unsettled(id).await? {
        (1.., _) => Some(Erasure::Running),
        (0, doubtful @ 1..) if !doubt_known => Some(Erasure::InDoubt(doubtful)),
        _ => None,
    };
    let erasure = match refused {
        Some(refused) => refused,
        None => {
            // Before the job, which replaces this message with its last word.
            ctx.screen.show(&forget::erasing(s)).await?;
            let address = ctx.screen.while_working(ctx.accounts.unlink(id)).await?;
            let farewell = Notification::Farewell { question: ctx.screen.message(), address };
            ctx.store.forget_person(id, doubt_known, farewell).await?
        }
    };
    match erasure {
        Erasure::Begun => Ok(()),
        Erasure::Running => ctx.screen.show(&forget::busy(s)).await,
        Erasure::InDoubt(doubtful) => {
            let open = ctx.store.open_orders(id).await?.len();
            ctx.screen.show(&forget::ask(s, open, doubtful)).await
        }
    }
}
