//! The commands.

use teloxide::types::{Me, Message};
use teloxide::utils::command::BotCommands;

use crate::domain::{OrderId, Private};
use crate::views::Callback;

/// The commands. The words are the same in every language; their descriptions are in `locales/`.
#[derive(Debug, Clone, PartialEq, Eq, BotCommands)]
#[command(rename_rule = "lowercase")]
pub enum Command {
    /// Welcome, or a deep link.
    Start(String),
    /// Link an account; the token may follow directly.
    Login(Private),
    /// Unlink it.
    Logout,
    /// Show the balance.
    Balance,
    /// Buy a number; what to buy may follow directly.
    Buy(String),
    /// Show the open orders.
    Active,
    /// Show the history; search words may follow directly.
    Orders(String),
    /// Show one order.
    Order(String),
    /// Show the exchange rate.
    Rate,
    /// Show the user's statistics.
    Me,
    /// Show the settings.
    Settings,
    /// Show the state of the webhook.
    Webhook,
    /// The same, under a friendlier name.
    Instant,
    /// Show the help.
    Help,
    /// Show the watches.
    Watch,
    /// Erase what is stored about the user.
    Forget,
    /// Leave the current dialogue.
    Cancel,
    /// Show the figures; for administrators.
    Stats,
    /// Write to all users; for administrators.
    Announce(String),
}

impl Command {
    /// Reads a command from a message. Any white space may follow the word, and case does not matter: a token
    /// on the next line is still a token. It may be the caption of a picture or file.
    pub fn of(message: &Message, me: &Me) -> Option<Self> {
        Self::read(message.text().or(message.caption())?, me.username())
    }

    /// The equivalent button, if there is one. Free text does not fit into a button, so it leads to where the
    /// text is asked for.
    pub fn again(&self) -> Option<Callback> {
        match self {
            Self::Start(payload) if payload.is_empty() => None,
            Self::Start(_) | Self::Buy(_) => Some(Callback::Buy),
            Self::Login(_) => Some(Callback::Login),
            Self::Logout => Some(Callback::Logout { confirmed: false }),
            Self::Balance => Some(Callback::Balance),
            Self::Active => Some(Callback::Active),
            Self::Orders(_) => Some(Callback::OrderList { status: None, page: 0 }),
            Self::Order(number) => {
                let order = number.trim().trim_start_matches('#').parse().ok();
                order.map(|id| Callback::ShowOrder { order: OrderId(id) })
            }
            Self::Rate => Some(Callback::Rate),
            Self::Me => Some(Callback::Statistics),
            Self::Settings => Some(Callback::Settings),
            Self::Webhook | Self::Instant => Some(Callback::Webhook),
            Self::Help => Some(Callback::Help),
            Self::Watch => Some(Callback::Watches),
            Self::Forget => Some(Callback::Forget { confirmed: false }),
            Self::Cancel | Self::Stats | Self::Announce(_) => None,
        }
    }

    fn read(text: &str, bot: &str) -> Option<Self> {
        let text = text.trim();
        let word = text.split_whitespace().next()?;
        let rest = text.get(word.len()..)?.trim();
        let line =
            if rest.is_empty() { word.to_lowercase() } else { format!("{} {rest}", word.to_lowercase()) };
        Self::parse(&line, &bot.to_lowercase()).ok().or_else(|| {
            // A command without arguments is still valid if something follows it.
            Self::parse(&word.to_lowercase(), &bot.to_lowercase()).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_read_however_it_is_typed() {
        for (text, command) in [
            ("/start", Some(Command::Start(String::new()))),
            ("/start buy_wa_id", Some(Command::Start("buy_wa_id".into()))),
            ("/login abc", Some(Command::Login(Private::new("abc")))),
            ("/LOGIN  AbC ", Some(Command::Login(Private::new("AbC")))),
            ("/login\nAbC", Some(Command::Login(Private::new("AbC")))),
            ("/balance please", Some(Command::Balance)),
            ("/buy@my_bot whatsapp indonesia", Some(Command::Buy("whatsapp indonesia".into()))),
            ("/orders", Some(Command::Orders(String::new()))),
            ("/orders WhatsApp june", Some(Command::Orders("WhatsApp june".into()))),
            ("/buy@other_bot x", None),
            ("/nonsense", None),
            ("hello", None),
            ("", None),
        ] {
            assert_eq!(Command::read(text, "My_Bot"), command, "{text:?}");
        }
    }
}
