//! The rules of `observe` one by one. `lives` tests them together on generated orders.

mod identity;
mod lives;
mod newest;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::domain::Currency;
use crate::domain::OrderStatus::{Active, Canceled, Completed, Expired, OtpReceived};

const USER: UserId = UserId(7);
const ORDER: OrderId = OrderId(1001);

/// A moment of the test day, in seconds.
fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).unwrap() + TimeDelta::seconds(seconds)
}

fn stated(source: Source, seconds: i64, status: OrderStatus) -> Observation {
    let mut order = OrderReport::bare(ORDER);
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

/// What a statement may say about an SMS.
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

/// A tracked order and all notifications sent for it.
#[derive(Clone, Default)]
struct Followed {
    order: Option<Order>,
    notifications: Vec<Notification>,
}

impl Followed {
    /// An order that the provider confirmed as the user's.
    fn new() -> Self {
        let mut followed = Self::default();
        followed.sees(&stated(Source::Answer, 0, Active));
        followed
    }

    /// An order for which these statements have arrived.
    fn after(seen: &[Observation]) -> Self {
        let mut followed = Self::new();
        seen.iter().for_each(|seen| followed.sees(seen));
        followed
    }

    fn sees(&mut self, seen: &Observation) {
        let step = observe(USER, self.order.as_ref(), seen);
        self.order = Some(step.order);
        self.notifications.extend(step.notifications);
    }

    fn order(&self) -> &Order {
        self.order.as_ref().unwrap()
    }

    fn status(&self) -> OrderStatus {
        self.order().status
    }

    /// Number of SMS notifications; asserts that no SMS number is sent twice.
    fn shown(&self) -> usize {
        let pushed = |notification: &&Notification| matches!(notification, Notification::Sms { .. });
        let all: Vec<_> = self.notifications.iter().filter(pushed).collect();
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len(), "an SMS was pushed twice");
        all.len()
    }

    fn ends_told(&self) -> usize {
        self.notifications
            .iter()
            .filter(|notification| matches!(notification, Notification::Ended { .. }))
            .count()
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
    let (known, told) = (followed.order().clone(), followed.notifications.len());
    followed.sees(&list(20, Active));
    assert_eq!((followed.order(), followed.notifications.len()), (&known, told));
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
    assert_eq!(followed.notifications, []);
}

#[test]
fn b1_once_the_provider_confirms_an_order_everything_is_told_once() {
    let mut followed = Followed::default();
    followed.sees(&event(10, OtpReceived).code("111"));
    followed.sees(&event(20, OtpReceived).code("222"));
    followed.sees(&read(30, OtpReceived).code("222").received(20));
    let sms = |seq| Notification::Sms { order: ORDER, seq };
    assert_eq!(followed.notifications, [sms(1), sms(2), Notification::Card { card: CardId::Order(ORDER) }]);
    followed.sees(&read(40, OtpReceived).code("222").received(20));
    assert_eq!(followed.notifications.len(), 3);
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

fn cancel_answered(seconds: i64, told: bool) -> Observation {
    let mut seen = stated(Source::Answer, seconds, Canceled);
    seen.settlement = Some(Settlement { refund: None, balance: None, told });
    seen
}

#[test]
fn m7_an_end_is_no_news_only_to_who_was_shown_the_answer_to_their_cancel() {
    for (seen, told) in [
        (cancel_answered(20, true), 0),
        (cancel_answered(20, false), 1),
        (event(20, Canceled), 1),
        (read(20, Canceled), 1),
    ] {
        let mut followed = Followed::new();
        followed.order.as_mut().unwrap().cancel_asked_at = Some(at(19));
        followed.sees(&seen);
        followed.sees(&read(30, Canceled));
        assert_eq!(followed.ends_told(), told, "{seen:?}");
    }
}

#[test]
fn m7_an_answer_to_a_cancel_is_awaited_for_a_while_and_not_once_it_was_unclear() {
    let mut followed = Followed::new();
    let order = followed.order.as_mut().unwrap();
    assert!(!order.awaits_cancel(at(20)));
    order.cancel_asked_at = Some(at(19));
    assert!(order.awaits_cancel(at(20)) && !order.awaits_cancel(at(90)));
    order.cancel_unclear_at = Some(at(20));
    assert!(!order.awaits_cancel(at(20)));
}

#[test]
fn m7_the_outcome_of_a_cancel_without_a_clear_answer_is_told_once() {
    let not_canceled = Notification::NotCanceled { order: ORDER, why: FailureKind::NoAnswer };
    let ended = Notification::Ended { order: ORDER };
    for (seen, told) in [
        (read(30, Active), vec![not_canceled]),
        (read(30, OtpReceived).code("1"), vec![Notification::Sms { order: ORDER, seq: 1 }, not_canceled]),
        (read(30, Canceled), vec![ended]),
        (event(30, Canceled), vec![ended]),
        (read(30, Completed), vec![ended]),
        // Sent before the cancel, or says nothing about the order: the outcome is still unknown.
        (read(20, Active), vec![]),
        (event(30, OtpReceived), vec![]),
        (list(30, Active), vec![]),
    ] {
        let mut followed = Followed::new();
        let order = followed.order.as_mut().unwrap();
        (order.cancel_asked_at, order.cancel_unclear_at) = (Some(at(19)), Some(at(25)));
        followed.notifications.clear();
        followed.sees(&seen);
        followed.notifications.retain(|notification| !matches!(notification, Notification::Card { .. }));
        assert_eq!(followed.notifications, told, "{seen:?}");
        assert_eq!(followed.order().cancel_unclear_at.is_some(), told.is_empty());
    }
}

#[test]
fn m3_what_one_chat_bought_or_canceled_happened_elsewhere_for_another() {
    let usd = |amount: &str, canonical_idr| Money::Usd { amount: amount.parse().unwrap(), canonical_idr };
    let mut bought = stated(Source::Answer, 0, Active);
    bought.bought = Some(Bought {
        intent: IntentId([7; 16]),
        title: ProductLabel {
            service: Some("WhatsApp".into()),
            country: Some("Indonesia".into()),
            flag: None,
            operator: None,
        },
        product: ProductId(142),
        price: usd("0.92", 15_000),
    });
    for (currency, price) in [(Currency::Idr, Money::Idr(15_000)), (Currency::Usd, usd("0.92", 15_000))] {
        let mut sibling = Followed::default();
        sibling.sees(&bought.for_sibling(currency));
        let order = sibling.order();
        assert_eq!((order.card, order.intent, order.price), (CardId::Order(ORDER), None, Some(price)));
        assert_eq!((order.product, order.title.service.as_deref()), (Some(ProductId(142)), Some("WhatsApp")));
        let mut canceled = cancel_answered(200, true);
        canceled.settlement.as_mut().unwrap().refund = Some(Money::Idr(15_000));
        sibling.sees(&canceled.for_sibling(currency));
        assert_eq!(sibling.ends_told(), 1);
        let refund = (currency == Currency::Idr).then_some(Money::Idr(15_000));
        assert_eq!(sibling.order().refund, refund, "no currency is made up");
    }
}

#[test]
fn m5_a_name_from_the_catalog_says_nothing_of_the_order_itself() {
    let mut followed = Followed::after(&[event(20, OtpReceived)]);
    followed.order.as_mut().unwrap().missing_since = Some(at(30));
    let mut order = OrderReport::bare(ORDER);
    (order.service, order.country) = (Some("WhatsApp".into()), Some("Indonesia".into()));
    followed.sees(&Observation::new(Source::Catalog, at(40), order.clone()));
    let named = followed.order();
    assert_eq!((named.title.service.as_deref(), named.missing_since), (Some("WhatsApp"), Some(at(30))));
    let mut made_up = Followed::default();
    made_up.sees(&event(20, OtpReceived));
    made_up.sees(&Observation::new(Source::Catalog, at(40), order));
    assert!(!made_up.order().verified && made_up.notifications.is_empty());
}
