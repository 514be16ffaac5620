//! The day's figures: the metrics of every process, summed in the database.
//!
//! The metrics are the only place where things are counted. New counts are handed in periodically, so that
//! the sum survives restarts and takeovers; a kill loses at most what was not handed in yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::Mutex;

use crate::store::{Error, Store};

/// Provider answers that are its own fault, or missing answers.
const PROVIDER_FAULTS: [&str; 7] =
    ["timeout", "broken", "fault", "unreadable", "no_connection", "INTERNAL_ERROR", "SERVICE_UNAVAILABLE"];

/// What this process has counted. Clones share the figures.
#[derive(Clone)]
pub struct Stats {
    handle: PrometheusHandle,
    handed_in: Arc<Mutex<Counts>>,
}

type Counts = BTreeMap<&'static str, i64>;

impl Stats {
    /// The figures behind these metrics.
    pub fn new(handle: PrometheusHandle) -> Self {
        Self { handle, handed_in: Arc::default() }
    }

    /// What was counted since the process started.
    pub fn now(&self) -> BTreeMap<&'static str, i64> {
        count(&self.handle.render())
    }

    /// Adds what is new to the day's figures.
    ///
    /// # Errors
    /// If the database fails; the counts are added next time.
    pub async fn hand_in(&self, store: &Store) -> Result<(), Error> {
        let mut before = self.handed_in.lock().await;
        let now = self.now();
        let fresh =
            now.iter().map(|(name, count)| (*name, count - before.get(name).copied().unwrap_or_default()));
        let fresh: Vec<_> = fresh.filter(|(_, count)| *count > 0).collect();
        if !fresh.is_empty() {
            store.add_counters(&fresh).await?;
        }
        *before = now;
        Ok(())
    }
}

/// The figures in the `/metrics` text.
fn count(text: &str) -> Counts {
    let mut counts = Counts::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((sample, figure)) = line.rsplit_once(' ') else { continue };
        // Counters are whole numbers.
        let Ok(figure) = figure.parse::<i64>() else { continue };
        let (name, labels) = sample.split_once('{').unwrap_or((sample, ""));
        let has = |label: &str, value: &str| labels.contains(&format!("{label}=\"{value}\""));
        let mut add = |counter: &'static str| *counts.entry(counter).or_default() += figure;
        match name {
            "smscode_bot_sms_total" => add("codes"),
            "smscode_bot_notification_seconds_count" if has("kind", "sms") => add("told"),
            "smscode_bot_notification_seconds_bucket" if has("kind", "sms") && has("le", "2") => {
                add("told_in_2")
            }
            "smscode_bot_notification_seconds_bucket" if has("kind", "sms") && has("le", "10") => {
                add("told_in_10")
            }
            "smscode_bot_purchases_total" if has("outcome", "bought") => add("bought"),
            "smscode_bot_purchases_total" => add("not_bought"),
            "smscode_bot_update_failures_total" => add("failed_answers"),
            "smscode_bot_provider_calls_total" if !has("outcome", "held_back") => {
                add("provider_calls");
                if PROVIDER_FAULTS.iter().any(|fault| has("outcome", fault)) {
                    add("provider_faults");
                }
            }
            "smscode_bot_telegram_calls_total" => {
                add("telegram_calls");
                if has("outcome", "unclear") {
                    add("telegram_faults");
                }
            }
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_metrics() {
        let text = "# TYPE smscode_bot_sms_total counter\n\
            smscode_bot_sms_total{source=\"event\"} 5\nsmscode_bot_sms_total{source=\"list\"} 2\n\
            smscode_bot_notification_seconds_bucket{kind=\"sms\",le=\"2\"} 6\n\
            smscode_bot_notification_seconds_bucket{kind=\"sms\",le=\"20\"} 7\n\
            smscode_bot_notification_seconds_bucket{kind=\"card\",le=\"2\"} 9\n\
            smscode_bot_notification_seconds_sum{kind=\"sms\"} 3.5\nsmscode_bot_notification_seconds_count{kind=\"sms\"} 7\n\
            smscode_bot_provider_calls_total{endpoint=\"balance\",outcome=\"ok\"} 10\n\
            smscode_bot_provider_calls_total{endpoint=\"balance\",outcome=\"timeout\"} 1\n\
            smscode_bot_provider_calls_total{endpoint=\"balance\",outcome=\"held_back\"} 100\n";
        let expected =
            [("codes", 7), ("told", 7), ("told_in_2", 6), ("provider_calls", 11), ("provider_faults", 1)];
        assert_eq!(count(text), expected.into_iter().collect());
    }
}
