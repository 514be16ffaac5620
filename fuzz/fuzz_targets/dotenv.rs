//! A `.env` file: read, or refused in one line that repeats nothing of what may be a secret.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use smscode_bot::config::Command;

const CANARY: &str = "CANARY7f3a91";

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    before: &'a str,
    variable: u8,
    after: &'a str,
}

const NAMES: [&str; 6] =
    ["TELEGRAM_BOT_TOKEN", "ENCRYPTION_KEYS", "DATABASE_URL", "ALLOWED_USER_IDS", "RUST_LOG", "PUBLIC_URL"];

fuzz_target!(|input: Input<'_>| {
    let name = NAMES[usize::from(input.variable) % NAMES.len()];
    let text = format!("{}\n{name}={CANARY}{}", input.before, input.after);
    match Command::load([std::ffi::OsString::from("smscode-bot")], |_| None, Some(&text)) {
        Ok(command) => assert!(matches!(command, Command::Run(_)), "{command:?}"),
        Err(error) => {
            let line = error.to_string();
            assert!(!line.contains(['\n', '\r']), "{line}");
            assert!(!line.contains(CANARY) && !format!("{error:?}").contains(CANARY), "{line}");
        }
    }
});
