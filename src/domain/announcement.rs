//! What an administrator sends to everybody.

use super::UserId;

/// How far an announcement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnouncementState {
    /// It was shown to its author, who has not decided.
    Draft,
    /// It is being sent.
    Sending,
    /// Everybody was looked at.
    Done,
    /// Its author stopped it, before or while it was sent.
    Stopped,
}

impl AnnouncementState {
    /// The word for the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sending => "sending",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// Reads the word that [`AnnouncementState::as_str`] writes.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Draft, Self::Sending, Self::Done, Self::Stopped]
            .into_iter()
            .find(|state| state.as_str() == word)
    }
}

/// An announcement, and what became of it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Its number.
    pub id: i64,
    /// Who wrote it.
    pub author: UserId,
    /// The text, as it was written.
    pub body: String,
    /// How far it is.
    pub state: AnnouncementState,
    /// The last person it was, or may have been, sent to.
    pub cursor: UserId,
    /// How many got it.
    pub sent: u64,
    /// How many can't be reached.
    pub unreached: u64,
    /// How many may have got it: Telegram gave no clear answer. They are not asked twice.
    pub unclear: u64,
    /// The author's message that shows how far it is.
    pub message: Option<i32>,
}

/// What became of it with one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// They got it.
    Sent,
    /// They can't be reached.
    Unreached,
    /// Nobody knows.
    Unclear,
}
