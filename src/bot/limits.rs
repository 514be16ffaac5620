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
/// How often a person is told in a message that they are too fast.
const TELLING: Pace = Pace { burst: 1, every: TimeDelta::seconds(30) };

/// What each person has asked lately.
#[derive(Debug)]
pub struct Limits {
    steps: Paces<UserId>,
    told: Paces<UserId>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: Paces::new(STEPS), told: Paces::new(TELLING) }
    }
}

/// Whether a message is more than its sender may ask now.
pub fn is_too_much_said(desk: Desk, message: Message, me: Me) -> bool {
    let Some(from) = &message.from else { return false };
    let steps = match Command::of(&message, &me) {
        Some(Command::Login(token)) if !token.is_empty() => TOKEN,
        Some(command) if asks_provider(&command) => EXPENSIVE,
        Some(_) => 1,
        None if message.text().is_some_and(|text| super::handlers::login::must_be_a_token(text.trim())) => {
            TOKEN
        }
        None => 1,
    };
    desk.limits.steps.take(user_id(from), steps, desk.clock.now()).is_err()
}

/// Whether a press is more than who pressed may ask now.
pub fn is_too_much_pressed(desk: Desk, query: CallbackQuery) -> bool {
    let callback = query.data.as_deref().and_then(Callback::unpack);
    let steps = if callback.is_some_and(|callback| asks_provider_again(&callback)) { EXPENSIVE } else { 1 };
    desk.limits.steps.take(user_id(&query.from), steps, desk.clock.now()).is_err()
}

/// Whether the person has not been told lately that they are too fast.
pub fn may_be_told(desk: &Desk, user: UserId) -> bool {
    desk.limits.told.take(user, 1, desk.clock.now()).is_ok()
}

/// Answered by a call to the provider each time.
fn asks_provider(command: &Command) -> bool {
    matches!(
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
    )
}
