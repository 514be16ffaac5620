//! `/settings` → Accounts: which are linked, which is in use, and what they are called.

use teloxide::types::Message;

use super::{Ctx, Done, State, fallback};
use crate::domain::account::read_name;
use crate::views::account::{self, NameFault};
use crate::views::{account_name, login, toast};

/// Shows the accounts.
pub async fn list(ctx: &Ctx) -> Done {
    let linked = ctx.store.find_linked(ctx.id()).await?;
    if linked.is_empty() {
        return ctx.screen.show(&login::needed(&ctx.localizer)).await;
    }
    let current = ctx.store.find_current(ctx.person()).await?;
    ctx.screen.reveal(&ctx.store, &account::list(&ctx.localizer, &linked, current)).await
}

/// Takes an account into use. From now on the message belongs to that account, whatever it showed before.
pub async fn switch(ctx: &Ctx, account: u8) -> Done {
    let user = ctx.id().with_account(account);
    if !ctx.store.use_account(user).await? {
        return list(ctx).await;
    }
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    list(&ctx.with_account(user).await?).await
}

/// Asks for a name; the next message is taken as the answer.
pub async fn ask_name(ctx: &Ctx, account: u8) -> Done {
    ask(ctx, account, None).await
}

async fn ask(ctx: &Ctx, account: u8, fault: Option<NameFault>) -> Done {
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let Some(known) = linked.iter().find(|known| known.user.account() == account) else {
        return list(ctx).await;
    };
    ctx.dialogue.update(State::NamingAccount { account }).await?;
    ctx.screen.show(&account::ask_name(&ctx.localizer, &known.name, fault)).await
}

/// Takes the name.
pub async fn typed(ctx: &Ctx, message: &Message, account: u8) -> Done {
    let Some(text) = message.text() else {
        return fallback::message(ctx, message).await;
    };
    let name = match read_name(text) {
        Ok(name) => name,
        Err(bad) => return ask(ctx, account, Some(NameFault::Bad(bad))).await,
    };
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let is_same = |called: &str| called.to_lowercase() == name.to_lowercase();
    let mut others = linked.iter().filter(|other| other.user.account() != account);
    if others.any(|other| is_same(&account_name::plain(&ctx.localizer, &other.name))) {
        return ask(ctx, account, Some(NameFault::Taken)).await;
    }
    ctx.dialogue.exit().await?;
    if linked.iter().any(|known| known.user.account() == account) {
        ctx.store.name_account(ctx.id().with_account(account), &name).await?;
    }
    list(ctx).await
}
