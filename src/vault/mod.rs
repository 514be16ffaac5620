//! Encrypts the private values in the database: tokens, webhook secrets, codes, SMS texts, phone numbers.
//!
//! Invariant: a sealed value can only be opened with a key of the [`Keyring`], and only for the [`Purpose`] and user it was sealed
//! for; anything else (a flipped bit, a value copied to another row or column) is an error, never a value.
//! Deliberately absent: where sealed values are kept (`store`) and where the keys come from (`config`, `app`).
//!
//! Layout of a sealed value: version (1 byte), length of the key id (1 byte), key id, nonce (24 bytes, random for
//! each value), XChaCha20-Poly1305 ciphertext with its tag. Version, key id, purpose and user are associated data.

mod file;
mod keyring;
mod sealed;

use std::path::PathBuf;

pub use keyring::{Keyring, generate_key_line};
pub use sealed::key_id;

/// The kind of a sealed or hashed value. Its stable name is authenticated, so that one kind never opens as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// The user's token of the provider's API.
    Token,
    /// The secret with which the provider signs a user's webhook events.
    WebhookSecret,
    /// The unguessable last segment of a user's webhook URL.
    HookKey,
    /// The webhook URL that was set before ours, restored on logout.
    PreviousWebhook,
    /// The number of an order.
    Phone,
    /// The code of an SMS.
    Code,
    /// The text of an SMS.
    SmsText,
    /// A value for checking whether the keys belong to the database.
    Check,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 8] = [
        Self::Token,
        Self::WebhookSecret,
        Self::HookKey,
        Self::PreviousWebhook,
        Self::Phone,
        Self::Code,
        Self::SmsText,
        Self::Check,
    ];

    /// The name bound into every sealed value. It must never change, or existing values could not be opened.
    pub fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::WebhookSecret => "webhook-secret",
            Self::HookKey => "hook-key",
            Self::PreviousWebhook => "previous-webhook",
            Self::Phone => "phone",
            Self::Code => "code",
            Self::SmsText => "sms-text",
            Self::Check => "check",
        }
    }
}

/// Why reading a key, sealing or opening failed. No variant contains key material or plain text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text of a keyring is invalid: which key, counted from 1, and why. For the operator to fix.
    #[error("key {position}: {problem}")]
    KeySyntax {
        /// The place of the key in the list, from 1.
        position: usize,
        /// What is wrong, without the value.
        problem: &'static str,
    },
    /// The text of a keyring contains no key.
    #[error("contains no key; expected `id:base64(32 bytes)`")]
    NoKey,
    /// The key file is missing and must not be created, because there is data that only the lost keys can decrypt.
    #[error(
        "the key file {} is missing, and the database has data encrypted with it: restore the file, or set \
         ENCRYPTION_KEYS",
        path.display()
    )]
    KeyFileMissing {
        /// Where the file was expected.
        path: PathBuf,
    },
    /// Others than its owner may read or write the key file.
    #[error("the key file {} is open to other users (mode {mode:04o}); run `chmod 600` on it", path.display())]
    KeyFileExposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The key file is invalid. It is never overwritten.
    #[error("the key file {}: {source}", path.display())]
    KeyFileSyntax {
        /// The file.
        path: PathBuf,
        /// What is wrong with its text.
        source: Box<Error>,
    },
    /// The key file could not be read or created.
    #[error("the key file {}: {source}", path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The value was sealed with a key that is not in this keyring: removed too early, or the keys of another installation.
    #[error("encrypted with the key `{id}`, which is not among the configured keys")]
    UnknownKey {
        /// The id of the missing key.
        id: String,
    },
    /// The bytes are not a sealed value of a version this program knows.
    #[error("not a sealed value")]
    Malformed,
    /// The key exists but decryption fails: the value was changed, or sealed for another user or purpose.
    #[error("failed to decrypt the value for this user and purpose")]
    Unreadable,
    /// The operating system returned no random bytes, or the value is too long.
    #[error("failed to encrypt the value")]
    NotSealed,
}

/// Random bytes from the operating system: for an intent id, a hook key, a webhook secret.
///
/// Fails with [`Error::NotSealed`] if the operating system returns none.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    <[u8; N] as chacha20poly1305::aead::Generate>::try_generate().map_err(|_| Error::NotSealed)
}
