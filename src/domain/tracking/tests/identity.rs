//! SMS matching: each rule with the smallest example that needs it.

use super::*;

/// Number of SMS found in these statements.
fn shown(seen: &[Observation]) -> usize {
    Followed::after(seen).shown()
}

fn sms(seen: &[Observation]) -> Vec<Sms> {
    Followed::after(seen).order().sms.clone()
}

#[test]
fn b2_an_sms_by_event_and_by_poll_is_one_in_either_order() {
    let by_event = event(11, OtpReceived).code("111").text("code 111");
    let by_list = list(15, OtpReceived).code("111").text("code 111").received(10);
    let by_read = read(16, OtpReceived).code("111").received(10);
    assert_eq!(shown(&[by_event.clone(), by_list.clone(), by_read.clone()]), 1);
    assert_eq!(shown(&[by_read, by_list, by_event]), 1);
}

#[test]
fn a_revision_that_only_one_side_states_tells_nothing_apart() {
    let with = list(15, OtpReceived).code("111").received(10).revision(1);
    let without = event(11, OtpReceived).code("111");
    assert_eq!(shown(&[with.clone(), without.clone()]), 1);
    let known = sms(&[without, with]);
    assert_eq!((known.len(), known[0].revision), (1, Some(1)));
}

#[test]
fn equal_digits_with_another_revision_are_another_sms() {
    let first = event(11, OtpReceived).code("111").revision(1);
    let second = event(11, OtpReceived).code("111").revision(2);
    assert_eq!(shown(&[second.clone(), first.clone(), second, first]), 2);
}

#[test]
fn an_sms_without_a_code_is_shown_by_its_text() {
    let by_event = event(11, OtpReceived).text("Hello");
    let by_list = list(15, OtpReceived).text("Hello").received(10);
    assert_eq!(shown(&[by_event.clone(), by_list.clone()]), 1);
    assert_eq!(shown(&[by_list, by_event]), 1);
    let other = event(30, OtpReceived).text("Good-bye");
    assert_eq!(shown(&[event(11, OtpReceived).text("Hello"), other]), 2);
}

#[test]
fn the_text_fills_in_where_only_the_code_was_known() {
    let known = sms(&[
        read(12, OtpReceived).code("111").received(10),
        event(11, OtpReceived).code("111").text("code 111"),
    ]);
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].text, Some(Private::new("code 111")));
}

#[test]
fn the_code_fills_in_where_only_the_text_was_known() {
    let known =
        sms(&[event(11, OtpReceived).text("code 111"), event(12, OtpReceived).code("111").text("code 111")]);
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].code, Some(Private::new("111")));
}

#[test]
fn b5_other_digits_are_another_sms_and_replays_of_both_are_none() {
    let first = event(11, OtpReceived).code("111");
    let second = event(21, OtpReceived).code("222");
    assert_eq!(shown(&[first.clone(), second.clone(), first, second]), 2);
}

#[test]
fn b5_equal_digits_that_came_later_are_another_sms() {
    let first = list(11, OtpReceived).code("111").received(10);
    let second = list(31, OtpReceived).code("111").received(30);
    assert_eq!(shown(&[first.clone(), second.clone(), first, second]), 2);
}

#[test]
fn b5_an_event_from_before_a_known_sms_is_of_an_earlier_one() {
    let first = event(11, OtpReceived).code("111");
    let second = list(31, OtpReceived).code("111").received(30);
    assert_eq!(shown(&[second.clone(), first.clone(), second, first]), 2);
}

#[test]
fn b5_equal_digits_after_a_resend_are_another_sms_and_a_replay_from_before_is_none() {
    let first = event(11, OtpReceived).code("111");
    let second = event(31, OtpReceived).code("111");
    let followed = [first.clone(), resent(20), second.clone(), first, second];
    assert_eq!(shown(&followed), 2);
}

#[test]
fn b5_a_look_from_before_the_resend_is_of_the_sms_from_before() {
    let first = event(11, OtpReceived).code("111");
    let second = event(31, OtpReceived).code("111");
    let stale = list(15, OtpReceived).code("111").received(10);
    let fresh = list(35, OtpReceived).code("111").received(30);
    assert_eq!(shown(&[first, resent(20), second, stale, fresh]), 2);
}

#[test]
fn b5_what_was_said_before_the_resend_does_not_end_the_wait_for_another_sms() {
    let first = event(11, OtpReceived).code("111");
    let look = list(15, OtpReceived).code("111").received(10);
    let mut replay = event(25, OtpReceived).code("111");
    replay.event_at = Some(at(11));
    let answer = event(31, OtpReceived).code("222");
    for stale in [look, replay] {
        let mut followed = Followed::after(&[first.clone(), resent(20), stale]);
        assert_eq!(followed.status(), Active);
        followed.sees(&answer);
        assert_eq!((followed.status(), followed.shown()), (OtpReceived, 2));
    }
}

#[test]
fn b5_an_event_that_was_overtaken_by_a_resend_does_not_hide_the_answer_to_it() {
    let first = event(11, OtpReceived).code("111");
    let second = event(31, OtpReceived).code("111");
    assert_eq!(shown(&[resent(20), first.clone(), second.clone()]), 2);
    assert_eq!(shown(&[resent(20), second, first]), 2);
}

#[test]
fn a_resend_that_is_told_twice_counts_once() {
    assert_eq!(Followed::after(&[resent(20), resent(20)]).order().round, 1);
    assert_eq!(Followed::after(&[resent(20), resent(90)]).order().round, 2);
}

#[test]
fn b10_an_end_with_a_known_code_is_no_other_sms() {
    let live = event(11, OtpReceived).code("111").revision(1);
    let end = event(60, Completed).code("111");
    assert_eq!(shown(&[live.clone(), end.clone()]), 1);
    assert_eq!(shown(&[end, live]), 1);
}

#[test]
fn b10_an_end_after_a_resend_that_brought_nothing_is_no_other_sms() {
    let live = event(11, OtpReceived).code("111").revision(1);
    let by_list = list(15, OtpReceived).code("111").received(10);
    let end = event(60, Completed).code("111");
    assert_eq!(shown(&[live.clone(), resent(20), end.clone()]), 1);
    assert_eq!(shown(&[by_list, resent(20), end.clone()]), 1);
    assert_eq!(shown(&[resent(20), end, live]), 1);
}

#[test]
fn b7_a_code_that_only_the_end_tells_is_shown() {
    let end = event(60, Completed).code("222");
    assert_eq!(shown(&[event(11, OtpReceived).code("111").revision(1), end.clone()]), 2);
    assert_eq!(shown(&[end, read(70, Completed).code("222").received(50).revision(2)]), 1);
}

#[test]
fn b7_an_sms_that_nobody_read_before_the_end_is_told_of() {
    let unread = read(70, Completed).received(50);
    assert_eq!(shown(&[unread.clone(), unread.clone()]), 1);
    assert_eq!(shown(&[event(51, OtpReceived).text("Hello"), unread]), 1);
}

#[test]
fn b7_what_it_said_is_still_shown_when_it_becomes_known() {
    let unread = read(70, Completed).received(50);
    assert_eq!(shown(&[unread, event(51, OtpReceived).text("Hello")]), 2);
}

#[test]
fn blank_codes_and_texts_are_none() {
    assert_eq!(shown(&[event(11, OtpReceived).code(" ").text("\n")]), 0);
}
