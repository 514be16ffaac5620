//! Bulk actions: one button that cancels all waiting orders or finishes all orders with a code.
//!
//! Pressing it only creates promises: each order is decided separately by its promise's job, and the result
//! is reported once all are decided. The orders of one press share a [`BulkId`].

mod part;

pub use part::{Bulk, BulkAction, BulkId};

use serde::{Deserialize, Serialize};

use super::failure::FailureKind;
use super::notification::CardId;
use super::tracking::Order;
use super::{IntentId, OrderId, OrderStatus};

/// What a bulk button requests. It covers only what its label said: orders that became eligible after it was
/// drawn are not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRequest {
    /// The action.
    pub action: BulkAction,
    /// The purchase whose orders are meant; `None` means all open ones.
    pub purchase: Option<IntentId>,
    /// The newest order included.
    pub newest: OrderId,
    /// The number of orders for which it was possible.
    pub count: u16,
}

impl BulkRequest {
    /// The request for those of these orders that allow it, and those orders; `None` if there are none.
    pub fn for_orders(
        action: BulkAction,
        purchase: Option<IntentId>,
        orders: &[Order],
    ) -> Option<(Self, Vec<&Order>)> {
        let fitting: Vec<_> = orders.iter().filter(|order| fits(order, action)).collect();
        let newest = fitting.iter().map(|order| order.id).max()?;
        let count = u16::try_from(fitting.len()).unwrap_or(u16::MAX);
        Some((Self { action, purchase, newest, count }, fitting))
    }

    fn is_about(&self, order: &Order) -> bool {
        let of_purchase = self.purchase.is_none_or(|intent| order.card == CardId::Purchase(intent));
        of_purchase && order.id <= self.newest
    }
}

/// Result of pressing a bulk button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkStart {
    /// It starts for these orders.
    Begin(Vec<OrderId>),
    /// An earlier press is still being processed; nothing new starts.
    Running,
    /// No order allows it.
    Nothing,
    /// It would affect more orders than the button said.
    Changed,
}

/// The result of a press, given these orders.
pub fn start(orders: &[Order], asked: &BulkRequest) -> BulkStart {
    let meant = || orders.iter().filter(|order| asked.is_about(order));
    let fitting: Vec<_> = meant().filter(|order| fits(order, asked.action)).map(|order| order.id).collect();
    let runs =
        |order: &Order| order.is_promised() && order.bulk.is_some_and(|bulk| bulk.action == asked.action);
    if fitting.is_empty() {
        return if meant().any(runs) { BulkStart::Running } else { BulkStart::Nothing };
    }
    if fitting.len() > usize::from(asked.count) { BulkStart::Changed } else { BulkStart::Begin(fitting) }
}

/// Whether the action can be requested for an order. The provider decides whether it happens.
pub fn fits(order: &Order, action: BulkAction) -> bool {
    let is_free = order.verified && order.vanished_at.is_none() && !order.is_promised();
    let in_flight = order.cancel_asked_at.is_some() || order.cancel_unclear_at.is_some();
    match action {
        BulkAction::Cancel => is_free && !in_flight && is_waiting(order),
        BulkAction::Finish => {
            let refused = order.abilities.can_finish == Some(false);
            is_free && !refused && order.status.is_open() && order.has_code()
        }
    }
}

/// Whether the order is waiting for its first SMS; without one its price is refunded.
pub fn is_waiting(order: &Order) -> bool {
    order.status == OrderStatus::Active && order.sms.is_empty()
}

/// Result of a bulk action for one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Not decided yet.
    Pending,
    /// Canceled and refunded.
    Canceled,
    /// Expired first, and refunded.
    Expired,
    /// An SMS arrived first: not canceled, still active.
    HasSms,
    /// Finished.
    Finished,
    /// Already ended in another way, with an SMS.
    Over,
    /// The action failed; the order is still active.
    Failed(FailureKind),
    /// The user withdrew it, or it is reported elsewhere: nothing to report.
    Untold,
}

/// Result of a bulk action for an order in its current state.
pub fn outcome(order: &Order, bulk: Bulk) -> Outcome {
    let is_open = order.status.is_open();
    match (bulk.action, order.status) {
        _ if is_open && order.is_promised() => Outcome::Pending,
        _ if is_open && order.vanished_at.is_some() => Outcome::Untold,
        (BulkAction::Cancel, OrderStatus::Canceled) => Outcome::Canceled,
        (BulkAction::Cancel, OrderStatus::Expired) if order.sms.is_empty() => Outcome::Expired,
        (BulkAction::Cancel, OrderStatus::OtpReceived) => Outcome::HasSms,
        (BulkAction::Cancel, OrderStatus::Active) if !order.sms.is_empty() => Outcome::HasSms,
        (_, OrderStatus::Completed) => Outcome::Finished,
        (_, OrderStatus::Canceled | OrderStatus::Expired) => Outcome::Over,
        _ => bulk.failure.map_or(Outcome::Untold, Outcome::Failed),
    }
}

#[cfg(test)]
mod tests;
