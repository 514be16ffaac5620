//! A purchase with an unknown outcome: what to do next, and which orders belong to it.
//!
//! Three sources reveal the outcome: the answer to the call, repeated with the same key; the provider's list
//! of orders; and "in progress", which is neither yes nor no. Invariant: a purchase is never called "not
//! bought" while the last answer is "in progress", before two looks some seconds apart agree, or from a list
//! that could not be read to its end.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Look, Purchase, PurchaseState};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::{OrderReport, Private};

/// A purchase that was never sent is dropped after this time: the user has moved on.
const START_WINDOW: TimeDelta = TimeDelta::minutes(5);
/// After this time the list is checked before a call is repeated: a provider may have forgotten the key, and
/// a call with a forgotten key charges again.
const TRUSTED_FOR: TimeDelta = TimeDelta::seconds(45);
/// A provider that answered "in progress" this recently still remembers the key.
const REMEMBERED_FOR: TimeDelta = TimeDelta::seconds(60);
/// How long to repeat the call with the same key. Some providers forget keys after ten minutes or more.
const REPEAT_WINDOW: TimeDelta = TimeDelta::minutes(5);
/// How long the list is checked while the last answer is "in progress". No number is rented for longer.
const PATIENCE: TimeDelta = TimeDelta::minutes(20);
/// After this many unanswered calls, more of them won't help.
const ATTEMPTS: u32 = 6;
/// The list may lag by this much: until then a look that misses some orders is repeated.
const LATE_ORDERS: TimeDelta = TimeDelta::seconds(20);
/// Minimum time between two looks that confirm each other.
const LOOKS_APART: TimeDelta = TimeDelta::seconds(5);
/// Wait between two looks while a purchase is in progress.
const LOOK_ON: Duration = Duration::from_secs(20);
/// Orders created up to this long before the price was read (provider's clock) may be of this purchase.
const CLOCK_GRACE: TimeDelta = TimeDelta::seconds(5);
/// Orders created this soon after the last answer belong to this purchase, unless another expected them.
const CLAIM_WINDOW: TimeDelta = TimeDelta::minutes(5);

/// The next step for a confirmed purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// It was never sent and is now too old to send.
    Lapse,
    /// Make the call, always with the same key.
    Call,
    /// Check the list of orders; make the call if that is inconclusive.
    LookThenCall,
    /// Check the list of orders: further calls reveal nothing more.
    Look,
}

/// The conclusion from a look at the list of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The orders shown were bought, and no others.
    Bought,
    /// Nothing was bought.
    Nothing,
    /// The outcome can no longer be determined.
    Unclear,
    /// Make the call.
    Call,
    /// Look again after this wait.
    LookAgain(Duration),
}

impl Purchase {
    /// Time since the user confirmed.
    pub fn age(&self, now: DateTime<Utc>) -> TimeDelta {
        now - self.confirmed_at.unwrap_or(self.created_at)
    }

    /// Returns the next step.
    pub fn plan(&self, now: DateTime<Utc>) -> Plan {
        let age = self.age(now);
        let in_progress = self.doubt.in_progress_at.is_some();
        let unanswered = self.attempts.saturating_sub(self.doubt.in_progress);
        let is_partly_seen = self.doubt.look.is_some_and(|look| look.seen > 0);
        match self.attempts {
            0 if age > START_WINDOW => Plan::Lapse,
            _ if age > REPEAT_WINDOW => Plan::Look,
            _ if self.doubtful && self.failure.is_some() => Plan::Look,
            _ if !in_progress && (unanswered >= ATTEMPTS || is_partly_seen) => Plan::Look,
            _ if self.doubtful && age > TRUSTED_FOR => Plan::LookThenCall,
            _ => Plan::Call,
        }
    }

    /// Interprets a list of orders that shows `seen` orders of this purchase. `complete` means that the list
    /// was read back to the confirmation.
    pub fn after_look(&self, now: DateTime<Utc>, plan: Plan, seen: u32, complete: bool) -> Verdict {
        if seen >= self.quantity {
            return Verdict::Bought;
        }
        let may_call = plan == Plan::LookThenCall;
        if let Some(said) = self.doubt.in_progress_at {
            let is_remembered = now - said < REMEMBERED_FOR || (seen == 0 && complete);
            return match () {
                () if may_call && is_remembered => Verdict::Call,
                () if self.age(now) < PATIENCE => Verdict::LookAgain(LOOK_ON),
                () => Verdict::Unclear,
            };
        }
        if may_call && seen == 0 && complete {
            return Verdict::Call;
        }
        let agreed =
            self.doubt.look.is_some_and(|before| before.seen == seen && now - before.at >= LOOKS_APART);
        let early = self.age(now) < LATE_ORDERS || !agreed;
        match seen {
            _ if self.doubtful && early => Verdict::LookAgain(LOOKS_APART.to_std().unwrap_or(LOOK_ON)),
            _ if !complete => Verdict::Unclear,
            0 => Verdict::Nothing,
            _ => Verdict::Bought,
        }
    }

    /// Records a look.
    pub fn note_look(&mut self, at: DateTime<Utc>, seen: u32) {
        if self.doubt.look.is_none_or(|before| before.seen != seen) {
            self.doubt.look = Some(Look { at, seen });
        }
    }

    /// Records that the provider answered "in progress".
    pub fn note_in_progress(&mut self, at: DateTime<Utc>) {
        self.doubt.in_progress += 1;
        self.doubt.in_progress_at = Some(at);
        self.failure = None;
    }

    /// Records a refusal received while an earlier call may have taken effect: from now on the list decides.
    pub fn note_refusal(&mut self, failure: &ProviderFailure) {
        self.doubt.in_progress_at = None;
        self.failure = Some(failure.kind);
        self.failure_until = failure.until;
        self.request_id.clone_from(&failure.request_id);
    }

    /// Why nothing was bought, if the list shows nothing.
    pub fn refusal(&self) -> ProviderFailure {
        let kind = self.failure.unwrap_or(FailureKind::NoAnswer);
        ProviderFailure { until: self.failure_until, request_id: self.request_id.clone(), ..kind.into() }
    }

    /// When to check for numbers that the provider may still make after the end of an uncertain purchase was
    /// reported: until an hour after the latest possible end.
    pub fn next_late_look(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let wait = match self.age(now).num_minutes() {
            ..2 => TimeDelta::seconds(20),
            2..10 => TimeDelta::minutes(1),
            10..80 => TimeDelta::minutes(5),
            _ => return None,
        };
        Some(now + wait)
    }

    /// The earliest time, by the provider's clock, of an order that may belong to this purchase.
    pub fn begins_at(&self) -> DateTime<Utc> {
        self.provider_time.or(self.confirmed_at).unwrap_or(self.created_at) - CLOCK_GRACE
    }

    /// Whether an order not attributed to any purchase may belong to this one, by what it is for and its time.
    /// `number` is the number that is rented again, if the purchase asks for that.
    pub fn may_have_made(&self, order: &OrderReport, number: Option<&Private>) -> bool {
        let from = self.begins_at();
        let settled = !matches!(self.state, PurchaseState::Confirmed | PurchaseState::Unclear);
        let last_word = self.doubt.in_progress_at.map_or(from, |said| said.max(from));
        let until = settled.then(|| last_word + CLOCK_GRACE + CLAIM_WINDOW);
        self.is_of_kind(order, number)
            && order.created_at.is_some_and(|made| made >= from && until.is_none_or(|until| made <= until))
    }

    /// Whether an order that either purchase may have made is left to `other`, an unsettled purchase from the same
    /// account: a number that was rented again belongs to the purchase of that number, else the one that can still be
    /// answered has precedence, else the older one.
    pub fn yields_to(&self, other: &Self, now: DateTime<Utc>) -> bool {
        match (self.wanted.continued(), other.wanted.continued()) {
            (Some(_), None) => return false,
            (None, Some(_)) => return true,
            _ => {}
        }
        let young = other.age(now) <= TRUSTED_FOR || other.doubt.in_progress_at.is_some();
        let may_be_answered = other.failure.is_none() && young && other.age(now) <= REPEAT_WINDOW;
        let is_older = (other.confirmed_at, other.id.0) < (self.confirmed_at, self.id.0);
        may_be_answered || is_older || self.state != PurchaseState::Confirmed
    }
}
