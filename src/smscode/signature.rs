//! The signature of an event: HMAC-SHA256 of the raw body with the person's webhook secret.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether `header` (the value of `X-Webhook-Signature`) signs exactly these bytes with this secret.
///
/// Two forms are taken: 64 lower-case hexadecimal digits, bare or after `sha256=`. Everything else is refused, also
/// a missing header and an empty secret. The comparison takes the same time wherever the digests differ.
pub fn verify(secret: &[u8], raw_body: &[u8], header: Option<&[u8]>) -> bool {
    let digest = header.map(|header| header.strip_prefix(b"sha256=").unwrap_or(header)).and_then(decode);
    match (digest, keyed(secret)) {
        (Some(digest), Some(mac)) => mac.chain_update(raw_body).verify_slice(&digest).is_ok(),
        _ => false,
    }
}

/// The header that signs these bytes: `sha256=` and 64 digits. An empty secret signs nothing and gives `None`.
pub fn sign(secret: &[u8], raw_body: &[u8]) -> Option<String> {
    let digest = keyed(secret)?.chain_update(raw_body).finalize().into_bytes();
    let mut header = String::from("sha256=");
    for byte in digest {
        write!(header, "{byte:02x}").ok()?;
    }
    Some(header)
}

/// An empty secret would let anybody sign.
fn keyed(secret: &[u8]) -> Option<Hmac<Sha256>> {
    if secret.is_empty() { None } else { Hmac::new_from_slice(secret).ok() }
}

fn decode(text: &[u8]) -> Option<[u8; 32]> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let bytes: Option<Vec<u8>> =
        pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes?.try_into().ok()
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}
