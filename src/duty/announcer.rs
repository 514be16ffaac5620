//! Sends announcements: paced, on from where it was when it was interrupted, to each person at most once.
//!
//! It is the one that gives way: pushes that are due go first, and where Telegram asks to wait, all of it waits.

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
use crate::telegram::{Fault, Telegram};
use crate::views::{View, admin};
use crate::worker::Work;

/// Twenty messages in a second: below Telegram's thirty, so that codes always have room.
const PACE: Duration = Duration::from_millis(50);
/// Renewed with every person, and longer than one may take: a process that dies is followed by another after this.
const LEASE: Duration = Duration::from_secs(30);
/// So many turns of [`PACE`] are pushes let go first, for each person: what is stuck must not stop it for ever.
const TURNS: u32 = 100;
/// How often the author is shown how far it is.
const REPORT: Duration = Duration::from_secs(3);
const BATCH: u32 = 100;
/// A wait of the author's own chat is obeyed up to this, so that they see the end.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Who may be written to.
pub type Admit = Arc<dyn Fn(UserId) -> bool + Send + Sync>;

/// Sends what is to be sent to everybody.
pub struct Announcer {
    store: Store,
    telegram: Telegram,
    i18n: Arc<I18n>,
    clock: Clock,
    admit: Admit,
    stop: CancellationToken,
}

/// How far a process has taken an announcement.
struct Round {
    /// The last person that was looked at.
    looked: UserId,
    /// The last person that was taken, as the database has it.
    taken: UserId,
    shown: Instant,
}

/// What a person's turn means for the next one.
enum Next {
    Person,
    /// Somebody else goes on, or nobody.
    Nobody,
}

impl Work for Announcer {
    type Job = Announcement;
    type Error = Error;
    const NAME: &'static str = "announcements";
    /// Two at the same time would share no pace.
    const AT_ONCE: usize = 1;

    async fn claim(&self, _: usize) -> Result<Vec<Announcement>, Error> {
        Ok(self.store.claim_announcement(LEASE).await?.into_iter().collect())
    }

    async fn run(&self, announcement: Announcement) -> bool {
        let id = announcement.id;
        match self.send_on(announcement).await {
            Ok(ended) => tracing::info!(announcement.id = id, ended, "an announcement was sent on"),
            Err(error) => {
                tracing::error!(announcement.id = id, %error, "an announcement is sent on when its lease ends");
            }
        }
        true
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

    /// Goes on from person to person. Tells whether it came to its end.
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

    /// One person's turn.
    async fn turn(&self, id: i64, user: UserId, round: &mut Round, view: &View) -> Result<Next, Error> {
        if self.make_way().await? {
            self.store.release_announcement(id).await?;
            return Ok(Next::Nobody);
        }
        match self.store.get_reach(user).await? {
            Reach::Open => {}
            Reach::Blocked => return Ok(Next::Person),
            Reach::FloodUntil(until) => {
                self.store.put_announcement_off(id, (round.taken, round.taken), until).await?;
                return Ok(Next::Nobody);
            }
        }
        let known = self.store.find_user(user).await?;
        let silent = known.is_some_and(|user| user.notifications == Notifications::CodesOnly);
        // Before it is sent: whoever goes on after a kill goes on behind this person.
        if !self.store.take_recipient(id, user, LEASE).await? {
            self.report(id).await?;
            return Ok(Next::Nobody);
        }
        let receipt = match self.telegram.send(user, view, silent).await {
            Ok(_) => Receipt::Sent,
            // A definite no: asking again is no second message.
            Err(Fault::RetryAfter(wait)) => {
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
            Err(Fault::Blocked) => {
                self.store.park_chat(user).await?;
                Receipt::Unreached
            }
            Err(Fault::Unclear(_)) => Receipt::Unclear,
            Err(fault) => {
                tracing::info!(user.id = %user, %fault, "an announcement passed a person over");
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

    /// Keeps the pace, and lets pushes go first. Tells whether the process is to end.
    async fn make_way(&self) -> Result<bool, Error> {
        for _ in 0..TURNS {
            if self.pause(PACE).await {
                return Ok(true);
            }
            if !self.store.is_push_due().await? {
                break;
            }
        }
        Ok(false)
    }

    /// Waits. Tells whether the process is to end.
    async fn pause(&self, time: Duration) -> bool {
        tokio::select! {
            () = self.stop.cancelled() => true,
            () = tokio::time::sleep(time) => false,
        }
    }

    /// Shows the author the end, also when their chat has to be left alone for a while.
    async fn report_end(&self, id: i64) -> Result<(), Error> {
        for _ in 0..3 {
            match self.report(id).await? {
                Some(wait) if wait <= LONGEST_WAIT && !self.pause(wait).await => {}
                _ => break,
            }
        }
        Ok(())
    }

    /// Shows the author how far it is. Failing is of no consequence: the button of that message shows it, too. A
    /// wait that Telegram asks for is told.
    async fn report(&self, id: i64) -> Result<Option<Duration>, Error> {
        let Some(now) = self.store.find_announcement(id).await? else { return Ok(None) };
        let Some(message) = now.message else { return Ok(None) };
        let people = self.store.count_recipients().await?;
        let speech = self.i18n.speech_to(self.store.find_user(now.author).await?.as_ref());
        let view = admin::announce_progress(&speech, &now, people);
        match self.telegram.edit(now.author, message, &view).await {
            Ok(()) => Ok(None),
            Err(Fault::RetryAfter(wait)) => Ok(Some(wait)),
            Err(fault) => {
                tracing::debug!(announcement.id = id, %fault, "how far an announcement is was not shown");
                Ok(None)
            }
        }
    }
}
