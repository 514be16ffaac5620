//! How the bot presents itself: commands and descriptions, per language.

use teloxide::payloads::{
    SetChatMenuButtonSetters, SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters,
};
use teloxide::prelude::Requester;
use teloxide::types::{BotCommand, BotCommandScope, MenuButton};

use super::{Fault, Telegram, timed};

/// What Telegram shows of the bot before the first message and in the menu.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The language it is for; `None` for everybody whose language has none of its own.
    pub language: Option<&'static str>,
    /// The menu of commands.
    pub commands: Vec<BotCommand>,
    /// Shown in an empty chat.
    pub description: String,
    /// Shown on the profile and with shared links.
    pub short_description: String,
}

impl Telegram {
    /// Has the button beside the text field of every private chat open the menu of commands.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn show_menu(&self) -> Result<(), Fault> {
        let request = self.bot.set_chat_menu_button().menu_button(MenuButton::Commands);
        timed("setChatMenuButton", async move { request.await }).await?;
        Ok(())
    }

    /// Registers a profile.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn register(&self, profile: &Profile) -> Result<(), Fault> {
        let language = profile.language.unwrap_or_default();
        let commands = self
            .bot
            .set_my_commands(profile.commands.clone())
            .scope(BotCommandScope::AllPrivateChats)
            .language_code(language);
        timed("setMyCommands", async move { commands.await }).await?;
        let description =
            self.bot.set_my_description().description(&profile.description).language_code(language);
        timed("setMyDescription", async move { description.await }).await?;
        let short = self
            .bot
            .set_my_short_description()
            .short_description(&profile.short_description)
            .language_code(language);
        timed("setMyShortDescription", async move { short.await }).await?;
        Ok(())
    }
}
