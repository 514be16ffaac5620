//! Handles one update: once, in the person's order, whatever the handler does.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use dptree::{self, di::DependencyMap};
use futures_util::FutureExt;
use teloxide::dispatching::UpdateHandler;
use teloxide::types::{Me, Update, UpdateKind, User};

use super::desk::user_id;
use super::handlers::fallback;
use super::{Desk, DialogueStore, Error, limits, schema};
use crate::domain::UserId;
use crate::store;
use crate::views::{Callback, notice};

/// A handler that takes longer is given up: it waits for something that does not come.
const TIME_LIMIT: Duration = Duration::from_secs(45);
/// How long an update waits for another process. Longer than it takes until a dead process has lost its turn.
const OTHERS_TURN: Duration = Duration::from_secs(15);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

type Turn = Arc<tokio::sync::Mutex<()>>;

/// Handles updates. Clones share the order of each person's updates.
#[derive(Clone)]
pub struct Dispatch {
    desk: Desk,
    me: Me,
    handler: Arc<UpdateHandler<Error>>,
    base: DependencyMap,
    turns: Arc<Mutex<HashMap<UserId, Turn>>>,
}

impl Dispatch {
    /// A dispatch to the handlers of the schema.
    pub fn new(desk: Desk, me: Me) -> Self {
        let dialogues = DialogueStore::new(desk.store.clone());
        let base = dptree::deps![desk.clone(), me.clone(), dialogues];
        Self { desk, me, handler: Arc::new(schema()), base, turns: Arc::default() }
    }

    /// Handles an update that was not handled before. When it returns, the update may be acknowledged.
    ///
    /// # Errors
    /// When the database can't tell whether it was handled, or can't remember that it is: it must come again.
    pub async fn handle(&self, update: Update) -> Result<(), Error> {
        if matches!(update.kind, UpdateKind::InlineQuery(_)) {
            // It changes nothing, so it may come twice; and whoever types on must not wait for it.
            metrics::counter!("smscode_bot_updates_total", "kind" => kind(&update)).increment(1);
            self.run(update, None).await;
            return Ok(());
        }
        let from = update.from().cloned();
        let turn = from.as_ref().map(|from| self.turn(user_id(from)));
        // Taps of one person are handled in the order in which they came.
        let guard = match &turn {
            Some(turn) => Some(turn.lock().await),
            None => None,
        };
        let handled = self.handle_once(update, from.as_ref()).await;
        drop(guard);
        drop(turn);
        if let Some(from) = &from {
            self.forget_turn(user_id(from));
        }
        handled
    }

    async fn handle_once(&self, update: Update, from: Option<&User>) -> Result<(), Error> {
        let id = i64::from(update.id.0);
        if !self.wait_for_turn(id, from.map(user_id)).await? {
            tracing::debug!(update.id = id, "an update came again");
            return Ok(());
        }
        let (kind, begun) = (kind(&update), Instant::now());
        metrics::counter!("smscode_bot_updates_total", "kind" => kind).increment(1);
        self.run(update, from).await;
        metrics::histogram!("smscode_bot_update_seconds", "kind" => kind).record(begun.elapsed());
        if let Some(user) = from.map(user_id) {
            self.share_hold(user).await;
        }
        self.desk.store.mark_handled(id).await?;
        Ok(())
    }

    /// A wait that a reply met holds for pushes and for other processes too.
    async fn share_hold(&self, user: UserId) {
        if let Some(wait) = self.desk.telegram.take_fresh_hold(user)
            && let Err(error) = self.desk.store.hold_chat(user, wait).await
        {
            tracing::warn!(user.id = %user, %error, "that Telegram asks to wait was not written down");
        }
    }

    /// Waits until no other process has an update of the person in hand. `false` when this one was handled meanwhile.
    async fn wait_for_turn(&self, update: i64, user: Option<UserId>) -> Result<bool, Error> {
        let patience = tokio::time::Instant::now() + OTHERS_TURN;
        loop {
            match self.desk.store.take_turn(update, user).await? {
                store::Turn::Yours => return Ok(true),
                store::Turn::Handled => return Ok(false),
                store::Turn::Wait if tokio::time::Instant::now() < patience => {
                    tokio::time::sleep(LOOK_AGAIN).await
                }
                store::Turn::Wait => return Err(Error::Elsewhere),
            }
        }
    }

    async fn run(&self, update: Update, from: Option<&User>) {
        let id = update.id.0;
        if let UpdateKind::Error(raw) = &update.kind {
            tracing::warn!(update.id = id, "an update could not be read");
            return self.ask_for_plain_text(raw).await;
        }
        let again = fallback::again(&update, &self.me);
        let mut deps = self.base.clone();
        deps.insert(update);
        let error = match supervise(self.handler.dispatch(deps), TIME_LIMIT).await {
            Ok(ControlFlow::Break(Ok(())) | ControlFlow::Continue(_)) => return,
            Ok(ControlFlow::Break(Err(error))) => Some(error),
            Err(Fate::Panicked) => {
                tracing::error!(update.id = id, "a handler panicked; its update is lost, the bot goes on");
                None
            }
            Err(Fate::Late) => {
                tracing::error!(
                    update.id = id,
                    limit_s = TIME_LIMIT.as_secs(),
                    "a handler did not come to an end"
                );
                None
            }
        };
        metrics::counter!("smscode_bot_update_failures_total").increment(1);
        let Some(from) = from else { return };
        self.apologise(id, from, error, again).await;
    }

    /// A message that this version can't read: the person hears what it can.
    async fn ask_for_plain_text(&self, raw: &serde_json::Value) {
        let private = raw.pointer("/message/chat/type").and_then(|kind| kind.as_str()) == Some("private");
        let chat = raw.pointer("/message/chat/id").and_then(serde_json::Value::as_i64);
        let Some(user) = chat.filter(|_| private).map(UserId) else { return };
        if !self.desk.guests.admit(user) || !limits::may_be_turned_away(&self.desk, user) {
            return;
        }
        let known = self.desk.store.find_user(user).await.ok().flatten();
        let speech = self.desk.i18n.speech_to(known.as_ref());
        if let Err(fault) = self.desk.telegram.send(user, &notice::plain_text_please(&speech), false).await {
            tracing::warn!(user.id = %user, %fault, "a reply was not sent");
        }
    }

    async fn apologise(&self, update: u32, from: &User, error: Option<Error>, again: Option<Callback>) {
        let user = user_id(from);
        let known = self.desk.store.find_user(user).await.ok().flatten();
        let speech = match &known {
            Some(user) => &self.desk.i18n.speech_to(Some(user)),
            None => self.desk.speech_for(Some(from)),
        };
        if let Some(error) = &error {
            tracing::warn!(update.id = update, user.id = %user, %error, "an update was answered with what went wrong");
        }
        fallback::apologise(&self.desk.telegram, user, speech, error.as_ref(), again.as_ref()).await;
    }

    fn turn(&self, user: UserId) -> Turn {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(user).or_default())
    }

    /// Keeps the map as small as the number of people with an update in hand.
    fn forget_turn(&self, user: UserId) {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.get(&user).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            turns.remove(&user);
        }
    }
}

/// Why a handler came to no end of its own.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Panicked,
    Late,
}

/// A handler that panics or hangs costs its update and nothing else.
async fn supervise<T>(handling: impl Future<Output = T>, limit: Duration) -> Result<T, Fate> {
    let caught = AssertUnwindSafe(handling).catch_unwind();
    match tokio::time::timeout(limit, caught).await {
        Ok(handled) => handled.map_err(|_| Fate::Panicked),
        Err(_) => Err(Fate::Late),
    }
}

fn kind(update: &Update) -> &'static str {
    match update.kind {
        UpdateKind::Message(_) => "message",
        UpdateKind::CallbackQuery(_) => "callback_query",
        UpdateKind::MyChatMember(_) => "my_chat_member",
        UpdateKind::InlineQuery(_) => "inline_query",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    #[tokio::test]
    async fn d14_a_handler_that_panics_or_hangs_is_given_up_and_others_end_as_ever() {
        let panics = async { assert!(std::hint::black_box(false), "a made-up panic") };
        assert_eq!(supervise(panics, TIME_LIMIT).await, Err(Fate::Panicked));
        assert_eq!(supervise(pending::<()>(), Duration::from_millis(5)).await, Err(Fate::Late));
        assert_eq!(supervise(async { 7 }, TIME_LIMIT).await, Ok(7));
    }
}
