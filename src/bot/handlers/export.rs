//! All orders as a file, read from the provider page by page. Anything beyond one page runs alongside the
//! updates and reports progress; what could not be read is named with the file.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::titles::Titles;
use super::{Ctx, Done, Error};
use crate::bot::jobs::Turn;
use crate::smscode::{Client, OrderQuery};
use crate::telegram::TelegramError;
use crate::views::export::{self, Missing};
use crate::views::orders::OrderRow;
use crate::views::{View, notice, orders, toast};

/// How many orders one call reads; the provider's most.
const PAGE: u32 = 100;
/// Where reading stops, so that the file stays small enough for a chat.
const MOST_PAGES: u32 = 100;
/// How often a page is requested.
const TRIES: u32 = 4;
/// The wait before the second attempt; it doubles with each further one.
const BREATH: Duration = Duration::from_secs(1);
/// The longest wait when the provider or Telegram asks for one.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// The time limit for the whole export.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How often the progress message changes.
const PROGRESS_EVERY: Duration = Duration::from_secs(3);

/// Sends the file.
pub async fn export(ctx: &Ctx) -> Done {
    let Some(turn) = ctx.exports.begin(ctx.person()) else {
        ctx.screen.toast(&toast::export_runs(&ctx.localizer)).await;
        return Ok(());
    };
    let client = ctx.client().await?;
    let mut reading = Reading::default();
    ctx.screen.while_working(reading.read_page(ctx, &client)).await?;
    if !reading.ended {
        return go_on(ctx, reading, turn).await;
    }
    if reading.rows.is_empty() && reading.missing.unread == 0 {
        return ctx.screen.show(&ctx.named(orders::none(&ctx.localizer))).await;
    }
    match file(ctx, &reading) {
        Ok((name, file)) => ctx.screen.send_file(&ctx.store, name, file, &reading.caption(ctx)).await,
        Err(sorry) => ctx.screen.send(&sorry).await,
    }
}

/// Reads the rest alongside the updates.
async fn go_on(ctx: &Ctx, reading: Reading, turn: Turn) -> Done {
    let message =
        ctx.telegram.send(ctx.id(), &export::progress(&ctx.localizer, reading.seen()), true).await?;
    let cut_off = {
        let (telegram, user, view) = (ctx.telegram.clone(), ctx.id(), export::cut_off(&ctx.localizer));
        async move {
            if let Err(fault) = telegram.edit(user, message, &view).await {
                tracing::warn!(user.id = %user, %fault, "failed to report an unfinished export");
            }
        }
    };
    let (client, ctx) = (ctx.client_beside().await?, ctx.clone());
    let job = Job { ctx: ctx.clone(), client, message, shown: Instant::now() };
    ctx.exports.run(
        async move {
            let _turn = turn;
            job.run(reading).await;
        },
        cut_off,
    );
    Ok(())
}

/// A file being generated.
struct Job {
    ctx: Ctx,
    client: Client,
    /// The progress message.
    message: i32,
    /// When that message last changed.
    shown: Instant,
}

impl Job {
    async fn run(mut self, mut reading: Reading) {
        let user = self.ctx.id();
        let begun = Instant::now();
        let mut failures = 0;
        while !reading.ended {
            let seen = reading.seen();
            let error = {
                let (ctx, client) = (self.ctx.clone(), self.client.clone());
                self.showing(seen, reading.read_page(&ctx, &client)).await.err()
            };
            let Some(error) = error else {
                failures = 0;
                continue;
            };
            tracing::info!(user.id = %user, %error, seen, "failed to read a page of orders for a file");
            failures += 1;
            let asked = error.failure().and_then(|failure| failure.retry_after).unwrap_or_default();
            let wait = (BREATH * (1 << failures.min(5))).max(asked);
            if failures >= TRIES || wait > LONGEST_WAIT || begun.elapsed() > LONGEST {
                reading.give_up();
            } else {
                self.showing(seen, tokio::time::sleep(wait)).await;
            }
        }
        self.hand_over(&reading).await;
    }

    /// Runs work that may take a while, showing progress meanwhile.
    async fn showing<T>(&mut self, seen: usize, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                biased;
                () = tokio::time::sleep(PROGRESS_EVERY.saturating_sub(self.shown.elapsed())) => {
                    self.shown = Instant::now();
                    self.say(&export::progress(&self.ctx.localizer, seen)).await;
                }
                done = &mut work => return done,
            }
        }
    }

    async fn say(&self, view: &View) {
        let user = self.ctx.id();
        if let Err(fault) = self.ctx.telegram.edit(user, self.message, view).await {
            tracing::debug!(user.id = %user, %fault, "failed to show how far a file is");
        }
    }

    /// Sends the file in place of the progress message, unless the user has unlinked or forgotten the account
    /// meanwhile.
    async fn hand_over(&self, reading: &Reading) {
        let (user, s) = (self.ctx.id(), &self.ctx.localizer);
        let sent = match file(&self.ctx, reading) {
            _ if self.ctx.accounts.get(user).await.is_err() => Ok(None),
            Ok((name, file)) => self.send(name, file, &reading.caption(&self.ctx)).await.map(Some),
            Err(sorry) => return self.say(&sorry).await,
        };
        match sent {
            Ok(message) => {
                if let Some(message) = message
                    && let Err(error) = self.ctx.store.note_private_message(user, message).await
                {
                    tracing::error!(user.id = %user, %error, "failed to note a message that /forget deletes");
                }
                if let Err(fault) = self.ctx.telegram.delete(user, self.message).await {
                    tracing::debug!(user.id = %user, %fault, "failed to remove how far a file was");
                }
            }
            Err(fault) => {
                tracing::warn!(user.id = %user, %fault, "failed to send a file of orders");
                self.say(&export::cut_off(s)).await;
            }
        }
    }

    /// Not retried when Telegram gave no answer: the file may have arrived.
    async fn send(&self, name: String, file: Vec<u8>, beside: &View) -> Result<i32, TelegramError> {
        let (telegram, user) = (&self.ctx.telegram, self.ctx.id());
        match telegram.send_file(user, name.clone(), file.clone(), beside).await {
            Err(TelegramError::RetryAfter(wait)) if wait <= LONGEST_WAIT => {
                tokio::time::sleep(wait).await;
                telegram.send_file(user, name, file, beside).await
            }
            sent => sent,
        }
    }
}

/// The name and content, or the message shown if the file can't be written.
fn file(ctx: &Ctx, reading: &Reading) -> Result<(String, Vec<u8>), View> {
    let (s, now) = (&ctx.localizer, ctx.clock.now());
    match export::csv(s, &reading.rows, now - ctx.sms_retention) {
        Ok(file) => Ok((export::file_name(s, now), file)),
        Err(error) => {
            tracing::error!(user.id = %ctx.id(), %error, "failed to write a file of orders");
            Err(notice::our_fault(s, None))
        }
    }
}

/// The orders read so far, newest first, without duplicates: an order created meanwhile shifts the others.
#[derive(Default)]
struct Reading {
    rows: Vec<OrderRow>,
    ids: HashSet<crate::domain::OrderId>,
    titles: Titles,
    pages: u32,
    missing: Missing,
    ended: bool,
}

impl Reading {
    /// How many orders have been listed so far.
    fn seen(&self) -> usize {
        self.rows.len() + self.missing.unread
    }

    fn give_up(&mut self) {
        self.missing.unanswered = true;
        self.ended = true;
    }

    fn caption(&self, ctx: &Ctx) -> View {
        ctx.named(export::caption(&ctx.localizer, self.rows.len(), self.missing))
    }

    async fn read_page(&mut self, ctx: &Ctx, client: &Client) -> Result<(), Error> {
        let query = OrderQuery { limit: Some(PAGE), offset: Some(self.pages * PAGE), status: None };
        let page = client.orders_page(&query).await?.data;
        let full = page.listed() >= PAGE as usize;
        let mut rows = Vec::new();
        for order in page.orders.into_iter().filter(|order| !self.ids.contains(&order.id)) {
            let title = self.titles.of(ctx, &order).await?;
            rows.push(OrderRow { order, title, refund: None });
        }
        // Nothing of a page counts before all of it does: it may be read again.
        self.ids.extend(rows.iter().map(|row| row.order.id));
        self.rows.append(&mut rows);
        self.missing.unread += page.unread;
        self.pages += 1;
        self.missing.too_many = full && self.pages >= MOST_PAGES;
        self.ended = !full || self.missing.too_many;
        Ok(())
    }
}
