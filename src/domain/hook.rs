//! The state of a user's provider webhook.

use chrono::{DateTime, Utc};

/// Webhook state of an account, as seen by both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookState {
    /// This bot has no public address, so nothing can be sent to it.
    Impossible,
    /// Events are not delivered anywhere.
    Off,
    /// Events arrive here.
    On {
        /// The receiving address.
        target: HookTarget,
        /// When the last event arrived.
        last_event: Option<DateTime<Utc>>,
        /// Consecutive failed deliveries, if stated by the provider.
        failures: Option<u32>,
        /// When the provider stopped delivering because of failures.
        disabled: Option<DateTime<Utc>>,
        /// Why events may not arrive although the address is correct.
        fault: Option<HookFault>,
    },
    /// Off here; events go to someone else's address.
    Foreign(HookTarget),
    /// On here, but the address was changed elsewhere.
    Repointed {
        /// The new address, if the provider was just asked.
        target: Option<HookTarget>,
    },
}

/// Why events may not arrive although they are sent to our address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HookFault {
    /// They are signed with a different secret.
    OtherSecret,
    /// SMS were found for which no event arrived.
    NotReached,
}

/// What the provider reports about a webhook that is on here, plus what we know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HookFacts {
    /// Whether the address is ours.
    pub ours: bool,
    /// Whether the secret is ours.
    pub same_secret: bool,
    /// Whether the provider has stopped delivering.
    pub disabled: bool,
    /// Whether deliveries fail.
    pub failing: bool,
    /// Whether a genuine event arrived since the last check: then the secret is ours, whatever is shown.
    pub event_since_check: bool,
    /// Whether SMS without events were found, and no event arrived since.
    pub doubted: bool,
    /// Whether it was repaired more than once without an event since.
    pub repaired_in_vain: bool,
}

/// The resulting state and action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HookStep {
    /// Events arrive here, as far as known.
    Trust,
    /// They may not arrive: poll at the fast rate until one does.
    Doubt,
    /// Do nothing more until an event arrives.
    Wait,
    /// Set address and secret again, which also makes the provider resume delivery.
    Repair,
    /// The address was changed elsewhere. The user decides.
    Lost,
}

impl HookFacts {
    /// What to do.
    pub fn step(self) -> HookStep {
        let other_secret = !self.same_secret && !self.event_since_check;
        if !self.ours {
            HookStep::Lost
        } else if self.disabled || other_secret || self.doubted {
            HookStep::Repair
        } else if self.failing {
            HookStep::Doubt
        } else if self.repaired_in_vain {
            HookStep::Wait
        } else {
            HookStep::Trust
        }
    }
}

/// Owner of the address at the provider. Only the host is kept: its path or query may hold a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookTarget {
    /// No address is set.
    Nowhere,
    /// This chat's address.
    Ours {
        /// Host, with its port when it has one.
        host: String,
    },
    /// This bot's address for another chat.
    OtherChat {
        /// Host, with its port when it has one.
        host: String,
    },
    /// Someone else's address.
    Other {
        /// Host, with its port when it has one.
        host: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m6_what_speaks_against_push_leads_to_a_repair_and_silence_to_none() {
        let fine = HookFacts { ours: true, same_secret: true, ..HookFacts::default() };
        for (facts, step) in [
            (fine, HookStep::Trust),
            (HookFacts { ours: false, ..fine }, HookStep::Lost),
            (HookFacts { ours: false, doubted: true, disabled: true, ..fine }, HookStep::Lost),
            (HookFacts { same_secret: false, ..fine }, HookStep::Repair),
            (HookFacts { same_secret: false, event_since_check: true, ..fine }, HookStep::Trust),
            (HookFacts { disabled: true, ..fine }, HookStep::Repair),
            (HookFacts { doubted: true, ..fine }, HookStep::Repair),
            (HookFacts { failing: true, ..fine }, HookStep::Doubt),
            (HookFacts { repaired_in_vain: true, ..fine }, HookStep::Wait),
        ] {
            assert_eq!(facts.step(), step, "{facts:?}");
        }
    }
}
