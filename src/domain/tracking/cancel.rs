//! Cancels requested by the user: promised, awaiting an answer, or left unclear.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Observation, Order, Source};
use crate::domain::OrderStatus;
use crate::domain::bulk::Bulk;

/// Longest wait for the answer to a cancel, including the read after an unclear one. An end reported by
/// another source is held back for this long before it is sent as a message.
pub const CANCEL_TAKES: TimeDelta = TimeDelta::seconds(40);

impl Order {
    /// Whether it will be canceled or finished without another button press.
    pub fn is_promised(&self) -> bool {
        self.cancel_promised_at.is_some() || self.finish_promised_at.is_some()
    }

    /// The bulk press still in progress for this order: its result is reported with those of the others.
    pub(super) fn told_with_others(&self) -> Option<Bulk> {
        self.bulk.filter(|_| self.is_promised())
    }

    /// Whether the user is waiting for the answer to a cancel at this time. That answer reports the end; a
    /// message does so only if the answer does not.
    pub fn awaits_cancel(&self, now: DateTime<Utc>) -> bool {
        self.cancel_unclear_at.is_none()
            && self.cancel_asked_at.is_some_and(|asked| now.signed_duration_since(asked).abs() < CANCEL_TAKES)
    }

    /// The result of a cancel without a clear answer: the order has ended, or it was read as open afterwards.
    pub(super) fn record_cancel(&mut self, seen: &Observation) {
        let Some(since) = self.cancel_unclear_at else { return };
        let stated_open = seen.order.status.is_some_and(OrderStatus::is_open);
        let read_since = seen.source >= Source::Read && seen.asked_at > since && stated_open;
        if !self.status.is_open() || read_since {
            self.cancel_unclear_at = None;
            self.cancel_asked_at = None;
        }
    }
}
