//! Several processes on one PostgreSQL behind a load balancer.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use sqlx::Row;

use crate::process::Process;
use crate::replicas::balancer::Balancer;
use crate::world::{PUBLIC, World};

/// A dead process has lost everything it held after this: eight seconds of silence and what it takes to notice.
pub const TAKEN_OVER: Duration = Duration::from_secs(14);

/// Both outside worlds and the processes between them.
pub struct Fleet {
    pub world: World,
    pub balancer: Balancer,
    pub processes: Vec<Option<Process>>,
    addresses: Vec<SocketAddr>,
}

impl Fleet {
    /// So many processes, which get updates by webhook. `None` when no server for the database is named.
    pub async fn start(size: usize) -> Option<Self> {
        Self::with(size, &[("TELEGRAM_UPDATES", "webhook")]).await
    }

    pub async fn with(size: usize, settings: &[(&'static str, &str)]) -> Option<Self> {
        std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
        let mut world = World::new().await;
        world.use_postgres().await;
        world.settings.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let balancer = Balancer::start().await;
        let local = format!("http://{}", balancer.address);
        world.sms.route(PUBLIC, &local);
        world.tg.route(PUBLIC, &local);
        let mut fleet = Self { world, balancer, processes: Vec::new(), addresses: Vec::new() };
        for _ in 0..size {
            fleet.processes.push(Some(Process::start(&fleet.world.settings, &[])));
        }
        for process in fleet.processes.iter().flatten() {
            fleet.addresses.push(process.address().await);
            process.prints(|line| line.contains("Telegram knows this bot")).await;
        }
        fleet.lead_to_all();
        Some(fleet)
    }

    pub fn lead_to_all(&self) {
        self.balancer.lead_to(&self.addresses);
    }

    /// Has only one process get updates and events.
    pub fn lead_to(&self, number: usize) {
        self.balancer.lead_to(&self.addresses[number..=number]);
    }

    /// Which process has written its name into the one row that this query finds.
    pub async fn holder(&self, query: &'static str) -> usize {
        let rows = self.world.rows(query).await;
        assert_eq!(rows.len(), 1, "{query}");
        let owner: String = rows[0].get(0);
        let named = |process: &Process| process.printed().contains(&format!("\"process\":\"{owner}\""));
        let found = self.processes.iter().position(|process| process.as_ref().is_some_and(named));
        found.unwrap_or_else(|| panic!("{owner} is none of the processes"))
    }

    /// Starts another one in the place of one that was killed.
    pub async fn restart(&mut self, number: usize) {
        let process = Process::start(&self.world.settings, &[]);
        self.addresses[number] = process.address().await;
        self.processes[number] = Some(process);
        self.lead_to_all();
    }

    /// Kills one. The balancer finds out by itself.
    pub async fn kill(&mut self, number: usize) {
        let process = self.processes[number].take().unwrap();
        self.world.printed += &process.kill().await;
        self.world.kills.push(self.world.tg.clock().now());
        // Calls of the killed process that still hang are nobody's now.
        self.world.sms.release_hung();
        self.world.tg.release_hung();
    }

    /// Waits until the database says that so many processes live.
    pub async fn lives(&self, size: i64) {
        let end = Instant::now() + TAKEN_OVER;
        while self.world.count("SELECT COUNT(*) FROM processes").await != size {
            assert!(Instant::now() < end, "{size} processes were to live");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits until nothing is left to be told, ends all processes, and looks for what must never have happened.
    pub async fn finish(mut self) {
        self.world.told_everything().await;
        // The living clear away what a killed one left; nobody would after them.
        let living = self.processes.iter().flatten().count();
        self.lives(i64::try_from(living).unwrap()).await;
        for process in self.processes.iter_mut().filter_map(Option::take) {
            let ended = process.terminate().await;
            assert_eq!(ended.code, Some(0), "{}", ended.output);
            self.world.printed += &ended.output;
        }
        assert_eq!(self.world.count("SELECT COUNT(*) FROM processes").await, 0, "they left");
        assert_eq!(self.world.count("SELECT COUNT(*) FROM updates WHERE owner IS NOT NULL").await, 0);
        self.world.no_violations();
    }
}

/// What the processes printed belongs to the report of a failed test.
impl Drop for Fleet {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for process in self.processes.iter().flatten() {
                self.world.printed += &process.printed();
            }
        }
    }
}
