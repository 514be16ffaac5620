//! Every statement of the store finds its rows by an index. The statements are read from the source, so that a new
//! one is looked at too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sqlx::Row;

use crate::home::Home;

/// What may be read from end to end, and why: a word of the statement, and the table.
const MAY_SCAN: [(&str, &str); 7] = [
    // Five rows at most.
    ("SELECT name, since FROM troubles", "troubles"),
    // A handful of rows, for `check`.
    ("SELECT version FROM _sqlx_migrations", "_sqlx_migrations"),
    // One row for each process.
    ("SELECT owner, beat FROM processes", "processes"),
    // Once, at the start, before anything runs.
    ("UPDATE outbox SET lease_until = 0 WHERE lease_until > 0", "outbox"),
    // A handful of rows, all of which are to go.
    ("DELETE FROM leases", "leases"),
    // One row for each running process.
    ("SELECT keys, seen_at FROM key_holders", "key_holders"),
    ("DELETE FROM key_holders WHERE owner <> $1", "key_holders"),
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

/// The literals of the store's source that are statements.
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
            // Literals and code take turns; the store's statements hold no quotation marks.
            let literals = source.split('"').skip(1).step_by(2);
            let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "];
            let statements = literals.filter(|text| verbs.iter().any(|verb| text.starts_with(verb)));
            found.extend(statements.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}
