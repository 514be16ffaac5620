//! The number of a completed order once more: its quote as a confirm screen.

use super::terms::has_accepted_terms;
use super::{Ctx, Done};
use crate::domain::OrderId;
use crate::orders::SameNumber;
use crate::views::{notice, same_number, terms};

/// Asks for the quote, and shows the confirm screen for it.
pub async fn ask(ctx: &Ctx, order: OrderId) -> Done {
    let s = &ctx.localizer;
    if !has_accepted_terms(ctx).await? {
        return ctx.screen.show(&terms::ask_for_number(s, order)).await;
    }
    let quote = ctx.orders.same_number(ctx.id(), ctx.user.currency, order);
    let purchase = match ctx.screen.while_working(quote).await? {
        SameNumber::Draft(purchase) => purchase,
        SameNumber::No { title, product, why } => {
            tracing::info!(user.id = %ctx.id(), order.id = %order, kind = why.kind.as_str(), "a number can't be rented again");
            return ctx.screen.send(&same_number::not_rented(s, &title, product, &why)).await;
        }
        SameNumber::NotTheirs => return ctx.screen.send(&notice::not_found_order(s)).await,
    };
    let client = ctx.client_beside().await?;
    let balance = ctx.screen.while_working(client.balance()).await.ok().map(|reply| reply.data);
    let balance = balance.filter(|balance| balance.currency() == purchase.price.currency());
    let limits = ctx.store.get_spending(ctx.id()).await?;
    let view = same_number::confirm(s, &purchase, balance.as_ref(), limits);
    ctx.screen.send(&ctx.named(view)).await
}

/// Records acceptance of the terms and continues to the quote. Acceptance of outdated terms is asked for again.
pub async fn accept_terms(ctx: &Ctx, version: u32, order: OrderId) -> Done {
    if version == terms::VERSION {
        ctx.store.accept_terms(ctx.id(), version).await?;
    }
    ask(ctx, order).await
}
