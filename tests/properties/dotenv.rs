//! A `.env` file is either read, or refused in one line that repeats nothing that may be a secret.

use std::ffi::OsString;

use smscode_bot::config::Command;

use super::parts;

const CANARY: &str = "CANARY7f3a91";
const NAMES: [&str; 6] =
    ["TELEGRAM_BOT_TOKEN", "ENCRYPTION_KEYS", "DATABASE_URL", "ALLOWED_USER_IDS", "RUST_LOG", "PUBLIC_URL"];

pub fn check(data: &[u8]) {
    let (variable, data) = data.split_first().unwrap_or((&0, &[]));
    let [before, after] = parts::texts(data);
    let name = NAMES.get(usize::from(*variable) % NAMES.len()).unwrap();
    let text = format!("{before}\n{name}={CANARY}{after}");
    match Command::load([OsString::from("smscode-bot")], |_| None, Some(&text)) {
        Ok(command) => assert!(matches!(command, Command::Run(_)), "another command than to run"),
        Err(error) => {
            let line = error.to_string();
            assert!(!line.contains(['\n', '\r']), "{line}");
            // The file may contain the canary itself, but only outside of variable values.
            let repeated = line.contains(CANARY) || format!("{error:?}").contains(CANARY);
            assert!(!repeated || before.contains(CANARY), "{line}");
        }
    }
}
