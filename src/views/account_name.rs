//! How an account of a person with several is named.

use i18n_embed_fl::fl;

use super::text;
use crate::domain::account::AccountName;
use crate::i18n::Localizer;

/// The name of an account in a message.
pub fn html(s: &Localizer, account: &AccountName) -> String {
    match &account.chosen {
        Some(name) => text::name(name),
        None => plain(s, account),
    }
}

/// The name of an account on a button.
pub fn plain(s: &Localizer, account: &AccountName) -> String {
    match &account.chosen {
        Some(name) => text::label(name, text::NAME_UNITS),
        None => fl!(s.texts(), "account-number", number = (account.account + 1).to_string()),
    }
}

/// The line that names an account.
pub fn line(s: &Localizer, account: &AccountName) -> String {
    fl!(s.texts(), "account-line", name = html(s, account))
}
