//! Sends announcements: paced, resuming where they were interrupted, to each user at most once.
//!
//! Announcements have the lowest priority: due notifications go first, and when Telegram asks to wait, the
//! whole announcement waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::announcement::{Announcement, Receipt};
use crate::domain::user::Notifications;
use crate::i18n::I18n;
use crate::store::{Error, Reach, Store};
use crate::telegram::{Telegram, TelegramError};
use crate::views::{View, admin};
use crate::worker::Work;

/// Twenty messages per second: below Telegram's thirty, so that codes always have room.
const PACE: Duration = Duration::from_millis(50);
/// The pause after a database failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// For each user, notifications go first for at most this many turns of [`PACE`]: a stuck one must not block
/// the announcement forever.
const TURNS: u32 = 100;
/// How often the author is shown the progress.
const REPORT: Duration = Duration::from_secs(3);
const BATCH: u32 = 100;
/// A wait imposed on the author's own chat is honoured up to this, so that they see the end.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Who may be written to.
pub type Admit = Arc<dyn Fn(UserId) -> bool + Send + Sync>;

/// Sends announcements to everybody.
pub struct Announcer {
    store: Store,
    telegram: Telegram,
    i18n: Arc<I18n>,
    clock: Clock,
    admit: Admit,
    stop: CancellationToken,
}

/// How far a process has got with an announcement.
struct Round {
    /// The last user looked at.
    looked: UserId,
    /// The last user taken, according to the database.
    taken: UserId,
    shown: Instant,
}

/// How to proceed after a user's turn.
enum Next {
    Person,
    /// Somebody else continues, or nobody.
    Nobody,
}

impl Work for Announcer {
    type Job = Announcement;
    type Error = Error;
    const NAME: &'static str = "announcements";
    /// Two running at once would not share a pace.
    const AT_ONCE: usize = 1;

    async fn take(&self, _: usize) -> Result<Vec<Announcement>, Error> {
        Ok(self.store.find_due_announcement().await?.into_iter().collect())
    }

    async fn run(&self, announcement: Announcement) {
        let id = announcement.id;
        match self.send_on(announcement).await {
            Ok(ended) => tracing::info!(announcement.id = id, ended, "an announcement was sent on"),
            Err(error) => {
                tracing::error!(announcement.id = id, %error, "failed to send an announcement on; it is tried again");
                self.pause(AFTER_FAILURE).await;
            }
        }
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Error> {
        self.store.find_next_announcement().await
    }
}

impl Announcer {
    /// An announcer to everybody whom `admit` lets in. After `stop` it sends to nobody else.
    pub fn new(
        store: Store,
        telegram: Telegram,
        (i18n, clock): (Arc<I18n>, Clock),
        admit: Admit,
        stop: CancellationToken,
    ) -> Self {
        Self { store, telegram, i18n, clock, admit, stop }
    }

    /// Continues from user to user. Returns whether it reached the end.
    async fn send_on(&self, announcement: Announcement) -> Result<bool, Error> {
        let id = announcement.id;
        let view = admin::announcement(&announcement.body);
        let cursor = announcement.cursor;
        let mut round = Round { looked: cursor, taken: cursor, shown: Instant::now() };
        loop {
            let people = self.store.next_recipients(round.looked, BATCH).await?;
            if people.is_empty() {
                let ended = self.store.finish_announcement(id).await?;
                self.report_end(id).await?;
                return Ok(ended);
            }
            for user in people {
                round.looked = user;
                if (self.admit)(user) && matches!(self.turn(id, user, &mut round, &view).await?, Next::Nobody)
                {
                    return Ok(false);
                }
            }
        }
    }

    /// One user's turn.
    async fn turn(&self, id: i64, user: UserId, round: &mut Round, view: &View) -> Result<Next, Error> {
        if self.make_way().await {
            return Ok(Next::Nobody);
        }
        match self.store.get_reach(user).await? {
            Reach::Open => {}
            Reach::Blocked | Reach::Lost => return Ok(Next::Person),
            Reach::FloodUntil(until) => {
                self.store.put_announcement_off(id, (round.taken, round.taken), until).await?;
                return Ok(Next::Nobody);
            }
        }
        let known = self.store.find_user(user).await?;
        let silent = known.is_some_and(|user| user.notifications == Notifications::CodesOnly);
        // Recorded before sending: after a kill, the next process continues behind this user.
        if !self.store.take_recipient(id, user).await? {
            self.report(id).await?;
            return Ok(Next::Nobody);
        }
        let receipt = match self.telegram.send(user, view, silent).await {
            Ok(_) => Receipt::Sent,
            // A definite refusal: trying again can't produce a second message.
            Err(TelegramError::RetryAfter(wait)) => {
                tracing::info!(
                    announcement.id = id,
                    wait_s = wait.as_secs(),
                    "an announcement waits for Telegram"
                );
                self.store.hold_chat(user, wait).await?;
                let until = self.clock.now() + wait;
                self.store.put_announcement_off(id, (user, round.taken), until).await?;
                return Ok(Next::Nobody);
            }
            Err(fault @ (TelegramError::Bot(_) | TelegramError::Down(_))) => {
                // Nobody is being served, so this user's turn comes again.
                let wait = fault.wait().or_else(|| self.telegram.closed_for()).unwrap_or(PACE);
                let until = self.clock.now() + wait;
                self.store.put_announcement_off(id, (user, round.taken), until).await?;
                return Ok(Next::Nobody);
            }
            Err(TelegramError::Blocked) => {
                self.store.park_chat(user).await?;
                Receipt::Unreached
            }
            Err(TelegramError::Deactivated) => {
                self.store.park_deactivated(user).await?;
                Receipt::Unreached
            }
            Err(TelegramError::NoChat) => {
                self.store.lose_chat(user).await?;
                Receipt::Unreached
            }
            Err(TelegramError::Unclear(_)) => Receipt::Unclear,
            Err(fault) => {
                tracing::info!(user.id = %user, %fault, "failed to send an announcement to a user; skipping them");
                Receipt::Unreached
            }
        };
        round.taken = user;
        self.store.count_receipt(id, receipt).await?;
        if round.shown.elapsed() >= REPORT {
            round.shown = Instant::now();
            self.report(id).await?;
        }
        Ok(Next::Person)
    }

    /// Keeps the pace and lets notifications go first. Returns whether the process is to end.
    async fn make_way(&self) -> bool {
        for _ in 0..TURNS {
            if self.pause(PACE).await {
                return true;
            }
            if !self.store.is_delivering() {
                break;
            }
        }
        false
    }

    /// Waits. Returns whether the process is to end.
    async fn pause(&self, time: Duration) -> bool {
        tokio::select! {
            () = self.stop.cancelled() => true,
            () = tokio::time::sleep(time) => false,
        }
    }

    /// Shows the author the end, even if their chat has to be left alone for a while.
    async fn report_end(&self, id: i64) -> Result<(), Error> {
        for _ in 0..3 {
            match self.report(id).await? {
                Some(wait) if wait <= LONGEST_WAIT && !self.pause(wait).await => {}
                _ => break,
            }
        }
        Ok(())
    }

    /// Shows the author the progress. Failure does not matter, since that message's button shows it too.
    /// Returns any wait that Telegram asks for.
    async fn report(&self, id: i64) -> Result<Option<Duration>, Error> {
        let Some(now) = self.store.find_announcement(id).await? else { return Ok(None) };
        let Some(message) = now.message else { return Ok(None) };
        let people = self.store.count_recipients().await?;
        let localizer = self.i18n.localizer_to(self.store.find_user(now.author).await?.as_ref());
        let view = admin::announce_progress(&localizer, &now, people);
        match self.telegram.edit(now.author, message, &view).await {
            Ok(()) => Ok(None),
            Err(TelegramError::RetryAfter(wait)) => Ok(Some(wait)),
            Err(fault) => {
                tracing::debug!(announcement.id = id, %fault, "how far an announcement is was not shown");
                Ok(None)
            }
        }
    }
}
