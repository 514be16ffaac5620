//! Identifiers. Each kind has its own type, so they can't be mixed up.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

id!(
    /// A user, by Telegram user id. In a private chat this is also the chat id.
    UserId
);
id!(
    /// An order, by the provider's id.
    OrderId
);
id!(
    /// A product (one service in one country, possibly of one operator), by the provider's id.
    ProductId
);
id!(
    /// A service in a country regardless of operator, by the provider's id: stable and shared by all its
    /// products (live surface only).
    CatalogProductId
);
id!(
    /// A mobile operator, by the provider's id (live surface only).
    OperatorId
);
id!(
    /// A country, by the provider's id.
    CountryId
);
id!(
    /// A service ("platform" in the provider's query parameters), by the provider's id.
    ServiceId
);

/// A purchase intent: 16 random bytes, created when the confirm screen is drawn and carried by its button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IntentId(pub [u8; 16]);

impl IntentId {
    /// Parses the 32 hexadecimal digits written by `Display`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut id = [0; 16];
        hex::decode_to_slice(text, &mut id).ok().map(|()| Self(id))
    }
}

impl fmt::Display for IntentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn an_intent_id_survives_writing_and_reading(bytes: [u8; 16]) {
            let id = IntentId(bytes);
            proptest::prop_assert_eq!(IntentId::parse(&id.to_string()), Some(id));
        }
    }

    #[test]
    fn other_text_is_no_intent_id() {
        for text in ["", "12", "zz", "+0000000000000000000000000000000", "0123456789abcdef0123456789abcdef0"]
        {
            assert_eq!(IntentId::parse(text), None, "{text}");
        }
    }
}
