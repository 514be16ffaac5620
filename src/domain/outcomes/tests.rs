use super::*;
use crate::domain::order::OrderReport;
use crate::domain::tracking::{Bought, Observation, Source, observe};
use crate::domain::{IntentId, OrderId, Private, ProductId, UserId};

const USER: UserId = UserId(7);

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn report(status: OrderStatus) -> OrderReport {
    OrderReport {
        status: Some(status),
        service: Some("WhatsApp".to_owned()),
        country: Some("Indonesia".to_owned()),
        amount: Some(Money::Idr(15_000)),
        created_at: Some(at(0)),
        ..OrderReport::bare(OrderId(1))
    }
}

/// The order after what was seen, counted on its first day.
fn after(seen: &[Observation]) -> Order {
    let mut order = None;
    for seen in seen {
        let step = observe(USER, order.as_ref(), seen);
        order = Some(Order { counted_day: Some(3), ..step.order });
    }
    order.unwrap()
}

fn counts(order: &Order) -> Counts {
    order.counts().unwrap().1
}

fn decided(with_sms: i64, without_sms: i64, waits: &[(usize, i64)]) -> Counts {
    let mut counts = Counts { with_sms, without_sms, ..Counts::default() };
    waits.iter().for_each(|(step, count)| counts.waits[*step] = *count);
    counts
}

#[test]
fn o20_an_order_counts_as_with_or_without_an_sms_once_that_is_decided() {
    let waits = Observation::new(Source::Read, at(1), report(OrderStatus::Active));
    let open = counts(&after(std::slice::from_ref(&waits)));
    assert_eq!((open.numbers, open.with_sms, open.without_sms), (1, 0, 0));
    assert_eq!((open.spent.idr, open.returned.idr), (15_000, 0));

    let code = OrderReport {
        code: Some(Private::new("123456")),
        received_at: Some(at(23)),
        ..report(OrderStatus::OtpReceived)
    };
    let got = [waits.clone(), Observation::new(Source::List, at(24), code)];
    let with = counts(&after(&got));
    assert_eq!((with.with_sms, with.without_sms, with.returned.idr), (1, 0, 0));
    assert_eq!(with.rate(), Some(Rate { percent: 100, wait: Some(Wait::About(25)) }));

    // A forged SMS event followed by a cancel must not raise the rate: a refunded order counts as one without an SMS.
    let end = Observation::new(Source::Read, at(60), report(OrderStatus::Canceled));
    let canceled = counts(&after(&[got[0].clone(), got[1].clone(), end.clone()]));
    assert_eq!((canceled.with_sms, canceled.without_sms, canceled.returned.idr), (0, 1, 15_000));
    assert_eq!(canceled.waits, Counts::default().waits);
    let ended = counts(&after(&[waits, end]));
    assert_eq!((ended.with_sms, ended.without_sms, ended.returned.idr), (0, 1, 15_000));
}

#[test]
fn o20_nothing_is_counted_that_only_an_event_tells_or_of_which_the_listing_is_unknown() {
    let event = Observation::new(Source::Event, at(1), report(OrderStatus::Active));
    assert_eq!(after(&[event]).counts(), None);
    let nameless = OrderReport { service: None, ..report(OrderStatus::Active) };
    assert_eq!(after(&[Observation::new(Source::List, at(1), nameless)]).counts(), None);
}

#[test]
fn o20_only_what_was_bought_here_counts_for_others() {
    let seen = Observation::new(Source::Answer, at(1), report(OrderStatus::Active));
    assert!(!after(std::slice::from_ref(&seen)).counts().unwrap().0.here);
    let bought = Bought {
        intent: IntentId([1; 16]),
        title: after(std::slice::from_ref(&seen)).title,
        product: ProductId(142),
        price: Money::Idr(15_000),
    };
    assert!(after(&[Observation { bought: Some(bought), ..seen }]).counts().unwrap().0.here);
}

#[test]
fn o20_the_median_is_the_step_that_half_of_the_waits_do_not_pass() {
    let of = |waits: &[(usize, i64)]| decided(9, 0, waits).rate().unwrap().wait;
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[(0, 1)]), Some(Wait::About(5)));
    assert_eq!(of(&[(0, 2), (4, 3), (9, 1)]), Some(Wait::About(25)));
    assert_eq!(of(&[(0, 1), (13, 1)]), Some(Wait::About(5)));
    assert_eq!(of(&[(14, 1)]), Some(Wait::Over(600)));
    for (seconds, step) in [(-4, 0), (0, 0), (5, 0), (6, 1), (25, 4), (26, 5), (600, 13), (601, 14)] {
        assert_eq!(step_of(TimeDelta::seconds(seconds)), step, "{seconds}");
    }
}

#[test]
fn o20_the_rate_is_rounded_to_whole_per_cents() {
    for (with, without, percent) in
        [(0, 1, 0), (1, 2, 33), (2, 1, 67), (1, 1, 50), (199, 1, 100), (3, 0, 100)]
    {
        assert_eq!(decided(with, without, &[]).rate().unwrap().percent, percent);
    }
    assert_eq!(decided(0, 0, &[]).rate(), None);
}

#[test]
fn o20_figures_of_all_need_ten_decided_orders_of_three_people() {
    let one = |operator: Option<&str>, with, without, people| OperatorCounts {
        operator: operator.map(str::to_owned),
        own: Counts::default(),
        all: decided(with, without, &[]),
        people,
    };
    let shared = |counts: &[OperatorCounts], operator| ListingCounts(counts.to_vec()).shared(operator);
    assert!(shared(&[one(None, 9, 1, 3)], None).is_some());
    assert_eq!(shared(&[one(None, 8, 1, 3)], None), None);
    assert_eq!(shared(&[one(None, 90, 10, 2)], None), None);
    // Two people who each used two operators are not four.
    let two = [one(Some("A"), 9, 1, 2), one(Some("B"), 9, 1, 2)];
    assert_eq!(shared(&two, None), None);
    let more = [one(Some("A"), 5, 0, 3), one(Some("B"), 0, 5, 1)];
    assert_eq!(shared(&more, None).map(|rate| rate.percent), Some(50));
    assert_eq!(shared(&more, Some("A")), None);
    assert_eq!(shared(&more, Some("C")), None);
}

#[test]
fn o20_the_better_rate_comes_first_and_then_the_shorter_wait() {
    let rate = |percent, wait| Rate { percent, wait };
    let mut rates = [
        rate(50, Some(Wait::About(5))),
        rate(94, None),
        rate(94, Some(Wait::About(25))),
        rate(94, Some(Wait::Over(600))),
    ];
    rates.sort_by_key(Rate::rank);
    assert_eq!(rates.map(|rate| (rate.percent, rate.wait)).first(), Some(&(94, Some(Wait::About(25)))));
    assert_eq!(rates.last().map(|rate| rate.percent), Some(50));
}

#[test]
fn o21_sums_stay_exact_and_in_the_currency_that_the_provider_stated() {
    let usd = |amount: &str, canonical_idr| Money::Usd { amount: amount.parse().unwrap(), canonical_idr };
    let mut sums = Sums::default();
    for money in [usd("0.9231", 15_000), usd("0.10", 1_625), Money::Idr(4_500), usd("1.123456789", 18_000)] {
        sums.add(&Sums::of(Some(money)), 1);
    }
    assert_eq!(sums.seen_in(Currency::Usd), usd("1.0231", 16_625));
    // What has more decimals than are kept counts as known in rupiah only.
    assert_eq!(sums.unseen_in(Currency::Usd), Some(Money::Idr(22_500)));
    assert_eq!(sums.seen_in(Currency::Idr), Money::Idr(39_125));
    assert_eq!(sums.unseen_in(Currency::Idr), None);
    sums.add(&Sums::of(Some(usd("0.9231", 15_000))), -1);
    assert_eq!(sums.seen_in(Currency::Usd), usd("0.1", 1_625));
}

#[test]
fn o21_a_day_begins_at_midnight_of_the_zone() {
    let evening = "2026-11-29T18:45:00Z".parse().unwrap();
    let utc = day_of(evening, None);
    assert_eq!(day_of(evening, Zone::from_name("Asia/Kolkata")), utc + 1);
    assert_eq!(day_of(evening, Zone::from_name("Asia/Dubai")), utc);
    assert_eq!(day_of(DateTime::from_timestamp(-1, 0).unwrap(), None), -1);
}
