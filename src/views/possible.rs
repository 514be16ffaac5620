//! What can be done with an order now: as stated by the provider, else by the documented rules
//! (cancel from two minutes after the purchase and only before an SMS; finish and resend after an SMS).

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::OrderStatus;
use crate::domain::tracking::Order;

/// How long after the purchase the provider refuses to cancel.
const CANCEL_DELAY: TimeDelta = TimeDelta::minutes(2);

/// Whether an order can be canceled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancel {
    /// Yes.
    Now,
    /// Not before this time.
    Later(DateTime<Utc>),
    /// Scheduled by the user; the earliest time, if known.
    Promised(Option<DateTime<Utc>>),
    /// No.
    No,
}

/// What can be done with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Possible {
    /// Whether it can be canceled.
    pub cancel: Cancel,
    /// Whether it can be finished.
    pub finish: bool,
    /// Whether another SMS can be asked for.
    pub resend: bool,
}

impl Possible {
    /// What can be done with `order` at the time `now`.
    pub fn of(order: &Order, now: DateTime<Utc>) -> Self {
        if !order.status.is_open() {
            return Self { cancel: Cancel::No, finish: false, resend: false };
        }
        let has_sms = order.status == OrderStatus::OtpReceived || !order.sms.is_empty();
        let abilities = &order.abilities;
        Self {
            cancel: cancel(order, has_sms, now),
            finish: abilities.can_finish.unwrap_or(has_sms),
            resend: match (abilities.can_resend, abilities.resend_available_at) {
                (Some(true), _) => true,
                // Stated for an earlier moment, together with the time at which it changes.
                (Some(false), Some(from)) => from <= now,
                (Some(false), None) => false,
                (None, _) => has_sms,
            },
        }
    }
}

fn cancel(order: &Order, has_sms: bool, now: DateTime<Utc>) -> Cancel {
    let abilities = &order.abilities;
    let from = abilities.cancel_available_at.or_else(|| order.created_at.map(|at| at + CANCEL_DELAY));
    let from = from.filter(|from| *from > now && abilities.can_cancel != Some(true));
    if let Some(due) = order.cancel_promised_at {
        return Cancel::Promised(from.or(Some(due)).filter(|due| *due > now));
    }
    let ever = match abilities.can_cancel {
        Some(true) => true,
        // Stated for an earlier moment: right after the purchase, or together with the time at which it changes.
        Some(false) => !has_sms && (from.is_some() || abilities.cancel_available_at.is_some()),
        None => !has_sms,
    };
    match (ever, from) {
        (false, _) => Cancel::No,
        (true, Some(from)) => Cancel::Later(from),
        (true, None) => Cancel::Now,
    }
}

#[cfg(test)]
mod tests;
