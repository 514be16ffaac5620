//! The body of an event and its signature: only the signature over exactly these bytes is taken, and no body upsets
//! the reader.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use smscode_bot::smscode::{Event, sign, verify};

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    secret: &'a [u8],
    header: Option<&'a [u8]>,
    body: &'a [u8],
}

fuzz_target!(|input: Input<'_>| {
    let right = sign(input.secret, input.body);
    assert_eq!(right.is_none(), input.secret.is_empty());
    if let Some(right) = &right {
        assert!(verify(input.secret, input.body, Some(right.as_bytes())));
        let longer = [input.body, b" "].concat();
        assert!(!verify(input.secret, &longer, Some(right.as_bytes())));
    }
    // Nobody guesses a signature: what is taken is the right one, with its prefix or bare.
    if verify(input.secret, input.body, input.header) {
        let right = right.unwrap();
        let header = input.header.unwrap();
        assert!(header == right.as_bytes() || header == &right.as_bytes()["sha256=".len()..]);
    }
    if let Ok(event) = Event::parse(input.body) {
        // Nothing private is shown by `Debug`.
        let shown = format!("{event:?}");
        for private in event.order.iter().flat_map(|order| [&order.code, &order.text, &order.phone]).flatten() {
            let value = private.expose();
            let plain = value.len() >= 12 && value.bytes().all(|byte| byte.is_ascii_digit());
            let elsewhere = event.order.as_ref().is_some_and(|order| said_elsewhere(order, value));
            assert!(!plain || elsewhere || !shown.contains(value), "{shown}");
        }
    }
});

/// The same digits may stand in a field that is not private.
fn said_elsewhere(order: &smscode_bot::domain::Order, value: &str) -> bool {
    let mut bare = order.clone();
    (bare.code, bare.text, bare.phone) = (None, None, None);
    format!("{bare:?}").contains(value)
}
