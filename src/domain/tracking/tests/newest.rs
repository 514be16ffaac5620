//! Rules from the provider's latest contract, and how much events may add (FAULTS M4, M13, M15, M18–M20).

use super::*;
use crate::domain::ProductId;

/// The SMS in order of arrival, as code and text.
fn lines<'a>(followed: &'a Followed) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let plain = |part: &'a Option<Private>| part.as_ref().map(Private::expose);
    followed.order().sms_in_order().into_iter().map(|sms| (plain(&sms.code), plain(&sms.text))).collect()
}

fn otp(seconds: i64) -> Observation {
    event(seconds, OtpReceived)
}

/// Every permutation of these statements.
fn orders_of(seen: &[Observation]) -> Vec<Vec<Observation>> {
    match seen {
        [] => vec![Vec::new()],
        _ => (0..seen.len())
            .flat_map(|first| {
                let mut rest = seen.to_vec();
                let one = rest.remove(first);
                orders_of(&rest).into_iter().map(move |rest| [vec![one.clone()], rest].concat())
            })
            .collect(),
    }
}

#[test]
fn m15_two_statements_are_of_two_sms_when_both_know_the_text_and_it_differs() {
    // statements, number of SMS they contain in any order
    let table = [
        (vec![otp(11).code("111").text("A 111"), otp(11).code("111").text("B 111")], 2),
        (vec![otp(11).code("111").text("A 111"), otp(11).code("111").text(" A  111\n")], 1),
        (vec![otp(11).text("A"), otp(11).text("B")], 2),
        (vec![otp(11).code("111").text("A 111").revision(1), otp(11).code("111").text("B 111")], 2),
        (
            vec![
                otp(11).code("111").text("A 111").revision(1),
                otp(11).code("111").text("B 111").revision(1),
            ],
            2,
        ),
        (vec![otp(11).code("111").text("A").revision(1), otp(11).code("222").text("A").revision(1)], 2),
        (vec![otp(11).code("111").text("A"), otp(11).code("222").text("A")], 2),
        (
            vec![
                otp(11).code("111").text("A 111"),
                otp(11).code("111").text("B 111"),
                list(15, OtpReceived).code("111").text("B 111").received(10),
                event(60, Completed).code("111").text("B 111"),
            ],
            2,
        ),
    ];
    for (seen, count) in table {
        for order in orders_of(&seen) {
            let mut followed = Followed::after(&order);
            assert_eq!(followed.shown(), count, "{order:?}");
            order.iter().for_each(|again| followed.sees(again));
            assert_eq!(followed.shown(), count, "repeated: {order:?}");
        }
    }
}

#[test]
fn m18_a_code_that_is_kept_over_an_sms_without_one_is_not_its_own() {
    let first = ("123456", "Your code: 123-456");
    let kept = ("123456", "Welcome, verified");
    let by = |(code, text): (&str, &str), seen: Observation| seen.code(code).text(text);
    // with or without a counter, by an event or by a poll that dates it by the first SMS
    let second = [
        by(kept, otp(31)).revision(2),
        by(kept, otp(31)),
        by(kept, list(35, OtpReceived)).received(10).revision(2),
        by(kept, list(35, OtpReceived)).received(10),
        by(kept, read(35, OtpReceived)).received(10).revision(2),
        by(kept, event(60, Completed)),
    ];
    for one in [by(first, otp(11)).revision(1), by(first, list(12, OtpReceived)).received(10).revision(1)] {
        for two in &second {
            let mut followed = Followed::after(&[one.clone(), two.clone()]);
            let expected = [(Some(first.0), Some(first.1)), (None, Some(kept.1))];
            assert_eq!(lines(&followed), expected, "{two:?}");
            second.iter().for_each(|again| followed.sees(again));
            assert_eq!(lines(&followed), expected, "{two:?}, then by every other way");
            assert_eq!(followed.shown(), 2);
        }
    }
}

#[test]
fn m18_a_code_that_is_known_of_no_other_sms_is_shown_whatever_the_text_says() {
    let followed = Followed::after(&[otp(31).code("123456").text("Welcome, verified").revision(2)]);
    assert_eq!(lines(&followed), [(Some("123456"), Some("Welcome, verified"))]);
}

#[test]
fn m18_a_text_without_the_code_does_not_fill_in_an_sms_of_which_only_the_code_was_known() {
    let seen = [read(12, OtpReceived).code("123456").received(10), otp(31).code("123456").text("Welcome")];
    assert_eq!(lines(&Followed::after(&seen)), [(Some("123456"), None), (None, Some("Welcome"))]);
}

#[test]
fn m18_a_code_that_is_recognized_after_its_text_is_added_to_it() {
    let seen = [
        otp(11).code("111").text("code 111").revision(1),
        otp(31).code("111").text("code 222").revision(2),
        list(35, OtpReceived).code("222").text("code 222").received(10).revision(2),
    ];
    let followed = Followed::after(&seen);
    assert_eq!(followed.shown(), 2);
    assert_eq!(followed.order().newest_sms().unwrap().code, Some(Private::new("222")));
}

#[test]
fn m19_the_newest_is_that_with_the_highest_count_or_the_latest_time_however_they_become_known() {
    let counted = [
        otp(11).code("111").text("code 111").revision(1),
        otp(21).code("222").text("code 222").revision(2),
        otp(31).code("222").text("Welcome").revision(3),
        list(35, OtpReceived).code("333").text("code 333").received(10).revision(4),
    ];
    let dated = [
        otp(11).code("111").text("code 111"),
        otp(21).code("222").text("code 222"),
        list(35, OtpReceived).code("333").text("code 333").received(30),
    ];
    for (seen, texts) in [
        (&counted[..], &["code 111", "code 222", "Welcome", "code 333"][..]),
        (&dated[..], &["code 111", "code 222", "code 333"][..]),
    ] {
        for order in orders_of(seen) {
            let followed = Followed::after(&order);
            let told: Vec<_> = lines(&followed).into_iter().filter_map(|(_, text)| text).collect();
            assert_eq!(told, texts, "{order:?}");
            assert_eq!(followed.shown(), seen.len(), "{order:?}");
        }
    }
}

#[test]
fn m19_only_what_becomes_known_after_a_newer_one_is_an_earlier_one() {
    let [first, second] = [(11, "111", 1), (21, "222", 2)]
        .map(|(at, code, revision)| otp(at).code(code).text(&format!("code {code}")).revision(revision));
    let overtaken = |seen: [Observation; 2]| {
        let followed = Followed::after(&seen);
        followed.order().sms.iter().map(|sms| followed.order().is_overtaken(sms)).collect::<Vec<_>>()
    };
    assert_eq!(overtaken([first.clone(), second.clone()]), [false, false]);
    assert_eq!(overtaken([second, first]), [false, true]);
}

#[test]
fn m19_an_sms_from_before_the_resend_does_not_end_the_wait_for_another() {
    let mut followed = Followed::after(&[resent(20)]);
    followed.sees(&otp(11).code("111").text("code 111").revision(1));
    assert_eq!((followed.status(), followed.shown()), (Active, 1));
    followed.sees(&otp(31).code("222").text("code 222").revision(2));
    assert_eq!(followed.status(), OtpReceived);
}

#[test]
fn m20_the_time_of_the_first_sms_dates_no_later_one() {
    let first = otp(11).code("111").text("code 111").revision(1);
    let looked = list(12, OtpReceived).code("111").text("code 111").received(10).revision(1);
    let second = list(500, OtpReceived).code("222").text("code 222").received(10);
    // statements, and when each SMS arrived as far as known
    let table = [
        (vec![looked.clone()], vec![Some(10)]),
        (vec![looked.clone(), second.clone().revision(2)], vec![Some(10), None]),
        (vec![looked.clone(), second.clone()], vec![Some(10), None]),
        (vec![first.clone(), second.clone()], vec![Some(11), None]),
        (vec![second.clone().revision(2)], vec![None]),
        (
            vec![otp(490).code("222").text("code 222").revision(2), second.clone().revision(2)],
            vec![Some(490)],
        ),
        (vec![first, looked, otp(490).code("222").text("code 222"), second], vec![Some(10), Some(490)]),
        // The older surface dates the newest.
        (
            vec![
                list(12, OtpReceived).code("111").received(10),
                list(500, OtpReceived).code("222").received(490),
            ],
            vec![Some(10), Some(490)],
        ),
    ];
    for (seen, times) in table {
        let followed = Followed::after(&seen);
        let order = followed.order();
        let told: Vec<_> = order.sms_in_order().into_iter().map(|sms| order.came_at(sms)).collect();
        assert_eq!(told, times.into_iter().map(|time| time.map(at)).collect::<Vec<_>>(), "{seen:?}");
    }
}

fn answer(seconds: i64, status: OrderStatus) -> Observation {
    let mut seen = stated(Source::Answer, seconds, status);
    seen.bought = Some(Bought {
        intent: IntentId([7; 16]),
        title: ProductLabel::default(),
        product: ProductId(142),
        price: Money::Idr(15_000),
    });
    seen
}

#[test]
fn m13_an_order_that_is_first_known_as_ended_rings_once_like_one_that_ends() {
    // statements about the order, number of times the end is reported
    let table = [
        (vec![answer(5, Expired)], 1),
        (vec![answer(5, Canceled)], 1),
        (vec![answer(5, Completed)], 0),
        (vec![answer(5, Expired), answer(6, Expired)], 1),
        (vec![event(3, Expired), answer(5, Active)], 1),
        (vec![event(3, Canceled), answer(5, Active)], 1),
        (vec![event(3, Canceled), answer(5, Canceled), event(3, Canceled)], 1),
        (vec![event(3, Expired), read(4, Expired), answer(5, Active)], 1),
        (vec![otp(2), event(3, Canceled), read(4, Canceled)], 1),
        (vec![read(4, Expired)], 0),
        (vec![read(4, Canceled)], 0),
        (vec![read(4, Active), event(5, Expired), read(6, Expired)], 1),
        (vec![event(3, Expired)], 0),
    ];
    for (seen, times) in table {
        let mut followed = Followed::default();
        seen.iter().for_each(|seen| followed.sees(seen));
        assert_eq!(followed.ends_told(), times, "{seen:?}");
    }
}

#[test]
fn m4_events_add_at_most_fifty_sms_and_none_ten_minutes_after_the_end() {
    let mut followed = Followed::new();
    let code = |n: i64| format!("{}", 100_000 + n);
    (0..500).for_each(|n| followed.sees(&otp(10 + n).code(&code(n)).text(&code(n))));
    assert_eq!((followed.shown(), followed.order().sms.len()), (50, 50));
    (0..500).for_each(|n| followed.sees(&otp(10 + n).code(&code(n)).text(&code(n))));
    assert_eq!(followed.shown(), 50, "replays of what was not taken in are not taken in either");
    followed.sees(&list(520, OtpReceived).code("7777").text("code 7777"));
    followed.sees(&read(521, OtpReceived).code("8888").text("code 8888"));
    assert_eq!(followed.shown(), 52, "what the provider itself states is");

    for (end, later, shown) in [(Completed, 599, 1), (Completed, 601, 0), (Canceled, 601, 0)] {
        let mut ended = Followed::after(&[event(30, end)]);
        ended.sees(&otp(30 + later).code("111"));
        assert_eq!(ended.shown(), shown, "{end:?} {later}");
        ended.sees(&read(30 + later, end).code("111").received(20));
        assert_eq!(ended.shown(), 1, "{end:?} {later}");
    }
}
