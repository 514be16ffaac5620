//! Amounts that a user types: their spending limits, and the price limits of favourites and watches.

use teloxide::types::Message;

use super::{Ctx, Done, Error, State, fallback};
use crate::domain::catalog::FavouriteChange;
use crate::domain::guard::{AmountOf, Guard};
use crate::domain::read_rupiah;
use crate::views::amount::{self, Asked};
use crate::views::{View, favourite, guard};

/// Asks for an amount; the next message is taken as the answer.
pub async fn ask(ctx: &Ctx, of: AmountOf) -> Done {
    ctx.dialogue.update(State::TypingAmount { of }).await?;
    ctx.screen.show(&view(ctx, of, false).await?).await
}

async fn view(ctx: &Ctx, of: AmountOf, unread: bool) -> Result<View, Error> {
    let (id, s) = (ctx.id(), &ctx.localizer);
    Ok(match of {
        AmountOf::DailyCap => amount::ask(s, Asked::DailyCap(&ctx.store.get_guard(id).await?), unread),
        AmountOf::AskAbove => amount::ask(s, Asked::AskAbove(&ctx.store.get_guard(id).await?), unread),
        AmountOf::LowBalance => amount::ask(s, Asked::LowBalance(&ctx.store.get_guard(id).await?), unread),
        AmountOf::Ceiling(product) => match ctx.store.find_favourite(id, product).await? {
            Some(kept) => amount::ask(s, Asked::Ceiling(&kept), unread),
            None => favourite::dropped(s),
        },
        AmountOf::Watch(listing) => {
            let client = ctx.client().await?;
            let title = ctx.screen.while_working(ctx.catalog.title(&client, listing)).await?;
            amount::ask(s, Asked::Watch(listing, &title), unread)
        }
    })
}

/// Takes the amount. Text that is not an amount may still name something to buy.
pub async fn typed(ctx: &Ctx, message: &Message, of: AmountOf) -> Done {
    let Some(rupiah) = message.text().and_then(read_rupiah) else {
        let unread = view(ctx, of, true).await?;
        return fallback::message_or(ctx, message, &unread).await;
    };
    ctx.dialogue.exit().await?;
    let id = ctx.id();
    let limits = ctx.store.get_guard(id).await?;
    let limits = match of {
        AmountOf::DailyCap => Guard { daily_cap: Some(rupiah), ..limits },
        AmountOf::AskAbove => Guard { ask_above: Some(rupiah), ..limits },
        AmountOf::LowBalance => Guard { low_balance: Some(rupiah), ..limits },
        AmountOf::Ceiling(product) => {
            let change = FavouriteChange::Ceiling(rupiah);
            return super::favourites::change(ctx, product, change).await;
        }
        AmountOf::Watch(listing) => return super::watch::ask(ctx, listing, Some(rupiah)).await,
    };
    ctx.store.save_guard(id, limits).await?;
    ctx.screen.show(&guard::guard(&ctx.localizer, &limits)).await
}
