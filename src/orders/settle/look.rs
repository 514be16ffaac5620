//! Searches the provider's list for the orders of a purchase.

use std::collections::HashSet;
use std::time::Duration;

use super::super::Error;
use super::step::{LONGEST_WAIT, Next, Settler, TOKEN_AGAIN, bought, without_account};
use crate::accounts;
use crate::domain::failure::FailureKind;
use crate::domain::purchase::Purchase;
use crate::domain::tracking::Observation;
use crate::domain::{OrderReport, Private};
use crate::smscode::{self, Client, OrderQuery};

const PAGE: u32 = 100;
/// Maximum number of orders read. If an account makes more during one purchase, the outcome is unclear.
const MOST_LISTED: u32 = 2_000;
/// Delay before the list is requested again after a failure.
const ASK_AGAIN: Duration = Duration::from_secs(15);

/// What the provider's list shows of a purchase.
pub(super) struct Found {
    /// Its orders, both known and new.
    pub(super) own: Vec<Observation>,
    /// The new ones.
    pub(super) fresh: Vec<Observation>,
    /// Whether the list belongs to the account that confirmed the purchase.
    pub(super) same_account: bool,
    /// Whether the list was read back to the confirmation.
    pub(super) complete: bool,
    /// Whether some of the new orders may belong to another purchase with precedence.
    pub(super) contested: bool,
}

impl Found {
    /// How many orders of the purchase were seen.
    pub(super) fn seen(&self) -> u32 {
        u32::try_from(self.own.len()).unwrap_or(u32::MAX)
    }
}

impl Settler {
    /// Looks for the orders of a purchase; on failure returns what to do next.
    pub(super) async fn look(
        &self,
        purchase: &Purchase,
        client: &Client,
    ) -> Result<Result<Found, Next>, Error> {
        let orders = &self.orders;
        let now = orders.clock.now();
        let known = self.find_number(purchase).await?;
        let Listed { orders: list, complete, number } = match list(purchase, client, known)
            .await
            .map_err(accounts::Error::from)
        {
            Ok(list) => list,
            Err(accounts::Error::Provider(error)) if error.failure().kind != FailureKind::TokenRejected => {
                let wait = error.retry_after().unwrap_or(ASK_AGAIN).min(LONGEST_WAIT);
                return Ok(Err(Next::Wait(wait)));
            }
            Err(accounts::Error::Suspected(_)) => return Ok(Err(Next::Wait(TOKEN_AGAIN))),
            Err(accounts::Error::Store(error)) => return Err(error.into()),
            Err(error) => return Ok(Err(without_account(purchase, &error))),
        };
        let mut same_account = orders.store.is_from_linked_account(purchase.id).await?;
        for order in list.iter().filter(|_| !same_account) {
            if orders.store.shares_account(purchase.user, order.id, purchase.id).await? {
                same_account = true;
                break;
            }
        }
        let made = orders.store.count_orders_of(purchase.user, purchase.id).await?;
        // Another account's list contains nothing from this purchase.
        let mut room = if same_account { purchase.quantity.saturating_sub(made) } else { 0 };
        let (mut own, mut fresh) = (Vec::new(), Vec::new());
        for order in list.into_iter().filter(|order| purchase.may_have_made(order, number.as_ref())) {
            match orders.store.find_intent_of(order.id).await? {
                Some(owner) if owner == purchase.id => own.push(bought(purchase, now, order)),
                None if room > 0 => {
                    room -= 1;
                    fresh.push(bought(purchase, now, order));
                }
                _ => {}
            }
        }
        let rivals =
            if fresh.is_empty() { Vec::new() } else { orders.store.find_rivals(purchase.id).await? };
        let mut contested = false;
        for rival in rivals.iter().filter(|rival| purchase.yields_to(rival, now)) {
            let number = self.find_number(rival).await?;
            contested |= fresh.iter().any(|seen| rival.may_have_made(&seen.order, number.as_ref()));
        }
        own.extend(fresh.iter().cloned());
        Ok(Ok(Found { own, fresh, same_account, complete, contested }))
    }

    /// The number that a purchase rents again, as far as it is stored here.
    async fn find_number(&self, purchase: &Purchase) -> Result<Option<Private>, Error> {
        let Some(of) = purchase.wanted.continued() else { return Ok(None) };
        Ok(self.orders.store.find_order(purchase.user, of).await?.and_then(|order| order.phone))
    }
}

/// The user's orders since the confirmation.
struct Listed {
    /// Oldest first.
    orders: Vec<OrderReport>,
    /// Whether they can be relied on to include every order of the purchase.
    complete: bool,
    /// The number that the purchase rents again, if that is what it asks for.
    number: Option<Private>,
}

/// Reads the user's orders since the confirmation. `known` is the number that is rented again, if it is stored here.
/// Settling a purchase must not depend on an exchange rate.
async fn list(
    purchase: &Purchase,
    client: &Client,
    known: Option<Private>,
) -> Result<Listed, smscode::Error> {
    let read = client.even_without_rate(|client| {
        let known = known.clone();
        async move {
            let number = number(purchase, &client, known).await?;
            Ok((pages(purchase, &client).await?, number))
        }
    });
    let (((mut orders, complete), number), in_rupiah) = read.await?;
    if in_rupiah {
        orders.iter_mut().for_each(|order| order.amount = None);
    }
    let complete = complete && (number.is_some() || purchase.wanted.continued().is_none());
    Ok(Listed { orders, complete, number })
}

/// The number that a purchase rents again; read from the provider if it is no longer stored here.
async fn number(
    purchase: &Purchase,
    client: &Client,
    known: Option<Private>,
) -> Result<Option<Private>, smscode::Error> {
    match purchase.wanted.continued().filter(|_| known.is_none()) {
        Some(of) => match client.order(of).await {
            Ok(reply) => Ok(reply.data.phone),
            Err(error) if error.failure().kind == FailureKind::NotFound => Ok(None),
            Err(error) => Err(error),
        },
        None => Ok(known),
    }
}

/// Reads the list, newest first, back to the confirmation. An order created meanwhile shifts the others, so
/// one may be listed twice.
async fn pages(purchase: &Purchase, client: &Client) -> Result<(Vec<OrderReport>, bool), smscode::Error> {
    let since = purchase.begins_at();
    let (mut list, mut ids) = (Vec::new(), HashSet::new());
    for offset in (0..MOST_LISTED).step_by(PAGE as usize) {
        let query = OrderQuery { limit: Some(PAGE), offset: (offset > 0).then_some(offset), status: None };
        let page = client.orders(&query).await?.data;
        let is_last = page.len() < PAGE as usize;
        let reaches_back = page.iter().filter_map(|order| order.created_at).any(|made| made < since);
        list.extend(page.into_iter().filter(|order| ids.insert(order.id)));
        if is_last || reaches_back {
            list.sort_by_key(|order| order.id);
            return Ok((list, true));
        }
    }
    list.sort_by_key(|order| order.id);
    Ok((list, false))
}
