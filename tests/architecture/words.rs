//! Rejects words that this project once coined where the field has an established name.

use super::source::{code, is_word};

/// The word and its replacement. It matches as any part of an identifier: `Desk`, `front_desk`, `DeskOf`.
const OLD_WORDS: &[(&str, &str)] = &[
    ("courtesy", "RateLimiter, Cooldowns"),
    ("desk", "Ctx"),
    ("dice", "Rng"),
    ("doors", "HttpState"),
    ("duty", "admin"),
    ("guests", "AllowList"),
    ("heed", "check"),
    ("holders", "owner"),
    ("levers", "controls"),
    ("lookout", "alerts"),
    ("mailroom", "webhook_queue"),
    ("paces", "RateLimiter"),
    ("parcel", "Notification"),
    ("parcels", "notifications"),
    ("presence", "heartbeat"),
    ("speech", "Localizer"),
    ("survey", "stats"),
    ("tallies", "counters"),
];

/// Whole identifiers and their replacements.
const OLD_NAMES: &[(&str, &str)] = &[
    ("PushLost", "WebhookLost"),
    ("PushOn", "WebhookStatus::On"),
    ("PushState", "WebhookStatus"),
    ("Tracked", "Order"),
    ("Trouble", "ProviderFailure"),
    ("say_keys", "renew_ownership"),
];

/// Every banned word in one file, as `file:line: word, say this`.
pub fn old_words(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code(text) {
        let names = line.text.split(|c| !is_word(c)).filter(|name| !name.is_empty());
        for name in names {
            let words = words_of(name);
            let old = OLD_WORDS.iter().find(|(old, _)| words.iter().any(|word| word == old));
            if let Some((_, new)) = old.or_else(|| OLD_NAMES.iter().find(|(old, _)| name == *old)) {
                found.push(format!("{file}:{}: `{name}`, say {new}", line.number));
            }
        }
    }
    found
}

/// The words of an identifier, in lower case.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if c == '_' || c.is_uppercase() {
            words.push(String::new());
        }
        words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase().filter(|c| *c != '_')));
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn an_old_word_is_found_in_every_form_and_one_that_only_looks_like_it_is_not() {
    for planted in
        ["struct Desk;", "fn front_desk() {}", "use a::DeskOf;", "let roll = dice.roll();", "PushState::On"]
    {
        assert_eq!(old_words("src/x.rs", planted).len(), 1, "{planted}");
    }
    assert_eq!(old_words("src/x.rs", "\nmod duty;"), ["src/x.rs:2: `duty`, say admin"]);
    for other in ["desktop()", "// at the desk", "\"desk\"", "heartbeat(backpack)", "in_trouble()"] {
        assert_eq!(old_words("src/x.rs", other), Vec::<String>::new(), "{other}");
    }
}
