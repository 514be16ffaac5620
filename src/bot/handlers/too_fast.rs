//! Replies to users over the rate limit.

use teloxide::types::Message;

use super::{Ctx, Done, State};
use crate::bot::asked::Asked;
use crate::domain::notification::Notification;
use crate::views::{notice, toast};

/// Asks a user to slow down, once in a while. A token that they sent is removed from the chat.
pub async fn too_fast(ctx: &Ctx, message: &Message, asked: &Asked) -> Done {
    let is_asked_for = matches!(ctx.dialogue.state(), State::AwaitingToken { .. });
    if is_asked_for || asked.brings_token(message) {
        ctx.store.add_notification(ctx.id(), &Notification::DeleteMessage { message: message.id.0 }).await?;
    }
    slow_down(ctx).await
}

/// Asks the user to slow down, unless that was just said.
pub async fn slow_down(ctx: &Ctx) -> Done {
    if ctx.limits.admit_warning(ctx.person()) {
        tracing::info!(user.id = %ctx.id(), "a person asks faster than they may");
        ctx.screen.send(&notice::busy(&ctx.localizer)).await?;
    }
    Ok(())
}

/// The same after a press.
pub async fn pressing(ctx: &Ctx) -> Done {
    ctx.screen.toast(&toast::busy(&ctx.localizer)).await;
    Ok(())
}
