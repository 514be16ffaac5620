//! `/active`, `/orders`, `/order`, and the buttons of a card.

use super::{Desk, Done, Error, Person, Screen};
use crate::accounts::Tell;
use crate::domain::catalog::Title;
use crate::domain::push::{CardId, Push};
use crate::domain::tracking::{Observation, Source, Tracked, observe};
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::{Order, OrderId, OrderStatus};
use crate::orders::{Canceled, Finished, Resent};
use crate::smscode::{Client, OrderQuery};
use crate::views::orders::{ORDERS_PER_PAGE, OrderRow};
use crate::views::trouble::MoneyMoved;
use crate::views::{Callback, notice, orders, toast, trouble};

/// Shows the open orders, as the provider lists them this moment.
pub async fn active(desk: Desk, person: Person, screen: Screen) -> Done {
    let client = desk.client(&person).await?;
    let asked_at = desk.clock.now();
    let known = desk.store.open_orders(person.id()).await?;
    let listed = screen.while_working(client.active_orders()).await;
    for order in desk.heed(&person, listed).await?.data {
        desk.orders.learn_listed(person.id(), &client, asked_at, &known, order).await?;
    }
    desk.store.poll_soon(person.id()).await?;
    let mut open = desk.store.open_orders(person.id()).await?;
    open.retain(|order| order.verified);
    screen.show(&orders::active(&person.speech, &open, person.user.style)).await
}

/// `/orders`.
pub async fn history(desk: Desk, person: Person, screen: Screen) -> Done {
    list(desk, person, screen, None, 0).await
}

/// Shows a page of the history.
pub async fn list(
    desk: Desk,
    person: Person,
    screen: Screen,
    status: Option<OrderStatus>,
    page: u16,
) -> Done {
    let client = desk.client(&person).await?;
    let size = u32::try_from(ORDERS_PER_PAGE).unwrap_or(8);
    let query = OrderQuery { limit: Some(size + 1), offset: Some(u32::from(page) * size), status };
    let listed = screen.while_working(client.orders(&query)).await;
    let mut listed = desk.heed(&person, listed).await?.data;
    let has_next = listed.len() > ORDERS_PER_PAGE;
    listed.truncate(ORDERS_PER_PAGE);
    if listed.is_empty() && page == 0 && status.is_none() {
        return screen.show(&orders::none(&person.speech)).await;
    }
    let mut rows = Vec::with_capacity(listed.len());
    for order in listed {
        let title = title_of(&desk, &person, &client, &order).await?;
        rows.push(OrderRow { order, title });
    }
    screen.show(&orders::list(&person.speech, &rows, status, page, has_next)).await
}

pub(super) async fn title_of(
    desk: &Desk,
    person: &Person,
    client: &Client,
    order: &Order,
) -> Result<Title, Error> {
    if let Some(known) = desk.store.find_order(person.id(), order.id).await?
        && known.title != Title::default()
    {
        return Ok(known.title);
    }
    let Some(product) = order.product else { return Ok(Title::default()) };
    // A name that can't be had now is no reason to show no history.
    let Ok(Some(place)) = desk.catalog.find_place(client, product).await else { return Ok(Title::default()) };
    Ok(desk.catalog.title(client, place).await.unwrap_or_default())
}

/// `/order 1001`.
pub async fn by_number(desk: Desk, person: Person, screen: Screen, text: String) -> Done {
    match text.trim().trim_start_matches('#').parse() {
        Ok(id) if id > 0 => show(desk, person, screen, OrderId(id)).await,
        _ => screen.show(&notice::which_order(&person.speech)).await,
    }
}

/// Shows one order, read from the provider. One that is followed is brought up to date; one of the past is only
/// shown.
pub async fn show(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let now = desk.clock.now();
    match screen.while_working(read(&desk, &person, id)).await? {
        Some(order) => screen.show(&orders::order(&person.speech, &order, now, person.user.style)).await,
        None => screen.show(&notice::not_found_order(&person.speech)).await,
    }
}

async fn read(desk: &Desk, person: &Person, id: OrderId) -> Result<Option<Tracked>, Error> {
    if let Some(known) = desk.store.find_order(person.id(), id).await? {
        let now = desk.orders.read(person.id(), id, Tell::InTheAnswer).await?;
        return Ok(now.or_else(|| Some(known).filter(|known| known.verified)));
    }
    let client = desk.client(person).await?;
    if id.0 <= 0 {
        return Ok(None);
    }
    let asked_at = desk.clock.now();
    match desk.heed(person, client.order(id).await).await {
        Ok(reply) => {
            if reply.data.status.is_some_and(OrderStatus::is_open) {
                // Bought elsewhere and still open: from now on it is followed.
                return Ok(desk.orders.read(person.id(), id, Tell::InTheAnswer).await?);
            }
            let title = title_of(desk, person, &client, &reply.data).await?;
            let seen = Observation::new(Source::Read, asked_at, reply.data);
            let mut order = observe(person.id(), None, &seen).order;
            order.title = title;
            Ok(Some(order))
        }
        Err(error) if error.trouble().is_some_and(|trouble| trouble.kind == TroubleKind::NotFound) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Brings a card up to date.
pub async fn refresh(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let read = screen.while_working(desk.orders.read(person.id(), id, Tell::InTheAnswer)).await?;
    match read {
        Some(order) => {
            redraw(&desk, &person, order.card).await?;
            screen.toast(&toast::refreshed(&person.speech)).await;
            Ok(())
        }
        None => screen.send(&notice::not_found_order(&person.speech)).await,
    }
}

async fn redraw(desk: &Desk, person: &Person, card: CardId) -> Done {
    Ok(desk.store.add_push(person.id(), &Push::Card { card }).await?)
}

/// Cancels an order.
pub async fn cancel(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let s = &person.speech;
    match screen.while_working(desk.orders.cancel(person.id(), id)).await? {
        Canceled::Done { refund, balance } => {
            match &refund {
                Some(refund) => screen.toast(&toast::cancelled_with_refund(s, refund)).await,
                None => screen.toast(&toast::canceled(s)).await,
            }
            screen.show(&notice::cancel_done(s, refund.as_ref(), balance.as_ref())).await
        }
        Canceled::TooEarly { at } => {
            screen.toast(&toast::too_early(s, Some(at))).await;
            screen.show(&notice::cancel_too_early(s, id, Some(at))).await
        }
        Canceled::Moved(order) => moved(&desk, &person, &screen, &order, toast::has_sms(s)).await,
        Canceled::No(why) => refused(&person, &screen, &why, &Callback::CancelOrder { order: id }).await,
        Canceled::NotTheirs => screen.send(&notice::not_found_order(s)).await,
    }
}

/// Promises to cancel as soon as possible.
pub async fn cancel_soon(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    match desk.orders.promise_cancel(person.id(), id).await? {
        Some(at) => {
            screen.toast(&toast::cancel_promised(&person.speech)).await;
            screen.show(&notice::cancel_promised(&person.speech, id, Some(at))).await
        }
        None => {
            screen.toast(&toast::cannot_cancel(&person.speech)).await;
            afresh(desk, person, screen, id).await
        }
    }
}

/// Calls that promise off. An order that has ended meanwhile is shown as it is.
pub async fn keep(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let open = desk.store.find_order(person.id(), id).await?.is_some_and(|order| order.status.is_open());
    if !open {
        screen.toast(&toast::already_ended(&person.speech)).await;
        return show(desk, person, screen, id).await;
    }
    desk.orders.keep(person.id(), id).await?;
    screen.tell(&toast::promise_revoked(&person.speech)).await?;
    afresh(desk, person, screen, id).await
}

/// Draws what is under the button anew, so that no button stays that has had its day. A card is redrawn by itself.
async fn afresh(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    match screen.message() {
        Some(_) => show(desk, person, screen, id).await,
        None => Ok(()),
    }
}

/// Finishes an order.
pub async fn finish(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let s = &person.speech;
    match screen.while_working(desk.orders.finish(person.id(), id)).await? {
        Finished::Done => {
            screen.toast(&toast::finished(s)).await;
            afresh(desk.clone(), person.clone(), screen.clone(), id).await
        }
        Finished::Moved(order) => moved(&desk, &person, &screen, &order, toast::already_ended(s)).await,
        Finished::No(why) => refused(&person, &screen, &why, &Callback::Finish { order: id }).await,
        Finished::NotTheirs => screen.send(&notice::not_found_order(s)).await,
    }
}

/// Asks for another SMS.
pub async fn resend(desk: Desk, person: Person, screen: Screen, id: OrderId) -> Done {
    let s = &person.speech;
    match screen.while_working(desk.orders.resend(person.id(), id, screen.press())).await? {
        Resent::Done => screen.tell(&toast::resent(s)).await,
        Resent::Unsupported => screen.tell(&toast::resend_unsupported(s)).await,
        Resent::Moved(order) => moved(&desk, &person, &screen, &order, toast::already_ended(s)).await,
        Resent::No(why) => refused(&person, &screen, &why, &Callback::Resend { order: id }).await,
        Resent::NotTheirs => screen.send(&notice::not_found_order(s)).await,
    }
}

/// The order is not what the button was drawn for: the card shows what it is.
async fn moved(desk: &Desk, person: &Person, screen: &Screen, order: &Tracked, toast: String) -> Done {
    screen.toast(&toast).await;
    redraw(desk, person, order.card).await?;
    match screen.message() {
        Some(_) => {
            let now = desk.clock.now();
            screen.show(&orders::order(&person.speech, order, now, person.user.style)).await
        }
        None => Ok(()),
    }
}

async fn refused(person: &Person, screen: &Screen, why: &Trouble, again: &Callback) -> Done {
    let s = &person.speech;
    screen.toast(&toast::failed(s)).await;
    let money = match again {
        Callback::CancelOrder { .. } if is_unclear(why.kind) => MoneyMoved::RefundUnknown,
        Callback::CancelOrder { .. } => MoneyMoved::NotBack,
        _ => MoneyMoved::No,
    };
    // Where the state has moved, the same button would only be refused again.
    let again = Some(again).filter(|_| why.kind != TroubleKind::Conflict);
    screen.send(&trouble::trouble(s, why, money, again)).await
}

/// Whether a call may have taken effect although it did not end well.
fn is_unclear(kind: TroubleKind) -> bool {
    matches!(kind, TroubleKind::NoAnswer | TroubleKind::ProviderFault | TroubleKind::InProgress)
}
