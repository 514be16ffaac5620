//! The rules of `observe` one by one. `lives` holds them against made-up orders as a whole.

mod identity;
mod lives;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::domain::OrderStatus::{Active, Canceled, Completed, Expired, OtpReceived};

const USER: UserId = UserId(7);
const ORDER: OrderId = OrderId(1001);

/// A moment of the made-up day, in seconds.
fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap() + TimeDelta::seconds(seconds)
}

fn stated(source: Source, seconds: i64, status: OrderStatus) -> Observation {
    let mut order = Order::bare(ORDER);
    order.status = Some(status);
    let mut seen = Observation::new(source, at(seconds), order);
    seen.event_at = (source == Source::Event).then(|| at(seconds));
    seen
}

fn event(seconds: i64, status: OrderStatus) -> Observation {
    stated(Source::Event, seconds, status)
}

fn list(seconds: i64, status: OrderStatus) -> Observation {
    stated(Source::List, seconds, status)
}

fn read(seconds: i64, status: OrderStatus) -> Observation {
    stated(Source::Read, seconds, status)
}

fn resent(seconds: i64) -> Observation {
    let mut seen = stated(Source::Answer, seconds, Active);
    seen.resent_at = Some(at(seconds));
    seen
}

/// What a statement may say of an SMS.
trait Says {
    fn code(self, code: &str) -> Self;
    fn text(self, text: &str) -> Self;
    fn received(self, seconds: i64) -> Self;
    fn revision(self, revision: i64) -> Self;
}

impl Says for Observation {
    fn code(mut self, code: &str) -> Self {
        self.order.code = Some(Private::new(code));
        self
    }

    fn text(mut self, text: &str) -> Self {
        self.order.text = Some(Private::new(text));
        self
    }

    fn received(mut self, seconds: i64) -> Self {
        self.order.received_at = Some(at(seconds));
        self
    }

    fn revision(mut self, revision: i64) -> Self {
        self.order.sms_revision = Some(revision);
        self
    }
}

/// An order that is being followed, and everything that was pushed for it.
#[derive(Clone, Default)]
struct Followed {
    order: Option<Tracked>,
    pushes: Vec<Push>,
}

impl Followed {
    /// An order that the provider has shown to be the person's.
    fn new() -> Self {
        let mut followed = Self::default();
        followed.sees(&stated(Source::Answer, 0, Active));
        followed
    }

    /// An order of which these statements have come in since.
    fn after(seen: &[Observation]) -> Self {
        let mut followed = Self::new();
        seen.iter().for_each(|seen| followed.sees(seen));
        followed
    }

    fn sees(&mut self, seen: &Observation) {
        let step = observe(USER, self.order.as_ref(), seen);
        self.order = Some(step.order);
        self.pushes.extend(step.pushes);
    }

    fn order(&self) -> &Tracked {
        self.order.as_ref().unwrap()
    }

    fn status(&self) -> OrderStatus {
        self.order().status
    }

    /// How many SMS were pushed; no SMS is pushed twice under the same number.
    fn shown(&self) -> usize {
        let pushed = |push: &&Push| matches!(push, Push::Sms { .. });
        let all: Vec<_> = self.pushes.iter().filter(pushed).collect();
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len(), "an SMS was pushed twice");
        all.len()
    }

    fn ends_told(&self) -> usize {
        self.pushes.iter().filter(|push| matches!(push, Push::Ended { .. })).count()
    }
}

#[test]
fn the_status_moves_as_the_table_says() {
    // known, stated, source, asked before the known status became known, the status afterwards
    let table = [
        (Active, OtpReceived, Source::Event, false, OtpReceived),
        (Active, OtpReceived, Source::List, true, OtpReceived),
        (Active, Expired, Source::Event, false, Expired),
        (Active, Canceled, Source::Answer, false, Canceled),
        (OtpReceived, Completed, Source::Event, true, Completed),
        (OtpReceived, Active, Source::Event, false, OtpReceived),
        (OtpReceived, Active, Source::List, true, OtpReceived),
        (OtpReceived, Active, Source::List, false, Active),
        (OtpReceived, Active, Source::Answer, false, Active),
        (Completed, Active, Source::Read, false, Completed),
        (Completed, OtpReceived, Source::Event, false, Completed),
        (Completed, OtpReceived, Source::Answer, false, Completed),
        (Canceled, Active, Source::List, false, Canceled),
        (Expired, Completed, Source::Event, false, Expired),
        (Expired, Completed, Source::List, false, Expired),
        (Expired, Completed, Source::Read, true, Expired),
        (Expired, Completed, Source::Read, false, Completed),
        (Canceled, Expired, Source::Answer, false, Expired),
    ];
    for (known, says, source, stale, expected) in table {
        let mut followed = Followed::new();
        if known != Active {
            followed.sees(&read(10, known));
        }
        followed.sees(&stated(source, if stale { 5 } else { 20 }, says));
        let case = format!("{known:?}, then {says:?} by {source:?}, stale: {stale}");
        assert_eq!(followed.status(), expected, "{case}");
        assert_eq!(followed.order().ended_at.is_none(), expected.is_open(), "{case}");
    }
}

#[test]
fn an_unknown_status_word_changes_nothing() {
    let mut followed = Followed::after(&[event(10, OtpReceived).code("111")]);
    let mut unknown = read(20, Active);
    unknown.order.status = None;
    followed.sees(&unknown);
    assert_eq!(followed.status(), OtpReceived);
}

#[test]
fn b10_a_list_from_before_the_end_changes_nothing() {
    let mut followed = Followed::after(&[list(10, Active), read(30, Expired)]);
    let (known, told) = (followed.order().clone(), followed.pushes.len());
    followed.sees(&list(20, Active));
    assert_eq!((followed.order(), followed.pushes.len()), (&known, told));
}

#[test]
fn b10_an_sms_that_becomes_known_after_the_end_is_still_shown() {
    for end in [Completed, Expired, Canceled] {
        let mut followed = Followed::after(&[event(30, end)]);
        followed.sees(&event(20, OtpReceived).code("111"));
        assert_eq!((followed.shown(), followed.status()), (1, end));
    }
}

#[test]
fn c1_an_sms_calls_a_promised_cancel_off() {
    let mut followed = Followed::new();
    followed.order.as_mut().unwrap().cancel_promised_at = Some(at(120));
    followed.sees(&event(20, OtpReceived).code("111"));
    assert_eq!(followed.order().cancel_promised_at, None);
}

#[test]
fn e10_an_event_alone_tells_the_person_nothing() {
    let mut followed = Followed::default();
    followed.sees(&event(10, OtpReceived).code("111"));
    followed.sees(&event(20, OtpReceived).code("222"));
    followed.sees(&event(30, Completed).code("222"));
    assert_eq!(followed.pushes, []);
}

#[test]
fn b1_once_the_provider_confirms_an_order_everything_is_told_once() {
    let mut followed = Followed::default();
    followed.sees(&event(10, OtpReceived).code("111"));
    followed.sees(&event(20, OtpReceived).code("222"));
    followed.sees(&read(30, OtpReceived).code("222").received(20));
    let sms = |seq| Push::Sms { order: ORDER, seq };
    assert_eq!(followed.pushes, [sms(1), sms(2), Push::Card { card: CardId::Order(ORDER) }]);
    followed.sees(&read(40, OtpReceived).code("222").received(20));
    assert_eq!(followed.pushes.len(), 3);
}

#[test]
fn e10_an_event_states_no_money_and_no_other_number() {
    let mut known = read(10, Active);
    known.order.phone = Some(Private::new("+62811"));
    known.order.amount = Some(Money::Idr(15_000));
    let mut followed = Followed::after(&[known]);
    let mut forged = event(20, OtpReceived);
    forged.order.phone = Some(Private::new("+62999"));
    forged.order.amount = Some(Money::Idr(1));
    followed.sees(&forged);
    assert_eq!(followed.order().phone, Some(Private::new("+62811")));
    assert_eq!(followed.order().price, Some(Money::Idr(15_000)));
}

#[test]
fn b9_an_expiry_is_told_once() {
    let mut followed = Followed::after(&[event(30, Expired), event(30, Expired), read(40, Expired)]);
    followed.sees(&list(50, Active));
    assert_eq!(followed.ends_told(), 1);
}

#[test]
fn c1_the_end_that_the_person_asked_for_is_no_news() {
    let mut followed = Followed::new();
    followed.order.as_mut().unwrap().cancel_asked_at = Some(at(19));
    followed.sees(&event(20, Canceled));
    assert_eq!(followed.ends_told(), 0);
    let elsewhere = Followed::after(&[event(20, Canceled)]);
    assert_eq!(elsewhere.ends_told(), 1);
}
