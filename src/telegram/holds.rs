//! Chats that Telegram asked to leave alone, so that a reply knows of the wait that a push met, and the other way
//! round.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::Fault;
use crate::domain::UserId;

/// Until when which chats are to be left alone. Kept for this process only: the outbox keeps its own waits.
#[derive(Debug, Default)]
pub(super) struct Holds(Mutex<HashMap<UserId, Instant>>);

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
            let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            chats.insert(user, Instant::now() + *wait);
        }
        result
    }

    fn check(&self, user: UserId, now: Instant) -> Result<(), Fault> {
        let mut chats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match chats.get(&user) {
            Some(until) if *until > now => Err(Fault::RetryAfter(*until - now)),
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
    use std::time::Duration;

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
}
