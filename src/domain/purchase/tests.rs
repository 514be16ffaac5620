//! Next steps for an uncertain purchase, as tables.

use rust_decimal::Decimal;

use super::*;
use crate::domain::catalog::Policy;
use crate::domain::failure::ProviderFailure;
use crate::domain::{CatalogProductId, CountryId, OperatorId, OrderId, OrderReport, Private, ServiceId};

const NO: Option<FailureKind> = Some(FailureKind::UpstreamRefused);

fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

/// A purchase of three numbers, confirmed at second 0.
fn confirmed() -> Purchase {
    Purchase {
        id: IntentId([2; 16]),
        user: UserId(1),
        currency: Currency::Idr,
        body: String::new(),
        wanted: Wanted::Product,
        product: ProductId(142),
        listing: Listing { country: CountryId(6), service: ServiceId(1) },
        quantity: 3,
        title: ProductLabel::default(),
        dial: None,
        price: Money::Idr(15_000),
        limit: None,
        floor: None,
        state: PurchaseState::Confirmed,
        created_at: time(-60),
        provider_time: Some(time(0)),
        confirmed_at: Some(time(0)),
        attempts: 0,
        doubtful: false,
        doubt: Doubt::default(),
        failure: None,
        failure_until: None,
        request_id: None,
        failed_count: 0,
        next: None,
        replaces: None,
        auto_replace: None,
    }
}

fn in_doubt(attempts: u32) -> Purchase {
    Purchase { attempts, doubtful: true, ..confirmed() }
}

fn in_progress(said: i64, attempts: u32) -> Purchase {
    let doubt = Doubt { in_progress: attempts - 1, in_progress_at: Some(time(said)), ..Doubt::default() };
    Purchase { doubt, ..in_doubt(attempts) }
}

fn refused(kind: Option<FailureKind>) -> Purchase {
    Purchase { failure: kind, ..in_doubt(2) }
}

fn looked(mut purchase: Purchase, at: i64, seen: u32) -> Purchase {
    purchase.note_look(time(at), seen);
    purchase
}

#[test]
fn m1_in_progress_is_no_attempt_and_the_key_is_repeated_for_the_whole_window() {
    for (purchase, at, plan) in [
        (confirmed(), 1, Plan::Call),
        (confirmed(), 301, Plan::Lapse),
        (in_doubt(1), 44, Plan::Call),
        (in_doubt(1), 46, Plan::LookThenCall),
        (in_doubt(6), 46, Plan::Look),
        (in_doubt(1), 301, Plan::Look),
        (in_progress(40, 20), 44, Plan::Call),
        (in_progress(290, 20), 299, Plan::LookThenCall),
        (in_progress(290, 20), 301, Plan::Look),
        (refused(NO), 10, Plan::Look),
        (looked(in_doubt(2), 50, 1), 60, Plan::Look),
        (looked(in_progress(50, 3), 50, 1), 60, Plan::LookThenCall),
    ] {
        assert_eq!(purchase.plan(time(at)), plan, "{at} s: {:?} {:?}", purchase.attempts, purchase.doubt);
    }
}

#[test]
fn m1_nothing_is_called_not_bought_while_the_last_word_is_in_progress() {
    for at in (46..3_600).step_by(7) {
        for seen in 0..3 {
            let purchase = looked(in_progress(45, 9), 46, seen);
            let verdict = purchase.after_look(time(at), purchase.plan(time(at)), seen, true);
            assert!(
                !matches!(verdict, Verdict::Nothing | Verdict::Bought),
                "{at} s, {seen} seen: {verdict:?}"
            );
        }
    }
    let purchase = in_progress(45, 9);
    assert_eq!(purchase.after_look(time(1_300), Plan::Look, 0, true), Verdict::Unclear);
    assert_eq!(purchase.after_look(time(1_300), Plan::Look, 3, true), Verdict::Bought);
}

#[test]
fn m2_a_look_is_believed_when_another_some_seconds_before_showed_the_same() {
    let again = Verdict::LookAgain(std::time::Duration::from_secs(5));
    for (purchase, at, seen, complete, verdict) in [
        (refused(NO), 30, 0, true, again),
        (looked(refused(NO), 30, 0), 33, 0, true, again),
        (looked(refused(NO), 30, 0), 35, 0, true, Verdict::Nothing),
        (looked(refused(NO), 5, 0), 15, 0, true, again),
        (looked(refused(NO), 30, 1), 35, 2, true, again),
        (looked(refused(NO), 30, 2), 35, 2, true, Verdict::Bought),
        (looked(refused(NO), 30, 2), 35, 3, true, Verdict::Bought),
        (refused(NO), 1, 3, true, Verdict::Bought),
        (looked(refused(NO), 30, 0), 35, 0, false, Verdict::Unclear),
        (looked(refused(NO), 30, 2), 35, 2, false, Verdict::Unclear),
    ] {
        assert_eq!(purchase.after_look(time(at), Plan::Look, seen, complete), verdict, "{at} s, {seen} seen");
    }
}

#[test]
fn a4_a_key_that_may_be_forgotten_is_repeated_only_when_the_list_shows_nothing() {
    let call = |purchase: &Purchase, at, seen, complete| {
        purchase.after_look(time(at), Plan::LookThenCall, seen, complete) == Verdict::Call
    };
    assert!(call(&in_doubt(2), 50, 0, true));
    assert!(!call(&in_doubt(2), 50, 1, true));
    assert!(!call(&in_doubt(2), 50, 0, false));
    assert!(call(&in_progress(40, 3), 50, 2, true), "it is remembered");
    assert!(!call(&in_progress(40, 3), 150, 2, true), "it may be forgotten");
    assert!(call(&in_progress(40, 3), 150, 0, true));
}

#[test]
fn m2_a_word_of_the_provider_takes_the_place_of_the_one_before() {
    let mut purchase = in_progress(10, 2);
    purchase.note_refusal(&ProviderFailure { request_id: Some("r".into()), ..FailureKind::SoldOut.into() });
    assert_eq!((purchase.doubt.in_progress_at, purchase.refusal().kind), (None, FailureKind::SoldOut));
    assert_eq!(purchase.refusal().request_id.as_deref(), Some("r"));
    purchase.note_in_progress(time(20));
    assert_eq!((purchase.doubt.in_progress_at, purchase.failure), (Some(time(20)), None));
    assert_eq!(in_doubt(2).refusal().kind, FailureKind::NoAnswer);
}

#[test]
fn m11_a_late_number_is_looked_for_during_an_hour() {
    let (mut at, mut looks) = (time(30), 0);
    while let Some(next) = refused(NO).next_late_look(at) {
        assert!(next > at);
        (at, looks) = (next, looks + 1);
    }
    assert!((20..40).contains(&looks), "{looks}");
    assert!(at >= time(4_800));
}

#[test]
fn m2_an_order_is_of_a_purchase_by_its_product_and_its_time() {
    let order = |product, made| OrderReport {
        product: Some(ProductId(product)),
        created_at: Some(time(made)),
        ..OrderReport::bare(OrderId(1))
    };
    let settled = Purchase { state: PurchaseState::Bought, ..in_doubt(2) };
    let unclear = Purchase { state: PurchaseState::Unclear, ..in_progress(200, 9) };
    let was_in_progress = Purchase { state: PurchaseState::Bought, ..in_progress(200, 9) };
    for (purchase, product, made, is_its) in [
        (&settled, 142, 1, true),
        (&settled, 143, 1, false),
        (&settled, 142, -4, true),
        (&settled, 142, -6, false),
        (&settled, 142, 299, true),
        (&settled, 142, 306, false),
        (&was_in_progress, 142, 499, true),
        (&was_in_progress, 142, 520, false),
        (&unclear, 142, 1_300, true),
        (&in_doubt(2), 142, 1_300, true),
    ] {
        assert_eq!(purchase.may_have_made(&order(product, made), None), is_its, "{product} at {made} s");
    }
    assert!(!settled.may_have_made(
        &OrderReport { product: Some(ProductId(142)), ..OrderReport::bare(OrderId(1)) },
        None
    ));
}

#[test]
fn o22_an_order_is_of_a_routed_purchase_by_its_place_and_operator_whatever_its_tier() {
    let routed = |operator: Option<i64>| {
        let (shared, operator) = (CatalogProductId(77), operator.map(OperatorId));
        Purchase { wanted: Wanted::Offer { shared, operator, policy: Policy::Cheapest }, ..in_doubt(2) }
    };
    let order = |shared: Option<i64>, product, operator: Option<i64>| OrderReport {
        product: Some(ProductId(product)),
        catalog_product: shared.map(CatalogProductId),
        operator: operator.map(OperatorId),
        created_at: Some(time(1)),
        ..OrderReport::bare(OrderId(1))
    };
    for (wanted, shared, product, operator, is_its) in [
        (None, Some(77), 142, None, true),
        (None, Some(77), 900, Some(4), true),
        (None, Some(78), 142, None, false),
        // A provider that does not state the place of an order.
        (None, None, 142, None, true),
        (None, None, 900, None, false),
        (Some(4), Some(77), 900, Some(4), true),
        (Some(4), Some(77), 900, Some(5), false),
    ] {
        let is_of = routed(wanted).may_have_made(&order(shared, product, operator), None);
        assert_eq!(is_of, is_its, "{wanted:?}: {shared:?} {product} {operator:?}");
    }
    assert!(
        !in_doubt(2).may_have_made(&order(Some(77), 900, None), None),
        "the plain form buys its product only"
    );
}

#[test]
fn o23_an_order_is_of_a_reactivation_by_its_number_and_its_time_and_that_has_precedence() {
    let again = Purchase { wanted: Wanted::Number { of: OrderId(7) }, quantity: 1, ..in_doubt(2) };
    let order = |phone: &str, made| OrderReport {
        product: Some(ProductId(142)),
        phone: Some(Private::new(phone)),
        created_at: Some(time(made)),
        ..OrderReport::bare(OrderId(8))
    };
    let number = Private::new("+6281234567890");
    for (phone, made, is_its) in [
        ("+6281234567890", 1, true),
        ("62 812-3456-7890", 1, true),
        ("006281234567890", 1, true),
        ("+6281234567891", 1, false),
        ("", 1, false),
        // The order whose number it is.
        ("+6281234567890", -600, false),
    ] {
        assert_eq!(again.may_have_made(&order(phone, made), Some(&number)), is_its, "{phone} at {made} s");
    }
    assert!(!again.may_have_made(&order("+6281234567890", 1), None), "the number is not known");
    let other = Purchase { id: IntentId([1; 16]), confirmed_at: Some(time(-10)), ..in_doubt(2) };
    assert!(!again.yields_to(&other, time(10)) && other.yields_to(&again, time(10)));
}

#[test]
fn o22_a_limit_in_dollars_is_compared_as_the_provider_will() {
    let rate = |rate: i64| Some(Decimal::from(rate));
    let price = |idr| Money::Usd { amount: Decimal::new(9_231, 4), canonical_idr: idr };
    let limit = Money::limit(15_000, Currency::Usd, rate(16_250));
    let dollars = Purchase { currency: Currency::Usd, limit, ..confirmed() };
    for (idr, now, affordable) in [
        (15_000, rate(16_250), true),
        (15_001, rate(16_250), false),
        (14_000, rate(16_250), true),
        (15_000, rate(16_249), false),
        (15_100, rate(16_400), true),
        (15_000, None, true),
    ] {
        assert_eq!(dollars.allows(&price(idr), now), affordable, "{idr} at {now:?}");
    }
    let rupiah = Purchase { limit: Some(Money::Idr(15_000)), ..confirmed() };
    assert!(rupiah.allows(&Money::Idr(15_000), None) && !rupiah.allows(&Money::Idr(15_001), None));
    assert!(confirmed().allows(&Money::Idr(90_000), None), "without a limit");
    let chosen = Purchase { floor: Some(Money::Idr(14_001)), ..rupiah };
    assert!(chosen.allows(&Money::Idr(14_001), None) && !chosen.allows(&Money::Idr(14_000), None));
}

#[test]
fn m10_what_two_purchases_may_have_made_goes_to_the_one_that_can_be_answered_else_to_the_older() {
    let older = Purchase { id: IntentId([1; 16]), confirmed_at: Some(time(-10)), ..refused(NO) };
    let newer = refused(NO);
    assert!(newer.yields_to(&older, time(60)));
    assert!(!older.yields_to(&newer, time(60)));
    assert!(older.yields_to(&in_doubt(1), time(30)), "its own call may still be answered");
    assert!(!older.yields_to(&in_doubt(1), time(60)));
    assert!(older.yields_to(&in_progress(50, 2), time(60)));
    let ended = Purchase { state: PurchaseState::Refused, ..older };
    assert!(ended.yields_to(&newer, time(60)), "one that has ended waits for all others");
}

#[test]
fn a_number_is_of_another_country_when_its_prefix_says_so() {
    for (dial, phone, other) in [
        ("+62", "+6281234567890", false),
        ("62", "+6281234567890", false),
        ("62", "006281234567890", false),
        ("62", "+639171234567", true),
        ("62", "00639171234567", true),
        ("62", "081234567890", false),
        ("62", "639171234567", false),
        ("1", "+18095551234", false),
        ("1787", "+19395551234", false),
        ("7", "+77011234567", false),
        ("77", "+79123456789", false),
        ("1", "+447911123456", true),
        ("", "+447911123456", false),
        ("62", "", false),
    ] {
        assert_eq!(is_of_other_country(dial, phone), other, "{dial} {phone}");
    }
}
