//! `smscode-bot check`: checks everything that the service needs and prints one line per finding.
//!
//! Invariant: no line contains a secret, and every problem comes with its solution. It has no side effects, so it can run while the
//! service is running, and it reports all problems instead of stopping at the first. Deliberately absent: the service itself.

mod data;
mod report;
mod sides;

pub use report::Report;

use crate::config::{Config, Draft};

/// Looks at everything. What depends on a setting that can't be used is left out.
pub async fn check(draft: &Draft) -> Report {
    let mut report = Report::default();
    let config = &draft.config;
    settings(draft, &mut report);
    let keyring = if draft.has("ENCRYPTION_KEYS") { data::keys(config, &mut report) } else { None };
    if draft.has("DATA_DIR") {
        data::directory(config, &mut report);
    }
    if draft.has("DATABASE_URL") && draft.has("DATA_DIR") {
        data::database(config, keyring.as_ref(), &mut report).await;
    }
    if draft.has("TELEGRAM_API_URL") {
        let has_token = draft.has("TELEGRAM_BOT_TOKEN");
        sides::telegram(config, has_token, &mut report).await;
    }
    if draft.has("SMSCODE_API_URL") {
        sides::provider(config, &mut report).await;
    }
    if draft.has("PUBLIC_URL") {
        sides::public_url(config, &mut report).await;
    }
    report
}

fn settings(draft: &Draft, report: &mut Report) {
    for (variable, problem) in &draft.problems {
        report.fail("settings", format!("{variable}: {problem}"));
    }
    let config = &draft.config;
    // Otherwise the warnings would be about placeholders.
    let is_known = draft.has("PUBLIC_URL") && draft.has("ENCRYPTION_KEYS");
    let warnings = if is_known { config.warnings() } else { Vec::new() };
    if warnings.is_empty() && draft.problems.is_empty() {
        report.ok("settings", "complete and consistent");
    }
    for warning in warnings {
        report.warn("settings", warning);
    }
    if draft.has("ALLOWED_USER_IDS") && draft.has("ADMIN_USER_IDS") {
        people(config, report);
    }
}

fn people(config: &Config, report: &mut Report) {
    let who = match &config.allowed_users {
        Some(allowed) => format!("{} may use the bot", allowed.len()),
        None => "everybody may use the bot".to_owned(),
    };
    report.ok("people", format!("{who}; administrators: {}", config.admins.len()));
}
