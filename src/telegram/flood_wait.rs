//! Flood waits per chat, shared by replies and notifications. Waits that other processes met are loaded from the database
//! ([`super::Telegram::hold`]).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::TelegramError;
use crate::domain::UserId;

/// Until when each chat has to wait.
#[derive(Debug, Default)]
pub(super) struct FloodWaits(Mutex<HashMap<UserId, Hold>>);

#[derive(Debug, Clone, Copy)]
struct Hold {
    until: Instant,
    /// Telegram asked this process, and it is not stored yet.
    fresh: bool,
}

impl FloodWaits {
    /// Makes a call for a chat, or returns the remaining wait if Telegram asked for one.
    pub(super) async fn obey<T>(
        &self,
        user: UserId,
        call: impl Future<Output = Result<T, TelegramError>>,
    ) -> Result<T, TelegramError> {
        self.check(user, Instant::now())?;
        let result = call.await;
        if let Err(TelegramError::RetryAfter(wait)) = &result {
            self.hold(user, *wait, true);
        }
        result
    }

    /// Blocks a chat for this long. `fresh`: Telegram asked this process just now.
    pub(super) fn hold(&self, user: UserId, wait: Duration, fresh: bool) {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + wait;
        let longer = chats.get(&user.person()).is_none_or(|hold| hold.until < until);
        if fresh || longer {
            chats.insert(user.person(), Hold { until, fresh });
        }
    }

    /// The remaining wait if it is not stored yet; afterwards it counts as stored.
    pub(super) fn take_fresh(&self, user: UserId) -> Option<Duration> {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hold = chats.get_mut(&user.person()).filter(|hold| hold.fresh)?;
        hold.fresh = false;
        Some(hold.until.saturating_duration_since(Instant::now())).filter(|rest| !rest.is_zero())
    }

    fn check(&self, user: UserId, now: Instant) -> Result<(), TelegramError> {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match chats.get(&user.person()) {
            Some(hold) if hold.until > now => Err(TelegramError::RetryAfter(hold.until - now)),
            Some(_) => {
                chats.remove(&user.person());
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
        let (holds, held, other) = (FloodWaits::default(), UserId(1), UserId(2));
        let wait = Duration::from_secs(30);
        let asked: Result<(), TelegramError> =
            holds.obey(held, async { Err(TelegramError::RetryAfter(wait)) }).await;
        assert_eq!(asked, Err(TelegramError::RetryAfter(wait)));
        let rest = holds.obey(held, async { Ok(()) }).await;
        assert!(matches!(rest, Err(TelegramError::RetryAfter(rest)) if rest <= wait), "{rest:?}");
        assert_eq!(holds.obey(other, async { Ok(()) }).await, Ok(()));
        assert_eq!(holds.check(held, Instant::now() + wait), Ok(()));
        assert_eq!(holds.obey(held, async { Ok(()) }).await, Ok(()));
    }

    #[tokio::test]
    async fn d4_others_are_told_once_of_a_wait_and_one_that_they_met_is_obeyed() {
        let (holds, held, theirs) = (FloodWaits::default(), UserId(1), UserId(2));
        let wait = Duration::from_secs(30);
        let asked: Result<(), TelegramError> =
            holds.obey(held, async { Err(TelegramError::RetryAfter(wait)) }).await;
        assert!(asked.is_err());
        assert!(holds.take_fresh(held).is_some_and(|rest| rest <= wait));
        assert_eq!(holds.take_fresh(held), None);
        holds.hold(theirs, wait, false);
        assert_eq!(holds.take_fresh(theirs), None);
        assert!(holds.obey(theirs, async { Ok(()) }).await.is_err());
    }
}
