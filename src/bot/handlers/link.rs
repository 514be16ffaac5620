//! Links into the private chat, such as `https://t.me/bot?start=buy_wa_id`.

use super::{Ctx, Done, Error, ask_token, browse, offer, text_search};
use crate::domain::catalog::{Listing, ProductSort};
use crate::domain::link;

/// The longest payload that Telegram allows in a link; typed text may be longer.
const LONGEST_WORD: usize = 64;

/// Opens the target of a link. Without an account it asks for one first, and continues once it is linked.
pub async fn follow(ctx: &Ctx, wanted: String) -> Done {
    let is_linked = ctx.find_account().await?.is_some_and(|known| known.revoked_at.is_none());
    if !is_linked {
        let wanted = wanted.chars().take(LONGEST_WORD).collect();
        return ask_token::ask_for(ctx, Some(wanted)).await;
    }
    let client = ctx.client().await?;
    let lists = ctx.screen.while_working(async {
        let services = ctx.catalog.services(&client, None).await?;
        Ok::<_, Error>((services, ctx.catalog.countries(&client).await?))
    });
    let (services, countries) = lists.await?;
    match link::read(&wanted, &services, &countries) {
        Some((service, Some(country))) => {
            let listing = Listing { country: country.id, service: service.id };
            offer::open(ctx, listing, ProductSort::default(), 0).await
        }
        Some((service, None)) => browse::show_countries(ctx, Some(service.id), 0).await,
        // Typed by hand, or no longer on sale: it may still say what is wanted.
        None => text_search::buy(ctx, wanted.replace('_', " ")).await,
    }
}
