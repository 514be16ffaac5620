//! All orders as a file, read from the provider page by page.

use std::collections::{HashMap, HashSet};

use super::{Desk, Done, Error, Person, Screen};
use crate::domain::catalog::Title;
use crate::domain::{Order, ProductId};
use crate::smscode::{Client, OrderQuery};
use crate::views::orders::OrderRow;
use crate::views::{export, orders};

/// How many orders one call reads; the provider's most.
const PAGE: u32 = 100;
/// Where reading ends, so that a file stays one that a chat takes.
const MOST_PAGES: u32 = 100;

/// Sends the file.
pub async fn export(desk: Desk, person: Person, screen: Screen) -> Done {
    let s = &person.speech;
    let rows = screen.while_working(rows(&desk, &person)).await?;
    if rows.is_empty() {
        return screen.show(&orders::none(s)).await;
    }
    let now = desk.clock.now();
    let kept_since = now - desk.sms_retention;
    match export::csv(s, &rows, kept_since) {
        Ok(file) => screen.send_file(export::file_name(s, now), file, &export::caption(s, rows.len())).await,
        Err(error) => {
            tracing::error!(user.id = %person.id(), %error, "a file of orders could not be written");
            screen.send(&crate::views::notice::our_fault(s, None)).await
        }
    }
}

/// Every order of the account, newest first, each once: an order that is made meanwhile moves the others.
async fn rows(desk: &Desk, person: &Person) -> Result<Vec<OrderRow>, Error> {
    let client = desk.client(person).await?;
    let (mut rows, mut seen, mut titles) = (Vec::new(), HashSet::new(), Titles::default());
    for page in 0..MOST_PAGES {
        let query = OrderQuery { limit: Some(PAGE), offset: Some(page * PAGE), status: None };
        let listed = desk.heed(person, client.orders(&query).await).await?.data;
        let full = listed.len() == PAGE as usize;
        for order in listed.into_iter().filter(|order| seen.insert(order.id)) {
            let title = titles.of(desk, person, &client, &order).await?;
            rows.push(OrderRow { order, title });
        }
        if !full {
            break;
        }
    }
    Ok(rows)
}

/// What products are called, each looked up once.
#[derive(Default)]
struct Titles {
    known: HashMap<ProductId, Title>,
    /// A product that the catalog does without has cost a look through all of it; once is enough.
    gone: bool,
}

impl Titles {
    async fn of(
        &mut self,
        desk: &Desk,
        person: &Person,
        client: &Client,
        order: &Order,
    ) -> Result<Title, Error> {
        if let Some(title) = order.product.and_then(|product| self.known.get(&product)) {
            return Ok(title.clone());
        }
        let title = match desk.store.find_order(person.id(), order.id).await? {
            Some(known) if known.title != Title::default() => known.title,
            _ if self.gone => Title::default(),
            _ => super::orders::title_of(desk, person, client, order).await?,
        };
        self.gone |= title == Title::default();
        if let Some(product) = order.product {
            self.known.insert(product, title.clone());
        }
        Ok(title)
    }
}
