//! Per-user rate limits: nobody can keep the bot, or the provider, busy for everyone else.

use std::time::Duration;

use super::Command;
use super::asked::Asked;
use crate::clock::Clock;
use crate::domain::UserId;
use crate::rate_limit::{Rate, RateLimiter};
use crate::views::Callback;

/// Steps a user may take: a cheap request costs one. Nobody who reads the screens comes near the limit.
const STEPS: Rate = Rate::new(120, Duration::from_millis(500));
/// The cost in steps of a request that calls the provider.
const EXPENSIVE: u32 = 4;
/// The cost of trying a token: tokens must not be guessable.
const TOKEN: u32 = 12;
/// The cost of a file of all orders, which may take a hundred calls.
const EXPORT: u32 = 24;
/// Inline queries: one arrives every few typed letters. They have a separate limit, so that typing never
/// blocks buying.
const TYPING: Rate = Rate::new(60, Duration::from_millis(500));
/// Replies to users the bot does not serve, or whose message it can't read.
const TURNED_AWAY: Rate = Rate::new(10, Duration::from_secs(30));
/// How often a user is sent a message about being too fast.
const TELLING: Rate = Rate::new(1, Duration::from_secs(30));

/// What each user has asked for recently.
#[derive(Debug)]
pub struct Limits {
    steps: RateLimiter<UserId>,
    typing: RateLimiter<UserId>,
    turned_away: RateLimiter<UserId>,
    told: RateLimiter<UserId>,
}

impl Limits {
    /// Nobody has asked anything.
    pub fn new(clock: &Clock) -> Self {
        let limiter = |rate| RateLimiter::new(rate, clock.clone());
        Self {
            steps: limiter(STEPS),
            typing: limiter(TYPING),
            turned_away: limiter(TURNED_AWAY),
            told: limiter(TELLING),
        }
    }

    /// Whether a user may ask this now.
    pub(super) fn admit(&self, user: UserId, asked: &Asked) -> bool {
        let steps = match asked {
            Asked::Command(command) if asks_provider(command) => EXPENSIVE,
            // The words may name something to buy.
            Asked::Words => EXPENSIVE,
            Asked::Press(Callback::Export) => EXPORT,
            Asked::Press(callback) if asks_provider_again(callback) => EXPENSIVE,
            Asked::Command(_) | Asked::Press(_) | Asked::OldButton | Asked::Nothing => 1,
        };
        self.steps.take(user, steps)
    }

    /// Whether a user may try a token now; in addition to the cost of its message.
    pub(super) fn admit_token(&self, user: UserId) -> bool {
        self.steps.take(user, TOKEN)
    }

    /// Whether a user may get another inline answer now.
    pub(super) fn admit_typing(&self, user: UserId) -> bool {
        self.typing.take(user, 1)
    }

    /// Whether a user who can't do anything here may be told so again.
    pub(super) fn admit_refusal(&self, user: UserId) -> bool {
        self.turned_away.take(user, 1)
    }

    /// Whether the user has not recently been told that they are too fast.
    pub(super) fn admit_warning(&self, user: UserId) -> bool {
        self.told.take(user, 1)
    }
}

/// Each of these calls the provider.
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
            | Command::Orders(_)
            | Command::Order(_)
            | Command::Webhook
            | Command::Buy(_)
    )
}

/// Each of these calls the provider. Actions that spend or end something are not included: they must not be
/// refused because of earlier browsing.
fn asks_provider_again(callback: &Callback) -> bool {
    matches!(
        callback,
        Callback::Balance
            | Callback::Rate
            | Callback::Active
            | Callback::OrderList { .. }
            | Callback::History(_)
            | Callback::ShowOrder { .. }
            | Callback::Refresh { .. }
            | Callback::Resend { .. }
            | Callback::Webhook
            | Callback::WebhookOn { .. }
            | Callback::WebhookOff
            | Callback::WebhookTest
            | Callback::WebhookRepair
            | Callback::Pick { .. }
            | Callback::PickBy { .. }
            | Callback::SameNumber { .. }
            | Callback::AcceptTerms { .. }
            | Callback::AcceptTermsForNumber { .. }
            | Callback::Elsewhere { .. }
            | Callback::Favourite { .. }
            | Callback::TakeToken { .. }
    )
}
