//! Which status an order has, and which statements may change it.

use super::{Observation, Order, Source};
use crate::domain::OrderStatus;

impl Order {
    pub(super) fn record_status(&mut self, seen: &Observation) {
        let Some(stated) = seen.order.status.filter(|stated| *stated != self.status) else { return };
        let newer = seen.asked_at >= self.status_at;
        let allowed = match (self.status.is_open(), stated) {
            // An end is final; only the provider's own record may change which end it was.
            (false, stated) => !stated.is_open() && newer && seen.source >= Source::Read,
            // Back to waiting for an SMS: only after a resend, and never because of an event, an earlier
            // statement, or a statement that itself contains an SMS.
            (true, OrderStatus::Active) => newer && seen.source > Source::Event && !seen.order.tells_of_sms(),
            // After a resend, an earlier statement says nothing about the wait for another SMS.
            (true, OrderStatus::OtpReceived) if self.round > 0 => {
                let overtaken =
                    seen.event_at.zip(self.round_started_at).is_some_and(|(at, resent)| at < resent);
                newer && !overtaken
            }
            (true, _) => true,
        };
        if allowed {
            self.status = stated;
            self.status_at = seen.asked_at.max(self.status_at);
            self.ended_at = if stated.is_open() { None } else { Some(seen.asked_at) };
            if !stated.is_open() && seen.order.abilities.can_reactivate.is_none() {
                // What was stated while the order was open says nothing about its number now; the provider's quote
                // does.
                let completed = stated == OrderStatus::Completed;
                self.abilities.can_reactivate = self.abilities.can_reactivate.map(|_| completed);
            }
        }
        if !self.status.is_open() {
            self.cancel_promised_at = None;
            self.finish_promised_at = None;
        }
    }
}
