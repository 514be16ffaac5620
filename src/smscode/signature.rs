//! Event signatures: HMAC-SHA256 of the raw body with the user's webhook secret.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether `header` (the value of `X-Webhook-Signature`) signs exactly these bytes with this secret.
///
/// Accepts 64 lower-case hexadecimal digits, bare or after `sha256=`. Everything else is rejected, including a missing header and an
/// empty secret. The comparison is constant-time.
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
    Some(format!("sha256={}", hex::encode(digest)))
}

/// An empty secret would let anybody sign.
fn keyed(secret: &[u8]) -> Option<Hmac<Sha256>> {
    if secret.is_empty() { None } else { Hmac::new_from_slice(secret).ok() }
}

fn decode(text: &[u8]) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    hex::decode_to_slice(text, &mut digest).ok()?;
    (!text.iter().any(u8::is_ascii_uppercase)).then_some(digest)
}
