//! The `.env` file.

use std::collections::BTreeMap;

use super::{Error, variables};

/// The assignments of a `.env` file; of a name set twice the first counts.
///
/// The error names the line, and the variable if it is one of ours, but repeats nothing else of the file.
pub(super) fn parse(text: &str) -> Result<BTreeMap<String, String>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut values = BTreeMap::new();
    for assignment in dotenvy::from_read_iter(text.as_bytes()) {
        let (name, value) = assignment.map_err(|error| match error {
            dotenvy::Error::LineParse(line, _) => Error::DotEnv(complaint(text, &line)),
            _ => Error::DotEnv("can't be read".into()),
        })?;
        values.entry(name).or_insert(value);
    }
    Ok(values)
}

/// Locates the invalid line. dotenvy reports only the rest of the line from where parsing stopped, not its number.
fn complaint(text: &str, rest: &str) -> String {
    let rest = rest.lines().next().unwrap_or_default().trim();
    let found = text.lines().enumerate().find(|(_, line)| !rest.is_empty() && line.trim().ends_with(rest));
    let place = found.map_or("a line".to_owned(), |(index, _)| format!("line {}", index + 1));
    let name = found.and_then(|(_, line)| line.split(['=', ' ']).next()).unwrap_or_default();
    let variable = variables::ALL.iter().find(|variable| variable.name == name);
    let name = variable.map_or(String::new(), |variable| format!(" ({})", variable.name));
    format!("{place}{name} is not NAME=value; put a value with spaces, `#` or `$` in single quotes")
}
