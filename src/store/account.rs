//! A linked account and its webhook, as shared by the whole program.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::domain::{Private, UserId};

/// State of the webhook at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookStatus {
    /// The account is polled.
    Off,
    /// The hook is stored and the provider is being told about it; incoming events are already accepted.
    Pending,
    /// The provider pushes to our hook.
    On,
}

impl WebhookStatus {
    /// The name used in the database and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Pending => "pending",
            Self::On => "on",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::Off, Self::Pending, Self::On].into_iter().find(|state| state.as_str() == word)
    }
}

/// The address and secret with which the provider pushes events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    /// The unguessable part of our address, or the whole address of a previous hook.
    pub key: Private,
    /// The HMAC secret, if any.
    pub secret: Option<Private>,
}

/// A user's linked account.
#[derive(Debug, Clone)]
pub struct Account {
    /// The owner of the account.
    pub user: UserId,
    /// The API token.
    pub token: SecretString,
    /// When the provider refused the token, if it did.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When the token became suspect: refused once, and since then neither refused again nor accepted.
    pub suspected_at: Option<DateTime<Utc>>,
    /// State of the webhook.
    pub webhook: WebhookStatus,
    /// Our hook.
    pub hook: Option<Hook>,
    /// The hook that was set before ours; restored when the webhook is switched off.
    pub previous_hook: Option<Hook>,
    /// When the last genuine event arrived.
    pub last_event_at: Option<DateTime<Utc>>,
    /// When the provider was last asked whether it pushes to our hook.
    pub hook_checked_at: Option<DateTime<Utc>>,
    /// How many times in a row delivery was re-enabled without an event since.
    pub repairs: u32,
    /// When delivery was last re-enabled.
    pub repaired_at: Option<DateTime<Utc>>,
    /// When there was last a sign that events may not arrive although the webhook is on, if none has arrived
    /// since.
    pub doubted_at: Option<DateTime<Utc>>,
}

impl Account {
    /// Whether events are known to arrive, so that polling is only a safety net.
    pub fn has_working_webhook(&self) -> bool {
        self.webhook == WebhookStatus::On && self.doubted_at.is_none()
    }

    /// Whether this is the key of the account's hook.
    pub(super) fn has_hook(&self, key: &str) -> bool {
        let own = self.hook.as_ref().map(|hook| hook.key.expose().as_bytes()).unwrap_or_default();
        bool::from(own.ct_eq(key.as_bytes()))
    }

    /// Whether an event arrived after delivery was re-enabled, or delivery never had to be.
    pub fn reached_since_repair(&self) -> bool {
        self.repaired_at.is_none_or(|repaired| self.last_event_at.is_some_and(|event| event >= repaired))
    }
}

/// One of our addresses at the provider that is to be replaced by what was set before it.
#[derive(Debug, Clone)]
pub struct Leftover {
    /// The token used for that call.
    pub token: SecretString,
    /// Our address, as the provider has it.
    pub address: Private,
    /// What was set before ours.
    pub earlier: Option<Hook>,
}
