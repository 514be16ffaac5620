//! Sealing and opening one value.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use secrecy::SecretString;
use zeroize::Zeroizing;

use super::keyring::{Key, is_id};
use super::{Error, Keyring, Purpose, random};
use crate::domain::{Private, UserId};

const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// The parts of a sealed value.
struct Parts<'a> {
    id: &'a [u8],
    nonce: [u8; NONCE_LENGTH],
    ciphertext: &'a [u8],
}

impl Keyring {
    /// Seals a value under the first key, for one purpose and one user.
    ///
    /// Fails with [`Error::NotSealed`] only if the operating system returns no random bytes.
    pub fn seal(&self, purpose: Purpose, user: UserId, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let key = self.first();
        let nonce: [u8; NONCE_LENGTH] = random()?;
        let bound = associated_data(key.id.as_bytes(), purpose, user);
        let ciphertext = cipher(key)
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &bound })
            .map_err(|_| Error::NotSealed)?;
        let mut sealed = header(key.id.as_bytes());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        Ok(sealed)
    }

    /// Opens what [`Keyring::seal`] made for the same purpose and user, under any key of the ring.
    ///
    /// Fails with [`Error::Malformed`] (no sealed value), [`Error::UnknownKey`] or [`Error::Unreadable`] (changed, or
    /// of another user or purpose).
    pub fn open(&self, purpose: Purpose, user: UserId, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let parts = Parts::read(sealed)?;
        let key = self
            .find(parts.id)
            .ok_or_else(|| Error::UnknownKey { id: String::from_utf8_lossy(parts.id).into_owned() })?;
        let bound = associated_data(parts.id, purpose, user);
        cipher(key)
            .decrypt(&XNonce::from(parts.nonce), Payload { msg: parts.ciphertext, aad: &bound })
            .map(Zeroizing::new)
            .map_err(|_| Error::Unreadable)
    }

    /// [`Keyring::seal`] for a text.
    pub fn seal_text(&self, purpose: Purpose, user: UserId, plain: &str) -> Result<Vec<u8>, Error> {
        self.seal(purpose, user, plain.as_bytes())
    }

    /// [`Keyring::open`] for a text that is shown to its owner: a code, an SMS, a number. Invalid UTF-8 is [`Error::Unreadable`].
    pub fn open_text(&self, purpose: Purpose, user: UserId, sealed: &[u8]) -> Result<Private, Error> {
        let plain = self.open(purpose, user, sealed)?;
        std::str::from_utf8(&plain).map(Private::new).map_err(|_| Error::Unreadable)
    }

    /// [`Keyring::open`] for a text that is never shown: a token, a signing secret. Invalid UTF-8 is [`Error::Unreadable`].
    pub fn open_secret(&self, purpose: Purpose, user: UserId, sealed: &[u8]) -> Result<SecretString, Error> {
        let plain = self.open(purpose, user, sealed)?;
        std::str::from_utf8(&plain).map(SecretString::from).map_err(|_| Error::Unreadable)
    }

    /// Whether the value is sealed with the first key. If not, it has to be resealed before its key can be removed.
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        Parts::read(sealed).is_ok_and(|parts| parts.id == self.first().id.as_bytes())
    }

    /// Reseals a value with the first key. `None` if it already is.
    ///
    /// Fails like [`Keyring::open`] and [`Keyring::seal`].
    pub fn reseal(&self, purpose: Purpose, user: UserId, sealed: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        if self.is_current(sealed) {
            return Ok(None);
        }
        let plain = self.open(purpose, user, sealed)?;
        self.seal(purpose, user, &plain).map(Some)
    }
}

/// The id of the key a value is sealed with; `None` if it is not a sealed value.
pub fn key_id(sealed: &[u8]) -> Option<&str> {
    Parts::read(sealed).ok().and_then(|parts| std::str::from_utf8(parts.id).ok())
}

impl<'a> Parts<'a> {
    fn read(sealed: &'a [u8]) -> Result<Self, Error> {
        let (&[VERSION, id_length], rest) = sealed.split_first_chunk().ok_or(Error::Malformed)? else {
            return Err(Error::Malformed);
        };
        let (id, rest) = rest.split_at_checked(id_length.into()).ok_or(Error::Malformed)?;
        let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Error::Malformed)?;
        if is_id(id) { Ok(Self { id, nonce: *nonce, ciphertext }) } else { Err(Error::Malformed) }
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key.seal).into())
}

fn header(id: &[u8]) -> Vec<u8> {
    // An id has at most 32 bytes (`is_id`), so its length fits.
    let mut bytes = vec![VERSION, u8::try_from(id.len()).unwrap_or(u8::MAX)];
    bytes.extend_from_slice(id);
    bytes
}

/// The associated data. Each part has a fixed or an encoded length, so the encoding is unambiguous.
fn associated_data(id: &[u8], purpose: Purpose, user: UserId) -> Vec<u8> {
    let mut bytes = header(id);
    bytes.extend_from_slice(&user.0.to_be_bytes());
    bytes.extend_from_slice(purpose.name().as_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};
    use secrecy::ExposeSecret;

    use super::*;

    const OLD: &str = "old:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "new:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    const USER: UserId = UserId(42);

    fn keyring(text: &str) -> Keyring {
        Keyring::parse(text).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_again(plain: Vec<u8>, user: i64, purpose in prop::sample::select(Purpose::ALL.to_vec())) {
            let ring = keyring(OLD);
            let sealed = ring.seal(purpose, UserId(user), &plain).unwrap();
            let opened = ring.open(purpose, UserId(user), &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain.as_slice());
        }

        #[test]
        fn arbitrary_bytes_never_open_and_never_panic(mut bytes: Vec<u8>, begins_well in any::<bool>()) {
            if begins_well {
                bytes.splice(0..0, *b"\x01\x03old");
            }
            prop_assert!(keyring(OLD).open(Purpose::Token, USER, &bytes).is_err());
        }
    }

    #[test]
    fn no_flipped_bit_and_no_cut_opens() {
        let ring = keyring(OLD);
        let sealed = ring.seal(Purpose::Code, USER, b"123456").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(ring.open(Purpose::Code, USER, &changed).is_err(), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert!(ring.open(Purpose::Code, USER, &sealed[..length]).is_err(), "length {length}");
        }
        let longer = [sealed.as_slice(), &[0]].concat();
        assert!(ring.open(Purpose::Code, USER, &longer).is_err());
    }

    #[test]
    fn a_value_of_another_user_or_purpose_does_not_open() {
        let ring = keyring(OLD);
        for purpose in Purpose::ALL {
            let sealed = ring.seal(purpose, USER, b"value").unwrap();
            for other in Purpose::ALL.into_iter().filter(|other| *other != purpose) {
                assert!(matches!(ring.open(other, USER, &sealed), Err(Error::Unreadable)));
            }
            assert!(matches!(ring.open(purpose, UserId(43), &sealed), Err(Error::Unreadable)));
        }
    }

    #[test]
    fn the_same_value_is_sealed_differently_each_time() {
        let ring = keyring(OLD);
        assert_ne!(
            ring.seal(Purpose::Code, USER, b"1").unwrap(),
            ring.seal(Purpose::Code, USER, b"1").unwrap()
        );
    }

    #[test]
    fn after_a_rotation_the_old_key_opens_and_the_new_one_seals() {
        let sealed_before = keyring(OLD).seal(Purpose::Token, USER, b"token").unwrap();
        let both = keyring(&format!("{NEW},{OLD}"));
        assert_eq!(both.open(Purpose::Token, USER, &sealed_before).unwrap().as_slice(), b"token");
        assert!(!both.is_current(&sealed_before));

        let sealed_after = both.reseal(Purpose::Token, USER, &sealed_before).unwrap().unwrap();
        assert!(both.is_current(&sealed_after));
        assert_eq!(both.reseal(Purpose::Token, USER, &sealed_after).unwrap(), None);
        assert_eq!(keyring(NEW).open(Purpose::Token, USER, &sealed_after).unwrap().as_slice(), b"token");
    }

    #[test]
    fn a_dropped_key_is_named_and_a_replaced_one_is_unreadable() {
        let sealed = keyring(OLD).seal(Purpose::Token, USER, b"token").unwrap();
        let error = keyring(NEW).open(Purpose::Token, USER, &sealed).unwrap_err();
        assert!(matches!(&error, Error::UnknownKey { id } if id == "old"), "{error}");

        let replaced = keyring(&NEW.replace("new", "old"));
        assert!(matches!(replaced.open(Purpose::Token, USER, &sealed), Err(Error::Unreadable)));
    }

    #[test]
    fn texts_come_back_as_texts_and_other_bytes_do_not() {
        let ring = keyring(OLD);
        let sealed = ring.seal_text(Purpose::SmsText, USER, "kode: 1234 🇮🇩").unwrap();
        assert_eq!(ring.open_text(Purpose::SmsText, USER, &sealed).unwrap().expose(), "kode: 1234 🇮🇩");
        assert_eq!(
            ring.open_secret(Purpose::SmsText, USER, &sealed).unwrap().expose_secret(),
            "kode: 1234 🇮🇩"
        );
        let no_text = ring.seal(Purpose::SmsText, USER, &[0xff]).unwrap();
        assert!(matches!(ring.open_text(Purpose::SmsText, USER, &no_text), Err(Error::Unreadable)));
    }

    #[test]
    fn a_value_sealed_by_the_first_release_still_opens() {
        // Sealed once and written down: if this fails, every database in use has become unreadable.
        let sealed = hex::decode(SEALED_BY_THE_FIRST_RELEASE).unwrap();
        assert_eq!(keyring(OLD).open(Purpose::Token, USER, &sealed).unwrap().as_slice(), b"first release");
    }

    const SEALED_BY_THE_FIRST_RELEASE: &str = "01036f6c640cb7109897370ff0f73fa43f0883e2a3e87f616909844b35b89410c4112ffd7806d6bb\
        bb1222c5d6eaa88f442adb22b33825dc3a50";
}
