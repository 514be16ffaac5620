//! Generated order histories, reported truthfully, in any order, with repeats and gaps.

use std::collections::{BTreeSet, HashMap};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// One step in an order's history.
#[derive(Debug, Clone)]
enum Happening {
    Sms {
        with_code: bool,
    },
    /// An accepted resend, and optionally an SMS with the same content as the previous one.
    Resend {
        same_again: bool,
    },
}

/// The parameters of a history.
#[derive(Debug, Clone)]
struct Life {
    happenings: Vec<(i64, Happening)>,
    /// Whether the live surface (with revisions) or the seed surface reports it.
    live: bool,
    /// Whether the order keeps its code after a resend.
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
            // Identical digits differ only by the latest resend.
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

/// An SMS as it really was.
#[derive(Debug, Clone)]
struct Truth {
    code: Option<String>,
    text: String,
    came: i64,
    revision: i64,
}

impl Truth {
    /// What distinguishes it: the live surface states every text, and a code that may be another SMS's.
    fn key(&self, live: bool) -> &str {
        self.code.as_deref().filter(|_| !live).unwrap_or(&self.text)
    }
}

/// The order's state from a moment on.
#[derive(Debug, Clone)]
struct State {
    since: i64,
    status: OrderStatus,
    newest: Option<Truth>,
    /// The last recognized code.
    code: Option<String>,
    /// When the first SMS arrived.
    first: Option<i64>,
}

/// A statement, and the SMS whose code or text it contains.
#[derive(Debug, Clone)]
struct Statement {
    seen: Observation,
    /// The key of the SMS and its arrival time.
    tells: Option<(String, i64)>,
    /// An end names the newest SMS, which does not indicate another one with the same content.
    at_end: bool,
}

struct Told {
    statements: Vec<Statement>,
    resend: Option<i64>,
    texts_only: usize,
}

impl Life {
    /// Every state of the order, its SMS, and the moment of the resend.
    fn states(&self) -> (Vec<State>, Vec<Truth>, Option<i64>) {
        let (mut now, mut resend) = (0, None);
        let mut states = vec![State { since: 0, status: Active, newest: None, code: None, first: None }];
        let mut all: Vec<Truth> = Vec::new();
        for (pause, happening) in &self.happenings {
            now += pause;
            let again = match happening {
                Happening::Sms { with_code } => Some((*with_code, None)),
                Happening::Resend { same_again } => {
                    resend = Some(now);
                    let newest = states.last().and_then(|state| state.newest.clone());
                    let newest = newest.filter(|_| self.keeps_code);
                    let (code, first) =
                        (self.code_after(&states, newest.as_ref()), all.first().map(|sms| sms.came));
                    states.push(State { since: now, status: Active, newest, code, first });
                    now += 5;
                    all.last().cloned().filter(|_| *same_again).map(|same| (same.code.is_some(), Some(same)))
                }
            };
            if let Some((with_code, same)) = again {
                let number = all.len() + 1;
                let (code, text) = match same {
                    Some(same) => (same.code, same.text),
                    None if with_code => {
                        let code = format!("{number}{number}{number}");
                        (Some(code.clone()), format!("text number {number} with {code}"))
                    }
                    None => (None, format!("text number {number}")),
                };
                let truth = Truth { code, text, came: now, revision: number as i64 };
                all.push(truth.clone());
                let (code, first) =
                    (self.code_after(&states, Some(&truth)), all.first().map(|sms: &Truth| sms.came));
                states.push(State { since: now, status: OtpReceived, newest: Some(truth), code, first });
            }
        }
        if let Some(end) = self.end {
            states.extend(states.last().cloned().map(|state| State {
                since: now + 30,
                status: end,
                ..state
            }));
        }
        (states, all, resend)
    }

    /// The code that the provider states with this newest SMS: on the live surface the last one is kept.
    fn code_after(&self, states: &[State], newest: Option<&Truth>) -> Option<String> {
        let own = newest.and_then(|newest| newest.code.clone());
        own.or_else(|| {
            states.last().and_then(|state| state.code.clone()).filter(|_| self.live && newest.is_some())
        })
    }

    fn state(&self, source: Source, asked: i64, state: &State) -> Statement {
        let mut seen = stated(source, asked, state.status);
        let at_end = source == Source::Event && !state.status.is_open();
        if self.live && !at_end {
            seen.order.sms_revision = Some(state.newest.as_ref().map_or(0, |truth| truth.revision));
        }
        let mut tells = None;
        if let Some(truth) = &state.newest {
            seen.order.code = state.code.as_deref().map(Private::new);
            if self.live || source != Source::Read {
                seen.order.text = Some(Private::new(&truth.text));
            }
            if source != Source::Event {
                seen.order.received_at = Some(at(if self.live { state.first.unwrap() } else { truth.came }));
            }
            let told = seen.order.code.is_some() || seen.order.text.is_some();
            tells = told.then(|| (truth.key(self.live).to_owned(), truth.came));
        }
        Statement { seen, tells, at_end }
    }

    /// Everything that a source could truthfully report during this history.
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

/// Picks, repeats and shuffles, but keeps the answer to the user's own resend before its consequences.
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

/// Number of different SMS per content in these statements.
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
            let (ended, before) = (followed.order.as_ref().map(|order| order.status), followed.notifications.len());
            followed.sees(seen);
            for notification in &followed.notifications[before..] {
                let Notification::Sms { seq, .. } = notification else { continue };
                let sms = followed.order().sms.iter().find(|sms| sms.seq == *seq).unwrap();
                match sms.code.as_ref().filter(|_| !life.live).or(sms.text.as_ref()) {
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
            prop_assert_eq!(&again.notifications, &followed.notifications, "seen twice is told twice");
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
        if life.live && let Some(order) = &followed.order {
            let revisions: Vec<_> = order.sms_in_order().iter().filter_map(|sms| sms.revision).collect();
            prop_assert!(revisions.is_sorted(), "{revisions:?}");
            // The same text again, caused by a resend, has the same code.
            let codes: BTreeSet<_> = order
                .sms
                .iter()
                .filter_map(|sms| Some((sms.code.as_ref()?.expose(), sms.text.as_ref()?.expose())))
                .filter(|(code, text)| !text.contains(code))
                .collect();
            let mut one_each = codes.iter().zip(codes.iter().skip(1));
            prop_assert!(one_each.all(|(one, next)| one.0 != next.0), "a kept code was told twice: {codes:?}");
        }
    }
}
