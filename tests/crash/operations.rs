//! What operators see of the service: metrics, health, the log.

use std::collections::{BTreeMap, BTreeSet};

use sandbox::smscode::Sms;
use sandbox::telegram;
use smscode_bot::telemetry::metrics::METRICS;

use crate::process::SOON;
use crate::world::{World, code_shown};

/// The samples of `/metrics`: name and labels, and the value.
type Samples = BTreeMap<String, f64>;

impl World {
    pub async fn samples(&self) -> Samples {
        let address = self.process.as_ref().unwrap().address().await;
        let text = reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        lines
            .map(|line| line.rsplit_once(' ').unwrap())
            .map(|(name, x)| (name.to_owned(), x.parse().unwrap()))
            .collect()
    }
}

/// The sum of all samples of a metric whose labels contain these words.
fn sum(samples: &Samples, name: &str, labels: &[&str]) -> f64 {
    let split =
        samples.iter().map(|(sample, figure)| (sample.split_once('{').unwrap_or((sample, "")), figure));
    let of_name = split.filter(|((found, _), _)| *found == name);
    of_name.filter(|((_, found), _)| labels.iter().all(|label| found.contains(label))).map(|(_, x)| x).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_tell_whether_codes_arrive_how_fast_and_what_fails() {
    let mut world = World::new().await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    world.run().await;
    let idle = world.samples().await;
    for name in
        ["smscode_bot_sms_total", "smscode_bot_polls_total", "smscode_bot_telegram_webhook_lost_total"]
    {
        assert!(
            idle.keys().any(|sample| sample.starts_with(name)),
            "{name} is there before anything happens"
        );
    }
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    // A message whose first delivery fails.
    world.tg.fail_next("sendMessage", telegram::Fault::Status(502));
    world.sms.deliver_sms(order.id, Sms::code("735194"));
    code_shown(&alice, "735194").await;
    world.told_everything().await;

    let played = world.samples().await;
    let figure = |name: &str, labels: &[&str]| sum(&played, name, labels);
    assert_eq!(figure("smscode_bot_sms_total", &["event"]), 1.0);
    assert_eq!(figure("smscode_bot_code_seconds_count", &[]), 1.0);
    assert_eq!(figure("smscode_bot_notification_seconds_count", &["sms"]), 1.0);
    assert_eq!(figure("smscode_bot_purchases_total", &["bought"]), 1.0);
    assert_eq!(figure("smscode_bot_purchases_total", &[]), 1.0);
    assert_eq!(figure("smscode_bot_purchase_seconds_count", &[]), 1.0);
    assert_eq!(figure("smscode_bot_provider_calls_total", &["orders/create", "ok"]), 1.0);
    assert_eq!(figure("smscode_bot_owner", &[]), 1.0);
    assert_eq!(figure("smscode_bot_keys_people_left", &[]), 0.0);
    assert_eq!(figure("smscode_bot_open_orders", &[]), 1.0);
    assert_eq!(figure("smscode_bot_accounts", &["on"]), 1.0);
    assert_eq!(figure("smscode_bot_accounts", &[]), 1.0);
    assert_eq!(figure("smscode_bot_outbox_waiting", &[]), 0.0);
    assert_eq!(figure("smscode_bot_telegram_calls_total", &["sendMessage", "unclear"]), 1.0);
    assert!(figure("smscode_bot_notification_failures_total", &[]) >= 1.0);
    assert!(figure("smscode_bot_events_total", &["200"]) >= 1.0);
    assert!(figure("smscode_bot_polls_total", &["ok"]) >= 1.0);

    // All of them are there, except the one that is read once a minute, and none contains private data.
    let there: BTreeSet<&str> = played.keys().filter_map(|sample| sample.split('{').next()).collect();
    let absent = METRICS
        .iter()
        .map(|(name, ..)| *name)
        .filter(|name| !there.contains(name) && !there.contains(format!("{name}_count").as_str()));
    assert_eq!(absent.collect::<Vec<_>>(), ["smscode_bot_telegram_updates_waiting"]);
    let labels = [
        "version", "commit", "source", "kind", "status", "endpoint", "outcome", "method", "push", "job", "le",
    ];
    for sample in played.keys() {
        let pairs = sample.split_once('{').map_or("", |(_, rest)| rest.trim_end_matches('}'));
        for (label, value) in pairs.split(',').filter_map(|pair| pair.split_once('=')) {
            assert!(labels.contains(&label), "{sample}");
            assert!(!value.contains(char::is_whitespace) && value.len() < 48, "{sample}");
        }
        for secret in
            [account.token(), &alice.id.to_string(), &order.id.to_string(), "735194", &order.phone_number]
        {
            assert!(!sample.contains(secret), "{sample}");
        }
    }
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o2_it_is_ready_while_telegram_is_out_of_reach() {
    let mut world = World::new().await;
    world.tg.down(true);
    world.run().await;
    assert_eq!((world.status("/healthz").await, world.status("/readyz").await), (200, 200));
    assert_eq!(sum(&world.samples().await, "smscode_bot_telegram_reachable", &[]), 0.0);
    world.tg.down(false);
    world.linked("Alice").await;
    assert_eq!(world.status("/readyz").await, 200);
    assert_eq!(sum(&world.samples().await, "smscode_bot_telegram_reachable", &[]), 1.0);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stats_tell_the_day_to_administrators_over_restarts_and_name_nobody() {
    let mut world = World::new().await;
    let admin = world.tg.user_with_id(5_000_000_900, "Ayu", "en");
    world.settings.insert("ADMIN_USER_IDS", admin.id.to_string());
    world.run().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.sms.deliver_sms(order.id, Sms::code("604117"));
    code_shown(&alice, "604117").await;
    world.told_everything().await;
    for restarted in [false, true] {
        if restarted {
            assert_eq!(world.terminate().await.code, Some(0));
            world.run().await;
        }
        let said = admin.say("/stats");
        let stats = admin.wait_for(SOON, |m| m.id > said && m.text.contains("Codes: 1")).await.unwrap().text;
        for words in [
            "Delivered within 2 s: 100%",
            "Purchases: 1 succeeded, 0 failed",
            "Active orders: 1",
            "Linked accounts: 1 (1 with instant codes)",
        ] {
            assert!(stats.contains(words), "{words}: {stats}");
        }
        for secret in ["604117", account.token(), &alice.id.to_string(), &order.phone_number] {
            assert!(!stats.contains(secret), "{stats}");
        }
    }
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_failed_is_in_the_log_with_the_id_that_support_asks_for() {
    let mut world = World::new().await;
    world.settings.insert("RUST_LOG", "info".to_owned());
    world.run().await;
    let (alice, _) = world.linked("Alice").await;
    world.sms.set_maintenance(true);
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "down for maintenance").await.unwrap();
    let tells = |line: &str| {
        let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else { return false };
        line["endpoint"] == "balance"
            && line["outcome"] == "SERVICE_UNAVAILABLE"
            && line["request.id"].as_str().is_some_and(|id| id.len() > 8)
    };
    world.process.as_ref().unwrap().prints(tells).await;
    world.sms.set_maintenance(false);
    world.finish().await;
}
