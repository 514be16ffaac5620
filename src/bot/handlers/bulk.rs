//! Buttons for many orders: cancel all that are waiting, finish all that have a code.

use super::{Ctx, Done, orders};
use crate::domain::bulk::BulkRequest;
use crate::domain::notification::{CardId, Notification};
use crate::views::toast;

/// Starts the job. Its result is sent in a message.
pub async fn begin(ctx: &Ctx, asked: BulkRequest) -> Done {
    // Without an account no promise could be kept.
    ctx.account().await?;
    let start = ctx.orders.begin_bulk(ctx.id(), &asked).await?;
    ctx.screen.toast(&toast::bulk(&ctx.localizer, asked.action, &start)).await;
    match asked.purchase {
        Some(intent) => {
            let card = Notification::Card { card: CardId::Purchase(intent) };
            Ok(ctx.store.add_notification(ctx.id(), &card).await?)
        }
        None => orders::show_active(ctx).await,
    }
}
