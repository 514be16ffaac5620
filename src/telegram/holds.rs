//! Chats that Telegram asked to leave alone, so that a reply knows of the wait that a push met, and the other way
//! round. The waits that other processes met are told by who reads the database ([`super::Telegram::hold`]).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Fault;
use crate::domain::UserId;

/// Until when which chats are to be left alone.
#[derive(Debug, Default)]
pub(super) struct Holds(Mutex<HashMap<UserId, Hold>>);

#[derive(Debug, Clone, Copy)]
struct Hold {
    until: Instant,
    /// Telegram asked this process, and nobody else has been told.
    fresh: bool,
}

impl Holds {
    /// Makes a call to a chat, unless Telegram asked to wait: then the answer is the rest of that wait.
    pub(super) async fn obey<T>(
        &self,
        user: UserId,
        call: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        self.check(user, Instant::now())?;
        let result = call.await;
        if let Err(Fault::RetryAfter(wait)) = &result {
            self.hold(user, *wait, true);
        }
        result
    }

    /// Leaves a chat alone for so long. One that Telegram itself asked for now is `fresh`.
    pub(super) fn hold(&self, user: UserId, wait: Duration, fresh: bool) {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + wait;
        let longer = chats.get(&user).is_none_or(|hold| hold.until < until);
        if fresh || longer {
            chats.insert(user, Hold { until, fresh });
        }
    }

    /// The rest of a wait that others have not been told of; from here on they count as told.
    pub(super) fn take_fresh(&self, user: UserId) -> Option<Duration> {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hold = chats.get_mut(&user).filter(|hold| hold.fresh)?;
        hold.fresh = false;
        Some(hold.until.saturating_duration_since(Instant::now())).filter(|rest| !rest.is_zero())
    }

    fn check(&self, user: UserId, now: Instant) -> Result<(), Fault> {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match chats.get(&user) {
            Some(hold) if hold.until > now => Err(Fault::RetryAfter(hold.until - now)),
            Some(_) => {
                chats.remove(&user);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn d4_a_chat_is_left_alone_as_long_as_telegram_asked_and_other_chats_are_not() {
        let (holds, held, other) = (Holds::default(), UserId(1), UserId(2));
        let wait = Duration::from_secs(30);
        let asked: Result<(), Fault> = holds.obey(held, async { Err(Fault::RetryAfter(wait)) }).await;
        assert_eq!(asked, Err(Fault::RetryAfter(wait)));
        let rest = holds.obey(held, async { Ok(()) }).await;
        assert!(matches!(rest, Err(Fault::RetryAfter(rest)) if rest <= wait), "{rest:?}");
        assert_eq!(holds.obey(other, async { Ok(()) }).await, Ok(()));
        assert_eq!(holds.check(held, Instant::now() + wait), Ok(()));
        assert_eq!(holds.obey(held, async { Ok(()) }).await, Ok(()));
    }

    #[tokio::test]
    async fn d4_others_are_told_once_of_a_wait_and_one_that_they_met_is_obeyed() {
        let (holds, held, theirs) = (Holds::default(), UserId(1), UserId(2));
        let wait = Duration::from_secs(30);
        let asked: Result<(), Fault> = holds.obey(held, async { Err(Fault::RetryAfter(wait)) }).await;
        assert!(asked.is_err());
        assert!(holds.take_fresh(held).is_some_and(|rest| rest <= wait));
        assert_eq!(holds.take_fresh(held), None);
        holds.hold(theirs, wait, false);
        assert_eq!(holds.take_fresh(theirs), None);
        assert!(holds.obey(theirs, async { Ok(()) }).await.is_err());
    }
}
