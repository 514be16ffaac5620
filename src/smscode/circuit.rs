//! The circuit breaker: a provider that has stopped answering is left alone but for a few probes, and whoever calls it
//! meanwhile hears so at once instead of waiting for a timeout.
//!
//! One circuit for all people, because they share one provider. Any answer closes it, a refusal too. Calls that charge
//! are no probes: while the circuit is open they are not made.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::error::{Error, ErrorCode, NotSent, UnclearCause};

/// The circuit opens when failures without an answer between them weigh this much.
const OPENS_AT: u32 = 6;
/// A call that got no answer: it may have taken the whole time that a call may take.
const SILENCE: u32 = 2;
/// A fault that came as an answer.
const FAULT: u32 = 1;
/// The first probe follows the opening so soon; each later one after twice the time.
const FIRST_GAP: Duration = Duration::from_secs(1);
/// The longest time between two probes: a provider that is back is noticed within this.
const LONGEST_GAP: Duration = Duration::from_secs(5);

/// What a call says about whether the provider is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Answer,
    Failure(u32),
    None,
}

/// Lets calls through, or not.
#[derive(Debug, Default)]
pub(super) struct Circuit(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The failures since the last answer.
    weight: u32,
    last_answer: Option<Instant>,
    open: Option<Open>,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    next_probe: Instant,
    gap: Duration,
}

impl Circuit {
    /// Whether a call may be made now. While the circuit is open, one that `may_probe` may be when a probe is due.
    ///
    /// # Errors
    /// How long until the next probe is due, when the call must not be made.
    pub(super) fn admit(&self, may_probe: bool, now: Instant) -> Result<(), Duration> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(open) = &mut state.open else { return Ok(()) };
        let wait = open.next_probe.saturating_duration_since(now);
        if !may_probe || !wait.is_zero() {
            return Err(wait);
        }
        *open = Open { next_probe: now + open.gap, gap: (open.gap * 2).min(LONGEST_GAP) };
        Ok(())
    }

    /// How long until the next probe is due; `None` while the circuit is closed.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.open.map(|open| open.next_probe.saturating_duration_since(now))
    }

    /// Takes note of how a call ended that was begun at `begun`. What failed but was begun before the last answer tells
    /// of an earlier time.
    pub(super) fn note<T>(&self, begun: Instant, now: Instant, result: &Result<T, Error>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match sign(result) {
            Sign::None => {}
            Sign::Answer => {
                if state.open.is_some() {
                    tracing::info!("the provider answers again");
                }
                *state = State { weight: 0, last_answer: Some(now), open: None };
            }
            Sign::Failure(weight) if state.last_answer.is_none_or(|answer| begun >= answer) => {
                state.weight = state.weight.saturating_add(weight);
                if state.weight >= OPENS_AT && state.open.is_none() {
                    tracing::warn!(
                        "the provider has stopped answering; until it does again it is only probed"
                    );
                    state.open = Some(Open { next_probe: now + FIRST_GAP, gap: FIRST_GAP * 2 });
                }
            }
            Sign::Failure(_) => {}
        }
    }
}

fn sign<T>(result: &Result<T, Error>) -> Sign {
    let Err(error) = result else { return Sign::Answer };
    match error {
        Error::NotSent(NotSent::NoConnection(_)) => Sign::Failure(SILENCE),
        Error::NotSent(_) => Sign::None,
        // A proxy's word that nobody is behind it. A maintenance that the provider itself tells of is an answer.
        Error::Temporary(rejection) if rejection.http == 503 && rejection.code == ErrorCode::Missing => {
            Sign::Failure(FAULT)
        }
        Error::Rejected(_) | Error::Temporary(_) => Sign::Answer,
        Error::Unknown(unclear) => match unclear.cause {
            UnclearCause::Timeout | UnclearCause::Broken(_) => Sign::Failure(SILENCE),
            UnclearCause::Fault => Sign::Failure(FAULT),
            UnclearCause::Unreadable | UnclearCause::Oversized => Sign::Answer,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn silence() -> Result<(), Error> {
        Err(Error::NotSent(NotSent::NoConnection("refused".to_owned())))
    }

    fn opened(at: Instant) -> Circuit {
        let circuit = Circuit::default();
        for _ in 0..3 {
            circuit.note(at, at, &silence());
        }
        circuit
    }

    #[test]
    fn three_calls_without_an_answer_open_it_and_an_answer_between_them_does_not() {
        let now = Instant::now();
        assert_eq!(opened(now).admit(true, now), Err(FIRST_GAP));
        let circuit = Circuit::default();
        for result in [silence(), silence(), Ok(()), silence(), silence()] {
            circuit.note(now, now, &result);
            assert_eq!(circuit.admit(false, now), Ok(()));
        }
    }

    #[test]
    fn an_open_circuit_lets_one_probe_through_at_a_time_and_no_call_that_charges() {
        let now = Instant::now();
        let circuit = opened(now);
        let mut probes = Vec::new();
        for tenth in 0..300 {
            let at = now + Duration::from_millis(100) * tenth;
            assert!(circuit.admit(false, at).is_err(), "a call that charges is no probe");
            if circuit.admit(true, at).is_ok() {
                circuit.note(at, at, &silence());
                probes.push(tenth / 10);
            }
        }
        assert_eq!(probes, [1, 3, 7, 12, 17, 22, 27]);
    }

    #[test]
    fn any_answer_closes_it_at_once() {
        let now = Instant::now();
        let circuit = opened(now);
        assert_eq!(circuit.wait(now + SECOND / 2), Some(SECOND / 2));
        circuit.note(now, now, &Ok(()));
        assert_eq!((circuit.wait(now), circuit.admit(false, now)), (None, Ok(())));
    }

    #[test]
    fn calls_of_before_the_last_answer_do_not_open_it_however_late_they_fail() {
        let now = Instant::now();
        let circuit = Circuit::default();
        circuit.note(now, now + SECOND, &Ok(()));
        for _ in 0..100 {
            circuit.note(now, now + 15 * SECOND, &silence());
        }
        assert_eq!(circuit.admit(false, now + 15 * SECOND), Ok(()));
    }

    #[test]
    fn a_call_that_was_not_made_says_nothing() {
        let now = Instant::now();
        let circuit = opened(now);
        circuit.note(now, now, &Err::<(), _>(Error::NotSent(NotSent::CircuitOpen(SECOND))));
        assert!(circuit.admit(false, now).is_err());
    }
}
