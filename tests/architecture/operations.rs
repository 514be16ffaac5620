//! Files for operators (documentation, rules, dashboards) name nothing that does not exist and omit nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use smscode_bot::telemetry::metrics::{Kind, METRICS};

use super::files;

fn read(path: &str) -> std::io::Result<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

/// The metric names in a text, as written there.
fn named(text: &str) -> BTreeSet<String> {
    let starts = text.match_indices("smscode_bot_").filter(|(at, _)| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    });
    let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    starts
        .filter_map(|(at, _)| text.get(at..))
        .map(|tail| tail.split(|c| !word(c)).next().unwrap_or_default().to_owned())
        .collect()
}

/// Every metric, including the series that a Prometheus server derives from histograms.
fn exported() -> BTreeSet<String> {
    let parts = ["_bucket", "_sum", "_count"];
    METRICS
        .iter()
        .flat_map(|(name, kind, ..)| match kind {
            Kind::Histogram => parts.map(|part| format!("{name}{part}")).to_vec(),
            Kind::Counter | Kind::Gauge => vec![(*name).to_owned()],
        })
        .collect()
}

#[test]
fn every_metric_is_counted_somewhere_and_none_is_counted_that_is_not_listed() {
    let listed: BTreeSet<String> = METRICS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(listed.len(), METRICS.len(), "a metric is listed twice");
    let mut counted = BTreeSet::from(["smscode_bot_build_info".to_owned()]);
    for (file, text) in files("src", "rs").unwrap() {
        if file != "src/telemetry/metrics.rs" {
            // A path such as `smscode_bot::` is not a metric name.
            counted.extend(
                named(&text.replace("smscode_bot::", "")).into_iter().filter(|name| name != "smscode_bot_"),
            );
        }
    }
    // Aggregations read the parts of histograms.
    let parts = exported();
    counted
        .retain(|name| name.len() > "smscode_bot_".len() && (listed.contains(name) || !parts.contains(name)));
    assert_eq!(counted, listed);
}

#[test]
fn every_metric_is_explained_to_whoever_runs_the_service() {
    let told = named(&read("docs/operating.md").unwrap());
    let missing: Vec<_> =
        METRICS.iter().map(|(name, ..)| *name).filter(|name| !told.contains(*name)).collect();
    assert!(missing.is_empty(), "docs/operating.md does not explain {missing:#?}");
    for (name, kind, labels, meaning) in METRICS {
        assert!(!meaning.is_empty() && !meaning.ends_with('.'), "{name}");
        assert_eq!(*kind == Kind::Counter, name.ends_with("_total"), "{name}");
        let private = ["user", "chat", "order", "token", "phone", "hook", "account"];
        assert!(labels.iter().all(|label| !private.contains(label)), "{name} {labels:?}");
    }
}

#[test]
fn the_dashboard_and_the_alarms_ask_only_for_metrics_that_exist() {
    let exported = exported();
    let mut asked = BTreeSet::new();
    for file in ["deploy/grafana-dashboard.json", "deploy/alerts.yml"] {
        let names = named(&read(file).unwrap());
        let unknown: Vec<_> = names.difference(&exported).collect();
        assert!(!names.is_empty() && unknown.is_empty(), "{file} asks for {unknown:#?}");
        asked.extend(names);
    }
    let unseen = METRICS
        .iter()
        .map(|(name, ..)| *name)
        .filter(|name| !asked.iter().any(|asked| asked.starts_with(name)));
    assert_eq!(unseen.collect::<Vec<_>>(), Vec::<&str>::new(), "nobody looks at these");
}

#[test]
fn the_dashboard_is_one_that_can_be_loaded() {
    let dashboard: serde_json::Value =
        serde_json::from_str(&read("deploy/grafana-dashboard.json").unwrap()).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len(), "two panels have one id");
    for panel in panels.iter().filter(|panel| panel["type"] != "row") {
        let targets = panel["targets"].as_array().unwrap();
        assert!(!targets.is_empty() && targets.iter().all(|target| target["expr"].is_string()), "{panel}");
    }
}

#[test]
fn the_image_is_built_with_everything_that_cargo_wants_to_see() {
    let (manifest, dockerfile) = (read("Cargo.toml").unwrap(), read("Dockerfile").unwrap());
    let listed = manifest.lines().find_map(|line| line.strip_prefix("members = ")).unwrap();
    let members: Vec<String> = serde_json::from_str(listed).unwrap();
    assert!(members.len() > 1, "{members:?}");
    for member in members {
        let copied = format!("COPY {member}/Cargo.toml {member}/\n");
        assert!(dockerfile.contains(&copied), "the Dockerfile lacks {copied}");
        assert!(
            dockerfile.contains(&format!(" {member}/src/")),
            "the Dockerfile has no stand-in for {member}"
        );
    }
    // Targets named in the manifest must exist, too.
    let paths = manifest.lines().filter_map(|line| line.strip_prefix("path = "));
    for path in paths.map(|path| path.trim_matches('"')).chain(["benches/small.rs"]) {
        assert!(dockerfile.contains(&format!(" {path}")), "the Dockerfile has no stand-in for {path}");
    }
}
