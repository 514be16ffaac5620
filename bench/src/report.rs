//! Combines the figures of several rounds into one table: medians of both subjects and their ratio.

use std::collections::BTreeMap;

use crate::process::Subject;

/// Collects figures by name, in order of first appearance.
#[derive(Default)]
pub struct Report {
    names: Vec<&'static str>,
    stats: BTreeMap<(&'static str, bool), Vec<f64>>,
}

impl Report {
    pub fn add(&mut self, subject: Subject, name: &'static str, value: f64) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        self.stats.entry((name, subject == Subject::Bot)).or_default().push(value);
    }

    fn median(&self, name: &'static str, bot: bool) -> Option<f64> {
        let mut values = self.stats.get(&(name, bot))?.clone();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    }

    /// The table in Markdown.
    pub fn table(&self) -> String {
        let mut table = String::from("| figure | reference | smscode-bot | ratio |\n|---|---:|---:|---:|\n");
        let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
        for name in &self.names {
            let (reference, bot) = (self.median(name, false), self.median(name, true));
            let ratio = reference
                .zip(bot)
                .filter(|(reference, _)| *reference > 0.0)
                .map(|(reference, bot)| bot / reference);
            table += &format!("| {name} | {} | {} | {} |\n", number(reference), number(bot), number(ratio));
        }
        table
    }
}

/// The given percentile, in milliseconds.
pub fn percentile(mut microseconds: Vec<u64>, percent: usize) -> f64 {
    microseconds.sort_unstable();
    let place = (microseconds.len() * percent / 100).min(microseconds.len().saturating_sub(1));
    let value = microseconds.get(place).copied().unwrap_or(0);
    f64::from(u32::try_from(value).unwrap_or(u32::MAX)) / 1000.0
}

/// A count as a figure.
pub fn figure(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}
