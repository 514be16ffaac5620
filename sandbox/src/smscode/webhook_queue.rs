//! The queue of webhook events, in which a test can drop, hold or repeat them.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::event::Event;

/// One delivery attempt of one event.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    /// The event.
    pub event: Event,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// The signature header that was sent.
    pub signature: Option<String>,
    /// What the endpoint answered.
    pub status: Option<u16>,
    /// Why there was no answer.
    pub error: Option<String>,
    /// When the attempt ended.
    pub at: DateTime<Utc>,
}

/// Webhook events that have not been delivered yet.
#[derive(Debug, Default)]
pub(crate) struct WebhookQueue {
    pub(crate) lose: u32,
    pub(crate) duplicate: u32,
    pub(crate) holding: bool,
    pub(crate) hold_next: u32,
    pub(crate) held: Vec<Event>,
    pub(crate) lost: Vec<Event>,
    pub(crate) deliveries: Vec<Delivery>,
    next: u64,
}

impl WebhookQueue {
    /// Queues an event; returns what must be delivered now.
    pub(crate) fn accept(&mut self, mut event: Event) -> Vec<Event> {
        self.next += 1;
        event.id = self.next;
        if self.lose > 0 {
            self.lose -= 1;
            self.lost.push(event);
            return Vec::new();
        }
        let copies = if self.duplicate > 0 {
            self.duplicate -= 1;
            vec![event.clone(), event]
        } else {
            vec![event]
        };
        if self.holding || self.hold_next > 0 {
            self.hold_next = self.hold_next.saturating_sub(1);
            self.held.extend(copies);
            return Vec::new();
        }
        copies
    }
}
