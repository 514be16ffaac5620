//! Matches SMS sightings: the rule that ensures each SMS is reported once.
//!
//! Sources report different parts of an SMS: an event has the text and its sending time, the active list has
//! the text and the time of receipt, a read by id may have only the code; the live surface adds a counter,
//! keeps the last code across later SMS without one, and states the time of the first SMS with each.
//! Invariant: two sightings are the same SMS if nothing that both of them state differs.

use std::cmp::Reverse;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Observation, Order, Sms, Source};
use crate::domain::{OrderStatus, Private};

/// Two times of one clock closer than this are the same moment at different precision.
const SAME_MOMENT: TimeDelta = TimeDelta::seconds(1);
/// An event is sent after its SMS arrived; a receipt this much later than the event belongs to another SMS.
pub(super) const EVENT_LAG: TimeDelta = TimeDelta::seconds(2);
/// The most SMS that events may add to an order: real ones have a few, but anyone with the secret can sign
/// thousands. SMS listed by the provider itself are always accepted.
const MOST_BY_EVENTS: u32 = 50;
/// Events add no SMS to an order that ended longer ago than this.
const EVENTS_AFTER_END: TimeDelta = TimeDelta::minutes(10);

/// The part of an observation that describes an SMS.
struct Sighting<'a> {
    code: Option<&'a Private>,
    text: Option<&'a Private>,
    revision: Option<i64>,
    received_at: Option<DateTime<Utc>>,
    event_at: Option<DateTime<Utc>>,
}

impl<'a> Sighting<'a> {
    /// `None` if the statement contains no SMS.
    fn of(seen: &'a Observation, order: &Order) -> Option<Self> {
        let stated = &seen.order;
        let code = stated.code.as_ref().filter(|code| !code.is_blank());
        let text = stated.text.as_ref().filter(|text| !text.is_blank());
        let ended = stated.status.is_some_and(|status| !status.is_open());
        let ended_unread = stated.received_at.is_some() && ended && seen.source == Source::Read;
        let sighting = (code.is_some() || text.is_some() || ended_unread).then_some(Self {
            code,
            text,
            revision: stated.sms_revision,
            received_at: stated.received_at,
            // An event about an end names the newest SMS, and its time is that of the end, not of the SMS.
            event_at: seen.event_at.filter(|_| !ended),
        })?;
        let sighting = Self { code: sighting.own_code(order), ..sighting };
        Some(Self { received_at: sighting.own_receipt(order), ..sighting })
    }

    /// The code, unless it was kept from an earlier SMS: then this text does not contain it.
    fn own_code(&self, order: &Order) -> Option<&'a Private> {
        let code = self.code?;
        let kept = |sms: &Sms| {
            sms.code.as_ref() == Some(code)
                && self
                    .text
                    .is_some_and(|text| !sms.text.as_ref().is_some_and(|known| same_text(text, known)))
        };
        let borrowed = self.text.is_some_and(|text| !contains(text, code)) && order.sms.iter().any(kept);
        Some(code).filter(|_| !borrowed)
    }

    /// The time of receipt, unless it is that of the first SMS instead of this one.
    fn own_receipt(&self, order: &Order) -> Option<DateTime<Utc>> {
        let received = self.received_at.filter(|_| self.revision.is_none_or(|revision| revision <= 1))?;
        let is_its = |sms: &Sms| {
            self.content_differs(sms)
                && sms.time().is_some_and(|known| {
                    let later = known - received;
                    later > -SAME_MOMENT && later <= EVENT_LAG
                })
        };
        Some(received).filter(|_| !order.sms.iter().any(is_its))
    }

    /// Finds the known SMS that it matches: the closest of those that nothing distinguishes from it.
    fn find(&self, order: &Order) -> Option<usize> {
        let fitting = order.sms.iter().enumerate().filter(|(_, sms)| self.is_of(sms, order));
        fitting.min_by_key(|(index, sms)| (self.distance(sms), Reverse(*index))).map(|(index, _)| index)
    }

    fn is_of(&self, sms: &Sms, order: &Order) -> bool {
        match (self.revision, sms.revision) {
            // An SMS counted without content receives it; other content with the same counter is another SMS.
            (Some(seen), Some(known)) => seen == known && !self.content_differs(sms),
            _ => self.content_agrees(sms) && self.time_agrees(sms, order),
        }
    }

    /// Whether both state a text, or both a code, and these differ.
    fn content_differs(&self, sms: &Sms) -> bool {
        let texts = self.text.zip(sms.text.as_ref()).map(|(seen, known)| !same_text(seen, known));
        let codes = self.code.zip(sms.code.as_ref()).map(|(seen, known)| seen != known);
        texts == Some(true) || codes == Some(true)
    }

    fn content_agrees(&self, sms: &Sms) -> bool {
        if self.content_differs(sms) {
            return false;
        }
        match (self.text, &sms.text, self.code, &sms.code) {
            (Some(_), Some(_), _, _) | (_, _, Some(_), Some(_)) => true,
            // One of them knows only that an SMS arrived. Its content, once known, is shown as another SMS.
            (text, _, code, _) => text.is_none() && code.is_none(),
        }
    }

    fn time_agrees(&self, sms: &Sms, order: &Order) -> bool {
        match (self.received_at, sms.received_at) {
            (Some(seen), Some(known)) => (seen - known).abs() < SAME_MOMENT,
            (Some(received), None) => sent_after(sms.event_at, received) && self.same_round(sms, order),
            (None, Some(received)) => sent_after(self.event_at, received) && self.same_round(sms, order),
            (None, None) => self.same_round(sms, order),
        }
    }

    /// Whether both arrived on the same side of the latest resend, as far as both tell: what arrived since is
    /// the answer to it, even with the same digits.
    fn same_round(&self, sms: &Sms, order: &Order) -> bool {
        match (order.round_started_at, self.time(), sms.time()) {
            (Some(resend), Some(seen), Some(known)) => (seen < resend) == (known < resend),
            _ => true,
        }
    }

    fn time(&self) -> Option<DateTime<Utc>> {
        self.received_at.or(self.event_at)
    }

    /// How far the SMS is from being a certain match.
    fn distance(&self, sms: &Sms) -> (bool, TimeDelta) {
        let apart = self.time().zip(sms.time()).map(|(seen, known)| (seen - known).abs());
        (self.revision != sms.revision, apart.unwrap_or(TimeDelta::MAX))
    }
}

/// Whether an event of that time, if any, can report an SMS that arrived then.
fn sent_after(event: Option<DateTime<Utc>>, received: DateTime<Utc>) -> bool {
    event.and_then(|event| event.checked_add_signed(EVENT_LAG)).is_none_or(|latest| received <= latest)
}

/// Whether two texts differ only in white space.
fn same_text(one: &Private, other: &Private) -> bool {
    one.expose().split_whitespace().eq(other.expose().split_whitespace())
}

/// Whether a text contains a code, however its digits are grouped.
fn contains(text: &Private, code: &Private) -> bool {
    let letters = |raw: &Private| {
        raw.expose().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(text).contains(&letters(code))
}

impl Order {
    /// Adds the observed SMS, or completes the one it matches.
    pub(super) fn record_sms(&mut self, seen: &Observation) {
        let Some(sighting) = Sighting::of(seen, self) else { return };
        match sighting.find(self) {
            Some(index) => self.sms.get_mut(index).into_iter().for_each(|sms| sms.complete(&sighting)),
            None if seen.source == Source::Event && !self.takes_events(seen.asked_at) => {}
            None => self.add_sms(&sighting),
        }
    }

    /// Whether an event may still add an SMS.
    fn takes_events(&self, now: DateTime<Utc>) -> bool {
        let over = self.ended_at.filter(|_| !self.status.is_open());
        self.sms_total() < MOST_BY_EVENTS && over.is_none_or(|ended| now - ended < EVENTS_AFTER_END)
    }

    fn add_sms(&mut self, sighting: &Sighting<'_>) {
        let seq = self.sms_total().saturating_add(1);
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
        // An SMS from before the latest resend is not the one being waited for.
        let overtaken =
            sighting.time().zip(self.round_started_at).is_some_and(|(came, resend)| came < resend);
        if self.status == OrderStatus::Active && !overtaken {
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
