//! How a Telegram world is set up.

use std::time::Duration;

use super::proof::Proofreader;
use crate::clock::Clock;

/// How a Telegram world is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; port 0 takes a free one.
    pub listen: String,
    /// The bot's token.
    pub token: String,
    /// The bot's user name.
    pub username: String,
    /// After this time a callback query can no longer be answered.
    pub callback_age: Duration,
    /// How many messages a chat takes within as many seconds before it answers 429. `None`: any number.
    pub flood: Option<u32>,
    /// First pause before a webhook delivery is tried again; it doubles up to a minute.
    pub webhook_backoff: Duration,
    /// Whether inline mode is switched on (BotFather's `/setinline`).
    pub inline: bool,
    /// Whether the bot is told which result was picked (BotFather's `/setinlinefeedback`).
    pub inline_feedback: bool,
    /// Reads every text of the bot before anybody sees it.
    pub proofreader: Option<Proofreader>,
    /// Whether `/_control/...` is served.
    pub control: bool,
    /// The clock; give both worlds the same one.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:0".to_owned(),
            token: "123456:AAsandboxSandboxSandboxSandboxSandbox".to_owned(),
            username: "smscode_sandbox_bot".to_owned(),
            callback_age: Duration::from_secs(60),
            flood: None,
            webhook_backoff: Duration::from_secs(1),
            inline: true,
            inline_feedback: false,
            proofreader: None,
            control: false,
            clock: Clock::default(),
        }
    }
}
