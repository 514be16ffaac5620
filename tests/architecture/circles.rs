//! Finds dependency cycles between files: two files in a cycle should be merged, or share a third.
//!
//! A file depends on the files that define what it names by a path. A name re-exported by a `mod.rs` resolves
//! to the defining file, so a re-export creates no cycle. Method calls are not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{code, is_word};

/// What is known about one file.
struct File<'a> {
    name: &'a str,
    /// The path of its module: `["bot", "handlers", "buy"]`.
    module: Vec<String>,
    /// What its `use` lines import: a name and the path behind it.
    imported: BTreeMap<String, Vec<String>>,
    /// Every path in its code that leads to another module.
    named: BTreeSet<Vec<String>>,
}

/// The first cycle between these files, as file names in order with the first repeated at the end. Files in
/// an `excused` room are ignored.
pub fn find_circle(files: &[(String, String)], excused: &[&str]) -> Option<Vec<String>> {
    let files: Vec<_> = files.iter().map(|(name, text)| read(name, text)).collect();
    let by_module: BTreeMap<_, _> = files.iter().map(|file| (file.module.clone(), file)).collect();
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in
        files.iter().filter(|file| !file.module.first().is_some_and(|room| excused.contains(&&**room)))
    {
        let others = file.named.iter().filter_map(|path| defined_in(path, &by_module, 0));
        needs.insert(file.name, others.filter(|other| *other != file.name).collect());
    }
    let mut done = BTreeSet::new();
    let starts: Vec<_> = needs.keys().copied().collect();
    starts.into_iter().find_map(|start| follow(start, &needs, &mut Vec::new(), &mut done))
}

fn follow<'a>(
    file: &'a str,
    needs: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    way: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
) -> Option<Vec<String>> {
    if let Some(begin) = way.iter().position(|passed| *passed == file) {
        return Some(way.iter().skip(begin).chain([&file]).map(|&name| name.to_owned()).collect());
    }
    if done.contains(file) {
        return None;
    }
    way.push(file);
    let found = needs.get(file).into_iter().flatten().find_map(|next| follow(next, needs, way, done));
    way.pop();
    done.insert(file);
    found
}

/// The file that defines what a path from the crate root names; `None` for a module itself.
fn defined_in<'a>(
    path: &[String],
    by_module: &BTreeMap<Vec<String>, &File<'a>>,
    depth: usize,
) -> Option<&'a str> {
    let (file, rest) = (0..=path.len()).rev().find_map(|length| {
        let (module, rest) = path.split_at(length);
        Some((by_module.get(module)?, rest))
    })?;
    let (name, tail) = rest.split_first()?;
    match file.imported.get(name).filter(|_| depth < 8) {
        Some(behind) => defined_in(&[behind.as_slice(), tail].concat(), by_module, depth + 1),
        None => Some(file.name),
    }
}

fn read<'a>(name: &'a str, text: &str) -> File<'a> {
    let path = name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<_> = path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect();
    let lines = code(text);
    let (uses, body): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.text.starts_with("use "));
    let children: Vec<_> = body.iter().filter_map(|line| child(&line.text)).collect();
    let absolute = |path: &str, imported: &BTreeMap<String, Vec<String>>| {
        let mut parts = path.split("::").map(str::to_owned);
        let first = parts.next()?;
        let mut full = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.clone(),
            "super" => module.split_last()?.1.to_vec(),
            own if children.contains(&own) => [module.as_slice(), &[first]].concat(),
            other => imported.get(other)?.clone(),
        };
        for part in parts {
            match part.as_str() {
                "super" => drop(full.pop()),
                "self" => {}
                _ => full.push(part),
            }
        }
        Some(full)
    };
    let mut imported = BTreeMap::new();
    for line in uses {
        let tree = line.text.trim_start_matches("use ");
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let Some(full) = absolute(path, &BTreeMap::new()) else { continue };
        let alias =
            if alias.is_empty() { full.last().cloned().unwrap_or_default() } else { alias.to_owned() };
        imported.insert(alias, full);
    }
    let mut named = BTreeSet::new();
    for line in &body {
        for path in paths(&line.text) {
            named.extend(absolute(&path, &imported));
            named.extend(imported.get(&path).cloned());
        }
    }
    // What only a module passes on is not its own need; elsewhere a trait may be needed without being named.
    if !name.ends_with("mod.rs") && !name.ends_with("lib.rs") {
        named.extend(imported.values().cloned());
    }
    File { name, module, imported, named }
}

/// The name in `mod name;`.
fn child(line: &str) -> Option<&str> {
    let (before, name) = line.trim_end_matches(';').rsplit_once("mod ")?;
    let is_item = before.is_empty() || before.starts_with("pub") || before.ends_with(']');
    (is_item && name.chars().all(is_word)).then_some(name)
}

/// The words of a line, each including what `::` joins to it.
fn paths(line: &str) -> Vec<String> {
    let joined = line.replace("::", "\u{0}");
    let words = joined.split(|c: char| !is_word(c) && c != '\u{0}').map(|path| path.trim_matches('\u{0}'));
    words.filter(|path| !path.is_empty()).map(|path| path.replace('\u{0}', "::")).collect()
}

#[test]
fn a_circle_is_found_through_re_exports_and_told_in_order() {
    let files = |texts: &[(&str, &str)]| -> Vec<(String, String)> {
        texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    let planted = files(&[
        ("src/a/mod.rs", "mod one;\nmod two;\npub use one::One;\npub use two::Two;"),
        ("src/a/one.rs", "use super::Two; pub struct One(Two);"),
        ("src/a/two.rs", "pub struct Two; impl Two { fn f(_: super::One) {} }"),
    ]);
    let told = find_circle(&planted, &[]).unwrap_or_default();
    assert_eq!(told, ["src/a/one.rs", "src/a/two.rs", "src/a/one.rs"]);
    assert_eq!(find_circle(&planted, &["a"]), None, "an excused room");
    for (name, texts) in [
        (
            "a module that passes on what its children define",
            files(&[
                ("src/a/mod.rs", "mod one;\npub use one::One;\npub struct Own;"),
                ("src/a/one.rs", "use super::Own; pub struct One(Own);"),
            ]),
        ),
        (
            "tests",
            files(&[
                ("src/a.rs", "pub struct A; #[cfg(test)] mod tests { use crate::b::B; }"),
                ("src/b.rs", "use crate::a::{self}; pub struct B(a::A);"),
            ]),
        ),
    ] {
        assert_eq!(find_circle(&texts, &[]), None, "{name}");
    }
    let through_code = files(&[
        ("src/a/mod.rs", "mod one;\npub struct Own;\nfn f() { one::g() }"),
        ("src/a/one.rs", "use super::Own; pub fn g() {}"),
    ]);
    assert!(find_circle(&through_code, &[]).is_some(), "a module that needs its child");
}
