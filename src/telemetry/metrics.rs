//! What is counted: every metric's name, kind and meaning, and the recorder that keeps the figures.
//!
//! A metric is counted where it happens, by its name. Labels are words of the program's own (an endpoint, a status, a
//! kind), never an id, an address or a text from outside, so that their number stays small and nothing private can
//! get into one.

use metrics::Unit;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// What a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Grows from 0 at the start of the process.
    Counter,
    /// What is so now.
    Gauge,
    /// How many took how long.
    Histogram,
}

/// Every metric: its name, its kind, its labels, what it tells.
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
        "smscode_bot_push_seconds",
        Kind::Histogram,
        &["kind"],
        "from the moment at which the cause became known to the message in the chat",
    ),
    ("smscode_bot_pushes_total", Kind::Counter, &["kind"], "pushes delivered"),
    ("smscode_bot_push_failures_total", Kind::Counter, &["kind"], "deliveries that did not succeed"),
    ("smscode_bot_outbox_waiting", Kind::Gauge, &[], "pushes that wait to be delivered"),
    ("smscode_bot_outbox_parked", Kind::Gauge, &[], "pushes to people who can't be reached"),
    ("smscode_bot_outbox_oldest_seconds", Kind::Gauge, &[], "how long the oldest push that waits has waited"),
    (
        "smscode_bot_events_total",
        Kind::Counter,
        &["status"],
        "events of the provider, by the HTTP status of the answer",
    ),
    (
        "smscode_bot_provider_calls_total",
        Kind::Counter,
        &["endpoint", "outcome"],
        "calls of the provider: ok, its error code, or what happened instead of an answer",
    ),
    ("smscode_bot_provider_seconds", Kind::Histogram, &["endpoint"], "how long calls of the provider took"),
    (
        "smscode_bot_telegram_calls_total",
        Kind::Counter,
        &["method", "outcome"],
        "calls of the Bot API: ok, or what followed from the answer",
    ),
    ("smscode_bot_telegram_seconds", Kind::Histogram, &["method"], "how long calls of the Bot API took"),
    ("smscode_bot_polls_total", Kind::Counter, &["outcome"], "looks at the open orders of an account"),
    ("smscode_bot_polls_late_seconds", Kind::Gauge, &[], "how long the look that is due longest is overdue"),
    ("smscode_bot_purchases_total", Kind::Counter, &["outcome"], "purchases that came to an end"),
    ("smscode_bot_purchase_seconds", Kind::Histogram, &[], "from the confirmation of a purchase to its end"),
    ("smscode_bot_open_orders", Kind::Gauge, &[], "orders that are open"),
    ("smscode_bot_accounts", Kind::Gauge, &["push"], "linked accounts, by whether the provider pushes"),
    ("smscode_bot_updates_total", Kind::Counter, &["kind"], "updates of Telegram that were taken up"),
    ("smscode_bot_update_failures_total", Kind::Counter, &[], "updates whose handling failed"),
    ("smscode_bot_update_seconds", Kind::Histogram, &["kind"], "how long the handling of updates took"),
    (
        "smscode_bot_telegram_webhook_errors_total",
        Kind::Counter,
        &[],
        "looks at Telegram's webhook that found a failed delivery since the look before",
    ),
    (
        "smscode_bot_telegram_conflicts_total",
        Kind::Counter,
        &[],
        "polls that Telegram ended because another process polls with the same token",
    ),
    (
        "smscode_bot_replicas",
        Kind::Gauge,
        &[],
        "processes on this database that show that they live (PostgreSQL)",
    ),
    (
        "smscode_bot_replicas_lost_total",
        Kind::Counter,
        &[],
        "silent processes whose work this one has set free",
    ),
    (
        "smscode_bot_telegram_updates_waiting",
        Kind::Gauge,
        &[],
        "updates that Telegram's webhook has not delivered",
    ),
    (
        "smscode_bot_telegram_webhook_lost_total",
        Kind::Counter,
        &[],
        "how often Telegram's webhook had to be set again",
    ),
];

/// Seconds, where the promises lie: two for an event, ten without push, thirty for an event that got lost, forty for
/// an end.
const BUCKETS: [f64; 13] = [0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 300.0];

/// Makes the recorder of this process. In one process the first service counts; only tests start a second one.
///
/// # Errors
/// Never: the buckets are some.
pub fn record() -> Result<PrometheusHandle, BuildError> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)?
        .build_recorder();
    let handle = recorder.handle();
    metrics::with_local_recorder(&recorder, begin);
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("metrics are counted by an earlier service of this process");
    }
    Ok(handle)
}

/// Says what each metric means, and starts at 0 what an alarm compares with what was before.
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
    }
    for outcome in ["bought", "lapsed", "in_doubt"] {
        metrics::counter!("smscode_bot_purchases_total", "outcome" => outcome).increment(0);
    }
}
