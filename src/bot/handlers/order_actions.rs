//! The buttons of a card and of an SMS: cancel, finish, ask for another SMS.
//!
//! A press is answered by a toast and by redrawing what was pressed; only unforeseeable results get a
//! separate message.

use super::{Ctx, Done, Error, live_card};
use crate::accounts::Tell;
use crate::domain::tracking::Order;
use crate::domain::{OrderId, OrderStatus};
use crate::orders::{Canceled, Finished, Resent};
use crate::views::possible::{Cancel, Possible};
use crate::views::{Callback, View, action, notice, toast};

/// Brings a card up to date.
pub async fn refresh(ctx: &Ctx, id: OrderId) -> Done {
    let read = ctx.screen.while_working(ctx.orders.read(ctx.id(), id, Tell::ByReply)).await?;
    match read {
        Some(order) => {
            live_card::redraw(ctx, &order).await?;
            ctx.screen.toast(&toast::refreshed(&ctx.localizer)).await;
            Ok(())
        }
        None => ctx.screen.send(&notice::not_found_order(&ctx.localizer)).await,
    }
}

/// Cancels an order. If it is too early, the press schedules cancellation for as soon as possible.
pub async fn cancel(ctx: &Ctx, id: OrderId) -> Done {
    let s = &ctx.localizer;
    if let Some(order) = ctx.store.find_order(ctx.id(), id).await?
        && order.status != OrderStatus::Canceled
        && order.vanished_at.is_none()
        && Possible::of(&order, ctx.clock.now()).cancel == Cancel::No
    {
        let toast = if order.status.is_open() { toast::has_sms(s) } else { toast::already_ended(s) };
        return moved(ctx, &order, toast).await;
    }
    match ctx.screen.while_working(ctx.orders.cancel(ctx.id(), id)).await? {
        Canceled::Done { refund, .. } => {
            match &refund {
                Some(refund) => ctx.screen.toast(&toast::cancelled_with_refund(s, refund)).await,
                None => ctx.screen.toast(&toast::canceled(s)).await,
            }
            redraw_now(ctx, id).await?;
            Ok(ctx.orders.cancel_was_shown(ctx.id(), id).await?)
        }
        Canceled::TooEarly { at } => {
            let from = (at > ctx.clock.now()).then_some(at);
            promise(ctx, id, from).await
        }
        Canceled::Moved(order) => {
            let toast = if order.sms.is_empty() { toast::already_ended(s) } else { toast::has_sms(s) };
            moved(ctx, &order, toast).await
        }
        Canceled::No(why) => {
            let ends = ctx.store.find_order(ctx.id(), id).await?.and_then(|order| order.expires_at);
            failed(ctx, &action::not_canceled(s, id, &why, ends)).await
        }
        Canceled::Unclear(why) => failed(ctx, &action::cancel_unclear(s, id, &why)).await,
        Canceled::NotTheirs => ctx.screen.send(&notice::not_found_order(s)).await,
    }
}

/// Schedules cancellation as soon as possible: the button of an older version.
pub async fn cancel_soon(ctx: &Ctx, id: OrderId) -> Done {
    promise(ctx, id, None).await
}

async fn promise(ctx: &Ctx, id: OrderId, from: Option<chrono::DateTime<chrono::Utc>>) -> Done {
    let s = &ctx.localizer;
    match ctx.orders.promise_cancel(ctx.id(), id, from).await? {
        Some(at) => {
            let wait = (at - ctx.clock.now()).to_std().unwrap_or_default();
            ctx.screen.alert(&toast::cancel_promised_in(s, wait)).await;
        }
        None => ctx.screen.toast(&toast::cannot_cancel(s)).await,
    }
    redraw_now(ctx, id).await
}

/// Withdraws a scheduled cancellation. An order that has ended in the meantime is shown as it is.
pub async fn keep(ctx: &Ctx, id: OrderId) -> Done {
    let s = &ctx.localizer;
    let open = ctx.store.find_order(ctx.id(), id).await?.is_some_and(|order| order.status.is_open());
    if open {
        ctx.orders.keep(ctx.id(), id).await?;
        ctx.screen.tell(&toast::promise_revoked(s)).await?;
    } else {
        ctx.screen.toast(&toast::already_ended(s)).await;
    }
    redraw_now(ctx, id).await
}

/// Finishes an order.
pub async fn finish(ctx: &Ctx, id: OrderId) -> Done {
    let s = &ctx.localizer;
    if let Some(order) = ended(ctx, id).await?.filter(|o| o.status != OrderStatus::Completed) {
        return moved(ctx, &order, toast::already_ended(s)).await;
    }
    match ctx.screen.while_working(ctx.orders.finish(ctx.id(), id)).await? {
        Finished::Done => {
            ctx.screen.toast(&toast::finished(s)).await;
            redraw_now(ctx, id).await
        }
        Finished::Moved(order) => moved(ctx, &order, toast::already_ended(s)).await,
        Finished::No(why) => failed(ctx, &action::not_done(s, &why, &Callback::Finish { order: id })).await,
        Finished::Unclear(why) => failed(ctx, &action::unclear(s, id, &why)).await,
        Finished::NotTheirs => ctx.screen.send(&notice::not_found_order(s)).await,
    }
}

/// Asks for another SMS.
pub async fn resend(ctx: &Ctx, id: OrderId) -> Done {
    let s = &ctx.localizer;
    if let Some(order) = ended(ctx, id).await? {
        return moved(ctx, &order, toast::already_ended(s)).await;
    }
    match ctx.screen.while_working(ctx.orders.resend(ctx.id(), id, ctx.screen.press())).await? {
        Resent::Done => {
            ctx.screen.tell(&toast::resent(s)).await?;
            redraw_now(ctx, id).await
        }
        Resent::Unsupported => {
            ctx.screen.toast(&toast::resend_unsupported(s)).await;
            ctx.screen.send(&notice::resend_unsupported(s, id)).await
        }
        Resent::Moved(order) => moved(ctx, &order, toast::already_ended(s)).await,
        Resent::No(why) => failed(ctx, &action::not_done(s, &why, &Callback::Resend { order: id })).await,
        Resent::Unclear(why) => failed(ctx, &action::unclear(s, id, &why)).await,
        Resent::NotTheirs => ctx.screen.send(&notice::not_found_order(s)).await,
    }
}

/// The order, if it is known to have ended: an end is final, so there is nothing to ask the provider.
async fn ended(ctx: &Ctx, id: OrderId) -> Result<Option<Order>, Error> {
    let known = ctx.store.find_order(ctx.id(), id).await?;
    Ok(known.filter(|order| !order.status.is_open()))
}

/// Redraws the order's current state.
pub(super) async fn redraw_now(ctx: &Ctx, id: OrderId) -> Done {
    match ctx.store.find_order(ctx.id(), id).await? {
        Some(order) => live_card::redraw(ctx, &order).await,
        None => ctx.screen.send(&notice::not_found_order(&ctx.localizer)).await,
    }
}

/// The order has changed since the button was drawn: the toast names its state, and the pressed message shows
/// it.
async fn moved(ctx: &Ctx, order: &Order, toast: String) -> Done {
    ctx.screen.toast(&toast).await;
    live_card::redraw(ctx, order).await
}

async fn failed(ctx: &Ctx, view: &View) -> Done {
    ctx.screen.toast(&toast::failed(&ctx.localizer)).await;
    ctx.screen.send(view).await
}
