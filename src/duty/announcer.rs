//! Sends announcements: paced, on from where it was when it was interrupted, to each person at most once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::domain::UserId;
use crate::domain::announcement::{Announcement, Receipt};
use crate::domain::user::Notifications;
use crate::i18n::I18n;
use crate::store::{Error, Store};
use crate::telegram::{Fault, Telegram};
use crate::views::admin;
use crate::worker::Work;

/// Twenty messages in a second: below Telegram's thirty, so that codes always have room.
const PACE: Duration = Duration::from_millis(50);
/// Renewed with every person; a process that dies is followed by another after this.
const LEASE: Duration = Duration::from_secs(90);
/// A wait that Telegram asks for is obeyed up to this; above it the person is passed over.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// How often the author is shown how far it is.
const REPORT: Duration = Duration::from_secs(3);
const BATCH: u32 = 100;

/// Who may be written to.
pub type Admit = Arc<dyn Fn(UserId) -> bool + Send + Sync>;

/// Sends what is to be sent to everybody.
pub struct Announcer {
    store: Store,
    telegram: Telegram,
    i18n: Arc<I18n>,
    admit: Admit,
    stop: CancellationToken,
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

    async fn run(&self, announcement: Announcement) {
        let id = announcement.id;
        match self.send_on(announcement).await {
            Ok(ended) => tracing::info!(announcement.id = id, ended, "an announcement was sent on"),
            Err(error) => {
                tracing::error!(announcement.id = id, %error, "an announcement is sent on when its lease ends");
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
        i18n: Arc<I18n>,
        admit: Admit,
        stop: CancellationToken,
    ) -> Self {
        Self { store, telegram, i18n, admit, stop }
    }

    /// Goes on from person to person. Tells whether it came to its end.
    async fn send_on(&self, announcement: Announcement) -> Result<bool, Error> {
        let id = announcement.id;
        let view = admin::announcement(&announcement.body);
        let (mut cursor, mut shown) = (announcement.cursor, Instant::now());
        loop {
            let people = self.store.next_recipients(cursor, BATCH).await?;
            if people.is_empty() {
                let ended = self.store.finish_announcement(id).await?;
                self.report(id).await?;
                return Ok(ended);
            }
            for user in people {
                cursor = user;
                if !(self.admit)(user) {
                    continue;
                }
                if self.pause(PACE).await {
                    self.store.release_announcement(id).await?;
                    return Ok(false);
                }
                // Before it is sent: whoever goes on after a kill goes on behind this person.
                if !self.store.take_recipient(id, user, LEASE).await? {
                    self.report(id).await?;
                    return Ok(false);
                }
                let receipt = self.send(user, &view).await?;
                self.store.count_receipt(id, receipt).await?;
                if shown.elapsed() >= REPORT {
                    shown = Instant::now();
                    self.report(id).await?;
                }
            }
        }
    }

    async fn send(&self, user: UserId, view: &crate::views::View) -> Result<Receipt, Error> {
        let known = self.store.find_user(user).await?;
        let silent = known.is_some_and(|user| user.notifications == Notifications::CodesOnly);
        loop {
            match self.telegram.send(user, view, silent).await {
                Ok(_) => return Ok(Receipt::Sent),
                // A definite no: asking again is no second message.
                Err(Fault::RetryAfter(wait)) if wait <= LONGEST_WAIT => {
                    if self.pause(wait).await {
                        return Ok(Receipt::Unreached);
                    }
                }
                Err(Fault::Blocked) => {
                    self.store.park_chat(user).await?;
                    return Ok(Receipt::Unreached);
                }
                Err(Fault::Unclear(_)) => return Ok(Receipt::Unclear),
                Err(fault) => {
                    tracing::info!(user.id = %user, %fault, "an announcement passed a person over");
                    return Ok(Receipt::Unreached);
                }
            }
        }
    }

    /// Waits. Tells whether the process is to end.
    async fn pause(&self, time: Duration) -> bool {
        tokio::select! {
            () = self.stop.cancelled() => true,
            () = tokio::time::sleep(time) => false,
        }
    }

    /// Shows the author how far it is. Failing is of no consequence: the next one shows more.
    async fn report(&self, id: i64) -> Result<(), Error> {
        let Some(now) = self.store.find_announcement(id).await? else { return Ok(()) };
        let Some(message) = now.message else { return Ok(()) };
        let people = self.store.count_recipients().await?;
        let speech = self.i18n.speech_to(self.store.find_user(now.author).await?.as_ref());
        let view = admin::announce_progress(&speech, &now, people);
        if let Err(fault) = self.telegram.edit(now.author, message, &view).await {
            tracing::debug!(announcement.id = id, %fault, "how far an announcement is was not shown");
        }
        Ok(())
    }
}
