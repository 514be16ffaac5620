use super::*;
use crate::domain::order::OrderReport;
use crate::domain::tracking::{Observation, Source, observe};
use crate::domain::{CountryId, Money, Private, ServiceId};

const AUTO: AutoReplace = AutoReplace { after: 5, times: 2 };

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn order(status: OrderStatus, code: Option<&str>) -> Order {
    let mut seen = OrderReport::bare(OrderId(1));
    seen.status = Some(status);
    seen.code = code.map(Private::new);
    let order = observe(UserId(1), None, &Observation::new(Source::Read, at(0), seen)).order;
    Order { created_at: Some(at(0)), expires_at: Some(at(1_200)), ..order }
}

fn waiting() -> Order {
    order(OrderStatus::Active, None)
}

fn promised() -> Order {
    Order { cancel_promised_at: Some(at(120)), ..waiting() }
}

fn canceled() -> Order {
    Order { ended_at: Some(at(130)), ..order(OrderStatus::Canceled, None) }
}

fn wish(stage: Stage, by_itself: bool) -> Replacement {
    Replacement {
        user: UserId(1),
        order: OrderId(1),
        product: ProductId(142),
        listing: Listing { country: CountryId(6), service: ServiceId(1) },
        operator: None,
        policy: Policy::default(),
        currency: Currency::Idr,
        at_most: 15_000,
        stage,
        auto: Some(AUTO),
        by_itself,
        doubtful: false,
        intent: None,
    }
}

#[test]
fn o28_what_comes_next_follows_from_the_old_order_and_the_stored_wish() {
    use Stage::{Armed, Bought, Canceling, GivenUp};
    let unclear = || Order { cancel_unclear_at: Some(at(125)), ..waiting() };
    let asked = || Order { cancel_asked_at: Some(at(1)), ..waiting() };
    let gone = |order: Order| Order { vanished_at: Some(at(1)), ..order };
    let wiped = || Order { purged: true, ..canceled() };
    let less = || Order { refund: Some(Money::Idr(14_000)), ..canceled() };
    let expired = || Order { ended_at: Some(at(1_200)), ..order(OrderStatus::Expired, None) };
    let late = || order(OrderStatus::Canceled, Some("123456"));
    let again = |seconds: i64| Step::Wait(at(seconds) + LOOK_AGAIN);
    for (what, stage, by_itself, order, now, then) in [
        ("its minutes have not passed", Armed, true, waiting(), 299, Step::Wait(at(300))),
        ("its minutes have passed", Armed, true, waiting(), 300, Step::Cancel),
        ("its time is over, and nobody says so yet", Armed, true, waiting(), 1_200, again(1_200)),
        ("an SMS came", Armed, true, order(OrderStatus::OtpReceived, Some("123456")), 300, Step::Drop),
        ("the user cancels it", Armed, true, promised(), 300, Step::Drop),
        ("the user is waiting for its cancel", Armed, true, asked(), 300, Step::Drop),
        ("it was canceled without it", Armed, true, canceled(), 300, Step::Drop),
        ("it is to be canceled", Canceling, false, promised(), 10, again(10)),
        ("nobody knows whether it was canceled", Canceling, false, unclear(), 130, again(130)),
        ("kept after all, or its cancel refused", Canceling, false, waiting(), 130, Step::Drop),
        ("an SMS won", Canceling, false, order(OrderStatus::OtpReceived, Some("1")), 130, Step::Drop),
        ("an SMS came with the end", Canceling, false, late(), 130, Step::Drop),
        ("it was finished elsewhere", Canceling, false, order(OrderStatus::Completed, None), 130, Step::Drop),
        ("canceled", Canceling, false, canceled(), 130, Step::Buy),
        ("canceled, with less money back", Canceling, false, less(), 130, Step::Buy),
        ("canceled by itself, with less", Canceling, true, less(), 130, Step::GiveUp(NotReplaced::Unclear)),
        ("expired before it was canceled", Canceling, false, expired(), 1_210, Step::Buy),
        ("canceled long ago", Canceling, false, canceled(), 731, Step::GiveUp(NotReplaced::Late)),
        ("not listed", Canceling, false, gone(promised()), 130, Step::Drop),
        ("wiped", Canceling, false, wiped(), 130, Step::Drop),
        ("bought", Bought, false, canceled(), 130, Step::Drop),
        ("given up", GivenUp, false, canceled(), 130, Step::Drop),
    ] {
        assert_eq!(wish(stage, by_itself).step(Some(&order), at(now)), then, "{what}");
    }
    assert_eq!(wish(Canceling, false).step(None, at(130)), Step::Drop);
}

#[test]
fn o28_what_goes_on_by_itself_stops_at_the_first_doubt_and_a_wish_of_the_user_does_not() {
    let doubted = |by_itself| Replacement { doubtful: true, ..wish(Stage::Canceling, by_itself) };
    let then = |by_itself| doubted(by_itself).step(Some(&canceled()), at(131));
    assert_eq!((then(true), then(false)), (Step::GiveUp(NotReplaced::Unclear), Step::Buy));
    assert_eq!(AUTO.next(), Some(AutoReplace { after: 5, times: 1 }));
    assert_eq!(AUTO.next().and_then(AutoReplace::next), None);
}

#[test]
fn o28_the_next_number_costs_no_more_and_is_of_the_same_product_or_operator() {
    let offer = |id: i64, price: i64, operator: Option<i64>| Product {
        id: ProductId(id),
        name: None,
        country: CountryId(6),
        service: ServiceId(1),
        available: 3,
        price: Money::Idr(price),
        active: true,
        operator: operator.map(|id| format!("operator {id}")),
        operator_id: operator.map(OperatorId),
        catalog_product: None,
    };
    let pick = |operator: Option<i64>, offers: &[Product]| {
        let wish = Replacement { operator: operator.map(OperatorId), ..wish(Stage::Canceling, false) };
        match wish.pick(offers) {
            Pick::Offer(offer) => ("buy", offer.id.0),
            Pick::Dearer(offer) => ("dearer", offer.id.0),
            Pick::Nothing => ("nothing", 0),
        }
    };
    let (cheap, same, dear) = (offer(7, 9_000, None), offer(142, 15_000, None), offer(142, 15_001, None));
    let tier = offer(8, 12_000, Some(3));
    assert_eq!(pick(None, &[cheap.clone(), same.clone()]), ("buy", 142), "the same product");
    assert_eq!(pick(None, &[cheap.clone(), dear.clone()]), ("buy", 7), "it rose, and there is a cheaper one");
    assert_eq!(pick(None, std::slice::from_ref(&dear)), ("dearer", 142));
    assert_eq!(pick(None, &[]), ("nothing", 0));
    assert_eq!(pick(Some(3), &[cheap.clone(), tier, same]), ("buy", 8), "the same operator");
    assert_eq!(pick(Some(4), &[cheap]), ("nothing", 0));
}
