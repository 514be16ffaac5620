//! The bot's profile at Telegram: command menu and descriptions.

use i18n_embed_fl::fl;
use teloxide::types::BotCommand;

use crate::i18n::Localizer;

/// The command menu, with the everyday commands. The others work, too, and are listed by `/help`.
pub fn commands(s: &Localizer) -> Vec<BotCommand> {
    let t = s.texts();
    [
        ("buy", fl!(t, "command-buy")),
        ("active", fl!(t, "command-active")),
        ("orders", fl!(t, "command-orders")),
        ("balance", fl!(t, "command-balance")),
        ("settings", fl!(t, "command-settings")),
        ("help", fl!(t, "command-help")),
    ]
    .map(|(command, description)| BotCommand::new(command, description))
    .into()
}

/// What the empty chat shows before the first message; at most 512 characters.
pub fn description(s: &Localizer) -> String {
    fl!(s.texts(), "bot-description")
}

/// What the profile shows; at most 120 characters.
pub fn short_description(s: &Localizer) -> String {
    fl!(s.texts(), "bot-short-description")
}
