//! The topic of the private chat in which each user last wrote; messages to them go there.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::UserId;

/// The topics of users who use topics.
#[derive(Debug, Default)]
pub(super) struct Topics(Mutex<HashMap<UserId, i32>>);

impl Topics {
    /// Remembers the topic in which a user wrote; `None` outside of topics. Returns whether it changed.
    pub(super) fn note(&self, user: UserId, topic: Option<i32>) -> bool {
        let mut topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match topic {
            Some(topic) => topics.insert(user.person(), topic) != Some(topic),
            None => topics.remove(&user.person()).is_some(),
        }
    }

    pub(super) fn of(&self, user: UserId) -> Option<i32> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&user.person()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_topic_of_each_person_is_known_and_only_a_change_is_news() {
        let (topics, user) = (Topics::default(), UserId(1));
        assert!(!topics.note(user, None));
        assert!(topics.note(user, Some(7)) && !topics.note(user, Some(7)) && topics.note(user, Some(8)));
        assert_eq!((topics.of(user), topics.of(UserId(2))), (Some(8), None));
        assert!(topics.note(user, None));
        assert_eq!(topics.of(user), None);
    }
}
