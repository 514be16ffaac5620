//! How fast one person may ask: nobody keeps the bot, or the provider, busy for all others.

use chrono::TimeDelta;
use teloxide::types::{CallbackQuery, Me, Message};

use super::{Command, Desk};
use crate::bot::desk::user_id;
use crate::domain::UserId;
use crate::domain::pace::{Pace, Paces};
use crate::views::Callback;

/// Steps that a person may take: a cheap request is one. Nobody who reads what they are shown comes near it.
const STEPS: Pace = Pace { burst: 120, every: TimeDelta::milliseconds(500) };
/// What asks the provider costs this many steps.
const EXPENSIVE: u32 = 4;
/// A token that is tried costs this many: tokens are not to be found by trying.
const TOKEN: u32 = 12;
/// A file of all orders, which may take a hundred calls, costs this many.
const EXPORT: u32 = 24;
/// Inline queries: one comes with every few letters that somebody types. They have a row of their own, so that typing
/// keeps nobody from buying.
const TYPING: Pace = Pace { burst: 60, every: TimeDelta::milliseconds(500) };
/// Words to somebody whom the bot does not serve, or whose message it can't read.
const TURNED_AWAY: Pace = Pace { burst: 10, every: TimeDelta::seconds(30) };
/// How often a person is told in a message that they are too fast.
const TELLING: Pace = Pace { burst: 1, every: TimeDelta::seconds(30) };

/// What each person has asked lately.
#[derive(Debug)]
pub struct Limits {
    steps: Paces<UserId>,
    typing: Paces<UserId>,
    turned_away: Paces<UserId>,
    told: Paces<UserId>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: Paces::new(STEPS),
            typing: Paces::new(TYPING),
            turned_away: Paces::new(TURNED_AWAY),
            told: Paces::new(TELLING),
        }
    }
}

/// Whether a message is more than its sender may ask now.
pub fn is_too_much_said(desk: Desk, message: Message, me: Me) -> bool {
    let Some(from) = &message.from else { return false };
    let steps = match Command::of(&message, &me) {
        Some(command) if asks_provider(&command) => EXPENSIVE,
        Some(_) => 1,
        // It may name something to buy.
        None if message.text().is_some() => EXPENSIVE,
        None => 1,
    };
    desk.limits.steps.take(user_id(from), steps, desk.clock.now()).is_err()
}

/// Whether a press is more than who pressed may ask now.
pub fn is_too_much_pressed(desk: Desk, query: CallbackQuery) -> bool {
    let callback = query.data.as_deref().and_then(Callback::unpack);
    let steps = match callback {
        Some(Callback::Export) => EXPORT,
        Some(callback) if asks_provider_again(&callback) => EXPENSIVE,
        _ => 1,
    };
    desk.limits.steps.take(user_id(&query.from), steps, desk.clock.now()).is_err()
}

/// Whether a person may try a token now; on top of what its message cost.
pub fn may_try_a_token(desk: &Desk, user: UserId) -> bool {
    desk.limits.steps.take(user, TOKEN, desk.clock.now()).is_ok()
}

/// Whether a person may be answered one more inline query now.
pub fn may_type_on(desk: &Desk, user: UserId) -> bool {
    desk.limits.typing.take(user, 1, desk.clock.now()).is_ok()
}

/// Whether somebody who gets nothing done here may be told so once more.
pub fn may_be_turned_away(desk: &Desk, user: UserId) -> bool {
    desk.limits.turned_away.take(user, 1, desk.clock.now()).is_ok()
}

/// Whether the person has not been told lately that they are too fast.
pub fn may_be_told(desk: &Desk, user: UserId) -> bool {
    desk.limits.told.take(user, 1, desk.clock.now()).is_ok()
}

/// Answered by a call to the provider each time.
fn asks_provider(command: &Command) -> bool {
    matches!(
        command,
        // A link leads to what it names.
        Command::Start(word) if !word.is_empty()
    ) || matches!(
        command,
        Command::Balance
            | Command::Rate
            | Command::Active
            | Command::Orders
            | Command::Order(_)
            | Command::Webhook
            | Command::Buy(_)
    )
}

/// Answered by a call to the provider each time. What spends or ends something is not among them: it must not be
/// refused for what was only looked at before.
fn asks_provider_again(callback: &Callback) -> bool {
    matches!(
        callback,
        Callback::Balance
            | Callback::Rate
            | Callback::Active
            | Callback::OrderList { .. }
            | Callback::ShowOrder { .. }
            | Callback::Refresh { .. }
            | Callback::Resend { .. }
            | Callback::Webhook
            | Callback::PushOn { .. }
            | Callback::PushOff
            | Callback::PushTest
            | Callback::PushHeal
            | Callback::Pick { .. }
            | Callback::AcceptTerms { .. }
            | Callback::Elsewhere { .. }
            | Callback::Favourite { .. }
    )
}
