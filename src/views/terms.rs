//! The terms of use: said where an account is linked, asked again when they change.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text};
use crate::domain::ProductId;
use crate::i18n::Speech;

/// The version of the text `terms` in `locales/`. One higher whenever the meaning changes: everybody is asked again.
pub const VERSION: u32 = 1;

/// What is asked together with a token: whoever sends it accepts.
pub fn by_linking(s: &Speech) -> String {
    text::join([fl!(s.texts(), "terms-by-linking"), fl!(s.texts(), "terms")], "\n")
}

/// What was accepted with a token that came without a question.
pub fn accepted(s: &Speech) -> String {
    text::join([fl!(s.texts(), "terms-accepted", version = VERSION), fl!(s.texts(), "terms-quoted")], "\n")
}

/// Asks whoever has not accepted this version yet, before the offer that they picked is drawn.
pub fn ask(s: &Speech, product: ProductId, quantity: u8) -> View {
    let t = s.texts();
    let accept = Callback::AcceptTerms { version: VERSION, product, quantity };
    let keyboard = Keyboard::new().row([button(fl!(t, "button-accept-terms"), &accept)]);
    View::new(text::join([fl!(t, "terms-changed"), fl!(t, "terms")], "\n\n"), keyboard)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::domain::Language;
    use crate::i18n::I18n;

    /// Of the text in every language, as of [`VERSION`].
    const TEXTS: &str = "967017b54532264ccc68d3857c4391c616092a25c1ef690dcb4e6bebc20cfd7b";

    #[test]
    fn who_accepted_another_text_is_asked_again() {
        let i18n = I18n::load().unwrap();
        let mut hash = Sha256::new();
        for language in Language::ALL {
            hash.update(fl!(i18n.speech(language).texts(), "terms"));
        }
        let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hash, TEXTS,
            "the terms changed: raise VERSION if their meaning did, then write the hash here"
        );
    }
}
