//! Made-up lives of orders, told truthfully, in any order, with repeats and gaps.

use std::collections::HashMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// One thing that happens to an order.
#[derive(Debug, Clone)]
enum Happening {
    Sms {
        with_code: bool,
    },
    /// An accepted resend, and an SMS with the same content as the one before, if any.
    Resend {
        same_again: bool,
    },
}

/// What a life is made of.
#[derive(Debug, Clone)]
struct Life {
    happenings: Vec<(i64, Happening)>,
    /// Whether the live surface tells it, with revisions, or the seed's.
    live: bool,
    /// Whether the code stays on the order after a resend.
    keeps_code: bool,
    end: Option<OrderStatus>,
}

fn life() -> impl Strategy<Value = Life> {
    let happening = prop_oneof![
        3 => any::<bool>().prop_map(|with_code| Happening::Sms { with_code }),
        1 => any::<bool>().prop_map(|same_again| Happening::Resend { same_again }),
    ];
    let end = proptest::option::of(prop_oneof![Just(Completed), Just(Canceled), Just(Expired)]);
    (vec((5..120_i64, happening), 0..6), any::<bool>(), any::<bool>(), end).prop_map(
        |(happenings, live, keeps_code, end)| {
            // The same digits are told apart by the newest resend only.
            let mut resends = 0;
            let happenings = happenings
                .into_iter()
                .filter(|(_, happening)| {
                    resends += u32::from(matches!(happening, Happening::Resend { .. }));
                    matches!(happening, Happening::Sms { .. }) || resends == 1
                })
                .collect();
            Life { happenings, live, keeps_code, end }
        },
    )
}

/// An SMS as it truly was.
#[derive(Debug, Clone)]
struct Truth {
    code: Option<String>,
    text: String,
    came: i64,
    revision: i64,
}

impl Truth {
    fn key(&self) -> &str {
        self.code.as_deref().unwrap_or(&self.text)
    }
}

/// The order from a moment on.
#[derive(Debug, Clone)]
struct State {
    since: i64,
    status: OrderStatus,
    newest: Option<Truth>,
}

/// A statement, and the SMS of which it tells a code or text.
#[derive(Debug, Clone)]
struct Statement {
    seen: Observation,
    /// The key of the SMS and when it came.
    tells: Option<(String, i64)>,
    /// An end names the newest SMS, which is no news of another with the same content.
    at_end: bool,
}

struct Told {
    statements: Vec<Statement>,
    resend: Option<i64>,
    texts_only: usize,
}

impl Life {
    /// Every state of the order, the SMS that came, and the moment of the resend.
    fn states(&self) -> (Vec<State>, Vec<Truth>, Option<i64>) {
        let (mut now, mut resend) = (0, None);
        let mut states = vec![State { since: 0, status: Active, newest: None }];
        let mut all: Vec<Truth> = Vec::new();
        for (pause, happening) in &self.happenings {
            now += pause;
            let again = match happening {
                Happening::Sms { with_code } => Some((*with_code, None)),
                Happening::Resend { same_again } => {
                    resend = Some(now);
                    let newest = states.last().and_then(|state| state.newest.clone());
                    let newest = newest.filter(|_| self.keeps_code);
                    states.push(State { since: now, status: Active, newest });
                    now += 5;
                    all.last().cloned().filter(|_| *same_again).map(|same| (same.code.is_some(), Some(same)))
                }
            };
            if let Some((with_code, same)) = again {
                let number = all.len() + 1;
                let (code, text) = match same {
                    Some(same) => (same.code, same.text),
                    None => (
                        with_code.then(|| format!("{number}{number}{number}")),
                        format!("text number {number}"),
                    ),
                };
                let truth = Truth { code, text, came: now, revision: number as i64 };
                all.push(truth.clone());
                states.push(State { since: now, status: OtpReceived, newest: Some(truth) });
            }
        }
        if let Some(end) = self.end {
            let newest = states.last().and_then(|state| state.newest.clone());
            states.push(State { since: now + 30, status: end, newest });
        }
        (states, all, resend)
    }

    fn state(&self, source: Source, asked: i64, state: &State) -> Statement {
        let mut seen = stated(source, asked, state.status);
        let at_end = source == Source::Event && !state.status.is_open();
        if self.live && !at_end {
            seen.order.sms_revision = Some(state.newest.as_ref().map_or(0, |truth| truth.revision));
        }
        let mut tells = None;
        if let Some(truth) = &state.newest {
            seen.order.code = truth.code.as_deref().map(Private::new);
            if self.live || source != Source::Read {
                seen.order.text = Some(Private::new(&truth.text));
            }
            if source != Source::Event {
                seen.order.received_at = Some(at(truth.came));
            }
            let told = seen.order.code.is_some() || seen.order.text.is_some();
            tells = told.then(|| (truth.key().to_owned(), truth.came));
        }
        Statement { seen, tells, at_end }
    }

    /// Everything that a source could truthfully say in the course of this life.
    fn told(&self) -> Told {
        let (states, all, resend) = self.states();
        let mut statements = Vec::new();
        for state in &states {
            let is_news = state.newest.as_ref().is_some_and(|truth| truth.came == state.since);
            if is_news || !state.status.is_open() {
                statements.push(self.state(Source::Event, state.since, state));
            }
            for later in [0, 3] {
                if state.status.is_open() {
                    statements.push(self.state(Source::List, state.since + later, state));
                }
                statements.push(self.state(Source::Read, state.since + later, state));
            }
        }
        let texts_only = all.iter().filter(|truth| truth.code.is_none()).count();
        Told { statements, resend, texts_only }
    }
}

/// Picks, repeats and shuffles, but lets the answer to the person's own resend come before what followed from it.
fn stream(told: &Told, picks: &[Index], place: Index) -> Vec<Statement> {
    let mut stream: Vec<Statement> =
        picks.iter().map(|pick| told.statements[pick.index(told.statements.len())].clone()).collect();
    if let Some(moment) = told.resend {
        let after = stream.iter().position(|statement| statement.seen.asked_at >= at(moment));
        let place = place.index(after.unwrap_or(stream.len()) + 1);
        let answer = Statement { seen: resent(moment), tells: None, at_end: false };
        stream.insert(place, answer);
    }
    stream
}

/// How many different SMS with each content these statements tell of.
fn count(stream: &[Statement], with_ends: bool) -> HashMap<String, usize> {
    let mut told: Vec<_> = stream
        .iter()
        .filter(|told| with_ends || !told.at_end)
        .filter_map(|told| told.tells.clone())
        .collect();
    told.sort();
    told.dedup();
    let mut counts = HashMap::new();
    for (key, _) in told {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

proptest! {
    #[test]
    fn b10_each_sms_is_shown_once_however_it_becomes_known(
        life in life(),
        picks in vec(any::<Index>(), 0..24),
        place: Index,
        known_at_first: bool,
    ) {
        let told = life.told();
        let stream = stream(&told, &picks, place);
        let confirmed = {
            let mut seen = read(0, Active);
            seen.order.status = None;
            seen
        };
        let mut followed = Followed::default();
        let (mut shown, mut unread) = (HashMap::new(), 0);
        let mut steps: Vec<&Observation> = stream.iter().map(|told| &told.seen).collect();
        steps.insert(if known_at_first { 0 } else { steps.len() }, &confirmed);
        for seen in steps {
            let (ended, before) = (followed.order.as_ref().map(|order| order.status), followed.pushes.len());
            followed.sees(seen);
            for push in &followed.pushes[before..] {
                let Push::Sms { seq, .. } = push else { continue };
                let sms = followed.order().sms.iter().find(|sms| sms.seq == *seq).unwrap();
                match sms.code.as_ref().or(sms.text.as_ref()) {
                    Some(key) => *shown.entry(key.expose().to_owned()).or_insert(0) += 1,
                    None => unread += 1,
                }
            }
            if let Some(ended) = ended.filter(|status| !status.is_open()) {
                prop_assert_eq!(followed.status(), ended, "an end was undone");
            }
            let mut again = followed.clone();
            again.sees(seen);
            prop_assert_eq!(again.order(), followed.order(), "seen twice is not seen once");
            prop_assert_eq!(&again.pushes, &followed.pushes, "seen twice is told twice");
        }
        followed.shown();
        let (surely, at_most) = (count(&stream, false), count(&stream, true));
        for (key, most) in &at_most {
            let times = shown.get(key).copied().unwrap_or_default();
            let least = surely.get(key).copied().unwrap_or_default().max(1);
            prop_assert!((least..=*most).contains(&times), "{key} was shown {times} times, not {least}..={most}");
        }
        prop_assert!(shown.keys().all(|key| at_most.contains_key(key)), "{shown:?} was made up");
        prop_assert!(unread <= told.texts_only.min(1), "{unread} unread");
    }
}
