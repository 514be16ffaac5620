//! Sealing what must not lie open in the database: tokens, webhook secrets, codes, SMS texts, phone numbers.
//!
//! Invariant: a sealed value opens only with a key of the [`Keyring`], for the [`Purpose`] and the user it was
//! sealed for; anything else (a flipped bit, a row copied to another user or column) is an error, never a value.
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

/// What a sealed or hashed value is. Its stable name is bound into the value, so that one kind never opens as another.
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
    /// A value that shows whether the keys are those of the database.
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

    /// The name that is part of every sealed value. It must never change: values sealed before would not open.
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

/// Why a key could not be read or a value not be sealed or opened. No variant repeats key material or plain text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text of a keyring is wrong: which key, counted from 1, and what about it. To be mended by the operator.
    #[error("key {position}: {problem}")]
    KeySyntax {
        /// The place of the key in the list, from 1.
        position: usize,
        /// What is wrong, without the value.
        problem: &'static str,
    },
    /// The text of a keyring names no key at all.
    #[error("holds no key; expected `id:base64(32 bytes)`")]
    NoKey,
    /// The key file is missing and must not be made, because there is data that only the lost keys can open.
    #[error(
        "the key file {} is missing, and the database holds data sealed with it: restore the file, or set \
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
    /// The key file does not hold a keyring. It is never overwritten.
    #[error("the key file {}: {source}", path.display())]
    KeyFileSyntax {
        /// The file.
        path: PathBuf,
        /// What is wrong with its text.
        source: Box<Error>,
    },
    /// The key file could not be read or made.
    #[error("the key file {}: {source}", path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The value was sealed with a key that this keyring lacks: dropped too early, or the keys of another installation.
    #[error("sealed with the key `{id}`, which is not among the keys in use")]
    UnknownKey {
        /// The id of the missing key.
        id: String,
    },
    /// The bytes are not a sealed value of a version this program knows.
    #[error("not a sealed value")]
    Malformed,
    /// The key is there but the value does not open: changed, or sealed for another user or purpose.
    #[error("the sealed value does not open for this user and purpose")]
    Unreadable,
    /// The operating system gave no random bytes, or the value is too long to be sealed.
    #[error("the value could not be sealed")]
    NotSealed,
}

/// Random bytes from the operating system: for an intent id, a hook key, a webhook secret.
///
/// Fails with [`Error::NotSealed`] when the operating system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    <[u8; N] as chacha20poly1305::aead::Generate>::try_generate().map_err(|_| Error::NotSealed)
}
