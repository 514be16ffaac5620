//! The log and the metrics. The log goes to standard error: standard output belongs to commands such as `keys generate`.
//!
//! Regardless of `RUST_LOG`, other crates are capped at levels at which they log no secrets: Telegram's URLs contain the bot's
//! token, and HTTP and Telegram crates log URLs, headers, requests and whole updates.

pub mod metrics;

use std::io::{self, IsTerminal};

use tracing::Metadata;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry, filter};

use crate::config::{Log, LogFormat};

/// Crates that are too verbose at `info`, unless `RUST_LOG` names them.
const QUIET: &str = "hyper=warn,hyper_util=warn,reqwest=warn,h2=warn,rustls=warn,sqlx=warn";

/// Our own crates, which log no secrets at any level.
const OWN: [&str; 3] = ["smscode_bot", "sandbox", "demo"];

/// Maximum levels of other crates, by the first segment of the target. The default is `INFO`.
const CEILINGS: [(&str, LevelFilter); 11] = [
    // Logs requests and responses at trace.
    ("teloxide_core", LevelFilter::ERROR),
    // Logs updates it can't parse or handle, including their text, at error and warn; our own code logs the failure.
    ("teloxide", LevelFilter::OFF),
    ("hyper", LevelFilter::WARN),
    ("hyper_util", LevelFilter::WARN),
    ("hyper_rustls", LevelFilter::WARN),
    ("reqwest", LevelFilter::WARN),
    ("h2", LevelFilter::WARN),
    ("rustls", LevelFilter::WARN),
    ("tower_http", LevelFilter::WARN),
    ("axum", LevelFilter::WARN),
    // Statements with placeholders, never the values bound to them.
    ("sqlx", LevelFilter::DEBUG),
];

/// Why logging could not be initialized.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The filter does not parse.
    #[error("invalid log filter: {0}")]
    Filter(#[from] filter::ParseError),
    /// Logging is already initialized.
    #[error("failed to initialize logging: {0}")]
    Started(#[from] tracing_subscriber::util::TryInitError),
}

/// Starts logging to standard error. Fails if the filter is invalid (which `config` has checked) or if called twice.
pub fn init(log: &Log) -> Result<(), Error> {
    let layer = layer(log, io::stderr, io::stderr().is_terminal())?;
    Ok(tracing_subscriber::registry().with(layer).try_init()?)
}

fn layer<W>(log: &Log, writer: W, terminal: bool) -> Result<Box<dyn Layer<Registry> + Send + Sync>, Error>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    // Later directives replace earlier ones for the same target, so the operator's come last.
    let wanted = EnvFilter::try_new(format!("{QUIET},{}", log.filter))?;
    let layer = tracing_subscriber::fmt::layer().with_writer(writer);
    let layer = match log.format {
        LogFormat::Json => layer.json().flatten_event(true).boxed(),
        LogFormat::Pretty if terminal => layer.boxed(),
        LogFormat::Pretty => layer.with_ansi(false).boxed(),
    };
    Ok(layer.with_filter(wanted).with_filter(filter::filter_fn(is_allowed)).boxed())
}

fn is_allowed(metadata: &Metadata<'_>) -> bool {
    *metadata.level() <= ceiling(metadata.target())
}

fn ceiling(target: &str) -> LevelFilter {
    let root = target.split("::").next().unwrap_or_default();
    if OWN.contains(&root) {
        return LevelFilter::TRACE;
    }
    CEILINGS.iter().find(|(name, _)| *name == root).map_or(LevelFilter::INFO, |(_, level)| *level)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// What is written while `say` runs, with this filter.
    fn written(format: LogFormat, filter: &str, say: impl FnOnce()) -> String {
        let buffer = Arc::new(Mutex::new(Vec::new()));
        let sink = buffer.clone();
        let writer = move || Sink(sink.clone());
        let layer = layer(&Log { format, filter: filter.into() }, writer, false).unwrap();
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), say);
        String::from_utf8(buffer.lock().unwrap().clone()).unwrap()
    }

    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_filter_makes_other_crates_print_what_may_hold_the_token() {
        for filter in ["trace", "hyper_util=trace,reqwest::connect=trace,teloxide=trace,trace"] {
            let log = written(LogFormat::Pretty, filter, || {
                tracing::trace!(target: "hyper_util::client::legacy::pool", "canary");
                tracing::debug!(target: "reqwest::connect", "canary");
                tracing::debug!(target: "hyper::proto", "canary");
                tracing::info!(target: "h2::client", "canary");
                tracing::debug!(target: "rustls::client", "canary");
                tracing::trace!(target: "teloxide_core::net", "canary");
                tracing::error!(target: "teloxide::dispatching", "canary");
                tracing::debug!(target: "some_new_crate", "canary");
                tracing::trace!(target: "sqlx::query", "canary");
                let span = tracing::trace_span!(target: "hyper::client", "canary");
                span.in_scope(|| tracing::trace!(target: "smscode_bot::http", "ours"));
            });
            assert!(log.contains("ours") && !log.contains("canary"), "{log}");
        }
    }

    #[test]
    fn noisy_crates_speak_only_when_named() {
        let say = || {
            tracing::info!(target: "sqlx::query", "statement");
            tracing::info!(target: "smscode_bot::app", "ours");
        };
        let log = written(LogFormat::Pretty, "info", say);
        assert!(log.contains("ours") && !log.contains("statement"), "{log}");
        let log = written(LogFormat::Pretty, "info,sqlx=info", say);
        assert!(log.contains("statement"), "{log}");
    }

    #[test]
    fn json_is_one_object_per_line() {
        let log = written(LogFormat::Json, "info", || {
            tracing::info!(target: "smscode_bot::app", { order.id = 7 }, "line\nbreak");
        });
        let object: serde_json::Value = serde_json::from_str(log.trim_end()).unwrap();
        assert_eq!(object["order.id"], 7);
        assert_eq!(object["message"], "line\nbreak");
    }
}
