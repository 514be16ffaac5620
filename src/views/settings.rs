//! The settings with their current values.

use i18n_embed_fl::fl;

use super::View;
use super::callback::Callback;
use super::keyboard::{Button, Keyboard, button, marked};
use crate::domain::Currency;
use crate::domain::guard::Guard;
use crate::domain::user::{Notifications, User};
use crate::i18n::Localizer;

/// Facts about the user that are not settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Whether an account is linked.
    pub linked: bool,
    /// Whether instant codes are on; `None` if this bot has no PUBLIC_URL.
    pub instant: Option<bool>,
    /// Their spending limits.
    pub guard: Guard,
    /// How many favorites they have.
    pub favourites: usize,
    /// How many accounts they have linked.
    pub accounts: usize,
}

/// The settings.
pub fn settings(s: &Localizer, user: &User, known: Known) -> View {
    let t = s.texts();
    let instant = match known.instant {
        Some(true) => fl!(t, "settings-instant-on"),
        Some(false) | None => fl!(t, "settings-instant-off"),
    };
    let favourites = s.count(i64::try_from(known.favourites).unwrap_or(i64::MAX));
    let favourites = fl!(t, "settings-favourites", count = favourites);
    let language = s.names().iter().find(|(language, _)| *language == user.language);
    let language = language.map(|(_, name)| name.as_str()).unwrap_or_default();
    let account = if known.linked {
        button(fl!(t, "button-unlink"), &Callback::Logout { confirmed: false }).danger()
    } else {
        button(fl!(t, "button-link"), &Callback::Login).primary()
    };
    let keyboard = Keyboard::new()
        .row([currency(s, user), button(format!("🌐 {language}"), &Callback::Languages)])
        .row([sound(s, user), codes(s, user)])
        .row([
            button(format!("⚡ {instant}"), &Callback::Webhook),
            button(format!("🛡 {}", limits(s, &known.guard)), &Callback::Guard),
        ])
        .row([
            button(format!("⭐ {favourites}"), &Callback::Favourites),
            button(format!("⬇ {}", fl!(t, "settings-file")), &Callback::Export),
        ])
        .row(accounts(s, known.accounts))
        .row([account, button(fl!(t, "settings-erase"), &Callback::Forget { confirmed: false }).danger()]);
    View::new(fl!(t, "settings"), keyboard)
}

/// The accounts, for people who have linked one.
fn accounts(s: &Localizer, count: usize) -> Option<Button> {
    let counted = s.count(i64::try_from(count).unwrap_or(i64::MAX));
    let label = format!("👤 {}", fl!(s.texts(), "settings-accounts", count = counted));
    (count > 0).then(|| button(label, &Callback::Accounts))
}

/// The languages.
pub fn languages(s: &Localizer, user: &User) -> View {
    let t = s.texts();
    let languages = s.names().iter().map(|(language, name)| {
        button(marked(*language == user.language, name.clone()), &Callback::SetLanguage(*language))
    });
    let back = button(fl!(t, "settings-back"), &Callback::Settings);
    View::new(fl!(t, "settings-languages"), Keyboard::new().grid(2, languages).row([back]))
}

/// The current currency; the button switches to the other.
fn currency(s: &Localizer, user: &User) -> Button {
    let t = s.texts();
    let (name, other) = match user.currency {
        Currency::Idr => (fl!(t, "settings-idr"), Currency::Usd),
        Currency::Usd => (fl!(t, "settings-usd"), Currency::Idr),
    };
    button(format!("💱 {name}"), &Callback::SetCurrency(other))
}

/// Which messages make a sound; the button switches to the other choice.
fn sound(s: &Localizer, user: &User) -> Button {
    let t = s.texts();
    let (name, other) = match user.notifications {
        Notifications::All => (fl!(t, "settings-ring-all"), Notifications::CodesOnly),
        Notifications::CodesOnly => (fl!(t, "settings-ring-codes"), Notifications::All),
    };
    button(format!("🔔 {name}"), &Callback::SetNotifications(other))
}

fn codes(s: &Localizer, user: &User) -> Button {
    let t = s.texts();
    let look = match (user.style.covered, user.style.code_only) {
        (true, _) => fl!(t, "settings-codes-covered"),
        (false, true) => fl!(t, "settings-codes-only"),
        (false, false) => fl!(t, "settings-codes-full"),
    };
    button(format!("🔑 {look}"), &Callback::Codes)
}

fn limits(s: &Localizer, guard: &Guard) -> String {
    let t = s.texts();
    match guard {
        Guard { frozen: true, .. } => fl!(t, "settings-frozen"),
        Guard { daily_cap: None, ask_above: None, .. } => fl!(t, "settings-limits-off"),
        Guard { .. } => fl!(t, "settings-limits-on"),
    }
}
