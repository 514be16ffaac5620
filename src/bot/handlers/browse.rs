//! `/buy`: countries, services, offers, and the text that jumps to them.

use super::{ChatDialogue, Desk, Done, Error, Person, Screen, State, buy};
use crate::catalog::search::{self, search};
use crate::domain::catalog::{Country, Place, Product, ProductSort, Service, Title};
use crate::domain::{CountryId, Money, ProductId, ServiceId};
use crate::views::browse::{
    COUNTRIES_PER_PAGE, CountryItem, PRICED_COUNTRIES_PER_PAGE, Part, SERVICES_PER_PAGE,
};
use crate::views::offers::{Listing, OFFERS_PER_PAGE};
use crate::views::{View, browse, offers, title};

/// From this score on a text is taken for what it names, not for a search.
const CLEAR: u32 = 75;

/// `/buy`, alone or with what for.
pub async fn buy(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue, text: String) -> Done {
    if text.trim().is_empty() {
        return services(desk, person, screen, dialogue, None, 0).await;
    }
    match understand(&desk, &person, &screen, &dialogue, &text).await? {
        true => Ok(()),
        false => screen.show(&browse::nothing_found(&person.speech, &text)).await,
    }
}

/// Shows what a text asks for. `false` when it can't be understood; nothing was shown then.
pub async fn understand(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    dialogue: &ChatDialogue,
    text: &str,
) -> Result<bool, Error> {
    let client = desk.client(person).await?;
    let lists = screen.while_working(async {
        let services = desk.catalog.services(&client, None).await?;
        let countries = desk.catalog.countries(&client).await?;
        Ok((services, countries))
    });
    let lists = lists.await;
    let (services, countries) = desk.heed(person, lists).await?;
    let found = search(text, &services, &countries);
    let one_service = found.services.first().filter(|hit| hit.score >= CLEAR || found.services.len() == 1);
    let one_country = found.countries.first().filter(|hit| hit.score >= CLEAR || found.countries.len() == 1);
    let (desk, person, screen, dialogue) = (desk.clone(), person.clone(), screen.clone(), dialogue.clone());
    match (one_service, one_country) {
        (Some(service), Some(country)) => {
            let place = Place { country: country.item.id, service: service.item.id };
            lead(desk, person, screen, place).await?;
        }
        (Some(service), None) if found.countries.is_empty() => {
            show_countries(desk, person, screen, dialogue, Some(service.item.id), 0).await?;
        }
        (None, Some(country)) if found.services.is_empty() => {
            self::services(desk, person, screen, dialogue, Some(country.item.id), 0).await?;
        }
        _ if !found.services.is_empty() => {
            let country = one_country.map(|hit| hit.item.clone());
            let hits: Vec<&Service> = found.services.iter().map(|hit| &hit.item).collect();
            let part = Part::Found { query: text };
            screen.show(&browse::services(&person.speech, &hits, part, country.as_ref())).await?;
        }
        _ if !found.countries.is_empty() => {
            let hits: Vec<CountryItem<'_>> =
                found.countries.iter().map(|hit| CountryItem { country: &hit.item, from: None }).collect();
            screen.show(&browse::countries(&person.speech, &hits, Part::Found { query: text }, None)).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Shows a page of the services, all or those of a country.
pub async fn services(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    country: Option<CountryId>,
    page: u16,
) -> Done {
    let client = desk.client(&person).await?;
    let read = screen.while_working(async {
        let services = desk.catalog.services(&client, country).await?;
        let country = match country {
            Some(country) => desk.catalog.find_country(&client, country).await?,
            None => None,
        };
        Ok((services, country))
    });
    let read = read.await;
    let (services, found) = desk.heed(&person, read).await?;
    dialogue.update(State::ChoosingService { country }).await?;
    if services.is_empty() {
        return screen.show(&browse::empty_catalog(&person.speech)).await;
    }
    let (items, part) = page_of(&services, page, SERVICES_PER_PAGE);
    let items: Vec<&Service> = items.iter().collect();
    screen.show(&browse::services(&person.speech, &items, part, found.as_ref())).await
}

/// Shows a page of the countries, all or those in which a service is in stock.
pub async fn show_countries(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    service: Option<ServiceId>,
    page: u16,
) -> Done {
    let (countries, chosen) = countries_for(&desk, &person, &screen, service).await?;
    dialogue.update(State::ChoosingCountry { service }).await?;
    if countries.is_empty() {
        return screen.show(&no_country(&person, chosen.as_ref())).await;
    }
    let most = if service.is_some() { PRICED_COUNTRIES_PER_PAGE } else { COUNTRIES_PER_PAGE };
    let (items, part) = page_of(&countries, page, most);
    screen.show(&browse::countries(&person.speech, &country_items(items), part, chosen.as_ref())).await
}

/// Shows the countries that have the service of a product.
pub async fn elsewhere(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    product: ProductId,
) -> Done {
    let client = desk.client(&person).await?;
    let place = screen.while_working(desk.catalog.find_place(&client, product)).await;
    let place = desk.heed(&person, place).await?;
    show_countries(desk, person, screen, dialogue, place.map(|place| place.service), 0).await
}

type PricedCountry = (Country, Option<Money>);

async fn countries_for(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    service: Option<ServiceId>,
) -> Result<(Vec<PricedCountry>, Option<Service>), Error> {
    let client = desk.client(person).await?;
    let read = screen.while_working(async {
        Ok(match service {
            None => {
                let all = desk.catalog.countries(&client).await?;
                (all.iter().map(|country| (country.clone(), None)).collect(), None)
            }
            Some(service) => {
                let sold = desk.catalog.countries_of(&client, service).await?;
                let sold = sold.into_iter().map(|(country, price)| (country, Some(price))).collect();
                (sold, desk.catalog.find_service(&client, service).await?)
            }
        })
    });
    let read = read.await;
    desk.heed(person, read).await
}

fn country_items(countries: &[PricedCountry]) -> Vec<CountryItem<'_>> {
    countries.iter().map(|(country, from)| CountryItem { country, from: *from }).collect()
}

fn no_country(person: &Person, service: Option<&Service>) -> View {
    match service {
        Some(service) => {
            let title = Title { service: Some(service.name.clone()), ..Default::default() };
            browse::sold_out(&person.speech, &title, None, &[])
        }
        None => browse::empty_catalog(&person.speech),
    }
}

/// Shows a page of the offers of a service in a country.
pub async fn show_offers(
    desk: Desk,
    person: Person,
    screen: Screen,
    place: Place,
    sort: ProductSort,
    page: u16,
) -> Done {
    let client = desk.client(&person).await?;
    let read = screen.while_working(async {
        let offers = desk.catalog.offers(&client, place).await?;
        let country = desk.catalog.find_country(&client, place.country).await?;
        Ok((offers, country, desk.catalog.find_service(&client, place.service).await?))
    });
    let read = read.await;
    let (found, country, service) = desk.heed(&person, read).await?;
    let Some((country, service)) = country.zip(service) else {
        return screen.show(&browse::empty_catalog(&person.speech)).await;
    };
    if found.is_empty() {
        let title = title::of(&country, &service);
        return sold_out(&desk, &person, &screen, &title, place).await;
    }
    let mut found: Vec<Product> = found.to_vec();
    if sort == ProductSort::AvailableDescending {
        found.sort_by_key(|product| std::cmp::Reverse(product.available));
    }
    let (items, part) = page_of(&found, page, OFFERS_PER_PAGE);
    let Part::Page { page, pages } = part else { return Ok(()) };
    let listing = Listing { country: &country, service: &service, sort, page, pages };
    screen.show(&offers::offers(&person.speech, listing, items)).await
}

/// Words named a place: its offers, or the confirm screen at once when there is nothing to choose between.
async fn lead(desk: Desk, person: Person, screen: Screen, place: Place) -> Done {
    let client = desk.client(&person).await?;
    let offers = screen.while_working(desk.catalog.offers(&client, place)).await;
    let offers = desk.heed(&person, offers).await?;
    match offers.as_slice() {
        [only] => buy::pick(desk, person, screen, only.id, 1).await,
        _ => show_offers(desk, person, screen, place, ProductSort::default(), 0).await,
    }
}

/// Says that an offer is gone and shows what comes nearest: what else is on sale there, and the cheapest countries
/// that have the service. When those can't be read, the way to the lists is left.
pub async fn sold_out(desk: &Desk, person: &Person, screen: &Screen, title: &Title, place: Place) -> Done {
    let client = desk.client(person).await?;
    let (here, elsewhere) = screen
        .while_working(async {
            tokio::join!(
                desk.catalog.offers(&client, place),
                desk.catalog.countries_of(&client, place.service)
            )
        })
        .await;
    let here = here.is_ok_and(|offers| !offers.is_empty()).then_some(place);
    let mut elsewhere = elsewhere.unwrap_or_default();
    elsewhere.retain(|(country, _)| country.id != place.country);
    let elsewhere: Vec<PricedCountry> =
        elsewhere.into_iter().map(|(country, price)| (country, Some(price))).collect();
    let nearest = browse::Nearest { service: place.service, here };
    screen.show(&browse::sold_out(&person.speech, title, Some(nearest), &country_items(&elsewhere))).await
}

/// Text while a list of countries is shown.
pub async fn typed_country(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: teloxide::types::Message,
    service: Option<ServiceId>,
) -> Done {
    let Some(text) = message.text().filter(|text| !text.starts_with('/')) else {
        return super::fallback::message(desk, person, screen, dialogue, message).await;
    };
    if names_both(&desk, &person, text).await? {
        return something_else(&desk, &person, &screen, &dialogue, text).await;
    }
    let (countries, chosen) = countries_for(&desk, &person, &screen, service).await?;
    let all: Vec<Country> = countries.iter().map(|(country, _)| country.clone()).collect();
    let hits = search::search_countries(text, &all);
    match (hits.as_slice(), service) {
        ([], _) => something_else(&desk, &person, &screen, &dialogue, text).await,
        ([only], Some(service)) => {
            let place = Place { country: only.id, service };
            lead(desk, person, screen, place).await
        }
        (hits, _) => {
            let priced = |hit: &Country| countries.iter().find(|(country, _)| country.id == hit.id).cloned();
            let hits: Vec<PricedCountry> = hits.iter().filter_map(priced).collect();
            let part = Part::Found { query: text };
            screen
                .show(&browse::countries(&person.speech, &country_items(&hits), part, chosen.as_ref()))
                .await
        }
    }
}

/// Text while a list of services is shown.
pub async fn typed_service(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: teloxide::types::Message,
    country: Option<CountryId>,
) -> Done {
    let Some(text) = message.text().filter(|text| !text.starts_with('/')) else {
        return super::fallback::message(desk, person, screen, dialogue, message).await;
    };
    if names_both(&desk, &person, text).await? {
        return something_else(&desk, &person, &screen, &dialogue, text).await;
    }
    let client = desk.client(&person).await?;
    let services = desk.heed(&person, desk.catalog.services(&client, country).await).await?;
    let hits = search::search_services(text, &services);
    match (hits.as_slice(), country) {
        ([], _) => something_else(&desk, &person, &screen, &dialogue, text).await,
        ([only], Some(country)) => {
            let place = Place { country, service: only.id };
            lead(desk, person, screen, place).await
        }
        (hits, _) => {
            let found = match country {
                Some(country) => {
                    desk.heed(&person, desk.catalog.find_country(&client, country).await).await?
                }
                None => None,
            };
            let hits: Vec<&Service> = hits.iter().collect();
            let part = Part::Found { query: text };
            screen.show(&browse::services(&person.speech, &hits, part, found.as_ref())).await
        }
    }
}

/// Whether a text clearly names a service and a country: then it is no search of the list that is shown, which may be
/// of another service and long forgotten.
async fn names_both(desk: &Desk, person: &Person, text: &str) -> Result<bool, Error> {
    let client = desk.client(person).await?;
    let services = desk.heed(person, desk.catalog.services(&client, None).await).await?;
    let countries = desk.heed(person, desk.catalog.countries(&client).await).await?;
    let found = search(text, &services, &countries);
    let clear = |score: Option<u32>| score.is_some_and(|score| score >= CLEAR);
    Ok(clear(found.services.first().map(|hit| hit.score))
        && clear(found.countries.first().map(|hit| hit.score)))
}

/// Text that names nothing on the list that is shown: it may name something else.
async fn something_else(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    dialogue: &ChatDialogue,
    text: &str,
) -> Done {
    if understand(desk, person, screen, dialogue, text).await? {
        return Ok(());
    }
    screen.show(&browse::nothing_found(&person.speech, text)).await
}

/// One page of a list; a page behind the end is the last one.
fn page_of<T>(items: &[T], page: u16, size: usize) -> (&[T], Part<'static>) {
    let pages = u16::try_from(items.len().div_ceil(size).max(1)).unwrap_or(u16::MAX);
    let page = page.min(pages - 1);
    let shown = items.chunks(size).nth(usize::from(page)).unwrap_or_default();
    (shown, Part::Page { page, pages })
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
        assert_eq!(page_of::<u32>(&[], 3, 10), (&[][..], Part::Page { page: 0, pages: 1 }));
    }
}
