//! Handles one update: exactly once, in the user's order, whatever the handler does.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::{Either, select};
use teloxide::types::{Me, Update, UpdateKind, User};

use super::asked::Lane;
use super::ctx::user_id;
use super::handlers::{buy, fallback};
use super::lanes::Turns;
use super::schema::Schema;
use super::screen::{Course, SPINNING};
use super::{Deps, Error, Incoming};
use crate::domain::{IntentId, UserId};
use crate::store::Subject;
use crate::views::{Callback, notice};

/// A handler that takes longer is abandoned: it is waiting for something that will not come.
const TIME_LIMIT: Duration = Duration::from_secs(45);

/// Handles updates. Clones share the per-user ordering.
#[derive(Clone)]
pub struct Dispatch {
    deps: Arc<Deps>,
    me: Arc<Me>,
    schema: Arc<Schema>,
    turns: Arc<Mutex<HashMap<UserId, Arc<Turns>>>>,
}

impl Dispatch {
    /// A dispatcher to the handlers of the schema.
    pub fn new(deps: Deps, me: Me) -> Self {
        let (deps, me) = (Arc::new(deps), Arc::new(me));
        let schema = Arc::new(Schema::new(&deps, &me));
        Self { deps, me, schema, turns: Arc::default() }
    }

    /// Reads what an update asks for.
    pub fn read(&self, update: Update) -> Incoming {
        Incoming::read(update, &self.me)
    }

    /// Handles an update that was not handled before. When it returns, the update may be acknowledged.
    ///
    /// # Errors
    /// If the database can't tell whether it was handled, or can't record it: the update must come again.
    pub async fn handle(&self, incoming: Incoming) -> Result<(), Error> {
        let update = &incoming.update;
        if matches!(update.kind, UpdateKind::InlineQuery(_)) {
            // It changes nothing, so it may come twice, and it must not delay a user who types on.
            metrics::counter!("smscode_bot_updates_total", "kind" => kind(update)).increment(1);
            self.run(incoming, None, Course::default()).await;
            return Ok(());
        }
        let course = Course::default();
        let query = match &update.kind {
            UpdateKind::CallbackQuery(query) => Some(query.id.clone()),
            _ => None,
        };
        let handling = std::pin::pin!(self.handle_in_turn(incoming, course.clone()));
        let Some(query) = query else { return handling.await };
        // The button stops spinning within a second, whatever is running or has to finish first.
        let acknowledging = async {
            tokio::time::sleep(SPINNING).await;
            if course.take_answer()
                && let Err(fault) = self.deps.telegram.answer(&query, None, false).await
            {
                tracing::debug!(%fault, "a press was not acknowledged");
            }
        };
        match select(handling, std::pin::pin!(acknowledging)).await {
            Either::Left((handled, _)) => handled,
            Either::Right(((), handling)) => handling.await,
        }
    }

    async fn handle_in_turn(&self, incoming: Incoming, course: Course) -> Result<(), Error> {
        let from = incoming.update.from().cloned();
        let Some(user) = from.as_ref().map(user_id) else {
            return self.handle_once(incoming, None, course).await;
        };
        let (lane, turns) = (incoming.lane(), self.turns_of(user));
        let handled = {
            let _acts = if lane == Lane::Look { None } else { Some(turns.acts.lock().await) };
            // What spends or ends something does not wait for a screen; the screen then appears in its own
            // message.
            if lane == Lane::Act {
                turns.overtake_looks();
            }
            let _looks = if lane == Lane::Act { None } else { Some(turns.looks.lock().await) };
            let _shown = (lane == Lane::Look).then(|| turns.begin_look(&course));
            self.handle_once(incoming, from.as_ref(), course).await
        };
        drop(turns);
        self.forget_turns(user);
        handled
    }

    async fn handle_once(
        &self,
        incoming: Incoming,
        from: Option<&User>,
        course: Course,
    ) -> Result<(), Error> {
        let update = &incoming.update;
        let id = i64::from(update.id.0);
        if self.deps.store.is_handled(id) {
            tracing::debug!(update.id = id, "an update came again");
            return Ok(());
        }
        if let Some(user) = from.map(user_id) {
            self.follow_topic(user, update).await;
        }
        let (kind, begun) = (kind(update), Instant::now());
        metrics::counter!("smscode_bot_updates_total", "kind" => kind).increment(1);
        self.run(incoming, from, course).await;
        metrics::histogram!("smscode_bot_update_seconds", "kind" => kind).record(begun.elapsed());
        if let Some(user) = from.map(user_id) {
            self.share_hold(user).await;
        }
        self.deps.store.mark_handled(id).await?;
        Ok(())
    }

    /// From now on messages to the user go to the topic in which they wrote or pressed.
    async fn follow_topic(&self, user: UserId, update: &Update) {
        let message = match &update.kind {
            UpdateKind::Message(message) => Some(message),
            UpdateKind::CallbackQuery(query) => query.regular_message(),
            _ => None,
        };
        let Some(message) = message.filter(|message| message.chat.is_private()) else { return };
        let topic = message.thread_id.map(|thread| thread.0.0);
        if self.deps.telegram.go_to_topic(user, topic)
            && let Err(error) = self.deps.store.note_topic(user, topic).await
        {
            tracing::warn!(user.id = %user, %error, "failed to write down a topic");
        }
    }

    /// A wait imposed on a reply applies to notifications as well.
    async fn share_hold(&self, user: UserId) {
        if let Some(wait) = self.deps.telegram.take_fresh_hold(user)
            && let Err(error) = self.deps.store.hold_chat(user, wait).await
        {
            tracing::warn!(user.id = %user, %error, "failed to store how long Telegram asks to wait");
        }
    }

    async fn run(&self, incoming: Incoming, from: Option<&User>, course: Course) {
        let id = incoming.update.id.0;
        if let UpdateKind::Error(raw) = &incoming.update.kind {
            tracing::warn!(update.id = id, "failed to read an update");
            return self.ask_for_plain_text(raw).await;
        }
        let (again, buys) = (incoming.asked.again(), incoming.asked.buys());
        let error = match supervise(self.schema.handle(incoming, course), TIME_LIMIT).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => Some(error),
            Err(Fate::Panicked) => {
                tracing::error!(update.id = id, "a handler panicked; its update is lost, the bot goes on");
                None
            }
            Err(Fate::Late) => {
                tracing::error!(
                    update.id = id,
                    limit_s = TIME_LIMIT.as_secs(),
                    "a handler did not finish in time"
                );
                None
            }
        };
        metrics::counter!("smscode_bot_update_failures_total").increment(1);
        let Some(from) = from else { return };
        self.apologise(id, from, error, again, buys).await;
    }

    /// A message this version can't read: the user is told what it can read.
    async fn ask_for_plain_text(&self, raw: &serde_json::Value) {
        let private = raw.pointer("/message/chat/type").and_then(|kind| kind.as_str()) == Some("private");
        let chat = raw.pointer("/message/chat/id").and_then(serde_json::Value::as_i64);
        let Some(user) = chat.filter(|_| private).map(UserId) else { return };
        if !self.deps.allow_list.admit(user) || !self.deps.limits.admit_refusal(user) {
            return;
        }
        let known = self.deps.store.find_user(user).await.ok().flatten();
        let localizer = self.deps.i18n.localizer_to(known.as_ref());
        if let Err(fault) = self.deps.telegram.send(user, &notice::plain_text_please(&localizer), false).await
        {
            tracing::warn!(user.id = %user, %fault, "failed to send a reply");
        }
    }

    async fn apologise(
        &self,
        update: u32,
        from: &User,
        error: Option<Error>,
        again: Option<Callback>,
        buys: Option<IntentId>,
    ) {
        let user = user_id(from);
        // The purchase may already be under way: the user must not be invited to press again.
        let unclear = match buys {
            Some(intent) => {
                let buyer = self.deps.store.find_account_of(user, Subject::Purchase(intent)).await;
                !buy::is_draft(&self.deps, buyer.ok().flatten().unwrap_or(user), intent).await
            }
            None => false,
        };
        let current = self.deps.store.find_current(user).await.unwrap_or(user);
        let known = self.deps.store.find_user(current).await.ok().flatten();
        let localizer = match &known {
            Some(user) => &self.deps.i18n.localizer_to(Some(user)),
            None => self.deps.localizer_for(Some(from)),
        };
        if let Some(error) = &error {
            tracing::warn!(update.id = update, user.id = %user, %error, "failed to handle an update; the user was told");
        }
        let account = known.as_ref().and_then(|user| user.account.as_ref());
        let why = fallback::Why { error: error.as_ref(), unclear, account };
        fallback::apologise(&self.deps.telegram, user, localizer, why, again.as_ref()).await;
    }

    fn turns_of(&self, user: UserId) -> Arc<Turns> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(user).or_default())
    }

    /// Keeps the map no larger than the number of users with an update in progress.
    fn forget_turns(&self, user: UserId) {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.get(&user).is_some_and(|turns| Arc::strong_count(turns) == 1) {
            turns.remove(&user);
        }
    }
}

/// Why a handler did not finish.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Panicked,
    Late,
}

/// A handler that panics or hangs affects only its own update.
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
        UpdateKind::EditedMessage(_) => "edited_message",
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
