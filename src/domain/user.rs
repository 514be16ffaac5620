//! A user and their settings.

use serde::{Deserialize, Serialize};

use super::account::AccountName;
use super::{Currency, Language, UserId, Zone};

/// Which messages make a sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Notifications {
    /// All new messages.
    #[default]
    All,
    /// Only codes; everything else is silent.
    CodesOnly,
}

/// How long a message with a code stays in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lifetime {
    /// Until the user deletes it.
    #[default]
    Stays,
    /// Five minutes.
    FiveMinutes,
    /// Half an hour.
    HalfHour,
    /// A day; Telegram lets bots delete their messages for two.
    Day,
}

impl Lifetime {
    /// Every choice, starting with the default.
    pub const ALL: [Self; 4] = [Self::Stays, Self::FiveMinutes, Self::HalfHour, Self::Day];

    /// In minutes; 0 if it stays.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Stays => 0,
            Self::FiveMinutes => 5,
            Self::HalfHour => 30,
            Self::Day => 24 * 60,
        }
    }

    /// Parses the output of [`Lifetime::minutes`].
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|lifetime| i64::from(lifetime.minutes()) == minutes)
    }
}

/// How codes look in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CodeStyle {
    /// Show an SMS's full text only if no code was found in it.
    pub code_only: bool,
    /// Hide codes and texts until tapped.
    pub covered: bool,
    /// How long the message with a code stays; the card keeps the code.
    pub lifetime: Lifetime,
}

/// A change of [`CodeStyle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StyleChange {
    /// Show only codes, or not.
    CodeOnly(bool),
    /// Hide codes, or not.
    Covered(bool),
    /// How long the message stays.
    Lifetime(Lifetime),
}

impl CodeStyle {
    /// The style after a change.
    #[must_use]
    pub fn with(self, change: StyleChange) -> Self {
        match change {
            StyleChange::CodeOnly(code_only) => Self { code_only, ..self },
            StyleChange::Covered(covered) => Self { covered, ..self },
            StyleChange::Lifetime(lifetime) => Self { lifetime, ..self },
        }
    }
}

/// A user of the bot: a person with one of their accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The person and which of their accounts.
    pub id: UserId,
    /// The name of the account, if the person has linked another one beside it.
    pub account: Option<AccountName>,
    /// Display language: chosen, else Telegram's, else English.
    pub language: Language,
    /// Display currency.
    pub currency: Currency,
    /// Which messages make a sound.
    pub notifications: Notifications,
    /// How codes look.
    pub style: CodeStyle,
    /// The user's time zone, if chosen.
    pub zone: Option<Zone>,
}
