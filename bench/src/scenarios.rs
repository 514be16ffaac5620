//! What is measured, and how each figure comes about.

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
use crate::stub::Stubs;
use crate::world::{World, chat};

/// How long what was accepted may take to be told.
const PATIENCE: Duration = Duration::from_secs(60);
const WARM_UP: usize = 100;
const SINGLE: usize = 400;
const STEADY: usize = 800;
const FAST: usize = 2_000;
const PRESSES: usize = 400;
/// Three rounds of them are below what one person may press in a row.
const PRESSES_OF_ONE: usize = 26;

pub struct Scenarios {
    recipe: Recipe,
    events: usize,
    only: Vec<String>,
    stubs: Stubs,
}

/// A subject that runs, and the world it lives in.
struct Running {
    subject: Subject,
    process: Process,
    world: Arc<World>,
    folder: tempfile::TempDir,
}

impl Scenarios {
    pub async fn new(recipe: Recipe, events: usize, only: Vec<String>) -> anyhow::Result<Self> {
        Ok(Self { recipe, events, only, stubs: Stubs::start().await? })
    }

    fn wants(&self, part: &str) -> bool {
        self.only.iter().any(|only| only == part)
    }

    /// Everything about one subject, once.
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
        if subject == Subject::Bot {
            fill(folder.path(), stock).await?;
        }
        let world = Arc::new(World::new(stock.people, events));
        self.stubs.show(&world);
        let process = self.spawn(subject, stock.people, folder.path()).await?;
        Ok(Running { subject, process, world, folder })
    }

    async fn spawn(&self, subject: Subject, people: usize, folder: &Path) -> anyhow::Result<Process> {
        let recipe = Recipe { people, ..self.recipe.clone() };
        Process::start(subject, &recipe, folder, &self.stubs).await
    }

    fn stock(&self, open: usize) -> Stock {
        Stock { people: self.recipe.people, push: true, open, ended: 0, polled_within: None }
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

    async fn all_events(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let all = WARM_UP + SINGLE + STEADY + FAST + 2 * self.events;
        let run = self.begin(subject, all, self.stock(all)).await?;
        let (warm, one) = (WARM_UP, WARM_UP + SINGLE);
        let (steady, fast) = (one + STEADY, one + STEADY + FAST);
        let sixteen = fast + self.events;
        run.volley(0..warm, Load::Closed(4)).await?;
        let single = run.volley(warm..one, Load::Closed(1)).await?;
        report.add(subject, "1 at a time: answer p50, ms", percentile(single.answers, 50));
        report.add(subject, "1 at a time: message p50, ms", percentile(single.messages, 50));
        let at_200 = run.volley(one..steady, Load::Open(200)).await?;
        report.add(subject, "200 a second: answer p99, ms", percentile(at_200.answers, 99));
        report.add(subject, "200 a second: message p50, ms", percentile(at_200.messages.clone(), 50));
        report.add(subject, "200 a second: message p99, ms", percentile(at_200.messages, 99));
        let at_1000 = run.volley(steady..fast, Load::Open(1_000)).await?;
        report.add(subject, "1000 a second: answer p99, ms", percentile(at_1000.answers, 99));
        report.add(subject, "1000 a second: message p50, ms", percentile(at_1000.messages.clone(), 50));
        report.add(subject, "1000 a second: message p99, ms", percentile(at_1000.messages, 99));
        let at_16 = run.volley(fast..sixteen, Load::Closed(16)).await?;
        report.add(subject, "16 connections: delivered a second", at_16.delivered);
        report.add(subject, "16 connections: processor, µs per event", at_16.cpu);
        report.add(subject, "16 connections: answer p99, ms", percentile(at_16.answers, 99));
        let at_64 = run.volley(sixteen..all, Load::Closed(64)).await?;
        report.add(subject, "64 connections: delivered a second", at_64.delivered);
        report.add(subject, "64 connections: processor, µs per event", at_64.cpu);
        report.add(subject, "64 connections: answer p99, ms", percentile(at_64.answers, 99));
        report.add(subject, "after load: memory, MiB", figure(run.process.memory()?) / 1024.0);
        let (lost, doubled) = run.world.lost_and_doubled();
        report.add(subject, "without a kill: lost", figure(lost));
        report.add(subject, "without a kill: doubled", figure(doubled));
        Ok(())
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

    /// So many people press so often, each the next when the last had its edit. Others take over before they are told
    /// that they are too fast.
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

    /// Kills the subject with half of the events under way, starts it again, and counts what was lost and doubled.
    async fn kill(&self, subject: Subject, report: &mut Report) -> anyhow::Result<()> {
        let run = self.begin(subject, self.events, self.stock(self.events)).await?;
        let volley = Volley::new(&run.world, 0..self.events);
        let address = run.process.address;
        let sending = tokio::spawn(async move { volley.closed(address, 64).await });
        tokio::time::timeout(PATIENCE, run.world.told(self.events / 2)).await??;
        run.process.kill()?;
        // Ends with the error that its connections were closed.
        let _ = sending.await?;
        let process = self.spawn(subject, self.recipe.people, run.folder.path()).await?;
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

    /// A thousand people with an open order each: how often is the provider asked, and what does a look cost?
    async fn polls(&self, report: &mut Report) -> anyhow::Result<()> {
        const WITH: [&str; 2] = ["push: provider calls per order and minute", "push: processor, µs per look"];
        const WITHOUT: [&str; 2] =
            ["no push: provider calls per order and minute", "no push: processor, µs per look"];
        let people = self.recipe.people;
        for (push, within, [rate, cost]) in [(true, 20_000, WITH), (false, 3_000, WITHOUT)] {
            let stock = Stock { people, push, open: people, ended: 0, polled_within: Some(within) };
            let run = self.begin(Subject::Bot, people, stock).await?;
            tokio::time::sleep(Duration::from_secs(3)).await;
            let (calls, cpu) = (run.world.provider_calls.load(Relaxed), run.process.cpu()?);
            tokio::time::sleep(Duration::from_secs(12)).await;
            let calls = run.world.provider_calls.load(Relaxed) - calls;
            let cpu = (run.process.cpu()? - cpu).as_secs_f64() * 1e6;
            report.add(Subject::Bot, rate, figure(calls) * 5.0 / figure(people));
            report.add(Subject::Bot, cost, cpu / figure(calls));
        }
        Ok(())
    }

    /// Much in the database, once: 100,000 people with 1,000 open orders, and a million ended orders.
    pub async fn large(&self, report: &mut Report) -> anyhow::Result<()> {
        if !self.wants("large") {
            return Ok(());
        }
        let subject = Subject::Bot;
        let stock = Stock { people: 100_000, push: true, open: 1_000, ended: 0, polled_within: Some(20_000) };
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
    /// On so many connections, each its next when the last was answered.
    Closed(usize),
    /// So many a second.
    Open(u32),
}

/// What came of a volley.
struct Outcome {
    answers: Vec<u64>,
    messages: Vec<u64>,
    /// Messages a second, from the first event to the last message.
    delivered: f64,
    /// Processor time of the subject per event, in microseconds.
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

/// Waits until no message has come for a while.
async fn settled(world: &World) {
    let mut seen = u64::MAX;
    while seen != world.messages.load(Relaxed) {
        seen = world.messages.load(Relaxed);
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}
