//! Where a reply appears: in a new message after a command, in place of what was there after a button.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use teloxide::types::CallbackQueryId;

use super::Error;
use crate::domain::UserId;
use crate::telegram::{Fault, Telegram};
use crate::views::View;

/// A press is answered at the latest after this, so that the button stops spinning.
const SPINNING: Duration = Duration::from_millis(600);
/// Telegram takes the typing mark away after five seconds.
const TYPING_LASTS: Duration = Duration::from_millis(4_500);
/// How long a reply waits when Telegram asks to; a longer wait ends the reply, the person taps again.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a reply is tried.
const TRIES: u32 = 4;
const BREATH: Duration = Duration::from_millis(500);

/// The place of one reply. Clones are the same place.
#[derive(Clone)]
pub struct Screen {
    telegram: Telegram,
    user: UserId,
    press: Option<Press>,
}

#[derive(Clone)]
struct Press {
    query: CallbackQueryId,
    message: Option<i32>,
    answered: Arc<AtomicBool>,
}

impl Screen {
    /// After a message: replies are new messages.
    pub fn below(telegram: Telegram, user: UserId) -> Self {
        Self { telegram, user, press: None }
    }

    /// After a press: replies take the place of the message under the button.
    pub fn in_place(telegram: Telegram, user: UserId, query: CallbackQueryId, message: Option<i32>) -> Self {
        let press = Press { query, message, answered: Arc::new(AtomicBool::new(false)) };
        Self { telegram, user, press: Some(press) }
    }

    /// The message under the pressed button.
    pub fn message(&self) -> Option<i32> {
        self.press.as_ref().and_then(|press| press.message)
    }

    /// What tells this press from every other; `None` after a message.
    pub fn press(&self) -> Option<&str> {
        self.press.as_ref().map(|press| press.query.0.as_str())
    }

    /// The same press, with replies in new messages: what is under the button stays.
    pub fn beside(mut self) -> Self {
        if let Some(press) = &mut self.press {
            press.message = None;
        }
        self
    }

    /// Shows a view in its place.
    ///
    /// # Errors
    /// When Telegram does not take it.
    pub async fn show(&self, view: &View) -> Result<(), Error> {
        let Some(message) = self.message() else { return self.send(view).await };
        match patiently(|| self.telegram.edit(self.user, message, view)).await {
            Err(Fault::Gone | Fault::Refused(_)) => self.send(view).await,
            result => Ok(result?),
        }
    }

    /// Shows a view in a new message, whatever was there.
    ///
    /// # Errors
    /// When Telegram does not take it.
    pub async fn send(&self, view: &View) -> Result<(), Error> {
        patiently(|| self.telegram.send(self.user, view, false)).await?;
        Ok(())
    }

    /// Sends a file. Not tried again when Telegram gave no answer: it may be there.
    ///
    /// # Errors
    /// When Telegram does not take it.
    pub async fn send_file(&self, name: String, file: Vec<u8>, beside: &View) -> Result<(), Error> {
        Ok(self.telegram.send_file(self.user, name, file, beside).await?)
    }

    /// Answers the press with a short text. Nothing after a command, or when the press was answered before: use it
    /// for what the chat shows anyway.
    pub async fn toast(&self, text: &str) {
        self.answer(Some(text)).await;
    }

    /// Tells a short text: as the answer to the press where that is possible, else as a message.
    ///
    /// # Errors
    /// When Telegram does not take it.
    pub async fn tell(&self, text: &str) -> Result<(), Error> {
        if self.answer(Some(text)).await { Ok(()) } else { self.send(&View::of_words(text)).await }
    }

    /// Answers the press if nobody has.
    pub async fn acknowledge(&self) {
        self.answer(None).await;
    }

    async fn answer(&self, text: Option<&str>) -> bool {
        let Some(press) = &self.press else { return false };
        if press.answered.swap(true, Ordering::Relaxed) {
            return false;
        }
        if let Err(fault) = self.telegram.answer(&press.query, text, false).await {
            tracing::debug!(user.id = %self.user, %fault, "a press was not answered");
            return false;
        }
        true
    }

    /// Runs work that may take a while: when it does, the press is answered meanwhile and the chat shows that the
    /// bot is at it, for as long as it is.
    pub async fn while_working<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::pin!(work);
        tokio::select! {
            biased;
            done = &mut work => done,
            () = tokio::time::sleep(SPINNING) => {
                let answered = async { tokio::join!(work, self.acknowledge()).0 };
                tokio::select! {
                    done = answered => done,
                    never = self.keep_typing() => match never {},
                }
            }
        }
    }
}

impl Screen {
    async fn keep_typing(&self) -> Infallible {
        loop {
            self.telegram.typing(self.user).await;
            tokio::time::sleep(TYPING_LASTS).await;
        }
    }
}

/// A reply obeys Telegram's wish to wait, if it is short, and is tried again when Telegram gave no answer: a list that
/// is shown twice does no harm, one that is not shown at all leaves a person waiting.
async fn patiently<T, F>(call: impl Fn() -> F) -> Result<T, Fault>
where
    F: Future<Output = Result<T, Fault>>,
{
    for _ in 1..TRIES {
        match call().await {
            Err(Fault::RetryAfter(wait)) if wait <= PATIENCE => tokio::time::sleep(wait).await,
            Err(Fault::Unclear(_)) => tokio::time::sleep(BREATH).await,
            result => return result,
        }
    }
    call().await
}
