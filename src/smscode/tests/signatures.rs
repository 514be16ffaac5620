//! Signatures of events.

use crate::smscode::{sign, verify};

/// RFC 4231, test case 2.
const KEY: &[u8] = b"Jefe";
const BODY: &[u8] = b"what do ya want for nothing?";
const DIGEST: &str = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

#[test]
fn the_published_vector_is_accepted_bare_and_prefixed() {
    assert!(verify(KEY, BODY, Some(DIGEST.as_bytes())));
    assert!(verify(KEY, BODY, Some(format!("sha256={DIGEST}").as_bytes())));
    assert_eq!(sign(KEY, BODY), Some(format!("sha256={DIGEST}")));
}

#[test]
fn every_other_header_is_refused() {
    let upper = DIGEST.to_uppercase();
    let mut flipped = DIGEST.as_bytes().to_vec();
    flipped[63] = b'4';
    let headers: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"sha256=".to_vec(),
        upper.clone().into_bytes(),
        format!("sha256={upper}").into_bytes(),
        format!("SHA256={DIGEST}").into_bytes(),
        format!("sha1={DIGEST}").into_bytes(),
        format!("sha256={}", &DIGEST[..62]).into_bytes(),
        format!("sha256={}", &DIGEST[..63]).into_bytes(),
        format!("sha256={DIGEST}00").into_bytes(),
        format!("sha256=sha256={DIGEST}").into_bytes(),
        format!(" {DIGEST}").into_bytes(),
        format!("{DIGEST}\n").into_bytes(),
        format!("0x{DIGEST}").into_bytes(),
        format!("{DIGEST},{DIGEST}").into_bytes(),
        b"W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=".to_vec(),
        vec![0xff; 64],
        vec![b'0'; 64],
        flipped,
    ];
    for header in headers {
        assert!(!verify(KEY, BODY, Some(&header)), "{}", String::from_utf8_lossy(&header));
    }
    assert!(!verify(KEY, BODY, None));
}

#[test]
fn an_empty_secret_accepts_and_signs_nothing() {
    let empty_key = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    assert!(!verify(b"", b"", Some(empty_key.as_bytes())));
    assert_eq!(sign(b"", b""), None);
}

proptest::proptest! {
    #[test]
    fn what_was_signed_is_accepted_and_nothing_else(secret in "[ -~]{1,256}", body: Vec<u8>, other: Vec<u8>) {
        let header = sign(secret.as_bytes(), &body).expect("a signature");
        proptest::prop_assert!(verify(secret.as_bytes(), &body, Some(header.as_bytes())));
        let same = body == other;
        proptest::prop_assert_eq!(verify(secret.as_bytes(), &other, Some(header.as_bytes())), same);
        let longer = format!("{secret}x");
        proptest::prop_assert!(!verify(longer.as_bytes(), &body, Some(header.as_bytes())));
    }

    #[test]
    fn no_header_is_a_panic(header: Vec<u8>) {
        proptest::prop_assert!(!verify(b"secret", b"body", Some(&header)));
    }
}
