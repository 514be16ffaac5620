//! What every handler works with: the rooms behind it and the person in front of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;
use teloxide::types::User as TelegramUser;

use super::{Error, Limits, Popular};
use crate::accounts::{Accounts, Tell};
use crate::catalog::Catalog;
use crate::catalog::ranking::Ranking;
use crate::clock::Clock;
use crate::domain::catalog::Choice;
use crate::domain::user::User;
use crate::domain::{Language, UserId};
use crate::duty::Figures;
use crate::i18n::{I18n, Speech};
use crate::orders::Orders;
use crate::smscode::{self, Client};
use crate::store::{Reach, Store};
use crate::telegram::Telegram;

/// Who may use the bot.
#[derive(Debug, Clone, Default)]
pub struct Guests(Option<BTreeSet<UserId>>);

impl Guests {
    /// Only these; everybody when there is no list.
    pub fn new(allowed: Option<BTreeSet<UserId>>) -> Self {
        Self(allowed)
    }

    /// Whether this person may.
    pub fn admit(&self, user: UserId) -> bool {
        self.0.as_ref().is_none_or(|allowed| allowed.contains(&user))
    }
}

/// The rooms behind the handlers. Clones share them.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub store: Store,
    /// Outbound Telegram.
    pub telegram: Telegram,
    /// Linked accounts.
    pub accounts: Accounts,
    /// What can be bought.
    pub catalog: Catalog,
    /// Buying and acting on orders.
    pub orders: Orders,
    /// What many people buy.
    pub popular: Popular,
    /// The languages.
    pub i18n: Arc<I18n>,
    /// The time.
    pub clock: Clock,
    /// Who may use the bot.
    pub guests: Guests,
    /// How fast one person may ask.
    pub limits: Arc<Limits>,
    /// Who administers it.
    pub admins: Arc<BTreeSet<UserId>>,
    /// What this process has counted.
    pub figures: Figures,
    /// How many numbers one purchase may buy at most.
    pub max_quantity: u8,
    /// How long codes are kept after the end of their order.
    pub sms_retention: TimeDelta,
    /// Whether the provider can push to this bot.
    pub push_possible: bool,
}

/// The person who sent the update.
#[derive(Clone)]
pub struct Person {
    /// Who they are and what they chose.
    pub user: User,
    /// How to speak to them.
    pub speech: Speech,
    /// What Telegram calls them.
    pub first_name: String,
}

impl Person {
    /// Their id.
    pub fn id(&self) -> UserId {
        self.user.id
    }
}

impl Desk {
    /// Recognises the sender of an update, and takes note that they are there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recognise(&self, from: &TelegramUser) -> Result<Person, Error> {
        let id = user_id(from);
        let (user, reach) = self.store.meet(id, from.language_code.as_deref()).await?;
        if let Reach::FloodUntil(until) = reach {
            self.telegram.hold(id, (until - self.clock.now()).to_std().unwrap_or_default());
        }
        let speech = self.i18n.speech_to(Some(&user));
        Ok(Person { user, speech, first_name: from.first_name.clone() })
    }

    /// How to speak to somebody of whom nothing is known but Telegram's language.
    pub fn speech_for(&self, from: Option<&TelegramUser>) -> &Speech {
        let tag = from.and_then(|from| from.language_code.as_deref());
        self.i18n.speech(tag.and_then(Language::from_tag).unwrap_or_default())
    }

    /// A client that calls in the person's name, in the currency they see.
    ///
    /// # Errors
    /// When no account is linked or its token was refused.
    pub async fn client(&self, person: &Person) -> Result<Client, Error> {
        Ok(self.accounts.client(person.id(), person.user.currency).await?)
    }

    /// What the person will most likely want. `bought` is what they bought before, the newest first.
    pub async fn ranking(&self, person: &Person, bought: &[Choice]) -> Ranking {
        Ranking {
            recent: bought.iter().map(|choice| choice.place).collect(),
            popular: self.popular.places().await,
            home: person.user.language.home(),
        }
    }

    /// Looks at how a call ended that the person is waiting for.
    ///
    /// # Errors
    /// What the call gave.
    pub async fn heed<T>(&self, person: &Person, result: Result<T, smscode::Error>) -> Result<T, Error> {
        Ok(self.accounts.heed(person.id(), result, Tell::InTheAnswer).await?)
    }
}

/// Telegram's user id as ours. Telegram's ids fit into 52 bits.
pub fn user_id(from: &TelegramUser) -> UserId {
    UserId(i64::try_from(from.id.0).unwrap_or(i64::MAX))
}
