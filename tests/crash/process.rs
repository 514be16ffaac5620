//! The program as a separate process, and its output.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use tokio::sync::watch;

/// Timeout for what must happen. Long, because it only runs out when the test fails.
pub const SOON: Duration = Duration::from_secs(60);

/// A running program.
pub struct Process {
    child: Option<Child>,
    output: watch::Receiver<Output>,
}

/// The output so far, and whether it is complete.
#[derive(Clone, Default)]
struct Output {
    text: String,
    open: usize,
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub output: String,
}

impl Process {
    /// Starts the program with these settings and no others.
    pub fn start(settings: &HashMap<&'static str, String>, arguments: &[&str]) -> Self {
        // Makes a file that may not grow an error, as on a full disk, instead of a fatal signal.
        let mut command = Command::new("/bin/sh");
        command.args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#, env!("CARGO_BIN_EXE_smscode-bot")]);
        command.args(arguments).env_clear().envs(settings);
        if let Some(folder) = settings.get("DATA_DIR") {
            // A folder without the developer's `.env`.
            command.current_dir(std::path::Path::new(folder).ancestors().find(|path| path.is_dir()).unwrap());
        }
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, output) = watch::channel(Output { text: String::new(), open: 2 });
        follow(child.stdout.take().unwrap(), sender.clone());
        follow(child.stderr.take().unwrap(), sender);
        Self { child: Some(child), output }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Its output so far.
    pub fn printed(&self) -> String {
        self.output.borrow().text.clone()
    }

    /// Its listen address, once printed.
    pub async fn address(&self) -> SocketAddr {
        self.wait_for_output(|text| {
            let line = text.lines().find(|line| line.contains("listening"))?;
            let address = line.split("\"address\":\"").nth(1)?.split('"').next()?;
            address.parse().ok()
        })
        .await
    }

    /// Waits until it prints a matching line.
    pub async fn prints(&self, mut fits: impl FnMut(&str) -> bool) {
        self.wait_for_output(|text| text.lines().any(&mut fits).then_some(())).await;
    }

    async fn wait_for_output<T>(&self, mut find: impl FnMut(&str) -> Option<T>) -> T {
        let mut output = self.output.clone();
        let mut found = None;
        let wait = output.wait_for(|output| {
            found = find(&output.text);
            found.is_some() || output.open == 0
        });
        let waited = tokio::time::timeout(SOON, wait).await.is_ok();
        found.unwrap_or_else(|| panic!("waited: {waited}; not in {}", self.printed()))
    }

    /// Kills it with SIGKILL and returns its output.
    pub async fn kill(mut self) -> String {
        self.child.as_mut().unwrap().kill().unwrap();
        self.ended().await.output
    }

    /// Asks it to stop, and waits until it has.
    pub async fn terminate(self) -> Ended {
        let pid = self.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(asked.success());
        self.ended().await
    }

    /// Waits until it has ended.
    pub async fn ended(mut self) -> Ended {
        let mut child = self.child.take().unwrap();
        let waited = tokio::task::spawn_blocking(move || child.wait());
        let status: ExitStatus = tokio::time::timeout(SOON, waited).await.unwrap().unwrap().unwrap();
        self.output.wait_for(|output| output.open == 0).await.unwrap();
        Ended { code: status.code(), output: self.printed() }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It has exited already, or the test failed.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn follow(pipe: impl Read + Send + 'static, output: watch::Sender<Output>) {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            output.send_modify(|output| {
                output.text.push_str(&line);
                output.text.push('\n');
            });
        }
        output.send_modify(|output| output.open -= 1);
    });
}
