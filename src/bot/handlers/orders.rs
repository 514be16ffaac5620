//! `/active` and `/order`.

use std::time::Duration;

use super::{Ctx, Done, Error, live_card};
use crate::accounts::Tell;
use crate::domain::catalog::ProductLabel;
use crate::domain::failure::FailureKind;
use crate::domain::tracking::{Observation, Order, Source, observe};
use crate::domain::{OrderId, OrderReport, OrderStatus};
use crate::views::{notice, orders};

/// How long the open orders wait for numbers and names missing from the list.
const FACTS_PATIENCE: Duration = Duration::from_millis(1_500);

/// Shows the open orders of all accounts, as the provider lists them now.
pub async fn active(ctx: &Ctx) -> Done {
    list_now(ctx).await?;
    for other in others(ctx).await? {
        // What is stored is shown in any case.
        if let Err(error) = list_now(&other).await {
            tracing::info!(user.id = %other.id(), %error, "failed to list the open orders of another account");
        }
    }
    show_active(ctx).await
}

/// Records what the provider lists for the account.
async fn list_now(ctx: &Ctx) -> Result<(), Error> {
    let client = ctx.client().await?;
    let asked_at = ctx.clock.now();
    let known = ctx.store.open_orders(ctx.id()).await?;
    let listed = ctx.screen.while_working(client.active_orders()).await;
    for order in listed?.data {
        ctx.orders.record_listed(ctx.id(), asked_at, &known, order).await?;
    }
    ctx.store.poll_soon(ctx.id());
    ctx.orders.settled(ctx.id(), FACTS_PATIENCE).await;
    Ok(())
}

/// The same update about each of the person's other accounts that can be used.
async fn others(ctx: &Ctx) -> Result<Vec<Ctx>, Error> {
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let mut others = Vec::new();
    for other in linked.iter().filter(|other| other.user != ctx.id() && !other.revoked) {
        others.push(ctx.with_account(other.user).await?);
    }
    Ok(others)
}

/// Shows the open orders as stored here.
pub(super) async fn show_active(ctx: &Ctx) -> Done {
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let mut open = Vec::new();
    for account in &linked {
        open.extend(ctx.store.open_orders(account.user).await?);
    }
    open.retain(|order| order.verified);
    open.sort_unstable_by_key(|order| order.id);
    let (now, style) = (ctx.clock.now(), ctx.user.style);
    let view = orders::active(&ctx.localizer, &open, &linked, now, style);
    ctx.screen.reveal(&ctx.store, &view).await
}

pub(super) async fn title_of(ctx: &Ctx, order: &OrderReport) -> Result<ProductLabel, Error> {
    match known_title(ctx, order).await? {
        Some(title) => Ok(title),
        None => Ok(catalog_title(ctx, order).await),
    }
}

/// The order's title, if already known.
pub(super) async fn known_title(ctx: &Ctx, order: &OrderReport) -> Result<Option<ProductLabel>, Error> {
    let known = ctx.store.find_order(ctx.id(), order.id).await?;
    Ok(known.map(|known| known.title).filter(|title| title.service.is_some()))
}

/// The title from the catalog; nothing if that is unavailable, which is no reason to show no history.
pub(super) async fn catalog_title(ctx: &Ctx, order: &OrderReport) -> ProductLabel {
    let Ok(client) = ctx.client_beside().await else { return ProductLabel::default() };
    ctx.catalog.find_title(&client, order).await.ok().flatten().unwrap_or_default()
}

/// `/order 1001`.
pub async fn by_number(ctx: &Ctx, text: String) -> Done {
    match text.trim().trim_start_matches('#').parse() {
        Ok(id) if id > 0 => show(ctx, OrderId(id)).await,
        _ => ctx.screen.show(&notice::which_order(&ctx.localizer)).await,
    }
}

/// Shows one order, read from the provider. A tracked order is updated; a past one is only shown. If the account
/// has no such order, the person's other accounts may have.
pub async fn show(ctx: &Ctx, id: OrderId) -> Done {
    if let Some(order) = ctx.screen.while_working(read(ctx, id)).await? {
        return live_card::show(ctx, &order).await;
    }
    for other in others(ctx).await? {
        if let Ok(Some(order)) = other.screen.while_working(read(&other, id)).await {
            return live_card::show(&other, &order).await;
        }
    }
    ctx.screen.show(&notice::not_found_order(&ctx.localizer)).await
}

async fn read(ctx: &Ctx, id: OrderId) -> Result<Option<Order>, Error> {
    if let Some(known) = ctx.store.find_order(ctx.id(), id).await? {
        let now = ctx.orders.read(ctx.id(), id, Tell::ByReply).await?;
        return Ok(now.or_else(|| Some(known).filter(|known| known.verified)));
    }
    let client = ctx.client().await?;
    if id.0 <= 0 {
        return Ok(None);
    }
    let asked_at = ctx.clock.now();
    match client.order(id).await {
        Ok(reply) => {
            if reply.data.status.is_some_and(OrderStatus::is_open) {
                // Bought elsewhere and still open: it is tracked from now on.
                return Ok(ctx.orders.read(ctx.id(), id, Tell::ByReply).await?);
            }
            let title = title_of(ctx, &reply.data).await?;
            let seen = Observation::new(Source::Read, asked_at, reply.data);
            let mut order = observe(ctx.id(), None, &seen).order;
            order.title = title;
            Ok(Some(order))
        }
        Err(error) if error.failure().kind == FailureKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
