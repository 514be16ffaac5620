//! The terms of use: shown when an account is linked, and again when they change.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::{OrderId, ProductId};
use crate::i18n::Localizer;

/// The version of the text `terms` in `locales/`. Increment it when the meaning changes: all users are asked again.
pub const VERSION: u32 = 1;

/// Shown when asking for a token: sending it means accepting.
pub fn by_linking(s: &Localizer) -> String {
    text::join([fl!(s.texts(), "terms-by-linking"), fl!(s.texts(), "terms")], "\n")
}

/// The terms accepted by sending a token unprompted.
pub fn accepted(s: &Localizer) -> String {
    text::join([fl!(s.texts(), "terms-accepted", version = VERSION), fl!(s.texts(), "terms-quoted")], "\n")
}

/// Asks users who have not accepted this version, before showing the offer they picked.
pub fn ask(s: &Localizer, product: ProductId, quantity: u8) -> View {
    ask_with(s, &Callback::AcceptTerms { version: VERSION, product, quantity })
}

/// The same before the number of a completed order is offered once more.
pub fn ask_for_number(s: &Localizer, order: OrderId) -> View {
    ask_with(s, &Callback::AcceptTermsForNumber { version: VERSION, order })
}

fn ask_with(s: &Localizer, accept: &Callback) -> View {
    let t = s.texts();
    let keyboard = Keyboard::new().row([button(fl!(t, "button-accept-terms"), accept)]);
    View::new(text::join([fl!(t, "terms-changed"), fl!(t, "terms")], "\n\n"), keyboard)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::domain::Language;
    use crate::i18n::I18n;

    /// Of the text in every language, as of [`VERSION`].
    const TEXTS: &str = "3046ddb8bdcfbcd32daa215469dbe8117093f2d620fb638c5ea714efd33b2ac6";

    #[test]
    fn who_accepted_another_text_is_asked_again() {
        let i18n = I18n::load().unwrap();
        let mut hash = Sha256::new();
        for language in Language::ALL {
            hash.update(fl!(i18n.localizer(language).texts(), "terms"));
        }
        let hash = hex::encode(hash.finalize());
        assert_eq!(
            hash, TEXTS,
            "the terms changed: raise VERSION if their meaning did, then write the hash here"
        );
    }
}
