//! If SMSCode stops responding, a circuit breaker opens: calls fail at once instead of running into timeouts, and only a few probes
//! are sent.
//!
//! Each token has its own circuit, and there is a global one. The global circuit opens only if no connection can be made, or if calls
//! with several tokens fail without a response in between, so that one account's failures don't affect others. Any response closes
//! it, including a refusal. Calls that charge are never used as probes: they are not sent while a circuit is open.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::error::{Error, ErrorCode, NotSent, UnclearCause};

/// A circuit opens when consecutive failures reach this weight.
const OPENS_AT: u32 = 6;
/// The global circuit needs failures with this many tokens.
const SEVERAL: usize = 3;
/// Weight of a call without a response, which may have taken the full timeout.
const SILENCE: u32 = 2;
/// Weight of a server error.
const FAULT: u32 = 1;
/// Delay before the first probe; doubles with each further one.
const FIRST_GAP: Duration = Duration::from_secs(1);
/// The longest time between two probes, so recovery is noticed within this.
const LONGEST_GAP: Duration = Duration::from_secs(5);
/// Above this many tokens, those with closed circuits are dropped.
const SWEEP_ABOVE: usize = 4_096;

/// What a call says about the availability of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Answer,
    /// Unavailable for the token of this call, but perhaps not for others.
    Failure(u32),
    /// No connection: affects everybody.
    Unreachable,
    None,
}

/// Lets calls through, or not.
#[derive(Debug, Default)]
pub(super) struct Circuit(Mutex<Circuits>);

#[derive(Debug, Default)]
struct Circuits {
    everybody: State,
    /// By the number of the token.
    own: HashMap<u64, State>,
    /// Tokens with failed calls since the last response to anybody.
    failing: BTreeSet<u64>,
    /// Weight of failed connections since then.
    unreachable: u32,
}

#[derive(Debug, Default)]
struct State {
    /// Weight of failures since the last response.
    weight: u32,
    last_answer: Option<Instant>,
    open: Option<Probes>,
}

/// Schedules the probes of an open circuit or a shared limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Probes {
    next: Instant,
    gap: Duration,
}

impl Probes {
    pub(super) fn begin(now: Instant) -> Self {
        Self { next: now + FIRST_GAP, gap: FIRST_GAP * 2 }
    }

    /// How long until the next probe is due.
    pub(super) fn wait(&self, now: Instant) -> Duration {
        self.next.saturating_duration_since(now)
    }

    /// Records that a probe is being sent.
    pub(super) fn take(&mut self, now: Instant) {
        *self = Self { next: now + self.gap, gap: (self.gap * 2).min(LONGEST_GAP) };
    }
}

impl State {
    fn answered(&mut self, now: Instant) -> bool {
        let was_open = self.open.is_some();
        *self = Self { weight: 0, last_answer: Some(now), open: None };
        was_open
    }

    /// Counts a failure, unless the call started before the last response.
    fn failed(&mut self, weight: u32, begun: Instant) -> bool {
        let counts = self.last_answer.is_none_or(|answer| begun >= answer);
        if counts {
            self.weight = self.weight.saturating_add(weight);
        }
        counts
    }

    fn wait(&self, now: Instant) -> Option<Duration> {
        self.open.map(|open| open.wait(now))
    }
}

impl Circuit {
    fn lock(&self) -> MutexGuard<'_, Circuits> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a call with this token may be made now. While a circuit is open, only a call with `may_probe` when a probe is due.
    ///
    /// # Errors
    /// How long until the next probe is due, when the call must not be made.
    pub(super) fn admit(&self, token: u64, may_probe: bool, now: Instant) -> Result<(), Duration> {
        let mut circuits = self.lock();
        let Some(wait) = circuits.wait_of(token, now) else { return Ok(()) };
        if !may_probe || !wait.is_zero() {
            return Err(wait);
        }
        let Circuits { everybody, own, .. } = &mut *circuits;
        let states = [Some(everybody), own.get_mut(&token)];
        for open in states.into_iter().flatten().filter_map(|state| state.open.as_mut()) {
            open.take(now);
        }
        Ok(())
    }

    /// How long until the next probe of anybody is due; `None` while the circuit of everybody is closed.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        self.lock().everybody.wait(now)
    }

    /// How long until the next probe with this token is due; `None` while its calls are made.
    pub(super) fn wait_of(&self, token: u64, now: Instant) -> Option<Duration> {
        self.lock().wait_of(token, now)
    }

    /// Records the result of a call with this token that started at `begun`.
    pub(super) fn note<T>(&self, token: u64, begun: Instant, now: Instant, result: &Result<T, Error>) {
        let mut circuits = self.lock();
        match sign(result) {
            Sign::None => {}
            Sign::Answer => circuits.answered(token, now),
            Sign::Unreachable => {
                if circuits.everybody.failed(SILENCE, begun) {
                    circuits.unreachable = circuits.unreachable.saturating_add(SILENCE);
                    circuits.open_for_everybody(now);
                }
            }
            Sign::Failure(weight) => {
                circuits.failed(token, weight, begun, now);
                circuits.open_for_everybody(now);
            }
        }
    }
}

impl Circuits {
    fn wait_of(&self, token: u64, now: Instant) -> Option<Duration> {
        let own = self.own.get(&token).and_then(|state| state.wait(now));
        self.everybody.wait(now).max(own)
    }

    fn answered(&mut self, token: u64, now: Instant) {
        if self.everybody.answered(now) {
            tracing::info!("circuit closed: SMSCode answers again");
        }
        self.failing.clear();
        self.unreachable = 0;
        if self.own.len() > SWEEP_ABOVE {
            self.own.retain(|_, state| state.weight > 0);
        }
        self.own.entry(token).or_default().answered(now);
    }

    fn failed(&mut self, token: u64, weight: u32, begun: Instant, now: Instant) {
        let own = self.own.entry(token).or_default();
        if own.failed(weight, begun) && own.weight >= OPENS_AT && own.open.is_none() {
            tracing::info!("circuit opened for one account: SMSCode does not answer its calls; probing");
            own.open = Some(Probes::begin(now));
        }
        if self.everybody.failed(weight, begun) && self.failing.len() < SEVERAL {
            self.failing.insert(token);
        }
    }

    fn open_for_everybody(&mut self, now: Instant) {
        let of_several = self.everybody.weight >= OPENS_AT && self.failing.len() >= SEVERAL;
        if (of_several || self.unreachable >= OPENS_AT) && self.everybody.open.is_none() {
            tracing::warn!("circuit opened: SMSCode has stopped answering; probing");
            self.everybody.open = Some(Probes::begin(now));
        }
    }
}

fn sign<T>(result: &Result<T, Error>) -> Sign {
    let Err(error) = result else { return Sign::Answer };
    match error {
        Error::NotSent(NotSent::NoConnection(_)) => Sign::Unreachable,
        Error::NotSent(_) => Sign::None,
        // A proxy without a backend. A maintenance response from the provider itself counts as a response.
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
    use super::super::error::Unclear;
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const ALICE: u64 = 1;

    fn unreachable() -> Result<(), Error> {
        Err(Error::NotSent(NotSent::NoConnection("refused".to_owned())))
    }

    fn failed(cause: UnclearCause) -> Result<(), Error> {
        Err(Error::Unknown(Box::new(Unclear {
            cause,
            http: None,
            code: None,
            message: String::new(),
            request_id: None,
            retry_after: None,
        })))
    }

    fn opened(at: Instant) -> Circuit {
        let circuit = Circuit::default();
        for _ in 0..3 {
            circuit.note(ALICE, at, at, &unreachable());
        }
        circuit
    }

    #[test]
    fn three_calls_without_a_connection_open_it_and_an_answer_between_them_does_not() {
        let now = Instant::now();
        assert_eq!(opened(now).admit(2, true, now), Err(FIRST_GAP));
        let circuit = Circuit::default();
        for result in [unreachable(), unreachable(), Ok(()), unreachable(), unreachable()] {
            circuit.note(ALICE, now, now, &result);
            assert_eq!(circuit.admit(ALICE, false, now), Ok(()));
        }
    }

    #[test]
    fn a2_failures_of_one_or_two_accounts_open_it_for_them_alone_and_those_of_three_for_everybody() {
        let now = Instant::now();
        for cause in [UnclearCause::Fault, UnclearCause::Timeout, UnclearCause::Broken("reset".to_owned())] {
            let circuit = Circuit::default();
            for token in 10..12 {
                for _ in 0..50 {
                    circuit.note(token, now, now, &failed(cause.clone()));
                }
            }
            assert_eq!(circuit.admit(10, true, now), Err(FIRST_GAP));
            assert_eq!((circuit.admit(ALICE, false, now), circuit.wait(now)), (Ok(()), None), "{cause}");
            circuit.note(12, now, now, &failed(cause.clone()));
            assert_eq!(
                (circuit.admit(ALICE, true, now), circuit.wait(now)),
                (Err(FIRST_GAP), Some(FIRST_GAP))
            );
            // The first answer closes it for everybody, except for accounts that still get none.
            circuit.note(ALICE, now, now, &Ok(()));
            assert_eq!(
                (circuit.admit(12, false, now), circuit.admit(10, false, now)),
                (Ok(()), Err(FIRST_GAP))
            );
            circuit.note(10, now, now, &Ok(()));
            assert_eq!(circuit.admit(10, false, now), Ok(()));
        }
    }

    #[test]
    fn a2_three_accounts_that_fail_while_a_fourth_is_answered_hold_up_nobody_else() {
        let now = Instant::now();
        let circuit = Circuit::default();
        for round in 0..50 {
            circuit.note(10 + round % 3, now, now, &failed(UnclearCause::Fault));
            if round % 2 == 0 {
                circuit.note(ALICE, now, now, &Ok(()));
            }
            assert_eq!(circuit.admit(ALICE, false, now), Ok(()), "{round}");
        }
    }

    #[test]
    fn an_open_circuit_lets_one_probe_through_at_a_time_and_no_call_that_charges() {
        let now = Instant::now();
        let circuit = opened(now);
        let mut probes = Vec::new();
        for tenth in 0..300 {
            let at = now + Duration::from_millis(100) * tenth;
            assert!(circuit.admit(ALICE, false, at).is_err(), "a call that charges is no probe");
            if circuit.admit(u64::from(tenth), true, at).is_ok() {
                circuit.note(u64::from(tenth), at, at, &unreachable());
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
        circuit.note(ALICE, now, now, &Ok(()));
        assert_eq!((circuit.wait(now), circuit.admit(ALICE, false, now)), (None, Ok(())));
    }

    #[test]
    fn calls_of_before_the_last_answer_do_not_open_it_however_late_they_fail() {
        let now = Instant::now();
        let circuit = Circuit::default();
        circuit.note(ALICE, now, now + SECOND, &Ok(()));
        for _ in 0..100 {
            circuit.note(ALICE, now, now + 15 * SECOND, &unreachable());
            circuit.note(ALICE, now, now + 15 * SECOND, &failed(UnclearCause::Timeout));
        }
        assert_eq!(circuit.admit(ALICE, false, now + 15 * SECOND), Ok(()));
    }

    #[test]
    fn a_call_that_was_not_made_says_nothing() {
        let now = Instant::now();
        let circuit = opened(now);
        circuit.note(ALICE, now, now, &Err::<(), _>(Error::NotSent(NotSent::CircuitOpen(SECOND))));
        assert!(circuit.admit(ALICE, false, now).is_err());
    }
}
