//! Asking for a token.

use super::{Ctx, Done, State};
use crate::views::login;

/// Asks for the token.
pub async fn ask(ctx: &Ctx) -> Done {
    ask_for(ctx, wanted(ctx)).await
}

/// The same, continuing with the target of a link afterwards.
pub async fn ask_for(ctx: &Ctx, wanted: Option<String>) -> Done {
    ctx.dialogue.update(State::AwaitingToken { since: ctx.clock.now(), wanted }).await?;
    ctx.screen.without_link().show(&login::ask(&ctx.localizer)).await
}

/// The target of a link opened before the token was asked for.
pub(super) fn wanted(ctx: &Ctx) -> Option<String> {
    match ctx.dialogue.state() {
        State::AwaitingToken { wanted, .. } => wanted,
        _ => None,
    }
}
