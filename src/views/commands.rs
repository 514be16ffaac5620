//! What Telegram itself shows of the bot: the menu of commands and the two descriptions.

use i18n_embed_fl::fl;
use teloxide::types::BotCommand;

use crate::i18n::Speech;

/// The menu of commands, the everyday ones first.
pub fn commands(s: &Speech) -> Vec<BotCommand> {
    let t = s.texts();
    [
        ("buy", fl!(t, "command-buy")),
        ("active", fl!(t, "command-active")),
        ("balance", fl!(t, "command-balance")),
        ("orders", fl!(t, "command-orders")),
        ("order", fl!(t, "command-order")),
        ("rate", fl!(t, "command-rate")),
        ("settings", fl!(t, "command-settings")),
        ("webhook", fl!(t, "command-webhook")),
        ("login", fl!(t, "command-login")),
        ("logout", fl!(t, "command-logout")),
        ("forget", fl!(t, "command-forget")),
        ("cancel", fl!(t, "command-cancel")),
        ("help", fl!(t, "command-help")),
        ("start", fl!(t, "command-start")),
    ]
    .map(|(command, description)| BotCommand::new(command, description))
    .into()
}

/// What the empty chat shows before the first message; at most 512 characters.
pub fn description(s: &Speech) -> String {
    fl!(s.texts(), "bot-description")
}

/// What the profile shows; at most 120 characters.
pub fn short_description(s: &Speech) -> String {
    fl!(s.texts(), "bot-short-description")
}
