//! Events as they arrive.

use super::at;
use crate::domain::{OrderId, OrderReport, OrderStatus, Private, ProductId};
use crate::smscode::{Event, EventError, EventKind};

const SEED: &str = r#"{ "event": "order.otp_received", "timestamp": "2026-02-25T12:00:00+00:00", "data": {
    "order_id": 1001, "phone_number": "+628123456789", "otp_code": "1234",
    "otp_message": "Your verification code is 1234", "product_id": 42, "country": "Indonesia",
    "platform": "WhatsApp" } }"#;

fn read(json: &str) -> Event {
    Event::parse(json.as_bytes()).expect("an event")
}

fn order(json: &str) -> OrderReport {
    read(json).order.expect("an order")
}

#[test]
fn the_event_of_the_seed_is_read() {
    let order = OrderReport {
        status: Some(OrderStatus::OtpReceived),
        phone: Some(Private::new("+628123456789")),
        code: Some(Private::new("1234")),
        text: Some(Private::new("Your verification code is 1234")),
        product: Some(ProductId(42)),
        country: Some("Indonesia".to_owned()),
        service: Some("WhatsApp".to_owned()),
        ..OrderReport::bare(OrderId(1001))
    };
    let timestamp = Some(at("2026-02-25T12:00:00Z"));
    assert_eq!(read(SEED), Event { kind: EventKind::OtpReceived, timestamp, order: Some(order) });
}

#[test]
fn the_kind_decides_the_status() {
    for (word, kind, status) in [
        ("order.otp_received", EventKind::OtpReceived, Some(OrderStatus::OtpReceived)),
        ("order.completed", EventKind::Completed, Some(OrderStatus::Completed)),
        ("order.expired", EventKind::Expired, Some(OrderStatus::Expired)),
        ("order.canceled", EventKind::Canceled, Some(OrderStatus::Canceled)),
        ("order.paused", EventKind::Other, Some(OrderStatus::Active)),
    ] {
        let event = read(&format!(r#"{{"event":"{word}","data":{{"order_id":7,"status":"ACTIVE"}}}}"#));
        assert_eq!((event.kind, event.order.and_then(|order| order.status)), (kind, status), "{word}");
    }
}

#[test]
fn a_text_without_a_code_is_kept() {
    let text = Some(Private::new("Tap the link 😀"));
    for code in ["null", r#""""#, r#"" ""#] {
        let json =
            SEED.replace(r#""1234""#, code).replace("Your verification code is 1234", "Tap the link 😀");
        let order = order(&json);
        assert_eq!((order.code, order.text), (None, text.clone()), "{code}");
    }
    let order = order(&SEED.replace(r#""otp_code": "1234","#, ""));
    assert!(order.code.is_none() && order.text.is_some());
}

#[test]
fn the_live_fields_are_read() {
    let json = SEED.replace(
        r#""order_id": 1001"#,
        r#""order_id": "1001", "sms_revision": 2, "can_finish": true, "operator_id": 4,
           "otp_received_at": "2026-02-25T11:59:58Z""#,
    );
    let order = order(&json);
    assert_eq!(
        (order.id, order.sms_revision, order.abilities.can_finish),
        (OrderId(1001), Some(2), Some(true))
    );
    assert_eq!(order.received_at, Some(at("2026-02-25T11:59:58Z")));
    let json = r#"{"event":"order.expired","timestamp":null,"data":{"order_id":7,"sms_revision":null}}"#;
    assert_eq!(read(json).order.and_then(|order| order.sms_revision), None);
}

#[test]
fn a_test_has_no_order() {
    let event =
        read(r#"{"event":"webhook.test","timestamp":"2026-02-25T12:00:00Z","data":{"message":"hi"}}"#);
    assert_eq!((event.kind, event.order), (EventKind::Test, None));
}

#[test]
fn an_event_that_says_little_is_no_error() {
    for json in [
        "{}",
        r#"{"event":null}"#,
        r#"{"event":7,"timestamp":7,"data":7}"#,
        r#"{"event":"order.completed","data":{}}"#,
        r#"{"event":"order.completed","data":{"order_id":"abc"}}"#,
        r#"{"event":"order.completed","data":{"order_id":1.5}}"#,
        r#"{"event":"brand.new","data":[1,2]}"#,
    ] {
        assert_eq!(read(json).order, None, "{json}");
    }
}

#[test]
fn a_body_that_is_no_object_is_an_error() {
    let deep = "[".repeat(1_000_000);
    let cut = &SEED[..SEED.len() - 1];
    let bodies = ["", " ", "null", "[]", "7", "event=order.completed", "{\"event\":", cut, &deep];
    for body in bodies {
        assert_eq!(Event::parse(body.as_bytes()), Err(EventError::Malformed), "{}", body.len());
    }
    assert_eq!(Event::parse(b"{\"event\":\"\xff\"}"), Err(EventError::Malformed));
}

#[test]
fn a_huge_text_is_read_and_shown_nowhere() {
    let huge = "9".repeat(1_000_000);
    let event = read(&SEED.replace("Your verification code is 1234", &huge));
    let shown = format!("{event:?}");
    assert!(!shown.contains("999") && !shown.contains("1234") && !shown.contains("62812"), "{shown}");
    assert_eq!(event.order.and_then(|order| order.text).map(|text| text.expose().len()), Some(huge.len()));
}

proptest::proptest! {
    #[test]
    fn no_body_is_a_panic(body: Vec<u8>) {
        let _ = Event::parse(&body);
    }
}
