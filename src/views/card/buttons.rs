//! The buttons of one order: on its card while it waits, on the message of its SMS once there is one.

use i18n_embed_fl::fl;

use crate::domain::tracking::{Order, Sms};
use crate::domain::user::CodeStyle;
use crate::domain::{Money, Private};
use crate::i18n::Localizer;
use crate::views::callback::Callback;
use crate::views::keyboard::{Button, button, copy};
use crate::views::possible::{Cancel, Possible};
use crate::views::sms_text::{CODE_UNITS, code_of};
use crate::views::{phone, text};

/// Buttons to request another SMS and to finish, as far as possible.
pub(in crate::views) fn resend_and_finish(s: &Localizer, order: &Order, possible: Possible) -> Vec<Button> {
    let (t, order) = (s.texts(), order.id);
    let resend = possible.resend.then(|| button(fl!(t, "button-resend"), &Callback::Resend { order }));
    let finish = possible.finish.then(|| button(fl!(t, "button-finish"), &Callback::Finish { order }));
    resend.into_iter().chain(finish).collect()
}

/// The button to cancel, or to drop a scheduled cancel. It states the refund if known.
///
/// A card is not redrawn as time passes, so the provider decides whether it is too early; if so, the cancel is scheduled.
pub(super) fn cancel(
    s: &Localizer,
    order: &Order,
    price: Option<&Money>,
    possible: Possible,
) -> Option<Button> {
    let (t, order) = (s.texts(), order.id);
    match possible.cancel {
        Cancel::Now | Cancel::Later(_) => {
            let label = match price {
                Some(price) => fl!(t, "button-cancel-amount", amount = s.money(price)),
                None => fl!(t, "button-cancel"),
            };
            Some(button(label, &Callback::CancelOrder { order }).danger())
        }
        Cancel::Promised(_) => Some(button(fl!(t, "button-keep"), &Callback::KeepOrder { order })),
        Cancel::No => None,
    }
}

/// Copies the newest code, even if an SMS without a code came after it.
pub(super) fn copy_newest_code(s: &Localizer, order: &Order, style: CodeStyle) -> Option<Button> {
    order.sms_in_order().into_iter().rev().find_map(|sms| copy_code(s, sms, style))
}

/// Copies the code of an SMS.
pub(in crate::views) fn copy_code(s: &Localizer, sms: &Sms, style: CodeStyle) -> Option<Button> {
    let code = Private::new(code_of(sms)?);
    let label = if style.covered {
        fl!(s.texts(), "button-copy-covered")
    } else {
        fl!(s.texts(), "button-copy-code", code = text::label(code.expose(), CODE_UNITS))
    };
    copy(label, &code).map(Button::primary)
}

/// Copies the number in international and in national form.
pub(super) fn copy_number(s: &Localizer, phone: &Private) -> Vec<Button> {
    let t = s.texts();
    let number = text::label(phone.expose(), phone::PHONE_UNITS);
    let whole = copy(fl!(t, "button-copy-code", code = number), phone).map(Button::primary);
    let national = phone::national(phone).and_then(|(code, national)| {
        let label = fl!(t, "button-copy-national", number = national.clone(), code = code);
        copy(label, &Private::new(national))
    });
    whole.into_iter().chain(national).collect()
}
