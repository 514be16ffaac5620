//! `/balance` and `/rate`.

use super::{Desk, Done, Person, Screen};
use crate::views::balance;

/// Shows the balance.
pub async fn balance(desk: Desk, person: Person, screen: Screen) -> Done {
    let client = desk.client(&person).await?;
    let reply = screen.while_working(client.balance()).await;
    let reply = desk.heed(&person, reply).await?;
    screen.show(&balance::balance(&person.speech, &reply.data, reply.fx.as_ref())).await
}

/// Shows the exchange rate.
pub async fn rate(desk: Desk, person: Person, screen: Screen) -> Done {
    let client = desk.client(&person).await?;
    let rate = screen.while_working(client.exchange_rate()).await;
    let rate = desk.heed(&person, rate).await?;
    screen.show(&balance::rate(&person.speech, &rate)).await
}
