//! An event's body and signature: only the signature over exactly these bytes is accepted, and no body breaks
//! the parser.

use smscode_bot::domain::OrderReport;
use smscode_bot::smscode::{Event, sign, verify};

use super::parts;

pub fn check(data: &[u8]) {
    let [secret, header, body] = parts::bytes(data);
    let right = sign(secret, body);
    assert_eq!(right.is_none(), secret.is_empty());
    assert!(!verify(secret, body, None));
    if let Some(right) = &right {
        let bare = &right.as_bytes()["sha256=".len()..];
        assert!(verify(secret, body, Some(right.as_bytes())) && verify(secret, body, Some(bare)));
        assert!(!verify(secret, &[body, b" "].concat(), Some(right.as_bytes())));
    }
    // A signature cannot be guessed: only the right one is accepted, with its prefix or bare.
    if verify(secret, body, Some(header)) {
        let right = right.unwrap();
        assert!(header == right.as_bytes() || header == &right.as_bytes()["sha256=".len()..]);
    }
    if let Ok(event) = Event::parse(body) {
        // `Debug` shows nothing private.
        let shown = format!("{event:?}");
        for private in event.order.iter().flat_map(|order| [&order.code, &order.text, &order.phone]).flatten()
        {
            let value = private.expose();
            let plain = value.len() >= 12 && value.bytes().all(|byte| byte.is_ascii_digit());
            let elsewhere = event.order.as_ref().is_some_and(|order| said_elsewhere(order, value));
            assert!(!plain || elsewhere || !shown.contains(value), "{shown}");
        }
    }
}

/// The same digits may occur in a field that is not private.
fn said_elsewhere(order: &OrderReport, value: &str) -> bool {
    let mut bare = order.clone();
    (bare.code, bare.text, bare.phone) = (None, None, None);
    format!("{bare:?}").contains(value)
}
