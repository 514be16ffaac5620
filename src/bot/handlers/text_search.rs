//! Free text: what a user types to buy something, and what they type while a list is shown.

use teloxide::types::Message;

use super::browse::{self, Priced, country_items};
use super::thanks::is_thanks;
use super::{Ctx, Done, Error, buy_menu, offer};
use crate::catalog::search::{self, Found, Lists, search};
use crate::domain::catalog::{Country, Listing, ProductSort, Service};
use crate::domain::{CountryId, ServiceId};
use crate::views;
use crate::views::browse::{CountryItem, Part};

/// From this score on a text counts as a name, not as a search.
pub(super) const CLEAR: u32 = 75;

/// `/buy`, alone or with what to buy.
pub async fn buy(ctx: &Ctx, text: String) -> Done {
    if text.trim().is_empty() {
        return buy_menu::show(ctx).await;
    }
    match understand(ctx, &text).await? {
        true => Ok(()),
        false => ctx.screen.show(&views::browse::nothing_found(&ctx.localizer, &text)).await,
    }
}

/// Shows what a text asks for. Returns `false`, having shown nothing, if it can't be understood.
pub async fn understand(ctx: &Ctx, text: &str) -> Result<bool, Error> {
    let found = ctx.screen.while_working(find(ctx, text)).await?;
    let one_service = found.services.first().filter(|hit| hit.score >= CLEAR || found.services.len() == 1);
    let one_country = found.countries.first().filter(|hit| hit.score >= CLEAR || found.countries.len() == 1);
    match (one_service, one_country) {
        (Some(service), Some(country)) => {
            let listing = Listing { country: country.item.id, service: service.item.id };
            offer::open(ctx, listing, ProductSort::default(), 0).await?;
        }
        (Some(service), None) if found.countries.is_empty() => {
            browse::show_countries(ctx, Some(service.item.id), 0).await?;
        }
        (None, Some(country)) if found.services.is_empty() => {
            browse::services(ctx, Some(country.item.id), 0).await?;
        }
        _ if !found.services.is_empty() => {
            let country = one_country.map(|hit| hit.item.clone());
            let hits: Vec<&Service> = found.services.iter().map(|hit| &hit.item).collect();
            let part = Part::Found { query: text };
            ctx.screen
                .show(&views::browse::services(
                    &ctx.localizer,
                    &hits,
                    part,
                    country.as_ref(),
                    ctx.me.supports_inline_queries,
                ))
                .await?;
        }
        _ if !found.countries.is_empty() => {
            let hits: Vec<CountryItem<'_>> =
                found.countries.iter().map(|hit| CountryItem::plain(&hit.item)).collect();
            let part = Part::Found { query: text };
            ctx.screen.show(&views::browse::countries(&ctx.localizer, &hits, part, None)).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// What a text names in the whole catalog. Among equal matches, familiar ones come first.
pub(super) async fn find(ctx: &Ctx, text: &str) -> Result<Found, Error> {
    let client = ctx.client().await?;
    let lists = async {
        let services = ctx.catalog.services(&client, None).await?;
        Ok::<_, Error>((services, ctx.catalog.countries(&client).await?))
    };
    let (services, countries) = lists.await?;
    let ranking = ctx.ranking(&ctx.store.find_bought(ctx.id()).await?).await;
    let called = called(ctx);
    Ok(search(
        text,
        &Lists {
            services: &ranking.services(&services, None, services.len()),
            countries: &ranking.countries(&countries, None, countries.len(), |country| country),
            called: &called,
        },
    ))
}

fn called(ctx: &Ctx) -> impl Fn(&Country) -> String {
    |country| ctx.localizer.country(country).to_owned()
}

/// Text that may search the list being shown: thanks do not.
pub fn search_of(message: &Message) -> Option<&str> {
    message.text().filter(|text| !text.starts_with('/') && !is_thanks(text))
}

/// Text while a list of countries is shown.
pub async fn typed_country(ctx: &Ctx, text: &str, service: Option<ServiceId>) -> Done {
    if ctx.screen.while_working(names_both(ctx, text)).await? {
        return something_else(ctx, text).await;
    }
    let (countries, chosen) = browse::countries_for(ctx, service).await?;
    let all: Vec<Country> = countries.iter().map(|item| item.country.clone()).collect();
    let hits = search::search_countries(text, &all, &called(ctx));
    match (hits.as_slice(), service) {
        ([], _) => something_else(ctx, text).await,
        ([only], Some(service)) => {
            let listing = Listing { country: only.id, service };
            offer::open(ctx, listing, ProductSort::default(), 0).await
        }
        (hits, _) => {
            let priced = |hit: &Country| countries.iter().find(|item| item.country.id == hit.id).cloned();
            let hits: Vec<Priced> = hits.iter().filter_map(priced).collect();
            let part = Part::Found { query: text };
            let view = views::browse::countries(&ctx.localizer, &country_items(&hits), part, chosen.as_ref());
            ctx.screen.show(&view).await
        }
    }
}

/// Text while a list of services is shown.
pub async fn typed_service(ctx: &Ctx, text: &str, country: Option<CountryId>) -> Done {
    if ctx.screen.while_working(names_both(ctx, text)).await? {
        return something_else(ctx, text).await;
    }
    let client = ctx.client().await?;
    let services = ctx.catalog.services(&client, country).await?;
    let hits = search::search_services(text, &services);
    match (hits.as_slice(), country) {
        ([], _) => something_else(ctx, text).await,
        ([only], Some(country)) => {
            let listing = Listing { country, service: only.id };
            offer::open(ctx, listing, ProductSort::default(), 0).await
        }
        (hits, _) => {
            let found = match country {
                Some(country) => ctx.catalog.find_country(&client, country).await?,
                None => None,
            };
            let hits: Vec<&Service> = hits.iter().collect();
            let part = Part::Found { query: text };
            let s = &ctx.localizer;
            ctx.screen
                .show(&views::browse::services(
                    s,
                    &hits,
                    part,
                    found.as_ref(),
                    ctx.me.supports_inline_queries,
                ))
                .await
        }
    }
}

/// Whether a text clearly names a service and a country: then it does not search the list being shown, which
/// may be for another service and long forgotten.
async fn names_both(ctx: &Ctx, text: &str) -> Result<bool, Error> {
    let found = find(ctx, text).await?;
    let clear = |score: Option<u32>| score.is_some_and(|score| score >= CLEAR);
    Ok(clear(found.services.first().map(|hit| hit.score))
        && clear(found.countries.first().map(|hit| hit.score)))
}

/// Text that matches nothing on the list being shown: it may name something else.
async fn something_else(ctx: &Ctx, text: &str) -> Done {
    if understand(ctx, text).await? {
        return Ok(());
    }
    ctx.screen.show(&views::browse::nothing_found(&ctx.localizer, text)).await
}
