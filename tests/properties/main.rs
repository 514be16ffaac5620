//! Properties that hold for all outside input: the checks that `fuzz/` runs for hours, on its saved corpus
//! and on some thousand mutations of it, the same in every run.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

mod callback;
mod dotenv;
mod event;
mod money;
mod parts;
mod search;
mod views;

use std::path::Path;

/// How many mutations are made of each corpus input.
const CHANGES: usize = 24;

/// A random number generator with a fixed sequence.
struct Rng(u64);

impl Rng {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// The input with a few bytes changed, left out, repeated, or taken from another input.
    fn change(&mut self, input: &[u8], other: &[u8]) -> Vec<u8> {
        let mut changed = input.to_vec();
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(changed.len() + 1), self.below(9));
            let end = (at + length).min(changed.len());
            match self.below(5) {
                0 => drop(changed.drain(at..end)),
                1 => changed.insert(at, u8::try_from(self.below(256)).unwrap()),
                2 => {
                    let again: Vec<u8> = changed.iter().take(end).skip(at).copied().collect();
                    drop(changed.splice(at..at, again));
                }
                3 => {
                    let from = self.below(other.len() + 1);
                    let piece: Vec<u8> = other.iter().skip(from).take(16).copied().collect();
                    drop(changed.splice(at..end, piece));
                }
                _ => {
                    if let Some(byte) = changed.get_mut(at) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        changed
    }
}

/// Runs a check on the corpus and on mutations of it.
fn hold(name: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let kept: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(!kept.is_empty(), "no input is kept for {name}");
    let mut rng = Rng(0x9e37_79b9_7f4a_7c15);
    for input in &kept {
        held(name, check, input);
        for _ in 0..CHANGES {
            let other = rng.below(kept.len());
            held(name, check, &rng.change(input, kept.get(other).map_or(&[], Vec::as_slice)));
        }
    }
}

fn held(name: &str, check: fn(&[u8]), input: &[u8]) {
    if std::panic::catch_unwind(|| check(input)).is_err() {
        eprintln!("{name}: {:?}", String::from_utf8_lossy(input));
        panic!("{name} does not hold");
    }
}

#[test]
fn callback_data() {
    hold("callback", callback::check);
}

#[test]
fn events_and_their_signatures() {
    hold("event", event::check);
}

#[test]
fn amounts() {
    hold("money", money::check);
}

#[test]
fn words_that_are_searched() {
    hold("search", search::check);
}

#[test]
fn screens() {
    hold("views", views::check);
}

#[test]
fn dotenv_files() {
    hold("dotenv", dotenv::check);
}
