//! Measures smscode-bot against the bare minimum of the same durable work, in the same run and against stubs
//! on loopback. `docs/performance.md` explains how to run it and what the figures mean.

#![expect(clippy::print_stdout, clippy::float_arithmetic, reason = "a table of figures is what it is for")]

mod http;
mod load;
mod process;
mod reference;
mod report;
mod scenarios;
mod seed;
mod server;
mod stub;
mod world;

use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;

use crate::process::{Recipe, Subject};
use crate::report::Report;
use crate::scenarios::Scenarios;

/// Measures smscode-bot beside the bare minimum of the same work.
#[derive(Parser)]
struct Arguments {
    /// `reference` is the bare minimum itself, as it is started by the measurement.
    #[arg(hide = true)]
    role: Option<String>,
    /// How often everything is measured; medians are shown.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How many events the runs at 16 and 64 connections have.
    #[arg(long, default_value_t = 4_000)]
    events: usize,
    /// The bot to be measured; by default the one built beside this program.
    #[arg(long)]
    bot: Option<PathBuf>,
    /// A PostgreSQL server on which the bot gets databases of its own; SQLite without it. The reference keeps
    /// its file.
    #[arg(long)]
    postgres: Option<url::Url>,
    /// Only these parts: events, presses, start, kill, polls, large.
    #[arg(long, value_delimiter = ',', default_value = "start,events,presses,kill,polls")]
    only: Vec<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if arguments.role.as_deref() == Some("reference") {
        return reference::run().await;
    }
    let beside = std::env::current_exe()?.with_file_name("smscode-bot");
    let bot = std::path::absolute(arguments.bot.unwrap_or(beside))?;
    anyhow::ensure!(bot.exists(), "{} is missing: cargo build --release first", bot.display());
    let mut report = Report::default();
    let scenarios = Scenarios::new(
        Recipe { bot, people: 1_000, postgres: arguments.postgres },
        arguments.events,
        arguments.only,
    )
    .await?;
    for round in 1..=arguments.rounds {
        for subject in [Subject::Reference, Subject::Bot] {
            scenarios
                .round(subject, &mut report)
                .await
                .with_context(|| format!("{subject:?}, round {round}"))?;
        }
    }
    scenarios.large(&mut report).await?;
    println!("{}", report.table());
    Ok(())
}
