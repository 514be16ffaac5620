//! `/balance` and `/rate`.

use super::{Ctx, Done};
use crate::domain::guard::Guard;
use crate::domain::{Money, OrderStatus};
use crate::smscode::{Client, Error, OrderQuery};
use crate::views::balance::{self, Bound};

/// The most waiting orders that are added up.
const PAGE: u32 = 100;
const MOST_PAGES: u32 = 5;

/// Shows the balance, and the amount tied up in waiting orders.
pub async fn balance(ctx: &Ctx) -> Done {
    let client = ctx.client().await?;
    let (reply, bound) =
        ctx.screen.while_working(async { tokio::join!(client.balance(), bound(&client)) }).await;
    let reply = reply?;
    note(ctx, ctx.store.get_guard(ctx.id()).await?, &reply.data).await;
    // A sum that can't be computed is left out: the balance is what was asked for.
    let bound = bound.ok().flatten().filter(|bound| bound.amount.currency() == reply.data.currency());
    let view = balance::balance(&ctx.localizer, &reply.data, bound.as_ref(), reply.fx.as_ref());
    ctx.screen.reveal(&ctx.store, &ctx.named(view)).await
}

/// Records a balance that was read. It is written only if that changes something.
pub(super) async fn note(ctx: &Ctx, limits: Guard, balance: &Money) {
    let balance = balance.ledger_idr();
    if limits.recovers(balance)
        && let Err(error) = ctx.store.note_balance(ctx.id(), balance).await
    {
        tracing::warn!(user.id = %ctx.id(), %error, "failed to note a balance");
    }
}

/// The amount paid for orders waiting for an SMS; `None` if there are none, or too many to add up.
async fn bound(client: &Client) -> Result<Option<Bound>, Error> {
    let mut bound: Option<Bound> = None;
    for page in 0..MOST_PAGES {
        let status = Some(OrderStatus::Active);
        let query = OrderQuery { limit: Some(PAGE), offset: Some(page * PAGE), status };
        let orders = client.orders(&query).await?.data;
        for order in orders.iter().filter(|order| order.status == Some(OrderStatus::Active)) {
            let Some(amount) = order.amount else { return Ok(None) };
            bound = match bound {
                None => Some(Bound { orders: 1, amount }),
                Some(Bound { orders, amount: sum }) => match sum.checked_add(amount) {
                    Some(amount) => Some(Bound { orders: orders.saturating_add(1), amount }),
                    None => return Ok(None),
                },
            };
        }
        if orders.len() < PAGE as usize {
            return Ok(bound);
        }
    }
    Ok(None)
}

/// Shows the exchange rate.
pub async fn rate(ctx: &Ctx) -> Done {
    let client = ctx.client().await?;
    let rate = ctx.screen.while_working(client.exchange_rate()).await?;
    ctx.screen.show(&balance::rate(&ctx.localizer, &rate, ctx.clock.now())).await
}
