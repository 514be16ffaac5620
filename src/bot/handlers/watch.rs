//! Watches: starting, showing and ending them.

use chrono::TimeDelta;

use super::{Ctx, Done};
use crate::domain::catalog::Listing;
use crate::domain::watch::{HOURS, Watch, WatchChange};
use crate::views::{toast, watch};

/// Shows the running ones.
pub async fn list(ctx: &Ctx) -> Done {
    show_all(ctx, false).await
}

async fn show_all(ctx: &Ctx, too_many: bool) -> Done {
    let watches = ctx.store.find_watches(ctx.id()).await?;
    ctx.screen.show(&watch::list(&ctx.localizer, &watches, ctx.clock.now(), too_many)).await
}

/// Starts, shows or ends one.
pub async fn change(ctx: &Ctx, listing: Listing, change: WatchChange) -> Done {
    match change {
        WatchChange::Show { at_most } => show(ctx, listing, at_most).await,
        WatchChange::Start { hours, at_most } if HOURS.contains(&hours) => {
            start(ctx, listing, hours, at_most).await
        }
        WatchChange::Start { at_most, .. } => ask(ctx, listing, at_most).await,
        WatchChange::Stop => {
            ctx.store.drop_watch(ctx.id(), listing).await?;
            ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
            list(ctx).await
        }
    }
}

/// Shows a running watch; otherwise, or for another price, asks how long a new one lasts.
async fn show(ctx: &Ctx, listing: Listing, at_most: Option<i64>) -> Done {
    let found = ctx.store.find_watch(ctx.id(), listing).await?.filter(|found| found.end.is_none());
    match found.filter(|found| at_most.is_none() || found.at_most == at_most) {
        Some(found) => ctx.screen.show(&watch::running(&ctx.localizer, &found, ctx.clock.now())).await,
        None => ask(ctx, listing, at_most).await,
    }
}

/// Asks how long it lasts.
pub async fn ask(ctx: &Ctx, listing: Listing, at_most: Option<i64>) -> Done {
    let client = ctx.client().await?;
    let title = ctx.screen.while_working(ctx.catalog.title(&client, listing)).await?;
    ctx.screen.show(&watch::ask(&ctx.localizer, &title, listing, at_most)).await
}

async fn start(ctx: &Ctx, listing: Listing, hours: u8, at_most: Option<i64>) -> Done {
    let client = ctx.client().await?;
    let title = ctx.screen.while_working(ctx.catalog.title(&client, listing)).await?;
    let until = ctx.clock.now() + TimeDelta::hours(i64::from(hours));
    let watch = Watch { listing, title, at_most, until, end: None };
    if !ctx.store.save_watch(ctx.id(), &watch).await? {
        return show_all(ctx, true).await;
    }
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    ctx.screen.show(&watch::running(&ctx.localizer, &watch, ctx.clock.now())).await
}
