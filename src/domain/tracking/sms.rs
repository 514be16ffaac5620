//! Which SMS is this? The rule that makes "each SMS once" true.
//!
//! Sources tell different parts of an SMS: an event has the text and the time at which it was sent, the active list
//! has the text and the time of receipt, a read by id may have only the code; the live surface adds a count. Two
//! sightings are of one SMS when nothing that both of them state tells them apart.

use std::cmp::Reverse;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Observation, Sms, Source, Tracked};
use crate::domain::{OrderStatus, Private};

/// Two times of one clock that differ by less are the same moment, written with another precision.
const SAME_MOMENT: TimeDelta = TimeDelta::seconds(1);
/// An event is sent after its SMS came; a receipt that is this much later than the event is of another SMS.
const EVENT_LAG: TimeDelta = TimeDelta::seconds(2);

/// The part of an observation that is about an SMS.
struct Sighting<'a> {
    code: Option<&'a Private>,
    text: Option<&'a Private>,
    revision: Option<i64>,
    received_at: Option<DateTime<Utc>>,
    event_at: Option<DateTime<Utc>>,
}

impl<'a> Sighting<'a> {
    /// `None` when the statement tells of no SMS.
    fn of(seen: &'a Observation) -> Option<Self> {
        let stated = &seen.order;
        let code = stated.code.as_ref().filter(|code| !code.is_blank());
        let text = stated.text.as_ref().filter(|text| !text.is_blank());
        let ended = stated.status.is_some_and(|status| !status.is_open());
        let ended_unread = stated.received_at.is_some() && ended && seen.source == Source::Read;
        (code.is_some() || text.is_some() || ended_unread).then_some(Self {
            code,
            text,
            revision: stated.sms_revision,
            received_at: stated.received_at,
            // The event of an end names the newest SMS, and tells when the order ended, not when the SMS came.
            event_at: seen.event_at.filter(|_| !ended),
        })
    }

    /// Which of the known SMS it is: of those from which nothing tells it apart, the nearest.
    fn find(&self, order: &Tracked) -> Option<usize> {
        let fitting = order.sms.iter().enumerate().filter(|(_, sms)| self.is_of(sms, order));
        fitting.min_by_key(|(index, sms)| (self.distance(sms), Reverse(*index))).map(|(index, _)| index)
    }

    fn is_of(&self, sms: &Sms, order: &Tracked) -> bool {
        match (self.revision, sms.revision) {
            (Some(seen), Some(known)) => seen == known,
            _ => self.content_agrees(sms) && self.time_agrees(sms, order),
        }
    }

    fn content_agrees(&self, sms: &Sms) -> bool {
        match (self.code, &sms.code) {
            (Some(seen), Some(known)) => seen == known,
            (None, None) => match (self.text, &sms.text) {
                (Some(seen), Some(known)) => seen == known,
                // One of them knows only that an SMS came. Its content, once known, is shown as another SMS.
                (None, _) => true,
                (Some(_), None) => false,
            },
            (_, _) => match (self.text, &sms.text) {
                (Some(seen), Some(known)) => seen == known,
                _ => self.code.is_none() && self.text.is_none(),
            },
        }
    }

    fn time_agrees(&self, sms: &Sms, order: &Tracked) -> bool {
        match (self.received_at, sms.received_at) {
            (Some(seen), Some(known)) => (seen - known).abs() < SAME_MOMENT,
            (Some(received), None) => sent_after(sms.event_at, received) && self.same_round(sms, order),
            (None, Some(received)) => sent_after(self.event_at, received) && self.same_round(sms, order),
            (None, None) => self.same_round(sms, order),
        }
    }

    /// Whether both came before the newest resend or both since, as far as both tell when they came: what came since
    /// is the answer to it, even with the same digits.
    fn same_round(&self, sms: &Sms, order: &Tracked) -> bool {
        match (order.round_started_at, self.time(), sms.time()) {
            (Some(resend), Some(seen), Some(known)) => (seen < resend) == (known < resend),
            _ => true,
        }
    }

    fn time(&self) -> Option<DateTime<Utc>> {
        self.received_at.or(self.event_at)
    }

    /// How far the SMS is from being this one for certain.
    fn distance(&self, sms: &Sms) -> (bool, TimeDelta) {
        let apart = self.time().zip(sms.time()).map(|(seen, known)| (seen - known).abs());
        (self.revision != sms.revision, apart.unwrap_or(TimeDelta::MAX))
    }
}

/// Whether an event of that time, if there was one, can tell of an SMS that came then.
fn sent_after(event: Option<DateTime<Utc>>, received: DateTime<Utc>) -> bool {
    event.and_then(|event| event.checked_add_signed(EVENT_LAG)).is_none_or(|latest| received <= latest)
}

impl Tracked {
    /// Adds the SMS that the observation tells of, or completes the one it is.
    pub(super) fn learn_sms(&mut self, seen: &Observation) {
        let Some(sighting) = Sighting::of(seen) else { return };
        match sighting.find(self).and_then(|index| self.sms.get_mut(index)) {
            Some(sms) => sms.complete(&sighting),
            None => self.add_sms(&sighting),
        }
    }

    fn add_sms(&mut self, sighting: &Sighting<'_>) {
        let seq = u32::try_from(self.sms.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.sms.push(Sms {
            seq,
            code: sighting.code.cloned(),
            text: sighting.text.cloned(),
            revision: sighting.revision,
            received_at: sighting.received_at,
            event_at: sighting.event_at,
            round: self.round,
        });
        self.cancel_promised_at = None;
        if self.status == OrderStatus::Active {
            self.status = OrderStatus::OtpReceived;
        }
    }
}

impl Sms {
    fn time(&self) -> Option<DateTime<Utc>> {
        self.received_at.or(self.event_at)
    }

    fn complete(&mut self, sighting: &Sighting<'_>) {
        self.code = self.code.take().or_else(|| sighting.code.cloned());
        self.text = self.text.take().or_else(|| sighting.text.cloned());
        self.revision = self.revision.or(sighting.revision);
        self.received_at = self.received_at.or(sighting.received_at);
        self.event_at = self.event_at.or(sighting.event_at);
    }
}
