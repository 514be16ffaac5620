//! Favourites: offers that a user saves, with the most they will pay.

use super::{Ctx, Done, Error, listings};
use crate::domain::catalog::{Choice, FavouriteChange, ProductLabel};
use crate::domain::{Money, ProductId};
use crate::views::{browse, favourite, toast};

/// Shows all of them.
pub async fn list(ctx: &Ctx) -> Done {
    let kept = ctx.store.find_favourites(ctx.id()).await?;
    ctx.screen.show(&favourite::list(&ctx.localizer, &kept)).await
}

/// Saves, changes or removes a favourite, and shows the result.
pub async fn change(ctx: &Ctx, product: ProductId, change: FavouriteChange) -> Done {
    let (id, s) = (ctx.id(), &ctx.localizer);
    match change {
        FavouriteChange::Show => {}
        FavouriteChange::Keep => {
            let Some(choice) = ctx.screen.while_working(choice(ctx, product)).await? else {
                return ctx.screen.show(&browse::empty_catalog(s)).await;
            };
            ctx.store.keep_favourite(id, &choice).await?;
        }
        FavouriteChange::Drop => {
            ctx.store.drop_favourite(id, product).await?;
            ctx.screen.toast(&toast::saved(s)).await;
            return ctx.screen.show(&favourite::dropped(s)).await;
        }
        FavouriteChange::Ceiling(ceiling) => ctx.store.set_ceiling(id, product, Some(ceiling)).await?,
        FavouriteChange::NoCeiling => ctx.store.set_ceiling(id, product, None).await?,
        FavouriteChange::OneTap(one_tap) => ctx.store.set_one_tap(id, product, one_tap).await?,
    }
    let Some(kept) = ctx.store.find_favourite(id, product).await? else {
        return ctx.screen.show(&favourite::dropped(s)).await;
    };
    if change != FavouriteChange::Show {
        ctx.screen.toast(&toast::saved(s)).await;
    }
    let price = ctx.screen.while_working(price(ctx, &kept.choice)).await?;
    ctx.screen.show(&favourite::favourite(s, &kept, price.as_ref())).await
}

/// The details of an offer, for saving it.
async fn choice(ctx: &Ctx, product: ProductId) -> Result<Option<Choice>, Error> {
    let client = ctx.client().await?;
    let listing = listings::find(ctx, &client, product).await?;
    let Some(listing) = listing else { return Ok(None) };
    let title = ctx.catalog.title(&client, listing).await?;
    let offer = ctx.catalog.glance(&client, product, listing).await?;
    let title = ProductLabel { operator: offer.and_then(|offer| offer.operator), ..title };
    Ok(Some(Choice { product, listing, title }))
}

/// The price of one number; `None` if there is none.
async fn price(ctx: &Ctx, choice: &Choice) -> Result<Option<Money>, Error> {
    let client = ctx.client().await?;
    let offers = ctx.catalog.offers(&client, choice.listing).await?;
    Ok(offers.iter().find(|offer| offer.id == choice.product).map(|offer| offer.price))
}
