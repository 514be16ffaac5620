//! The first screen and the help.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::failure;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::i18n::Localizer;

/// The reply to `/start` without a linked account: what the bot is, how it works, what it is not for, and the next step.
pub fn welcome(s: &Localizer, first_name: Option<&str>) -> View {
    let t = s.texts();
    let about = [hello(s, first_name), fl!(t, "start-about"), fl!(t, "start-steps"), fl!(t, "help-lawful")];
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "button-link-mine"), &Callback::Login).primary()])
        .row(failure::site(&fl!(t, "button-no-account")))
        .row([button(fl!(t, "button-how"), &Callback::Help)]);
    View::new(text::join(about, "\n\n"), keyboard)
}

/// The greeting.
pub fn hello(s: &Localizer, first_name: Option<&str>) -> String {
    let name = first_name.map(text::name).filter(|name| !name.is_empty());
    match name {
        Some(name) => fl!(s.texts(), "start-hello", name = name),
        None => fl!(s.texts(), "start-hello-nameless"),
    }
}

/// The reply to `/help`. `webhook_possible`: the provider can reach this bot; `inline`: the bot's name if inline mode is on;
/// `linked`: the user has an account.
pub fn help(s: &Localizer, webhook_possible: bool, inline: Option<&str>, linked: bool) -> View {
    let t = s.texts();
    let notification = if webhook_possible { fl!(t, "help-push") } else { String::new() };
    let inline = inline.map(|bot| fl!(t, "help-inline", bot = text::name(bot))).unwrap_or_default();
    let lines = [fl!(t, "help-commands"), notification, fl!(t, "help-commands-more"), inline];
    let commands = text::join(lines, "\n");
    let text = text::join([fl!(t, "help-steps"), commands, fl!(t, "help-lawful")], "\n\n");
    let keyboard = if linked {
        Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)])
    } else {
        Keyboard::new()
            .row([button(fl!(t, "button-link-mine"), &Callback::Login).primary()])
            .row(failure::site(&fl!(t, "button-no-account")))
    };
    View::new(text, keyboard)
}
