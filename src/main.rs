//! The process: settings, log, service, exit code.
//!
//! Exit codes: 0 a clean end, 1 the service failed, 2 the settings or the command line can't be used.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use smscode_bot::clock::Clock;
use smscode_bot::config::{self, Command, Config};
use smscode_bot::shutdown::Shutdown;
use smscode_bot::{app, check, keys, telemetry, vault};

/// How long the runtime may take to let go of what the service left behind.
const LAST_GRACE: Duration = Duration::from_secs(1);
/// How long `health` waits for each step.
const PROBE_TIMEOUT: Duration = Duration::from_secs(3);

fn main() -> ExitCode {
    let outcome = match config::from_process() {
        Ok(Command::Run(config)) => run(*config),
        Ok(Command::Check(config)) => inspect(&config),
        Ok(Command::GenerateKey) => generate_key(),
        Ok(Command::RotateKeys(vault)) => {
            on_runtime(async move { keys::rotate(&vault, Clock::system(), &mut io::stdout()).await })
        }
        Ok(Command::VerifyKeys(vault)) => {
            on_runtime(async move { keys::verify(&vault, Clock::system(), &mut io::stdout()).await })
        }
        Ok(Command::Health(address)) => probe(address),
        Ok(Command::Print(text)) => print(&text),
        Err(error) => return complain(&error, 2),
    };
    let code = |error: &anyhow::Error| if error.is::<app::BadSetting>() { 2 } else { 1 };
    outcome.map_or_else(|error| complain(&format!("{error:#}"), code(&error)), |()| ExitCode::SUCCESS)
}

fn run(config: Config) -> anyhow::Result<()> {
    telemetry::init(&config.log)?;
    on_runtime(async {
        let shutdown = Shutdown::new();
        shutdown.watch_signals().context("the signal handlers")?;
        app::run(config, shutdown).await
    })
}

fn on_runtime(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime")?;
    let outcome = runtime.block_on(work);
    runtime.shutdown_timeout(LAST_GRACE);
    outcome
}

/// Prints what was found. That something fails is told by the exit code, too.
fn inspect(config: &Config) -> anyhow::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("the runtime")?;
    let report = runtime.block_on(check::check(config));
    print(&report.to_text())?;
    anyhow::ensure!(report.is_well(), "the service can't work like this");
    Ok(())
}

fn generate_key() -> anyhow::Result<()> {
    let line = vault::generate_key_line()?;
    print(&format!("{}\n", line.as_str()))
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("standard output")
}

/// Asks `GET /healthz`. A service that listens on every address is asked on the loopback one.
fn probe(mut address: SocketAddr) -> anyhow::Result<()> {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    let mut stream =
        TcpStream::connect_timeout(&address, PROBE_TIMEOUT).context("the service does not listen")?;
    stream.set_read_timeout(Some(PROBE_TIMEOUT))?;
    stream.set_write_timeout(Some(PROBE_TIMEOUT))?;
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; 12];
    stream.read_exact(&mut status).context("the service does not answer")?;
    anyhow::ensure!(&status == b"HTTP/1.1 200", "the service is not well");
    Ok(())
}

/// One line on standard error. If even that is gone, the exit code has to do.
fn complain(problem: &dyn std::fmt::Display, code: u8) -> ExitCode {
    let line = problem.to_string().replace(['\n', '\r'], " ");
    let _ = writeln!(io::stderr(), "smscode-bot: {line}");
    ExitCode::from(code)
}
