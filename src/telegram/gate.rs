//! A circuit breaker for Telegram as a whole: while it fails for all chats, only an occasional probe is sent.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::TelegramError;
use super::line::SEND_TIMEOUT;
use crate::domain::UserId;

/// Consecutive failures for this many different chats open the breaker.
const SUSPICIOUS: usize = 3;
/// The longest pause between two probes.
const LONGEST: Duration = Duration::from_secs(30);

/// Lets calls through while Telegram answers. Closes for a second on an error about the bot itself, or if several chats in a row
/// get no response; after each failed probe for two, four, … 30 seconds.
#[derive(Debug, Default)]
pub(super) struct Gate(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// When the next probe may be made; `None` while open.
    closed_until: Option<Instant>,
    /// How many probes have failed.
    failed: u32,
    /// The chats of calls without a response since the last response.
    suspects: BTreeSet<UserId>,
}

/// A call that was let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Usual,
    Probe,
}

impl Gate {
    /// Makes a call for a chat, unless closed.
    pub(super) async fn pass<T>(
        &self,
        user: UserId,
        call: impl Future<Output = Result<T, TelegramError>>,
    ) -> Result<T, TelegramError> {
        let pass = self.enter(Instant::now())?;
        let result = call.await;
        self.note(pass, user, result.as_ref().err(), Instant::now());
        result
    }

    /// The time until the next probe; `None` if a call may be made.
    pub(super) fn closed_for(&self, now: Instant) -> Option<Duration> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed_until.and_then(|until| until.checked_duration_since(now)).filter(|rest| !rest.is_zero())
    }

    fn enter(&self, now: Instant) -> Result<Pass, TelegramError> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match state.closed_until {
            Some(until) if until > now => Err(TelegramError::Down(until - now)),
            Some(_) => {
                // The others wait for the result of this probe; if it is dropped, the next call probes.
                state.closed_until = Some(now + SEND_TIMEOUT);
                Ok(Pass::Probe)
            }
            None => Ok(Pass::Usual),
        }
    }

    fn note(&self, pass: Pass, user: UserId, fault: Option<&TelegramError>, now: Instant) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let whole = match fault {
            Some(TelegramError::Bot(_)) => true,
            Some(TelegramError::Unclear(_)) => {
                state.suspects.insert(user.person());
                pass == Pass::Probe || state.suspects.len() >= SUSPICIOUS
            }
            _ => {
                *state = State::default();
                return;
            }
        };
        // Calls started before it closed carry no new information.
        if whole && (pass == Pass::Probe || state.closed_until.is_none()) {
            let pause = Duration::from_secs(1 << state.failed.min(5)).min(LONGEST);
            state.failed = state.failed.saturating_add(1);
            state.closed_until = Some(now + pause);
            tracing::warn!(
                fault = fault.map(tracing::field::display),
                pause_s = pause.as_secs(),
                "failed to reach Telegram for any chat; pausing all calls"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn refused() -> TelegramError {
        TelegramError::Bot("Unauthorized".to_owned())
    }

    fn unclear() -> TelegramError {
        TelegramError::Unclear("no connection".to_owned())
    }

    #[test]
    fn while_nobody_is_served_one_call_after_the_other_finds_out_and_the_pauses_grow() {
        let (gate, mut now) = (Gate::default(), Instant::now());
        let pass = gate.enter(now).unwrap();
        gate.note(pass, UserId(1), Some(&refused()), now);
        for pause in [1, 2, 4, 8, 16, 30, 30] {
            assert_eq!(gate.enter(now), Err(TelegramError::Down(SECOND * pause)));
            now += SECOND * pause;
            let probe = gate.enter(now).unwrap();
            assert_eq!(probe, Pass::Probe);
            assert!(gate.enter(now).is_err(), "one at a time");
            // A call that was under way when it was closed ends only now.
            gate.note(Pass::Usual, UserId(2), Some(&refused()), now);
            gate.note(probe, UserId(1), Some(&refused()), now);
        }
        now += SECOND * 30;
        let probe = gate.enter(now).unwrap();
        gate.note(probe, UserId(1), None, now);
        assert_eq!((gate.enter(now), gate.closed_for(now)), (Ok(Pass::Usual), None));
    }

    #[test]
    fn one_chat_that_gets_no_answer_closes_nothing_for_others() {
        let (gate, now) = (Gate::default(), Instant::now());
        for _ in 0..10 {
            gate.note(Pass::Usual, UserId(1), Some(&unclear()), now);
            gate.note(Pass::Usual, UserId(2), Some(&unclear()), now);
            assert_eq!(gate.closed_for(now), None);
        }
        // Whatever Telegram says of a chat, it answers.
        gate.note(Pass::Usual, UserId(2), Some(&TelegramError::Blocked), now);
        gate.note(Pass::Usual, UserId(3), Some(&unclear()), now);
        assert_eq!(gate.closed_for(now), None);
        gate.note(Pass::Usual, UserId(1), Some(&unclear()), now);
        gate.note(Pass::Usual, UserId(2), Some(&unclear()), now);
        assert_eq!(gate.closed_for(now), Some(SECOND));
    }

    #[test]
    fn a_probe_that_is_given_up_keeps_nobody_out_for_ever() {
        let (gate, now) = (Gate::default(), Instant::now());
        gate.note(Pass::Usual, UserId(1), Some(&refused()), now);
        assert_eq!(gate.enter(now + SECOND), Ok(Pass::Probe));
        assert_eq!(gate.enter(now + SECOND + SEND_TIMEOUT), Ok(Pass::Probe));
    }
}
