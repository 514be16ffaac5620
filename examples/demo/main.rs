//! The whole product on one page: `cargo run --example demo`, then open the address that it prints.
//!
//! Starts the sandbox (emulated Telegram and SMSCode servers) and the bot in one process, and serves a page with a
//! chat on the left and the provider's side on the right. It needs no setup, makes no connections beyond this machine
//! and leaves nothing behind: the bot's files live in a temporary folder.
//!
//! - [`world`]: starts the sandbox and the bot
//! - [`state`]: what the page shows, and when it has changed
//! - [`log`]: the calls between the three, as one list
//! - [`controls`]: what the page's buttons do
//! - [`pages`]: the routes of its data
//! - [`site`]: the files of the page, and who may ask for them
//! - [`browser`]: the page in a real browser, for the tests and for
//! - [`pictures`]: the pictures of the README and the gallery

mod browser;
mod controls;
mod log;
mod pages;
mod pictures;
mod site;
mod state;
#[cfg(test)]
mod tests;
mod world;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Context;
use clap::Parser;
use sandbox::Clock;
use smscode_bot::config::{Log, LogFormat};
use smscode_bot::shutdown::Shutdown;
use smscode_bot::telemetry;
use tokio::net::TcpListener;

use crate::world::{Demo, PEOPLE};

/// The bot between emulated Telegram and SMSCode servers, on one page.
#[derive(Parser)]
struct Arguments {
    /// Where the page is served on this machine; a free port is taken when this one is not.
    #[arg(long, default_value_t = 8088)]
    port: u16,
    /// Only print the address, even where a desktop could open it.
    #[arg(long)]
    no_open: bool,
    /// Take the pictures of the README and the gallery in Chromium, write them to this folder, and exit.
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

/// As in the service itself: its handlers are deeply nested futures.
const STACK: usize = 8 << 20;

fn main() -> anyhow::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().thread_stack_size(STACK).enable_all().build()?;
    runtime.block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let shutdown = Shutdown::new();
    shutdown.watch_signals().context("the signal handlers")?;
    telemetry::init(&log())?;
    if let Some(folder) = arguments.pictures {
        return pictures::take(folder).await;
    }
    let listener = listen(arguments.port).await?;
    let address = listener.local_addr()?;
    let demo = Demo::start(&shutdown, PEOPLE, Clock::default()).await?;
    pages::serve(&shutdown, listener, address.port(), demo.clone());
    announce(address);
    if !arguments.no_open {
        open(address);
    }
    shutdown.token().cancelled().await;
    demo.stop().await
}

/// Warnings only, without those about the configuration: the sandbox routes to the bot, so they don't apply here.
const QUIET: &str = "warn,smscode_bot::app=error";

fn log() -> Log {
    Log { format: LogFormat::Pretty, filter: std::env::var("RUST_LOG").unwrap_or_else(|_| QUIET.to_owned()) }
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match TcpListener::bind(at(port)).await {
        Err(error) if error.kind() == ErrorKind::AddrInUse => TcpListener::bind(at(0)).await,
        bound => bound,
    }
    .with_context(|| format!("port {port} can't be used"))
}

#[expect(clippy::print_stdout, reason = "whoever started it has to learn the address")]
fn announce(address: SocketAddr) {
    println!("The demo runs at http://{address} (^C ends it)");
}

/// Opens the page if there is a desktop. Failure is harmless, because the address has already been printed.
fn open(address: SocketAddr) {
    let desktop = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if desktop("DISPLAY") || desktop("WAYLAND_DISPLAY") {
        let _ = Command::new("xdg-open")
            .arg(format!("http://{address}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
    }
}
