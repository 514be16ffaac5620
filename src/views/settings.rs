//! What a person can choose; the choice of now is marked.

use i18n_embed_fl::fl;

use super::View;
use super::callback::Callback;
use super::keyboard::{Keyboard, button, marked};
use crate::domain::Currency;
use crate::domain::user::{Notifications, User};
use crate::i18n::Speech;

/// The settings.
pub fn settings(s: &Speech, user: &User) -> View {
    let t = s.texts();
    let currencies = [(Currency::Idr, fl!(t, "settings-idr")), (Currency::Usd, fl!(t, "settings-usd"))];
    let rings = [
        (Notifications::All, fl!(t, "settings-ring-all")),
        (Notifications::CodesOnly, fl!(t, "settings-ring-codes")),
    ];
    let keyboard = Keyboard::new()
        .row(currencies.map(|(currency, label)| {
            button(marked(currency == user.currency, label), &Callback::SetCurrency(currency))
        }))
        .grid(
            2,
            s.names().iter().map(|(language, name)| {
                button(marked(*language == user.language, name.clone()), &Callback::SetLanguage(*language))
            }),
        )
        .row(rings.map(|(rings, label)| {
            button(marked(rings == user.notifications, label), &Callback::SetNotifications(rings))
        }))
        .row([button(fl!(t, "button-guard"), &Callback::Guard)])
        .row([
            button(fl!(t, "settings-codes"), &Callback::Codes),
            button(fl!(t, "settings-zone", place = s.zone().place()), &Callback::Zones),
        ])
        .row([
            button(fl!(t, "button-push"), &Callback::Webhook),
            button(fl!(t, "button-unlink"), &Callback::Logout { confirmed: false }),
        ]);
    View::new(fl!(t, "settings"), keyboard)
}
