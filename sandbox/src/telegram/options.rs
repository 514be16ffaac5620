//! Settings of a Telegram server.

use std::time::Duration;

use super::features::Features;
use super::text_audit::TextAuditor;
use crate::clock::Clock;

/// Settings of a Telegram server.
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
    /// Which newer Bot API features the server supports; see [`Server::set_features`](super::Server::set_features).
    pub features: Features,
    /// Whether private chats may be divided into topics (BotFather's threaded mode): getMe's `has_topics_enabled`.
    pub topics: bool,
    /// Audits every text that the bot sends.
    pub text_auditor: Option<TextAuditor>,
    /// Whether `/_control/...` is served.
    pub control: bool,
    /// The clock; give both servers the same one.
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
            features: Features::current(),
            topics: false,
            text_auditor: None,
            control: false,
            clock: Clock::default(),
        }
    }
}
