//! What a dialogue remembers between two messages, kept in the database.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use teloxide::dispatching::dialogue::{Dialogue, Storage};
use teloxide::types::ChatId;

use crate::domain::{CountryId, ServiceId, UserId};
use crate::store::{Error, Store};

/// Where a person is in a dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum State {
    /// Nothing was begun.
    #[default]
    Idle,
    /// The next message is a token.
    AwaitingToken,
    /// The next message is a token; then it goes on with what a link named.
    AwaitingTokenFor {
        /// What the link named.
        wanted: String,
    },
    /// A list of countries is shown; typed text searches it.
    ChoosingCountry {
        /// For which service, when it was chosen first.
        service: Option<ServiceId>,
    },
    /// A list of services is shown; typed text searches it.
    ChoosingService {
        /// In which country, when it was chosen first.
        country: Option<CountryId>,
    },
    /// The time zones are shown; typed text searches them.
    ChoosingZone,
}

/// The dialogue of one person.
pub type ChatDialogue = Dialogue<State, DialogueStore>;

/// Keeps dialogues in the store. A state that this version can't read is no state.
pub struct DialogueStore {
    store: Store,
}

impl DialogueStore {
    /// On this store.
    pub fn new(store: Store) -> Arc<Self> {
        Arc::new(Self { store })
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

    fn get_dialogue(self: Arc<Self>, chat: ChatId) -> BoxFuture<'static, Result<Option<State>, Error>> {
        async move {
            let json = self.store.find_dialogue(UserId(chat.0)).await?;
            Ok(json.and_then(|json| read(&json)))
        }
        .boxed()
    }
}

/// A state as it was written; `None` when another version wrote it.
fn read(json: &str) -> Option<State> {
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// If this fails, people in the middle of something are left alone by the next release.
    #[test]
    fn a_dialogue_is_read_as_it_was_written_and_one_of_another_version_is_none() {
        let service = Some(ServiceId(3));
        for (state, written) in [
            (State::Idle, r#""Idle""#),
            (State::AwaitingToken, r#""AwaitingToken""#),
            (
                State::AwaitingTokenFor { wanted: "wa_id".to_owned() },
                r#"{"AwaitingTokenFor":{"wanted":"wa_id"}}"#,
            ),
            (State::ChoosingCountry { service }, r#"{"ChoosingCountry":{"service":3}}"#),
            (State::ChoosingService { country: None }, r#"{"ChoosingService":{"country":null}}"#),
            (State::ChoosingZone, r#""ChoosingZone""#),
        ] {
            assert_eq!(serde_json::to_string(&state).unwrap(), written);
            assert_eq!(read(written), Some(state));
        }
        for written in ["", "group", r#""Flying""#, r#"{"ChoosingCountry":{}}"#, "{"] {
            assert!(
                read(written).is_none_or(|state| state == State::ChoosingCountry { service: None }),
                "{written}"
            );
        }
    }
}
