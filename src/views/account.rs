//! The accounts of a person: which is in use, and what they are called.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button, marked};
use super::{View, account_name, text};
use crate::domain::UserId;
use crate::domain::account::{AccountName, BadName, Linked, NAME_CHARS};
use crate::i18n::Localizer;

/// Why a typed name was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// It can't be a name.
    Bad(BadName),
    /// Another account has it.
    Taken,
}

/// All linked accounts: a press takes one into use.
pub fn list(s: &Localizer, linked: &[Linked], current: UserId) -> View {
    let t = s.texts();
    let rows = linked.iter().fold(Keyboard::new(), |rows, known| {
        let sign = if known.revoked { "⚠️ " } else { "" };
        let label = marked(known.user == current, format!("{sign}{}", account_name::plain(s, &known.name)));
        let account = known.user.account();
        rows.row([
            button(label, &Callback::UseAccount { account }),
            button("✏️", &Callback::NameAccount { account }),
        ])
    });
    let further = linked.len() < usize::from(UserId::MOST_ACCOUNTS);
    let further = further.then(|| button(fl!(t, "button-account-add"), &Callback::Login));
    let back = button(fl!(t, "settings-back"), &Callback::Settings);
    View::new(fl!(t, "accounts"), rows.row(further).row([back]))
}

/// Asks for a name, after one that could not be taken if there was one.
pub fn ask_name(s: &Localizer, account: &AccountName, fault: Option<NameFault>) -> View {
    let t = s.texts();
    let fault = match fault {
        None => String::new(),
        Some(NameFault::Bad(BadName::Empty)) => fl!(t, "account-name-empty"),
        Some(NameFault::Bad(BadName::TooLong)) => fl!(t, "account-name-long"),
        Some(NameFault::Taken) => fl!(t, "account-name-taken"),
    };
    let ask =
        fl!(t, "account-ask-name", name = account_name::html(s, account), most = NAME_CHARS.to_string());
    let back = button(fl!(t, "button-back"), &Callback::Accounts);
    View::new(text::join([fault, ask], "\n\n"), Keyboard::new().row([back]))
}

/// After an account was unlinked: the one in use now.
pub fn goes_on(s: &Localizer, unlinked: View, now: &AccountName) -> View {
    let text = text::join(
        [unlinked.text, fl!(s.texts(), "account-in-use", name = account_name::html(s, now))],
        "\n\n",
    );
    View { text, ..unlinked }
}
