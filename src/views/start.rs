//! The first screen and the help.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::i18n::Speech;

/// The answer to `/start`: what this is, what it is not for, and the next step.
pub fn welcome(s: &Speech, first_name: Option<&str>, linked: bool) -> View {
    let t = s.texts();
    let name = first_name.map(text::name).filter(|name| !name.is_empty());
    let hello = match name {
        Some(name) => fl!(t, "start-hello", name = name),
        None => fl!(t, "start-hello-nameless"),
    };
    let (next, step) = if linked {
        (fl!(t, "start-next-buy"), button(fl!(t, "button-buy"), &Callback::Buy))
    } else {
        (fl!(t, "start-next-link"), button(fl!(t, "button-link"), &Callback::Login))
    };
    let text = text::join([hello, fl!(t, "start-about"), next], "\n\n");
    View::new(text, Keyboard::new().row([step]).row([button(fl!(t, "button-help"), &Callback::Help)]))
}

/// The answer to `/help`. `push_possible` says whether this installation can be reached by the provider, `inline` is
/// the bot's name where it lists offers in any chat.
pub fn help(s: &Speech, push_possible: bool, inline: Option<&str>) -> View {
    let t = s.texts();
    let push = if push_possible { fl!(t, "help-push") } else { String::new() };
    let inline = inline.map(|bot| fl!(t, "help-inline", bot = text::name(bot))).unwrap_or_default();
    let lines = [fl!(t, "help-commands"), push, fl!(t, "help-commands-more"), inline];
    let commands = text::join(lines, "\n");
    let text = text::join([fl!(t, "help-steps"), commands, fl!(t, "help-lawful")], "\n\n");
    View::new(text, Keyboard::new().row([button(fl!(t, "button-buy"), &Callback::Buy)]))
}
