//! The process: settings, log, service, exit code.
//!
//! Exit codes: 0 success, 1 the service failed, 2 invalid settings or command line.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use mimalloc::MiMalloc;
use smscode_bot::clock::Clock;
use smscode_bot::config::{self, Command, Config, Draft};
use smscode_bot::shutdown::Shutdown;
use smscode_bot::{app, check, keys, telemetry, vault};

/// Time limit for the runtime to shut down after the service has stopped.
const LAST_GRACE: Duration = Duration::from_millis(500);
/// Handlers are deeply nested futures; unoptimized builds need more than the default two megabytes. Only what is
/// used of it takes memory.
const STACK: usize = 8 << 20;
/// Timeout of each step of `health`.
const PROBE_TIMEOUT: Duration = Duration::from_secs(3);

/// An event makes hundreds of small allocations in several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let outcome = match config::from_process() {
        Ok(Command::Run(config)) => run(*config),
        Ok(Command::Check(draft)) => return inspect(&draft),
        Ok(Command::GenerateKey) => generate_key(),
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
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(STACK)
        .enable_all()
        .build()
        .context("the runtime")?;
    let outcome = runtime.block_on(work);
    runtime.shutdown_timeout(LAST_GRACE);
    outcome
}

/// Prints the report of `check`; the exit code says whether something failed.
fn inspect(draft: &Draft) -> ExitCode {
    let printed =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("the runtime").and_then(
            |runtime| {
                let report = runtime.block_on(check::check(draft));
                print(&report.to_text())?;
                Ok(report.is_well())
            },
        );
    match printed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) if draft.problems.is_empty() => {
            complain(&"check: the service can't work until the FAIL lines are fixed", 1)
        }
        Ok(false) => complain(&"check: the settings are invalid, see the FAIL lines", 2),
        Err(error) => complain(&format!("{error:#}"), 1),
    }
}

fn generate_key() -> anyhow::Result<()> {
    let line = vault::generate_key_line()?;
    print(&format!("{}\n", line.as_str()))
}

fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("standard output")
}

/// Requests `GET /healthz`. If the service listens on all addresses, the loopback address is used.
fn probe(mut address: SocketAddr) -> anyhow::Result<()> {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    let mut stream = TcpStream::connect_timeout(&address, PROBE_TIMEOUT).with_context(|| {
        format!(
            "nothing is listening at {address} (LISTEN_ADDR); is the service running with the same LISTEN_ADDR?"
        )
    })?;
    stream.set_read_timeout(Some(PROBE_TIMEOUT))?;
    stream.set_write_timeout(Some(PROBE_TIMEOUT))?;
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; 12];
    stream.read_exact(&mut status).with_context(|| format!("no answer from {address} (LISTEN_ADDR)"))?;
    anyhow::ensure!(
        &status == b"HTTP/1.1 200",
        "{address} (LISTEN_ADDR) is not this service, or is unhealthy"
    );
    Ok(())
}

/// Prints one line to standard error. If that fails, the exit code has to be enough.
fn complain(problem: &dyn std::fmt::Display, code: u8) -> ExitCode {
    let line = problem.to_string().replace(['\n', '\r'], " ");
    let _ = writeln!(io::stderr(), "smscode-bot: {line}");
    ExitCode::from(code)
}
