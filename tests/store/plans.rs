//! Every statement of the store finds its rows by an index. The statements are read from the source, so that
//! new ones are checked too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sqlx::Row;

use crate::home::Home;

/// Tables that may be scanned in full, and why: a word of the statement, and the table.
const MAY_SCAN: [(&str, &str); 18] = [
    // A handful of rows, of the last day.
    ("SELECT * FROM webhook_returns ORDER BY id DESC", "webhook_returns"),
    // Five rows at most.
    ("SELECT name, since FROM alarms", "alarms"),
    // A handful of rows, for `check`.
    ("SELECT version FROM _sqlx_migrations", "_sqlx_migrations"),
    // Once, at the start, before anything runs.
    // What waits to be delivered, which is little; for figures.
    ("SELECT COUNT(*) AS parked FROM outbox", "outbox"),
    ("SELECT COUNT(*) AS waiting FROM outbox", "outbox"),
    ("SELECT COUNT(*) AS waiting, MIN(caused_at) AS oldest FROM outbox", "outbox"),
    // Once, at the start, before anything runs.
    ("SELECT MAX(id) AS newest FROM outbox", "outbox"),
    ("SELECT user_id, MIN(not_before) AS due, MIN(priority) AS priority FROM outbox", "outbox"),
    ("SELECT user_id FROM accounts WHERE revoked_at IS NULL AND", "accounts"),
    ("SELECT user_id, topic FROM topics", "topics"),
    // A row for each part of the bot's profile, once, at the start.
    ("SELECT part, digest FROM profile_parts", "profile_parts"),
    // Once, at a start with a clock that was put back, before anything runs.
    ("UPDATE outbox SET caused_at = caused_at - $1", "outbox"),
    ("UPDATE purchases SET created_at = created_at - $1", "purchases"),
    ("UPDATE accounts SET hook_checked_at = hook_checked_at - $1", "accounts"),
    ("UPDATE users SET flood_until = CASE", "users"),
    ("UPDATE webhook_returns SET until = until - $1", "webhook_returns"),
    ("UPDATE alarms SET since = since - $1", "alarms"),
    // Two rows.
    ("SELECT sealed FROM vault_check", "vault_check"),
];

#[tokio::test]
async fn no_statement_reads_a_whole_table() {
    let home = Home::sqlite().await;
    let mut raw = home.raw().await;
    let statements = statements();
    assert!(statements.len() > 40, "only {} statements were found", statements.len());
    let mut scans = Vec::new();
    for statement in &statements {
        let explain = format!("EXPLAIN QUERY PLAN {statement}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(explain)).fetch_all(&mut raw).await;
        for row in rows.unwrap_or_else(|error| panic!("{statement}: {error}")) {
            let step: String = row.try_get("detail").unwrap();
            let whole = step.strip_prefix("SCAN ").filter(|_| !step.contains("INDEX"));
            let allowed = |table: &str| {
                MAY_SCAN.iter().any(|(part, name)| statement.starts_with(part) && table.starts_with(name))
            };
            if whole.is_some_and(|table| !table.starts_with("CONSTANT") && !allowed(table)) {
                scans.push(format!("{step}: {statement}"));
            }
        }
    }
    assert!(scans.is_empty(), "{}", scans.join("\n"));
}

/// The string literals in the store's source that are statements.
fn statements() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            // Literals and code alternate; the store's statements contain no quotation marks.
            let literals = source.split('"').skip(1).step_by(2);
            let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "];
            let statements = literals.filter(|text| verbs.iter().any(|verb| text.starts_with(verb)));
            // These are specific to PostgreSQL.
            let statements =
                statements.filter(|text| !["set_config", "pg_"].iter().any(|own| text.contains(own)));
            found.extend(statements.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}
