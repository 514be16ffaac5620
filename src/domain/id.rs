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

/// A user: a person and one of their accounts.
///
/// For the first account it is the Telegram user id, which in a private chat is also the chat id. For each
/// further account 2^52 is added, so that everything keyed by it is kept per account. Telegram ids fit into 52
/// bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub i64);

/// For logs: the Telegram id, and for further accounts their number: `5000000001#2`.
impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.person().0)?;
        if self.account() > 0 { write!(f, "#{}", self.account() + 1) } else { Ok(()) }
    }
}

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

impl UserId {
    /// The most accounts of one person.
    pub const MOST_ACCOUNTS: u8 = 5;
    /// The bits of a Telegram id. The column `users.person` states the same number.
    const PERSON_BITS: u32 = 52;
    const PERSON: i64 = (1 << Self::PERSON_BITS) - 1;

    /// The user with this Telegram id; an id that Telegram can't issue is cut to its bits.
    pub fn of_telegram(id: u64) -> Self {
        Self(i64::try_from(id).unwrap_or(i64::MAX) & Self::PERSON)
    }

    /// The person: their Telegram id, which is the id of their chat. Ids of groups are negative and stay.
    #[must_use]
    pub fn person(self) -> Self {
        if self.0 < 0 { self } else { Self(self.0 & Self::PERSON) }
    }

    /// Which account of the person it is, from 0.
    pub fn account(self) -> u8 {
        u8::try_from(self.0 >> Self::PERSON_BITS).unwrap_or_default()
    }

    /// The same person with this account, from 0.
    #[must_use]
    pub fn with_account(self, account: u8) -> Self {
        Self(self.person().0 | (i64::from(account.min(Self::MOST_ACCOUNTS - 1)) << Self::PERSON_BITS))
    }

    /// The person with each account that they can have.
    pub fn accounts(self) -> impl Iterator<Item = Self> {
        (0..Self::MOST_ACCOUNTS).map(move |account| self.with_account(account))
    }
}

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

    proptest::proptest! {
        #[test]
        fn o27_a_user_is_a_person_and_one_of_their_accounts(id in 0_u64..1 << 52, account in 0_u8..5) {
            let (person, user) = (UserId::of_telegram(id), UserId::of_telegram(id).with_account(account));
            proptest::prop_assert_eq!(person, UserId(i64::try_from(id).unwrap()));
            proptest::prop_assert_eq!((user.person(), user.account()), (person, account));
            proptest::prop_assert_eq!(user == person, account == 0);
            proptest::prop_assert_eq!(user.with_account(0), person);
            let all: Vec<_> = user.accounts().collect();
            proptest::prop_assert_eq!(all.len(), 5);
            proptest::prop_assert_eq!(all[usize::from(account)], user);
            proptest::prop_assert!(all.iter().all(|one| one.person() == person));
        }
    }

    #[test]
    fn o27_what_is_no_telegram_id_is_nobody_elses_account() {
        let group = UserId(-1_001_234_567_890);
        assert_eq!((group.person(), group.account()), (group, 0));
        for id in [1 << 52, (1 << 52) + 7, u64::MAX] {
            assert_eq!(UserId::of_telegram(id).account(), 0, "{id}");
        }
        assert_eq!(UserId(7).with_account(200), UserId(7).with_account(4));
        let shown = [UserId(7), UserId(7).with_account(1), group].map(|user| user.to_string());
        assert_eq!(shown, ["7", "7#2", "-1001234567890"]);
    }

    #[test]
    fn other_text_is_no_intent_id() {
        for text in ["", "12", "zz", "+0000000000000000000000000000000", "0123456789abcdef0123456789abcdef0"]
        {
            assert_eq!(IntentId::parse(text), None, "{text}");
        }
    }
}
