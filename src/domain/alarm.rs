//! Alarms: a lasting problem with the service is reported once it has lasted, and once more when it is over.

use chrono::{DateTime, TimeDelta, Utc};

/// Shorter problems are not reported: a restart, a slow minute.
pub const LASTING: TimeDelta = TimeDelta::minutes(2);
/// A problem is over after being absent for this long; until then it may be intermittent.
const GONE: TimeDelta = TimeDelta::minutes(1);

/// A condition that can last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Alarm {
    /// The database accepts no writes.
    Database,
    /// Telegram delivers no updates.
    Updates,
    /// Notifications wait for minutes.
    Outbox,
    /// The provider returns errors or does not answer.
    Provider,
    /// Telegram can't deliver to the webhook.
    Webhook,
}

impl Alarm {
    /// All alarms.
    pub const ALL: [Self; 5] = [Self::Database, Self::Updates, Self::Outbox, Self::Provider, Self::Webhook];

    /// The name used in the database and the log.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`Alarm::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// What to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The problem has lasted.
    Lasts {
        /// When it began.
        since: DateTime<Utc>,
    },
    /// It has ended.
    Over {
        /// When it began.
        since: DateTime<Utc>,
        /// When it was last observed.
        until: DateTime<Utc>,
    },
}

/// The state of one alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Watched {
    /// No problem.
    #[default]
    Calm,
    /// The problem is present, between its first and last observation.
    There {
        /// When it was first seen.
        since: DateTime<Utc>,
        /// When it was last seen.
        last: DateTime<Utc>,
        /// Whether it was reported.
        told: bool,
    },
}

impl Watched {
    /// Records an observation. Returns what to report, repeated on every call until [`Watched::was_told`].
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

    /// Whether the problem was reported but its end was not yet.
    pub fn is_told(self) -> bool {
        matches!(self, Self::There { told: true, .. })
    }

    /// Marks the problem as reported.
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
