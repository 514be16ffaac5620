//! A process under measurement: starting it, waiting for it, reading its resource usage, killing it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::http::Connection;
use crate::seed;
use crate::server::Server;
use crate::stub::{BOT_TOKEN, Stubs};
use crate::world::PUBLIC;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The bare minimum of the same work.
    Reference,
    /// The bot as it ships.
    Bot,
}

/// How to start the subjects.
#[derive(Clone)]
pub struct Recipe {
    pub bot: PathBuf,
    pub people: usize,
    /// The server with the bot's databases, if it is not to keep a file.
    pub postgres: Option<url::Url>,
}

/// A running subject.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// Time from the start to the first "ready".
    pub ready_after: Duration,
}

impl Process {
    /// Starts a subject in a folder and waits until it is ready.
    pub async fn start(
        subject: Subject,
        recipe: &Recipe,
        folder: &Path,
        database: Option<&Server>,
        stubs: &Stubs,
    ) -> anyhow::Result<Self> {
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = match subject {
            Subject::Bot => Command::new(&recipe.bot),
            Subject::Reference => Command::new(std::env::current_exe()?),
        };
        if subject == Subject::Reference {
            command.arg("reference");
            command.env("PEOPLE", recipe.people.to_string());
        }
        command
            .current_dir(folder)
            .env_clear()
            .env("PEOPLE", recipe.people.to_string())
            .env("TELEGRAM_BOT_TOKEN", BOT_TOKEN)
            .env("TELEGRAM_API_URL", format!("http://{}", stubs.telegram))
            .env("SMSCODE_API_URL", format!("http://{}", stubs.provider))
            .env("PUBLIC_URL", PUBLIC)
            .env("LISTEN_ADDR", address.to_string())
            .env("DATA_DIR", folder)
            .env("ENCRYPTION_KEYS", seed::KEYS)
            .env("LOG_FORMAT", "json")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("log"))?);
        if let Some(database) = database {
            command.env("DATABASE_URL", database.url.as_str());
        }
        let begun = Instant::now();
        let child = command.spawn().with_context(|| format!("{}", recipe.bot.display()))?;
        let mut process = Self { child, address, ready_after: Duration::ZERO };
        process.wait_until_ready(begun).await.with_context(|| {
            std::fs::read_to_string(folder.join("log"))
                .unwrap_or_default()
                .lines()
                .take(3)
                .collect::<String>()
        })?;
        process.ready_after = begun.elapsed();
        Ok(process)
    }

    async fn wait_until_ready(&mut self, begun: Instant) -> anyhow::Result<()> {
        let request = b"GET /readyz HTTP/1.1\r\nhost: bench\r\n\r\n";
        while begun.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.child.try_wait()? {
                bail!("ended at the start: {status}");
            }
            if let Ok(mut connection) = Connection::open(self.address).await
                && matches!(connection.send(request).await, Ok(200))
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("not ready within a minute")
    }

    /// Resident memory, in KiB.
    pub fn memory(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS")).context("VmRSS")?;
        Ok(line.split_whitespace().nth(1).context("VmRSS")?.parse()?)
    }

    /// CPU time of all its threads so far.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let mut nanoseconds = 0;
        for task in std::fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            // A thread may have exited since.
            let text = std::fs::read_to_string(task?.path().join("schedstat")).unwrap_or_default();
            nanoseconds += text.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0);
        }
        Ok(Duration::from_nanos(nanoseconds))
    }

    /// Kills it with a signal that cannot be caught.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have exited already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
