//! Events that the provider sends to us.

use chrono::{DateTime, Utc};

use super::orders;
use super::wire::Raw;
use crate::domain::{OrderId, OrderReport, OrderStatus};

/// One event. It may be late, repeated or out of order, and is only trustworthy if its signature is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// When the provider sent it.
    pub timestamp: Option<DateTime<Utc>>,
    /// The report about an order; `None` if it has none.
    pub order: Option<OrderReport>,
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// `order.otp_received`: an SMS came, possibly without a code in it.
    OtpReceived,
    /// `order.completed`.
    Completed,
    /// `order.expired`: it ended without an SMS and was refunded.
    Expired,
    /// `order.canceled`: the person ended it and was refunded.
    Canceled,
    /// `webhook.test`.
    Test,
    /// An unknown event, to be accepted and ignored.
    Other,
}

impl EventKind {
    fn parse(word: &str) -> Self {
        match word {
            "order.otp_received" => Self::OtpReceived,
            "order.completed" => Self::Completed,
            "order.expired" => Self::Expired,
            "order.canceled" => Self::Canceled,
            "webhook.test" => Self::Test,
            _ => Self::Other,
        }
    }

    /// The status in which the event leaves its order.
    pub fn status(self) -> Option<OrderStatus> {
        match self {
            Self::OtpReceived => Some(OrderStatus::OtpReceived),
            Self::Completed => Some(OrderStatus::Completed),
            Self::Expired => Some(OrderStatus::Expired),
            Self::Canceled => Some(OrderStatus::Canceled),
            Self::Test | Self::Other => None,
        }
    }
}

/// Why a body is not an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// Not a JSON object; answered with 400.
    #[error("the body is not a JSON object")]
    Malformed,
}

impl Event {
    /// Reads the raw body of a request whose signature has been checked. How large a body may be is the caller's
    /// rule.
    ///
    /// # Errors
    /// When the body is not a JSON object. An unknown event and an event without an order are no error.
    pub fn parse(raw: &[u8]) -> Result<Self, EventError> {
        let fields = Raw::parse(raw).and_then(Raw::fields).ok_or(EventError::Malformed)?;
        let kind = EventKind::parse(&fields.word("event").unwrap_or_default());
        let data = fields.get("data").and_then(Raw::fields);
        let order = data.and_then(|data| {
            let id = data.int("order_id").or_else(|| data.int("id")).filter(|id| *id > 0).map(OrderId)?;
            let stated = orders::order(&data, id);
            Some(OrderReport { status: kind.status().or(stated.status), ..stated })
        });
        Ok(Self { kind, timestamp: fields.time("timestamp"), order })
    }
}
