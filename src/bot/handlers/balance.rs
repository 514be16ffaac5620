//! `/balance` and `/rate`.

use super::{Desk, Done, Person, Screen};
use crate::domain::OrderStatus;
use crate::smscode::{Client, Error, OrderQuery};
use crate::views::balance::{self, Bound};

/// How many waiting orders are added up at most.
const PAGE: u32 = 100;
const MOST_PAGES: u32 = 5;

/// Shows the balance, and what is bound in orders that wait.
pub async fn balance(desk: Desk, person: Person, screen: Screen) -> Done {
    let client = desk.client(&person).await?;
    let (reply, bound) = screen.while_working(async { tokio::join!(client.balance(), bound(&client)) }).await;
    let reply = desk.heed(&person, reply).await?;
    // What can't be added up is left out: the balance is what was asked for.
    let bound = bound.ok().flatten().filter(|bound| bound.amount.currency() == reply.data.currency());
    screen.show(&balance::balance(&person.speech, &reply.data, bound.as_ref(), reply.fx.as_ref())).await
}

/// What was paid for the orders that wait for an SMS; `None` when there is none, or too much to add up.
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
pub async fn rate(desk: Desk, person: Person, screen: Screen) -> Done {
    let client = desk.client(&person).await?;
    let rate = screen.while_working(client.exchange_rate()).await;
    let rate = desk.heed(&person, rate).await?;
    screen.show(&balance::rate(&person.speech, &rate, desk.clock.now())).await
}
