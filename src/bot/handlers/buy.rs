//! From an offer to a confirmed purchase.

use std::time::Duration;

use super::terms::has_accepted_terms;
use super::{Ctx, Done, Error, offer};
use crate::bot::Deps;
use crate::domain::failure::FailureKind;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::{IntentId, ProductId, UserId};
use crate::orders::Confirmation;
use crate::views::failure::MoneyMoved;
use crate::views::{
    Callback, confirm, failure, favourite, guard, login, notice, purchase, same_number, terms, toast,
};

/// How long the "being bought" message may take to appear.
const ANNOUNCING: Duration = Duration::from_secs(3);

/// Records acceptance of the terms and continues to the offer. Acceptance of outdated terms is asked for
/// again.
pub async fn accept_terms(ctx: &Ctx, version: u32, product: ProductId, quantity: u8) -> Done {
    if version == terms::VERSION {
        ctx.store.accept_terms(ctx.id(), version).await?;
    }
    offer::pick(ctx, product, quantity, offer::Shown::default()).await
}

/// Handles the one press that spends money.
pub async fn confirm(ctx: &Ctx, intent: IntentId) -> Done {
    let s = &ctx.localizer;
    match draft_of_older_terms(ctx, intent).await {
        Ok(None) => {}
        Ok(Some(draft)) => {
            let ask = match draft.wanted.continued() {
                Some(order) => terms::ask_for_number(s, order),
                None => terms::ask(s, draft.product, u8::try_from(draft.quantity).unwrap_or(1)),
            };
            return ctx.screen.show(&ask).await;
        }
        Err(error) => return not_confirmed(ctx, intent, error).await,
    }
    let announce = async |purchase: &Purchase| {
        ctx.screen.toast(&toast::buying(s)).await;
        // A slow Telegram must not delay the purchase; the card repairs the screen anyway.
        let announced =
            tokio::time::timeout(ANNOUNCING, ctx.screen.show(&ctx.named(confirm::buying(s, purchase)))).await;
        if !matches!(announced, Ok(Ok(()))) {
            tracing::debug!(user.id = %ctx.id(), "the purchase was not announced");
        }
    };
    let confirmed = ctx.orders.confirm(ctx.id(), intent, ctx.screen.message(), announce).await;
    let confirmation = match confirmed.map_err(Error::from) {
        Ok(confirmation) => confirmation,
        Err(error) => return not_confirmed(ctx, intent, error).await,
    };
    match confirmation {
        Confirmation::Started(_) => Ok(()),
        Confirmation::Already(found) => {
            ctx.screen.toast(&toast::already_bought(s)).await;
            match found.state {
                PurchaseState::Draft | PurchaseState::Confirmed | PurchaseState::Bought => Ok(()),
                PurchaseState::InDoubt
                | PurchaseState::Unclear
                | PurchaseState::Refused
                | PurchaseState::Lapsed => {
                    let next = match found.next {
                        Some(next) => ctx.store.find_purchase(ctx.id(), next).await?,
                        None => None,
                    };
                    ctx.screen.show(&ctx.named(purchase::ended(s, &found, next.as_ref()))).await
                }
            }
        }
        Confirmation::PriceMoved { draft, before } => {
            if draft.price.ledger_idr() > before.ledger_idr() {
                ctx.screen.toast(&toast::price_rose(s)).await;
            }
            ctx.screen.show(&ctx.named(confirm::price_moved(s, &draft, &before))).await
        }
        Confirmation::OverCeiling { purchase, now, ceiling } => {
            ctx.screen.toast(&toast::price_rose(s)).await;
            ctx.screen.show(&favourite::over_ceiling(s, &purchase, &now, ceiling)).await
        }
        Confirmation::SoldOut(found) => offer::sold_out(ctx, &found.title, found.listing).await,
        Confirmation::NotRented(found, why) => {
            let product = Some(found.product);
            ctx.screen.show(&same_number::not_rented(s, &found.title, product, &why)).await
        }
        Confirmation::Held(found, hold) => ctx.screen.show(&ctx.named(guard::held(s, &found, hold))).await,
        Confirmation::Stale(found) => {
            ctx.screen.toast(&toast::stale(s)).await;
            ctx.screen.show(&confirm::stale(s, Some(&found))).await
        }
        Confirmation::NotTheirs => ctx.screen.show(&notice::old_button(s)).await,
    }
}

/// A draft shown before the terms changed: its button does not buy.
async fn draft_of_older_terms(ctx: &Ctx, intent: IntentId) -> Result<Option<Purchase>, Error> {
    if has_accepted_terms(ctx).await? {
        return Ok(None);
    }
    let found = ctx.store.find_purchase(ctx.id(), intent).await?;
    Ok(found.filter(|found| found.state == PurchaseState::Draft))
}

/// The purchase was not started: the screen says so, and the button stays within reach. After a fault of our
/// own this is only said if the purchase is verifiably still a draft: its confirmation may have become
/// durable after all.
async fn not_confirmed(ctx: &Ctx, intent: IntentId, error: Error) -> Done {
    let s = &ctx.localizer;
    let again = Callback::Confirm { intent };
    match error.failure() {
        Some(why) if why.kind != FailureKind::TokenRejected => {
            tracing::info!(user.id = %ctx.id(), purchase.id = %intent, %error, "failed to begin a purchase");
            ctx.screen.show(&failure::failure(s, &why, MoneyMoved::No, Some(&again))).await
        }
        Some(_) => ctx.screen.show(&ctx.named(login::token_rejected(s))).await,
        None => {
            tracing::error!(user.id = %ctx.id(), purchase.id = %intent, %error, "failed to begin a purchase");
            if is_draft(ctx, ctx.id(), intent).await {
                return ctx.screen.show(&notice::cannot_buy_now(s, &again)).await;
            }
            ctx.screen.show(&notice::confirm_unclear(s)).await
        }
    }
}

/// Whether a purchase has verifiably not started; if that can't be checked, it may have.
pub async fn is_draft(deps: &Deps, user: UserId, intent: IntentId) -> bool {
    let found = deps.store.find_purchase(user, intent).await;
    matches!(found, Ok(Some(found)) if found.state == PurchaseState::Draft)
}

/// Handles the press that declines the purchase.
pub async fn abandon(ctx: &Ctx, intent: IntentId) -> Done {
    if ctx.orders.abandon(ctx.id(), intent).await? {
        ctx.screen.toast(&toast::abandoned(&ctx.localizer)).await;
        return ctx.screen.show(&confirm::abandoned(&ctx.localizer)).await;
    }
    ctx.screen.toast(&toast::old_button(&ctx.localizer)).await;
    Ok(())
}
