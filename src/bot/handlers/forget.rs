//! `/forget`: erases a user's data.

use super::{Ctx, Done, Error};
use crate::domain::notification::{Address, Notification};
use crate::store::Erasure;
use crate::views::forget;

/// Asks first, and says what will be erased.
pub async fn ask(ctx: &Ctx) -> Done {
    ctx.dialogue.exit().await?;
    let open = count_open(ctx).await?;
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
            ctx.accounts.drop_offer(ctx.person());
            let address = ctx.screen.while_working(unlink_all(ctx)).await?;
            let farewell = Notification::Farewell { question: ctx.screen.message(), address };
            ctx.store.forget_person(id, doubt_known, farewell).await?
        }
    };
    match erasure {
        Erasure::Begun => Ok(()),
        Erasure::Running => ctx.screen.show(&forget::busy(s)).await,
        Erasure::InDoubt(doubtful) => {
            let open = count_open(ctx).await?;
            ctx.screen.show(&forget::ask(s, open, doubtful)).await
        }
    }
}

/// The open orders of all accounts.
async fn count_open(ctx: &Ctx) -> Result<usize, Error> {
    let mut open = 0;
    for user in ctx.id().accounts() {
        open += ctx.store.open_orders(user).await?.len();
    }
    Ok(open)
}

/// Unlinks every account. Of what became of their webhooks, the worst is told.
async fn unlink_all(ctx: &Ctx) -> Result<Address, Error> {
    let mut worst = Address::Settled;
    for linked in ctx.store.find_linked(ctx.id()).await? {
        worst = worst.max(ctx.accounts.unlink(linked.user).await?);
    }
    Ok(worst)
}
