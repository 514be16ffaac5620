//! The dialogue state kept between two messages, stored in the database.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::dialogue::{self, Storage};
use teloxide::types::ChatId;

use crate::clock::Clock;
use crate::domain::catalog::Listing;
use crate::domain::guard::AmountOf;
use crate::domain::{CountryId, ServiceId, UserId};
use crate::store::{Error, Store};
use crate::views::Callback;

/// How long a token is waited for.
const TOKEN_WAIT: TimeDelta = TimeDelta::minutes(15);

/// Where a user is in a dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum State {
    /// No dialogue.
    #[default]
    Idle,
    /// The next message is a token, for a limited time.
    AwaitingToken {
        /// When it was asked for.
        since: DateTime<Utc>,
        /// The target of a deep link: continues there.
        wanted: Option<String>,
    },
    /// A list of countries is shown; typed text searches it.
    ChoosingCountry {
        /// For which service, if that was chosen first.
        service: Option<ServiceId>,
    },
    /// A list of services is shown; typed text searches it.
    ChoosingService {
        /// In which country, if that was chosen first.
        country: Option<CountryId>,
    },
    /// The time zones are shown; typed text searches them.
    ChoosingZone,
    /// The next message is an amount.
    TypingAmount {
        /// What it is for.
        of: AmountOf,
    },
    /// The next message is the name of an account.
    NamingAccount {
        /// Which, from 0.
        account: u8,
    },
}

impl State {
    /// The state still valid at `now`: waiting for a token expires, so that no later text is taken for one.
    pub fn at(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::AwaitingToken { since, .. } if (now - since).abs() >= TOKEN_WAIT => Self::Idle,
            state => state,
        }
    }

    /// The way back from an offer of this place: the list shown before it.
    pub fn back_from(&self, listing: Listing) -> Callback {
        match *self {
            Self::ChoosingCountry { service } if service == Some(listing.service) => {
                Callback::Countries { service, page: 0 }
            }
            Self::ChoosingService { country } if country == Some(listing.country) => {
                Callback::Services { country, page: 0 }
            }
            _ => Callback::Buy,
        }
    }

    /// Whether a question is pending that later text no longer answers once the user has asked for something
    /// else.
    pub fn is_question(&self) -> bool {
        matches!(
            self,
            Self::AwaitingToken { .. }
                | Self::ChoosingZone
                | Self::TypingAmount { .. }
                | Self::NamingAccount { .. }
        )
    }
}

/// Keeps dialogues in the store.
pub(super) struct DialogueStore {
    store: Store,
    clock: Clock,
}

impl DialogueStore {
    pub(super) fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Where the user is now. A state that this version can't read counts as none.
    async fn find(&self, user: UserId) -> Result<State, Error> {
        let state = self.store.find_dialogue(user).await?.and_then(|json| read(&json)).unwrap_or_default();
        Ok(state.at(self.clock.now()))
    }
}

impl Storage<State> for DialogueStore {
    type Error = Error;

    fn remove_dialogue(self: Arc<Self>, chat: ChatId) -> BoxFuture<'static, Result<(), Error>> {
        async move { self.store.set_dialogue(UserId(chat.0), None).await }.boxed()
    }

    fn update_dialogue(self: Arc<Self>, chat: ChatId, state: State) -> BoxFuture<'static, Result<(), Error>> {
        async move {
            let json = serde_json::to_string(&state).map_err(|_| Error::Corrupt("a dialogue"))?;
            self.store.set_dialogue(UserId(chat.0), Some(&json)).await
        }
        .boxed()
    }

    /// Everybody has a state: without one, teloxide would immediately write one.
    fn get_dialogue(self: Arc<Self>, chat: ChatId) -> BoxFuture<'static, Result<Option<State>, Error>> {
        async move {
            let found = self.find(UserId(chat.0)).await;
            found.map(Some).inspect_err(|error| {
                tracing::error!(user.id = chat.0, %error, "failed to look up a dialogue");
            })
        }
        .boxed()
    }
}

/// A dialogue as teloxide knows it.
pub(super) type StoredDialogue = dialogue::Dialogue<State, DialogueStore>;

/// One user's dialogue, read once per update. Clones are the same dialogue.
#[derive(Clone)]
pub(super) struct Dialogue {
    stored: StoredDialogue,
    state: Arc<Mutex<State>>,
}

impl Dialogue {
    /// A dialogue that was just read.
    pub(super) fn new(stored: StoredDialogue, state: State) -> Self {
        Self { stored, state: Arc::new(Mutex::new(state)) }
    }

    /// Where the user is now.
    pub(super) fn state(&self) -> State {
        self.current().clone()
    }

    /// Moves to another state.
    pub(super) async fn update(&self, state: State) -> Result<(), Error> {
        self.stored.update(state.clone()).await?;
        *self.current() = state;
        Ok(())
    }

    /// Ends it.
    pub(super) async fn exit(&self) -> Result<(), Error> {
        self.stored.exit().await?;
        *self.current() = State::Idle;
        Ok(())
    }

    fn current(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parses a stored state; `None` if another version wrote it.
fn read(json: &str) -> Option<State> {
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_a_token_is_waited_for_a_quarter_of_an_hour_whatever_the_clock_does() {
        let since = DateTime::UNIX_EPOCH;
        let state = State::AwaitingToken { since, wanted: None };
        for (minutes, waits) in
            [(0, true), (14, true), (15, false), (1_000, false), (-14, true), (-15, false)]
        {
            let now = since + TimeDelta::minutes(minutes);
            let expected = if waits { state.clone() } else { State::Idle };
            assert_eq!(state.clone().at(now), expected, "{minutes}");
        }
        assert_eq!(State::ChoosingZone.at(since + TimeDelta::days(9)), State::ChoosingZone);
    }

    /// If this fails, the next release abandons users in the middle of a dialogue.
    #[test]
    fn a_dialogue_is_read_as_it_was_written_and_one_of_another_version_is_none() {
        let service = Some(ServiceId(3));
        for (state, written) in [
            (State::Idle, r#""Idle""#),
            (
                State::AwaitingToken { since: DateTime::UNIX_EPOCH, wanted: Some("wa_id".to_owned()) },
                r#"{"AwaitingToken":{"since":"1970-01-01T00:00:00Z","wanted":"wa_id"}}"#,
            ),
            (State::ChoosingCountry { service }, r#"{"ChoosingCountry":{"service":3}}"#),
            (State::ChoosingService { country: None }, r#"{"ChoosingService":{"country":null}}"#),
            (State::ChoosingZone, r#""ChoosingZone""#),
            (State::TypingAmount { of: AmountOf::DailyCap }, r#"{"TypingAmount":{"of":"DailyCap"}}"#),
            (State::NamingAccount { account: 1 }, r#"{"NamingAccount":{"account":1}}"#),
        ] {
            assert_eq!(serde_json::to_string(&state).unwrap(), written);
            assert_eq!(read(written), Some(state));
        }
        for written in ["", "group", r#""AwaitingToken""#, r#""Flying""#, r#"{"ChoosingCountry":{}}"#, "{"] {
            assert!(
                read(written).is_none_or(|state| state == State::ChoosingCountry { service: None }),
                "{written}"
            );
        }
    }
}
