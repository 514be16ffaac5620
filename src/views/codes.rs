//! Settings for code messages; the current choice is marked.

use i18n_embed_fl::fl;

use super::View;
use super::callback::Callback;
use super::keyboard::{Keyboard, button, marked};
use crate::domain::user::{CodeStyle, Lifetime, StyleChange};
use crate::i18n::Localizer;

/// The choices.
pub fn codes(s: &Localizer, style: CodeStyle) -> View {
    let t = s.texts();
    let choice = |chosen: bool, label: String, change: StyleChange| {
        button(marked(chosen, label), &Callback::SetStyle(change))
    };
    let lifetimes = Lifetime::ALL.map(|lifetime| {
        choice(lifetime == style.lifetime, lifetime_label(s, lifetime), StyleChange::Lifetime(lifetime))
    });
    let keyboard = Keyboard::new()
        .row([
            choice(!style.code_only, fl!(t, "codes-full"), StyleChange::CodeOnly(false)),
            choice(style.code_only, fl!(t, "codes-only"), StyleChange::CodeOnly(true)),
        ])
        .row([
            choice(!style.covered, fl!(t, "codes-open"), StyleChange::Covered(false)),
            choice(style.covered, fl!(t, "codes-covered"), StyleChange::Covered(true)),
        ])
        .grid(2, lifetimes)
        .row([button(fl!(t, "settings-back"), &Callback::Settings)]);
    View::new(fl!(t, "codes"), keyboard)
}

fn lifetime_label(s: &Localizer, lifetime: Lifetime) -> String {
    let t = s.texts();
    match lifetime.minutes() {
        0 => fl!(t, "codes-stay"),
        minutes if minutes % 60 == 0 => {
            let hours = minutes / 60;
            fl!(t, "codes-hours", count = hours)
        }
        minutes => fl!(t, "codes-minutes", count = minutes),
    }
}
