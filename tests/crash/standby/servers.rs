//! Servers that the tests start themselves: a hot standby of PostgreSQL, PgBouncer, and Caddy. If their
//! programs are not installed the tests say so and pass; `.ci/run` provides them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::SOON;
use crate::server::connect;

/// Where Debian installs programs that are not on everybody's `PATH`.
fn find(name: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    folders.push("/usr/sbin".into());
    let found = folders.into_iter().rev().map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        eprintln!("SKIPPED: {name} is not installed");
    }
    found
}

/// Neither server runs as root.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    String::from_utf8_lossy(&id.stdout).trim() == "0"
}

fn command(program: &Path) -> Command {
    let mut command = Command::new("runuser");
    if is_root() {
        command.args(["-u", "postgres", "--"]).arg(program);
    } else {
        command = Command::new(program);
    }
    command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    if is_root() {
        let given = Command::new("chown").arg("postgres:").arg(folder.path()).status().unwrap();
        assert!(given.success());
    }
    folder
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A read-only replica that follows a server.
pub struct HotStandby {
    pub address: String,
    folder: tempfile::TempDir,
    pg_ctl: PathBuf,
}

impl HotStandby {
    pub async fn of(url: &url::Url) -> Option<Self> {
        let (copy, pg_ctl) = (find("pg_basebackup")?, find("pg_ctl")?);
        let most: String = {
            let mut raw = connect(url.as_str()).await;
            sqlx::query_scalar("SHOW max_connections").fetch_one(&mut raw).await.unwrap()
        };
        let (folder, port) = (folder(), free_port());
        let data = folder.path().join("data");
        let mut copying = command(&copy);
        copying.args(["-d", url.as_str(), "-R", "-X", "stream", "--checkpoint=fast", "--no-sync", "-D"]);
        assert!(copying.arg(&data).status().unwrap().success(), "pg_basebackup");
        let settings = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections={most}"
        );
        let mut starting = command(&pg_ctl);
        starting.arg("-D").arg(&data).args(["-w", "-l"]).arg(folder.path().join("log"));
        assert!(starting.args(["-o", &settings, "start"]).status().unwrap().success(), "pg_ctl start");
        Some(Self { address: format!("127.0.0.1:{port}"), folder, pg_ctl })
    }
}

impl Drop for HotStandby {
    fn drop(&mut self) {
        let mut stopping = command(&self.pg_ctl);
        stopping.arg("-D").arg(self.folder.path().join("data")).args(["-m", "immediate", "stop"]);
        let _ = stopping.status();
    }
}

/// PgBouncer in front of a test's PostgreSQL.
pub struct Pooler {
    pub url: url::Url,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Pooler {
    /// With these lines in its settings. All clients share a few sessions.
    pub async fn start(server: &url::Url, settings: &str) -> Option<Self> {
        let program = find("pgbouncer")?;
        let (folder, port) = (folder(), free_port());
        let (user, file) = (server.username(), folder.path().join("pgbouncer.ini"));
        let (host, server_port) = (server.host_str().unwrap(), server.port().unwrap_or(5432));
        let path = folder.path().display();
        std::fs::write(folder.path().join("users"), format!("\"{user}\" \"\"\n")).unwrap();
        std::fs::write(
            &file,
            format!(
                "[databases]\n* = host={host} port={server_port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
                 listen_port = {port}\nunix_socket_dir =\nauth_type = trust\nauth_file = {path}/users\n\
                 logfile = {path}/log\npidfile = {path}/pid\ndefault_pool_size = 8\n{settings}\n"
            ),
        )
        .unwrap();
        let mut url = server.clone();
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(port)).unwrap();
        let process = command(&program).arg(&file).spawn().unwrap();
        listens(port).await;
        Some(Self { url, process, _folder: folder })
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        // runuser forwards it.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// Caddy in front of owner and standby.
pub struct Proxy {
    pub url: String,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Proxy {
    pub async fn start(settings: &Path, bots: &[SocketAddr]) -> Option<Self> {
        let program = find("caddy")?;
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let url = format!("http://127.0.0.1:{port}");
        let bots: Vec<String> = bots.iter().map(SocketAddr::to_string).collect();
        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(settings);
        command.env("PUBLIC_HOST", &url).env("BOTS", bots.join(" ")).env("HOME", folder.path());
        command.env("CADDY_ADMIN", format!("127.0.0.1:{}", free_port()));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().unwrap();
        listens(port).await;
        Some(Self { url, process, _folder: folder })
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn listens(port: u16) {
    let begun = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < SOON, "nobody listens at {port}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
