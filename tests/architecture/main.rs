//! Architecture rules that the compiler cannot check: allowed imports, operations reserved to one room,
//! maximum file length, and that all languages have the same messages.
//!
//! The two tables below are the rules. Test code (items under `#[cfg(test)]`, files `tests.rs`) may import
//! anything; comments and strings are ignored.

mod circles;
mod operations;
mod source;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use smscode_bot::domain::Language;
use source::{Line, code, is_word};

/// Which rooms a room may import. A room missing from this table fails the test: decide, then add it.
const MAY_IMPORT: &[(&str, &str)] = &[
    ("domain", ""),
    ("clock", ""),
    ("shutdown", ""),
    ("vault", "domain"),
    ("network", ""),
    ("data_dir", ""),
    ("config", "domain network vault"),
    ("telemetry", "config"),
    ("i18n", "domain"),
    ("views", "domain i18n"),
    ("smscode", "domain network"),
    ("picture", "domain"),
    ("store", "domain vault clock"),
    ("worker", "clock"),
    ("rate_limit", "clock"),
    ("ownership", "store"),
    ("telegram", "domain network views"),
    ("catalog", "domain smscode clock"),
    ("accounts", "domain smscode vault store clock worker"),
    ("orders", "domain smscode accounts catalog vault store clock worker"),
    ("outbox", "domain i18n views store telegram clock worker"),
    ("admin", "domain i18n views store telegram clock worker"),
    (
        "bot",
        "domain clock rate_limit i18n picture views smscode vault store telegram catalog accounts orders admin",
    ),
    ("http", "domain clock rate_limit smscode accounts orders store"),
    ("keys", "domain vault clock config store"),
    ("check", "config data_dir domain network smscode store telegram vault"),
    ("app", "*"),
    ("main", "*"),
    ("lib", "*"),
];

/// Names that only some rooms may use: the names, the rooms, the rule.
const ONLY: &[(&[&str], &str, &str)] = &[
    (&["sqlx::"], "store", "only `store` writes SQL"),
    (&["reqwest::"], "network smscode telegram", "only `network`, `smscode` and `telegram` name reqwest"),
    (
        &["std::env", "env::var", "env::var_os", "env::args", "dotenvy::"],
        "config",
        "only `config` reads the environment",
    ),
    (&["Utc::now", "Local::now", "SystemTime::now"], "clock", "only `clock` reads the time"),
    (
        &["tokio::spawn", "task::spawn", "thread::spawn", "spawn_blocking"],
        // `store` begins transactions in one, see there; `picture` draws in one, off the runtime's threads.
        "app picture shutdown store",
        "only `app` spawns tasks",
    ),
    (&["plotters::"], "picture", "only `picture` draws"),
    (&["orders::poller"], "orders app", "the edges bot, http, poller and deliverer never import one another"),
    (&[".unwrap()", "todo!", "unimplemented!"], "", "no room gives up: errors are returned"),
];

/// Rooms that are being rebuilt, whose file cycles are ignored until then. Remove each when it is done; add
/// none.
const STILL_IN_CIRCLES: &[&str] = &[];

/// The maximum number of lines in a file.
const MAX_LINES: usize = 400;

/// Every violation in one file, as `file:line: rule`. The path is relative to the workspace.
fn faults(file: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, rule: String| faults.push(format!("{file}:{line}: {rule}"));
    let lines = text.lines().count();
    if lines > MAX_LINES {
        fault(lines, format!("a file has at most {MAX_LINES} lines"));
    }
    let Some(path) = file.strip_prefix("src/") else { return faults };
    if (path.ends_with("mod.rs") || !path.contains('/')) && !text.starts_with("//!") {
        fault(1, "a room opens with `//!`: what it is for, its invariant, what is absent".into());
    }
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return faults;
    }

    let room = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
        fault(1, format!("the room `{room}` is not in the table of imports"));
        return faults;
    };
    for line in code(text) {
        for import in imports(&line, path).filter(|import| *import != room && !has(allowed, import)) {
            fault(line.number, format!("`{room}` must not import `{import}`"));
        }
        for (names, _, rule) in ONLY.iter().filter(|(_, rooms, _)| !has(rooms, room)) {
            if let Some(name) = names.iter().find(|name| mentions(&line.text, name)) {
                fault(line.number, format!("`{name}`: {rule}"));
            }
        }
    }
    faults.dedup();
    faults
}

/// Whether a word list from the tables contains this word.
fn has(list: &str, word: &str) -> bool {
    list == "*" || list.split(' ').any(|entry| entry == word)
}

/// Whether a line contains this as whole words.
fn mentions(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + name.len()..).and_then(|text| text.chars().next());
        let goes_on = name.starts_with(is_word) && before.is_some_and(is_word)
            || name.ends_with(is_word) && after.is_some_and(is_word);
        !goes_on
    })
}

/// The rooms that a line names: after `crate::`, or after enough `super::` to leave the file's room.
fn imports<'a>(line: &'a Line, path: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let depth = path.trim_end_matches("/mod.rs").matches('/').count() + 1;
    let out = "super::".repeat(depth);
    let starts = line.text.match_indices("crate::").map(|(at, root)| at + root.len());
    let climbs = line.text.find(&out).map(|at| at + out.len());
    let tails = starts.chain(climbs).filter_map(|at| line.text.get(at..)).collect::<Vec<_>>();
    tails
        .into_iter()
        .filter_map(|tail| tail.split(|c| !is_word(c)).next())
        // A macro or item of the crate root is not a room.
        .filter(|name| MAY_IMPORT.iter().any(|(room, _)| room == name))
}

/// The files below a directory with this extension, as paths relative to the workspace with their text. A directory that
/// does not exist has none.
fn files(directory: &str, extension: &str) -> io::Result<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut open) = (Vec::new(), vec![root.join(directory)]);
    while let Some(next) = open.pop() {
        if !next.exists() {
            continue;
        }
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The ids of the messages and attributes of a Fluent file.
fn message_ids(text: &str) -> BTreeSet<String> {
    let mut message = "";
    let mut ids = BTreeSet::new();
    for line in text.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        let name = name.trim_end();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.starts_with('-') {
            message = name;
            ids.insert(name.to_owned());
        } else if name.trim_start().starts_with('.') {
            ids.insert(format!("{message}{}", name.trim_start()));
        }
    }
    ids
}

#[test]
fn the_source_keeps_the_rules() {
    let mut found = Vec::new();
    for directory in ["src", "tests", "sandbox", "examples"] {
        for (file, text) in files(directory, "rs").unwrap() {
            found.extend(faults(&file, &text));
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_files_need_each_other() {
    let files = files("src", "rs").unwrap();
    let shipped = files.into_iter().filter(|(name, _)| !name.contains("/tests"));
    let circle = circles::find_circle(&shipped.collect::<Vec<_>>(), STILL_IN_CIRCLES);
    assert_eq!(circle.unwrap_or_default().join("\n  needs "), "", "files need each other");
}

#[test]
fn the_code_speaks_the_words_of_the_field() {
    let directories = ["src", "sandbox/src", "tests"];
    let files = directories.into_iter().flat_map(|directory| files(directory, "rs").unwrap());
    let found: Vec<_> = files.flat_map(|(file, text)| words::old_words(&file, &text)).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_tables_name_only_rooms_that_exist() {
    let rooms: BTreeSet<_> = MAY_IMPORT.iter().map(|(room, _)| *room).collect();
    for (room, _) in MAY_IMPORT {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(source.join(room).is_dir() || source.join(format!("{room}.rs")).is_file(), "{room}");
    }
    let lists = MAY_IMPORT.iter().map(|(_, list)| *list).chain(ONLY.iter().map(|(_, list, _)| *list));
    for room in lists.flat_map(|list| list.split([' ', '*'])).filter(|room| !room.is_empty()) {
        assert!(rooms.contains(room), "{room}");
    }
}

#[test]
fn all_languages_say_the_same_things() {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in files("locales", "ftl").unwrap() {
        let Some((language, file)) = path.trim_start_matches("locales/").split_once('/') else { continue };
        let ids = message_ids(&text).into_iter().map(|id| format!("{file}: {id}"));
        said.entry(language.to_owned()).or_default().extend(ids);
    }
    let Some((_, all)) = said.iter().max_by_key(|(_, ids)| ids.len()) else { return };
    for language in Language::ALL.map(Language::tag) {
        assert!(said.contains_key(language), "locales/{language} is missing");
    }
    for (language, ids) in &said {
        let differences: Vec<_> = all.symmetric_difference(ids).collect();
        assert!(differences.is_empty(), "locales/{language} differs in {differences:#?}");
    }
}

#[test]
fn a_broken_rule_is_told_with_file_line_and_rule() {
    for (file, text, told) in [
        (
            "src/domain/x.rs",
            "\n\nuse crate::store::Pool;",
            "src/domain/x.rs:3: `domain` must not import `store`",
        ),
        (
            "src/views/x.rs",
            "use crate::{domain::A,\n  i18n, store::{B, C}};",
            "src/views/x.rs:2: `views` must not import `store`",
        ),
        (
            "src/bot/handlers/x.rs",
            "fn f() { crate::outbox::go() }",
            "src/bot/handlers/x.rs:1: `bot` must not import `outbox`",
        ),
        (
            "src/smscode/x.rs",
            "use super::super::store;",
            "src/smscode/x.rs:1: `smscode` must not import `store`",
        ),
        (
            "src/http/x.rs",
            "\nuse crate::orders::{self, poller};",
            "src/http/x.rs:2: `orders::poller`: the edges",
        ),
        (
            "src/orders/x.rs",
            "let a = '\"'; sqlx::query(r#\"\"#)",
            "src/orders/x.rs:1: `sqlx::`: only `store`",
        ),
        ("src/bot/x.rs", "use tokio::{\nspawn};", "src/bot/x.rs:2: `tokio::spawn`: only `app`"),
        ("src/store/x.rs", "use std::{env, fs};", "src/store/x.rs:1: `std::env`: only `config`"),
        ("src/store/x.rs", "chrono::Utc::now()", "src/store/x.rs:1: `Utc::now`: only `clock`"),
        ("src/store/x.rs", "// a\nx\n  .unwrap();", "src/store/x.rs:3: `.unwrap()`: no room"),
        (
            "src/bot/x.rs",
            "#[cfg(test)]\nmod a { use crate::http; }\nuse crate::http;",
            "src/bot/x.rs:3: `bot` must",
        ),
        ("src/bot/mod.rs", "pub mod x;", "src/bot/mod.rs:1: a room opens with"),
        ("src/utils/x.rs", "", "src/utils/x.rs:1: the room `utils` is not in the table"),
        ("tests/it/x.rs", &"\n".repeat(401), "tests/it/x.rs:401: a file has at most 400 lines"),
    ] {
        let faults = faults(file, text);
        assert!(
            faults.len() == 1 && faults.iter().all(|fault| fault.starts_with(told)),
            "{told}\n{faults:#?}"
        );
    }
}

#[test]
fn what_only_looks_like_a_broken_rule_is_none() {
    for (file, text) in [
        (
            "src/store/x.rs",
            "use crate::{clock::Clock, domain::UserId}; use sqlx::Row; use super::y; crate::store::z();",
        ),
        (
            "src/domain/x.rs",
            "// use crate::store;\n/* sqlx:: */ const A: &str = \"crate::store \\\" todo!\";",
        ),
        ("src/domain/x.rs", "const A: &str = r#\"crate::store\" .unwrap()\"#; fn f<'a>(a: &'a str) {}"),
        (
            "src/domain/x.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { use crate::store; fn f() { g().unwrap(); } }",
        ),
        ("src/domain/x.rs", "a.unwrap_or_default(); env!(\"A\"); pub(crate) fn f() {} std::environment();"),
        ("src/config/tests.rs", "use crate::store; a.unwrap();"),
        ("src/app.rs", "//! The root.\nuse crate::{bot, http, orders::poller}; tokio::spawn(a);"),
        ("src/http/x.rs", "tasks.spawn(a); use crate::orders::tracker;"),
        ("src/vault/x.rs", "use super::super::vault::x; use super::y;"),
    ] {
        assert_eq!(faults(file, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn message_ids_are_those_of_messages_terms_and_attributes() {
    let text = "# a = b\none = A\n    continued = here\ntwo =\n    .label = B\n-term = C\n";
    assert_eq!(message_ids(text).into_iter().collect::<Vec<_>>(), ["-term", "one", "two", "two.label"]);
}

/// What `cargo tree` prints for the shipped binary with these kinds of dependencies, one crate per line.
fn dependencies(edges: &str) -> io::Result<String> {
    let arguments = ["tree", "--locked", "--offline", "--package", "smscode-bot", "--all-features"];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--prefix", "none", "--edges", edges])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_sandbox_is_not_in_the_production_binary() -> io::Result<()> {
    let holds = |tree: &str, name: &str| tree.lines().any(|line| line.split(' ').next() == Some(name));
    let shipped = dependencies("normal,build")?;
    assert!(holds(&shipped, "teloxide"), "{shipped}");
    assert!(!holds(&shipped, "sandbox"), "the make-believe worlds would ship");
    // Sanity check of the lookup: the tests' own tree has it.
    assert!(holds(&dependencies("normal,dev")?, "sandbox"));
    Ok(())
}

#[test]
fn every_promise_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = fs::read_to_string(root.join("docs/promises.md")).unwrap();
    let all: Vec<_> =
        ["src", "tests"].into_iter().flat_map(|directory| files(directory, "rs").unwrap()).collect();
    let names = promises.split('`').skip(1).step_by(2).filter(|name| {
        name.len() > 20 && name.chars().all(|c| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    let mut known = 0;
    for name in names {
        assert!(all.iter().any(|(_, text)| text.contains(&format!("fn {name}("))), "{name}");
        known += 1;
    }
    assert!(known > 80, "{known}");
}
