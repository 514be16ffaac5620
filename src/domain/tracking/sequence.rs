//! The order in which an order's SMS arrived, and when.
//!
//! They may become known in any order, and no source is complete: the live surface counts them but dates only
//! the first, events state when they were sent, and the older surface dates the newest.

use chrono::{DateTime, Utc};

use super::sms::EVENT_LAG;
use super::{Order, Sms};

impl Order {
    /// The SMS, oldest first: by the provider's counter, else by their times, else as they became known.
    pub fn sms_in_order(&self) -> Vec<&Sms> {
        let mut ordered: Vec<&Sms> = Vec::with_capacity(self.sms.len());
        for sms in &self.sms {
            let place = ordered.iter().position(|other| self.is_before(sms, other)).unwrap_or(ordered.len());
            ordered.insert(place, sms);
        }
        ordered
    }

    /// Whether the first certainly arrived before the second.
    fn is_before(&self, first: &Sms, second: &Sms) -> bool {
        match (first.revision, second.revision) {
            (Some(first), Some(second)) => first < second,
            _ => self.came_at(first).zip(self.came_at(second)).is_some_and(|(first, second)| first < second),
        }
    }

    /// The newest SMS.
    pub fn newest_sms(&self) -> Option<&Sms> {
        self.sms_in_order().pop()
    }

    /// Whether an SMS became known only after a later one.
    pub fn is_overtaken(&self, sms: &Sms) -> bool {
        self.sms.iter().any(|other| other.seq < sms.seq && self.is_before(sms, other))
    }

    /// When an SMS arrived, by the provider's clock. The live surface states the time of the *first* SMS with
    /// every SMS: once another SMS is known, that time dates no later one, and only the time of its event
    /// remains.
    pub fn came_at(&self, sms: &Sms) -> Option<DateTime<Utc>> {
        let received = sms.received_at.filter(|received| {
            let not_before = |other: &Sms| {
                let known = other.received_at.or(other.event_at);
                known.is_some_and(|known| *received <= known + EVENT_LAG)
            };
            sms.revision.is_none_or(|revision| revision <= 1)
                && !self.sms.iter().any(|other| other.seq < sms.seq && not_before(other))
        });
        received.or(sms.event_at)
    }

    /// Whether any of its SMS contained a code.
    pub fn has_code(&self) -> bool {
        self.sms.iter().any(|sms| sms.code.as_ref().is_some_and(|code| !code.is_blank()))
    }

    /// Number of known SMS, including those not loaded.
    pub fn sms_total(&self) -> u32 {
        self.sms.last().map_or(0, |sms| sms.seq)
    }

    /// Number of SMS that were lost: the provider keeps only the newest, so one replaced before anybody read
    /// it is gone. Known only if the provider counts SMS.
    pub fn missed_sms(&self) -> u64 {
        let newest = self.sms.iter().filter_map(|sms| sms.revision).max();
        let newest = newest.and_then(|newest| u64::try_from(newest).ok()).unwrap_or_default();
        newest.saturating_sub(u64::from(self.sms_total()))
    }
}
