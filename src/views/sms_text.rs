//! Codes and texts of SMS, as the person wants to see them.

use i18n_embed_fl::fl;

use super::text;
use crate::domain::tracking::Sms;
use crate::domain::user::CodeStyle;
use crate::i18n::Localizer;

/// Room for a code: a real one has four to ten characters.
pub(super) const CODE_UNITS: usize = 64;

/// A code as the person wants to see it.
pub(super) fn code_line(s: &Localizer, code: &str, units: usize, style: CodeStyle) -> String {
    let code = text::dynamic(code, units);
    if style.covered {
        fl!(s.texts(), "code-covered", code = code)
    } else {
        fl!(s.texts(), "card-code", code = code)
    }
}

/// A text folded away, as the person wants to see it.
pub(super) fn quote(s: &Localizer, full: &str, units: usize, style: CodeStyle) -> String {
    quoted(s, text::dynamic(full, units), style)
}

/// The same for a text that was made safe before.
pub(super) fn quoted(s: &Localizer, full: String, style: CodeStyle) -> String {
    if style.covered {
        fl!(s.texts(), "text-covered", text = full)
    } else {
        fl!(s.texts(), "card-text", text = full)
    }
}

/// The text that is shown: none beside a code for who wants codes only.
pub(super) fn text_in(sms: &Sms, style: CodeStyle) -> Option<&str> {
    text_of(sms).filter(|_| !style.code_only || code_of(sms).is_none())
}

/// The code of an SMS, when there is one.
pub(super) fn code_of(sms: &Sms) -> Option<&str> {
    sms.code.as_ref().map(|code| code.expose().trim()).filter(|code| !code.is_empty())
}

/// The text of an SMS, when there is one that says more than its code.
pub(super) fn text_of(sms: &Sms) -> Option<&str> {
    let full = sms.text.as_ref().map(|full| full.expose().trim()).filter(|full| !full.is_empty());
    full.filter(|full| code_of(sms) != Some(*full))
}
