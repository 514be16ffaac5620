//! What a test does to events on their way: lose, hold, repeat.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::event::Event;

/// One try of one event.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    /// The event.
    pub event: Event,
    /// 1 for the first try.
    pub attempt: u32,
    /// The signature header that was sent.
    pub signature: Option<String>,
    /// What the endpoint answered.
    pub status: Option<u16>,
    /// Why there was no answer.
    pub error: Option<String>,
    /// When the try ended.
    pub at: DateTime<Utc>,
}

/// The events between their cause and their delivery.
#[derive(Debug, Default)]
pub(crate) struct Mailroom {
    pub(crate) lose: u32,
    pub(crate) duplicate: u32,
    pub(crate) holding: bool,
    pub(crate) held: Vec<Event>,
    pub(crate) lost: Vec<Event>,
    pub(crate) deliveries: Vec<Delivery>,
    next: u64,
}

impl Mailroom {
    /// Takes an event in; returns what is to be delivered now.
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
        if self.holding {
            self.held.extend(copies);
            return Vec::new();
        }
        copies
    }
}
