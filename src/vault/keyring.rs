//! The keys: reading them, and what each is used for.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Error, Purpose, random};

/// The encryption keys of an installation. The first encrypts, all decrypt.
///
/// Clones share the keys, which are wiped from memory with the last clone. `Debug` shows the ids only.
#[derive(Clone)]
pub struct Keyring(Arc<Keys>);

struct Keys {
    first: Key,
    others: Vec<Key>,
}

/// One key with two derived keys, so that encryption and hashing never use the same key.
pub(super) struct Key {
    pub(super) id: String,
    pub(super) seal: Zeroizing<[u8; 32]>,
    lookup: Zeroizing<[u8; 32]>,
}

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Keyring {
    /// Reads keys as `id:base64(32 bytes)`, separated by commas or line ends. An id is 1 to 32 of `A-Z a-z 0-9 _ -`
    /// and unique.
    ///
    /// Fails with [`Error::KeySyntax`] or [`Error::NoKey`]; neither repeats any of the text.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut keys: Vec<Key> = Vec::new();
        for part in text.split([',', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let problem = |problem| Error::KeySyntax { position: keys.len() + 1, problem };
            let (id, encoded) = part.split_once(':').ok_or(problem("expected `id:base64(32 bytes)`"))?;
            if !is_id(id.as_bytes()) {
                return Err(problem("the id must be 1 to 32 letters, digits, `_` or `-`"));
            }
            if keys.iter().any(|key| key.id == id) {
                return Err(problem("the id is used twice"));
            }
            let raw = Zeroizing::new(BASE64.decode(encoded.trim()).map_err(|_| problem("not base64"))?);
            let raw = raw.as_slice().try_into().map_err(|_| problem("the key is not 32 bytes long"))?;
            keys.push(Key::derive(id, raw));
        }
        let mut keys = keys.into_iter();
        let first = keys.next().ok_or(Error::NoKey)?;
        Ok(Self(Arc::new(Keys { first, others: keys.collect() })))
    }

    /// A keyed hash by which a value can be looked up in the database without being stored: HMAC-SHA256 with the first key, separate
    /// for each purpose. Store this one; look up with [`Keyring::lookup_hashes`].
    pub fn lookup_hash(&self, purpose: Purpose, value: &[u8]) -> [u8; 32] {
        self.first().lookup_hash(purpose, value)
    }

    /// The hash of a value with every key, the first key's first, so that rows from before a key rotation are found, too.
    pub fn lookup_hashes(&self, purpose: Purpose, value: &[u8]) -> Vec<[u8; 32]> {
        self.iter().map(|key| key.lookup_hash(purpose, value)).collect()
    }

    /// Fingerprints that identify the keys without revealing them, the first key's first: id and the start of a keyed hash.
    pub fn fingerprints(&self) -> Vec<String> {
        let of = |key: &Key| {
            let hash = key.lookup_hash(Purpose::Check, b"fingerprint");
            let (start, _) = hash.split_at(8);
            format!("{}:{}", key.id, hex::encode(start))
        };
        self.iter().map(of).collect()
    }

    /// The ids, the first key's first.
    pub fn ids(&self) -> Vec<&str> {
        self.iter().map(|key| key.id.as_str()).collect()
    }

    pub(super) fn first(&self) -> &Key {
        &self.0.first
    }

    pub(super) fn find(&self, id: &[u8]) -> Option<&Key> {
        self.iter().find(|key| key.id.as_bytes() == id)
    }

    fn iter(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.0.first).chain(&self.0.others)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|key| &key.id)).finish()
    }
}

impl Key {
    fn derive(id: &str, raw: &[u8; 32]) -> Self {
        Self {
            id: id.to_owned(),
            seal: Zeroizing::new(hmac(raw, &[b"smscode-bot vault 1 seal"])),
            lookup: Zeroizing::new(hmac(raw, &[b"smscode-bot vault 1 lookup"])),
        }
    }

    fn lookup_hash(&self, purpose: Purpose, value: &[u8]) -> [u8; 32] {
        hmac(&self.lookup, &[purpose.name().as_bytes(), &[0], value])
    }
}

/// A new random key as `id:base64` with a random id, as printed by `smscode-bot keys generate` and stored in a new key file.
///
/// Fails with [`Error::NotSealed`] if the operating system returns no random bytes.
pub fn generate_key_line() -> Result<Zeroizing<String>, Error> {
    let id = u32::from_be_bytes(random()?);
    let key = Zeroizing::new(random::<32>()?);
    let encoded = Zeroizing::new(BASE64.encode(key.as_slice()));
    Ok(Zeroizing::new(format!("k{id:08x}:{}", encoded.as_str())))
}

/// Whether the bytes may be a key's id.
pub(super) fn is_id(id: &[u8]) -> bool {
    (1..=32).contains(&id.len()) && id.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC pads short keys with zeros (RFC 2104); padding here makes the key length infallible.
    let mut block = Zeroizing::new([0; 64]);
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, byte: u8) -> String {
        format!("{id}:{}", BASE64.encode([byte; 32]))
    }

    #[test]
    fn one_or_several_keys_are_read_and_the_first_is_first() {
        for (text, ids) in [
            (line("a", 1), vec!["a"]),
            (format!("{}, {}", line("new_2-B", 2), line("a", 1)), vec!["new_2-B", "a"]),
            (format!("{}\n{}\n", line("b", 2), line("a", 1)), vec!["b", "a"]),
            (format!("a:{}", "AQ".repeat(21) + "A"), vec!["a"]),
        ] {
            let keyring = Keyring::parse(&text).unwrap();
            assert_eq!(keyring.iter().map(|key| key.id.as_str()).collect::<Vec<_>>(), ids);
        }
    }

    #[test]
    fn a_bad_list_is_told_by_position_and_repeats_nothing() {
        let long_id = line(&"x".repeat(33), 1);
        let twice = format!("{},{}", line("a", 1), line("a", 2));
        for (text, position) in [
            ("CANARY", 1),
            (":CANARY", 1),
            ("CANARY é:AAAA", 1),
            ("a:CANARY!", 1),
            ("a:CANARYAA", 1),
            (long_id.as_str(), 1),
            (twice.as_str(), 2),
        ] {
            let error = Keyring::parse(text).unwrap_err();
            assert!(
                matches!(error, Error::KeySyntax { position: p, .. } if p == position),
                "{text}: {error}"
            );
            assert!(!format!("{error} {error:?}").contains("CANARY"), "{error:?}");
        }
        for text in ["", " , \n"] {
            assert!(matches!(Keyring::parse(text), Err(Error::NoKey)), "{text:?}");
        }
    }

    #[test]
    fn debug_shows_ids_and_no_key_material() {
        let shown = format!("{:?}", Keyring::parse(&line("a", 77)).unwrap());
        assert_eq!(shown, r#"["a"]"#);
    }

    #[test]
    fn a_fresh_key_is_readable_and_never_the_same() {
        let (one, two) = (generate_key_line().unwrap(), generate_key_line().unwrap());
        assert_ne!(one.as_str(), two.as_str());
        Keyring::parse(&format!("{},{}", one.as_str(), two.as_str())).unwrap();
    }

    #[test]
    fn a_lookup_hash_is_stable_and_separate_for_purpose_value_and_key() {
        let old = Keyring::parse(&line("a", 1)).unwrap();
        let hash = old.lookup_hash(Purpose::HookKey, b"value");
        assert_eq!(hash, Keyring::parse(&line("a", 1)).unwrap().lookup_hash(Purpose::HookKey, b"value"));
        assert_ne!(hash, old.lookup_hash(Purpose::Phone, b"value"));
        assert_ne!(hash, old.lookup_hash(Purpose::HookKey, b"other"));

        let rotated = Keyring::parse(&format!("{},{}", line("b", 2), line("a", 1))).unwrap();
        assert_ne!(hash, rotated.lookup_hash(Purpose::HookKey, b"value"));
        let all = rotated.lookup_hashes(Purpose::HookKey, b"value");
        assert_eq!(all, [rotated.lookup_hash(Purpose::HookKey, b"value"), hash]);
    }

    #[test]
    fn a_fingerprint_tells_a_key_from_another_with_the_same_id() {
        let of = |text: &str| Keyring::parse(text).unwrap().fingerprints();
        assert_eq!(of(&line("a", 1)), of(&line("a", 1)));
        assert_ne!(of(&line("a", 1)), of(&line("a", 2)));
        let both = of(&format!("{},{}", line("b", 2), line("a", 1)));
        assert_eq!(both[1..], of(&line("a", 1)));
        assert!(both[0].starts_with("b:"));
    }

    #[test]
    fn every_purpose_has_a_name_of_its_own() {
        let mut names = Purpose::ALL.map(Purpose::name).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Purpose::ALL.len());
    }
}
