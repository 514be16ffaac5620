use chrono::{DateTime, Utc};

use super::*;
use crate::domain::order::OrderReport;
use crate::domain::tracking::{Observation, Source, observe};
use crate::domain::{Private, UserId};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn order(id: i64, status: OrderStatus, code: Option<&str>) -> Order {
    let mut seen = OrderReport::bare(OrderId(id));
    seen.status = Some(status);
    seen.code = code.map(Private::new);
    observe(UserId(1), None, &Observation::new(Source::Read, at(0), seen)).order
}

fn waiting(id: i64) -> Order {
    order(id, OrderStatus::Active, None)
}

fn with_code(id: i64) -> Order {
    order(id, OrderStatus::OtpReceived, Some("123456"))
}

fn promised(order: Order) -> Order {
    Order { cancel_promised_at: Some(at(120)), ..order }
}

fn part(action: BulkAction, failure: Option<FailureKind>) -> Bulk {
    Bulk { id: BulkId(1), action, failure }
}

fn running(order: Order, action: BulkAction) -> Order {
    let mut order = Order { bulk: Some(part(action, None)), ..order };
    match action {
        BulkAction::Cancel => order.cancel_promised_at = Some(at(120)),
        BulkAction::Finish => order.finish_promised_at = Some(at(0)),
    }
    order
}

#[test]
fn c7_only_what_waits_and_is_not_being_canceled_is_canceled_with_the_others() {
    use BulkAction::{Cancel, Finish};
    let gone = |order: Order| Order { vanished_at: Some(at(1)), ..order };
    let asked = |order: Order| Order { cancel_asked_at: Some(at(1)), ..order };
    let unclear = |order: Order| Order { cancel_unclear_at: Some(at(1)), ..order };
    let unverified = |order: Order| Order { verified: false, ..order };
    let mut refused = with_code(1);
    refused.abilities.can_finish = Some(false);
    let mut again = with_code(1);
    again.status = OrderStatus::Active;
    for (what, order, cancels, finishes) in [
        ("waiting", waiting(1), true, false),
        ("with a code", with_code(1), false, true),
        ("with a code and waiting for another", again, false, true),
        ("with an SMS without a code", order(1, OrderStatus::OtpReceived, None), false, false),
        ("not to be finished, says the provider", refused, false, false),
        ("promised", promised(waiting(1)), false, false),
        ("being finished", running(with_code(1), Finish), false, false),
        ("being canceled", asked(waiting(1)), false, false),
        ("perhaps canceled", unclear(waiting(1)), false, false),
        ("no longer shown", gone(waiting(1)), false, false),
        ("only told of by an event", unverified(waiting(1)), false, false),
        ("finished", order(1, OrderStatus::Completed, Some("1")), false, false),
        ("canceled", order(1, OrderStatus::Canceled, None), false, false),
        ("expired", order(1, OrderStatus::Expired, None), false, false),
    ] {
        assert_eq!((fits(&order, Cancel), fits(&order, Finish)), (cancels, finishes), "{what}");
    }
}

#[test]
fn c7_a_press_does_what_its_button_said_and_a_second_one_nothing() {
    use BulkAction::Cancel;
    let asked =
        |newest, count| BulkRequest { action: Cancel, purchase: None, newest: OrderId(newest), count };
    let begin = |ids: &[i64]| BulkStart::Begin(ids.iter().map(|id| OrderId(*id)).collect());
    let runs = || running(waiting(1), Cancel);
    for (what, orders, asked, comes_to) in [
        ("all wait", vec![waiting(1), waiting(2)], asked(2, 2), begin(&[1, 2])),
        ("one has a code by now", vec![waiting(1), with_code(2)], asked(2, 2), begin(&[1])),
        ("one was bought since", vec![waiting(1), waiting(2)], asked(1, 1), begin(&[1])),
        ("more wait than it said", vec![waiting(1), waiting(2)], asked(2, 1), BulkStart::Changed),
        ("it runs", vec![runs(), with_code(2)], asked(2, 2), BulkStart::Running),
        ("it runs for one, another was kept", vec![runs(), waiting(2)], asked(2, 2), begin(&[2])),
        ("one was promised alone", vec![promised(waiting(1))], asked(1, 1), BulkStart::Nothing),
        ("none waits", vec![with_code(1)], asked(1, 1), BulkStart::Nothing),
        ("none is there", vec![], asked(1, 1), BulkStart::Nothing),
    ] {
        assert_eq!(start(&orders, &asked), comes_to, "{what}");
    }
}

#[test]
fn c7_a_press_on_a_batch_is_about_its_orders_alone() {
    let intent = IntentId([7; 16]);
    let of_batch = Order { card: CardId::Purchase(intent), ..waiting(1) };
    let orders = [of_batch, waiting(2)];
    let (asked, fitting) = BulkRequest::for_orders(BulkAction::Cancel, Some(intent), &orders[..1]).unwrap();
    assert_eq!((asked.newest, asked.count, fitting.len()), (OrderId(1), 1, 1));
    assert_eq!(start(&orders, &asked), BulkStart::Begin(vec![OrderId(1)]));
    assert!(BulkRequest::for_orders(BulkAction::Finish, None, &orders).is_none());
}

#[test]
fn c7_each_order_is_decided_on_its_own_by_what_it_is_then() {
    use BulkAction::{Cancel, Finish};
    let gone = |order: Order| Order { vanished_at: Some(at(1)), ..order };
    let limit = FailureKind::RateLimited;
    let ended = |status, code| order(1, status, code);
    for (what, order, bulk, decided) in [
        ("promised", running(waiting(1), Cancel), part(Cancel, None), Outcome::Pending),
        ("canceled", ended(OrderStatus::Canceled, None), part(Cancel, None), Outcome::Canceled),
        ("too late", ended(OrderStatus::Expired, None), part(Cancel, None), Outcome::Expired),
        ("an SMS came", with_code(1), part(Cancel, None), Outcome::HasSms),
        ("it was used", ended(OrderStatus::Completed, Some("1")), part(Cancel, None), Outcome::Finished),
        ("used and over", ended(OrderStatus::Expired, Some("1")), part(Cancel, None), Outcome::Over),
        ("refused", waiting(1), part(Cancel, Some(limit)), Outcome::Failed(limit)),
        ("kept", waiting(1), part(Cancel, None), Outcome::Untold),
        ("gone", gone(waiting(1)), part(Cancel, None), Outcome::Untold),
        ("being finished", running(with_code(1), Finish), part(Finish, None), Outcome::Pending),
        ("finished", ended(OrderStatus::Completed, Some("1")), part(Finish, None), Outcome::Finished),
        ("over", ended(OrderStatus::Expired, Some("1")), part(Finish, None), Outcome::Over),
        ("not finished", with_code(1), part(Finish, Some(limit)), Outcome::Failed(limit)),
    ] {
        assert_eq!(outcome(&order, bulk), decided, "{what}");
    }
}
