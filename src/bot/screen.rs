//! Where a reply appears: in a new message after a command, in place of the old message after a button.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use teloxide::types::CallbackQueryId;

use super::Error;
use crate::domain::UserId;
use crate::i18n::Localizer;
use crate::store::Store;
use crate::telegram::{Telegram, TelegramError};
use crate::views::View;

/// Telegram removes the typing indicator after five seconds.
const TYPING_LASTS: Duration = Duration::from_millis(4_500);
/// How long a reply waits when Telegram asks to; a longer wait drops the reply, and the user taps again.
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
    /// Set for somebody without a linked account: whatever is shown offers linking.
    unlinked: Option<Localizer>,
}

#[derive(Clone)]
struct Press {
    query: CallbackQueryId,
    /// The message under the button.
    pressed: Option<i32>,
    /// The message that the reply replaces.
    message: Option<i32>,
    course: Course,
}

/// The progress of a press, shared by its screen and the dispatcher. Clones are the same press.
#[derive(Clone, Default)]
pub struct Course {
    /// It has been answered.
    answered: Arc<AtomicBool>,
    /// Something else was started in the chat that may show in the same place.
    overtaken: Arc<AtomicBool>,
}

impl Course {
    /// Claims the answer: `true` if nobody has answered the press yet, and the caller does.
    pub(super) fn take_answer(&self) -> bool {
        !self.answered.swap(true, Ordering::Relaxed)
    }

    /// From now on the press shows its output in new messages.
    pub(super) fn overtake(&self) {
        self.overtaken.store(true, Ordering::Relaxed);
    }
}

/// A press is answered after at most this long, so that the button stops spinning.
pub(super) const SPINNING: Duration = Duration::from_millis(600);

impl Screen {
    /// After a message: replies are new messages.
    pub fn below(telegram: Telegram, user: UserId) -> Self {
        Self { telegram, user, press: None, unlinked: None }
    }

    /// After a press: replies replace the message under the button.
    pub fn in_place(
        telegram: Telegram,
        user: UserId,
        query: CallbackQueryId,
        message: Option<i32>,
        course: Course,
    ) -> Self {
        let press = Press { query, pressed: message, message, course };
        Self { telegram, user, press: Some(press), unlinked: None }
    }

    /// The same for an account of the person: what is shown counts as its.
    #[must_use]
    pub fn of(self, user: UserId) -> Self {
        Self { user, ..self }
    }

    /// The same for somebody without a linked account: whatever is shown offers linking.
    pub fn with_link(self, localizer: Localizer) -> Self {
        Self { unlinked: Some(localizer), ..self }
    }

    /// The same where an account was just linked, or is being asked for.
    pub fn without_link(&self) -> Self {
        Self { unlinked: None, ..self.clone() }
    }

    /// The message under the pressed button, whether or not replies replace it.
    pub fn pressed(&self) -> Option<i32> {
        self.press.as_ref().and_then(|press| press.pressed)
    }

    /// The message that replies replace.
    pub fn message(&self) -> Option<i32> {
        self.press.as_ref().and_then(|press| press.message)
    }

    /// Distinguishes this press from every other; `None` after a message.
    pub fn press(&self) -> Option<&str> {
        self.press.as_ref().map(|press| press.query.0.as_str())
    }

    /// The same press, with replies in new messages: the message under the button stays.
    pub fn beside(&self) -> Self {
        let press = self.press.clone().map(|press| Press { message: None, ..press });
        Self { press, ..self.clone() }
    }

    /// Shows a view in its place.
    ///
    /// # Errors
    /// If Telegram does not accept it.
    pub async fn show(&self, view: &View) -> Result<(), Error> {
        self.place(view).await.map(drop)
    }

    /// Shows a view with private content: it is deleted if the user asks to be forgotten.
    ///
    /// # Errors
    /// If Telegram does not accept it, or it can't be recorded.
    pub async fn reveal(&self, store: &Store, view: &View) -> Result<(), Error> {
        self.reveal_in_place(store, view).await.map(drop)
    }

    /// The same, returning the id of the message that shows it.
    ///
    /// # Errors
    /// If Telegram does not accept it, or it can't be recorded.
    pub async fn reveal_in_place(&self, store: &Store, view: &View) -> Result<i32, Error> {
        let message = self.place(view).await?;
        store.note_private_message(self.user, message).await?;
        Ok(message)
    }

    /// Redraws a message of the chat. One that can no longer be edited stays as it is: its buttons are
    /// checked again when pressed.
    pub async fn amend(&self, message: i32, view: &View) {
        if let Err(fault) = patiently(|| self.telegram.edit(self.user, message, view)).await {
            tracing::debug!(user.id = %self.user, %fault, "a message stays as it was");
        }
    }

    async fn place(&self, view: &View) -> Result<i32, Error> {
        match &self.unlinked {
            Some(localizer) => self.place_as_is(&view.leading_to_link(localizer)).await,
            None => self.place_as_is(view).await,
        }
    }

    async fn place_as_is(&self, view: &View) -> Result<i32, Error> {
        let in_place = |press: &&Press| !press.course.overtaken.load(Ordering::Relaxed);
        let Some(message) = self.press.as_ref().filter(in_place).and_then(|press| press.message) else {
            return self.send_new(view).await;
        };
        match patiently(|| self.telegram.edit(self.user, message, view)).await {
            Err(TelegramError::Gone | TelegramError::Refused(_)) => self.send_new(view).await,
            result => Ok(result.map(|()| message)?),
        }
    }

    /// Shows a view in a new message, in any case.
    ///
    /// # Errors
    /// If Telegram does not accept it.
    pub async fn send(&self, view: &View) -> Result<(), Error> {
        match &self.unlinked {
            Some(localizer) => self.send_new(&view.leading_to_link(localizer)).await.map(drop),
            None => self.send_new(view).await.map(drop),
        }
    }

    async fn send_new(&self, view: &View) -> Result<i32, Error> {
        Ok(patiently(|| self.telegram.send(self.user, view, false)).await?)
    }

    /// Sends a file with private content. Not retried when Telegram gave no answer: it may have arrived.
    ///
    /// # Errors
    /// If Telegram does not accept it, or it can't be recorded.
    pub async fn send_file(
        &self,
        store: &Store,
        name: String,
        file: Vec<u8>,
        beside: &View,
    ) -> Result<(), Error> {
        let message = self.telegram.send_file(self.user, name, file, beside).await?;
        Ok(store.note_private_message(self.user, message).await?)
    }

    /// Answers the press with a short text. Does nothing after a command, or if the press was already
    /// answered: use it only for what the chat shows anyway.
    pub async fn toast(&self, text: &str) {
        self.answer(Some(text), false).await;
    }

    /// The same in an alert that the user dismisses.
    pub async fn alert(&self, text: &str) {
        self.answer(Some(text), true).await;
    }

    /// Shows a short text: as the answer to the press if possible, otherwise as a message.
    ///
    /// # Errors
    /// If Telegram does not accept it.
    pub async fn tell(&self, text: &str) -> Result<(), Error> {
        if self.answer(Some(text), false).await { Ok(()) } else { self.send(&View::of_words(text)).await }
    }

    /// Answers the press if nobody has.
    pub async fn acknowledge(&self) {
        self.answer(None, false).await;
    }

    async fn answer(&self, text: Option<&str>, alert: bool) -> bool {
        let Some(press) = &self.press else { return false };
        if !press.course.take_answer() {
            return false;
        }
        if let Err(fault) = self.telegram.answer(&press.query, text, alert).await {
            tracing::debug!(user.id = %self.user, %fault, "a press was not answered");
            return false;
        }
        true
    }

    /// Runs work that may take a while: meanwhile the press is answered and the chat shows a typing indicator
    /// for as long as it runs.
    pub async fn while_working<T>(&self, work: impl Future<Output = T>) -> T {
        // Boxed, because it is the largest part of most handlers.
        let mut work = Box::pin(work);
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

/// A reply honours a short wait that Telegram asks for, and is retried when Telegram gave no answer: showing
/// a list twice does no harm, not showing it leaves the user waiting.
async fn patiently<T, F>(call: impl Fn() -> F) -> Result<T, TelegramError>
where
    F: Future<Output = Result<T, TelegramError>>,
{
    for _ in 1..TRIES {
        match call().await {
            Err(TelegramError::RetryAfter(wait) | TelegramError::Down(wait)) if wait <= PATIENCE => {
                tokio::time::sleep(wait).await;
            }
            Err(TelegramError::Unclear(_) | TelegramError::Bot(_)) => tokio::time::sleep(BREATH).await,
            result => return result,
        }
    }
    call().await
}
