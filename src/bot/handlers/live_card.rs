//! Which message shows an order. An order that can still change has one live card, the newest message that
//! shows it: the previous one shrinks to a line. Any other copy that is pressed, from this or an older
//! version, is redrawn.

use super::{Ctx, Done, Error};
use crate::domain::notification::Notification;
use crate::domain::tracking::Order;
use crate::views::card::{self, Card};
use crate::views::{View, orders, sms};

/// Shows an order, making this message its live card. For a batch, the list stays live.
pub(super) async fn show(ctx: &Ctx, order: &Order) -> Done {
    let of_card = Notification::Card { card: order.card };
    let scene = ctx.store.find_scene(order.user, &of_card).await?;
    let is_alone = matches!(scene.orders.as_slice(), [only] if only.id == order.id);
    if !order.status.is_open() || !is_alone {
        return ctx.screen.reveal(&ctx.store, &ctx.named(view(ctx, order).await?)).await;
    }
    let (now, style) = (ctx.clock.now(), ctx.user.style);
    let orders = std::slice::from_ref(order);
    let shown = match &scene.purchase {
        Some(purchase) => Card::of_purchase(purchase, orders, now, style),
        None => Card::of_order(order, now, style),
    };
    let replacing = ctx.store.is_replacing(orders).await?;
    let live = ctx.named(card::card(&ctx.localizer, &Card { linked: scene.linked, replacing, ..shown }));
    let message = ctx.screen.reveal_in_place(&ctx.store, &live).await?;
    if let Some(before) = ctx.store.move_card(order.user, order.card, message).await? {
        ctx.screen.amend(before, &card::moved(&ctx.localizer, order)).await;
    }
    // Changes learned in the meantime went to the previous message.
    let now = ctx.store.find_order(order.user, order.id).await?;
    if now.is_some_and(|now| now != *order) {
        redraw_card(ctx, order).await?;
    }
    Ok(())
}

/// Redraws the card and any copy that was pressed with the order's current state.
pub(super) async fn redraw(ctx: &Ctx, order: &Order) -> Done {
    redraw_card(ctx, order).await?;
    let Some(pressed) = ctx.screen.pressed() else { return Ok(()) };
    if ctx.store.find_card_message(ctx.id(), order.card).await? == Some(pressed) {
        return Ok(());
    }
    // The pressed message may be the one with that SMS; a moment later it is known which it is.
    if ctx.store.is_sms_on_its_way(ctx.id(), order.id).await? {
        return Ok(());
    }
    let (s, style) = (&ctx.localizer, ctx.user.style);
    let shown = ctx.store.find_shown_sms(ctx.id(), order.id, pressed).await?;
    let shown = order.sms.iter().find(|sms| Some(sms.seq) == shown);
    let view = match shown {
        Some(shown) => sms::sms(s, order, shown, ctx.clock.now(), style).into_iter().next(),
        None => Some(view(ctx, order).await?),
    };
    if let Some(view) = view {
        ctx.screen.amend(pressed, &ctx.named(view)).await;
    }
    Ok(())
}

async fn redraw_card(ctx: &Ctx, order: &Order) -> Result<(), Error> {
    Ok(ctx.store.add_notification(order.user, &Notification::Card { card: order.card }).await?)
}

/// The current state of an order, with the way back to all orders.
async fn view(ctx: &Ctx, order: &Order) -> Result<View, Error> {
    let bought = match order.intent {
        Some(intent) => ctx.store.find_purchase(order.user, intent).await?,
        None => None,
    };
    let replacing = ctx.store.is_replacing(std::slice::from_ref(order)).await?;
    let shown = Card::of_order(order, ctx.clock.now(), ctx.user.style).bought_by(bought.as_ref());
    Ok(orders::order(&ctx.localizer, &Card { replacing, ..shown }))
}
