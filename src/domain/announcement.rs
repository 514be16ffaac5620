//! A broadcast from an administrator to all users.

use super::UserId;

/// Progress of an announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum AnnouncementState {
    /// Shown to its author, who has not decided yet.
    Draft,
    /// It is being sent.
    Sending,
    /// Every user was processed.
    Done,
    /// Its author stopped it, before or during sending.
    Stopped,
}

impl AnnouncementState {
    /// The name used in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`AnnouncementState::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// An announcement and its results so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Its id.
    pub id: i64,
    /// Its author.
    pub author: UserId,
    /// The text as written.
    pub body: String,
    /// Its progress.
    pub state: AnnouncementState,
    /// The last user it was, or may have been, sent to.
    pub cursor: UserId,
    /// Users who received it.
    pub sent: u64,
    /// Users who can't be reached.
    pub unreached: u64,
    /// Users who may have received it: Telegram gave no clear answer. It is not sent to them again.
    pub unclear: u64,
    /// The author's message that shows the progress.
    pub message: Option<i32>,
}

/// Result for one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// Received.
    Sent,
    /// The user can't be reached.
    Unreached,
    /// Unknown.
    Unclear,
}
