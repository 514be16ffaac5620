//! The lists of `/buy`: services, countries, offers.

use super::{Ctx, Done, Error, State, listings};
use crate::catalog::Stocked;
use crate::catalog::search::fold;
use crate::domain::catalog::{Country, ProductLabel, Service};
use crate::domain::{CountryId, Language, Money, ProductId, ServiceId};
use crate::views::browse::{
    COUNTRIES_PER_PAGE, CountryItem, PRICED_COUNTRIES_PER_PAGE, Part, SERVICES_PER_PAGE,
};
use crate::views::{View, browse, instead};

/// How many familiar services or countries head a list.
const ON_TOP: usize = 12;

/// Shows a page of services, all or those of a country.
pub async fn services(ctx: &Ctx, country: Option<CountryId>, page: u16) -> Done {
    let client = ctx.client().await?;
    let read = ctx.screen.while_working(async {
        let services = ctx.catalog.services(&client, country).await?;
        let country = match country {
            Some(country) => ctx.catalog.find_country(&client, country).await?,
            None => None,
        };
        Ok::<_, Error>((services, country))
    });
    let (services, found) = read.await?;
    ctx.dialogue.update(State::ChoosingService { country }).await?;
    if services.is_empty() {
        return ctx.screen.show(&browse::empty_catalog(&ctx.localizer)).await;
    }
    let ranking = ctx.ranking(&ctx.store.find_bought(ctx.id()).await?).await;
    let ranked = ranking.services(&services, country, ON_TOP);
    let (items, part) = page_of(&ranked, page, SERVICES_PER_PAGE);
    let items: Vec<&Service> = items.iter().collect();
    let view = browse::services(&ctx.localizer, &items, part, found.as_ref(), ctx.me.supports_inline_queries);
    ctx.screen.show(&view).await
}

/// Shows a page of countries, all or those where a service is in stock.
pub async fn show_countries(ctx: &Ctx, service: Option<ServiceId>, page: u16) -> Done {
    let (countries, chosen) = countries_for(ctx, service).await?;
    ctx.dialogue.update(State::ChoosingCountry { service }).await?;
    if countries.is_empty() {
        return ctx.screen.show(&no_country(ctx, chosen.as_ref())).await;
    }
    let most = if service.is_some() { PRICED_COUNTRIES_PER_PAGE } else { COUNTRIES_PER_PAGE };
    let (items, part) = page_of(&countries, page, most);
    ctx.screen.show(&browse::countries(&ctx.localizer, &country_items(items), part, chosen.as_ref())).await
}

/// Shows the countries that have the service of a product.
pub async fn elsewhere(ctx: &Ctx, product: ProductId) -> Done {
    let client = ctx.client().await?;
    let listing = ctx.screen.while_working(listings::find(ctx, &client, product)).await?;
    show_countries(ctx, listing.map(|listing| listing.service), 0).await
}

/// A country and, for a service, the lowest price and the stock there.
#[derive(Debug, Clone)]
pub(super) struct Priced {
    /// The country.
    pub(super) country: Country,
    sold: Option<(Money, i64)>,
}

impl From<Stocked> for Priced {
    fn from(stocked: Stocked) -> Self {
        Self { country: stocked.country, sold: Some((stocked.from, stocked.stock)) }
    }
}

/// The countries, familiar ones first, then by price for a service, otherwise by name.
pub(super) async fn countries_for(
    ctx: &Ctx,
    service: Option<ServiceId>,
) -> Result<(Vec<Priced>, Option<Service>), Error> {
    let client = ctx.client().await?;
    let read = ctx.screen.while_working(async {
        Ok::<_, Error>(match service {
            None => {
                let all = ctx.catalog.countries(&client).await?;
                let all = all.iter().map(|country| Priced { country: country.clone(), sold: None });
                (by_name(ctx, all.collect()), None)
            }
            Some(service) => {
                let sold = ctx.catalog.countries_of(&client, service).await?;
                let sold = sold.into_iter().map(Priced::from).collect();
                (sold, ctx.catalog.find_service(&client, service).await?)
            }
        })
    });
    let (countries, chosen) = read.await?;
    let ranking = ctx.ranking(&ctx.store.find_bought(ctx.id()).await?).await;
    Ok((ranking.countries(&countries, service, ON_TOP, |item| &item.country), chosen))
}

/// Sorted by the names the user reads. Chinese characters give no usable order: there the order of the
/// English names is kept.
fn by_name(ctx: &Ctx, mut countries: Vec<Priced>) -> Vec<Priced> {
    if ctx.localizer.language() != Language::Zh {
        countries.sort_by_cached_key(|item| fold(ctx.localizer.country(&item.country)));
    }
    countries
}

/// The countries in the form a screen takes.
pub(super) fn country_items(countries: &[Priced]) -> Vec<CountryItem<'_>> {
    countries.iter().map(|item| CountryItem { country: &item.country, sold: item.sold }).collect()
}

fn no_country(ctx: &Ctx, service: Option<&Service>) -> View {
    match service {
        Some(service) => {
            let title = ProductLabel { service: Some(service.name.clone()), ..Default::default() };
            instead::sold_out(&ctx.localizer, &title, None)
        }
        None => browse::empty_catalog(&ctx.localizer),
    }
}

/// One page of a list; a page past the end becomes the last one.
fn page_of<T>(items: &[T], page: u16, size: usize) -> (&[T], Part<'static>) {
    let pages = u16::try_from(items.len().div_ceil(size).max(1)).unwrap_or(u16::MAX);
    let page = page.min(pages - 1);
    let shown = items.chunks(size).nth(usize::from(page)).unwrap_or_default();
    (shown, Part::Page { page, pages, total: items.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_behind_the_end_is_the_last_one() {
        let items: Vec<u32> = (0..25).collect();
        assert_eq!(page_of(&items, 0, 10).0.len(), 10);
        assert_eq!(page_of(&items, 2, 10).0, &[20, 21, 22, 23, 24]);
        assert_eq!(page_of(&items, 999, 10), page_of(&items, 2, 10));
        assert_eq!(page_of::<u32>(&[], 3, 10), (&[][..], Part::Page { page: 0, pages: 1, total: 0 }));
    }
}
