//! What is measured, and how each figure is obtained.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use anyhow::Context;
use smscode_bot::views::Callback;

use crate::load::Volley;
use crate::process::{Process, Recipe, Subject};
use crate::report::{Report, figure, percentile};
use crate::seed::{Stock, fill};
use crate::server::Server;
use crate::stub::Stubs;
use crate::world::{World, chat};

/// How long an accepted event may take to be delivered.
const PATIENCE: Duration = Duration::from_secs(60);
const WARM_UP: usize = 100;
const SINGLE: usize = 400;
const STEADY: usize = 800;
const FAST: usize = 2_000;
const AT_16: [&str; 3] = [
    "16 connections: delivered a second",
    "16 connections: processor, µs per event",
    "16 connections: answer p99, ms",
];
const AT_64: [&str; 3] = [
    "64 connections: delivered a second",
    "64 connections: processor, µs per event",
    "64 connections: answer p99, ms",
];
const PRESSES: usize = 400;
/// Three rounds of these stay below the limit on one user's consecutive presses.
const PRESSES_OF_ONE: usize = 26;

pub struct Scenarios {
    recipe: Recipe,
    events: usize,
    only: Vec<String>,
    stubs: Stubs,
}

/// A running subject and its simulated world.
struct Running {
    subject: Subject,
    process: Process,
    world: Arc<World>,
    folder: tempfile::TempDir,
    database: Option<Server>,
}

impl Scenarios {
    pub async fn new(recipe: Recipe, events: usize, only: Vec<String>) -> anyhow::Result<Self> {
        Ok(Self { recipe, events, only, stubs: Stubs::start().await? })
    }

    fn wants(&self, part: &str) -> bool {
        self.only.iter().any(|only| only == part)
    }

    /// Runs all measurements of one subject once.
    pub async fn round(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        if self.wants("start") {
            self.start(subject, report).await?;
        }
        if self.wants("events") {
            self.all_events(subject, report).await?;
        }
        if self.wants("presses") {
            self.presses(subject, report).await?;
        }
        if self.wants("kill") {
            self.kill(subject, report).await?;
        }
        if self.wants("polls") && subject == Subject::Bot {
            self.polls(report).await?;
        }
        Ok(())
    }

    async fn begin(&self, subject: Subject, events: usize, stock: Stock) -> anyhow::Result<Running> {
        let folder = tempfile::tempdir()?;
        let mut database = None;
        if subject == Subject::Bot {
            let file = fill(folder.path(), stock).await?;
            if let Some(server) = &self.recipe.postgres {
                database = Some(Server::copy_of(server, &file).await?);
            }
        }
        let world = Arc::new(World::new(stock.people, events));
        self.stubs.show(&world);
        let process = self.spawn(subject, stock.people, folder.path(), database.as_ref()).await?;
        Ok(Running { subject, process, world, folder, database })
    }

    async fn spawn(
        &self,
        subject: Subject,
        people: usize,
        folder: &Path,
        database: Option<&Server>,
    ) -> anyhow::Result<Process> {
        let recipe = Recipe { people, ..self.recipe.clone() };
        Process::start(subject, &recipe, folder, database, &self.stubs).await
    }

    fn stock(&self, open: usize) -> Stock {
        Stock { people: self.recipe.people, notification: true, open, ended: 0 }
    }

    async fn start(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let run = self.begin(subject, 0, Stock { open: 0, ..self.stock(0) }).await?;
        report.add(subject, "start: ready after, ms", run.process.ready_after.as_secs_f64() * 1000.0);
        tokio::time::sleep(Duration::from_secs(1)).await;
        report.add(subject, "idle: memory, MiB", figure(run.process.memory()?) / 1024.0);
        let before = run.process.cpu()?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        report.add(subject, "idle: processor, ms per s", (run.process.cpu()? - before).as_secs_f64() * 500.0);
        Ok(())
    }

    /// Runs each load on a fresh process, between its first polls of open orders and the next ones.
    async fn all_events(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let mut all = (0, 0);
        let mut note = |(lost, doubled): (usize, usize)| all = (all.0 + lost, all.1 + doubled);
        let slow = WARM_UP + SINGLE + STEADY;
        let run = self.begin_quiet(subject, slow).await?;
        run.volley(0..WARM_UP, Load::Closed(4)).await?;
        let single = run.volley(WARM_UP..WARM_UP + SINGLE, Load::Closed(1)).await?;
        report.add(subject, "1 at a time: answer p50, ms", percentile(single.answers, 50));
        report.add(subject, "1 at a time: message p50, ms", percentile(single.messages, 50));
        let at_200 = run.volley(WARM_UP + SINGLE..slow, Load::Open(200)).await?;
        report.add(subject, "200 a second: answer p99, ms", percentile(at_200.answers, 99));
        report.add(subject, "200 a second: message p50, ms", percentile(at_200.messages.clone(), 50));
        report.add(subject, "200 a second: message p99, ms", percentile(at_200.messages, 99));
        note(run.world.lost_and_doubled());
        drop(run);
        let run = self.begin_quiet(subject, WARM_UP + FAST).await?;
        run.volley(0..WARM_UP, Load::Closed(4)).await?;
        let at_1000 = run.volley(WARM_UP..WARM_UP + FAST, Load::Open(1_000)).await?;
        report.add(subject, "1000 a second: answer p99, ms", percentile(at_1000.answers, 99));
        report.add(subject, "1000 a second: message p50, ms", percentile(at_1000.messages.clone(), 50));
        report.add(subject, "1000 a second: message p99, ms", percentile(at_1000.messages, 99));
        note(run.world.lost_and_doubled());
        drop(run);
        for (connections, [delivered, cpu, answer]) in [(16, AT_16), (64, AT_64)] {
            let run = self.begin_quiet(subject, WARM_UP + self.events).await?;
            run.volley(0..WARM_UP, Load::Closed(4)).await?;
            let full = run.volley(WARM_UP..WARM_UP + self.events, Load::Closed(connections)).await?;
            report.add(subject, delivered, full.delivered);
            report.add(subject, cpu, full.cpu);
            report.add(subject, answer, percentile(full.answers, 99));
            if connections == 64 {
                report.add(subject, "after load: memory, MiB", figure(run.process.memory()?) / 1024.0);
            }
            note(run.world.lost_and_doubled());
        }
        report.add(subject, "without a kill: lost", figure(all.0));
        report.add(subject, "without a kill: doubled", figure(all.1));
        Ok(())
    }

    /// Starts with an open order for each event, and waits until all of them have been polled.
    async fn begin_quiet(&self, subject: Subject, events: usize) -> anyhow::Result<Running> {
        let run = self.begin(subject, events, self.stock(events)).await?;
        if subject == Subject::Bot {
            let people = u64::try_from(self.recipe.people.min(events))?;
            let looked = async {
                while run.world.provider_calls.load(Relaxed) < people {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            };
            tokio::time::timeout(PATIENCE, looked).await.context("the first looks at open orders")?;
            settled(&run.world).await;
        }
        Ok(run)
    }

    async fn presses(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let run = self.begin(subject, 0, self.stock(0)).await?;
        self.press(1, 50).await?;
        let (times, _) = self.press(1, PRESSES).await?;
        report.add(subject, "1 person pressing: edit p50, ms", percentile(times, 50));
        let before = run.process.cpu()?;
        let (times, took) = self.press(64, PRESSES * 10 / 64).await?;
        let presses = figure(times.len());
        report.add(subject, "64 people pressing: updates a second", presses / took.as_secs_f64());
        report.add(subject, "64 people pressing: edit p99, ms", percentile(times, 99));
        let cpu = (run.process.cpu()? - before).as_secs_f64();
        report.add(subject, "64 people pressing: processor, µs per press", cpu * 1e6 / presses);
        Ok(())
    }

    /// This many users press this many times, each pressing again once the last edit has arrived. Users take
    /// turns, so that none hits the rate limit.
    async fn press(&self, people: usize, times: usize) -> anyhow::Result<(Vec<u64>, Duration)> {
        let begun = Instant::now();
        let mut pressing = tokio::task::JoinSet::new();
        for person in 0..people {
            let presses = Arc::clone(&self.stubs.presses);
            pressing.spawn(async move {
                let screens = [Callback::Settings.pack(), Callback::Codes.pack()];
                let mut waits = Vec::new();
                for (done, screen) in screens.iter().cycle().take(times).enumerate() {
                    let presser = chat(person + people * (done / PRESSES_OF_ONE));
                    let pressed = Instant::now();
                    tokio::time::timeout(PATIENCE, presses.press(presser, screen)).await??;
                    waits.push(u64::try_from(pressed.elapsed().as_micros())?);
                }
                anyhow::Ok(waits)
            });
        }
        let mut all = Vec::new();
        while let Some(waits) = pressing.join_next().await {
            all.extend(waits??);
        }
        Ok((all, begun.elapsed()))
    }

    /// Kills the subject with half of the events in flight, restarts it, and counts lost and duplicated
    /// messages.
    async fn kill(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let run = self.begin(subject, self.events, self.stock(self.events)).await?;
        let volley = Volley::new(&run.world, 0..self.events);
        let address = run.process.address;
        let sending = tokio::spawn(async move { volley.closed(address, 64).await });
        tokio::time::timeout(PATIENCE, run.world.told(self.events / 2)).await??;
        run.process.kill()?;
        // Ends with a connection error, because the subject was killed.
        let _ = sending.await?;
        let process =
            self.spawn(subject, self.recipe.people, run.folder.path(), run.database.as_ref()).await?;
        let begun = Instant::now();
        while run.world.lost_and_doubled().0 > 0 && begun.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        settled(&run.world).await;
        let (lost, doubled) = run.world.lost_and_doubled();
        report.add(subject, "kill -9 under load: lost", figure(lost));
        report.add(subject, "kill -9 under load: doubled", figure(doubled));
        drop(process);
        Ok(())
    }

    /// A thousand users with one open order each: how often the provider is polled, and what a poll costs.
    async fn polls(&self, report: &mut Report) -> anyhow::Result<()> {
        const WITH: [&str; 2] = ["push: provider calls per order and minute", "push: processor, µs per look"];
        const WITHOUT: [&str; 2] =
            ["no push: provider calls per order and minute", "no push: processor, µs per look"];
        let people = self.recipe.people;
        for (notification, [rate, cost]) in [(true, WITH), (false, WITHOUT)] {
            let stock = Stock { people, notification, open: people, ended: 0 };
            let run = self.begin(Subject::Bot, people, stock).await?;
            // Each order is polled about this often: every 20 s with push.
            let (calls, cpu) = (run.world.provider_calls.load(Relaxed), run.process.cpu()?);
            tokio::time::sleep(Duration::from_secs(20)).await;
            let calls = run.world.provider_calls.load(Relaxed) - calls;
            let cpu = (run.process.cpu()? - cpu).as_secs_f64() * 1e6;
            report.add(Subject::Bot, rate, figure(calls) * 3.0 / figure(people));
            report.add(Subject::Bot, cost, cpu / figure(calls));
        }
        Ok(())
    }

    /// A large database, measured once: 100,000 users with 1,000 open orders, and a million ended orders.
    pub async fn large(&self, report: &mut Report) -> anyhow::Result<()> {
        if !self.wants("large") {
            return Ok(());
        }
        let subject = Subject::Bot;
        let stock = Stock { people: 100_000, notification: true, open: 1_000, ended: 0 };
        let run = self.begin(subject, 1_000, stock).await?;
        tokio::time::sleep(Duration::from_secs(25)).await;
        report.add(
            subject,
            "100,000 people, 1000 open orders: memory, MiB",
            figure(run.process.memory()?) / 1024.0,
        );
        drop(run);
        for (ended, start, cost) in [
            (1_000, "1,000 orders: ready after, ms", "1,000 orders: processor, µs per event"),
            (1_000_000, "1,000,000 orders: ready after, ms", "1,000,000 orders: processor, µs per event"),
        ] {
            let all = WARM_UP + self.events;
            let run = self.begin(subject, all, Stock { ended, ..self.stock(all) }).await?;
            report.add(subject, start, run.process.ready_after.as_secs_f64() * 1000.0);
            run.volley(0..WARM_UP, Load::Closed(4)).await?;
            report.add(subject, cost, run.volley(WARM_UP..all, Load::Closed(16)).await?.cpu);
        }
        Ok(())
    }
}

/// How events are sent.
#[derive(Clone, Copy)]
enum Load {
    /// Closed loop: this many connections, each sending its next event when the last was answered.
    Closed(usize),
    /// Open loop: this many per second.
    Open(u32),
}

/// The result of a volley.
struct Outcome {
    answers: Vec<u64>,
    messages: Vec<u64>,
    /// Messages per second, from the first event to the last message.
    delivered: f64,
    /// CPU time of the subject per event, in microseconds.
    cpu: f64,
}

impl Running {
    async fn volley(&self, events: std::ops::Range<usize>, load: Load) -> anyhow::Result<Outcome> {
        let volley = Volley::new(&self.world, events.clone());
        let (before, begun) = (self.process.cpu()?, Instant::now());
        match load {
            Load::Closed(connections) => volley.closed(self.process.address, connections).await?,
            Load::Open(rate) => volley.open(self.process.address, rate).await?,
        }
        let told = tokio::time::timeout(PATIENCE, self.world.told(events.end)).await;
        told.with_context(|| {
            format!("{:?}: {} of {} told", self.subject, self.world.told_so_far(), events.end)
        })??;
        let took = begun.elapsed().as_secs_f64();
        settled(&self.world).await;
        let count = figure(events.len());
        Ok(Outcome {
            answers: self.world.answer_times(events.clone()),
            messages: self.world.message_times(events),
            delivered: count / took,
            cpu: (self.process.cpu()? - before).as_secs_f64() * 1e6 / count,
        })
    }
}

/// Waits until no message has arrived for a while.
async fn settled(world: &World) {
    let mut seen = u64::MAX;
    while seen != world.messages.load(Relaxed) {
        seen = world.messages.load(Relaxed);
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}
