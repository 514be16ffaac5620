//! `/orders`: the history, page by page.

use futures_util::future::try_join_all;

use super::orders::{catalog_title, title_of};
use super::{Ctx, Done, Error};
use crate::domain::history::{Filter, Listed, PAGE, Page, PageRequest};
use crate::domain::{OrderReport, OrderStatus};
use crate::smscode::{self, Client, OrderQuery};
use crate::views::orders::{self, Look, OrderRow};

/// `/orders`.
pub async fn history(ctx: &Ctx) -> Done {
    page(ctx, PageRequest::newest(Filter::All)).await
}

/// A page by number, as used by older buttons still in chats.
pub async fn numbered(ctx: &Ctx, status: Option<OrderStatus>, number: u16) -> Done {
    let filter = Filter::of(status);
    let newest = PageRequest::newest(filter);
    let request = match filter.lists() {
        [_] => PageRequest { place: [number.saturating_mul(PAGE), 0], ..newest },
        _ => newest,
    };
    page(ctx, request).await
}

/// Shows a page.
pub async fn page(ctx: &Ctx, request: PageRequest) -> Done {
    let client = ctx.client().await?;
    let page = ctx.screen.while_working(read(&client, request)).await?;
    if page.orders.is_empty()
        && page.filter == Filter::All
        && page.newer().is_none()
        && page.older().is_none()
    {
        return ctx.screen.show(&ctx.named(orders::none(&ctx.localizer))).await;
    }
    let mut rows = Vec::with_capacity(page.orders.len());
    for order in &page.orders {
        rows.push(row(ctx, order).await?);
    }
    let now = ctx.clock.now();
    let look = Look { style: ctx.user.style, kept_since: now - ctx.sms_retention, now };
    let view = orders::list(&ctx.localizer, &page, &rows, look);
    ctx.screen.reveal(&ctx.store, &ctx.named(view)).await
}

async fn read(client: &Client, request: PageRequest) -> Result<Page, smscode::Error> {
    if let Some(page) = Page::new(&request, read_lists(client, request).await?) {
        return Ok(page);
    }
    let newest = PageRequest::newest(request.filter);
    Ok(Page::new(&newest, read_lists(client, newest).await?).unwrap_or_else(|| Page::empty(request.filter)))
}

async fn read_lists(client: &Client, request: PageRequest) -> Result<Vec<Listed>, smscode::Error> {
    let lists = request.windows().map(|(status, from, count)| async move {
        if count == 0 {
            return Ok(Listed::default());
        }
        let query = OrderQuery { limit: Some(count.into()), offset: Some(from.into()), status };
        let listed = client.orders_page(&query).await?.data;
        Ok(Listed { count: listed.listed(), orders: listed.orders })
    });
    try_join_all(lists).await
}

pub(super) async fn row(ctx: &Ctx, order: &OrderReport) -> Result<OrderRow, Error> {
    let mut title = title_of(ctx, order).await?;
    if title.flag.is_none() {
        // Statements name the country without it.
        title.flag = catalog_title(ctx, order).await.flag;
    }
    let refund = match order.status {
        Some(OrderStatus::Canceled) => ctx.store.find_order(ctx.id(), order.id).await?,
        _ => None,
    };
    // All amounts of a message are in one currency.
    let refund = refund.and_then(|known| known.refund?.seen_in(ctx.user.currency));
    Ok(OrderRow { order: order.clone(), title, refund })
}
