//! Features that some Bot API servers do not support, and which of them the current one has rejected.
//!
//! Telegram's own server is up to date; a self-hosted one may be years behind. Most servers ignore unknown parameters. A feature
//! that the server rejects is not used for the rest of the run: a plain message is better than none.

use std::sync::atomic::{AtomicU16, Ordering};

use super::TelegramError;

/// A feature that a server may reject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Newer {
    /// Colors of buttons (Bot API 9.4).
    ButtonStyle = 1,
    /// Buttons that copy (7.11).
    CopyText = 1 << 1,
    /// Times rendered by the app (9.5).
    DateTime = 1 << 2,
    /// Replies (7.0).
    Reply = 1 << 3,
    /// Topics in private chats (9.3).
    Topics = 1 << 4,
    /// Deleting many messages at once (7.0).
    DeleteMessages = 1 << 5,
    /// Text markup. All servers support it, but may reject a particular text.
    Markup = 1 << 6,
    /// The buttons, likewise.
    Keyboard = 1 << 7,
    /// Messages with tables (10.1). They have a method of their own, so they are never left out of another.
    RichMessages = 1 << 8,
}

impl Newer {
    /// Features that a server may not support at all.
    const FEATURES: [Self; 6] =
        [Self::ButtonStyle, Self::CopyText, Self::DateTime, Self::Reply, Self::Topics, Self::DeleteMessages];

    /// The lower-case words by which an error names it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::ButtonStyle => &["\"style\"", "button style"],
            // A server that does not support the button type reports a button without action.
            Self::CopyText => &["copy_text", "text buttons are unallowed"],
            Self::DateTime => &["tg-time"],
            Self::Reply => &["reply_parameters", "message to be replied", "message to reply"],
            Self::Topics => &["message_thread_id", "thread not found", "topic"],
            Self::DeleteMessages => &["method not found"],
            Self::Markup | Self::Keyboard | Self::RichMessages => &[],
        }
    }
}

/// A set of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct NewerSet(u16);

impl From<Newer> for NewerSet {
    fn from(one: Newer) -> Self {
        Self(one as u16)
    }
}

impl NewerSet {
    pub(super) fn has(self, one: Newer) -> bool {
        self.0 & one as u16 != 0
    }

    pub(super) fn with(self, one: Newer) -> Self {
        Self(self.0 | one as u16)
    }

    pub(super) fn with_if(self, one: Newer, wanted: bool) -> Self {
        if wanted { self.with(one) } else { self }
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn features(self) -> impl Iterator<Item = Newer> {
        Newer::FEATURES.into_iter().filter(move |one| self.has(*one))
    }
}

/// The features that the server has rejected as unsupported in this run.
#[derive(Debug, Default)]
pub(super) struct NewerSupport(AtomicU16);

impl NewerSupport {
    /// The features that are never used.
    pub(super) fn unknown(&self) -> NewerSet {
        NewerSet(self.0.load(Ordering::Relaxed))
    }

    pub(super) fn is_unknown(&self, one: Newer) -> bool {
        self.unknown().has(one)
    }

    /// Remembers unsupported features named by an error. `used`: the features of the rejected call.
    pub(super) fn learn(&self, fault: &TelegramError, used: NewerSet) {
        let Some((one, reason)) = named(fault, used) else { return };
        // Other errors are about this call only: an invalid color, a deleted topic.
        let is_unknown = ["unknown", "unsupported", "unallowed", "method not found"];
        let fresh = is_unknown.iter().any(|word| reason.contains(word))
            && !NewerSet(self.0.fetch_or(one as u16, Ordering::Relaxed)).has(one);
        if fresh {
            tracing::warn!(feature = ?one, reason, "Bot API server does not support this feature; leaving it out from now on");
        }
    }

    /// Remembers that a rich message was rejected. `used`: what the error may be about instead.
    pub(super) fn give_up_rich(&self, fault: &TelegramError, used: NewerSet) {
        self.learn(fault, used);
        if named(fault, used).is_none() {
            self.0.fetch_or(Newer::RichMessages as u16, Ordering::Relaxed);
            tracing::warn!(%fault, "Bot API server rejects rich messages; sending plain ones from now on");
        }
    }

    /// The features to leave out of the next attempt, or `None` to give up: the one the error names; if it names none, all newer
    /// features; then the markup; then the buttons.
    pub(super) fn next(&self, fault: &TelegramError, used: NewerSet, left_out: NewerSet) -> Option<NewerSet> {
        let used = used.without(left_out);
        self.learn(fault, used);
        if let Some((one, _)) = named(fault, used) {
            return Some(left_out.with(one));
        }
        if !matches!(fault, TelegramError::Refused(_)) {
            return None;
        }
        if used.features().next().is_some() {
            return Some(used.features().fold(left_out, NewerSet::with));
        }
        [Newer::Markup, Newer::Keyboard].into_iter().find(|one| used.has(*one)).map(|one| left_out.with(one))
    }
}

/// The feature an error is about, and its text in lower case.
fn named(fault: &TelegramError, used: NewerSet) -> Option<(Newer, String)> {
    let reason = match fault {
        TelegramError::Refused(reason) => reason.to_ascii_lowercase(),
        // A new message refers to nothing else that can be missing.
        TelegramError::Gone if used.has(Newer::Reply) => return Some((Newer::Reply, String::new())),
        _ => return None,
    };
    let is_named = |one: &Newer| one.words().iter().any(|word| reason.contains(word));
    let one = used.features().find(is_named)?;
    Some((one, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(reason: &str) -> TelegramError {
        TelegramError::Refused(reason.to_owned())
    }

    fn all() -> NewerSet {
        let used = Newer::FEATURES.into_iter().filter(|one| *one != Newer::DeleteMessages);
        used.fold(NewerSet::default(), NewerSet::with).with(Newer::Markup).with(Newer::Keyboard)
    }

    #[test]
    fn what_a_refusal_says_is_unknown_is_left_out_from_then_on() {
        for (reason, one) in [
            ("Bad Request: can't parse inline keyboard button: unknown field \"style\"", Newer::ButtonStyle),
            ("Bad Request: can't parse inline keyboard button: unknown field \"copy_text\"", Newer::CopyText),
            ("Bad Request: Text buttons are unallowed in the inline keyboard", Newer::CopyText),
            (
                "Bad Request: can't parse entities: Unsupported start tag \"tg-time\" at byte offset 9",
                Newer::DateTime,
            ),
            ("Bad Request: unknown parameter \"reply_parameters\"", Newer::Reply),
            ("Bad Request: unknown parameter \"message_thread_id\"", Newer::Topics),
        ] {
            let known = NewerSupport::default();
            let left_out = NewerSet::default();
            assert_eq!(known.next(&refused(reason), all(), left_out), Some(one.into()), "{reason}");
            assert_eq!(known.unknown(), one.into(), "{reason}");
            // A call that does not have it in it was refused for something else.
            let known = NewerSupport::default();
            known.learn(&refused(reason), all().without(one.into()));
            assert_eq!(known.unknown(), NewerSet::default(), "{reason}");
        }
    }

    #[test]
    fn what_is_wrong_with_one_call_is_left_out_of_that_one_only() {
        for (fault, one) in [
            (refused("Bad Request: message thread not found"), Newer::Topics),
            (refused("Bad Request: TOPIC_CLOSED"), Newer::Topics),
            (refused("Bad Request: invalid button style specified"), Newer::ButtonStyle),
            (TelegramError::Gone, Newer::Reply),
        ] {
            let known = NewerSupport::default();
            assert_eq!(known.next(&fault, all(), NewerSet::default()), Some(one.into()), "{fault}");
            assert_eq!(known.unknown(), NewerSet::default(), "{fault}");
        }
    }

    #[test]
    fn a_refusal_that_names_nothing_costs_first_what_is_new_then_the_markup_and_last_the_buttons() {
        let known = NewerSupport::default();
        let fault = refused("Bad Request: something else");
        let mut left_out = NewerSet::default();
        let features = all().features().fold(NewerSet::default(), NewerSet::with);
        for next in
            [features, features.with(Newer::Markup), features.with(Newer::Markup).with(Newer::Keyboard)]
        {
            left_out = known.next(&fault, all(), left_out).unwrap();
            assert_eq!(left_out, next);
        }
        assert_eq!(known.next(&fault, all(), left_out), None);
        assert_eq!(known.unknown(), NewerSet::default());
    }

    #[test]
    fn what_is_no_refusal_is_tried_in_no_other_form() {
        let known = NewerSupport::default();
        for fault in [TelegramError::Blocked, TelegramError::Unclear("no answer".to_owned())] {
            assert_eq!(known.next(&fault, all(), NewerSet::default()), None);
        }
        let plain = NewerSet::from(Newer::Markup);
        assert_eq!(known.next(&TelegramError::Gone, plain, NewerSet::default()), None);
    }
}
