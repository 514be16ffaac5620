//! The question what a token is for, when an account is linked already: a further account, or in place of one.

use super::{Ctx, Done, Error, State, ask_token, linking};
use crate::accounts::{self, Arrived, Offer};
use crate::domain::UserId;
use crate::domain::account::{Arrival, Linked};
use crate::views::login;

/// Checks a token and asks, or says whose it is already.
pub async fn ask(ctx: &Ctx, further: Option<UserId>, replaceable: &[UserId], arrived: Arrived) -> Done {
    let checking = ctx.accounts.check_token(&arrived.token, ctx.user.currency);
    let balance = match ctx.screen.while_working(checking).await {
        Ok(balance) => balance,
        Err(accounts::Error::Provider(error)) => return linking::refuse(ctx, &error, &arrived).await,
        Err(error) => return Err(error.into()),
    };
    let same = ctx.accounts.find_pushing(ctx.person(), &arrived.token);
    if let Some(same) = ctx.screen.while_working(same).await {
        return linking::link(ctx, same, &arrived).await;
    }
    ctx.dialogue.exit().await?;
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let named = |user: &UserId| linked.iter().find(|known| known.user == *user);
    let replaceable: Vec<_> = replaceable.iter().filter_map(named).map(|known| &known.name).collect();
    let offer = ctx.accounts.offer(ctx.person(), arrived)?;
    let further = further.map(UserId::account);
    ctx.screen.show(&login::offer(&ctx.localizer, &balance, offer, further, &replaceable)).await
}

/// The token is linked already.
pub async fn known(ctx: &Ctx, linked: &[Linked], user: UserId) -> Done {
    ctx.dialogue.exit().await?;
    match linked.iter().find(|known| known.user == user) {
        Some(known) => ctx.screen.show(&login::known(&ctx.localizer, &known.name)).await,
        None => gone(ctx).await,
    }
}

/// Takes the answer. The accounts may have changed since the question.
pub async fn take(ctx: &Ctx, offer: u64, account: Option<u8>) -> Done {
    let arrived = match ctx.accounts.take_offer(ctx.person(), offer) {
        Offer::Taken(arrived) => arrived,
        // A second press.
        Offer::Answered => return Ok(()),
        Offer::Gone => return gone(ctx).await,
    };
    let Some(account) = account else {
        return ctx.screen.show(&login::offer_dropped(&ctx.localizer)).await;
    };
    let to = ctx.id().with_account(account);
    let (linked, arrival) = arrival(ctx, &arrived).await?;
    match arrival {
        Arrival::Known(user) => known(ctx, &linked, user).await,
        arrival if arrival.allows(to) => linking::link(ctx, to, &arrived).await,
        Arrival::Link(_) | Arrival::Ask { .. } => gone(ctx).await,
    }
}

/// What a token is for, given the accounts that are linked now; and those.
pub async fn arrival(ctx: &Ctx, arrived: &Arrived) -> Result<(Vec<Linked>, Arrival), Error> {
    let linked = ctx.store.find_linked(ctx.id()).await?;
    let current = ctx.store.find_current(ctx.person()).await?;
    let same = ctx.store.find_same_account(ctx.id(), &arrived.token).await?;
    let arrival = Arrival::of(&linked, current, same);
    Ok((linked, arrival))
}

/// The token is not kept any longer: it has to be sent again.
async fn gone(ctx: &Ctx) -> Done {
    let wanted = ask_token::wanted(ctx);
    ctx.dialogue.update(State::AwaitingToken { since: ctx.clock.now(), wanted }).await?;
    ctx.screen.show(&login::offer_gone(&ctx.localizer)).await
}
