//! Groups that the bot is a member of.

use std::sync::Arc;
use std::time::Duration;

use super::core::Core;
use super::message::Message;
use super::people::{User, Written};
use super::world::World;
use crate::watch_state::WaitError;

/// A group with the bot in it.
#[derive(Clone)]
pub struct Group {
    pub(super) core: Arc<Core>,
    /// The id of the chat.
    pub id: i64,
}

impl Group {
    /// Somebody writes in the group.
    pub fn say(&self, user: &User, text: &str) -> i32 {
        self.core.change(|world| world.say(self.id, user.id, text, Written::default()))
    }

    /// The messages of the group.
    #[must_use]
    pub fn chat(&self) -> Vec<Message> {
        self.core.read(|world| world.visible(self.id).cloned().collect())
    }

    /// Waits for a message of the bot in the group.
    ///
    /// # Errors
    /// If none appears within `timeout`.
    pub async fn wait_for(
        &self,
        timeout: Duration,
        mut fits: impl FnMut(&Message) -> bool,
    ) -> Result<Message, WaitError> {
        let find = |world: &World| {
            world.visible(self.id).rev().find(|message| message.from_bot && fits(message)).cloned()
        };
        self.core.wait(timeout, find).await
    }
}
