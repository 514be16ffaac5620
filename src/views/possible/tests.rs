use super::*;
use crate::domain::order::Abilities;
use crate::views::tests::world::{World, at};

const NO: Option<bool> = Some(false);
const YES: Option<bool> = Some(true);

fn order(minutes: i64, has_sms: bool, abilities: Abilities) -> Possible {
    let w = World::calm();
    let order =
        if has_sms { w.with_sms(OrderStatus::OtpReceived, 1) } else { w.order_now(OrderStatus::Active) };
    Possible::of(&Order { abilities, ..order }, at("2026-02-25T10:00:00Z") + TimeDelta::minutes(minutes))
}

fn cancel(minutes: i64, has_sms: bool, can_cancel: Option<bool>, from: Option<&str>) -> Cancel {
    let cancel_available_at = from.map(at);
    order(minutes, has_sms, Abilities { can_cancel, cancel_available_at, ..Abilities::default() }).cancel
}

#[test]
fn an_order_is_canceled_as_the_provider_says_else_by_the_documented_rules() {
    let two_minutes = at("2026-02-25T10:02:00Z");
    let stated = "2026-02-25T10:05:00Z";
    for (minutes, has_sms, can_cancel, from, expected) in [
        (1, false, None, None, Cancel::Later(two_minutes)),
        (2, false, None, None, Cancel::Now),
        (2, true, None, None, Cancel::No),
        (1, false, YES, None, Cancel::Now),
        (9, true, YES, None, Cancel::Now),
        (1, false, NO, None, Cancel::Later(two_minutes)),
        (9, false, NO, None, Cancel::No),
        (3, false, NO, Some(stated), Cancel::Later(at(stated))),
        (5, false, NO, Some(stated), Cancel::Now),
        (3, false, None, Some(stated), Cancel::Later(at(stated))),
    ] {
        let seen = cancel(minutes, has_sms, can_cancel, from);
        assert_eq!(seen, expected, "{minutes} min, {has_sms}, {can_cancel:?}, {from:?}");
    }
}

#[test]
fn a_promise_to_cancel_can_always_be_revoked() {
    let promised = Order {
        cancel_promised_at: Some(at("2026-02-25T10:00:30Z")),
        ..World::calm().with_sms(OrderStatus::OtpReceived, 1)
    };
    let possible = Possible::of(&promised, at("2026-02-25T10:06:00Z"));
    assert_eq!(possible.cancel, Cancel::Promised(None));
}

#[test]
fn finish_and_resend_need_an_sms_unless_the_provider_says_otherwise() {
    let stated = |can_finish, can_resend, from: Option<&str>| Abilities {
        can_finish,
        can_resend,
        resend_available_at: from.map(at),
        ..Abilities::default()
    };
    for (has_sms, abilities, finish, resend) in [
        (false, stated(None, None, None), false, false),
        (true, stated(None, None, None), true, true),
        (true, stated(NO, NO, None), false, false),
        (false, stated(YES, YES, None), true, true),
        (true, stated(None, NO, Some("2026-02-25T10:05:00Z")), true, true),
        (true, stated(None, NO, Some("2026-02-25T10:07:00Z")), true, false),
    ] {
        let possible = order(6, has_sms, abilities);
        assert_eq!((possible.finish, possible.resend), (finish, resend), "{has_sms}, {abilities:?}");
    }
}

#[test]
fn nothing_can_be_done_with_an_order_that_has_ended() {
    for status in [OrderStatus::Completed, OrderStatus::Canceled, OrderStatus::Expired] {
        let abilities =
            Abilities { can_cancel: YES, can_finish: YES, can_resend: YES, ..Abilities::default() };
        let ended = Order { abilities, ..World::calm().with_sms(status, 1) };
        let possible = Possible::of(&ended, at("2026-02-25T10:06:00Z"));
        assert_eq!(possible, Possible { cancel: Cancel::No, finish: false, resend: false });
    }
}
