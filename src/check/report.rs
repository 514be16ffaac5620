//! What was found, and how long it is waited for.

use std::fmt::Write as _;
use std::time::Duration;

/// How long each side may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was found, in the order in which it was looked at.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<(Mark, &'static str, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ok,
    Warn,
    Fail,
}

impl Report {
    pub(super) fn ok(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Ok, what, found.into()));
    }

    pub(super) fn warn(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Warn, what, found.into()));
    }

    pub(super) fn fail(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Fail, what, found.into()));
    }

    /// Whether the service can work. Warnings don't keep it from that.
    pub fn is_well(&self) -> bool {
        self.lines.iter().all(|(mark, ..)| *mark != Mark::Fail)
    }

    /// One line per finding: `ok`, `warn` or `FAIL`, what was looked at, what was found.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (mark, what, found) in &self.lines {
            let mark = match mark {
                Mark::Ok => "ok",
                Mark::Warn => "warn",
                Mark::Fail => "FAIL",
            };
            let found = found.replace(['\n', '\r'], " ");
            // Writing to a string does not fail.
            let _ = writeln!(text, "{mark:<5} {what:<11} {found}");
        }
        text
    }
}

/// What the work gives, unless it takes too long.
pub(super) async fn in_time<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(PATIENCE, work).await.ok()
}
