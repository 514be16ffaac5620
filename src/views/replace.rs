//! Another number instead of one that gets no SMS: its button, what the cards say of it, the setting, and why it was
//! not done.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::draft::buy_button;
use super::failure::{Subject, happened};
use super::keyboard::{Button, Keyboard, button, marked};
use super::possible::{Cancel, Possible};
use super::{View, again, phone, text, time, title};
use crate::domain::failure::NotReplaced;
use crate::domain::guard::{AutoReplace, Guard, GuardChange};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::replacement;
use crate::domain::tracking::Order;
use crate::domain::{Money, OrderId};
use crate::i18n::Localizer;

/// Minutes without an SMS, and how many times in a row, that are one press away.
const AFTER: [u8; 4] = [3, 5, 8, 10];
const TIMES: [u8; 4] = [1, 2, 3, 5];

/// The button that replaces a number that still waits. It states the most that the next one may cost.
pub(super) fn offer(
    s: &Localizer,
    order: &Order,
    price: Option<&Money>,
    possible: Possible,
) -> Option<Button> {
    let waits = order.sms.is_empty() && order.intent.is_some();
    let can = matches!(possible.cancel, Cancel::Now | Cancel::Later(_)) && waits;
    let price = price.filter(|_| can)?;
    let label = fl!(s.texts(), "button-replace", price = s.money(price));
    Some(button(label, &Callback::Replace { order: order.id }))
}

/// The button of a number that is replaced without a press.
pub(super) fn keep(s: &Localizer, order: OrderId) -> Button {
    button(fl!(s.texts(), "button-dont-replace"), &Callback::KeepOrder { order })
}

/// When a number will be replaced that waits for its first SMS, if that was agreed.
pub(super) fn due(auto: Option<AutoReplace>, order: &Order) -> Option<DateTime<Utc>> {
    let waits = order.status.is_open() && order.sms.is_empty() && order.vanished_at.is_none();
    let decided = order.is_promised() || order.cancel_asked_at.is_some();
    auto.filter(|_| waits && !decided).map(|auto| replacement::due(auto, order))
}

/// That a number will be replaced, and when.
pub(super) fn planned(s: &Localizer, due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    due.map(|at| fl!(s.texts(), "card-auto-replace", at = time::relative(s, at, now))).unwrap_or_default()
}

/// That another number follows the one that is to be canceled, for at most this price.
pub(super) fn follows(s: &Localizer, price: &Money) -> String {
    fl!(s.texts(), "card-replacing", price = s.money(price))
}

/// That another number follows the one that was canceled.
pub(super) fn on_its_way(s: &Localizer) -> String {
    fl!(s.texts(), "ended-replacing")
}

/// Which order a number takes the place of.
pub(super) fn replaces(s: &Localizer, order: Option<OrderId>) -> String {
    order.map(|order| fl!(s.texts(), "card-replaces", id = order.to_string())).unwrap_or_default()
}

/// What the confirm screen says of numbers that are replaced without a press.
pub(super) fn agreed(s: &Localizer, purchase: &Purchase) -> String {
    let agreed = purchase.auto_replace;
    agreed.map(|auto| format!("🔁 {}", rule(s, auto))).unwrap_or_default()
}

fn rule(s: &Localizer, auto: AutoReplace) -> String {
    let (after, times) = (u32::from(auto.after), u32::from(auto.times));
    text::join(
        [
            fl!(s.texts(), "auto-replace-after", minutes = after),
            fl!(s.texts(), "auto-replace-times", times = times),
        ],
        " ",
    )
}

/// Whether numbers are replaced without a press, in a few words, for the button that opens the setting.
pub(super) fn word(s: &Localizer, guard: &Guard) -> String {
    let t = s.texts();
    match guard.auto_replace {
        Some(auto) => {
            fl!(t, "auto-replace-word", minutes = u32::from(auto.after), times = u32::from(auto.times))
        }
        None => fl!(t, "auto-replace-off"),
    }
}

/// The setting, with the buttons that change it.
pub fn setting(s: &Localizer, guard: &Guard) -> View {
    let t = s.texts();
    let now = guard.auto_replace;
    let state = now.map_or_else(|| fl!(t, "auto-replace-none"), |auto| rule(s, auto));
    let set = |auto| Callback::SetGuard(GuardChange::AutoReplace(auto));
    let off = button(marked(now.is_none(), fl!(t, "auto-replace-off")), &set(None));
    let times = now.map_or(1, |auto| auto.times);
    let after = AFTER.map(|after| {
        let label = fl!(t, "button-minutes", count = u32::from(after));
        let chosen = now.is_some_and(|auto| auto.after == after);
        button(marked(chosen, label), &set(Some(AutoReplace { after, times })))
    });
    let times = now.map(|auto| {
        TIMES.map(|times| {
            let label = format!("{times}×");
            button(marked(auto.times == times, label), &set(Some(AutoReplace { times, ..auto })))
        })
    });
    let keyboard = Keyboard::new()
        .row([off])
        .grid(4, after)
        .grid(4, times.into_iter().flatten())
        .row([button(fl!(t, "settings-back"), &Callback::Guard)]);
    View::new(text::join([fl!(t, "auto-replace"), state], "\n\n"), keyboard)
}

/// An order was not replaced, or will not be without a press. `next` is the draft of a number at another price.
pub fn not_replaced(s: &Localizer, order: &Order, why: NotReplaced, next: Option<&Purchase>) -> View {
    let t = s.texts();
    let next = next.filter(|next| next.state == PurchaseState::Draft);
    let head = match order.status.is_open() {
        true => fl!(t, "not-replaced-open"),
        false => fl!(t, "not-replaced"),
    };
    let why = match (why, next) {
        (NotReplaced::Dearer, Some(next)) => fl!(t, "not-replaced-price", price = s.money(&next.price)),
        (NotReplaced::Dearer, None) => fl!(t, "not-replaced-dearer"),
        (NotReplaced::SoldOut, _) => fl!(t, "not-replaced-sold-out"),
        (NotReplaced::Limit, _) => fl!(t, "not-replaced-limit"),
        (NotReplaced::Unclear, _) => fl!(t, "not-replaced-unclear"),
        (NotReplaced::Late, _) => fl!(t, "not-replaced-late"),
        (NotReplaced::OtherAccount, _) => fl!(t, "not-replaced-account"),
        (NotReplaced::Failed(kind), _) => happened(s, &kind.into(), Subject::Offer),
    };
    let number = order.phone.as_ref().filter(|phone| !phone.is_blank());
    let number = number.map(|phone| fl!(t, "card-phone", phone = phone::html(phone))).unwrap_or_default();
    let about = text::join([title::html(s, &order.title), number], "\n");
    let text = text::join([text::join([head, why], "\n"), about], "\n\n");
    let keyboard = match next {
        Some(next) => Keyboard::new().row([buy_button(s, next, &Callback::Confirm { intent: next.id })]),
        None if order.status.is_open() => {
            Keyboard::new().row([button(fl!(t, "button-active"), &Callback::Active)])
        }
        None => Keyboard::new().grid(1, again::buttons(s, order.product)),
    };
    View::new(text, keyboard)
}
