//! The first screen of buying: the user's frequent purchases and the popular ones, one tap away.

use std::time::Duration;

use futures_util::future::join_all;

use super::terms::has_accepted_terms;
use super::{Ctx, Done, Error, State};
use crate::domain::IntentId;
use crate::domain::catalog::{Choice, Favourite, Policy};
use crate::orders::{Draft, Wish};
use crate::smscode::Client;
use crate::views::buy_menu::{
    BuyMenu, MOST_BOUGHT, MOST_FAVOURITES, MOST_SERVICES, Price, Shortcut, Why, buy_menu as view,
};
use crate::views::{View, browse};

/// How long the screen waits for the prices of its one-tap offers.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// The heading of the screen.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The text.
    pub text: String,
    /// Whether instant codes are offered below.
    pub offers_webhook: bool,
}

/// Shows the screen, and lets typed text search the services.
pub async fn show(ctx: &Ctx) -> Done {
    below(ctx, Head::default()).await
}

/// The same below a heading.
pub async fn below(ctx: &Ctx, head: Head) -> Done {
    let drawn = ctx.screen.while_working(draw(ctx, head)).await?;
    ctx.dialogue.update(State::ChoosingService { country: None }).await?;
    ctx.screen.show(&drawn.unwrap_or_else(|| browse::empty_catalog(&ctx.localizer))).await
}

/// Builds the screen; `None` if nothing is on sale.
pub async fn draw(ctx: &Ctx, head: Head) -> Result<Option<View>, Error> {
    let id = ctx.id();
    let services = ctx.catalog.services(&ctx.client().await?, None).await?;
    if services.is_empty() {
        return Ok(None);
    }
    let bought = ctx.store.find_bought(id).await?;
    let top = ctx.ranking(&bought).await.services(&services, None, MOST_SERVICES);
    let mut favourites = ctx.store.find_favourites(id).await?;
    favourites.truncate(MOST_FAVOURITES);
    let is_shown = |choice: &&Choice| favourites.iter().any(|kept| kept.choice.product == choice.product);
    let others: Vec<&Choice> = bought.iter().filter(|choice| !is_shown(choice)).take(MOST_BOUGHT).collect();
    let may_buy = favourites.iter().any(|kept| kept.one_tap) && has_accepted_terms(ctx).await?;
    let client = ctx.client_beside().await?;
    let kept = favourites.iter().map(async |kept| shortcut(ctx, &client, kept, may_buy).await);
    let others = others.into_iter().map(async |choice| Shortcut {
        choice,
        why: Why::Bought,
        price: price(ctx, &client, choice).await,
    });
    let (kept, others) = tokio::join!(join_all(kept), join_all(others));
    let shortcuts: Vec<Shortcut<'_>> = kept.into_iter().chain(others).collect();
    let menu = BuyMenu {
        head: &head.text,
        shortcuts: &shortcuts,
        services: &top,
        all_services: services.len(),
        search: ctx.me.supports_inline_queries,
        offers_webhook: head.offers_webhook,
    };
    Ok(Some(ctx.named(view(&ctx.localizer, &menu))))
}

/// A favourite. A one-press favourite gets its draft here: the button is shown only once that is durable, and
/// only while the price is within the limit.
async fn shortcut<'a>(ctx: &Ctx, client: &Client, kept: &'a Favourite, may_buy: bool) -> Shortcut<'a> {
    let choice = &kept.choice;
    if kept.one_tap
        && may_buy
        && let Some((intent, price)) = draft(ctx, kept).await
    {
        return Shortcut { choice, why: Why::OneTap(intent), price };
    }
    Shortcut { choice, why: Why::Favourite, price: price(ctx, client, choice).await }
}

async fn draft(ctx: &Ctx, kept: &Favourite) -> Option<(IntentId, Price)> {
    let Choice { product, listing, .. } = kept.choice;
    // No price is confirmed on the way, so the limit that was set applies.
    let wish = Wish { quantity: 1, policy: Policy::default(), ceiling: kept.ceiling };
    let draft = ctx.orders.draft(ctx.id(), ctx.user.currency, product, listing, wish);
    let Ok(Ok(Some(Draft { purchase, .. }))) = tokio::time::timeout(PATIENCE, draft).await else {
        return None;
    };
    kept.passed_by(&purchase.price).is_none().then_some((purchase.id, Price::At(purchase.price)))
}

/// The price of one number, if it can be found out in time.
async fn price(ctx: &Ctx, client: &Client, choice: &Choice) -> Price {
    let glance = ctx.catalog.glance(client, choice.product, choice.listing);
    match tokio::time::timeout(PATIENCE, glance).await {
        Ok(Ok(Some(offer))) => Price::At(offer.price),
        Ok(Ok(None)) => Price::SoldOut,
        Ok(Err(_)) | Err(_) => Price::Unknown,
    }
}
