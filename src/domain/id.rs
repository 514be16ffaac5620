//! Identifiers. Each kind has a type of its own, so that one can't be passed where another is meant.

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
    /// A person, by Telegram's user id. In a private chat it is the chat's id too.
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
    /// A country, by the provider's id.
    CountryId
);
id!(
    /// A service ("platform" in the provider's query parameters), by the provider's id.
    ServiceId
);

/// A purchase intent: 16 random bytes, made when the confirm screen is drawn and carried by its button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IntentId(pub [u8; 16]);

impl IntentId {
    /// Reads the 32 hexadecimal digits that `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 {
            return None;
        }
        u128::from_str_radix(text, 16).ok().map(|value| Self(value.to_be_bytes()))
    }
}

impl fmt::Display for IntentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
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
            let read = IntentId::parse(text);
            assert!(read.is_none() || text.len() == 32, "{text} was read as {read:?}");
        }
    }
}
