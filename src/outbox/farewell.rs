//! The last step of erasing a user: delete all private messages, confirm it, then delete what is left.
//!
//! Invariant: the messages to delete are a list in the database that shrinks with each step, so a kill costs
//! at most one step. Deliberately absent: erasing the rest of the user's data, which happens earlier.

use super::deliverer::{Deliverer, Lane};
use crate::domain::UserId;
use crate::domain::notification::Address;
use crate::store::{Error, OutboxEntry, Scene};
use crate::telegram::TelegramError;
use crate::views::forget;

/// The most messages that Telegram deletes in one call.
const AT_ONCE: u32 = 100;
/// How many messages that can't be deleted in one call are tried individually before other chats get a turn.
const ONE_BY_ONE: usize = 20;

impl Deliverer {
    /// Deletes the next batch, or sends the final message.
    pub(super) async fn farewell(
        &self,
        entry: &OutboxEntry,
        scene: &Scene,
        (question, address): (Option<i32>, Address),
    ) -> Result<Lane, Error> {
        let user = entry.user;
        let messages = self.store.find_private_messages(user, AT_ONCE).await?;
        if !messages.is_empty() {
            return match self.delete(user, &messages).await? {
                Ok(()) => Ok(Lane::Open),
                Err(fault) => self.after_farewell_fault(entry, &fault).await,
            };
        }
        let view = forget::done(&self.renderer.localizer(scene.user.as_ref()), address);
        let said = match question {
            Some(message) => match self.telegram.edit(user, message, &view).await {
                Err(TelegramError::Gone | TelegramError::Refused(_)) => {
                    self.telegram.send(user, &view, false).await.map(drop)
                }
                edited => edited,
            },
            None => self.telegram.send(user, &view, false).await.map(drop),
        };
        match said {
            Ok(()) => {
                self.store.complete_farewell(entry).await?;
                Ok(Lane::Open)
            }
            Err(fault) => self.after_farewell_fault(entry, &fault).await,
        }
    }

    /// Deletes messages in one call, or individually if one of them can no longer be deleted.
    async fn delete(&self, user: UserId, messages: &[i32]) -> Result<Result<(), TelegramError>, Error> {
        match self.telegram.delete_many(user, messages).await {
            Ok(()) => self.store.drop_private_messages(user, messages).await?,
            Err(TelegramError::Refused(reason)) => {
                tracing::info!(user.id = %user, reason, "messages are deleted one by one");
                for message in messages.iter().take(ONE_BY_ONE) {
                    match self.telegram.delete(user, *message).await {
                        Ok(()) | Err(TelegramError::Refused(_)) => {
                            self.store.drop_private_messages(user, &[*message]).await?;
                        }
                        Err(fault) => return Ok(Err(fault)),
                    }
                }
            }
            Err(fault) => return Ok(Err(fault)),
        }
        Ok(Ok(()))
    }

    /// If the chat can't be reached, there is nobody to tell: everything else is already erased.
    async fn after_farewell_fault(&self, entry: &OutboxEntry, fault: &TelegramError) -> Result<Lane, Error> {
        match fault {
            TelegramError::Blocked | TelegramError::Deactivated | TelegramError::Refused(_) => {
                tracing::info!(user.id = %entry.user, %fault, "a person is forgotten without a last word");
                self.store.complete_farewell(entry).await?;
                Ok(Lane::Open)
            }
            fault => self.after_fault(entry, fault).await,
        }
    }
}
