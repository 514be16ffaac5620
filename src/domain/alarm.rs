//! Lasting trouble of the service: told once when it has lasted, and once when it is over.

use chrono::{DateTime, TimeDelta, Utc};

/// Trouble that lasts shorter is nobody's business: a restart, a slow minute.
pub const LASTING: TimeDelta = TimeDelta::minutes(2);
/// It is over when it has been gone for so long; until then it may be coming and going.
const GONE: TimeDelta = TimeDelta::minutes(1);

/// What can be wrong for longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// The database takes no writes.
    Database,
    /// Telegram hands over no updates.
    Updates,
    /// Pushes wait for minutes.
    Outbox,
    /// The provider answers with faults, or not at all.
    Provider,
    /// Telegram can't deliver to the webhook.
    Webhook,
}

impl Alarm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Database, Self::Updates, Self::Outbox, Self::Provider, Self::Webhook];

    /// The word for the database and the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Updates => "updates",
            Self::Outbox => "outbox",
            Self::Provider => "provider",
            Self::Webhook => "webhook",
        }
    }

    /// Reads the word that [`Alarm::as_str`] writes.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|alarm| alarm.as_str() == word)
    }
}

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// It has lasted since then.
    Lasts {
        /// When it began.
        since: DateTime<Utc>,
    },
    /// It has ended.
    Over {
        /// When it began.
        since: DateTime<Utc>,
        /// When it was last there.
        until: DateTime<Utc>,
    },
}

/// What is known of one trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Watched {
    /// All is well.
    #[default]
    Calm,
    /// It is there, from the first to the last look at which it was; whether it was told.
    There {
        /// When it was first seen.
        since: DateTime<Utc>,
        /// When it was last seen.
        last: DateTime<Utc>,
        /// Whether somebody heard of it.
        told: bool,
    },
}

impl Watched {
    /// Looks at it now. Gives what is to be said, again at every look until [`Watched::was_told`].
    pub fn look(&mut self, present: bool, now: DateTime<Utc>) -> Option<Word> {
        match *self {
            Self::Calm => {
                if present {
                    *self = Self::There { since: now, last: now, told: false };
                }
                None
            }
            Self::There { since, told, .. } if present => {
                *self = Self::There { since, last: now, told };
                (!told && now - since >= LASTING).then_some(Word::Lasts { since })
            }
            Self::There { since, last, told } => {
                let lasted = told || last - since >= LASTING;
                if !lasted {
                    *self = Self::Calm;
                    return None;
                }
                (now - last >= GONE).then_some(Word::Over { since, until: last })
            }
        }
    }

    /// Whether somebody heard of it, and not yet of its end.
    pub fn is_told(self) -> bool {
        matches!(self, Self::There { told: true, .. })
    }

    /// Somebody heard of it.
    pub fn was_told(&mut self, word: Word) {
        match (word, self) {
            (Word::Lasts { .. }, Self::There { told, .. }) => *told = true,
            (_, watched) => *watched = Self::Calm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn trouble_is_told_once_when_it_has_lasted_and_once_when_it_is_over() {
        let mut watched = Watched::default();
        let mut said = Vec::new();
        for (second, present) in [
            (0, true),
            (60, true),
            (120, true),
            (180, true),
            (200, false),
            (270, true),
            (300, false),
            (330, false),
            (345, false),
        ] {
            if let Some(word) = watched.look(present, at(second)) {
                said.push((second, word));
                watched.was_told(word);
            }
        }
        let over = Word::Over { since: at(0), until: at(270) };
        assert_eq!(said, [(120, Word::Lasts { since: at(0) }), (330, over)]);
    }

    #[test]
    fn a_short_trouble_is_nobodys_business() {
        let mut watched = Watched::default();
        for (second, present) in [(0, true), (60, true), (75, false), (90, true), (200, true), (209, false)] {
            assert_eq!(watched.look(present, at(second)), None, "{second}");
        }
    }

    #[test]
    fn what_nobody_could_be_told_while_it_lasted_is_told_when_it_is_over() {
        let mut watched = Watched::default();
        watched.look(true, at(0));
        for second in [150, 165] {
            assert_eq!(watched.look(true, at(second)), Some(Word::Lasts { since: at(0) }));
        }
        assert_eq!(watched.look(false, at(180)), None);
        assert_eq!(watched.look(false, at(240)), Some(Word::Over { since: at(0), until: at(165) }));
    }
}
