//! Owner and standby on one PostgreSQL behind a load balancer.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::process::{Ended, Process, SOON};
use crate::standby::balancer::Balancer;
use crate::world::{PUBLIC, World};

/// Time until a standby is ready after the owner was killed.
pub const AFTER_A_KILL: Duration = Duration::from_secs(5);
/// Time until a standby is ready after the owner was shut down.
pub const AFTER_AN_END: Duration = Duration::from_secs(1);
const LOOK: Duration = Duration::from_millis(10);

/// Both emulated servers and the processes between them.
pub struct Fleet {
    pub world: World,
    pub processes: Vec<Option<Process>>,
    balancer: Balancer,
    addresses: Vec<SocketAddr>,
}

impl Fleet {
    /// Two processes, the first of which owns the database. Updates come by webhook. `None` when no database
    /// server is configured.
    pub async fn start() -> Option<Self> {
        Self::with(&[("TELEGRAM_UPDATES", "webhook")]).await
    }

    pub async fn with(settings: &[(&'static str, &str)]) -> Option<Self> {
        std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
        let mut world = World::new().await;
        world.use_postgres().await;
        world.settings.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        Some(Self::in_world(world).await)
    }

    pub async fn in_world(world: World) -> Self {
        let balancer = Balancer::start().await;
        let local = format!("http://{}", balancer.address);
        world.sms.route(PUBLIC, &local);
        world.tg.route(PUBLIC, &local);
        let mut fleet = Self { world, balancer, processes: Vec::new(), addresses: Vec::new() };
        for word in ["Telegram knows this bot", "standing by"] {
            let process = Process::start(&fleet.world.settings, &[]);
            fleet.addresses.push(process.address().await);
            process.prints(|line| line.contains(word)).await;
            fleet.processes.push(Some(process));
        }
        fleet.balancer.lead_to(&fleet.addresses);
        fleet
    }

    /// Starts another process in place of one that has exited.
    pub async fn restart(&mut self, number: usize) {
        let process = Process::start(&self.world.settings, &[]);
        self.addresses[number] = process.address().await;
        self.processes[number] = Some(process);
        self.balancer.lead_to(&self.addresses);
    }

    /// Kills one. The balancer finds out by itself.
    pub async fn kill(&mut self, number: usize) {
        let process = self.processes[number].take().unwrap();
        self.world.printed += &process.kill().await;
        self.world.kills.push(self.world.tg.clock().now());
        // Hanging calls of the killed process no longer have a caller.
        self.world.sms.release_hung();
        self.world.tg.release_hung();
    }

    /// Shuts one down cleanly.
    pub async fn end(&mut self, number: usize) -> Ended {
        let ended = self.processes[number].take().unwrap().terminate().await;
        self.world.printed += &ended.output;
        ended
    }

    /// The answer of a process to `/readyz`.
    pub async fn readiness(&self, number: usize) -> (u16, String) {
        let asked = reqwest::get(format!("http://{}/readyz", self.addresses[number])).await;
        let Ok(answer) = asked else { return (0, String::new()) };
        (answer.status().as_u16(), answer.text().await.unwrap_or_default())
    }

    /// Waits until a process is the owner, and returns how long that took.
    pub async fn owns(&self, number: usize) -> Duration {
        let begun = Instant::now();
        while self.readiness(number).await.0 != 200 {
            assert!(begun.elapsed() < SOON, "process {number} was to take over");
            tokio::time::sleep(LOOK).await;
        }
        begun.elapsed()
    }

    /// Which process owns the database, once one does.
    pub async fn owner(&self) -> usize {
        let begun = Instant::now();
        loop {
            for number in 0..self.processes.len() {
                if self.processes[number].is_some() && self.readiness(number).await.0 == 200 {
                    return number;
                }
            }
            assert!(begun.elapsed() < SOON, "somebody was to own the database");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until nothing is left to deliver, stops all processes, and checks for what must never have
    /// happened.
    pub async fn finish(mut self) {
        self.world.told_everything().await;
        for number in 0..self.processes.len() {
            if self.processes[number].is_some() {
                let ended = self.end(number).await;
                assert_eq!(ended.code, Some(0), "{}", ended.output);
            }
        }
        assert_eq!(self.world.count("SELECT COUNT(*) FROM owner WHERE address <> ''").await, 0, "given back");
        self.world.no_violations();
    }
}

/// The output of the processes is part of a failed test's report.
impl Drop for Fleet {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for process in self.processes.iter().flatten() {
                self.world.printed += &process.printed();
            }
        }
    }
}
