//! All metrics with kind, labels and description, and the recorder.
//!
//! Metrics are recorded by name where things happen. Label values come from the program (an endpoint, a status, a kind), never ids,
//! URLs or external text, so that their number stays small and they contain no private data.

use metrics::Unit;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// The kind of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Grows from 0 at the start of the process.
    Counter,
    /// A current value.
    Gauge,
    /// A distribution of durations.
    Histogram,
}

/// Every metric: name, kind, labels, description.
pub const METRICS: &[(&str, Kind, &[&str], &str)] = &[
    ("smscode_bot_build_info", Kind::Gauge, &["version", "commit"], "1, with the version that runs"),
    (
        "smscode_bot_sms_total",
        Kind::Counter,
        &["source"],
        "SMS that became known, by what told of them first",
    ),
    (
        "smscode_bot_code_seconds",
        Kind::Histogram,
        &[],
        "from an SMS's arrival at the provider, by its clock, to the message in the chat",
    ),
    (
        "smscode_bot_notification_seconds",
        Kind::Histogram,
        &["kind"],
        "from the moment at which the cause became known to the message in the chat",
    ),
    ("smscode_bot_notifications_total", Kind::Counter, &["kind"], "notifications delivered"),
    ("smscode_bot_notification_failures_total", Kind::Counter, &["kind"], "delivery attempts that failed"),
    ("smscode_bot_outbox_waiting", Kind::Gauge, &[], "notifications waiting to be delivered"),
    ("smscode_bot_outbox_parked", Kind::Gauge, &[], "notifications to users who blocked the bot"),
    ("smscode_bot_outbox_oldest_seconds", Kind::Gauge, &[], "age of the oldest waiting notification"),
    (
        "smscode_bot_events_total",
        Kind::Counter,
        &["status"],
        "SMSCode webhook events, by the HTTP status of our answer",
    ),
    (
        "smscode_bot_provider_calls_total",
        Kind::Counter,
        &["endpoint", "outcome"],
        "SMSCode calls, by outcome: ok, its error code, or why there was no answer",
    ),
    ("smscode_bot_provider_seconds", Kind::Histogram, &["endpoint"], "duration of SMSCode calls"),
    ("smscode_bot_telegram_calls_total", Kind::Counter, &["method", "outcome"], "Bot API calls, by outcome"),
    ("smscode_bot_telegram_seconds", Kind::Histogram, &["method"], "duration of Bot API calls"),
    (
        "smscode_bot_jobs_total",
        Kind::Counter,
        &["job", "outcome"],
        "background jobs other than polls, by kind",
    ),
    (
        "smscode_bot_telegram_reachable",
        Kind::Gauge,
        &[],
        "1 while Telegram hands over updates, or confirms its webhook",
    ),
    ("smscode_bot_polls_total", Kind::Counter, &["outcome"], "polls of the open orders of an account"),
    ("smscode_bot_polls_late_seconds", Kind::Gauge, &[], "how late the most overdue poll is"),
    ("smscode_bot_purchases_total", Kind::Counter, &["outcome"], "purchases by outcome"),
    (
        "smscode_bot_purchase_seconds",
        Kind::Histogram,
        &[],
        "from the confirmation of a purchase to its outcome",
    ),
    ("smscode_bot_open_orders", Kind::Gauge, &[], "orders that are open"),
    ("smscode_bot_accounts", Kind::Gauge, &["push"], "linked accounts, by the state of their webhook"),
    ("smscode_bot_updates_total", Kind::Counter, &["kind"], "Telegram updates handled"),
    ("smscode_bot_update_failures_total", Kind::Counter, &[], "updates whose handling failed"),
    ("smscode_bot_update_seconds", Kind::Histogram, &["kind"], "time to handle an update"),
    (
        "smscode_bot_telegram_webhook_errors_total",
        Kind::Counter,
        &[],
        "checks of Telegram's webhook that found a failed delivery since the check before",
    ),
    (
        "smscode_bot_telegram_conflicts_total",
        Kind::Counter,
        &[],
        "polls that Telegram ended because another process polls with the same token",
    ),
    ("smscode_bot_owner", Kind::Gauge, &[], "1 if this process owns the database, 0 if it stands by"),
    (
        "smscode_bot_keys_people_left",
        Kind::Gauge,
        &[],
        "users whose values are not yet re-encrypted under the first key",
    ),
    (
        "smscode_bot_telegram_updates_waiting",
        Kind::Gauge,
        &[],
        "updates that Telegram has not delivered to the webhook yet",
    ),
    (
        "smscode_bot_telegram_webhook_lost_total",
        Kind::Counter,
        &[],
        "how often Telegram's webhook had to be set again",
    ),
];

/// In seconds, with bounds at the documented latencies: two by event, ten without webhook, thirty for a lost event, forty for an
/// expiry.
const BUCKETS: [f64; 13] = [0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 300.0];

/// Installs the recorder of this process. With several services in one process, as in tests, the first one counts.
///
/// # Errors
/// Only for an empty list of buckets.
pub fn record() -> Result<PrometheusHandle, BuildError> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)?
        .build_recorder();
    let handle = recorder.handle();
    metrics::with_local_recorder(&recorder, begin);
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("metrics recorder already installed by an earlier service of this process");
    }
    Ok(handle)
}

/// Registers the descriptions, and initializes counters that alerts compare with earlier values.
fn begin() {
    for (name, kind, labels, meaning) in METRICS {
        match kind {
            Kind::Counter => {
                metrics::describe_counter!(*name, *meaning);
                if labels.is_empty() {
                    metrics::counter!(*name).increment(0);
                }
            }
            Kind::Gauge => metrics::describe_gauge!(*name, *meaning),
            Kind::Histogram => metrics::describe_histogram!(*name, Unit::Seconds, *meaning),
        }
    }
    metrics::gauge!("smscode_bot_build_info", "version" => env!("CARGO_PKG_VERSION"), "commit" => env!("BUILD_COMMIT")).set(1);
    for source in ["event", "list", "read", "answer"] {
        metrics::counter!("smscode_bot_sms_total", "source" => source).increment(0);
    }
    for outcome in ["ok", "failed"] {
        metrics::counter!("smscode_bot_polls_total", "outcome" => outcome).increment(0);
        for job in ["cancel", "finish", "outcome", "facts", "name", "missed", "webhook"] {
            metrics::counter!("smscode_bot_jobs_total", "job" => job, "outcome" => outcome).increment(0);
        }
    }
    for outcome in ["bought", "lapsed", "in_doubt"] {
        metrics::counter!("smscode_bot_purchases_total", "outcome" => outcome).increment(0);
    }
}
